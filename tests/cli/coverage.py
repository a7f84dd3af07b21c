"""docs/design/coverage.md names only rules and cases that exist, all cases of its folder and all that wait, and the status they
really have; what a row says reads a construction does read it in a case of that row."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import collections
import json
import pathlib
import re

from isnad_cli import equal, isnad, run

SOURCE = pathlib.Path(os.environ["ISNAD_SOURCE"])
CASES = SOURCE / "tests" / "cases"
NAMED = re.compile(r"`([^`]+)`")


def rules():
    found = set()
    for path in sorted((SOURCE / "rules").glob("*.toml")):
        found.update(re.findall(r'^id\s*=\s*"([^"]+)"', path.read_text(encoding="utf-8"), re.M))
    return found


class Case:
    def __init__(self, waits=False):
        self.waits = waits
        self.report = {"text": ""}


def cases():
    """By name: `file/case` for those of coverage/, `../path` or `../path/case` for all others."""
    found = {}
    for path in sorted(CASES.rglob("*.case")):
        whole = str(path.relative_to(CASES).with_suffix(""))
        whole = whole.removeprefix("coverage/") if whole.startswith("coverage/") else f"../{whole}"
        case = None
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, rest = line.partition(" ")
            name = f"{whole}/{rest.strip()}" if word == "case" else whole if case is None and not line.startswith("#") else None
            if name and line:
                assert name not in found, f"{name} stands twice"
                case = found[name] = Case()
            if word == "todo":
                case.waits = True
            elif word == "text":
                case.report["text"] += rest.strip() + "\n"
            elif word in ("published", "outlet"):
                case.report[word] = rest.strip()
    return found


def readers(cases):
    """For each case the rules that read something in it."""
    lines = [json.dumps({"id": name, **case.report}, ensure_ascii=False) for name, case in cases.items()]
    out = isnad("extract", "--input", "jsonl", "--quiet", "-", stdin="\n".join(lines).encode())
    equal(out.returncode, 0, out.stderr)
    found = collections.defaultdict(set)
    for line in out.stdout.splitlines():
        read = json.loads(line)
        found[read["report"]["id"]] = {fact["rule"] for kind in ("claims", "events") for fact in read[kind]}
    return found


def keeps_quiet(rule):
    return rule.split(".")[0] == "nothing" or ".nothing." in rule


def problems(page, rules, cases, read):
    found, named = [], set()
    for number, line in enumerate(page.splitlines(), 1):
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 4 or set(cells[0]) == {"-"} or cells[3] == "status":
            if line.startswith("|") and len(cells) != 4 and set(line) - set("|- "):
                found.append(f"{number}: {len(cells)} cells; a row has four")
            continue
        here = NAMED.findall(cells[2])
        found += [f"{number}: no case {c}" for c in here if c not in cases]
        found += [f"{number}: {c} is named twice" for c in here if c in named]
        named.update(here)
        for rule in NAMED.findall(cells[1]):
            if rule not in rules:
                found.append(f"{number}: no rule {rule}")
            elif not keeps_quiet(rule) and not any(rule in read[c] for c in here):
                found.append(f"{number}: {rule} reads nothing in the cases of the row")
        state, _, reason = cells[3].partition(": ")
        waiting = [cases[c].waits for c in here if c in cases]
        should = "covered" if here and not any(waiting) else "not covered" if all(waiting) else "partly"
        if state != should:
            found.append(f"{number}: {state}, but its cases say {should}")
        if state != "covered" and len(reason) < 10:
            found.append(f"{number}: {state} without a reason")
    found += [f"{c} is not named" for c, case in cases.items() if c not in named and (case.waits or not c.startswith(".."))]
    return found


def page():
    return (SOURCE / "docs" / "design" / "coverage.md").read_text(encoding="utf-8")


def test_the_page_holds(folder):
    there = cases()
    equal(problems(page(), rules(), there, readers(there)), [])


def test_what_is_gone_is_noticed(folder):
    known, there = rules(), cases()
    read = readers(there)

    def told(part, rules=known, cases=there, read=read):
        assert any(part in p for p in problems(page(), rules, cases, read)), part
    told("no rule toll.nominal", rules=known - {"toll.nominal"})
    told("no case tolls/verbal_breath", cases={c: case for c, case in there.items() if c != "tolls/verbal_breath"})
    told("tolls/new is not named", cases={**there, "tolls/new": Case()})
    told("../toll/new is not named", cases={**there, "../toll/new": Case(waits=True)})
    told("say partly", cases={**there, "tolls/verbal_breath": Case(waits=True)})
    told("killed.last_breath reads nothing", read={**read, "tolls/verbal_breath": set()})


run(globals())
