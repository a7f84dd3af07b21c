"""A real file system that fills up while a case is written. Skipped where none may be mounted."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import pathlib
import shutil
import subprocess
import tempfile

from isnad_cli import contains, equal, ids, isnad, reports, run, whole


def mounted(small):
    return os.geteuid() == 0 and shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small], capture_output=True).returncode == 0


def unmount(small):
    subprocess.run(["umount", small], check=True)


def test_full_file_system(folder):
    small = folder / "small"
    small.mkdir()
    assert mounted(small)
    try:
        case, input_file = small / "c.isnad", reports(folder, 4000)
        full = isnad("add", "-q", case, input_file)
        equal(full.returncode, 4, full.stderr)
        contains(full.stderr, "run again")
        whole(case)
        copy = folder / "c.isnad"
        shutil.copy(case, copy)
        if (small / "c.isnad-wal").exists():
            shutil.copy(small / "c.isnad-wal", folder / "c.isnad-wal")
        equal(isnad("add", "-q", copy, input_file).returncode, 0)
        equal(len(ids(copy)), 4000)
        whole(copy)
    finally:
        unmount(small)


def main():
    with tempfile.TemporaryDirectory(prefix="isnad-cli-") as folder:
        if not mounted(folder):
            print("skipped: may not mount a tmpfs here; case_faults.py tries the limit on the size of files only")
            return 77
        unmount(folder)
    return run(globals())


if __name__ == "__main__":
    sys.exit(main())
