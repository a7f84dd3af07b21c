#!/usr/bin/env python3
"""Checks the layer rule: a folder of src/ includes only the folders its line below names, and what those name.

    python3 tools/check_layers.py              # silent and 0 when the rule is kept
    python3 tools/check_layers.py --self-test  # checks that the check itself can fail

In: the #include "folder/file.h" lines of src/, apps/ and include/. Out: one `file:line: problem; mend` per breach, and
exit 1. The same rule stands in CMakeLists.txt as link lines, where the linker holds it.
"""
import pathlib
import re
import sys

USES = {
    "base": [], "model": ["base"], "lexicon": ["base", "model"], "text": ["model", "lexicon"], "mention": ["text"],
    "claim": ["mention"], "incident": ["model"], "ledger": ["model"], "ingest": ["model"], "store": ["model", "text"],
    "export": ["model"], "eval": ["model"],
}
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<(isnad/[^>]+)>)')
SUFFIXES = {".h", ".cc"}


def allowed(folder):
    """The folder itself, what it names, and what those name."""
    seen, queue = set(), [folder]
    while queue:
        f = queue.pop()
        if f not in seen:
            seen.add(f)
            queue += USES[f]
    return seen


def check_file(root, path):
    where = path.relative_to(root)
    top, folder = where.parts[0], where.parts[1] if len(where.parts) > 2 else ""
    if top == "src" and folder not in USES:
        return [f"{where}:1: src/{folder} is no known layer; name it in tools/check_layers.py and CMakeLists.txt"]
    # apps see everything; include/isnad is the public face of the whole house.
    may = allowed(folder) if top == "src" else set(USES)
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        target = match[1] or match[2]
        first = target.split("/")[0]
        if first == ".." or "/../" in target:
            found.append(f'{where}:{number}: "{target}" climbs out of its folder; write the path from src/ on')
        elif first in USES and first not in may:
            found.append(f'{where}:{number}: {folder}/ must not include {first}/ ("{target}"); it may use '
                         f'{", ".join(sorted(may))}. Move the shared part down, or the user of it up')
        elif top == "src" and first == "isnad" and folder != "claim":
            found.append(f'{where}:{number}: "{target}" is the public face; only claim/, apps/, tests/ include it')
        elif "/" not in target and top != "apps":
            found.append(f'{where}:{number}: "{target}" names no folder; write "{folder}/{target}"')
    return found


def check(root):
    files = sorted(p for top in ("src", "apps", "include") for p in (root / top).rglob("*") if p.suffix in SUFFIXES)
    problems = [problem for path in files for problem in check_file(root, path)]
    return files, problems


def self_test():
    import tempfile
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for folder in ("src/model", "src/claim", "src/odd"):
            (root / folder).mkdir(parents=True)
        (root / "src/model/good.h").write_text('#include "base/span.h"\n#include "model/other.h"\n#include <vector>\n')
        (root / "src/model/bad.cc").write_text('#include "model/good.h"\n\n#include "claim/rule.h"\n')
        (root / "src/claim/bad.cc").write_text('#include "../model/good.h"\n#include "rule.h"\n#include "text/fold.h"\n')
        (root / "src/odd/odd.cc").write_text("")
        said = [" ".join(p.split(":")[:2]) for p in check(root)[1]]
    want = ["src/claim/bad.cc 1", "src/claim/bad.cc 2", "src/model/bad.cc 3", "src/odd/odd.cc 1"]
    if said != want:
        sys.exit(f"check_layers: self-test failed: wanted {want}, got {said}")


def main():
    if "--self-test" in sys.argv[1:]:
        return self_test()
    files, problems = check(pathlib.Path(__file__).resolve().parent.parent)
    print("\n".join(problems), end="\n" if problems else "")
    sys.exit(f"check_layers: {len(problems)} in {len(files)} files" if problems else 0)


if __name__ == "__main__":
    main()
