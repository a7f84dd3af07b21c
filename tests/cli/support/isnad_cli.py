"""Runs the program from outside. In: env ISNAD (the program). A test is a script of functions named test_*; call run(globals())."""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import traceback

ISNAD = os.environ.get("ISNAD") or shutil.which("isnad") or ""
TEXT = "هجوم على سجن غويران\nقال مصدر طبي لوكالة فرانس برس إن {} مدنيين قتلوا في هجوم على سجن غويران يوم الخميس 20 يناير 2022.\n"

# Makes a case one of schema 4: what schema 5 brought, taken away again.
DROP_LINKS = ("DROP TRIGGER reading_changed; DROP TRIGGER reading_deleted; DROP TRIGGER report_changed; DROP TABLE incident;"
              "DROP TABLE incident_alias; DROP TABLE outcome; DROP TABLE story; ALTER TABLE numbered DROP COLUMN decisions;"
              "PRAGMA user_version = 4;")


def isnad(*args, stdin=b"", env=None, **more):
    environment = {**os.environ, **(env or {})}
    return subprocess.run([ISNAD, *map(str, args)], input=stdin, capture_output=True, env=environment, timeout=600, **more)


def reports(folder, count):
    """Writes `count` small reports as JSON lines; returns the file."""
    path = pathlib.Path(folder) / "reports.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for i in range(count):
            out.write(json.dumps({"id": f"r{i}", "outlet": "afp", "published": "2022-01-21", "title": None,
                                  "text": TEXT.format(i + 3)}, ensure_ascii=i % 2 == 0) + "\n")
    return path


def ids(path):
    """The reports a reader sees; none where there is no case yet."""
    try:
        db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)
        try:
            return {row[0] for row in db.execute("SELECT id FROM report")}
        finally:
            db.close()
    except sqlite3.OperationalError as error:
        if "unable to open" in str(error) or "no such table" in str(error):
            return set()
        raise


def whole(case):
    """Asserts that isnad verify finds nothing wrong."""
    done = isnad("verify", case)
    equal(done.returncode, 0, done.stdout + done.stderr)


def equal(got, want, what=""):
    assert got == want, f"{what}: got {got!r}, want {want!r}"


def contains(text, part):
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    assert part in text, f"{part!r} is not in {text[:2000]!r}"


def evaluated(*args):
    """What isnad eval finds."""
    result = isnad("eval", *args, "--format", "json")
    equal(result.returncode, 0, result.stderr)
    return json.loads(result.stdout)


def run(names):
    if not ISNAD or not os.path.exists(ISNAD):
        print("no program: set ISNAD; skipped")
        sys.exit(77)
    failed = 0
    for name, test in sorted(names.items()):
        if not name.startswith("test_"):
            continue
        with tempfile.TemporaryDirectory(prefix="isnad-cli-") as folder:
            try:
                test(pathlib.Path(folder))
                print("ok", name)
            except Exception:
                failed += 1
                print("FAILED", name)
                traceback.print_exc(file=sys.stdout)
    sys.exit(1 if failed else 0)
