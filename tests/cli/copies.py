"""Copies of one text in several outlets: counted once, told apart from an independent report, and named."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

import json
import sqlite3

from isnad_cli import DROP_LINKS, contains, equal, isnad, run

LEAD = "قتل 41 شخصاً في هجوم على سجن غويران في مدينة الحسكة يوم الخميس 20 يناير 2022."
REST = ("وهز دوي قوي أحياء المدينة في ساعات المساء الأولى، وشوهدت أعمدة الدخان من أماكن بعيدة. وأغلقت الطرق المؤدية إلى المكان "
        "أمام حركة السير، وانقطع التيار الكهربائي عن معظم الأحياء القريبة. وبقيت المتاجر مغلقة في الأسواق حتى ظهر اليوم التالي، فيما "
        "لزم السكان بيوتهم خوفاً من تجدد إطلاق النار. ")
LAST = ("وتشهد المدينة منذ أسابيع إجراءات مشددة على مداخلها، وتتوقف الحافلات طويلاً عند الحواجز. ويقول باعة في السوق الكبيرة إن "
        "الحركة خفت كثيراً منذ بداية الشتاء وإن الأسعار ارتفعت مع صعوبة نقل البضائع.\n")
OTHER = ("أفاد مراسلنا من شمال شرق سوريا بأن حصيلة ما جرى في الحسكة بلغت رقماً أعلى مما أعلن أول الأمر. " +
         "قتل 45 شخصاً في هجوم على سجن غويران في مدينة الحسكة يوم الخميس 20 يناير 2022. " +
         "وكانت فرق الإسعاف قد عملت طوال الليل في ظروف جوية صعبة قبل أن تنسحب فجراً.\n")


def marked(text):
    return text.replace("قتل", "قُتل").replace("في مدينة", "في مديــنة")


REPORTS = [("b-cut", "صدى المثال", "2022-01-21", LEAD + " " + REST), ("a-whole", "بريد المثال", "2022-01-21", marked(LEAD + " " + REST + LAST)),
           ("wire", "وكالة المثال", "2022-01-20", LEAD + " " + REST + LAST), ("own", "جريدة المثال", "2022-01-21", OTHER)]


def made(folder, reports=REPORTS):
    case = folder / "c.isnad"
    lines = [json.dumps({"id": i, "outlet": o, "published": p, "text": t}, ensure_ascii=False) for i, o, p, t in reports]
    done = isnad("add", "-q", case, "--input", "jsonl", "-", stdin="\n".join(lines).encode())
    equal(done.returncode, 0, done.stderr)
    return case


def killed(case):
    entries = [json.loads(line) for line in isnad("ledger", case, "--format", "jsonl").stdout.splitlines()]
    lines = [f for e in entries for f in e["figures"] if f["measure"] == "killed"]
    equal(len(lines), 1, lines)
    return lines[0], entries[0]["incident"]["id"]


def test_three_prints_and_one_report_are_two_sources(folder):
    case = made(folder)
    line, incident = killed(case)
    equal(line["independent_sources"], 2, line)
    status = {c["report"]: c["status"] for c in line["claims"]}
    equal(status, {"wire": "current", "own": "current", "a-whole": "relay", "b-cut": "relay"})
    chains = {c["report"]: c["chain"] for c in line["claims"]}
    equal(chains["b-cut"], ["outlet:وكالة المثال", "outlet:صدى المثال"])
    equal(chains["own"], ["outlet:جريدة المثال"])
    contains(line["because"], "a copy of the report of outlet:وكالة المثال")
    page = isnad("show", case, incident).stdout.decode().replace("\u2068", "").replace("\u2069", "")
    contains(page, "a-whole (بريد المثال) is a copy of wire (وكالة المثال)")
    contains(page, "b-cut (صدى المثال) is a copy of wire (وكالة المثال)")
    found = [json.loads(f) for f in isnad("audit", case, "--check", "copies", "--format", "jsonl").stdout.splitlines()]
    equal([f["reports"] for f in found], [["a-whole", "b-cut", "wire"]])
    contains(found[0]["text"]["ar"], "منسوخ عن تقرير وكالة المثال (wire)")
    contains(isnad("verify", case).stdout, "4 texts sketched")


def test_order_of_arrival_changes_nothing(folder):
    (folder / "x").mkdir()
    there, back = made(folder), made(folder / "x", REPORTS[::-1])
    equal(isnad("ledger", there, "--format", "jsonl").stdout, isnad("ledger", back, "--format", "jsonl").stdout)


def test_a_case_without_sketches_knows_no_copies(folder):
    case = made(folder)
    with sqlite3.connect(case) as db:
        db.executescript(DROP_LINKS + "DROP TABLE sketch; DROP TABLE numbered; DROP INDEX incident_label_report;"
                         "PRAGMA user_version = 2")
    equal(killed(case)[0]["independent_sources"], 4)
    equal(isnad("verify", case).returncode, 0)
    one = [("new", "قناة المثال", "2022-01-22", "نص قصير لا خبر فيه")]
    equal(made(folder, one), case)  # whoever writes next brings the case up to date
    equal(killed(case)[0]["independent_sources"], 2)
    contains(isnad("verify", case).stdout, "4 texts sketched")


run(globals())
