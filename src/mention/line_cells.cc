#include "mention/line_cells.h"

#include <algorithm>
#include <array>

#include "mention/key_table.h"
#include "mention/word_marks.h"

namespace isnad {
namespace {

// What a small word is: a word of the grammar, a part of the day that reports hardly use, a day named in speech, or a
// word that one production looks for.
struct SmallWord {
  LineWord word = LineWord::none;
  PartOfDay part = PartOfDay::none;
  bool spoken_day = false;
  CellRoles roles = 0;  // of what the grammar knows by its very spelling
  constexpr SmallWord() = default;
  constexpr SmallWord(LineWord w) : word(w), roles(role(w)) {}  // NOLINT
  constexpr SmallWord(PartOfDay p) : part(p) {}                 // NOLINT
  constexpr SmallWord(CellRoles r) : roles(r) {}                // NOLINT
};
constexpr SmallWord kSpokenDay = [] {
  SmallWord w;
  w.spoken_day = true;
  return w;
}();
using Entry = KeyEntry<SmallWord>;

using W = LineWord;
using P = PartOfDay;
constexpr KeyTable kSmallWords(std::array{
    Entry{u"في", W::in},
    Entry{u"ب", W::in},
    Entry{u"عند", W::in},
    Entry{u"علي", W::in},
    Entry{u"من", W::from},
    Entry{u"الي", W::to},
    Entry{u"ل", W::to},
    Entry{u"بين", W::between},
    Entry{u"ما", W::what},
    Entry{u"او", W::or_},
    Entry{u"حوالي", W::about},
    Entry{u"نحو", W::about},
    Entry{u"قرابه", W::about},
    Entry{u"حدود", W::about},
    Entry{u"تمام", W::about},
    Entry{u"تقريبا", W::about},
    Entry{u"زهاء", W::about},
    Entry{u"هذا", W::thiz},
    Entry{u"هذه", W::thiz},
    Entry{u"هاد", W::thiz},
    Entry{u"هاي", W::thiz},
    Entry{u"الذي", W::which},
    Entry{u"اللي", W::which},
    Entry{u"التي", W::which},
    Entry{u"الا", W::except},
    Entry{u"الان", W::now},
    Entry{u"حالا", W::now},
    Entry{u"فورا", W::now},
    Entry{u"الحين", W::now},
    Entry{u"لحظه", W::moment},
    Entry{u"وهله", W::moment},
    Entry{u"اخر", W::last},
    Entry{u"اخير", W::final},
    Entry{u"اخيره", W::final},
    Entry{u"اتي", W::coming},
    Entry{u"اتيه", W::coming},
    Entry{u"جاي", W::coming},
    Entry{u"جايه", W::coming},
    Entry{u"بقيه", W::rest},
    Entry{u"باقي", W::rest},
    Entry{u"عطله", W::weekend},
    Entry{u"مبكر", W::early},
    Entry{u"مبكرا", W::early},
    Entry{u"لاحق", W::late},
    Entry{u"متاخر", W::late},
    Entry{u"وقت", W::time},
    Entry{u"فتره", W::time},
    Entry{u"كل", W::every},
    Entry{u"يوميا", W::daily},
    Entry{u"اسبوعيا", W::weekly},
    Entry{u"شهريا", W::monthly},
    Entry{u"سنويا", W::yearly},
    Entry{u"كامل", W::full},
    Entry{u"كامله", W::full},
    Entry{u"كاملا", W::full},
    Entry{u"باكمله", W::full},
    Entry{u"نصف", W::half},
    Entry{u"نص", W::half},
    Entry{u"ثلث", W::third},
    Entry{u"تلت", W::third},
    Entry{u"ربع", W::quarter},
    Entry{u"ربعا", W::quarter},
    Entry{u"ثلثا", W::third},
    Entry{u"ارباع", W::quarters},
    Entry{u"توقيت", W::zone},
    Entry{u"مستقبل", W::ahead},
    Entry{u"عديده", W::several},
    Entry{u"ثانيه", W::second},
    Entry{u"ثواني", W::seconds},
    Entry{u"ثوان", W::seconds},
    Entry{u"ثانيتان", W::two_seconds},
    Entry{u"ثانيتين", W::two_seconds},
    Entry{u"ه", W::hijri},
    Entry{u"هجري", W::hijri},
    Entry{u"هجريه", W::hijri},
    Entry{u"م", W::common},
    Entry{u"ميلادي", W::common},
    Entry{u"ميلاديه", W::common},
    Entry{u"عيد", W::feast},
    Entry{u"راس", W::feast},
    Entry{u"كريسماس", W::feast},
    Entry{u"مولد", W::feast},
    Entry{u"عاشوراء", W::feast},
    Entry{u"حج", W::feast},
    Entry{u"يواندان", W::feast},
    Entry{u"وقفه", W::feast},
    Entry{u"اسراء", W::feast},
    Entry{u"مره", W::once},
    Entry{u"مرتين", W::twice},
    Entry{u"مرتان", W::twice},
    Entry{u"صبح", P::morning},
    Entry{u"صبحا", P::morning},
    Entry{u"ضحي", P::morning},
    Entry{u"صباحات", P::morning},
    Entry{u"سحر", P::dawn},
    Entry{u"سحرا", P::dawn},
    Entry{u"مغرب", P::evening},
    Entry{u"عشاء", P::evening},
    Entry{u"عشيه", P::evening},
    Entry{u"مساءا", P::evening},
    Entry{u"امسيات", P::evening},
    Entry{u"غروب", P::evening},
    Entry{u"غداء", P::noon},
    Entry{u"ليالي", P::night},
    Entry{u"بكره", kSpokenDay},
    Entry{u"بكرا", kSpokenDay},
    Entry{u"امبارح", kSpokenDay},
    Entry{u"بارحه", kSpokenDay},
    Entry{u"ال", kRoleArticle},
    Entry{u"القبل", kRoleKey},
    Entry{u"الواحده", kRoleKey},
});
constexpr SmallWord kNoWord;

const SmallWord& look(std::string_view key) {
  const SmallWord* found = kSmallWords.find(key);
  return found ? *found : kNoWord;
}

constexpr KeyWord kBukra(u"بكره"), kBukraAlef(u"بكرا"), kMbareh(u"امبارح"), kBarha(u"بارحه");

// «بكره»، «امبارح»، «البارحة», each with the clitics it is said with.
void spoken_day(std::string_view key, std::string_view rest, Cell& c) {
  if (rest == std::string_view(kBukra) || key == std::string_view(kBukra) || key == std::string_view(kBukraAlef))
    c.code = static_cast<std::int8_t>(TimeCode::tomorrow);
  else if (key == std::string_view(kMbareh) || rest == std::string_view(kMbareh) || rest == std::string_view(kBarha))
    c.code = static_cast<std::int8_t>(TimeCode::yesterday);
}

void small_word(std::string_view key, Cell& c) {
  const SmallWord& whole = look(key);
  c.roles = whole.roles;
  const SmallWord* cut = &whole;
  std::string_view rest = key;
  c.word = whole.word;
  if (c.word == W::none) {
    c.word_pro = cut_clitics(rest);
    if (c.word_pro) cut = &look(rest);
    c.word = cut->word;
    if (c.word == W::none && (c.word_pro & kPrep) && !(c.word_pro & kAl)) {  // بعد is no ب + عد, but look once more
      rest = key;
      if (!rest.empty() && rest[0] == letter(u'و')) rest.remove_prefix(1);
      cut = &look(rest);
      c.word = cut->word;
      if (c.word != W::none) c.word_pro = kWa;
    }
  }
  const std::uint8_t pro = c.word_pro;
  if (c.word == W::none) c.word_pro = 0;
  if (c.part == PartOfDay::none && (cut->part != PartOfDay::none || whole.part != PartOfDay::none)) {
    c.part = cut->part != PartOfDay::none ? cut->part : whole.part;
    c.part_pro = pro;
  }
  if (c.code < 0 && (cut->spoken_day || whole.spoken_day)) spoken_day(key, rest, c);
}

void lemma_role(const Lemma& l, const Reading& r, Cell& c) {
  const std::uint8_t pro = r.proclitics;
  switch (l.word_class) {
    case WordClass::month:
      if (c.month > 0 || (c.month == -1 && l.value == 0)) return;
      c.month = l.value == 0 ? std::int16_t{-1} : static_cast<std::int16_t>(l.value);
      c.month_pro = pro;
      c.weak_month = (l.flags & kLemmaWeak) != 0;
      return;
    case WordClass::weekday:
      if (c.weekday < 0) c.weekday = static_cast<std::int8_t>(l.value), c.weekday_pro = pro;
      return;
    case WordClass::day_part:
      if (c.part == PartOfDay::none) c.part = static_cast<PartOfDay>(l.code), c.part_pro = pro;
      return;
    case WordClass::time_unit:
      if (c.unit != LineUnit::none) return;
      c.unit = static_cast<LineUnit>(l.code + 1);
      c.unit_value = static_cast<std::int16_t>(l.value);
      c.unit_number = r.form.number;
      c.unit_pro = pro;
      return;
    case WordClass::time_word:
      if (c.code < 0) c.code = static_cast<std::int8_t>(l.code), c.code_pro = pro;
      return;
    case WordClass::ordinal:
      if (c.ordinal == 0) c.ordinal = static_cast<std::int16_t>(l.value), c.ordinal_pro = pro;
      return;
    case WordClass::number:
    case WordClass::scale:
    case WordClass::fraction:
    case WordClass::vague: c.number = true; return;
    default: return;
  }
}

}  // namespace

std::uint8_t cut_clitics(std::string_view& key) {
  std::uint8_t bits = 0;
  const auto first = [&](char16_t c) { return key.size() > 2 && key[0] == letter(c); };
  if (first(u'و') || first(u'ف')) {
    bits |= first(u'و') ? kWa : kFa;
    key.remove_prefix(1);
  }
  if (key.size() > 3 && key[0] == letter(u'ل') && key[1] == letter(u'ل')) {
    key.remove_prefix(2);
    return bits | kLi | kAl;
  }
  if (first(u'ب') || first(u'ل') || first(u'ك')) {
    bits |= first(u'ب') ? kBi : first(u'ل') ? kLi : kKa;
    key.remove_prefix(1);
  }
  if (key.size() > 3 && key[0] == letter(u'ا') && key[1] == letter(u'ل')) {
    bits |= kAl;
    key.remove_prefix(2);
  }
  return bits;
}

namespace {

constexpr std::uint64_t kTimeClasses = class_bit(WordClass::month) | class_bit(WordClass::weekday) |
                                       class_bit(WordClass::day_part) | class_bit(WordClass::time_unit) |
                                       class_bit(WordClass::time_word) | class_bit(WordClass::ordinal) |
                                       class_bit(WordClass::number) | class_bit(WordClass::scale) |
                                       class_bit(WordClass::fraction) | class_bit(WordClass::vague);

CellRoles unit_role(LineUnit u) {
  switch (u) {
    case LineUnit::none: return 0;
    case LineUnit::second:
    case LineUnit::minute: return kRoleShortUnit;
    case LineUnit::hour: return kRoleHour;
    case LineUnit::day: return kRoleDay;
    default: return kRoleLongUnit;
  }
}

// Of the others («الماضي», «بتاريخ») none begins a time.
CellRoles code_role(TimeCode c) {
  switch (c) {
    case TimeCode::today:
    case TimeCode::yesterday:
    case TimeCode::tomorrow:
    case TimeCode::tonight:
    case TimeCode::last_night: return kRoleDayName;
    case TimeCode::before:
    case TimeCode::after: return kRoleBeforeAfter;
    case TimeCode::since:
    case TimeCode::until: return kRoleSinceUntil;
    case TimeCode::start:
    case TimeCode::middle:
    case TimeCode::end: return kRoleEdge;
    case TimeCode::during: return kRoleDuring;
    default: return 0;
  }
}

// Everything the cell may be, with the token it was read from.
CellRoles roles_of(const Cell& c, const Document& doc, const Token& t) {
  CellRoles roles = c.roles | unit_role(c.unit);
  if (c.word != W::none) roles |= role(c.word);
  if (c.month != 0) roles |= kRoleMonth;
  if (c.ordinal != 0) roles |= kRoleOrdinal;
  if (c.weekday >= 0) roles |= kRoleWeekday;
  if (c.part != PartOfDay::none) roles |= kRolePart;
  if (c.code >= 0) roles |= code_role(static_cast<TimeCode>(c.code));
  if (c.number) roles |= kRoleNumber;
  if ((t.classes & class_bit(WordClass::vague)) != 0) roles |= kRoleVague;
  if (t.kind == TokenKind::latin && doc.text[t.span.begin] == 'T') roles |= kRoleIso;
  return roles;
}

}  // namespace

bool is_cell_word(std::string_view key) {
  if (!kSmallWords.may_end(key)) return false;
  Cell c;
  small_word(key, c);
  return c.word != W::none || c.part != PartOfDay::none || c.code >= 0 || c.roles != 0;
}

void read_cells(const Document& doc, const NumberReader& numbers, std::vector<Cell>& out) {
  out.assign(doc.tokens.size(), {});
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    const Token& t = doc.tokens[i];
    Cell& c = out[i];
    if (t.kind == TokenKind::number) c.digits = true;
    if (t.kind == TokenKind::punct) c.punct = t.punct;
    if (t.kind == TokenKind::word) {
      const bool time = (t.classes & kTimeClasses) != 0, small = (t.marks & kMarkCell) != 0;
      if (!time && !small && t.key_size > 4) continue;
      if (time)
        for (const Reading& r : doc.readings_of(t))
          if (r.pronoun == Pronoun::none) lemma_role(numbers.lemma(r), r, c);
      if (small) small_word(doc.key(t), c);
    }
    c.roles = roles_of(c, doc, t);
    if (numbers.may_begin_number(i)) c.roles |= kRoleNumber;
  }
}

}  // namespace isnad
