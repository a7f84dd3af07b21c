"""The command line itself: help, exit codes, order of output, closed pipes, completions and the manual page."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import re
import shutil
import subprocess
import unicodedata

from isnad_cli import ISNAD, contains, equal, isnad, reports, run


def commands():
    listed = isnad("--help").stdout.decode().split("Commands:")[1].split("Exit codes:")[0]
    return re.findall(r"^  (\w+)  ", listed, re.M)


def test_jobs_do_not_change_output(folder):
    input_file = reports(folder, 500)
    one, two = (isnad("extract", "--jobs", n, input_file) for n in (1, 2))
    equal(one.returncode, 0)
    equal(one.stdout.count(b"\n"), 500)
    assert one.stdout == two.stdout, "output differs between --jobs 1 and 2"


def test_help_ends_with_examples(folder):
    contains(isnad("--help").stdout, "Exit codes:")
    for command in commands():
        text = isnad(command, "--help")
        equal(text.returncode, 0, command)
        contains(text.stdout.decode().split("Examples:")[1], f"isnad {command}")


def width(line):
    return sum(unicodedata.category(c) not in ("Mn", "Cf") for c in line)


def test_help_fits_a_window(folder):
    assert len(commands()) > 20, commands()
    for args in ([], *([c] for c in commands())):
        lines = isnad(*args, "--help").stdout.decode().splitlines()
        equal([line for line in lines if width(line) > 100], [], args)
        # What an option does begins in one column of every help, and leaves room for its text.
        described = [re.match(r" {2}(?:-\w, | {4})--\S+(?: \S+)? {2,}(?=\S)", line) for line in lines]
        columns = {found.end() for found in described if found}
        assert args == [] or len(columns) == 1 and max(columns) <= 42, (args, columns)


def test_usage_errors(folder):
    for args in ([], ["nonsense"], ["add"], ["extract", "--bogus", "x"], ["extract", "--jobs", "0", "x"],
                 ["extract", "--published", "soon", "x"], ["extract", "--input", "pdf", "x"], ["lexicon", "find"]):
        result = isnad(*args)
        equal(result.returncode, 2, args)
        assert result.stderr, args


def test_closed_pipe_is_quiet(folder):
    input_file = reports(folder, 3000)
    process = subprocess.Popen([ISNAD, "extract", input_file], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.readline()
    process.stdout.close()
    equal(process.stderr.read(), b"")
    equal(process.wait(timeout=60), 0)


def test_full_standard_output(folder):
    if not os.path.exists("/dev/full"):
        return
    with open("/dev/full", "wb") as full:
        process = subprocess.run([ISNAD, "extract", reports(folder, 3)], stdout=full, stderr=subprocess.PIPE)
    equal(process.returncode, 4)
    contains(process.stderr, "standard output: cannot write")


def test_missing_lexicon(folder):
    result = isnad("extract", "--lexicon", folder / "none.lex", reports(folder, 1))
    assert result.returncode in (3, 4), result.returncode
    contains(result.stderr, "none.lex")


def test_completions(folder):
    for shell in ("bash", "zsh", "fish"):
        script = isnad("completions", shell).stdout
        for command in commands():
            contains(script, command)
        if shutil.which(shell):
            check = subprocess.run([shell, "-n"], input=script, capture_output=True)
            equal(check.returncode, 0, check.stderr)
    if shutil.which("bash"):
        script = isnad("completions", "bash").stdout.decode()
        typed = script + "COMP_WORDS=(isnad ledger --format ''); COMP_CWORD=3; _isnad; echo ${COMPREPLY[@]}\n"
        equal(subprocess.run(["bash", "-c", typed], capture_output=True).stdout.split(), [b"table", b"jsonl", b"csv"])


def test_manual_page(folder):
    page = isnad("man").stdout
    for command in commands():
        contains(page, f".SS {command}")
    if shutil.which("groff"):
        check = subprocess.run(["groff", "-man", "-K", "utf8", "-T", "utf8", "-ww"], input=page, capture_output=True)
        equal(check.returncode, 0, check.stderr)


def test_explain_stages(folder):
    input_file = reports(folder, 1)
    for stage in ("text", "mention", "claim"):
        result = isnad("explain", input_file, "--stage", stage)
        equal(result.returncode, 0, result.stderr)
        assert result.stdout, stage


def test_version(folder):
    contains(isnad("version").stdout, "isnad-jsonl/1")
    equal(isnad("--version").stdout, isnad("version").stdout)


run(globals())
