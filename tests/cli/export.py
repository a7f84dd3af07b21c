"""isnad export: every format of the demo case read back with Python's own readers; hostile text; files whole or not at all."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import csv
import io
import json
import pathlib
import resource
import stat

from isnad_cli import contains, equal, isnad, run

DEMO = pathlib.Path(os.environ.get("ISNAD_SOURCE", ".")) / "demo" / "reports.jsonl"
TABLES = ["csv", "ucdp-csv", "acled-csv", "airwars-csv"]
# A report that tries to run a formula, break rows and turn text around. The words are invented.
HOSTILE = {"id": "=1+1", "outlet": "=HYPERLINK(\"http://x\";\"y\")", "url": "javascript:alert(1)", "published": "2031-03-13",
           "title": "@SUM(A1)\n\"مقتل\" ثلاثة", "text":
           "قال مصدر طبي \u202eاسمه =cmd|' /C calc' A0\u202c لوكالة فرانس برس إن خمسة مدنيين قتلوا يوم الأربعاء 12 آذار 2031 في قصف "
           "على مدينة الحسكة، \"بينهم, ثلاثة\nأطفال\".\n"}


def made(folder):
    case = folder / "demo.isnad"
    equal(isnad("add", "-q", case, DEMO).returncode, 0)
    return case


def exported(case, form, *more):
    done = isnad("export", "-q", case, "--format", form, *more)
    equal(done.returncode, 0, done.stderr)
    return done.stdout


def rows(case, form, *more):
    raw = exported(case, form, *more)
    assert raw.startswith(b"\xef\xbb\xbf"), form
    equal(raw.count(b"\n"), raw.count(b"\r\n"), "no line end inside a cell")
    table = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    equal({len(row) for row in table}, {len(table[0])}, form)
    return [dict(zip(table[0], row)) for row in table[1:]]


def number(text):
    return int(text) if text else None


def test_tables_hold_together(folder):
    case = made(folder)
    for rules in ["isnad", "ucdp", "acled", "gtd", "ibc", "airwars"]:
        for row in rows(case, "ucdp-csv", "--rules", rules):
            low, best, high = (number(row[k]) for k in ("low", "best", "high"))
            assert low is None or best is None or low <= best, row
            assert best is None or high is None or best <= high, row
            parts = [number(row[k]) for k in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
            assert parts == [None] * 4 or sum(parts) == best, row
            assert (low or 0) + (best or 0) + (high or 0) > 0, "fatal only"
    for row in rows(case, "airwars-csv"):
        for key in row:
            if key.endswith("_min"):
                low, high = number(row[key]), number(row[key[:-4] + "_max"])
                assert low is None or high is None or low <= high, row
    flat = rows(case, "csv")
    ledger = [json.loads(line) for line in isnad("ledger", case, "--format", "jsonl").stdout.splitlines()]
    equal(len(flat), sum(max(1, len(entry["figures"])) for entry in ledger))
    told = [f for entry in ledger for f in entry["figures"]]
    with_figures = [row for row in flat if row["measure"]]
    equal([number(row["best"]) for row in with_figures], [f["best"] for f in told])
    equal(len(rows(case, "acled-csv")), len(ledger))
    assert all(row["licence"] == "mine" and row["rules"] == "gtd" for row in rows(case, "csv", "--licence", "mine", "--rules", "gtd"))


def test_geojson_and_plover(folder):
    case = made(folder)
    collection = json.loads(exported(case, "geojson"))
    equal(collection["type"], "FeatureCollection")
    equal(collection["isnad"]["rows"], len(collection["features"]))
    for feature in collection["features"]:
        if feature["geometry"]:
            lon, lat = feature["geometry"]["coordinates"]
            assert 30 < lon < 50 and 10 < lat < 40, feature
    records = [json.loads(line) for line in exported(case, "plover-jsonl").splitlines()]
    assert records
    for r in records:
        assert r["event"] and r["quad_code"] in (1, 2, 3, 4) and len(r["date"]) == 10, r
        contains(r["cite_info"]["version"], "rules isnad")
    assert any(r["event"] == ["DEMAND"] for r in records)


def test_same_bytes_again(folder):
    case = made(folder)
    for form in TABLES + ["geojson", "plover-jsonl"]:
        equal(exported(case, form), exported(case, form), form)


def test_hostile_text(folder):
    case = folder / "h.isnad"
    line = json.dumps(HOSTILE, ensure_ascii=False).encode()
    equal(isnad("add", "-q", case, "--input", "jsonl", "-", stdin=line).returncode, 0)
    for more in [[], ["--quotes"]]:
        for form in TABLES:
            table = rows(case, form, *more)
            assert table, form
            for row in table:
                for key, cell in row.items():
                    assert cell[:1] not in ("=", "+", "@", "\t"), (form, key, cell)
                    assert not cell.startswith("-") or float(cell) < 0, (form, key, cell)
                    assert not any(0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069 or ord(c) < 32 for c in cell)
        for form in ["geojson", "plover-jsonl"]:
            for text in exported(case, form, *more).splitlines() if form == "plover-jsonl" else [exported(case, form, *more)]:
                json.loads(text)
        for line in isnad("ledger", case, "--format", "csv").stdout.decode().splitlines():
            assert line[:1] not in ("=", "+", "@", "-"), line
    assert "اسمه" not in exported(case, "csv").decode(), "words of a report without --quotes"
    contains(exported(case, "csv", "--quotes"), "اسمه")


def test_filters(folder):
    case = made(folder)
    everything = {row["event_id_cnty"]: row for row in rows(case, "acled-csv")}
    idlib = rows(case, "acled-csv", "--place", "idlib")
    assert idlib and all(row["admin1"] == "Idlib Governorate" for row in idlib)
    syria = rows(case, "acled-csv", "--place", "سوريا")
    equal([r["country"] for r in syria], ["Syria"] * len(syria))
    assert len(idlib) < len(syria) < len(everything)
    one = next(iter(everything))
    equal([r["event_id_cnty"] for r in rows(case, "acled-csv", "--incident", one)], [one])
    strikes = rows(case, "csv", "--type", "airstrike")
    equal({r["type"] for r in strikes}, {"airstrike"})
    late = rows(case, "csv", "--from", "2031-05-02", "--to", "2031-05-03", "--type", "airstrike")
    equal(len(late), len(strikes))
    equal(rows(case, "csv", "--type", "airstrike", "--to", "2031-05-01"), [])
    early = {r["event_id_cnty"] for r in rows(case, "acled-csv", "--as-of", "2031-04-01")}
    assert early < set(everything)
    for wrong in [["--type", "nonsense"], ["--from", "soon"], ["--format", "xlsx"], ["--rules", "nonsense"], ["--as-of", "x"]]:
        equal(isnad("export", case, *wrong).returncode, 2, wrong)


def test_file_is_whole_or_not_there(folder):
    case, out = made(folder), folder / "out.csv"
    done = isnad("export", case, "--format", "ucdp-csv", "--out", out)
    equal(done.returncode, 0)
    contains(done.stderr, "rows")
    equal(out.read_bytes(), exported(case, "ucdp-csv"))
    meta = json.loads((folder / "out.csv.meta.json").read_text())
    equal((meta["format"], meta["rules"], meta["quotes"]), ("ucdp-csv", "isnad", False))
    equal(stat.S_IMODE(out.stat().st_mode) & 0o400, 0o400)
    before = out.read_bytes()
    full = isnad("export", case, "--format", "csv", "--out", out,
                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
    equal(full.returncode, 4, full.stderr)
    contains(full.stderr, "out.csv")
    equal(out.read_bytes(), before, "the old file stays")
    equal(sorted(p.name for p in folder.iterdir() if not p.name.startswith("demo.")), ["out.csv", "out.csv.meta.json"], "nothing left behind")
    equal(isnad("export", case, "--out", folder / "none" / "x.csv").returncode, 4)
    equal(isnad("export", case, "--out", folder).returncode, 4)
    if os.path.exists("/dev/full"):
        equal(isnad("export", case, "--out", "/dev/full").returncode, 4)
    equal(isnad("export", "-q", case, "--format", "geojson", "--out", "-").stdout, exported(case, "geojson"))
    equal(isnad("export", folder / "missing.isnad").returncode, 4)


run(globals())
