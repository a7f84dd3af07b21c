#!/usr/bin/env python3
"""Checks the name tables of the lexicon: actors, sources, places (two tables), facilities, and the dated facts about actors and
facilities.

In: lexicon/{actors,sources,places,places-geonames,facilities,actor_facts,facility_facts}.tsv, found beside this script, or in the
folder given as the only argument. A table of facts may be missing.
Out: one line per problem, "file:line: problem; mend", and exit code 1; else a line of counts and exit code 0.
The tables are made by hand, so each message says what to do about it.

    python3 tools/check_names.py
    python3 tools/check_names.py path/to/lexicon
"""
import datetime
import pathlib
import re
import sys

LIST = "|"
CATEGORIES = set("civilian combatant security official medic".split())
TABLES = {
    "actors.tsv": {
        "columns": "id kind category parent ar en aliases ethnic note".split(),
        "id": r"[a-z][a-z0-9_]*",
        "kinds": set("state army armed_group police security_service militia coalition government un_body tribe community".split()),
    },
    "sources.tsv": {
        "columns": "id kind ar en aliases note".split(),
        "id": r"[a-z][a-z0-9_]*",
        "kinds": set("agency broadcaster newspaper website monitor un_body aid ministry local_network channel armed_media".split()),
    },
    "places.tsv": {
        "columns": "id kind parent lat lon ar en aliases flags".split(),
        "id": r"[a-z]{2}(-[a-z0-9]+)*",
        "kinds": set("country governorate district subdistrict city town village neighbourhood region camp river mountain desert".split()),
    },
    "facilities.tsv": {
        "columns": "id kind place lat lon ar en aliases operator".split(),
        "id": r"[a-z][a-z0-9_]*",
        "kinds": set("prison camp hospital base airport crossing school market mosque refinery dam court".split()),
    },
}
FACT_COLUMNS = "id relation value from until note".split()
# Of each table of facts: where its ids are listed, and what the values of each relation must look like ("actor" = an id).
FACTS = {
    "actor_facts.tsv": {
        "about": ("actors.tsv", "sources.tsv"),
        "relations": {"nature": "armed|civil|official", "parent": "actor", "side": "actor", "acled": ".+", "ucdp": ".+",
                      "cameo": "[A-Z]{3,15}", "wikidata": "Q[1-9][0-9]*"},
    },
    "facility_facts.tsv": {
        "about": ("facilities.tsv",),
        "relations": {"operator": "actor", "exists": "yes", "alias_confidence": r"[^:]+:(0\.\d+|1(\.0+)?)"},
    },
}
DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# Rows made by tools/import_places.py; their ids and those of places.tsv are one set.
TABLES["places-geonames.tsv"] = TABLES["places.tsv"] | {"columns": TABLES["places.tsv"]["columns"] + ["population", "geonameid"]}
PLACES = ("places.tsv", "places-geonames.tsv")
FOLDED = str.maketrans("أإآٱىة", "اااايه")
MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
# Invisible marks that copying from the web leaves behind; the joiners of one word are matched away by the engine.
INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def first_day(text):
    """The day a date stands for: a month or a year means its first day. None if there is no such date."""
    found = DATE.fullmatch(text)
    try:
        return datetime.date(*(int(part or 1) for part in found.groups())) if found else None
    except ValueError:
        return None


def fold(text):
    """The letters that matching compares, as src/text folds them, words parted by one space."""
    return " ".join(re.sub(r"[^\w]+", " ", MARKS.sub("", text).translate(FOLDED)).split())


class Checker:
    def __init__(self, folder):
        self.folder = folder
        self.problems = []
        self.rows = {name: [] for name in (*TABLES, *FACTS)}   # (line number, row as a dict)
        self.ids = {name: {} for name in TABLES}    # id -> (line number, row)

    def report(self, name, line, problem, mend):
        self.problems.append(f"{self.folder / name}:{line}: {problem}; {mend}")

    def read(self, name):
        path = self.folder / name
        try:
            lines = path.read_bytes().decode("utf-8").split("\n")
        except OSError as error:
            return self.report(name, 0, f"cannot be read ({error.strerror})", "restore the file")
        except UnicodeDecodeError as error:
            return self.report(name, 0, f"byte {error.start} is not UTF-8", "save the file as UTF-8")
        if lines[-1]:
            self.report(name, len(lines), "no line end at the end of the file", "add one")
        columns, header = TABLES[name]["columns"] if name in TABLES else FACT_COLUMNS, False
        for number, line in enumerate(lines, 1):
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if not header:
                header = True
                if cells != columns:
                    return self.report(name, number, "the header row is not the expected one", "make it " + "<TAB>".join(columns))
                continue
            if len(cells) != len(columns):
                self.report(name, number, f"{len(cells)} columns instead of {len(columns)}",
                            "separate the cells by one tab each: " + ", ".join(columns))
                continue
            self.rows[name].append((number, dict(zip(columns, cells))))
        if not header:
            self.report(name, 1, "no header row", "add " + "<TAB>".join(columns))

    def check_row(self, name, number, row):
        spec = TABLES[name]
        for column, cell in row.items():
            if cell != cell.strip() or "  " in cell:
                self.report(name, number, f"stray spaces in column {column}", "take them out")
            if INVISIBLE.search(cell):
                self.report(name, number, f"invisible direction mark in column {column}", "retype the cell")
        if not re.fullmatch(spec["id"], row["id"]):
            self.report(name, number, f"id '{row['id']}' is not of the form {spec['id']}", "use lower-case ASCII")
        if row["id"] in self.ids[name]:
            first = self.ids[name][row["id"]][0]
            self.report(name, number, f"id '{row['id']}' is used on line {first} too", "merge the rows or rename one")
        self.ids[name].setdefault(row["id"], (number, row))
        if row["kind"] not in spec["kinds"]:
            self.report(name, number, f"unknown kind '{row['kind']}'", "use one of " + ", ".join(sorted(spec["kinds"])))
        if not re.search("[\u0621-\u064a]", row["ar"]):
            self.report(name, number, "column ar holds no Arabic", "give the Arabic name")
        if not row["en"]:
            self.report(name, number, "column en is empty", "give the English name")
        if row["ar"].endswith("~") or LIST in row["ar"]:
            self.report(name, number, "column ar is a single name, never weak", "move the rest to aliases")
        self.check_list(name, number, row, "aliases", {fold(row["ar"])})

    def check_list(self, name, number, row, column, seen):
        for item in row[column].split(LIST) if row[column] else []:
            bare = item[:-1] if item.endswith("~") else item
            key = fold(bare)
            if not key or item != item.strip() or "~" in bare:
                self.report(name, number, f"bad entry '{item}' in {column}", "write name|name~|name")
            elif key in seen:
                self.report(name, number, f"'{item}' in {column} folds to a name the row already has", "delete it")
            seen.add(key)

    def check_point(self, name, number, row):
        if bool(row["lat"]) != bool(row["lon"]):
            return self.report(name, number, "only one of lat and lon is given", "give both or neither")
        if not row["lat"]:
            return None
        number_form = r"-?\d{1,3}(\.\d+)?"
        if not re.fullmatch(number_form, row["lat"]) or not re.fullmatch(number_form, row["lon"]):
            return self.report(name, number, "lat or lon is not a decimal number", "write degrees such as 36.5024")
        if abs(float(row["lat"])) > 90 or abs(float(row["lon"])) > 180:
            return self.report(name, number, "the point is off the globe", "look whether lat and lon are swapped")
        return None

    def check_reference(self, name, number, row, column, target):
        if row[column] and row[column] not in self.ids[target]:
            self.report(name, number, f"{column} '{row[column]}' is not an id of {target}", f"add that row to {target} or correct the id")

    def check_loops(self, name):
        for start, (number, row) in self.ids[name].items():
            seen, at = set(), start
            while at in self.ids[name] and at not in seen:
                seen.add(at)
                at = self.ids[name][at][1]["parent"]
            if at == start:
                self.report(name, number, f"'{start}' lies inside itself", "correct the parents along the way")

    def check_far(self, name, number, row):
        """A place far from its parent is nearly always a slip of the pen."""
        parent = self.ids["places.tsv"].get(row["parent"], (0, {}))[1]
        if parent.get("kind") != "governorate" or not row["lat"] or not parent.get("lat"):
            return
        if abs(float(row["lat"]) - float(parent["lat"])) + abs(float(row["lon"]) - float(parent["lon"])) > 6:
            self.report(name, number, f"'{row['id']}' is more than 6 degrees from its governorate", "check the point and the parent")

    def check_shared_names(self, name, column):
        """A strong name may stand for one actor or one source only; places share names, and the reader decides."""
        owner = {}
        for number, row in self.rows[name]:
            for item in ([row["ar"]] if column == "aliases" else []) + row[column].split(LIST):
                if not item or item.endswith("~"):
                    continue
                first, line = owner.setdefault(fold(item), (row["id"], number))
                if first != row["id"]:
                    self.report(name, number, f"'{item}' names {first} (line {line}) too", "keep it in one row, or mark it weak with ~ in both")

    def check_fact(self, name, number, row):
        """One row of a table of facts by itself; returns its interval, or None if that is wrong."""
        for column, cell in row.items():
            if cell != cell.strip() or "  " in cell or INVISIBLE.search(cell):
                self.report(name, number, f"stray spaces or invisible marks in column {column}", "retype the cell")
        about = FACTS[name]["about"]
        listed = [self.ids[table][row["id"]][1] for table in about if row["id"] in self.ids[table]]
        if not listed:
            self.report(name, number, f"id '{row['id']}' is not an id of {' or '.join(about)}", "add that row or correct the id")
        form = FACTS[name]["relations"].get(row["relation"])
        if form is None:
            self.report(name, number, f"unknown relation '{row['relation']}'", "use one of " + ", ".join(FACTS[name]["relations"]))
        elif form == "actor":
            self.check_reference(name, number, row, "value", "actors.tsv")
            if row["relation"] == "parent" and row["value"] == row["id"]:
                self.report(name, number, f"'{row['id']}' is its own parent", "name the body it belongs to")
        elif not re.fullmatch(form, row["value"]):
            self.report(name, number, f"'{row['value']}' is no value of {row['relation']}", f"write it as {form}")
        elif row["relation"] == "alias_confidence" and listed:
            names = {fold(item.removesuffix("~")) for item in [listed[0]["ar"], *listed[0]["aliases"].split(LIST)]}
            if fold(row["value"].rsplit(":", 1)[0]) not in names:
                self.report(name, number, f"'{row['value']}' is not about a name of '{row['id']}'", "add the alias to its row or correct it")
        if not row["value"]:
            self.report(name, number, "column value is empty", "give the value or delete the row")
        ends = {}
        for column, open_end in (("from", datetime.date.min), ("until", datetime.date.max)):
            ends[column] = first_day(row[column]) if row[column] else open_end
            if ends[column] is None:
                self.report(name, number, f"'{row[column]}' in column {column} is no date", "write 2015, 2015-03 or 2015-03-26")
                return None
        if ends["from"] >= ends["until"]:
            self.report(name, number, "the interval is empty", "until is the first day on which it no longer holds; see whether they are swapped")
            return None
        return ends["from"], ends["until"]

    def check_facts(self, name):
        """Facts row by row; then no id may have two values of one relation on the same day (alias_confidence: of one alias)."""
        spans = {}
        for number, row in self.rows[name]:
            span = self.check_fact(name, number, row)
            if span is None:
                continue
            key = (row["id"], row["relation"])
            if row["relation"] == "alias_confidence":
                key += (fold(row["value"].rsplit(":", 1)[0]),)
            for start, end, line in spans.setdefault(key, []):
                if span[0] < end and start < span[1]:
                    self.report(name, number, f"{row['relation']} of '{row['id']}' overlaps line {line}", "let one end where the other begins")
            spans[key].append((*span, number))
        if name == "actor_facts.tsv" and self.rows[name]:
            told = {row["id"] for _, row in self.rows[name] if row["relation"] == "nature"}
            for actor, (line, _) in self.ids["actors.tsv"].items():
                if actor not in told:
                    self.report("actors.tsv", line, f"'{actor}' has no nature in {name}", "add armed, civil or official there")

    def check_across(self):
        owner = {}
        for name in TABLES:
            for number, row in self.rows[name]:
                first, ar, line = owner.setdefault(row["id"], (name, row["ar"], number))
                same_body = "actors.tsv" in (first, name) and ar == row["ar"]
                if first != name and not same_body:
                    self.report(name, number, f"id '{row['id']}' is used in {first}:{line} too", "rename one; only an actor may share its id, with a source or country of the same Arabic name")

    def run(self):
        for name in TABLES:
            self.read(name)
        for name in TABLES:
            for number, row in self.rows[name]:
                self.check_row(name, number, row)
        for number, row in self.rows["actors.tsv"]:
            if row["category"] not in CATEGORIES:
                self.report("actors.tsv", number, f"unknown category '{row['category']}'", "use one of " + ", ".join(sorted(CATEGORIES)))
            self.check_list("actors.tsv", number, row, "ethnic", set())
            self.check_reference("actors.tsv", number, row, "parent", "actors.tsv")
        for name, number, row in ((name, *entry) for name in PLACES for entry in self.rows[name]):
            self.check_point(name, number, row)
            self.check_reference(name, number, row, "parent", "places.tsv")
            if name == "places.tsv":  # the parents of the other table come from its source
                self.check_far(name, number, row)
            if (row["kind"] == "country") != (not row["parent"]):
                self.report(name, number, "countries, and only they, have no parent", "correct kind or parent")
            if row["flags"] not in ("", "weak"):
                self.report(name, number, f"unknown flag '{row['flags']}'", "write weak or nothing")
        for number, row in self.rows["facilities.tsv"]:
            self.check_point("facilities.tsv", number, row)
            self.check_reference("facilities.tsv", number, row, "place", "places.tsv")
            self.check_reference("facilities.tsv", number, row, "operator", "actors.tsv")
        self.check_loops("actors.tsv")
        self.check_loops("places.tsv")
        for name in ("actors.tsv", "sources.tsv", "facilities.tsv"):
            self.check_shared_names(name, "aliases")
        self.check_shared_names("actors.tsv", "ethnic")
        self.check_across()
        for name in FACTS:
            if (self.folder / name).exists():
                self.read(name)
                self.check_facts(name)


def main(arguments):
    if len(arguments) > 2:
        print("usage: check_names.py [lexicon folder]", file=sys.stderr)
        return 2
    default = pathlib.Path(__file__).resolve().parent.parent / "lexicon"
    checker = Checker(pathlib.Path(arguments[1]) if len(arguments) == 2 else default)
    checker.run()
    for problem in checker.problems:
        print(problem)
    if checker.problems:
        print(f"{len(checker.problems)} problems")
        return 1
    print(", ".join(f"{len(rows)} {name.removesuffix('.tsv')}" for name, rows in checker.rows.items()) + ": no problems")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
