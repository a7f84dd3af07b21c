#!/usr/bin/env python3
"""Who did it: are the belligerents that coders named for an incident among the initiators read out of its reports?

    python3 tools/score_belligerents.py --isnad build/release/bin/isnad [--gold DIR] [--misses]

In: gold/airwars/incidents.json (code, date, belligerent, ids of reports) and reports.jsonl under DIR, ../shared unless given.
A belligerent counts where at least one report of the incident names it, or a body under it, by the lexicon (`isnad names`); it is
found if an event of those reports (`isnad extract`) has it among its initiators. Out: the share, in all and by belligerent.
Without the annotations: a message, and exit code 0.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

# Names of the coders, and the ids of actors.tsv they stand for. Bodies whose parents lead there count too.
BODIES = {
    "Russian Military": {"russian_forces", "russia"},
    "Syrian Regime": {"syrian_army", "syrian_government"},
    "Syrian Military": {"syrian_army", "syrian_government"},
    "U.S.-led Coalition": {"us_coalition", "us_forces", "us"},
    "US-led Coalition": {"us_coalition", "us_forces", "us"},
    "Turkish Military": {"turkish_forces", "turkey"},
    "Israeli Military": {"israeli_forces", "israel"},
    "Iranian Military": {"iranian_forces", "iran", "iranian_militias"},
    "YPG": {"ypg", "sdf"},
    "SDF": {"sdf", "ypg"},
    "ISIS": {"isis"},
}


def parents_of(root):
    """id -> id of the body it belongs to, from the table of actors."""
    up, columns = {}, None
    for line in (root / "lexicon" / "actors.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        row = dict(zip(columns, cells))
        up[row["id"]] = row.get("parent", "")
    return up


def is_under(actor, bodies, up):
    seen = set()
    while actor and actor not in seen:
        if actor in bodies:
            return True
        seen.add(actor)
        actor = up.get(actor, "")
    return False


def lines(isnad, command, reports):
    done = subprocess.run([isnad, command, "--input", "jsonl", "--format", "jsonl", str(reports)], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"isnad {command} ended with {done.returncode}: {done.stderr.decode(errors='replace').strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=pathlib.Path, default=root.parent / "shared")
    parser.add_argument("--isnad", required=True)
    parser.add_argument("--misses", action="store_true", help="list incidents whose belligerent was not found")
    args = parser.parse_args()
    folder = args.gold / "gold" / "airwars"
    if not (folder / "incidents.json").exists():
        print(f"no annotated incidents in {folder}")
        return
    up = parents_of(root)
    named = {line["report"]["id"]: {n["entity"] for n in line["names"] if n["kind"] in ("actor", "reference") and n["entity"]}
             for line in lines(args.isnad, "names", folder / "reports.jsonl")}
    doers = {line["report"]["id"]: {i for e in line["events"] for i in e["initiator"]}
             for line in lines(args.isnad, "extract", folder / "reports.jsonl")}
    asked, found, unknown = collections.Counter(), collections.Counter(), set()
    for incident in json.loads((folder / "incidents.json").read_text(encoding="utf-8")):
        for belligerent in filter(None, (b.strip() for b in (incident.get("belligerent") or "").split(","))):
            if belligerent not in BODIES:
                unknown.add(belligerent)
                continue
            told = [r for r in incident["reports"] if any(is_under(a, BODIES[belligerent], up) for a in named.get(r, ()))]
            if not told:
                continue
            asked[belligerent] += 1
            if any(is_under(a, BODIES[belligerent], up) for r in incident["reports"] for a in doers.get(r, ())):
                found[belligerent] += 1
            elif args.misses:
                print(f"{incident['code']}\t{belligerent}\t{' '.join(told)}")
    for belligerent in sorted(asked):
        print(f"{belligerent:22}{found[belligerent]:5} of {asked[belligerent]:4}  {found[belligerent] / asked[belligerent]:.4f}")
    total = sum(asked.values())
    print(f"{'all':22}{sum(found.values()):5} of {total:4}  {sum(found.values()) / total if total else 0:.4f}")
    if unknown:
        print("not mapped to actors: " + ", ".join(sorted(unknown)))


if __name__ == "__main__":
    main()
