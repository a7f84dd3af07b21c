#!/usr/bin/env python3
"""Measures what users' own tables of names cost: start-up, loading, and reading a corpus with few and with many names.

    python3 tools/bench_user_lexicon.py --isnad build/release/bin/isnad corpus.jsonl.gz [--reports 6000] [--rounds 3]

In: JSON lines as `isnad extract --input jsonl` reads them, gzipped or not; names are drawn from the words of the corpus itself, so
that they occur in it as names of a gazetteer would: most are of two words, a fifth of one. Out: start-up time of the program; seconds
and MB/s of `extract` on one thread with 1,000 and with 100,000 names, best of the rounds, and their ratio; seconds and peak memory
with 1,000,000 rows. Seconds are of the processor, so that a busy machine does not count. Exit 1 if 100,000 names cost more than
15 %, or a million rows more than 2 GB.
"""
import argparse
import concurrent.futures
import gzip
import itertools
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

HEADER = "id\tkind\tparent\tlat\tlon\tar\ten\taliases\tflags\n"
HEADS = "قرية تل كفر خربة بئر وادي عين جبل حي مزرعة خان برج دير مخيم رأس".split()
WORD = re.compile("[\u0621-\u064a]{4,9}")


def open_corpus(path):
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def sample(corpus, count, out):
    """Writes the first reports of the corpus; returns the bytes of their texts and their words with counts."""
    size, words = 0, {}
    with open_corpus(corpus) as lines, out.open("w", encoding="utf-8") as target:
        for line in itertools.islice(lines, count):
            target.write(line)
            text = json.loads(line).get("text") or ""
            size += len(text.encode())
            for word in WORD.findall(text):
                words[word] = words.get(word, 0) + 1
    return size, words


def names(words, count):
    """Names without end, seldom of a frequent word: a gazetteer's words are rare ones."""
    rare = sorted(w for w, n in words.items() if n <= 20)
    rng = random.Random(7)
    for i in range(count):
        kind = i % 10
        if kind < 2:
            yield rng.choice(rare)
        elif kind < 6:
            yield f"{rng.choice(HEADS)} {rng.choice(rare)}"
        else:
            yield f"{rng.choice(rare)} {rng.choice(rare)}"


def write_table(path, words, count):
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER)
        for i, name in enumerate(names(words, count)):
            point = f"{33 + i % 4000 / 1000:.3f}\t{36 + i % 5000 / 1000:.3f}"
            out.write(f"my-{i}\tvillage\tsy\t{point}\t{name}\tName {i}\t\t\n")


def leave_out_common_words(isnad, path):
    """Drops the rows that the program refuses, as a user would."""
    check = subprocess.run([isnad, "lexicon", "check", "--json", str(path)], capture_output=True)
    bad = {int(p[len(str(path)) + 1:].split(":")[0]) for p in json.loads(check.stdout)["problems"]}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(l for n, l in enumerate(lines, 1) if n not in bad), encoding="utf-8")
    return len(bad)


def prepare(corpus, reports, plain, tables, isnad):
    """Writes the sample of the corpus and the tables; returns the bytes of the texts."""
    size, words = sample(corpus, reports, plain)
    for count, path in tables.items():
        write_table(path, words, count)
        dropped = leave_out_common_words(isnad, path)
        print(f"{count:>9,} rows, {dropped:,} left out as common words", flush=True)
    return size


def measure(*command):
    """(processor seconds, peak bytes, exit code) of one run."""
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, process.returncode


def fastest(rounds, *command):
    runs = [measure(*command) for _ in range(rounds)]
    if any(code != 0 for _, _, code in runs):
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return min(runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--isnad", default="build/release/bin/isnad")
    parser.add_argument("--reports", type=int, default=6000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        tables = {count: folder / f"names-{count}.tsv" for count in (1_000, 100_000, 1_000_000)}
        corpus, one = folder / "corpus.jsonl", folder / "one.txt"
        # In a process of its own: the peak of a child counts what its parent held when it was started.
        with concurrent.futures.ProcessPoolExecutor(1) as apart:
            size = apart.submit(prepare, args.corpus, args.reports, corpus, tables, args.isnad).result()
        one.write_text("مقتل ستة مدنيين\n", encoding="utf-8")
        seconds, peak, _ = fastest(20, args.isnad, "extract", "--quiet", one)
        print(f"start-up, built-in lexicon       {seconds * 1e3:8.1f} ms {peak / 1e6:8.1f} MB")
        load = {}
        for count, path in tables.items():
            load[count], peak, _ = fastest(args.rounds, args.isnad, "extract", "--quiet", "--lexicon", path, one)
            print(f"start-up, {count:>9,} names        {load[count] * 1e3:8.1f} ms {peak / 1e6:8.1f} MB", flush=True)
        speed = {}
        command = [args.isnad, "extract", "--quiet", "--input", "jsonl", "--jobs", "1"]
        runs = {0: [], 1_000: [], 100_000: []}
        for _ in range(args.rounds):  # in turns, so that a busy machine is busy for all
            for count in runs:
                table = ["--lexicon", tables[count]] if count else []
                runs[count].append(measure(*command, *table, corpus)[0] - load.get(count, seconds))
        for count, times in runs.items():
            speed[count] = size / 1e6 / min(times)
            print(f"extract,  {count:>9,} names        {min(times):8.2f} s  {speed[count]:8.1f} MB/s", flush=True)
        loss = 1 - speed[100_000] / speed[1_000]
        print(f"100,000 names against 1,000      {loss:8.1%} slower")
    if loss > 0.15 or peak > 2e9:
        sys.exit("more than it may be")


if __name__ == "__main__":
    main()
