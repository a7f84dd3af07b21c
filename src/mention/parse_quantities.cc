#include <algorithm>
#include <array>
#include <cmath>

#include "mention/line_cells.h"
#include "mention/line_numbers.h"
#include "mention/number_reader.h"
#include "mention/parse.h"
#include "text/phrase.h"

namespace isnad {
namespace {

struct MeasureWord {
  KeyWord word;
  QuantityKind kind;
  std::string_view unit;
};
using K = QuantityKind;
constexpr std::array kMeasures{
    MeasureWord{u"كم", K::distance, "kilometre"},
    MeasureWord{u"كلم", K::distance, "kilometre"},
    MeasureWord{u"كيلومتر", K::distance, "kilometre"},
    MeasureWord{u"كيلومترا", K::distance, "kilometre"},
    MeasureWord{u"كيلومترات", K::distance, "kilometre"},
    MeasureWord{u"كيلو", K::distance, "kilometre"},
    MeasureWord{u"متر", K::distance, "metre"},
    MeasureWord{u"مترا", K::distance, "metre"},
    MeasureWord{u"امتار", K::distance, "metre"},
    MeasureWord{u"ميل", K::distance, "mile"},
    MeasureWord{u"ميلا", K::distance, "mile"},
    MeasureWord{u"اميال", K::distance, "mile"},
    MeasureWord{u"سم", K::distance, "centimetre"},
    MeasureWord{u"سنتيمتر", K::distance, "centimetre"},
    MeasureWord{u"ملم", K::distance, "millimetre"},
    MeasureWord{u"دولار", K::money, "dollar"},
    MeasureWord{u"دولارا", K::money, "dollar"},
    MeasureWord{u"دولارات", K::money, "dollar"},
    MeasureWord{u"يورو", K::money, "euro"},
    MeasureWord{u"اورو", K::money, "euro"},
    MeasureWord{u"ليره", K::money, "lira"},
    MeasureWord{u"ليرات", K::money, "lira"},
    MeasureWord{u"دينار", K::money, "dinar"},
    MeasureWord{u"دينارا", K::money, "dinar"},
    MeasureWord{u"دنانير", K::money, "dinar"},
    MeasureWord{u"ريال", K::money, "riyal"},
    MeasureWord{u"ريالا", K::money, "riyal"},
    MeasureWord{u"ريالات", K::money, "riyal"},
    MeasureWord{u"جنيه", K::money, "pound"},
    MeasureWord{u"جنيها", K::money, "pound"},
    MeasureWord{u"جنيهات", K::money, "pound"},
    MeasureWord{u"درهم", K::money, "dirham"},
    MeasureWord{u"دراهم", K::money, "dirham"},
    MeasureWord{u"شيكل", K::money, "shekel"},
    MeasureWord{u"شيقل", K::money, "shekel"},
    MeasureWord{u"طن", K::measure, "tonne"},
    MeasureWord{u"طنا", K::measure, "tonne"},
    MeasureWord{u"اطنان", K::measure, "tonne"},
    MeasureWord{u"كيلوغرام", K::measure, "kilogram"},
    MeasureWord{u"كيلوجرام", K::measure, "kilogram"},
    MeasureWord{u"كغ", K::measure, "kilogram"},
    MeasureWord{u"كيلوغراما", K::measure, "kilogram"},
    MeasureWord{u"غرام", K::measure, "gram"},
    MeasureWord{u"جرام", K::measure, "gram"},
    MeasureWord{u"لتر", K::measure, "litre"},
    MeasureWord{u"لترا", K::measure, "litre"},
    MeasureWord{u"هكتار", K::measure, "hectare"},
    MeasureWord{u"دونم", K::measure, "dunam"},
    MeasureWord{u"دونما", K::measure, "dunam"},
    MeasureWord{u"برميل", K::measure, "barrel"},
    MeasureWord{u"درجه", K::magnitude, "degree"},
    MeasureWord{u"درجات", K::magnitude, "degree"},
};
struct LeadWord {
  KeyWord word;
  QuantityKind kind;
};
constexpr std::array kLeads{
    LeadWord{u"ماده", K::article},      LeadWord{u"بند", K::article},      LeadWord{u"فقره", K::article},
    LeadWord{u"قرار", K::article},      LeadWord{u"قانون", K::article},    LeadWord{u"رقم", K::article},
    LeadWord{u"لواء", K::unit_number},  LeadWord{u"فرقه", K::unit_number}, LeadWord{u"فوج", K::unit_number},
    LeadWord{u"كتيبه", K::unit_number}, LeadWord{u"سريه", K::unit_number}, LeadWord{u"قوه", K::magnitude},
    LeadWord{u"عمر", K::age},           LeadWord{u"عمره", K::age},         LeadWord{u"عمرها", K::age},
    LeadWord{u"عمرهم", K::age},         LeadWord{u"سن", K::age},
};
constexpr KeyWord kAge(u"العمر"), kAnd(u"و"), kBetween(u"بين"), kFrom(u"من"), kTo(u"الي");

class Typer {
 public:
  Typer(const Document& doc, const Sentence& all, const Lexicon& lexicon) : doc_(doc), read_(doc, all, lexicon) {}

  bool glued(std::size_t i) const { return i < doc_.tokens.size() && !(doc_.tokens[i].flags & kTokenSpaceBefore); }
  char punct(std::size_t i) const { return i < doc_.tokens.size() ? doc_.tokens[i].punct : '\0'; }

  // Says what a number counts, from the words beside it.
  void type(std::uint32_t first, std::uint32_t last, ParsedQuantity& q) const {
    if (q.kind != K::count && q.kind != K::decimal && q.kind != K::fraction) return;
    for (const MeasureWord& m : kMeasures)
      if (read_.is(last, m.word)) {
        q.unit = m.unit;
        if (q.kind == K::count) q.kind = m.kind;
        return;
      }
    if ((punct(last) == '$' && glued(last)) || (first > 0 && punct(first - 1) == '$')) {
      q.unit = "dollar";
      if (q.kind == K::count) q.kind = K::money;
      return;
    }
    if (q.kind != K::count) return;
    if (const Reading* r = read_.reading(last, WordClass::time_unit)) {
      constexpr std::string_view kUnits[] = {"minute", "hour", "day",    "week",   "month",
                                             "season", "year", "decade", "century"};
      q.unit = kUnits[read_.lemma(*r).code];
      q.kind = K::duration;
      if (q.unit == "year" && first > 0 &&
          (age_word(first - 1) || read_.is(first - 1, kAge) || read_.is_exactly(last + 2, kAge)))
        q.kind = K::age;
      return;
    }
    for (const LeadWord& l : kLeads)
      if (first > 0 && read_.is(first - 1, l.word)) {
        q.kind = l.kind;
        return;
      }
  }

 private:
  bool age_word(std::uint32_t i) const {
    return std::any_of(kLeads.begin(), kLeads.end(),
                       [&](const LeadWord& l) { return l.kind == K::age && read_.is(i, l.word); });
  }

  const Document& doc_;
  NumberReader read_;
};

struct Item {
  std::uint32_t first = 0, last = 0, number_first = 0;
  ParsedQuantity q;
};

std::optional<std::int64_t> whole(double v) {
  return std::fabs(v) < 9.0e15 && v == std::floor(v) ? std::optional<std::int64_t>(static_cast<std::int64_t>(v))
                                                     : std::nullopt;
}

void put_value(const LineNumber& n, ParsedQuantity& q) {
  q.too_large = n.too_large;
  q.low.reset(), q.high.reset(), q.value.reset();
  if (n.too_large) return;
  if (n.whole)
    q.low = q.high = whole(n.value);
  else
    q.value = n.value;
  if (q.kind != K::count) return;
  if (n.ordinal)
    q.kind = K::ordinal;
  else if (!n.whole)
    q.kind = n.fraction ? K::fraction : K::decimal;
}

void open_end(ParsedQuantity& q) {
  if (q.qualifier == Qualifier::more_than || q.qualifier == Qualifier::at_least) q.high.reset();
  if (q.qualifier == Qualifier::less_than || q.qualifier == Qualifier::at_most) q.low.reset();
}

Item from_report(const Quantity& q) {
  Item i{q.first, q.last, q.number_first, {}};
  i.q.low = q.low;
  i.q.high = q.high;
  i.q.qualifier = q.qualifier;
  i.q.kind = q.kind;
  return i;
}

// A qualifier before a number that reports do not read: «أكثر من 3/5».
void qualified(const Document& doc, const Lexicon& lexicon, Item& i) {
  constexpr std::uint32_t kReach = 4;
  std::vector<PhraseMatch> phrases;
  for (std::uint32_t from = i.first > kReach ? i.first - kReach : 0; from < i.first; ++from) {
    phrases.clear();
    match_names(doc, from, i.first, lexicon, phrases);
    if (phrases.empty() || phrases.front().first != from || phrases.front().last != i.first) continue;
    for (const NameTarget& t : lexicon.targets(phrases.front().node)) {
      if (!t.is_lemma || lexicon.lemma(t.index).word_class != WordClass::qualifier || lexicon.lemma(t.index).value)
        continue;
      i.q.qualifier = static_cast<Qualifier>(lexicon.lemma(t.index).code);
      i.first = from;
      open_end(i.q);
      return;
    }
  }
}

// The report's reading with its qualifier, the line's reading with its exact value.
template <class Qualify>
std::vector<Item> merged(const std::vector<Quantity>& report, const std::vector<LineNumber>& line,
                         const Qualify& qualify) {
  std::vector<Item> out;
  std::size_t r = 0;
  const auto flush = [&](std::uint32_t until) {
    while (r < report.size() && report[r].last <= until) out.push_back(from_report(report[r++]));
  };
  for (const LineNumber& n : line) {
    flush(n.first);
    if (!out.empty() && n.last <= out.back().last) continue;
    if (r >= report.size() || report[r].first >= n.last) {
      Item i{n.first, n.last, n.first, {}};
      put_value(n, i.q);
      qualify(i);
      out.push_back(i);
      continue;
    }
    Item i = from_report(report[r]);
    const bool range = i.q.qualifier == Qualifier::range || i.q.qualifier == Qualifier::vague;
    const bool same = i.q.kind == K::clock || i.q.kind == K::year || i.q.kind == K::ordinal || range;
    if (!same || (n.last > i.last && !range)) {
      const auto said = i.q.low ? i.q.low : i.q.high;
      if (n.fraction || !n.whole || n.too_large || !said || static_cast<double>(*said) != n.value) {
        if (i.q.kind == K::decimal || i.q.kind == K::fraction || i.q.kind == K::year || i.q.kind == K::clock ||
            i.q.kind == K::ordinal)
          i.q.kind = K::count;
        put_value(n, i.q);
        open_end(i.q);
      }
      i.first = std::min(i.first, n.first);
      i.last = std::max(i.last, n.last);
    }
    i.number_first = std::max(n.first, i.first);
    ++r;
    while (r < report.size() && report[r].first < i.last) ++r;
    out.push_back(i);
  }
  flush(~0u);
  return out;
}

// «أكبر من 20 وأقل من 35»: two open ends make one range.
bool joined_bounds(const Document& doc, Item& a, const Item& b) {
  const bool linked =
      b.first == a.last || (b.first == a.last + 1 && doc.key(doc.tokens[a.last]) == std::string_view(kAnd));
  const bool up = a.q.low && !a.q.high && b.q.high && !b.q.low, down = a.q.high && !a.q.low && b.q.low && !b.q.high;
  if (!linked || !(up || down)) return false;
  const std::int64_t low = up ? *a.q.low : *b.q.low, high = up ? *b.q.high : *a.q.high;
  if (low >= high) return false;
  a.last = b.last;
  a.q.low = low;
  a.q.high = high;
  a.q.qualifier = Qualifier::range;
  return true;
}

// «بين سالب سبعة وتسعة»، «40 إلى 70»
bool joined_range(const Document& doc, Item& a, const Item& b) {
  if (a.q.qualifier != Qualifier::exact || b.q.qualifier != Qualifier::exact || a.q.kind != K::count ||
      b.q.kind != K::count)
    return false;
  if (!a.q.low || !b.q.low || *a.q.low >= *b.q.low) return false;
  const bool between =
      a.first > 0 && b.first == a.last && doc.key(doc.tokens[a.first - 1]) == std::string_view(kBetween);
  const bool to = b.first == a.last + 1 && doc.key(doc.tokens[a.last]) == std::string_view(kTo);
  if (!between && !to) return false;
  if (between) --a.first;
  a.last = b.last;
  a.q.high = b.q.low;
  a.q.qualifier = Qualifier::range;
  return true;
}

void join_bounds(const Document& doc, std::vector<Item>& items) {
  std::size_t kept = 0;
  for (std::size_t k = 0; k < items.size(); ++k) {
    if (kept > 0 && (joined_range(doc, items[kept - 1], items[k]) || joined_bounds(doc, items[kept - 1], items[k])))
      continue;
    if (kept != k) items[kept] = std::move(items[k]);
    ++kept;
  }
  items.resize(kept);
}

// «> 30»، «<= 5» before a number
void signs(const Document& doc, Item& i) {
  if (i.q.qualifier != Qualifier::exact || i.first == 0) return;
  std::uint32_t at = i.first - 1;
  const auto sign = [&](std::uint32_t k) {
    const std::string_view s = doc.original(doc.tokens[k]);
    return s.size() == 1 ? s[0] : '\0';
  };
  const bool equal = sign(at) == '=' && at > 0;
  if (equal) --at;
  const char c = sign(at);
  if (c != '<' && c != '>') return;
  if (at > 0 && (sign(at - 1) == '<' || sign(at - 1) == '=')) return;
  i.q.qualifier = c == '>' ? (equal ? Qualifier::at_least : Qualifier::more_than)
                  : equal  ? Qualifier::at_most
                           : Qualifier::less_than;
  i.first = at;
  open_end(i.q);
}

}  // namespace

std::string_view name(QuantityKind k) {
  constexpr std::string_view kNames[] = {"count",    "percent", "ordinal",     "decimal", "year",
                                         "clock",    "money",   "fraction",    "age",     "distance",
                                         "duration", "measure", "unit_number", "article", "magnitude"};
  return kNames[static_cast<std::size_t>(k)];
}

void parse_quantities(const Document& doc, const Lexicon& lexicon, std::vector<ParsedQuantity>& out, Search search) {
  const Sentence all{0, static_cast<std::uint32_t>(doc.tokens.size()), 0, Segment::body};
  std::vector<Quantity> report;
  std::vector<LineNumber> line;
  find_quantities(doc, all, lexicon, report, search);
  find_line_numbers(doc, lexicon, line, search);
  std::vector<Item> items = merged(report, line, [&](Item& i) { qualified(doc, lexicon, i); });
  const Typer typer(doc, all, lexicon);
  for (Item& i : items) {
    signs(doc, i);  // «أعلى من السابع»: reports read no bounds of an ordinal
    if (i.q.qualifier == Qualifier::exact && i.first > 1 && doc.key(doc.tokens[i.first - 1]) == std::string_view(kFrom))
      qualified(doc, lexicon, i);
  }
  join_bounds(doc, items);
  std::uint32_t taken = 0;
  for (Item& i : items) {
    i.first = std::max(i.first, taken);  // a qualifier or sign may reach back one word too far
    if (i.first >= i.last) continue;
    i.number_first = std::max(i.number_first, i.first);
    taken = i.last;
    typer.type(i.number_first, i.last, i.q);
    if (i.q.kind == K::percent && i.q.low && i.q.low == i.q.high)
      i.q.value = static_cast<double>(*i.q.low) / 100;
    else if (i.q.kind == K::percent && i.q.value)
      *i.q.value /= 100;
    i.q.span = {doc.tokens[i.first].span.begin, doc.tokens[i.last - 1].span.end};
    out.push_back(std::move(i.q));
  }
}

}  // namespace isnad
