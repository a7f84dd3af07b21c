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


def lines_of(*args, **env):
    done = isnad("show", *args, "--timeline", env=env)
    equal(done.returncode, 0, done.stderr)
    return done.stdout.decode().splitlines()


def shown_width(line):
    return sum(1 for c in line if c not in "\u2068\u2069" and not "\u064b" <= c <= "\u0652")


def strike(case):
    ledger = map(json.loads, isnad("ledger", case, "--format", "jsonl").stdout.splitlines())
    return next(e["incident"]["id"] for e in ledger if e["incident"]["type"] == "airstrike")


def test_timeline_chart(folder):
    case = made(folder)
    chart = lines_of(case, strike(case))
    assert any("2031-05-02" in line and "05-03" in line for line in chart), chart
    assert any("المرصد" in line and "(8)" in line and " 14" in line for line in chart), chart
    assert any(line.startswith("known that day") for line in chart), chart
    for line in chart:
        equal(line.count("\u2068"), line.count("\u2069"), line)
    plain = lines_of(case, strike(case), "--ascii")
    assert all(ord(c) < 127 for line in plain for c in line), plain
    assert any(line.startswith("sohr") for line in plain), plain


def test_timeline_keeps_to_the_width(folder):
    case, source = folder / "long.isnad", folder / "long.jsonl"
    with source.open("w", encoding="utf-8") as out:
        for day in range(1, 29):
            text = (f"قال المرصد السوري لحقوق الإنسان إن {100 + day} شخصاً قتلوا في الغارة على بلدة كفرنبل يوم الخميس 1 أيار 2031.\n")
            out.write(json.dumps({"id": f"r{day:02}", "outlet": "x", "published": f"2031-05-{day:02}", "text": text}) + "\n")
    equal(isnad("add", "-q", case, source).returncode, 0)
    entries = [json.loads(line) for line in isnad("ledger", case, "--format", "jsonl").stdout.splitlines()]
    longest = max(entries, key=lambda e: len(e["incident"]["reports"]))["incident"]
    assert len(longest["reports"]) > 20, longest
    for width in [60, 80, 120]:
        chart = lines_of(case, longest["id"], COLUMNS=str(width))
        equal([line for line in chart[2:] if shown_width(line) > width], [], width)
        numbers = " ".join(chart)
        for day in range(1, 29):
            assert f"{100 + day}" in numbers, (width, day)


def test_timeline_lines(folder):
    case = made(folder)
    done = isnad("show", case, strike(case), "--timeline", "--format", "jsonl")
    series = [json.loads(line) for line in done.stdout.splitlines()]
    ledger = next(e for e in map(json.loads, isnad("ledger", case, "--format", "jsonl").stdout.splitlines())
                  if e["incident"]["id"] == strike(case))
    points = {(p["report"], p["claim"]) for line in series for track in line["series"] for p in track["points"]}
    claims = {(c["report"], c["claim"]) for f in ledger["figures"] for c in f["claims"] if c["low"] is not None or c["high"] is not None}
    equal(points, claims)
    for line in series:
        last = line["known"][-1]
        if last["day"] == max(k["day"] for other in series for k in other["known"]):
            equal((last["low"], last["high"]), (line["low"], line["high"]))
    plain = json.loads(isnad("show", case, strike(case), "--format", "jsonl").stdout)
    equal(plain, ledger)


run(globals())
