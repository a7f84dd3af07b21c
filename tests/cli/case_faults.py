"""Faults made on purpose: killed again and again, a full disk, read-only files, two at once, flipped bytes. A report that
was once seen in the case is there for ever, and isnad verify tells a whole case from a changed one."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import contextlib
import json
import pathlib
import resource
import shutil
import signal
import sqlite3
import subprocess
import time

from isnad_cli import ISNAD, TEXT, contains, equal, ids, isnad, reports, run, whole

DEMO = pathlib.Path(os.environ.get("ISNAD_SOURCE", ".")) / "demo" / "reports.jsonl"


def seconds(*args):
    start = time.monotonic()
    equal(isnad(*args).returncode, 0)
    return time.monotonic() - start


def moments(took, count):
    """Waits spread over 0–1.5 times what the work takes; then longer and longer ones, should the machine be slower now."""
    yield from (1.5 * took * turn / (count - 1) for turn in range(count))
    yield from (took * 2 ** turn for turn in range(1, 7))


def test_killed_in_a_loop_while_others_read(folder):
    count = 3000
    case, input_file = folder / "c.isnad", reports(folder, count)
    took = seconds("add", "-q", folder / "whole.isnad", input_file)
    acknowledged, after_a_commit = set(), 0
    for turn, wait in enumerate(moments(took / 2, 9)):
        if turn >= 9 and after_a_commit:
            break
        process = subprocess.Popen([ISNAD, "add", "-q", case, input_file], stderr=subprocess.DEVNULL)
        # Another moment each time; readers look in while it runs, and what they saw counts as acknowledged.
        deadline = time.monotonic() + wait
        while time.monotonic() < deadline and process.poll() is None:
            acknowledged |= ids(case)
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        killed = process.wait() == -signal.SIGKILL
        there = ids(case)
        assert acknowledged <= there, f"lost: {sorted(acknowledged - there)[:5]}"
        after_a_commit += killed and 0 < len(there) < count
        acknowledged = there
        if case.exists() and there:
            whole(case)
            equal(isnad("ledger", "-q", case).returncode, 0)
    assert after_a_commit, "no kill came between two commits"
    equal(isnad("add", "-q", case, input_file).returncode, 0)
    equal(len(ids(case)), count)
    whole(case)


def test_killed_while_deciding(folder):
    case = folder / "c.isnad"
    equal(isnad("add", "-q", case, DEMO).returncode, 0)
    incidents = [json.loads(line)["incident"]["id"] for line in
                 isnad("ledger", "-q", case, "--format", "jsonl").stdout.splitlines()]
    assert len(incidents) > 2, incidents
    took = seconds("merge", "-q", case, *incidents[:2])
    equal(isnad("undo", "-q", case).returncode, 0)
    made, wrote, lost = 2, 0, 0
    for turn, wait in enumerate(moments(took, 13)):
        if turn >= 13 and wrote:
            break
        process = subprocess.Popen([ISNAD, "merge", "-q", case, *incidents[:2]], stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        whole(case)
        with sqlite3.connect(case) as db:
            now = db.execute("SELECT count(*) FROM decision").fetchone()[0]
        assert now in (made, made + 1), (made, now)
        if now > made:
            wrote += 1
            equal(isnad("undo", "-q", case).returncode, 0)
            now += 1
        else:
            lost += 1
        made = now
    assert wrote and lost, f"{wrote} decisions were written, {lost} were not"
    whole(case)


def test_full_disk(folder):
    case, input_file = folder / "c.isnad", reports(folder, 2000)
    equal(isnad("add", "-q", case, input_file, preexec_fn=lambda: limit(400_000)).returncode, 4)
    kept = ids(case)
    whole(case)
    full = isnad("add", "-q", case, input_file, preexec_fn=lambda: limit(500_000))
    equal(full.returncode, 4, full.stderr)
    contains(full.stderr, "free some space and run again")
    assert kept <= ids(case)
    whole(case)
    incident = json.loads(isnad("ledger", "-q", case, "--format", "jsonl").stdout.splitlines()[0])["incident"]["id"]
    member = json.loads(isnad("ledger", "-q", case, "--format", "jsonl").stdout.splitlines()[0])["incident"]["reports"][0]
    refused = isnad("split", case, incident, member, preexec_fn=lambda: limit(1000))
    equal(refused.returncode, 4, refused.stderr)
    contains(isnad("decisions", case).stderr, "no decisions")
    equal(isnad("add", "-q", case, input_file).returncode, 0)
    equal(len(ids(case)), 2000)
    whole(case)


def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_read_only_file(folder):
    case = folder / "c.isnad"
    equal(isnad("add", "-q", case, DEMO).returncode, 0)
    case.chmod(0o444)
    folder.chmod(0o555)
    as_nobody = dict(user=65534, group=65534) if os.geteuid() == 0 else {}
    try:
        for command in (["ledger", "-q", case], ["verify", case], ["decisions", case]):
            done = isnad(*command, **as_nobody)
            equal(done.returncode, 0, done.stderr)
        for command in (["add", case, "-"], ["merge", case, "i-1", "i-2"]):
            refused = isnad(*command, stdin='{"id": "x", "text": "قتل"}'.encode(), **as_nobody)
            equal(refused.returncode, 4, refused.stderr)
            contains(refused.stderr, "read-only")
    finally:
        folder.chmod(0o755)
        case.chmod(0o644)
    whole(case)


def test_two_writers_at_once(folder):
    case = folder / "c.isnad"
    one, two = folder / "one.jsonl", folder / "two.jsonl"
    lines = [json.dumps({"id": f"r{i}", "published": "2022-01-21", "text": TEXT.format(i + 3)}) for i in range(1500)]
    one.write_text("\n".join(lines[:1000]))
    two.write_text("\n".join(reversed(lines[500:])))  # half of it the same reports
    both = [subprocess.Popen([ISNAD, "add", "-q", case, f], stderr=subprocess.PIPE) for f in (one, two)]
    for process in both:
        error = process.stderr.read()
        equal(process.wait(), 0, error)
    equal(len(ids(case)), 1500)
    whole(case)
    whole_again = isnad("add", case, one, two)
    contains(whole_again.stderr, "0 added, 2,000 there already")
    with sqlite3.connect(case) as db:  # every incident has a number, and no two the same
        incidents = [json.loads(line)["incident"]["id"] for line in
                     isnad("ledger", "-q", case, "--format", "jsonl").stdout.splitlines()]
        numbers = {f"i-{row[0]}" for row in db.execute("SELECT DISTINCT n FROM incident_label")}
    assert set(incidents) <= numbers and len(incidents) == len(set(incidents))


def flipped(case, table, column, where, offset):
    """A copy of the case with one byte of one value changed, the hash of nothing adjusted."""
    copy = case.with_name("flipped.isnad")
    shutil.copy(case, copy)
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute("DROP TRIGGER IF EXISTS decision_stays")
        value = db.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()[0]
        kind = type(value)
        value = bytearray(value.encode() if kind is str else value)
        value[offset] ^= 1
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [value.decode() if kind is str else bytes(value)])
    return isnad("verify", copy)


def test_tampering_is_found(folder):
    case = folder / "c.isnad"
    equal(isnad("add", "-q", case, DEMO).returncode, 0)
    equal(isnad("merge", "-q", case, "i-1", "i-2", "--note", "same").returncode, 0)
    whole(case)
    for table, column, where, offset, check in (("original", "bytes", "report = 1", 40, "originals"),
                                                ("report", "sha256", "n = 2", 3, "originals"),
                                                ("extraction", "found", "report = 1", 0, "readings"),
                                                ("decision", "content", "n = 1", 30, "decisions"),
                                                ("decision", "hash", "n = 1", 5, "decisions"),
                                                ("incident", "made", "n = 3", 0, "incidents"),
                                                ("incident", "made", "n = 3", 4, "links"),
                                                ("story", "told", "report = 1", 1, "links")):
        found = flipped(case, table, column, where, offset)
        equal(found.returncode, 3, f"{table}.{column}: {found.stdout}")
        bad = [line.split()[0] for line in found.stdout.decode().splitlines() if line.split()[1] == "BAD"]
        assert check in bad, (table, column, found.stdout)
    # A byte of the file itself, wherever it falls: found, or in no use.
    damaged = folder / "damaged.isnad"
    raw = bytearray(case.read_bytes())
    found = 0
    pages = range(1, len(raw) // 4096, 2)
    for page in pages:
        copy = bytearray(raw)
        copy[page * 4096 + 3] ^= 0xFF  # the number of cells on the page
        damaged.write_bytes(copy)
        done = isnad("verify", damaged)
        assert done.returncode in (0, 3), done
        found += done.returncode == 3
    assert found >= len(pages) // 2, (found, len(pages))
    contains(isnad("verify", folder / "reports.none").stderr, "cannot open")
    equal(isnad("verify", folder / "reports.none").returncode, 4)


run(globals())
