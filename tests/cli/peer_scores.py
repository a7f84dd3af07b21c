"""`isnad parse` against the suites of other parsers, where they lie beside the checkout: no share below its target."""
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(os.environ["ISNAD_SOURCE"])


def main():
    peers = pathlib.Path(os.environ.get("ISNAD_PEERS", SOURCE.parent / "shared" / "peers"))
    missing = [name for name in ("duckling", "recognizers", "hijri") if not (peers / name).is_dir()]
    if missing:
        print(f"skipped: {peers} has no {', '.join(missing)} (name the folder with ISNAD_PEERS=DIR)")
        return 77
    command = [sys.executable, str(SOURCE / "tools/score_peers.py"), "--isnad", os.environ["ISNAD"], "--peers", str(peers)]
    return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main())
