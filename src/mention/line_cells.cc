#include "mention/line_cells.h"

#include <algorithm>
#include <array>

namespace isnad {
namespace {

struct SmallWord {
  KeyWord key;
  LineWord word;
};

using W = LineWord;
constexpr std::array kWords{
    SmallWord{u"في", W::in},
    SmallWord{u"ب", W::in},
    SmallWord{u"عند", W::in},
    SmallWord{u"علي", W::in},
    SmallWord{u"من", W::from},
    SmallWord{u"الي", W::to},
    SmallWord{u"ل", W::to},
    SmallWord{u"بين", W::between},
    SmallWord{u"ما", W::what},
    SmallWord{u"او", W::or_},
    SmallWord{u"حوالي", W::about},
    SmallWord{u"نحو", W::about},
    SmallWord{u"قرابه", W::about},
    SmallWord{u"حدود", W::about},
    SmallWord{u"تمام", W::about},
    SmallWord{u"تقريبا", W::about},
    SmallWord{u"زهاء", W::about},
    SmallWord{u"هذا", W::thiz},
    SmallWord{u"هذه", W::thiz},
    SmallWord{u"هاد", W::thiz},
    SmallWord{u"هاي", W::thiz},
    SmallWord{u"الذي", W::which},
    SmallWord{u"اللي", W::which},
    SmallWord{u"التي", W::which},
    SmallWord{u"الا", W::except},
    SmallWord{u"الان", W::now},
    SmallWord{u"حالا", W::now},
    SmallWord{u"فورا", W::now},
    SmallWord{u"الحين", W::now},
    SmallWord{u"لحظه", W::moment},
    SmallWord{u"وهله", W::moment},
    SmallWord{u"اخر", W::last},
    SmallWord{u"اخير", W::final},
    SmallWord{u"اخيره", W::final},
    SmallWord{u"اتي", W::coming},
    SmallWord{u"اتيه", W::coming},
    SmallWord{u"جاي", W::coming},
    SmallWord{u"جايه", W::coming},
    SmallWord{u"بقيه", W::rest},
    SmallWord{u"باقي", W::rest},
    SmallWord{u"عطله", W::weekend},
    SmallWord{u"مبكر", W::early},
    SmallWord{u"مبكرا", W::early},
    SmallWord{u"لاحق", W::late},
    SmallWord{u"متاخر", W::late},
    SmallWord{u"وقت", W::time},
    SmallWord{u"فتره", W::time},
    SmallWord{u"كل", W::every},
    SmallWord{u"يوميا", W::daily},
    SmallWord{u"اسبوعيا", W::weekly},
    SmallWord{u"شهريا", W::monthly},
    SmallWord{u"سنويا", W::yearly},
    SmallWord{u"كامل", W::full},
    SmallWord{u"كامله", W::full},
    SmallWord{u"كاملا", W::full},
    SmallWord{u"باكمله", W::full},
    SmallWord{u"نصف", W::half},
    SmallWord{u"نص", W::half},
    SmallWord{u"ثلث", W::third},
    SmallWord{u"تلت", W::third},
    SmallWord{u"ربع", W::quarter},
    SmallWord{u"ربعا", W::quarter},
    SmallWord{u"ثلثا", W::third},
    SmallWord{u"ارباع", W::quarters},
    SmallWord{u"توقيت", W::zone},
    SmallWord{u"مستقبل", W::ahead},
    SmallWord{u"عديده", W::several},
    SmallWord{u"ثانيه", W::second},
    SmallWord{u"ثواني", W::seconds},
    SmallWord{u"ثوان", W::seconds},
    SmallWord{u"ثانيتان", W::two_seconds},
    SmallWord{u"ثانيتين", W::two_seconds},
    SmallWord{u"ه", W::hijri},
    SmallWord{u"هجري", W::hijri},
    SmallWord{u"هجريه", W::hijri},
    SmallWord{u"م", W::common},
    SmallWord{u"ميلادي", W::common},
    SmallWord{u"ميلاديه", W::common},
    SmallWord{u"عيد", W::feast},
    SmallWord{u"راس", W::feast},
    SmallWord{u"كريسماس", W::feast},
    SmallWord{u"مولد", W::feast},
    SmallWord{u"عاشوراء", W::feast},
    SmallWord{u"حج", W::feast},
    SmallWord{u"يواندان", W::feast},
    SmallWord{u"وقفه", W::feast},
    SmallWord{u"اسراء", W::feast},
    SmallWord{u"مره", W::once},
    SmallWord{u"مرتين", W::twice},
    SmallWord{u"مرتان", W::twice},
};

// For each first byte, a bit for each length of the words that begin with it: most words are told apart at once.
template <class Words>
constexpr auto sizes_of(const Words& words) {
  std::array<std::uint16_t, 256> a{};
  for (const auto& w : words)
    a[static_cast<unsigned char>(w.key.letters[0])] |= static_cast<std::uint16_t>(1u << w.key.size);
  return a;
}
bool may_be(const std::array<std::uint16_t, 256>& sizes, std::string_view key) {
  return !key.empty() && key.size() <= 10 && (sizes[static_cast<unsigned char>(key[0])] >> key.size() & 1) != 0;
}
constexpr auto kSizes = sizes_of(kWords);

LineWord look(std::string_view key) {
  if (!may_be(kSizes, key)) return W::none;
  for (const SmallWord& w : kWords)
    if (w.key.size == key.size() && w.key.letters[0] == key[0] && std::string_view(w.key) == key) return w.word;
  return W::none;
}

// Parts of the day that reports hardly use, and days named in speech.
struct SpokenPart {
  KeyWord key;
  PartOfDay part;
};
constexpr std::array kParts{
    SpokenPart{u"صبح", PartOfDay::morning},    SpokenPart{u"صبحا", PartOfDay::morning},
    SpokenPart{u"ضحي", PartOfDay::morning},    SpokenPart{u"صباحات", PartOfDay::morning},
    SpokenPart{u"سحر", PartOfDay::dawn},       SpokenPart{u"سحرا", PartOfDay::dawn},
    SpokenPart{u"مغرب", PartOfDay::evening},   SpokenPart{u"عشاء", PartOfDay::evening},
    SpokenPart{u"عشيه", PartOfDay::evening},   SpokenPart{u"مساءا", PartOfDay::evening},
    SpokenPart{u"امسيات", PartOfDay::evening}, SpokenPart{u"غروب", PartOfDay::evening},
    SpokenPart{u"غداء", PartOfDay::noon},      SpokenPart{u"ليالي", PartOfDay::night},
};
constexpr auto kPartSizes = sizes_of(kParts);
constexpr KeyWord kBukra(u"بكره"), kBukraAlef(u"بكرا"), kMbareh(u"امبارح"), kBarha(u"بارحه");

void small_word(std::string_view key, Cell& c) {
  std::string_view rest = key;
  c.word = look(rest);
  if (c.word == W::none) {
    c.word_pro = cut_clitics(rest);
    c.word = look(rest);
    if (c.word == W::none && (c.word_pro & kPrep) && !(c.word_pro & kAl)) {  // بعد is no ب + عد, but look once more
      rest = key;
      if (!rest.empty() && rest[0] == letter(u'و')) rest.remove_prefix(1);
      c.word = look(rest);
      if (c.word != W::none) c.word_pro = kWa;
    }
  }
  const std::uint8_t cut = c.word_pro;
  if (c.word == W::none) c.word_pro = 0;
  if (c.part == PartOfDay::none && (may_be(kPartSizes, rest) || may_be(kPartSizes, key)))
    for (const SpokenPart& p : kParts)
      if (std::string_view(p.key) == rest || std::string_view(p.key) == key) c.part = p.part, c.part_pro = cut;
  if (c.code < 0) {
    if (rest == std::string_view(kBukra) || key == std::string_view(kBukra) || key == std::string_view(kBukraAlef))
      c.code = static_cast<std::int8_t>(TimeCode::tomorrow);
    else if (key == std::string_view(kMbareh) || rest == std::string_view(kMbareh) || rest == std::string_view(kBarha))
      c.code = static_cast<std::int8_t>(TimeCode::yesterday);
  }
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

void read_cells(const Document& doc, const Lexicon& lexicon, std::vector<Cell>& out) {
  out.assign(doc.tokens.size(), {});
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Token& t = doc.tokens[i];
    Cell& c = out[i];
    if (t.kind == TokenKind::number) c.digits = true;
    if (t.kind == TokenKind::punct) c.punct = t.punct;
    if (t.kind != TokenKind::word) continue;
    for (const Reading& r : doc.readings_of(t))
      if (r.pronoun == Pronoun::none) lemma_role(lexicon.lemma(r.form.lemma), r, c);
    small_word(doc.key(t), c);
  }
}

}  // namespace isnad
