// isnad parse: every number, time or sentence of a text, as JSON.
#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "command.h"
#include "console.h"
#include "lexicon/lexicon.h"
#include "mention/parse.h"
#include "mention/word_marks.h"
#include "model/json_writer.h"
#include "text/document.h"

namespace isnad {
namespace {

constexpr std::size_t kLongestLine = std::size_t{16} << 20;  // bytes; what is past is a line of its own

// Lines of standard input without their ends.
class Lines {
 public:
  bool next(std::string& line) {
    line.clear();
    for (;;) {
      if (at_ == buffer_.size() && !fill()) return !line.empty();
      const std::size_t end = buffer_.find('\n', at_);
      const std::size_t stop = end == std::string::npos ? buffer_.size() : end;
      line.append(buffer_, at_, stop - at_);
      at_ = stop;
      if (end != std::string::npos) {
        ++at_;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        return true;
      }
      if (line.size() > kLongestLine) return true;
    }
  }
  std::string rest() {
    std::string all;
    do {
      all.append(buffer_, at_);
      at_ = buffer_.size();
    } while (fill());
    return all;
  }

 private:
  bool fill() {
    buffer_.resize(1 << 16);
    at_ = 0;
    const std::size_t n = std::fread(buffer_.data(), 1, buffer_.size(), stdin);
    buffer_.resize(n);
    return n > 0;
  }
  std::string buffer_;
  std::size_t at_ = 0;
};

void write_span(JsonWriter& w, Span s, CodePointIndex& index) {
  w.key("span");
  w.open('{');
  w.field("start", std::optional<std::int64_t>(index.at(s.begin)));
  w.field("end", std::optional<std::int64_t>(index.at(s.end)));
  w.close('}');
}

void write_quantity(JsonWriter& w, const ParsedQuantity& q, std::string_view text, CodePointIndex& index) {
  w.open('{');
  write_span(w, q.span, index);
  w.field("text", q.span.of(text));
  w.field("kind", name(q.kind));
  w.field("low", q.low);
  w.field("high", q.high);
  w.field("qualifier", name(q.qualifier));
  if (q.value) w.key("value"), w.number(*q.value);
  w.field_if("unit", q.unit);
  if (q.too_large) w.field("diagnostic", std::string_view("quantity.too_large"));
  w.close('}');
}

void write_time(JsonWriter& w, const ParsedTime& t, std::string_view text, CodePointIndex& index) {
  w.open('{');
  write_span(w, t.span, index);
  w.field("text", t.span.of(text));
  w.field_or_null("start", t.start.text());
  w.field_or_null("end", t.end.text());
  w.field("precision", name(t.precision));
  w.field("calendar", name(t.calendar));
  if (t.calendar == TimeCalendar::hijri) w.field("uncertainty", std::string_view("P1D"));
  if (t.part != PartOfDay::none) w.field("part_of_day", name(t.part));
  w.field_if("duration", t.duration);
  w.field_if("repeats", t.repeats);
  if (t.since) w.field_flag("since", true);
  if (t.until) w.field_flag("until", true);
  if (t.ambiguous) w.field_flag("ambiguous", true);
  w.field_if("zone", t.zone);
  if (t.other_start.known() || t.other_end.known()) {
    w.key("or");
    w.open('{');
    w.field_or_null("start", t.other_start.text());
    w.field_or_null("end", t.other_end.known() ? t.other_end.text() : t.other_start.text());
    w.close('}');
  }
  w.field_if("unresolved", t.unresolved);
  w.close('}');
}

void write_diagnostics(JsonWriter& w, const Document& doc, std::size_t replaced) {
  if (doc.diagnostics.empty() && replaced == 0) return;
  w.key("diagnostics");
  w.open('[');
  if (replaced) w.string("text.invalid_utf8");
  for (const Diagnostic& d : doc.diagnostics) w.string(d.code);
  w.close(']');
}

std::string_view segment_name(Segment s) {
  constexpr std::string_view kNames[] = {"headline", "dateline", "byline", "body", "noise"};
  return kNames[static_cast<std::size_t>(s)];
}

void write_text(JsonWriter& w, const Document& doc, CodePointIndex& index) {
  std::string folded;
  for (const Token& t : doc.tokens) {
    if (!folded.empty()) folded += ' ';
    const std::string_view own = doc.original(t);
    if (t.kind == TokenKind::word)
      for (const char c : doc.key(t))
        append_code_point(folded, static_cast<char32_t>(0x620 + (static_cast<unsigned char>(c) - 0x80)));
    else
      folded += own;
  }
  w.field("folded", folded);
  w.key("sentences");
  w.open('[');
  for (const Sentence& s : doc.sentences) {
    if (s.first >= s.last) continue;
    const Span span = hull(doc.tokens[s.first].span, doc.tokens[s.last - 1].span);
    w.open('{');
    write_span(w, span, index);
    w.field("text", span.of(doc.text));
    w.field("segment", segment_name(s.segment));
    w.field("paragraph", std::optional<std::int64_t>(s.paragraph));
    w.close('}');
  }
  w.close(']');
  w.key("rejoined");
  w.open('[');
  for (const Token& t : doc.tokens) {
    if (!(t.flags & kTokenRejoined)) continue;
    w.open('{');
    write_span(w, t.span, index);
    w.field("text", doc.original(t));
    std::string joined;
    for (const char c : doc.key(t))
      append_code_point(joined, static_cast<char32_t>(0x620 + (static_cast<unsigned char>(c) - 0x80)));
    w.field("folded", joined);
    w.close('}');
  }
  w.close(']');
}

struct Task {
  std::string kind;
  PublishedAt published;
  const Lexicon* lexicon = nullptr;
  Document doc;
  std::vector<ParsedTime> times;
  std::vector<ParsedQuantity> quantities;
};

void parse_one(Task& task, const std::string& given, std::string& out) {
  const bool valid = is_valid_utf8(given);
  const Utf8Repair repaired = valid ? Utf8Repair{} : repair_utf8(given);
  const std::string& text = valid ? given : repaired.text;
  if (task.kind == "text")
    read_text(text, *task.lexicon, task.doc);
  else
    read_words(text, *task.lexicon, task.doc, word_marks);
  CodePointIndex index(text);
  JsonWriter w(out);
  w.open('{');
  w.key("input");
  w.valid_string(text);
  if (task.kind == "text") {
    write_text(w, task.doc, index);
  } else {
    w.key("found");
    w.open('[');
    task.times.clear();
    task.quantities.clear();
    if (task.kind == "time")
      parse_times(task.doc, *task.lexicon, task.published, task.times);
    else
      parse_quantities(task.doc, *task.lexicon, task.quantities);
    for (const ParsedTime& t : task.times) write_time(w, t, text, index);
    for (const ParsedQuantity& q : task.quantities) write_quantity(w, q, text, index);
    w.close(']');
  }
  write_diagnostics(w, task.doc, repaired.replaced);
  w.close('}');
  out += '\n';
}

// «2022-01-25» or «2022-01-25T04:30»
std::optional<PublishedAt> published_at(const std::string& text) {
  const auto date = Date::parse(text.substr(0, text.find('T')));
  if (!date) return std::nullopt;
  PublishedAt at{date};
  if (const std::size_t t = text.find('T'); t != std::string::npos) {
    int hour = 0, minute = 0;
    if (std::sscanf(text.c_str() + t + 1, "%2d:%2d", &hour, &minute) != 2 || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59)
      return std::nullopt;
    at.hour = hour;
    at.minute = minute;
  }
  return at;
}

}  // namespace

int run_parse(const Arguments& arguments) {
  Task task;
  task.kind = arguments.value("--kind", "quantity");
  if (const std::string day = arguments.value("--published"); !day.empty()) {
    const auto at = published_at(day);
    if (!at)
      return exit_code(
          {ErrorCode::kUsage, fmt::format("parse: --published {}: not a date; write it like 2022-01-25", day)});
    task.published = *at;
  }
  const std::string path = arguments.value("--lexicon");
  const auto lexicon = path.empty() ? Lexicon::embedded() : Lexicon::open(path);
  if (!lexicon) return exit_code(lexicon.error());
  task.lexicon = lexicon->get();
  Output out;
  Lines lines;
  std::string line, json;
  const bool text = task.kind == "text";
  bool more = true;
  while (more && !interrupted()) {
    if (text)
      line = lines.rest(), more = false;
    else if (!lines.next(line))
      break;
    json.clear();
    parse_one(task, line, json);
    if (!out.write(json)) break;
  }
  out.flush();
  if (out.failed()) return out.exit_code();
  return interrupted() ? kExitInterrupted : kExitOk;
}

}  // namespace isnad
