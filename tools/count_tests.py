#!/usr/bin/env python3
"""Counts what a test run did, and prints it as the last line: `N passed, N failed, N skipped`.

    python3 tools/count_tests.py --junit build/release/ctest.xml --unit build/release/unit.json

In: CTest's JUnit file and GoogleTest's JSON. The entry `unit` of CTest is replaced by its single test cases; if the program
died before it wrote them, or failed beyond them, that is one failure more. Exit 1 on any failure, and when nothing ran.
"""
import argparse
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree


def unit_cases(path):
    """(name, outcome) of each GoogleTest case; none if the file is missing or cut short."""
    try:
        suites = json.loads(path.read_text(encoding="utf-8"))["testsuites"]
    except (OSError, ValueError, KeyError):
        return []
    cases = []
    for suite in suites:
        for case in suite["testsuite"]:
            ran = case.get("status") == "RUN" and case.get("result") != "SKIPPED"
            outcome = "failed" if case.get("failures") else "passed" if ran else "skipped"
            cases.append((f'{suite["name"]}.{case["name"]}', outcome))
    return cases


def entries(path):
    """(name, outcome) of each CTest entry; none if the file is missing or cut short."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError):
        return []
    outcomes = {"run": "passed", "fail": "failed", "disabled": "skipped", "notrun": "skipped"}
    found = []
    for case in root.iter("testcase"):
        outcome = outcomes.get(case.get("status"), "failed")
        # CTest calls a program it could not start "notrun" as well; only a stated skip is one.
        skipped = case.find("skipped")
        reason = skipped.get("message", "") if skipped is not None else ""
        if case.get("status") == "notrun" and "SKIP" not in reason:
            outcome = "failed"
        found.append((case.get("name"), outcome))
    return found


def count(junit, unit):
    results = []
    for name, outcome in entries(junit):
        if name != "unit":
            results.append((name, outcome))
            continue
        cases = unit_cases(unit)
        results += cases
        if not cases or (outcome == "failed" and not any(o == "failed" for _, o in cases)):
            results.append(("unit (the program itself)", "failed"))
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--junit", type=pathlib.Path, required=True)
    parser.add_argument("--unit", type=pathlib.Path, required=True)
    args = parser.parse_args()
    results = count(args.junit, args.unit)
    tally = {outcome: sum(o == outcome for _, o in results) for outcome in ("passed", "failed", "skipped")}
    for name, outcome in results:
        if outcome != "passed":
            print(f"{outcome}: {name}")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**tally))
    sys.exit(1 if tally["failed"] or not tally["passed"] else 0)


if __name__ == "__main__":
    main()
