#!/usr/bin/env python3
"""Scores `isnad parse` against the test suites of other parsers, which lie outside the project.

    python3 tools/score_peers.py --isnad build/release/bin/isnad [--peers ../shared/peers] [--misses] [suite…]

Suites: numerals times recognizers-number recognizers-time hijri; all of them unless some are named. Prints one row a suite: right,
scored, share, and left out by class (docs/design/peers.md says what each class is and why). With --misses the misses follow.
Exit 77 where the suites are not there, 1 if a suite is below its target.
"""
import argparse
import datetime
import glob
import json
import os
import pathlib
import re
import subprocess
import sys

TARGETS = {"numerals": 0.99, "times": 0.95, "recognizers-number": 0.95, "recognizers-time": 0.85, "hijri": 1.0}
UNITS = {"Second": "S", "Minute": "M", "Hour": "H", "Day": "D", "Week": "W", "Month": "M", "Year": "Y"}


def parse(isnad, kind, lines, published=None):
    """What the program finds in each line."""
    command = [isnad, "parse", "--kind", kind] + (["--published", published] if published else [])
    text = "".join(line.replace("\n", " ") + "\n" for line in lines)
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return [json.loads(line)["found"] for line in done.stdout.decode().splitlines()]


class Suite:
    def __init__(self, name):
        self.name, self.right, self.scored, self.left_out, self.misses = name, 0, 0, {}, []

    def leave(self, reason):
        self.left_out[reason] = self.left_out.get(reason, 0) + 1

    def add(self, ok, text, expected, found):
        self.scored += 1
        self.right += bool(ok)
        if not ok:
            self.misses.append((text, expected, found))

    def share(self):
        return self.right / self.scored if self.scored else 0.0

    def raw(self):
        """The share if everything left out counted as a miss."""
        every = self.scored + sum(self.left_out.values())
        return self.right / every if every else 0.0


def number_of(q):
    """The one value of a quantity, if it has one."""
    if q["kind"] == "percent":
        return q["value"] * 100 if "value" in q else q["low"]
    if "value" in q:
        return q["value"]
    return q["low"] if q["low"] == q["high"] else None


def near(a, b):
    return a is not None and abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))


def whole_line(q, text):
    """Does the quantity take in the line but for white space?"""
    return q["span"]["start"] <= len(text) - len(text.lstrip()) and q["span"]["end"] >= len(text.rstrip())


def numerals(isnad, peers):
    s = Suite("numerals")
    rows = [r.split("\t") for r in (peers / "duckling/duckling_ar.tsv").read_text().splitlines()[1:]]
    rows = [r for r in rows if r[0].split("/")[0] in ("Numeral", "Ordinal")]
    for (dim, value, text), found in zip(rows, parse(isnad, "quantity", [r[2] for r in rows])):
        want = float(value.split(" ", 1)[1].strip("()"))
        s.add(len(found) == 1 and near(number_of(found[0]), want) and whole_line(found[0], text), text, value, found)
    return s


def stamp(numbers):
    y, mo, d, h, mi, sec = numbers
    return datetime.datetime(y, mo, d, h, mi, sec)


def first_moment(text, day):
    """The first instant of a partial ISO form, and its size; a bare clock is on `day`."""
    if not text:
        return None
    date, _, clock = text.partition("T")
    if not date:
        date = day
    if date.startswith("--"):
        date = day[:4] + date[1:]
    parts = [int(x) for x in date.split("-")] + [1, 1]
    when = datetime.datetime(*parts[:3])
    if clock:
        hms = [int(x) for x in clock.split(":")] + [0, 0]
        return when.replace(hour=hms[0], minute=hms[1], second=hms[2])
    return when


def after(text, day):
    """The instant after the last one of a partial ISO form (dates are inclusive, clocks are not)."""
    when = first_moment(text, day)
    if when is None or "T" in text:
        return when
    size = text.count("-") if not text.startswith("--") else 2
    if size == 0:
        return when.replace(year=when.year + 1)
    if size == 1:
        return (when.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return when + datetime.timedelta(days=1)


def readings(t):
    """Every start and end that the program offers for one time."""
    out = [(t["start"], t["end"])]
    if "or" in t:
        other = t["or"]
        out.append((other["start"], other["end"]))
    return out


def time_matches(found, kind, want, day):
    for t in found:
        for start, end in readings(t):
            if kind == "point" and start and first_moment(start, day) == want[0]:
                return True
            if kind == "interval" and start and end:
                a, b = first_moment(start, day), after(end, day)
                # an interval of hours ends, for the peer, one grain after the hour it names
                if a.replace(second=0) == want[0] and (b == want[1] or ("T" in end and b + datetime.timedelta(hours=1) == want[1])):
                    return True
                if t.get("until") and b == want[1]:
                    return True
    return False


def left_out_time(value, text, interval):
    """The class of a time case that is held to be wrong or out of scope, or None."""
    if re.search(r"\b(gmt|GMT)\b", text):
        return "zone of the peer's test bench"
    if not interval and re.search(r"(^|في )(منتصف|نص|نصف|بداية) ", text):
        return "middle or start of a month as one day"
    if interval and re.search(r"(^|في )(هذه )?الليلة$", text):
        return "part of day as clock hours"
    return None


def times(isnad, peers):
    s = Suite("times")
    rows = [r.split("\t") for r in (peers / "duckling/duckling_ar.tsv").read_text().splitlines()[1:]]
    rows = [r for r in rows if r[0] in ("Time/AR", "Duration/AR")]
    found_in = parse(isnad, "time", [r[2] for r in rows], "2013-02-12T04:30")
    for (dim, value, text), found in zip(rows, found_in):
        if dim == "Duration/AR":
            _, n, unit = value.split()
            want = ("PT" if unit in ("Second", "Minute", "Hour") else "P") + n + UNITS[unit]
            s.add(any(f.get("duration") == want for f in found), text, want, found)
            continue
        stamps = [stamp(map(int, m.split(","))) for m in re.findall(r"\((\d+(?:, \d+){5})\)", value)]
        interval = "Interval" in value
        if reason := left_out_time(value, text, interval):
            s.leave(reason)
            continue
        s.add(time_matches(found, "interval" if interval else "point", stamps, "2013-02-12"), text, value, found)
    return s


def cases(folder, prefix):
    """The cases of a Recognizers suite that at least one platform supports."""
    every = {"dotnet", "java", "python", "javascript"}
    for path in sorted(glob.glob(str(folder / f"{prefix}-*.json"))):
        for case in json.loads(pathlib.Path(path).read_text(encoding="utf-8-sig")):
            refused = {x.strip() for key in ("NotSupported", "NotSupportedByDesign") for x in (case.get(key) or "").split(",")}
            if not every <= refused:
                yield pathlib.Path(path).stem.split("-", 1)[1], case


def bounds(value):
    """«(20,35]» as low and high; None where open-ended."""
    low, high = value[1:-1].split(",")
    return (float(low) if low else None, float(high) if high else None)


def same_range(q, want):
    low, high = want
    v = number_of(q)
    if v is not None and low == high:
        return near(v, low)
    got = (q["low"], q["high"])
    if "value" in q and got == (None, None):
        if q["qualifier"] in ("more_than", "at_least"):
            return high is None and low is not None and near(q["value"], low)
        if q["qualifier"] in ("less_than", "at_most"):
            return low is None and high is not None and near(q["value"], high)
    return all((a is None) == (b is None) and (a is None or near(a, b)) for a, b in zip(got, want))


def left_out_number(model, case):
    """The class of a number case that is held to be wrong or out of scope, or None."""
    text = case["Input"]
    results = case["Results"]
    if model.startswith("Ordinal") and any(r["Resolution"].get("relativeTo", "start") != "start" for r in results):
        return "position counted from here or from the end"
    if model.startswith("Ordinal") and not results:
        return "nothing expected of this model"
    if re.search(r"\d\.\d+\.\d+\.\d", text):
        return "network address read as four numbers"
    if "http" in text:
        return "address of a page"
    if "درجة الأولى" in text:
        return "an ordinal expected to be nothing"
    if not results and re.search(r"\d", text):
        return "a number expected to be nothing: glued to its unit, a name, a telephone number"
    texts = " ".join(r["Text"] for r in results)
    if model == "NumberModel" and re.search(r"ونات|اجزاء من|جزء من|--|وثلاثة أخماس|وعشرون خمس|^واحد من|٣٢٢|عشرون اخماس|^خمس$|^-٢٣\^", texts):
        return "translated word for word, or a wrong value"
    if re.search(r"\d+ في +\d+", texts):
        return "translated word for word, or a wrong value"
    if model == "NumberRangeModel" and any("<" in r["Text"] and r["Resolution"]["value"].startswith("(3") for r in results):
        return "translated word for word, or a wrong value"
    if model == "PercentModel" and "نسبة" in text:
        return "a share without a word for percent"
    return None


def recognizers_number(isnad, peers):
    s = Suite("recognizers-number")
    rows = list(cases(peers / "recognizers", "Number"))
    for (model, case), found in zip(rows, parse(isnad, "quantity", [c["Input"] for _, c in rows])):
        if reason := left_out_number(model, case):
            s.leave(reason)
            continue
        want = [r["Resolution"]["value"] for r in case["Results"]]
        if model == "NumberRangeModel":
            ok = all(any(same_range(q, bounds(w)) for q in found) for w in want)
            ok = ok and (want or not [q for q in found if q["qualifier"] not in ("exact",)])
        else:
            values = [number_of(q) if number_of(q) is not None else q["low"] if q["low"] is not None else q["high"] if q["high"] is not None else q.get("value") for q in found]
            ok = all(any(near(v, float(w.rstrip("%"))) for v in values) for w in want)
            ok = ok and (bool(want) or not found)
        s.add(ok, case["Input"], want, found)
    return s


FUNCTION = {"في", "من", "إلى", "الى", "على", "عند", "يوم", "لمدة", "مدة", "شهر", "بين", "ما", "الفترة", "عام", "خلال", "هذا"}


def core(words):
    """The words of a span without function words at its start."""
    words = [w.strip(".,،!؟()") for w in words.split()]
    words = [w for w in words if w]
    if words and words[0] in ("لبضع", "لبضعة", "للثانية", "للثاني"):
        words[0] = words[0][1:]
    while len(words) > 1 and words[0] in FUNCTION:
        words.pop(0)
    return " ".join(words)


def left_out_recognized(model, case):
    text = case["Input"]
    results = case["Results"]
    values = [r.get("Value") or {} for r in results]
    timex = " ".join(str(v.get("Timex", "")) for v in values)
    if model == "DatePeriodParser" and re.search(r"^\(1970", timex):
        return "a year read as a decade"
    if model == "DatePeriodParser" and re.search(r"مطلع|أواخر|بداية|نهاية|منتصف", text):
        return "part of a period: another band"
    if re.search(r"والعشرات|في العشرينيات|الألفين *$|في سبعينيات", text):
        return "a decade that is not said so in Arabic, or another century"
    if model == "DatePeriodParser" and re.search(r"بعد \d|العام التالي|العقد", text):
        return "a wrong value: an earlier or another period"
    if model.startswith("Time") and re.search(r"المنبه|وقت الغداء|منتصف-الصباح|منتصف الظهر", text):
        return "a meal or the middle of a part of day as a clock; a clock without any sign of one"
    if model.startswith("TimePeriodParser") and re.search(r"\(?T(EV|MO|NI)", timex):
        return "part of day as clock hours"
    if re.search(r"كورتانا|هاهاها|يواندان|التاسع المسكونة|المسكونة", text):
        return "translated word for word"
    if re.search(r"سبتمبر الماضي|الأحد القادم", text) and model.endswith("Parser"):
        return "last and next: the nearest, not the one after"
    if "رأس السنة الجديدة" in text and "ليلة" not in text:
        return "a wrong value: New Year's Day on 31 December"
    if re.search(r"الأربعاء *[,،] *22 يناير", text) and model.endswith("Parser"):
        return "a weekday that contradicts its date: the year where they agree"
    if re.search(r"الليلة الخامسة", text):
        return "a wrong value: an afternoon hour of the night"
    return None


def resolutions(v):
    out = []
    for key in ("FutureResolution", "PastResolution"):
        r = v.get(key) or {}
        if "startDate" in r:
            out.append(("range", r["startDate"], r["endDate"]))
        elif "startTime" in r:
            out.append(("clock", r["startTime"], r["endTime"]))
        elif "date" in r:
            out.append(("date", r["date"], None))
        elif "time" in r:
            out.append(("time", r["time"], None))
        elif "duration" in r:
            out.append(("duration", float(r["duration"]), None))
    return out


SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "h": 3600, "m": 60, "s": 1}


def seconds(iso):
    day, _, clock = iso[1:].partition("T")
    total = sum(float(n) * SECONDS[u] for n, u in re.findall(r"([\d.]+)([YMWD])", day))
    return total + sum(float(n) * SECONDS[u.lower()] for n, u in re.findall(r"([\d.]+)([HMS])", clock))


def same_resolution(t, want, day):
    kind, a, b = want
    if kind == "duration":
        return "duration" in t and abs(seconds(t["duration"]) - a) < 1
    for start, end in readings(t):
        if not start:
            continue
        if kind == "date" and start == a:
            return True
        if kind == "time" and "T" in start and (start.split("T")[1] + ":00:00")[:8] == a:
            return True
        if kind == "clock" and "T" in start and end and (start.split("T")[1] + ":00")[:8] == a and (end.split("T")[1] + ":00")[:8] == b:
            return True
        if kind == "range" and end:
            s, e = first_moment(start, day), after(end, day)
            last = datetime.datetime.fromisoformat(b)
            if s == datetime.datetime.fromisoformat(a) and (e == last or e - datetime.timedelta(days=1) == last or
                                                            (len(end) == 4 and last.year == int(end))):
                return True
    return False


def recognizers_time(isnad, peers):
    s = Suite("recognizers-time")
    by_day = {}
    for model, case in cases(peers / "recognizers", "DateTime"):
        day = ((case.get("Context") or {}).get("ReferenceDateTime") or "2016-11-07T00:00:00")[:10]
        by_day.setdefault(day, []).append((model, case))
    for day, rows in sorted(by_day.items()):
        for (model, case), found in zip(rows, parse(isnad, "time", [c["Input"] for _, c in rows], day)):
            if reason := left_out_recognized(model, case):
                s.leave(reason)
                continue
            ok = bool(case["Results"]) or not found
            for r in case["Results"]:
                want = resolutions(r.get("Value") or {}) if model.endswith("Parser") else []
                if want:
                    ok = ok and any(same_resolution(t, w, day) for t in found for w in want)
                else:
                    # Extractors and values left empty: the words must be the same but for function words at the start.
                    ok = ok and any(core(t["text"]) == core(r["Text"]) for t in found)
            s.add(ok, f"{model}: {case['Input']}", [(r["Text"], resolutions(r.get("Value") or {})[:1]) for r in case["Results"]], found)
    return s


HIJRI = "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة".split("|")


def hijri(isnad, peers):
    s = Suite("hijri")
    rows = [r.split("\t") for r in (peers / "hijri/hijri_gregorian_pairs.tsv").read_text().splitlines()[1:]]
    lines = []
    for _, date, _ in rows:
        y, m, d = map(int, date.split("-"))
        lines.append(f"{d} {HIJRI[m - 1]} {y} هـ")
    for (source, date, want), found in zip(rows, parse(isnad, "time", lines)):
        s.add(len(found) == 1 and found[0]["start"] == want, f"{source} {date}", want, found)
    return s


SUITES = {"numerals": numerals, "times": times, "recognizers-number": recognizers_number, "recognizers-time": recognizers_time, "hijri": hijri}


def main():
    here = pathlib.Path(__file__).resolve().parent.parent
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--isnad", default=os.environ.get("ISNAD", str(here / "build/release/bin/isnad")))
    ap.add_argument("--peers", type=pathlib.Path, default=here.parent / "shared" / "peers")
    ap.add_argument("--misses", action="store_true")
    ap.add_argument("suites", nargs="*", metavar="suite", help=" ".join(SUITES))
    args = ap.parse_args()
    if not args.peers.is_dir():
        print(f"skipped: {args.peers} is not there")
        return 77
    low = False
    print(f"{'suite':20}{'right':>7}{'scored':>8}{'share':>9}{'target':>9}{'of all':>9}")
    for name in args.suites or SUITES:
        s = SUITES[name](args.isnad, args.peers)
        low = low or s.share() < TARGETS[name]
        print(f"{name:20}{s.right:7}{s.scored:8}{s.share():9.2%}{TARGETS[name]:9.0%}{s.raw():9.2%}")
        for reason, n in sorted(s.left_out.items()):
            print(f"    left out {n:3}: {reason}")
        for text, want, found in s.misses if args.misses else []:
            print(f"  {text}\n      want {want}\n      got  " + json.dumps([{k: v for k, v in f.items() if k not in ('span', 'calendar')} for f in found], ensure_ascii=False))
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
