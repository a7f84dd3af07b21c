"""What a case keeps of linking is what linking everything makes: after adds in several orders, after decisions and undoing
them, in a case of an older schema, and when killed in the middle."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import contextlib
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import time

from isnad_cli import DROP_LINKS, ISNAD, contains, equal, isnad, run

DEMO = pathlib.Path(os.environ.get("ISNAD_SOURCE", ".")) / "demo" / "reports.jsonl"


def sql(case, statements):
    with contextlib.closing(sqlite3.connect(case)) as db:
        db.executescript(statements)
        db.commit()


def value(case, query):
    with contextlib.closing(sqlite3.connect(case)) as db:
        return db.execute(query).fetchone()[0]


def add(case, lines):
    done = isnad("add", "-q", case, "--input", "jsonl", "-", stdin=b"".join(lines))
    equal(done.returncode, 0, done.stderr)


def shown(case):
    """Everything people are shown of incidents."""
    return [isnad(*command).stdout for command in (
        ["ledger", case, "--format", "jsonl"], ["ledger", case, "--rules", "ucdp", "--format", "csv"], ["ledger", case],
        ["ledger", case, "--as-of", "2031-03-13", "--format", "jsonl"], ["show", case, "i-1"],
        ["decisions", case, "--format", "jsonl"])]


def as_if_linked_anew(case):
    """What is shown where nothing is kept, though the numbers are; the case is as before then."""
    by = value(case, "SELECT by FROM numbered")
    sql(case, "UPDATE numbered SET by = 'nobody'")
    try:
        return shown(case)
    finally:
        sql(case, f"UPDATE numbered SET by = '{by}'")


def kept(case):
    done = isnad("verify", case)
    equal(done.returncode, 0, done.stdout)
    line = next(l for l in done.stdout.decode().splitlines() if l.startswith("links"))
    contains(line, "each as linking everything makes it")
    equal(value(case, "SELECT upto FROM numbered"), value(case, "SELECT max(n) FROM report"))
    equal(shown(case), as_if_linked_anew(case))


def test_adds_in_several_orders(folder):
    lines = DEMO.read_bytes().splitlines(keepends=True)
    for seed in range(3):
        case = folder / f"{seed}.isnad"
        random.Random(seed).shuffle(lines)
        few = max(1, len(lines) // 12)  # so few that only what they touch is linked
        add(case, lines[3 * few:])
        kept(case)
        for turn in range(3):
            before = value(case, "SELECT group_concat(n || hex(made)) FROM incident")
            add(case, lines[turn * few:(turn + 1) * few])
            assert value(case, "SELECT group_concat(n || hex(made)) FROM incident") != before
            kept(case)


def test_decisions_and_undoing_them(folder):
    case = folder / "c.isnad"
    lines = DEMO.read_bytes().splitlines(keepends=True)
    add(case, lines[3:])
    before = shown(case)[:5]
    entries = [json.loads(line)["incident"] for line in before[0].splitlines()]
    several = next(i for i in entries if len(i["reports"]) > 2)
    for command in (["merge", case, entries[0]["id"], entries[1]["id"]],
                    ["split", case, several["id"], several["reports"][0]],
                    ["merge", case, entries[2]["id"], entries[3]["id"]], ["undo", case, "1"]):
        equal(isnad(*command).returncode, 0, command)
        kept(case)
    add(case, lines[:3])
    kept(case)
    other = folder / "undone.isnad"
    add(other, lines[3:])
    equal(isnad("merge", other, entries[0]["id"], entries[1]["id"]).returncode, 0)
    equal(isnad("undo", other).returncode, 0)
    kept(other)
    equal(shown(other)[:5], before)


def test_a_case_of_schema_four(folder):
    case = folder / "c.isnad"
    lines = DEMO.read_bytes().splitlines(keepends=True)
    add(case, lines[1:])
    equal(isnad("merge", case, "i-1", "i-2").returncode, 0)
    before = shown(case)
    sql(case, DROP_LINKS)
    equal(shown(case), before, "read as it is")
    equal(isnad("verify", case).returncode, 0)
    add(case, lines[1:2])  # nothing new, but the case is brought up to date
    equal(value(case, "PRAGMA user_version"), 5)
    add(case, lines[:1])
    kept(case)


def test_a_changed_reading_is_linked_anew(folder):
    case = folder / "c.isnad"
    add(case, DEMO.read_bytes().splitlines(keepends=True))
    sql(case, "UPDATE extraction SET found = x'01000000', claims = 0, events = 0 WHERE report = 1")
    contains(isnad("verify", case).stdout, "none are kept")
    equal(shown(case), as_if_linked_anew(case))


def test_what_is_not_so_is_found(folder):
    case = folder / "c.isnad"
    add(case, DEMO.read_bytes().splitlines(keepends=True))
    sql(case, "UPDATE incident SET made = (SELECT made FROM incident WHERE n = 2) WHERE n = 1")
    wrong = isnad("verify", case)
    equal(wrong.returncode, 3)
    contains(wrong.stdout, "links      BAD")


def test_killed_in_the_middle(folder):
    case = folder / "c.isnad"
    lines = DEMO.read_bytes().splitlines(keepends=True)
    add(case, lines[6:])
    for turn in range(12):  # another moment each time
        process = subprocess.Popen([ISNAD, "add", "-q", case, "--input", "jsonl", "-"], stdin=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(lines[turn // 2])
            process.stdin.close()
        time.sleep(0.015 * turn)
        process.send_signal(signal.SIGKILL)
        process.wait()
        equal(isnad("verify", case).returncode, 0)
        equal(shown(case), as_if_linked_anew(case), turn)
    add(case, lines)
    kept(case)


run(globals())
