"""Bad input is data: every item that cannot be read is named with its reason, and the run goes on."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import json

from isnad_cli import TEXT, contains, equal, isnad, run


def lines(result):
    return [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]


def codes(line):
    return [d["code"] for d in line["diagnostics"]]


def one(folder, data, name="a.txt"):
    (folder / name).write_bytes(data)
    result = isnad("extract", folder / name)
    equal(result.returncode, 0, result.stderr)
    return lines(result)[0]


def test_empty_file(folder):
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_text(TEXT.format(6), encoding="utf-8")
    result = isnad("extract", folder, "--failed", folder / "failed.tsv")
    equal(result.returncode, 1)
    equal(len(lines(result)), 1)
    contains(result.stderr, "a.txt: the file is empty")
    contains((folder / "failed.tsv").read_text(), "a.txt\tthe file is empty")


def test_nuls(folder):
    assert "ingest.nul" in codes(one(folder, TEXT.format(6).encode().replace(b" ", b"\0", 1)))


def test_invalid_utf8(folder):
    line = one(folder, TEXT.format(6).encode() + b"\xff\xfe\x80")
    assert "ingest.broken_character" in codes(line)


def test_encodings_read_alike(folder):
    plain = one(folder, TEXT.format(6).encode())
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"):
        other = one(folder, TEXT.format(6).encode(encoding))
        equal(other["claims"], plain["claims"], encoding)
        equal(other["events"], plain["events"], encoding)


def test_latin_text(folder):
    line = one(folder, b"Six guards were killed in an attack on a prison.")
    assert "ingest.no_arabic" in codes(line)


def test_line_that_is_not_json(folder):
    (folder / "a.jsonl").write_text('{"id": "1", "text": "قتل"}\nnonsense\n{"id": "2", "text": "قتل", "unknown": {}}\n', encoding="utf-8")
    result = isnad("extract", folder / "a.jsonl")
    equal(result.returncode, 1)
    equal([x["report"]["id"] for x in lines(result)], ["1", "2"])
    contains(result.stderr, "a.jsonl:2: not a JSON line")


def test_line_of_100_megabytes(folder):
    with (folder / "a.jsonl").open("w", encoding="utf-8") as out:
        out.write('{"id": "big", "text": "' + "x" * (100 << 20) + '"}\n{"id": "2", "text": "قتل"}\n')
    result = isnad("extract", folder / "a.jsonl")
    equal(result.returncode, 0, result.stderr)
    equal([x["report"]["id"] for x in lines(result)], ["big", "2"])


def test_directory_loop(folder):
    (folder / "d").mkdir()
    (folder / "d" / "a.txt").write_text(TEXT.format(6), encoding="utf-8")
    (folder / "d" / "loop").symlink_to(folder / "d")
    (folder / "d" / "self").symlink_to("self")
    result = isnad("extract", folder / "d")
    equal(result.returncode, 0, result.stderr)
    equal(len(lines(result)), 1)


def test_unreadable_file(folder):
    path = folder / "a.txt"
    path.write_text("قتل", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        print("   (nothing is unreadable to this user: not tested)")
        return
    result = isnad("extract", path)
    equal(result.returncode, 1)
    contains(result.stderr, "cannot open: Permission denied")


def test_missing_file(folder):
    result = isnad("extract", folder / "none.txt")
    equal(result.returncode, 1)
    contains(result.stderr, "none.txt: cannot open: No such file or directory")


def test_standard_input(folder):
    equal(lines(isnad("extract", "-", stdin=TEXT.format(6).encode()))[0]["report"]["path"], "-")
    line = lines(isnad("extract", "-", stdin='{"id": "7", "text": "قتل"}'.encode()))[0]["report"]
    equal((line["id"], line["path"]), ("7", None))
    contains(isnad("extract", "-").stderr, "the file is empty")


def test_spans_count_code_points(folder):
    text = "😀 " + TEXT.format(6)
    line = one(folder, text.encode())
    for claim in line["claims"]:
        for link in claim["attribution"]:
            if link.get("span"):
                equal(text[link["span"]["start"]:link["span"]["end"]], link["text"])


run(globals())
