"""isnad eval: its tables tell what a rule is worth, its errors say what is missing."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import json

from isnad_cli import contains, equal, evaluated, isnad, run

TEXT = "قتل ثلاثة مدنيين في قصف على بلدة سرمدا.\nوأضاف المصدر أن سبعة أشخاص أصيبوا."


def gold(text=TEXT, **more):
    def item(words, **rest):
        return {"start": text.index(words), "end": text.index(words) + len(words), "evidence": words, **rest}

    def figure(words, measure, n, who):
        return item(words, measure=measure, measure_alt=[], qualifier="exact", low=n, high=n, unit="person", who=[who],
                    attribution=[], modality="asserted", optional=False)
    return {"schema": "isnad-gold/1", "report": {"file": "a.txt", "outlet": "سانا", "published": "2022-01-21"},
            "figures": [figure("ثلاثة مدنيين", "killed", 3, "civilian"), figure("سبعة أشخاص", "killed", 7, "unspecified")],
            "events": [item("قصف", type="shelling", type_alt=[], initiator=[], attribution=[], modality="asserted")], **more}


def put(folder, document=None, text=TEXT, name="a"):
    folder.mkdir(parents=True, exist_ok=True)
    if document is not None:
        (folder / f"{name}.json").write_text(document if isinstance(document, str) else json.dumps(document, ensure_ascii=False),
                                             encoding="utf-8")
    if text is not None:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_scores_and_rules(folder):
    put(folder, gold())
    found = evaluated("--gold", folder, "--misses")
    equal((found["reports"], found["unread"], found["gold_figures"], found["figure_f1"]), (1, 0, 2, 0.5))
    rules = found["rules"]
    equal([r["worth"] for r in rules], sorted(r["worth"] for r in rules), "the least valuable first")
    assert all(r["place"].startswith("rules/") for r in rules if r["layer"] == "figure"), rules
    equal(sum(r["wrong"] for r in rules if r["layer"] == "figure"), 1)
    # wounded where the gold says killed
    assert any(r["faults"].get("measure") for r in rules), rules
    equal(sorted(m["fate"] for m in found["misses"] if m["layer"] == "figure"), ["missed", "wrong"])


def test_table(folder):
    put(folder, gold())
    out = isnad("eval", "--gold", folder, "--misses").stdout.decode()
    for part in ("figure_f1     0.5000", "precision", "worth", "a: missed figure killed 7:", "a: wrong figure", "rules read nothing here"):
        contains(out, part)
    assert "rules read nothing" not in isnad("eval", "--gold", folder, "--all").stdout.decode()


def test_by_word(folder):
    put(folder, gold())
    found = evaluated("--gold", folder, "--by", "word")
    equal(found["figure_f1"], 0.5)
    rows = {r["word"]: r for r in found["words"]}
    equal((rows["kill.verb"]["strict"], rows["kill.verb"]["wrong"]), (1, 0))
    equal(sum(r["fired"] for r in found["words"]), sum(r["fired"] for r in evaluated("--gold", folder)["rules"]))
    out = isnad("eval", "--gold", folder, "--by", "word", "--rule", "kill.verb").stdout.decode()
    contains(out, "strict figure c1: killed 3 [kill.verb]")
    result = isnad("eval", "--gold", folder, "--by", "word", "--rule", "no.such")
    equal(result.returncode, 2)
    contains(result.stderr, "no such row of the lexicon")


def test_one_rule(folder):
    put(folder, gold())
    rule = next(r["rule"] for r in evaluated("--gold", folder)["rules"] if r["strict"] and r["layer"] == "figure")
    out = isnad("eval", "--gold", folder, "--rule", rule).stdout.decode()
    contains(out, f"a: strict figure c1: killed 3 [{rule}]")
    equal(isnad("eval", "--gold", folder, "--rule", "no.such").returncode, 2)


def test_texts_apart_and_several_folders(folder):
    put(folder / "x" / "gold", gold(), text=None)
    put(folder / "x" / "texts")
    put(folder / "y", gold())
    equal(evaluated("--gold", folder / "x")["figure_f1"], 0.5)
    both = evaluated("--gold", folder / "x", "--gold", folder / "y")
    equal((both["reports"], both["gold_figures"], both["figure_f1"]), (2, 4, 0.5))


def test_some_reports_only(folder):
    put(folder, gold())
    put(folder, {**gold(), "report": {"file": "b.txt", "published": "2022-01-21"}}, name="b")
    equal(evaluated("--gold", folder)["reports"], 2)
    equal(evaluated("--gold", folder, "b")["reports"], 1)
    equal(evaluated("--gold", folder, folder / "b.txt")["reports"], 1)
    result = isnad("eval", "--gold", folder, "c")
    equal(result.returncode, 2)
    contains(result.stderr, "c: no gold report")


def test_an_empty_text_is_unread(folder):
    put(folder, gold(), text=" \n")
    found = evaluated("--gold", folder)
    equal((found["reports"], found["unread"], found["figure_r"]), (1, 1, 0.0))


def test_errors(folder):
    def fails(code, words, *args):
        result = isnad("eval", *args)
        equal(result.returncode, code, result.stderr)
        contains(result.stderr, words)
        equal(result.stdout, b"")
    fails(2, "--gold DIR")
    fails(4, "nowhere", "--gold", folder / "nowhere")
    fails(3, "no gold files", "--gold", put(folder / "empty"))
    fails(4, "its text cannot be read", "--gold", put(folder / "lost", gold(), text=None))
    fails(3, "not JSON", "--gold", put(folder / "broken", '{"schema":'))
    fails(3, '"figures" is missing', "--gold", put(folder / "poor", {**gold(), "figures": None}))


if __name__ == "__main__":
    run(globals())
