"""The case file: adding twice, being killed, a full disk, foreign and newer files, the ledger and its incidents."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import contextlib
import json
import pathlib
import resource
import signal
import sqlite3
import subprocess
import time

from isnad_cli import ISNAD, contains, equal, isnad, reports, run


SOURCE = pathlib.Path(os.environ.get("ISNAD_SOURCE", "."))


def ids(path):
    with sqlite3.connect(path) as db:
        return [row[0] for row in db.execute("SELECT id FROM report ORDER BY n")]


def test_adding_twice_changes_nothing(folder):
    case, input_file = folder / "c.isnad", reports(folder, 40)
    equal(isnad("add", case, input_file).returncode, 0)
    before = isnad("ledger", case, "--format", "jsonl").stdout
    again = isnad("add", case, input_file)
    equal(again.returncode, 0)
    contains(again.stderr, "40 reports")
    contains(again.stderr, "0 added, 40 there already")
    equal(isnad("ledger", case, "--format", "jsonl").stdout, before)
    equal(sorted(p.name for p in folder.iterdir()), ["c.isnad", "reports.jsonl"], "no files left behind")


def test_few_new_reports_get_the_numbers_that_linking_all_gives(folder):
    lines = (SOURCE / "demo" / "reports.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    late = max(1, len(lines) // 10)
    early_file, late_file = folder / "early.jsonl", folder / "late.jsonl"
    early_file.write_text("".join(lines[late:]), encoding="utf-8")
    late_file.write_text("".join(lines[:late]), encoding="utf-8")
    touched, all_linked = folder / "touched.isnad", folder / "all.isnad"
    labels, marks = {}, {}
    for case in (touched, all_linked):
        equal(isnad("add", "-q", case, early_file).returncode, 0)
        if case == all_linked:
            with contextlib.closing(sqlite3.connect(case)) as db:
                db.execute("UPDATE numbered SET upto = 0")
                db.commit()
        equal(isnad("add", "-q", case, late_file).returncode, 0)
        with contextlib.closing(sqlite3.connect(case)) as db:
            labels[case] = db.execute("SELECT * FROM incident_label ORDER BY n, report, member").fetchall()
            marks[case] = db.execute("SELECT upto, (SELECT max(n) FROM report) FROM numbered").fetchone()
        equal(isnad("verify", case).returncode, 0)
    assert len(labels[touched]) > 3, labels
    equal(labels[touched], labels[all_linked])
    for upto, last in marks.values():
        equal(upto, last, "all is numbered")
    equal(isnad("ledger", touched, "--format", "jsonl").stdout, isnad("ledger", all_linked, "--format", "jsonl").stdout)


def test_same_id_other_bytes(folder):
    case = folder / "c.isnad"
    equal(isnad("add", case, "-", stdin='{"id": "1", "text": "قتل"}'.encode()).returncode, 0)
    clash = isnad("add", case, "-", stdin='{"id": "1", "text": "جرح"}'.encode())
    equal(clash.returncode, 1)
    contains(clash.stderr, "another report with the id 1")


def test_killed_and_run_again(folder):
    case, input_file = folder / "c.isnad", reports(folder, 6000)
    process = subprocess.Popen([ISNAD, "add", "-q", case, input_file], stderr=subprocess.DEVNULL)
    deadline = time.time() + 60
    while time.time() < deadline and process.poll() is None:
        if case.exists() and case.stat().st_size + sum(p.stat().st_size for p in folder.glob("*-wal")) > 200_000:
            break
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    kept = ids(case)
    equal(kept, [f"r{i}" for i in range(len(kept))], "whole batches, in order")
    equal(isnad("add", "-q", case, input_file).returncode, 0)
    equal(ids(case), [f"r{i}" for i in range(6000)])


def test_interrupted(folder):
    case = folder / "c.isnad"
    # ThreadSanitizer holds a signal back until the thread calls something it knows; a thread that waits inside libtbb
    # never does. With one job there is no such thread.
    jobs = "1" if os.environ.get("ISNAD_SANITIZE") == "thread" else "2"
    process = subprocess.Popen([ISNAD, "add", case, "--input", "jsonl", "--jobs", jobs, "-"],
                               stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.write(reports(folder, 5).read_bytes())
    process.stdin.flush()
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    error = process.stderr.read()
    equal(process.wait(timeout=60), 130)
    contains(error, "Run the same command again to go on")
    equal(len(ids(case)), 5)


def test_full_disk(folder):
    case, input_file = folder / "c.isnad", reports(folder, 3000)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
    full = isnad("add", case, input_file, preexec_fn=limit)
    equal(full.returncode, 4, full.stderr)
    contains(full.stderr, "c.isnad")
    contains(full.stderr, "free some space and run again")
    equal(isnad("add", "-q", case, input_file).returncode, 0)
    equal(len(ids(case)), 3000)


def test_foreign_files(folder):
    other = folder / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (a)")
    for command in (["add", other, "-"], ["ledger", other]):
        refused = isnad(*command)
        equal(refused.returncode, 3)
        contains(refused.stderr, "other.db: an SQLite file of another program")
    text = folder / "text.isnad"
    text.write_text("not a database " * 100)
    contains(isnad("ledger", text).stderr, "text.isnad: not a case file")


def test_newer_version(folder):
    case = folder / "c.isnad"
    isnad("add", case, reports(folder, 1))
    with sqlite3.connect(case) as db:
        db.execute("PRAGMA user_version = 99")
    newer = isnad("add", case, "-")
    equal(newer.returncode, 3)
    contains(newer.stderr, "newer Isnad (schema 99")


def test_missing_and_locked(folder):
    missing = isnad("ledger", folder / "none.isnad")
    equal(missing.returncode, 4)
    contains(missing.stderr, "none.isnad: cannot open the case file: No such file")
    case = folder / "c.isnad"
    isnad("add", case, reports(folder, 1))
    with sqlite3.connect(case, isolation_level=None) as db:
        db.execute("BEGIN IMMEDIATE")
        locked = isnad("add", case, "-", stdin='{"id": "x", "text": "قتل"}'.encode())
        db.execute("ROLLBACK")
    equal(locked.returncode, 4)
    contains(locked.stderr, "another program is writing")


def test_ledger_formats(folder):
    case = folder / "c.isnad"
    isnad("add", case, reports(folder, 3))
    table = isnad("ledger", case)
    equal(table.returncode, 0)
    contains(table.stdout, "incident")
    assert b"\x1b[" not in table.stdout
    entries = [json.loads(line) for line in isnad("ledger", case, "--format", "jsonl").stdout.splitlines()]
    csv = isnad("ledger", case, "--format", "csv").stdout.decode()
    contains(csv, "incident,type,title_ar")
    for entry in entries:
        contains(csv, entry["incident"]["id"])
        shown = isnad("show", case, entry["incident"]["id"])
        equal(shown.returncode, 0)
        contains(shown.stdout, entry["incident"]["id"])
    equal(isnad("show", case, "i-none").returncode, 2)
    equal(isnad("ledger", case, "--as-of", "soon").returncode, 2)
    equal(isnad("ledger", case, "--rules", "nobody").returncode, 2)


def test_the_table_marks_what_must_not_be_added_up(folder):
    case = folder / "c.isnad"
    isnad("add", case, SOURCE / "demo" / "reports.jsonl")
    rows = [line.split() for line in isnad("ledger", case).stdout.decode().splitlines()]
    assert any("transferred" in r and "(planned)" in r and "400" in r for r in rows), rows
    assert any("killed" in r and "(part)" in r for r in rows), rows
    assert any("killed" in r and "(part)" not in r and "14" in r for r in rows), rows


run(globals())
