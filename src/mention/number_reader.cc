#include "mention/number_reader.h"

namespace isnad {
namespace {

constexpr auto kBits = [] {
  std::array<std::uint8_t, 256> a{};
  for (unsigned i = 1; i < 256; ++i) a[i] = static_cast<std::uint8_t>(a[i / 2] + i % 2);
  return a;
}();

int cuts(const Reading& r) {
  return kBits[r.proclitics & static_cast<std::uint8_t>(~kAl)] + (r.pronoun != Pronoun::none ? 1 : 0);
}

bool is_clitic_letter(char c) {
  return c == letter(u'و') || c == letter(u'ف') || c == letter(u'ب') || c == letter(u'ل') || c == letter(u'ك') ||
         c == letter(u'ا');
}

constexpr KeyWord kLast(u"لست");  // «I am not», never «for six»
constexpr KeyWord kOne(u"واحد");  // or «and eleven»'s first half: وأحد

}  // namespace

bool NumberReader::is_bare(std::uint32_t i, std::string_view bare) const {
  const std::string_view key = doc_.key(doc_.tokens[i]);
  if (!key.ends_with(bare) || key.size() > bare.size() + 4) return false;
  for (const char c : key.substr(0, key.size() - bare.size()))
    if (!is_clitic_letter(c)) return false;
  return true;
}

bool NumberReader::is_punct(std::uint32_t i, char c) const {
  return i >= first_ && i < last_ && doc_.tokens[i].kind == TokenKind::punct && doc_.tokens[i].punct == c;
}

bool NumberReader::is_number(std::uint32_t i) const {
  return i >= first_ && i < last_ && doc_.tokens[i].kind == TokenKind::number;
}

bool NumberReader::glued(std::uint32_t i) const {
  return i > first_ && i < last_ && !(doc_.tokens[i].flags & kTokenSpaceBefore);
}

const Reading* NumberReader::first_reading(std::uint32_t i, WordClass c) const {
  const auto readings = doc_.readings_of(doc_.tokens[i]);
  for (const Reading& r : readings)
    if (lemma(r).word_class == c) {  // readings come fewest cuts first
      return cuts(r) > cuts(readings.front()) ? nullptr : &r;
    }
  return nullptr;
}

bool NumberReader::digits_at(std::uint32_t i, NumberWord& out) const {
  std::uint32_t at = i, end = i + 1;
  const bool in_brackets = is_punct(i, '(') && is_number(i + 1) && is_punct(i + 2, ')');
  if (in_brackets || (is_punct(i, '/') && is_number(i + 1) && is_punct(i + 2, '/') && !is_number(i - 1) &&
                      !is_number(i + 3) && glued(i + 1) && glued(i + 2))) {
    at = i + 1;
    end = i + 3;
  } else if (!is_number(i)) {
    return false;
  }
  const Token& t = doc_.tokens[at];
  out = NumberWord{};
  out.part = NumberPart::digits;
  out.exact = t.number;
  out.decimal = (t.flags & kTokenDecimal) != 0;
  out.value = out.decimal ? 0 : static_cast<std::int64_t>(t.number);
  out.first = i;
  out.number_first = at;
  out.last = end;
  return true;
}

bool NumberReader::spelled_at(std::uint32_t i, NumberWord& out) const {
  const Token& t = doc_.tokens[i];
  const Reading* best = nullptr;
  for (const WordClass c : {WordClass::number, WordClass::scale, WordClass::fraction})
    if (const Reading* r = reading(i, c); r && !best) best = r;
  if (!best || doc_.key(t) == std::string_view(kLast)) return false;
  const Lemma& l = lemma(*best);
  if (best->pronoun != Pronoun::none && l.word_class != WordClass::fraction) return false;
  out = NumberWord{};
  out.value = l.value;
  out.exact = static_cast<double>(l.value);
  out.conj = (best->proclitics & kConj) != 0;
  out.prep = (best->proclitics & kPrep) != 0;
  out.definite = (best->proclitics & kAl) != 0;
  out.gram_case = best->form.gram_case;
  out.first = out.number_first = i;
  out.last = i + 1;
  if (l.word_class == WordClass::number) {
    out.only_compound = l.value == 1 && (best->form.flags & kFormConstruct) != 0;
    out.maybe_conj = doc_.key(t) == std::string_view(kOne);
    if (out.maybe_conj && doc_.original(t).find("أ") != std::string_view::npos) out.conj = out.only_compound = true;
    return true;
  }
  out.part = l.word_class == WordClass::scale ? NumberPart::scale : NumberPart::fraction;
  out.single = false;
  for (const Reading& r : doc_.readings_of(t)) {
    if (lemma(r).word_class != l.word_class || lemma(r).value != l.value || r.proclitics != best->proclitics) continue;
    if (r.form.number == GramNumber::dual)
      out.dual = true;
    else if (r.form.number == GramNumber::plural)
      out.plural = true;
    else
      out.single = true;
  }
  if (out.dual && out.single) {  // «ألفاً» with its vowel is the singular, and shows no case
    out.gram_case = GramCase::any;
    if (doc_.original(t).find("\u064B") != std::string_view::npos) out.dual = false;
  }
  if (out.plural) out.single = true;
  return true;
}

std::uint8_t NumberReader::clitics_alone(std::uint32_t i) const {
  std::string_view k = doc_.key(doc_.tokens[i]);
  if (doc_.tokens[i].kind != TokenKind::word || k.empty() || k.size() > 4) return 0;
  std::uint8_t bits = 0;
  if (k[0] == letter(u'و') || k[0] == letter(u'ف')) {
    bits |= k[0] == letter(u'و') ? kWa : kFa;
    k.remove_prefix(1);
  }
  if (!k.empty() && (k[0] == letter(u'ب') || k[0] == letter(u'ك') || k[0] == letter(u'ل'))) {
    bits |= k[0] == letter(u'ب') ? kBi : k[0] == letter(u'ل') ? kLi : kKa;
    k.remove_prefix(1);
  }
  if (k == std::string_view(KeyWord(u"ال")) || ((bits & kLi) && k == std::string_view(KeyWord(u"ل")))) {
    bits |= kAl;
    k = {};
  }
  return k.empty() ? bits : 0;
}

bool NumberReader::read_word(std::uint32_t i, NumberWord& out) const {
  const Token& t = doc_.tokens[i];
  if (t.kind != TokenKind::word) return digits_at(i, out);
  if (t.reading_count != 0 && spelled_at(i, out)) return true;
  if (t.key_size > 4 || i + 1 >= last_) return false;
  const std::uint8_t clitics = clitics_alone(i);
  if (clitics == 0) return false;
  if (!digits_at(i + 1, out) && !(doc_.tokens[i + 1].reading_count != 0 && spelled_at(i + 1, out))) return false;
  if (out.conj || out.prep || ((clitics & ~kConj) != 0 && out.definite)) return false;
  out.first = i;
  out.conj = (clitics & kConj) != 0;
  out.prep = (clitics & kPrep) != 0;
  out.definite = out.definite || (clitics & kAl) != 0;
  return true;
}

void NumberReader::run(std::uint32_t i, NumberRun& out) const {
  out.count = 0;
  while (out.count < NumberRun::kMax && word_at(i, out.storage[out.count])) i = out.storage[out.count++].last;
}

}  // namespace isnad
