"""The scores of `isnad eval` are those of the scoring script, where that lies beside the checkout with its annotated reports."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import json
import pathlib
import subprocess

from isnad_cli import equal, evaluated, isnad, run

SOURCE = pathlib.Path(os.environ["ISNAD_SOURCE"])
SHARED = pathlib.Path(os.environ.get("ISNAD_GOLD", SOURCE.parent / "shared"))
SCRIPT = SHARED / "score" / "score.py"
# The folder of the gold files, and that of their texts.
SETS = (("seeds", "seeds"), ("real", "real"), ("clusters/gold", "clusters/texts"))


def by_script(gold, texts, folder):
    """What tools/score.py does: the program's predictions, scored by the script."""
    call = [sys.executable, SCRIPT, "--gold", gold, "--texts", texts]
    reports = subprocess.run([*call, "--input"], check=True, capture_output=True).stdout
    lines = []
    for line in isnad("extract", "--input", "jsonl", "--quiet", "-", stdin=reports).stdout.splitlines():
        found = json.loads(line)
        found["report"]["path"] = None
        lines.append(json.dumps(found))
    pred = folder / "pred.jsonl"
    pred.write_text("\n".join(lines), encoding="utf-8")
    return json.loads(subprocess.run([*call, "--pred", pred, "--json"], check=True, capture_output=True).stdout)


def agree(gold, texts, folder):
    want, got = by_script(gold, texts, folder), evaluated("--gold", gold)
    equal([k for k in got if k != "rules"], list(want), f"{gold}: names")
    for key, value in want.items():
        same = got[key] == value or (None not in (got[key], value) and abs(got[key] - value) < 1e-9)
        assert same, f"{gold}: {key}: {got[key]} is not {value}"


def test_the_reports_of_the_project(folder):
    tuned = SOURCE / "data" / "gold" / "tuned"
    agree(tuned, tuned, folder)


def test_the_reports_beside_it(folder):
    for gold, texts in SETS:
        agree(SHARED / "gold" / gold, SHARED / "gold" / texts, folder)


if __name__ == "__main__":
    missing = [path for path in (SCRIPT, *(SHARED / "gold" / gold for gold, _ in SETS)) if not path.exists()]
    if missing:
        print(f"skipped: {missing[0]} is not there (name the folder with ISNAD_GOLD=DIR)")
        sys.exit(77)
    run(globals())
