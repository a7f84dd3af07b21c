"""docs/design/coverage.md names only rules and cases that exist, all cases of its folder, and the status they really have."""
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

from isnad_cli import equal, run

SOURCE = pathlib.Path(os.environ["ISNAD_SOURCE"])
NAMED = re.compile(r"`([^`]+)`")


def rules():
    found = set()
    for path in sorted((SOURCE / "rules").glob("*.toml")):
        found.update(re.findall(r'^id\s*=\s*"([^"]+)"', path.read_text(encoding="utf-8"), re.M))
    return found


def cases():
    """Name of each case of the folder, and whether it waits: has a todo line."""
    waits = {}
    for path in sorted((SOURCE / "tests" / "cases" / "coverage").glob("*.case")):
        name = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("case "):
                name = f"{path.stem}/{line[5:].strip()}"
                assert name not in waits, f"{name} stands twice"
                waits[name] = False
            elif line.startswith("todo") and name:
                waits[name] = True
    return waits


def problems(page, rules, waits):
    found, named = [], set()
    for number, line in enumerate(page.splitlines(), 1):
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 4 or set(cells[0]) == {"-"} or cells[3] == "status":
            if line.startswith("|") and len(cells) != 4 and set(line) - set("|- "):
                found.append(f"{number}: {len(cells)} cells; a row has four")
            continue
        found += [f"{number}: no rule {r}" for r in NAMED.findall(cells[1]) if r not in rules]
        here = NAMED.findall(cells[2])
        found += [f"{number}: no case {c}" for c in here if c not in waits]
        found += [f"{number}: {c} is named twice" for c in here if c in named]
        named.update(here)
        state, _, reason = cells[3].partition(": ")
        waiting = [waits.get(c, False) for c in here]
        should = "covered" if here and not any(waiting) else "not covered" if all(waiting) else "partly"
        if state != should:
            found.append(f"{number}: {state}, but its cases say {should}")
        if state != "covered" and len(reason) < 10:
            found.append(f"{number}: {state} without a reason")
    found += [f"{c} is not named" for c in waits if c not in named]
    return found


def page():
    return (SOURCE / "docs" / "design" / "coverage.md").read_text(encoding="utf-8")


def test_the_page_holds(folder):
    equal(problems(page(), rules(), cases()), [])


def test_what_is_gone_is_noticed(folder):
    known, waits = rules(), cases()
    assert any("no rule toll.nominal" in p for p in problems(page(), known - {"toll.nominal"}, waits))
    gone = {c: w for c, w in waits.items() if c != "tolls/verbal_breath"}
    assert any("no case tolls/verbal_breath" in p for p in problems(page(), known, gone))
    assert any("is not named" in p for p in problems(page(), known, {**waits, "tolls/new": False}))
    waiting = {**waits, "tolls/verbal_breath": True}
    assert any("say partly" in p for p in problems(page(), known, waiting))


run(globals())
