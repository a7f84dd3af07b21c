#!/usr/bin/env python3
"""Measures the program on a whole corpus, and checks that the number of threads does not change a byte of the output.

    python3 tools/bench_corpus.py --isnad build/release/bin/isnad corpus.jsonl.gz [--jobs 1 2]

In: JSON lines as `isnad extract --input jsonl` reads them, gzipped or not. Out: one row per number of jobs with seconds, MB
(10^6 bytes of UTF-8 `text`) and reports a second, and peak memory of the program; exit 1 if two outputs differ.
"""
import argparse
import gzip
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time


def unpack(corpus, folder):
    """The corpus as a plain file, its number of reports, and the bytes of their texts."""
    plain = corpus
    if corpus.suffix == ".gz":
        plain = folder / "corpus.jsonl"
        with gzip.open(corpus, "rb") as source, plain.open("wb") as out:
            shutil.copyfileobj(source, out, 1 << 20)
    reports = size = 0
    with plain.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                reports += 1
                size += len((json.loads(line).get("text") or "").encode())
    return plain, reports, size


def run(isnad, corpus, jobs, folder):
    """(seconds, peak bytes, exit code, SHA-256 of the output) of one run over the corpus."""
    command = [isnad, "extract", "--input", "jsonl", "--format", "jsonl", "--quiet", "--jobs", str(jobs), str(corpus)]
    with (folder / f"out-{jobs}.jsonl").open("w+b") as out:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=out)
        # wait4 tells the peak of this very child; RUSAGE_CHILDREN would keep the largest of all runs.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        digest = hashlib.sha256()
        while block := out.read(1 << 20):
            digest.update(block)
    return seconds, usage.ru_maxrss * 1024, process.returncode, digest.hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--isnad", default="build/release/bin/isnad")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plain, reports, size = unpack(args.corpus, folder)
        print(f"{reports} reports, {size / 1e6:.1f} MB of text")
        print(f"{'jobs':>4} {'seconds':>8} {'MB/s':>7} {'reports/s':>10} {'peak MB':>8}  exit  sha256 of the output")
        digests, failed = set(), False
        for jobs in args.jobs:
            seconds, peak, code, digest = run(args.isnad, plain, jobs, folder)
            digests.add(digest)
            failed |= code not in (0, 1)
            print(f"{jobs:>4} {seconds:>8.2f} {size / 1e6 / seconds:>7.1f} {reports / seconds:>10.0f} {peak / 1e6:>8.1f}"
                  f"  {code:>4}  {digest[:16]}", flush=True)
    if len(digests) > 1:
        sys.exit("the output depends on the number of jobs")
    if failed:
        sys.exit("a run failed")


if __name__ == "__main__":
    main()
