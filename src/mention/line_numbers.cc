#include "mention/line_numbers.h"

#include <array>
#include <cmath>

#include "base/fold.h"
#include "mention/key_table.h"
#include "mention/line_cells.h"
#include "mention/number_reader.h"
#include "mention/word_marks.h"

namespace isnad {
namespace {

constexpr double kExact = 9.0e15;  // past this a double no longer tells neighbours apart
constexpr int kMaxDigits = 24;

struct Digits {
  double value = 0;
  int count = 0;
};

// Reads bytes of folded characters; position moves only over what was taken.
class Scan {
 public:
  Scan(std::string_view text, std::size_t at) : text_(text), at_(at) {}
  std::size_t at() const { return at_; }
  void go(std::size_t at) { at_ = at; }

  FoldedChar peek(std::size_t& next) const {
    next = at_;
    while (next < text_.size()) {
      const FoldedChar c = fold_char(decode_utf8(text_, next));
      if (c.cls != CharClass::invisible) return c;
    }
    return {CharClass::space, ' '};
  }
  bool take(char code) {
    std::size_t next = 0;
    const FoldedChar c = peek(next);
    if (at_ >= text_.size() || c.cls != CharClass::punct || c.code != code) return false;
    at_ = next;
    return true;
  }
  bool take_letter(char code) {
    std::size_t next = 0;
    const FoldedChar c = peek(next);
    if (at_ >= text_.size() || c.cls != CharClass::latin || c.code != code) return false;
    at_ = next;
    return true;
  }
  Digits digits(int limit = 1 << 20) {
    Digits d;
    std::size_t next = 0;
    while (at_ < text_.size() && d.count < limit) {
      const FoldedChar c = peek(next);
      if (c.cls != CharClass::digit) break;
      d.value = d.value * 10 + (c.code - '0');
      ++d.count;
      at_ = next;
    }
    return d;
  }
  bool digit_next() const {
    std::size_t next = 0;
    return at_ < text_.size() && peek(next).cls == CharClass::digit;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

// Three digits and no more.
bool group_of_three(Scan& s, double& value) {
  Scan probe = s;
  const Digits d = probe.digits(4);
  if (d.count != 3) return false;
  value = value * 1000 + d.value;
  s = probe;
  return true;
}

// «1,234,567.89», «١٬٢٣٤», «1 234 567», «.77»
bool plain_number(Scan& s, double& value, bool& whole, int& count) {
  whole = true;
  const bool bare_point = !s.digit_next();
  if (bare_point) {
    if (!s.take('.')) return false;
    const Digits d = s.digits();
    value = d.value / std::pow(10.0, d.count);
    whole = d.value == 0;
    count = d.count;
    return d.count > 0 && d.count < 300;
  }
  const Digits head = s.digits();
  value = head.value;
  count = head.count;
  bool grouped = false;
  for (const char sign : {',', '.', ' '}) {
    if (head.count > 3 || head.value == 0 || grouped) break;
    for (int groups = 0; groups < 7; ++groups) {
      Scan probe = s;
      std::size_t next = 0;
      const bool blank = sign == ' ' && probe.peek(next).cls == CharClass::space;
      if (blank)
        probe.go(next);
      else if (sign == ' ' || !probe.take(sign))
        break;
      double with = value;
      if (!group_of_three(probe, with)) break;
      if (sign == ' ' && !grouped) {  // «1 234» may be two numbers; «1 234 567» is one
        Scan more = probe;
        double ignored = 0;
        if (more.peek(next).cls != CharClass::space) break;
        more.go(next);
        if (!group_of_three(more, ignored)) break;
      }
      value = with;
      s = probe;
      grouped = true;
      count += 3;
    }
  }
  Scan probe = s;
  if (!probe.take('.') && !probe.take(',')) return true;
  const Digits d = probe.digits();
  Scan more = probe;
  if (d.count == 0 || d.count > 300 || ((more.take('.') || more.take(',')) && more.digit_next())) return true;
  value += d.value / std::pow(10.0, d.count);
  whole = d.value == 0;
  s = probe;
  return true;
}

constexpr KeyWord kMinus(u"سالب"), kTwoHundred(u"متين"), kFrom(u"من"), kLess(u"ناقص"), kPoint(u"فاصله"), kOver(u"علي"),
    kDozen(u"دزينه"), kTwoDozen(u"دزينتين"), kTwoDozens(u"دزينتان"), kDozens(u"دزينات");
constexpr KeyTable kFractions(std::array{
    KeyEntry<int>{u"نصف", 2}, KeyEntry<int>{u"نصفا", 2}, KeyEntry<int>{u"انصاف", 2}, KeyEntry<int>{u"ثلث", 3},
    KeyEntry<int>{u"اثلاث", 3}, KeyEntry<int>{u"ربع", 4}, KeyEntry<int>{u"ارباع", 4}, KeyEntry<int>{u"اخماس", 5},
    KeyEntry<int>{u"سدس", 6}, KeyEntry<int>{u"اسداس", 6}, KeyEntry<int>{u"اسباع", 7}, KeyEntry<int>{u"ثمن", 8},
    KeyEntry<int>{u"اثمان", 8}, KeyEntry<int>{u"اتساع", 9}, KeyEntry<int>{u"اعشار", 10}});
constexpr KeyTable kAfterNumber(std::array{KeyEntry<int>{u"خمس", 5}, KeyEntry<int>{u"سبع", 7},
                                           KeyEntry<int>{u"تسع", 9}});

// Words that begin a number without being one for the lexicon, or before it.
constexpr KeyTable kOpeners(std::array{KeyEntry<bool>{u"سالب", true}, KeyEntry<bool>{u"ناقص", true},
                                       KeyEntry<bool>{u"متين", true}});

class WordNumbers {
 public:
  WordNumbers(const Document& doc, const Sentence& all, const Lexicon& lexicon) : doc_(doc), read_(doc, all, lexicon) {}

  std::string_view bare(std::uint32_t i, std::uint8_t& pro) const {
    std::string_view key;
    if (i < doc_.tokens.size() && doc_.tokens[i].kind == TokenKind::word) key = doc_.key(doc_.tokens[i]);
    pro = cut_clitics(key);
    return key;
  }
  // linked: with و or ف before it
  int fraction_at(std::uint32_t i, bool linked) const {
    std::uint8_t pro = 0;
    const int* of = kFractions.find(bare(i, pro));
    return of && linked == ((pro & kConj) != 0) ? *of : 0;
  }

  // Cheap: false only where no number of words begins.
  bool may_begin(std::uint32_t i) const {
    if (i >= doc_.tokens.size() || read_.may_begin_number(i) || read_.has(i, WordClass::ordinal)) return true;
    return (doc_.tokens[i].marks & kMarkNumber) != 0;
  }

  bool at(std::uint32_t i, LineNumber& out) {
    const std::uint32_t begin = i;
    bool minus = false;
    if (is(i, kMinus) || is(i, kLess)) minus = true, ++i;
    if (!magnitude(i, out)) return false;
    if (minus) out.value = -out.value;
    out.first = begin;
    return true;
  }

 private:
  bool is(std::uint32_t i, const KeyWord& w) const { return read_.is(i, w); }

  bool cardinal(std::uint32_t i, double& value, std::uint32_t& end) {
    NumberWord word;
    if (!read_.word_at(i, word)) return false;
    read_.run(i, run_);
    NumberParse p = parse_number(run_.words());
    if (p.fraction && word.part == NumberPart::number) p = parse_number(run_.words().first(1));
    if (p.used == 0 || p.fraction) return false;
    value = static_cast<double>(p.value);
    if (!p.whole) {
      if (word.part != NumberPart::digits || p.used != 1) return false;
      value = word.exact;
    }
    end = run_.storage[p.used - 1].last;
    double rest = 0;  // spoken: «ستمية تسعة وثلاثين»
    std::uint32_t e = 0;
    if (word.part == NumberPart::number && p.used == 1 && value >= 100 && value < 1000 && below_hundred(end, rest, e))
      value += rest, end = e;
    return true;
  }

  // A number of words below a hundred, where a spoken hundred goes on without «و».
  bool below_hundred(std::uint32_t i, double& value, std::uint32_t& end) {
    NumberWord word;
    if (!read_.word_at(i, word) || word.part != NumberPart::number || word.prep || word.definite) return false;
    read_.run(i, run_);
    const NumberParse p = parse_number(run_.words());
    if (p.used == 0 || p.fraction || p.value >= 100 || p.value < 1) return false;
    value = static_cast<double>(p.value);
    end = run_.storage[p.used - 1].last;
    return true;
  }

  // «أول كتاب»، «ثاني»
  bool first_or_second(std::uint32_t i, LineNumber& out) const {
    const Reading* r = i < doc_.tokens.size() ? read_.reading(i, WordClass::ordinal) : nullptr;
    if (!r || r->proclitics || r->pronoun != Pronoun::none || read_.lemma(*r).value > 2) return false;
    if (read_.is_exactly(i + 1, kFrom) || read_.has(i + 1, WordClass::time_word)) return false;
    out.value = static_cast<double>(read_.lemma(*r).value);
    out.last = i + 1;
    out.ordinal = true;
    return true;
  }

  bool magnitude(std::uint32_t i, LineNumber& out) {
    double value = 0;
    std::uint32_t end = i;
    out = {};
    if (const int f = fraction_at(i, false); f != 0 && !number_first(i)) {
      value = 1.0 / f;
      end = i + 1;
      out.fraction = true;
    } else if (read_.is_exactly(i, kTwoHundred)) {  // spoken; elsewhere the word means «solid»
      value = 200;
      double rest = 0;
      std::uint32_t e = 0;
      end = i + 1;
      if (below_hundred(end, rest, e)) value += rest, end = e;
    } else if (first_or_second(i, out)) {
      return true;
    } else if (!cardinal(i, value, end)) {
      return false;
    } else if (const int g = times_fraction(end); g != 0 && value < 100) {
      value /= g;
      ++end;
      out.fraction = true;
    } else {
      tails(value, end, out);
    }
    if (is(end, kDozen) || is(end, kDozens))
      value *= 12, ++end;
    else if (is(end, kTwoDozen) || is(end, kTwoDozens))
      value += 24, ++end;
    double below = 0;
    std::uint32_t e = 0;
    if (read_.is_exactly(end, kOver) && cardinal(end + 1, below, e) && below != 0) {
      value /= below;
      end = e;
      out.fraction = true;
    }
    out.value = value;
    out.whole = value == std::floor(value) && std::fabs(value) < kExact;
    out.last = end;
    return true;
  }

  // Is the fraction word also the beginning of a number? «ربع» is not, «نصف مليون» is one for the number grammar.
  bool number_first(std::uint32_t i) {
    read_.run(i, run_);
    const NumberParse p = parse_number(run_.words());
    return p.used > 1 && p.whole;
  }

  int times_fraction(std::uint32_t i) const {
    if (const int f = fraction_at(i, false); f > 2) return f;
    if (i >= doc_.tokens.size() || doc_.tokens[i].kind != TokenKind::word) return 0;
    const int* of = kAfterNumber.find(doc_.key(doc_.tokens[i]));
    return of ? *of : 0;
  }

  // «وربع»، «ونصف»، «وثلث»، «فاصلة خمسة»
  void tails(double& value, std::uint32_t& end, LineNumber&) {
    if (const int f = fraction_at(end, true); f != 0) {
      value += 1.0 / f;
      ++end;
      return;
    }
    double part = 0;
    std::uint32_t e = 0;
    if (is(end, kPoint) && cardinal(end + 1, part, e) && part >= 0 && part == std::floor(part)) {
      int n = 1;
      for (double p = part; p >= 10; p /= 10) ++n;
      value += part / std::pow(10.0, n);
      end = e;
    }
  }

  const Document& doc_;
  NumberReader read_;
  NumberRun run_;
};

// Is the digit run part of a code: «MQ9», «192.168.1.2», «0935…» with dashes?
bool coded(const Document& doc, std::uint32_t first, std::uint32_t last) {
  const auto glued = [&](std::uint32_t i) {
    return i > 0 && i < doc.tokens.size() && !(doc.tokens[i].flags & kTokenSpaceBefore);
  };
  if (first > 0 && glued(first) &&
      (doc.tokens[first - 1].kind == TokenKind::latin || doc.tokens[first - 1].punct == '#' ||
       doc.tokens[first - 1].punct == '@'))
    return true;
  return glued(last) && doc.tokens[last].kind == TokenKind::latin && doc.tokens[last].key_size < 3;
}

}  // namespace

// With و and more before it a word ends as the bare word does.
bool opens_line_number(std::string_view key) { return kOpeners.may_end(key) || kFractions.may_end(key); }

bool read_digit_number(std::string_view text, std::size_t at, LineNumber& out, std::size_t& end) {
  Scan s(text, at);
  out = {};
  out.digits = true;
  const bool minus = s.take('-');
  if (!minus) s.take('+');
  double value = 0;
  int count = 0;
  if (!plain_number(s, value, out.whole, count)) return false;
  out.too_large = count > kMaxDigits || value > kExact;
  Scan probe = s;
  double below = 0;
  bool whole = true;
  int digits = 0;
  if (probe.take('/') && probe.digit_next() && plain_number(probe, below, whole, digits) && below != 0) {
    Scan more = probe;
    if (!(more.take('/') || more.take('-')) || !more.digit_next()) {
      value /= below;
      out.fraction = true;
      s = probe;
    }
  } else if (probe = s; probe.take_letter('e')) {
    const bool down = probe.take('-');
    if (!down) probe.take('+');
    if (const Digits d = probe.digits(4); d.count > 0 && d.count < 4)
      value *= std::pow(10.0, down ? -d.value : d.value), s = probe;
  } else if (probe = s; probe.take('^')) {
    const bool down = probe.take('-');
    double power = 0;
    if (plain_number(probe, power, whole, digits) && power < 400)
      value = std::pow(value, down ? -power : power), s = probe;
  }
  out.value = minus ? -value : value;
  if (!std::isfinite(out.value)) out.too_large = true;
  out.whole = std::isfinite(out.value) && out.value == std::floor(out.value) && std::fabs(out.value) < kExact;
  end = s.at();
  return true;
}

void find_line_numbers(const Document& doc, const Lexicon& lexicon, std::vector<LineNumber>& out, Search search) {
  const Sentence all{0, static_cast<std::uint32_t>(doc.tokens.size()), 0, Segment::body};
  WordNumbers words(doc, all, lexicon);
  for (std::uint32_t i = 0; i < doc.tokens.size();) {
    const Token& t = doc.tokens[i];
    const bool next_digits = i + 1 < doc.tokens.size() && doc.tokens[i + 1].kind == TokenKind::number &&
                             !(doc.tokens[i + 1].flags & kTokenSpaceBefore);
    const char before = i > 0 ? doc.tokens[i - 1].punct : '\0';
    const bool spaced = i == 0 || (t.flags & kTokenSpaceBefore) != 0 || before == '(' || before == '<' ||
                        before == '>' || before == '=';
    LineNumber n;
    bool found = false;
    if (t.kind == TokenKind::number || (next_digits && spaced && (t.punct == '-' || t.punct == '.'))) {
      std::size_t end = 0;
      if (read_digit_number(doc.text, t.span.begin, n, end)) {
        n.first = n.last = i;
        while (n.last < doc.tokens.size() && doc.tokens[n.last].span.begin < end) ++n.last;
        found = !coded(doc, t.kind == TokenKind::number ? i : i + 1, n.last);
        LineNumber scaled;  // «12 ألف»، «3.5 ملايين»
        if (n.last == i + 1 && !n.fraction && words.at(i, scaled) && scaled.last > n.last) n = scaled, found = true;
        if (!found) {
          i = n.last;
          continue;
        }
      }
    } else if (t.kind == TokenKind::word && (search == Search::all || words.may_begin(i))) {
      found = words.at(i, n);
    }
    if (found && n.last > i) {
      out.push_back(n);
      i = n.last;
    } else {
      ++i;
    }
  }
}

}  // namespace isnad
