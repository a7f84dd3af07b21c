"""isnad names: texts on the command line, files and standard input; table and JSON lines; facts of a day."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import json

from isnad_cli import contains, equal, isnad, run

TEXT = "هاجم تنظيم الدولة سجن الصناعة في مدينة الحسكة. وفجر التنظيم سيارة مفخخة قرب السجن."


def one(*args, **more):
    result = isnad("names", *args, **more)
    equal(result.returncode, 0, result.stderr)
    return json.loads(result.stdout)


def name(found, text):
    return next(n for n in found["names"] if n["text"] == text)


def test_a_text_on_the_command_line(folder):
    found = one(TEXT)
    for n in found["names"]:
        equal(TEXT[n["span"]["start"]:n["span"]["end"]], n["text"], "spans count code points")
        assert n["reasons"], n
    isis = name(found, "تنظيم الدولة")
    equal((isis["kind"], isis["entity"], isis["candidates"][0]["type"]), ("actor", "isis", "armed_group"))
    equal(name(found, "السجن")["entity"], "ghwayran")
    again = name(found, "التنظيم")
    equal((again["kind"], found["names"][again["refers_to"]]["text"]), ("reference", "تنظيم الدولة"))
    city = name(found, "مدينة الحسكة")
    equal((city["entity"], city["place"]["precision"]), ("sy-al-hasakah", 1))


def test_a_file_and_standard_input_give_the_same(folder):
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    plain = one(TEXT)["names"]
    equal(one(folder / "a.txt")["names"], plain)
    equal(one("-", stdin=TEXT.encode())["names"], plain)


def test_several_texts_are_several_lines(folder):
    result = isnad("names", "حلب", "حمص")
    equal([json.loads(line)["names"][0]["entity"] for line in result.stdout.splitlines()], ["sy-aleppo", "sy-homs"])


def test_options_may_stand_before_several_arguments(folder):
    result = isnad("names", "--format", "jsonl", "--published", "2022-01-20", "حلب", "حمص", "--on", "2022-01-20")
    equal(len(result.stdout.splitlines()), 2, result.stderr)


def test_table_for_people(folder):
    result = isnad("names", "--format", "table", TEXT)
    equal(result.returncode, 0, result.stderr)
    for part in ("= isis", "= ghwayran", "refers to", "because", "only entry of this name", "36.5024, 40.7477, precision 1"):
        contains(result.stdout, part)
    contains(isnad("names", "--format", "table", "كلام لا اسم فيه").stdout, "no names found")


def test_facts_of_a_day(folder):
    dated = name(one(TEXT), "تنظيم الدولة")["facts"]
    assert any(f["relation"] == "acled" and f["until"] == "2013-04-09" for f in dated), dated
    then = name(one("--on", "2022-01-20", TEXT), "تنظيم الدولة")["facts"]
    equal([f["value"] for f in then if f["relation"] == "acled"], ["Islamic State (Syria)"])


def test_the_day_decides_between_bodies(folder):
    army = "قصف الجيش السوري بلدة في حمص."
    equal(name(one("--published", "2022-01-20", army), "الجيش السوري")["entity"], "syrian_army")
    equal(name(one("--published", "2025-01-20", army), "الجيش السوري")["entity"], "syrian_new_army")
    equal(name(one("--on", "2025-01-20", army), "الجيش السوري")["entity"], "syrian_new_army")


def test_persons_in_office(folder):
    found = one("قال المتحدث باسم قوات سوريا الديمقراطية فرهاد شامي إن المزارع سالم حمدان أصيب.")
    persons = [n for n in found["names"] if n["kind"] == "person"]
    equal([(p["person"], p["entity"]) for p in persons], [("فرهاد شامي", "sdf")])


def test_other_languages_say_so(folder):
    found = one("-", stdin=b"Six guards were killed in an attack on the prison of the city.")
    equal(found["names"], [])
    assert found["diagnostics"], found


def test_bad_calls(folder):
    result = isnad("names", "--on", "yesterday", TEXT)
    equal(result.returncode, 2)
    contains(result.stderr, "--on yesterday: not a date; write it like 2022-01-25")
    equal(isnad("names").returncode, 2)
    equal(isnad("names", folder / "nothing.txt").returncode, 1)


def test_lexicon_find_tells_facts(folder):
    contains(isnad("lexicon", "find", "nusra_front").stdout, "from 2013-04-10, until 2016-07-28")
    entity = json.loads(isnad("lexicon", "find", "--json", "nusra_front").stdout)["entities"][0]
    assert {"relation": "parent", "value": "al_qaeda", "from": "2013-04-10", "until": "2016-07-28"} in entity["facts"], entity


def test_own_facts(folder):
    table = folder / "facts.tsv"
    table.write_text("id\trelation\tvalue\tfrom\tuntil\nisis\tacled\tOwn code\t\t\n", encoding="utf-8")
    facts = name(one("--lexicon", table, TEXT), "تنظيم الدولة")["facts"]
    equal([f["value"] for f in facts if f["relation"] == "acled"], ["Own code"])
    table.write_text("id\trelation\tvalue\tfrom\tuntil\nisis\tside\tnobody\t\t\n", encoding="utf-8")
    result = isnad("names", "--lexicon", table, TEXT)
    equal(result.returncode, 3)
    contains(result.stderr, "facts.tsv:2:3: column 'value': 'nobody' is no actor; add its row or mend the id")


run(globals())
