#include "mention/number_grammar.h"

#include <cmath>

namespace isnad {
namespace {

using Words = std::span<const NumberWord>;

struct Group {
  std::size_t used = 0;
  double value = 0;
  bool digits = false;
};

bool is_number(Words w, std::size_t i) { return i < w.size() && w[i].part == NumberPart::number; }
bool is_unit(const NumberWord& n) { return n.value >= 1 && n.value <= 9; }
bool is_tens(const NumberWord& n) { return n.value >= 20 && n.value <= 90; }
bool is_hundreds(const NumberWord& n) { return n.value >= 100 && n.value <= 900; }

// Follows without a conjunction: «ثلاث مئة», «خمسة عشر».
bool tight(Words w, std::size_t i) { return i < w.size() && !w[i].conj && !w[i].prep && !w[i].definite; }

// Follows with و: «وعشرون», and «والعشرون» where the number began with the article.
bool linked(Words w, std::size_t i) {
  if (i >= w.size() || w[i].prep || (w[i].definite && !w[0].definite)) return false;
  if (w[i].conj) return true;
  return w[i].maybe_conj && is_number(w, i + 1) && (w[i + 1].conj ? is_tens(w[i + 1]) : w[i + 1].value == 10);
}

bool splits_hundred(Words w, std::size_t i) {
  return is_unit(w[i]) && w[i].value >= 3 && is_number(w, i + 1) && tight(w, i + 1) && w[i + 1].value == 100;
}

Group two_digits(Words w, std::size_t i) {
  const NumberWord& n = w[i];
  if (n.value >= 100 || splits_hundred(w, i)) return {};
  if (is_unit(n)) {
    if (is_number(w, i + 1)) {
      const NumberWord& next = w[i + 1];
      if (next.value == 10 && tight(w, i + 1)) return {2, static_cast<double>(n.value + 10)};
      if (is_tens(next) && linked(w, i + 1)) return {2, static_cast<double>(n.value + next.value)};
    }
    if (n.only_compound) return {};
  }
  return {1, static_cast<double>(n.value)};
}

// A number below a thousand, or digits.
Group group(Words w, std::size_t i) {
  if (w[i].part == NumberPart::digits) {
    const bool hundreds = !w[i].decimal && w[i].value >= 1 && w[i].value <= 9 && is_number(w, i + 1) &&
                          tight(w, i + 1) && w[i + 1].value == 100;  // «3 مئة»
    return hundreds ? Group{2, w[i].exact * 100, true} : Group{1, w[i].exact, true};
  }
  if (w[i].part != NumberPart::number) return {};
  Group g;
  if (is_hundreds(w[i])) {
    g = {1, static_cast<double>(w[i].value)};
  } else if (splits_hundred(w, i)) {
    g = {2, static_cast<double>(w[i].value * 100)};
  } else {
    return two_digits(w, i);
  }
  if (is_number(w, i + g.used) && linked(w, i + g.used)) {
    const Group tail = two_digits(w, i + g.used);
    if (tail.used != 0 && tail.value > 0) g = {g.used + tail.used, g.value + tail.value};
  }
  return g;
}

struct Part {
  std::size_t used = 0;
  double multiplier = 0;
  std::int64_t scale = 1;
  double value() const { return multiplier * static_cast<double>(scale); }
};

// «ألفا» is the dual before its noun («ألفا جندي»), the singular before و («ألفا و200»).
Part bare_scale(Words w, std::size_t i) {
  if (w[i].plural) return {};
  const bool dual = w[i].dual && !(w[i].single && linked(w, i + 1));
  return {1, dual ? 2.0 : 1.0, w[i].value};
}

Part number_part(Words w, std::size_t i) {
  if (w[i].part == NumberPart::scale) return bare_scale(w, i);
  const Group g = group(w, i);
  if (g.used == 0) return {};
  const std::size_t next = i + g.used;
  if (next < w.size() && w[next].part == NumberPart::scale && tight(w, next) && w[next].single && g.value > 0) {
    if (!g.digits || g.value < static_cast<double>(w[next].value)) return {g.used + 1, g.value, w[next].value};
    return {g.used + 1, g.value, 1};  // «5000 آلاف» says the thousand twice
  }
  return {g.used, g.value, 1};
}

// «نصف مليون», «ثلاثة أرباع المليون», and bare «نصف», «ثلاثة أرباع».
NumberParse fraction(Words w) {
  std::size_t at = 0;
  std::int64_t times = 1;
  if (is_number(w, 0) && w[0].value == 3 && w.size() > 1) {
    times = 3;
    at = 1;
  }
  if (w[at].part != NumberPart::fraction || (at == 1 && (!tight(w, 1) || !w[1].plural))) return {};
  NumberParse p{.used = at + 1, .whole = false, .fraction = true};
  const std::size_t next = at + 1;
  if (next < w.size() && w[next].part == NumberPart::scale && !w[next].conj && !w[next].prep && w[next].single &&
      !w[next].plural) {
    p = {.used = next + 1, .value = w[next].value * times * w[at].value / 12};
  }
  return p;
}

// «ونصف», «ونصف المليون» after a scale.
std::size_t fraction_tail(Words w, std::size_t i, std::int64_t scale) {
  if (!(i < w.size() && w[i].part == NumberPart::fraction && linked(w, i) && !w[i].plural)) return 0;
  if (i + 1 < w.size() && w[i + 1].part == NumberPart::scale && !w[i + 1].conj && !w[i + 1].prep) {
    return w[i + 1].value == scale && !w[i + 1].plural ? 2 : 0;
  }
  return 1;
}

}  // namespace

NumberParse parse_number(Words w) {
  if (w.empty()) return {};
  if (NumberParse p = fraction(w); p.used != 0) return p;
  NumberParse p;
  double total = 0;
  std::int64_t limit = 0;
  while (p.used < w.size()) {
    const std::size_t at = p.used;
    const bool start = at == 0;
    if (!start && (limit <= 1 || !linked(w, at) || w[at].decimal)) break;
    if (!start && w[at].part == NumberPart::fraction) {
      const std::size_t tail = fraction_tail(w, at, limit);
      p.used += tail;
      if (tail != 0) total += static_cast<double>(limit) * static_cast<double>(w[at].value) / 12.0;
      break;
    }
    const Part part = number_part(w, at);
    if (part.used == 0 || part.value() > static_cast<double>(kMaxNumber)) break;
    if (!start && (part.scale >= limit || part.value() >= static_cast<double>(limit) || part.value() <= 0)) break;
    total += part.value();
    p.used += part.used;
    p.scale = limit = part.scale;
    p.multiplier = static_cast<std::int64_t>(part.multiplier);
  }
  if (p.used == 0) return p;
  p.value = static_cast<std::int64_t>(std::floor(total + 1e-6));
  p.whole = std::fabs(total - static_cast<double>(p.value)) < 1e-3;
  return p;
}

}  // namespace isnad
