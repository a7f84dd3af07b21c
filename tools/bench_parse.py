#!/usr/bin/env python3
"""Measures `isnad parse` from end to end: lines in, JSON out, on one core.

    python3 tools/bench_parse.py --isnad build/release/bin/isnad [corpus.jsonl.gz] [--runs 3]

In: JSON lines with a `text`, gzipped or not; without them the reports of demo/, again and again. Out: a row a kind and a length
of line (paragraphs as they stand, and cut into lines of six words): MB (10^6 bytes of UTF-8) a second of processor time and
of the clock, the best of the runs, and peak memory. The output goes to /dev/null.
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import tempfile
import time

LIMIT = 60_000_000  # bytes of each input
KINDS = {"quantity": [], "time": ["--published", "2022-01-25"], "text": []}


def paragraphs(corpus):
    opened = gzip.open(corpus, "rt", encoding="utf-8") if corpus.suffix == ".gz" else corpus.open(encoding="utf-8")
    with opened as lines:
        for line in lines:
            if line.strip():
                yield from (p for p in (json.loads(line).get("text") or "").splitlines() if p.strip())


def short(lines):
    for line in lines:
        words = line.split()
        yield from (" ".join(words[i:i + 6]) for i in range(0, len(words), 6))


def fill(path, make):
    """Writes lines up to the limit, from the start again where there are too few; returns the bytes written."""
    size = 0
    with path.open("wb") as out:
        while size < LIMIT:
            before = size
            for line in make():
                size += out.write(line.encode() + b"\n")
                if size >= LIMIT:
                    break
            if size == before:
                raise SystemExit("no text in the corpus")
    return size


def run(command, path):
    """(processor seconds, seconds, peak bytes) of one run."""
    with path.open("rb") as lines, open(os.devnull, "wb") as nowhere:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdin=lines, stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss * 1024


def main():
    demo = pathlib.Path(__file__).resolve().parent.parent / "demo/reports.jsonl"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path, nargs="?", default=demo)
    parser.add_argument("--isnad", default="build/release/bin/isnad")
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    inputs = {"paragraphs": lambda: paragraphs(args.corpus), "short lines": lambda: short(paragraphs(args.corpus))}
    print(f"{'kind':10}{'lines':13}{'MB':>6}{'MB/s cpu':>10}{'MB/s clock':>12}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in inputs.items():
            path = pathlib.Path(folder) / "lines.txt"
            size = fill(path, make)
            for kind, more in KINDS.items():
                if kind == "text" and name != "paragraphs":
                    continue  # one text, whatever its lines
                runs = [run([args.isnad, "parse", "--kind", kind, *more], path) for _ in range(args.runs)]
                cpu, clock, peak = (min(r[i] for r in runs) for i in range(3))
                print(f"{kind:10}{name:13}{size / 1e6:6.1f}{size / 1e6 / cpu:10.1f}{size / 1e6 / clock:12.1f}{peak / 1e6:9.1f}",
                      flush=True)


if __name__ == "__main__":
    main()
