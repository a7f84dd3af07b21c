"""isnad audit and show --timeline on the demo case."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import json
import pathlib

from isnad_cli import contains, equal, isnad, run

DEMO = pathlib.Path(os.environ.get("ISNAD_SOURCE", ".")) / "demo" / "reports.jsonl"


def made(folder):
    case = folder / "demo.isnad"
    equal(isnad("add", "-q", case, DEMO).returncode, 0)
    return case


def findings(case, *more):
    done = isnad("audit", "-q", case, "--format", "jsonl", *more)
    equal(done.returncode, 0, done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_findings_of_the_demo(folder):
    case = made(folder)
    everything = findings(case)
    ledger = {e["incident"]["id"]: e for e in map(json.loads, isnad("ledger", case, "--format", "jsonl").stdout.splitlines())}
    for f in everything:
        entry = ledger[f["incident"]]
        assert set(f["reports"]) <= set(entry["incident"]["reports"]) and f["reports"], f
        assert f["text"]["ar"] and f["text"]["en"], f
    checks = {f["check"] for f in everything}
    # demo-03: 22 + 12 + 5 against 41; demo-14: five instead of seven; demo-11 and demo-12: one text; a side on its enemy.
    for check, report in [("parts_missing", "demo-03"), ("toll_fell", "demo-14"), ("copies", "demo-11"), ("copies", "demo-12"),
                          ("interested_party", "demo-04"), ("conflict", "demo-10")]:
        assert any(f["check"] == check and report in f["reports"] for f in everything), (check, report)
    assert "one_report" in checks
    equal([f for f in everything if f["check"] == "copies"], findings(case, "--check", "copies"))
    one = everything[0]["incident"]
    equal({f["incident"] for f in findings(case, "--incident", one)}, {one})
    equal(everything, findings(case), "the same again")


def test_table_in_both_languages(folder):
    case = made(folder)
    english = isnad("audit", case)
    equal(english.returncode, 0)
    contains(english.stdout, "toll fell")
    contains(english.stdout, "demo-14")
    contains(english.stderr, "to look at")
    arabic = isnad("audit", case, "--language", "ar").stdout.decode()
    contains(arabic, "حصيلة تراجعت")
    assert arabic.count("\u2068") == arabic.count("\u2069")
    for wrong in [["--check", "everything"], ["--language", "fr"], ["--rules", "x"]]:
        equal(isnad("audit", case, *wrong).returncode, 2, wrong)


run(globals())
