"""isnad explain: why each claim was read so, in English and Arabic; the stages; errors."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))

from isnad_cli import contains, equal, isnad, run

TEXT = ("قال مصدر طبي إن ستة مدنيين قتلوا يوم الخميس في قصف على بلدة سرمدا.\n"
        "وأضاف أن سبعة أشخاص أصيبوا على بعد 25 كيلومترا شمال المدينة.\n"
        "وبلغ عدد القتلى منذ مطلع العام 120 قتيلا.\n")


def explained(folder, *args):
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    result = isnad("explain", folder / "a.txt", "--published", "2022-01-21", *args)
    equal(result.returncode, 0, result.stderr)
    return result.stdout.decode()


def test_english(folder):
    out = explained(folder)
    for part in ("c1  killed 6, civilian", "⟦ستة مدنيين⟧", "rule      verb.subject_first (rules/10-figures.toml:", "before the statement",
                 "had these words first", "names no speaker, so whoever spoke last goes on", "is longer than a day", "e1  event: shelling",
                 "Numbers that became no figure"):
        contains(out, part)


def test_arabic(folder):
    out = explained(folder, "--language", "ar")
    for part in ("c1  قتلى: 6، مدنيون", "القاعدة   verb.subject_first", "قبل الكلام المنقول", "إلى هذه الكلمات",
                 "لا تسمّي قائلا، فالكلام لآخر من تكلم", "أطول من يوم", "e1  حدث: قصف مدفعي", "أعداد لم تُقرأ حصائل"):
        contains(out, part)
    for english in ("scope", "sentence", "because", "rejected"):
        assert english not in out, english


def test_one_claim(folder):
    out = explained(folder, "--claim", "c2")
    contains(out, "c2  wounded 7")
    assert "c1  " not in out and "Numbers" not in out, out
    result = isnad("explain", folder / "a.txt", "--claim", "c77")
    equal(result.returncode, 2)
    contains(result.stderr, "--claim c77: no claim or event of this id")


def test_stages_stay(folder):
    contains(explained(folder, "--stage", "claim"), "c1 killed 6 civilian")
    contains(explained(folder, "--stage", "mention"), "GROUP")
    contains(explained(folder, "--stage", "text"), "sentence body")
    equal(isnad("explain", folder / "a.txt", "--stage", "claim", "--language", "ar").returncode, 2)


def test_several_reports(folder):
    (folder / "in").mkdir()
    for name in ("a", "b"):
        (folder / "in" / f"{name}.txt").write_text(TEXT + name, encoding="utf-8")
    out = isnad("explain", folder / "in").stdout.decode()
    equal(out.count("\nc1  killed 6"), 2)
    equal(sum(line.startswith("r-") for line in out.splitlines()), 2, "each begins with the id of its report")


def test_a_missing_file(folder):
    equal(isnad("explain", folder / "no.txt").returncode, 1)


if __name__ == "__main__":
    run(globals())
