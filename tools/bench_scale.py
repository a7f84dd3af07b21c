#!/usr/bin/env python3
"""Measures a large case from outside: adding reports to it, weighing it under one rule-set and under another, opening it.

    python3 tools/bench_scale.py [--isnad build/release/bin/isnad] [--reports 100000] [--more 100] [--keep FOLDER]

In: nothing; the reports are made up, the same for the same numbers: two attacks each, in towns of the lexicon over two years,
told with ten figures by a few sources. Out: one row a command with its seconds (wall, and of the processors), peak memory
and the target it has, if any; exit 1 if a command fails or `isnad verify` finds anything off.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
COUNTRIES = ("sy", "iq", "ye", "ps", "lb")
KINDS = ("city", "town", "village")
SOURCES = ("المرصد السوري لحقوق الإنسان", "مصدر طبي", "الدفاع المدني", "مصدر محلي", "وزارة الصحة", "مصدر أمني")
DEEDS = ("غارة جوية", "قصف مدفعي", "هجوم مسلح", "انفجار سيارة مفخخة", "كمين")
WHOM = ("مدنياً", "شخصاً", "عنصراً من قوات الأمن", "مسلحاً")
FIRST_DAY = datetime.date(2021, 1, 1)


def towns():
    """Arabic names of towns that the lexicon knows and does not mark as ambiguous."""
    names = set()
    for table in ("places.tsv", "places-geonames.tsv"):
        for line in (ROOT / "lexicon" / table).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 8 and cells[0][:2] in COUNTRIES and cells[1] in KINDS and cells[5] and "weak" not in cells[8]:
                names.add(cells[5])
    return sorted(names)


def report(n, names, dice):
    day = FIRST_DAY + datetime.timedelta(days=dice.randrange(730))
    told = []
    for _ in range(2):
        town, deed, source = dice.choice(names), dice.choice(DEEDS), dice.choice(SOURCES)
        killed, wounded = dice.randrange(11, 99), dice.randrange(11, 99)
        told.append(
            f"قال {source} إن {killed} {dice.choice(WHOM)} قتلوا وأصيب {wounded} آخرون في {deed} في مدينة {town} "
            f"يوم {day.day}/{day.month}/{day.year}.\n"
            f"وأضاف {dice.choice(SOURCES)} أن حصيلة القتلى ارتفعت إلى {killed + dice.randrange(1, 9)} قتيلاً "
            f"و{wounded + dice.randrange(1, 9)} جريحاً، بينهم {dice.randrange(11, 20)} طفلاً.")
    return {"id": f"r{n}", "outlet": f"صحيفة {dice.randrange(40)}", "published": day.isoformat(), "text": "\n\n".join(told)}


def write_reports(path, first, count, names):
    dice = random.Random(first)
    with path.open("w", encoding="utf-8") as out:
        for n in range(first, first + count):
            out.write(json.dumps(report(n, names, dice), ensure_ascii=False) + "\n")


class Bench:
    def __init__(self, isnad):
        self.isnad, self.failed = isnad, False

    def run(self, what, *arguments, target=None):
        begin = time.monotonic()
        process = subprocess.Popen([self.isnad, *map(str, arguments)], stdout=subprocess.DEVNULL)
        # wait4 tells the peak and the times of this very child.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        self.failed = self.failed or process.returncode != 0
        print(f"{what:44} {wall:8.2f} s wall {usage.ru_utime:8.2f} s user {usage.ru_stime:7.2f} s system "
              f"{usage.ru_maxrss / 1024:7.0f} MB  {'target ' + target if target else ''}", flush=True)
        return wall


def measure(args, folder):
    names = towns()
    case, many, few, one = (folder / name for name in ("case.isnad", "many.jsonl", "few.jsonl", "one.jsonl"))
    for stale in folder.glob("case.isnad*"):
        stale.unlink()
    write_reports(many, 0, args.reports, names)
    write_reports(few, args.reports, args.more, names)
    write_reports(one, args.reports + args.more, 1, names)
    bench = Bench(args.isnad)
    bench.run(f"add {args.reports} reports", "add", case, many, "--input", "jsonl")
    bench.run(f"add {args.more} reports to them", "add", case, few, "--input", "jsonl", target="2 s")
    bench.run("add 1 report to them", "add", case, one, "--input", "jsonl")
    for rules in ("isnad", "ucdp"):
        bench.run(f"ledger --rules {rules}", "ledger", case, "--rules", rules, "--format", "csv", "-q", target="5 s")
    bench.run("show i-1", "show", case, "i-1")
    bench.run("verify", "verify", case)
    size = sum(p.stat().st_size for p in folder.glob("case.isnad*"))
    print(f"{'size of the case':44} {size / 1e6:8.1f} MB")
    return 1 if bench.failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--isnad", default="build/release/bin/isnad")
    parser.add_argument("--reports", type=int, default=100000)
    parser.add_argument("--more", type=int, default=100)
    parser.add_argument("--keep", type=pathlib.Path, help="make the case there and leave it")
    args = parser.parse_args()
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
        return measure(args, args.keep)
    with tempfile.TemporaryDirectory() as folder:
        return measure(args, pathlib.Path(folder))


if __name__ == "__main__":
    sys.exit(main())
