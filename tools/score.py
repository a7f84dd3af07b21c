#!/usr/bin/env python3
"""Scores the program against annotated reports that lie outside the project, and prints one column a data set.

    python3 tools/score.py --gold DIR --isnad build/release/bin/isnad [--misses] [row…]

DIR holds gold/ (the annotations) and score/ (the scoring scripts). Rows: seeds real clusters own-tuned own-held (data/gold of this
project) assault protest ledger airwars; all
of them unless some are named. With --misses the scripts list what was missed, row by row, instead of the table. Exit 1 if a
row that could be scored failed.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

ROWS = ("seeds", "real", "clusters", "own-tuned", "own-held", "assault", "protest", "ledger", "airwars")
OWN = pathlib.Path(__file__).resolve().parent.parent / "data" / "gold"


class Scorer:
    def __init__(self, args, folder):
        self.gold, self.scripts = args.gold / "gold", args.gold / "score"
        self.isnad, self.misses, self.folder = args.isnad, args.misses, folder

    def script(self, name, *words):
        """What a scoring script prints: its figures, or its list of misses."""
        mode = ["--misses"] if self.misses else ["--json"]
        command = [sys.executable, str(self.scripts / name), *map(str, words), *mode]
        # airwars.py keeps no list of misses.
        if name == "airwars.py" and self.misses:
            command.pop()
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return out if self.misses else json.loads(out)

    def run(self, *words):
        """One call of the program. Exit 1 means some items failed; the rest still counts."""
        done = subprocess.run([self.isnad, *map(str, words)], capture_output=True)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"isnad {words[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout

    def extract(self, name, reports):
        """Predictions for JSON lines. Reports are matched by id: the path of the temporary file would hide it."""
        source, out = self.folder / f"{name}.in.jsonl", self.folder / f"{name}.out.jsonl"
        source.write_text(reports, encoding="utf-8")
        with out.open("w", encoding="utf-8") as lines:
            for line in self.run("extract", "--input", "jsonl", "--format", "jsonl", "--quiet", source).splitlines():
                found = json.loads(line)
                found["report"]["path"] = None
                lines.write(json.dumps(found, ensure_ascii=False) + "\n")
        return out

    def ledger(self, name, reports):
        source, case, out = (self.folder / f"{name}{end}" for end in (".case.jsonl", ".isnad", ".ledger.jsonl"))
        source.write_text(reports, encoding="utf-8")
        self.run("add", case, source, "--quiet")
        out.write_bytes(self.run("ledger", case, "--format", "jsonl"))
        return out

    def gold_reports(self, gold, texts):
        command = [sys.executable, str(self.scripts / "score.py"), "--gold", str(gold), "--texts", str(texts), "--input"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def figures(self, row):
        gold, texts = self.gold / row, self.gold / row
        if row.startswith("own-"):
            gold = texts = OWN / row.removeprefix("own-")
        if row == "clusters":
            gold, texts = gold / "gold", gold / "texts"
        pred = self.extract(row, self.gold_reports(gold, texts))
        return self.script("score.py", "--gold", gold, "--texts", texts, "--pred", pred)

    def sentences(self, row):
        gold = self.gold / "oeda" / f"{row}.jsonl"
        lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        feed = "".join(json.dumps({"id": s["id"], "text": s["text"]}, ensure_ascii=False) + "\n" for s in lines)
        return self.script("sentences.py", "--gold", gold, "--kind", row, "--pred", self.extract(row, feed))

    def score(self, row):
        if row in ("assault", "protest"):
            return self.sentences(row)
        if row == "ledger":
            clusters = self.gold / "clusters"
            found = self.ledger(row, self.gold_reports(clusters / "gold", clusters / "texts"))
            return self.script("ledger.py", "--gold", clusters / "ledgers.json", "--ledger", found)
        if row == "airwars":
            folder = self.gold / "airwars"
            found = self.ledger(row, (folder / "reports.jsonl").read_text(encoding="utf-8"))
            return self.script("airwars.py", "--incidents", folder / "incidents.json", "--ledger", found)
        return self.figures(row)


def show(table):
    """Data sets that share their measures stand side by side, one column each."""
    groups = {}
    for row, figures in table:
        groups.setdefault(tuple(figures), []).append((row, figures))
    for measures, columns in groups.items():
        wide = max(map(len, measures))
        print("\n" + " " * wide + "".join(row.rjust(10) for row, _ in columns))
        for measure in measures:
            values = (figures[measure] for _, figures in columns)
            cells = ("-" if v is None else f"{v:.4f}" if isinstance(v, float) else str(v) for v in values)
            print(measure.ljust(wide) + "".join(c.rjust(10) for c in cells))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=pathlib.Path, required=True)
    parser.add_argument("--isnad", required=True)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true", help="print one JSON object a row instead of the table")
    parser.add_argument("rows", nargs="*", metavar="row")
    args = parser.parse_args()
    if unknown := set(args.rows) - set(ROWS):
        parser.error(f"no such row: {' '.join(sorted(unknown))}; rows are {' '.join(ROWS)}")
    table, failed = [], False
    with tempfile.TemporaryDirectory() as name:
        scorer = Scorer(args, pathlib.Path(name))
        for row in args.rows or ROWS:
            try:
                result = scorer.score(row)
            except (OSError, RuntimeError, ValueError, KeyError, subprocess.CalledProcessError) as error:
                print(f"{row}: could not be scored: {getattr(error, 'stderr', None) or error}", file=sys.stderr)
                failed = True
                continue
            if args.misses:
                print(f"== {row}\n{result}")
            elif args.json:
                print(json.dumps({"row": row, **result}))
            else:
                table.append((row, result))
    show(table)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
