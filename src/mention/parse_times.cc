#include <algorithm>

#include "mention/line_times.h"
#include "mention/parse.h"

namespace isnad {
namespace {

constexpr std::string_view kNoDate = "no publication date to count from";
constexpr std::string_view kNoYear = "the year is not stated and no publication date is given";
constexpr std::string_view kOutside = "outside the calendar's table, or told by something else in the text";

// Words before a time that make its clause one of the future: سيعقد، سوف، المقرر
Tense clause_lean(const Document& doc, std::uint32_t first) {
  constexpr std::uint32_t kReach = 12;
  for (std::uint32_t k = first; k > 0 && first - k < kReach; --k) {
    const Token& t = doc.tokens[k - 1];
    if (t.kind == TokenKind::punct && (t.punct == '.' || t.punct == ';' || t.punct == '?')) break;
    const std::string_view key = doc.key(t);
    if (key == std::string_view(KeyWord(u"سوف")) || key == std::string_view(KeyWord(u"المقرر"))) return Tense::future;
    if (t.kind != TokenKind::word || key.size() < 4 || key[0] != letter(u'س') || t.reading_count > 0) continue;
    if (key[1] == letter(u'ي') || key[1] == letter(u'ت') || key[1] == letter(u'ا') || key[1] == letter(u'ن'))
      return Tense::future;
  }
  return Tense::past;
}

// What the grammar of reports reads further than ours: «لليوم الرابع على التوالي»، «ليل السبت/الأحد».
ParsedTime from_report(const TimeMention& m) {
  ParsedTime t;
  t.span = m.time.span;
  t.start.date = m.time.start;
  t.end.date = m.time.end;
  t.start.hour = t.end.hour = m.time.hour;
  t.precision = m.time.precision;
  t.part = m.time.part;
  t.since = m.since;
  return t;
}

ParsedTime finished(const Document& doc, std::uint32_t first, const TimePiece& p, const PublishedAt& now) {
  ParsedTime t;
  t.span = {doc.tokens[first].span.begin, doc.tokens[std::min(p.end, doc.tokens.size()) - 1].span.end};
  t.start = p.start;
  t.end = p.stop.known() ? p.stop : p.start;
  if (p.since && !p.stop.known()) t.end = {};
  if (p.until && !p.start.known()) t.start = {};
  t.precision = p.precision;
  t.calendar = p.calendar;
  t.part = p.part;
  t.since = p.since;
  t.until = p.until;
  t.ambiguous = p.ambiguous;
  t.zone = p.zone;
  if (p.recurs) t.repeats = p.length.iso();
  if (p.lasts) t.duration = p.length.iso();
  if (p.ambiguous && p.other.start.known()) t.other_start.date = p.other.start, t.other_end.date = p.other.end;
  const bool point = p.date || (!p.lasts && !p.recurs);
  if (point && p.date && !t.start.date.known() && !t.end.date.known())
    t.unresolved = now.date ? kOutside : kNoDate;
  else if (p.date && t.start.date.known() && t.start.date.year == 0)
    t.unresolved = kNoYear;
  else if (p.lasts && t.duration.empty())
    t.unresolved = "how many is not stated";
  return t;
}

}  // namespace

std::string Moment::text() const {
  std::string out = date.known() ? date.text() : std::string();
  if (hour < 0) return out;
  const auto two = [&](char sign, int n) {
    out += sign;
    out += static_cast<char>('0' + n / 10 % 10);
    out += static_cast<char>('0' + n % 10);
  };
  two('T', hour);
  two(':', std::max<int>(minute, 0));
  if (second >= 0) two(':', second);
  return out;
}

std::string_view name(TimeCalendar c) {
  constexpr std::string_view kNames[] = {"gregorian", "hijri", "dual"};
  return kNames[static_cast<std::size_t>(c)];
}

void parse_times(const Document& doc, const Lexicon& lexicon, const PublishedAt& now, std::vector<ParsedTime>& out,
                 Search search) {
  LineTimes line(doc, lexicon, now, search);
  TimePiece p, other;
  std::vector<TimeMention> report;
  find_times(doc, {0, static_cast<std::uint32_t>(doc.tokens.size()), 0, Segment::body}, lexicon, now.date, report);
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < doc.tokens.size();) {
    while (next < report.size() && report[next].first < i) ++next;
    const std::size_t opening = line.next_opening(i);
    i = static_cast<std::uint32_t>(next < report.size() ? std::min<std::size_t>(opening, report[next].first) : opening);
    bool leaned = false, ignored = false;
    const bool found = line.at(i, Tense::past, p, leaned);
    if (next < report.size() && report[next].first == i && !report[next].duration && report[next].time.start.known() &&
        (!found || report[next].last > p.end)) {
      out.push_back(from_report(report[next]));
      i = report[next].last;
      continue;
    }
    if (!found) {
      ++i;
      continue;
    }
    const bool both =
        (leaned || search == Search::all) && line.at(i, Tense::future, other, ignored) && other.end == p.end;
    const bool ahead = both && clause_lean(doc, i) == Tense::future;
    const bool keep_clock = ahead && p.half_day_open;  // the clause says when, not which half of the day
    ParsedTime& t = out.emplace_back(finished(doc, i, ahead && !keep_clock ? other : p, now));
    if (both && !t.ambiguous) {
      const ParsedTime second = finished(doc, i, ahead && !keep_clock ? p : other, now);
      if (!(second.start == t.start && second.end == t.end)) t.other_start = second.start, t.other_end = second.end;
    }
    i = static_cast<std::uint32_t>(std::max<std::size_t>(p.end, i + 1));
  }
}

}  // namespace isnad
