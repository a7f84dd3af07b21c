"""Users' own names: lexicon find, check and import, and --lexicon on the commands that read."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import json

from isnad_cli import contains, equal, isnad, reports, run

HEADER = "id\tkind\tparent\tlat\tlon\tar\ten\taliases\tflags\n"
GOOD = HEADER + "my-tal\tvillage\tsy-al-hasakah\t36.4\t40.7\tتل الزعرور\tTal Zarur\tالزعرورية\t\n"
TEXT = "قتل خمسة مدنيين في بلدة تل الزعرور يوم الخميس.\n"


def table(folder, text, name="my-names.tsv"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_find_tells_what_is_known(folder):
    result = isnad("lexicon", "find", "سجن", "غويران")
    equal(result.returncode, 0, result.stderr)
    for part in ("facility ghwayran", "prison", "سجن الصناعه", "sy-al-hasakah", "sdf", "36.4787, 40.7432"):
        contains(result.stdout, part)
    contains(isnad("lexicon", "find", "غويران").stdout, "in other names")
    contains(isnad("lexicon", "find", "ghwayran").stdout, "Ghwayran (Sinaa) prison")
    contains(isnad("lexicon", "find", "Islamic State").stdout, "actor ")
    equal(isnad("lexicon", "find", "خزعبلانية").returncode, 1)


def test_find_as_json(folder):
    found = json.loads(isnad("lexicon", "find", "--json", "ghwayran").stdout)
    entity = found["entities"][0]
    equal((entity["id"], entity["table"], entity["kind"], entity["operator"], entity["place"]),
          ("ghwayran", "facility", "prison", "sdf", "sy-al-hasakah"))
    assert any(n["folded"] == "سجن غويران" and n["first"] and not n["weak"] for n in entity["names"]), entity
    found = json.loads(isnad("lexicon", "find", "--json", "قتيلا").stdout)
    equal(found["words"][0]["readings"][0]["lemma"]["class"], "person")
    result = isnad("lexicon", "find", "--json", "خزعبلانية")
    equal(result.returncode, 1)
    equal(json.loads(result.stdout)["entities"], [])


def test_check_sums_up_a_sound_table(folder):
    result = isnad("lexicon", "check", table(folder, GOOD))
    equal(result.returncode, 0, result.stderr)
    contains(result.stdout, "1 row of place names, 2 spellings")
    contains(result.stdout, "sound; 0 ids replaced, 0 names shadowed")


def test_check_warns_of_what_is_shadowed(folder):
    rows = HEADER + "sy-al-hasakah\tcity\tsy\t36.5\t40.7\tالحسكة\tHasakah\t\t\nmine\ttown\tsy\t\t\tالرقة\tRaqqa\t\t\n"
    result = isnad("lexicon", "check", table(folder, rows))
    equal(result.returncode, 0)
    contains(result.stderr, "warning: ")
    contains(result.stderr, "my-names.tsv:2: the id 'sy-al-hasakah' replaces the place sy-al-hasakah")
    contains(result.stderr, "my-names.tsv:3: the name 'الرقة' goes before the place ")
    contains(result.stdout, "sound; 1 id replaced")
    report = json.loads(isnad("lexicon", "check", "--json", folder / "my-names.tsv").stdout)
    equal((report["sound"], report["replaced"], report["problems"]), (True, 1, []))


def test_check_lists_every_bad_row(folder):
    bad = (HEADER + "a\ttown\tb\t\t\tألف باء\t\t\t\nb\ttown\ta\t\t\tجيم دال\t\t\t\nc\ttown\t\t95\t1\tهاء واو\t\t\t\n"
           "c\ttown\t\t\t\tقصف\t\t\t\nd\ttown\t\t\t\tالأحد\t\tثلاثة\t\n").encode() + b"e\ttown\t\t\t\t\xd8\n\ttown\t\t\t\t\n"
    result = isnad("lexicon", "check", table(folder, bad))
    equal(result.returncode, 3)
    lines = [l.split("my-names.tsv:")[1] for l in result.stderr.decode().splitlines() if not l.startswith("warning")]
    for want in ("2:3: column 'parent': the row is its own ancestor", "4:4: column 'lat': '95'", "5:6: column 'ar': 'قصف'",
                 "6:6: column 'ar': 'الأحد' is also a common word (", "6:8: column 'aliases': 'ثلاثة' is also a common word (number",
                 "7:6: not UTF-8", "8:1: column 'id': missing"):
        assert any(l.startswith(want) for l in lines), (want, lines)
    contains(result.stdout, "nothing would be loaded")
    extract = isnad("extract", "--lexicon", folder / "my-names.tsv", reports(folder, 1))
    equal((extract.returncode, extract.stdout), (3, b""))
    contains(extract.stderr, "nothing was loaded")
    contains(extract.stderr, "my-names.tsv:2:3")


def test_names_are_read(folder):
    report = table(folder, TEXT, "report.txt")
    names = table(folder, GOOD)
    plain, mine = (isnad("extract", *more, report) for more in ((), ("--lexicon", names)))
    equal(mine.returncode, 0, mine.stderr)
    assert "my-tal" not in plain.stdout.decode()
    line = json.loads(mine.stdout)
    places = [c["place"]["id"] for c in line["claims"] if c.get("place")]
    assert "my-tal" in places, line
    contains(isnad("explain", "--lexicon", names, report).stdout, "my-tal")
    contains(isnad("lexicon", "find", "--lexicon", names, "my-tal").stdout, "my-names.tsv:2")
    equal(isnad("lexicon", "find", "my-tal").returncode, 1)


def test_words_and_several_tables(folder):
    words = table(folder, "class\tform\tpos\tmeasure\tflags\ntrigger\tزعتر/يزعتر\tverb\tkilled\ttrans\n", "words.tsv")
    names = table(folder, GOOD)
    report = table(folder, "زعتر مسلحون خمسة مدنيين في بلدة تل الزعرور.\n", "report.txt")
    result = isnad("extract", "--lexicon", words, "--lexicon", names, report)
    equal(result.returncode, 0, result.stderr)
    claims = json.loads(result.stdout)["claims"]
    assert any(c.get("measure") == "killed" for c in claims), claims


def test_a_table_without_rows_changes_nothing(folder):
    reports_file = reports(folder, 40)
    empty = table(folder, HEADER)
    plain, mine = (isnad("extract", *more, reports_file) for more in ((), ("--lexicon", empty)))
    assert plain.stdout == mine.stdout
    equal(isnad("lexicon", "info").stdout, isnad("lexicon", "info", "--lexicon", empty).stdout)


def test_the_case_file_reads_again_with_other_names(folder):
    case, reports_file, names = folder / "c.isnad", reports(folder, 3), table(folder, GOOD)
    contains(isnad("add", case, reports_file).stderr, "3 added")
    contains(isnad("add", case, reports_file).stderr, "3 there already")
    contains(isnad("add", "--lexicon", names, case, reports_file).stderr, "3 read again")


def test_import_of_geonames_passes_check(folder):
    def place(number, name, cls, code, admin2="", population="0"):
        return "\t".join([str(number), name, name, "", "36.5", "40.7", cls, code, "SY", "", "08", admin2, "", "", population,
                          "", "0", "Asia/Damascus", "2024-01-01"]) + "\n"
    places = table(folder, place(1, "Hasakah", "A", "ADM1") + place(2, "Tal", "P", "PPL", population="300")
                   + place(3, "Qasf", "P", "PPL") + "broken\n", "SY.txt")
    names = table(folder, "1\t1\tar\tمحافظة الحسكة\t\t\t\t\t\t\n2\t2\tar\tتل قديم\t\t\t\t1\t\t\n"
                          "3\t2\tar\tتل الزعرور\t1\t\t\t\t\t\n4\t3\tar\tقصف\t\t\t\t\t\t\n", "alternateNamesV2.txt")
    result = isnad("lexicon", "import", "geonames", places, names)
    equal(result.returncode, 1, result.stderr)
    contains(result.stderr, "SY.txt:4:1: 1 columns instead of 19")
    contains(result.stderr, "3 places written")
    rows = [line.split("\t") for line in result.stdout.decode().splitlines()]
    equal(rows[0][:3], ["id", "kind", "parent"])
    equal(rows[2][:3] + rows[2][5:], ["sy-gn2", "village", "sy-gn1", "تل الزعرور", "Tal", "", "", "300"])
    equal(rows[3][8], "weak")
    check = isnad("lexicon", "check", table(folder, result.stdout, "sy.tsv"))
    equal(check.returncode, 0, check.stderr)


def test_import_of_ocha_cod_passes_check(folder):
    csv = table(folder, "admin2Name_ar,admin2Pcode,admin1Pcode,admin1Name_ar,admin0Pcode,admin0Name_ar\n"
                        "رأس العين,SY0801,SY08,الحسكة,SY,سوريا\n", "admin.csv")
    result = isnad("lexicon", "import", "ocha-cod", csv)
    equal(result.returncode, 0, result.stderr)
    equal([line.split("\t")[:3] for line in result.stdout.decode().splitlines()[1:]],
          [["sy08", "governorate", "sy"], ["sy0801", "district", "sy08"]])
    equal(isnad("lexicon", "check", table(folder, result.stdout, "adm.tsv")).returncode, 0)


def test_usage_and_missing_files(folder):
    for args in (["check"], ["import"], ["import", "gazetteer", "x"], ["import", "geonames"], ["import", "ocha-cod"]):
        result = isnad("lexicon", *args)
        equal(result.returncode, 2, args)
        contains(result.stderr, "isnad lexicon" if args != ["check"] else "my-names.tsv")
    equal(isnad("lexicon", "check", folder / "none.tsv").returncode, 4)
    equal(isnad("lexicon", "import", "geonames", folder / "none.txt").returncode, 4)
    result = isnad("extract", "--lexicon", folder / "none.tsv", reports(folder, 1))
    equal(result.returncode, 4)
    contains(result.stderr, "none.tsv")


run(globals())
