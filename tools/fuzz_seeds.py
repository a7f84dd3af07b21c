#!/usr/bin/env python3
"""Writes starting texts for the fuzz targets: the reports of demo/ and the texts of tests/cases and tests/bugs.

    python3 tools/fuzz_seeds.py --out build/fuzz/seeds
"""
import argparse
import hashlib
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def texts():
    reports = ROOT / "demo/reports.jsonl"
    if reports.exists():
        for line in reports.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)["text"]
    for case in sorted((ROOT / "tests").rglob("*.case")):
        lines = case.read_text(encoding="utf-8").splitlines()
        yield "\n".join(line[4:].strip() for line in lines if line.startswith("text"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    for text in ["", "قُتل 5 مدنيين", *texts()]:
        data = text.encode()
        (out / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


if __name__ == "__main__":
    main()
