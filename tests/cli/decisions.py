"""Decisions of people: merge, split, move, undo; they hold when reports are added; numbers of incidents stay; diff, rules, filters."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import json
import pathlib
import sqlite3

from isnad_cli import DROP_LINKS, contains, equal, isnad, run

DEMO = pathlib.Path(os.environ.get("ISNAD_SOURCE", ".")) / "demo" / "reports.jsonl"


def demo(folder, lines=None):
    case = folder / "d.isnad"
    text = DEMO.read_bytes().splitlines(keepends=True)
    chosen = b"".join(text if lines is None else [text[i] for i in lines])
    equal(isnad("add", "-q", case, "--input", "jsonl", "-", stdin=chosen).returncode, 0)
    return case


def ledger(case, *options):
    out = isnad("ledger", "-q", case, "--format", "jsonl", *options)
    equal(out.returncode, 0, out.stderr)
    return {e["incident"]["id"]: e for e in map(json.loads, out.stdout.splitlines())}


def decisions(case):
    return [json.loads(line) for line in isnad("decisions", case, "--format", "jsonl").stdout.splitlines()]


def reports(case, incident):
    return ledger(case)[incident]["incident"]["reports"]


def ok(*args):
    done = isnad(*args)
    equal(done.returncode, 0, done.stderr)
    return done.stderr.decode()


def test_merge_and_undo(folder):
    case = demo(folder)
    before = ledger(case)
    first, second = "i-4", "i-6"
    contains(ok("merge", case, second, first, "--note", "same break", "--by", "editor"), "decision 1: applied; now i-4")
    merged = ledger(case)
    equal(sorted(merged), sorted(set(before) - {second}))
    assert set(before[second]["incident"]["reports"]) <= set(merged[first]["incident"]["reports"])
    contains(isnad("show", case, second).stderr, "i-6 is a part of i-4 now")
    kept = decisions(case)[0]
    equal((kept["note"], kept["by"], kept["state"]), ("same break", "editor", "applied"))
    ok("undo", case)
    equal(ledger(case), before)
    equal([d["state"] for d in decisions(case)], ["undone", "applied"])
    equal(isnad("verify", case).returncode, 0)


def test_split_by_report_event_and_claim(folder):
    case = demo(folder)
    before = ledger(case)
    several = next(i for i, e in before.items() if len(e["incident"]["reports"]) > 2)
    gone = before[several]["incident"]["reports"][0]
    ok("split", case, several, gone)
    assert gone not in reports(case, several)
    new = (set(ledger(case)) - set(before)).pop()
    equal(reports(case, new), [gone])
    equal({i: e for i, e in ledger(case).items() if i not in (several, new)},
          {i: e for i, e in before.items() if i != several}, "the others are as they were")
    line = next(f for f in ledger(case)[several]["figures"] if len(f["claims"]) > 1)
    claim = line["claims"][0]
    ok("move", case, f"{claim['report']}:{claim['claim']}", new)
    assert [claim["report"], claim["claim"]] in [[c["report"], c["claim"]] for f in ledger(case)[new]["figures"]
                                                 for c in f["claims"]]
    equal(isnad("split", case, several, "nobody").returncode, 2)
    equal(isnad("split", case, new, *reports(case, new)).returncode, 2, "nothing would stay")
    equal(isnad("merge", case, several, several).returncode, 2)
    equal(isnad("merge", case, several, "i-999").returncode, 2)
    equal(isnad("undo", case, "99").returncode, 2)
    equal(isnad("verify", case).returncode, 0)


def named(case, *members):
    """The incident of each report that stands in one only."""
    found = []
    for member in members:
        found += [i for i, e in ledger(case).items() if member in e["incident"]["reports"]]
    equal(len(set(found)), len(members), members)
    return found


def without_numbers(case, *options):
    """The ledger in any order, with nothing in it that tells which incident got which number."""
    out = []
    for entry in ledger(case, *options).values():
        del entry["incident"]["id"]
        out.append(json.dumps(entry, sort_keys=True, ensure_ascii=False))
    return sorted(out)


def test_decisions_and_numbers_hold_when_reports_are_added(folder):
    """Half of the reports, a merge and a split, then the other half: the same as deciding after all were there."""
    def decide(case, one, other, gone):
        ok("merge", case, *named(case, one, other))
        ok("split", case, *named(case, gone), gone)

    lines = range(len(DEMO.read_bytes().splitlines()))
    case = demo(folder, [i for i in lines if i % 2 == 0])
    before = ledger(case)
    groups = [e["incident"]["reports"] for e in before.values()]
    once = [next((r for r in group if sum(r in g for g in groups) == 1), None) for group in groups if len(group) > 1]
    one, other, gone = [r for r in once if r][:3]
    decide(case, one, other, gone)
    held = {i: e["incident"]["reports"] for i, e in ledger(case).items()}
    assert held != {i: e["incident"]["reports"] for i, e in before.items()}
    demo(folder)
    after = ledger(case)
    for i, members in held.items():
        assert set(members) <= set(after[i]["incident"]["reports"]), (i, members, after[i]["incident"]["reports"])
    equal([d["state"] for d in decisions(case)], ["applied", "applied"])
    later = folder / "later"
    later.mkdir()
    later = demo(later)
    decide(later, one, other, gone)
    for rules in ("isnad", "acled"):
        equal(without_numbers(case, "--rules", rules), without_numbers(later, "--rules", rules), rules)
    equal(list(ledger(case, "--rules", "acled")), list(after), "the numbers under other rules")


def test_stale_decisions_are_told(folder):
    case = demo(folder)
    ok("split", case, "i-7", reports(case, "i-7")[0])
    with sqlite3.connect(case) as db:  # as if another lexicon read nothing there
        db.execute("UPDATE extraction SET found = x'01000000', claims = 0, events = 0 WHERE report ="
                   " (SELECT report FROM incident_label WHERE n = (SELECT max(n) FROM incident_label) LIMIT 1)")
    contains(isnad("ledger", case).stderr, "1 decision no longer applies in full")
    equal(decisions(case)[0]["state"], "stale")
    contains(isnad("decisions", case).stdout, "no longer say")


def test_readers_of_an_old_case(folder):
    case = demo(folder)
    with sqlite3.connect(case) as db:
        db.execute("DELETE FROM sketch")  # an old case has none, and so finds no copies
    fresh = isnad("ledger", case, "--format", "csv").stdout
    with sqlite3.connect(case) as db:
        db.executescript(DROP_LINKS + "DROP TABLE decision; DROP TABLE incident_label; DROP TABLE numbered; DROP INDEX extraction_counts;"
                         "DROP TABLE sketch; PRAGMA user_version = 1")
    equal(isnad("ledger", case, "--format", "csv").stdout, fresh)
    contains(isnad("decisions", case).stderr, "no decisions")
    ok("merge", case, "i-1", "i-2")
    equal(isnad("verify", case).returncode, 0)


def test_diff(folder):
    case = demo(folder)
    args = ["diff", case, "--as-of", "2031-03-13", "--as-of", "2031-03-14"]
    changes = [json.loads(line) for line in isnad(*args, "--format", "jsonl").stdout.splitlines()]
    kinds = {c["change"] for c in changes}
    assert {"figure", "new_line", "new_conflict", "retired"} <= kinds, kinds
    then, now = ledger(case, "--as-of", "2031-03-13"), ledger(case, "--as-of", "2031-03-14")
    for c in changes:
        assert c["brought_by"], c
        for b in c["brought_by"]:
            equal(b["published"], "2031-03-14", c)
        if c["change"] == "figure":
            values = lambda l: [f[c["field"]] for f in l[c["incident"]]["figures"] if f["measure"] == c["measure"]]
            assert c["before"] in values(then) and c["after"] in values(now), c
    contains(isnad(*args).stdout, "retired")
    equal(isnad(*args, "--type", "protest").stdout, b"")
    equal(isnad("diff", case, "--as-of", "2031-03-13").returncode, 2)
    equal(isnad("diff", case, "--as-of", "2031-03-14", "--as-of", "2031-03-13").returncode, 2)
    contains(isnad("diff", case, "--as-of", "2031-03-14", "--as-of", "2031-03-14").stderr, "nothing changed")


def test_filters(folder):
    case = demo(folder)
    everything = ledger(case)
    for place in ("كفرنبل", "كفر نبل", "Kafranbel", "kafran", "sy-kafranbel"):
        found = ledger(case, "--place", place)
        if place == "كفر نبل":
            continue  # written apart it is another name; must not fail
        assert found and all("كفرنبل" in json.dumps(e["incident"], ensure_ascii=False) for e in found.values()), place
    equal(ledger(case, "--place", "الرقه").keys(), ledger(case, "--place", "Raqqa").keys(), "folded, or in English")
    equal(set(ledger(case, "--type", "airstrike")),
          {i for i, e in everything.items() if e["incident"]["type"] == "airstrike"})
    since = ledger(case, "--since", "2031-05-03")
    equal(set(since), {i for i, e in everything.items()
                       if e["incident"]["time"] and e["incident"]["time"]["end"] >= "2031-05-03"})
    equal(isnad("ledger", case, "--type", "party").returncode, 2)
    equal(isnad("ledger", case, "--since", "soon").returncode, 2)


def test_rules(folder):
    case = demo(folder)
    contains(isnad("rules").stdout, "airwars")
    mine = folder / "mine.toml"
    mine.write_bytes(isnad("rules", "ibc").stdout)
    csv = lambda rules: isnad("ledger", case, "--rules", rules, "--format", "csv").stdout
    equal(csv(mine), csv("ibc"))
    assert csv(mine) != csv("isnad")
    mine.write_text("name = 'x'\nbest = 'newest'\n")
    wrong = isnad("ledger", case, "--rules", mine)
    equal(wrong.returncode, 3)
    contains(wrong.stderr, "mine.toml:2:8: best = \"newest\" is unknown")
    equal(isnad("ledger", case, "--rules", folder / "none.toml").returncode, 4)
    equal(isnad("rules", "nobody").returncode, 2)
    graded = ledger(case, "--rules", "airwars")
    assert any(c["name"] == "grade" and c["value"] for e in graded.values() for c in e.get("codes", []))
    contains(isnad("ledger", case, "--rules", "ucdp").stdout, "where_prec")


run(globals())
