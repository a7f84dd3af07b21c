// Raw bytes → Report: plain text, one JSON line, one HTML page.
#include <simdjson.h>

#include <string_view>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/decode.h"
#include "ingest/html.h"
#include "ingest/source.h"

namespace isnad {
namespace {

constexpr std::size_t kIdDigits = 16;

bool blank_only(std::string_view s) { return s.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

ItemFailure failure(const RawItem& raw, Error error) {
  const std::string where = raw.line == 0 ? raw.path : raw.path + ":" + std::to_string(raw.line);
  // Messages of the operating system name the file already.
  if (error.message.starts_with(raw.path + ": ")) error.message.erase(0, raw.path.size() + 2);
  return {where, std::move(error)};
}

ItemFailure bad_data(const RawItem& raw, std::string message) {
  return failure(raw, {ErrorCode::kBadData, std::move(message)});
}

void note(Report& r, std::string code, std::string message) {
  r.diagnostics.push_back({std::move(code), {}, std::move(message)});
}

void set_published(Report& r, std::string_view text) {
  const std::optional<Date> date = Date::parse(text);
  if (date && date->full())
    r.published = date;
  else
    note(r, "ingest.bad_date",
         "publication date \"" + std::string(text) + "\" is not like 2022-01-23; taken as unknown");
}

// Half a surrogate pair, written \ud83d, stands for no character; reads it as \ufffd. Returns how many there were.
std::size_t mend_surrogates(std::string& json) {
  const auto hex = [&](std::size_t at) -> int {
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return -1;
    int v = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
      const char c = json[i];
      const int d = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
      if (d < 0) return -1;
      v = v * 16 + d;
    }
    return v;
  };
  std::size_t count = 0;
  for (std::size_t at = 0; (at = json.find('\\', at)) != std::string::npos;) {
    const int unit = hex(at);
    if (unit >= 0xD800 && unit <= 0xDBFF && (hex(at + 6) & 0xFC00) == 0xDC00 && hex(at + 6) >= 0) {
      at += 12;
      continue;
    }
    if (unit >= 0xD800 && unit <= 0xDFFF) {
      json.replace(at, 6, "\\ufffd");
      ++count;
    }
    at += unit >= 0 ? 6 : 2;
  }
  return count;
}

// Where a line is broken text rather than broken JSON: the mended line, with diagnostics; else nothing.
std::optional<std::string> mend(std::string_view line, Report& r) {
  const std::size_t before = r.diagnostics.size();
  std::string json(line);
  if (!is_valid_utf8(json)) {
    Decoded d = decode_text(json);
    json = std::move(d.text);
    for (Diagnostic& diagnostic : d.diagnostics) note(r, diagnostic.code, diagnostic.message);
  }
  if (json.find('\0') != std::string::npos) {
    std::vector<Diagnostic> nul;
    check_text(json, nul);
    note(r, nul.front().code, nul.front().message);
  }
  if (const std::size_t n = mend_surrogates(json); n > 0)
    note(r, "ingest.broken_character", std::to_string(n) + " halves of surrogate pairs read as U+FFFD");
  if (r.diagnostics.size() == before) return std::nullopt;
  return json;
}

// A member as text; numbers of ids as written. Empty where absent, null or of another kind (then with a diagnostic).
std::string member(const simdjson::dom::object& object, std::string_view key, Report& r) {
  simdjson::dom::element e;
  if (object.at_key(key).get(e) != simdjson::SUCCESS || e.is_null()) return {};
  if (std::string_view s; e.get(s) == simdjson::SUCCESS) return std::string(s);
  if (e.is_number()) return simdjson::minify(e);
  note(r, "ingest.bad_field", "\"" + std::string(key) + "\" is not a string; ignored");
  return {};
}

Item read_json(const RawItem& raw, Report r) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  simdjson::error_code code = parser.parse(r.bytes.data(), r.bytes.size()).get(root);
  if (code != simdjson::SUCCESS)
    if (const std::optional<std::string> mended = mend(r.bytes, r)) code = parser.parse(*mended).get(root);
  if (code != simdjson::SUCCESS) return bad_data(raw, std::string("not a JSON line: ") + simdjson::error_message(code));
  simdjson::dom::object object;
  if (root.get(object) != simdjson::SUCCESS)
    return bad_data(raw, "not a JSON object; a report is a line such as {\"id\": \"1\", \"text\": \"…\"}");
  simdjson::dom::element text;
  std::string_view words;
  if (object.at_key("text").get(text) != simdjson::SUCCESS) return bad_data(raw, "there is no \"text\"");
  if (text.get(words) != simdjson::SUCCESS) return bad_data(raw, "\"text\" is not a string");
  if (blank_only(words)) return bad_data(raw, "\"text\" is empty");
  r.text = words;
  r.id = member(object, "id", r);
  r.url = member(object, "url", r);
  r.outlet = member(object, "outlet", r);
  r.title = member(object, "title", r);
  if (const std::string date = member(object, "published", r); !date.empty()) set_published(r, date);
  return r;
}

Item read_page(const RawItem& raw, Report r) {
  Decoded d = decode_text(r.bytes);
  HtmlPage page = read_html(d.text);
  if (blank_only(page.text)) return bad_data(raw, "the page holds no text");
  r.diagnostics = std::move(d.diagnostics);
  for (Diagnostic& diagnostic : r.diagnostics) diagnostic.span = {};
  r.text = std::move(page.text);
  r.title = std::move(page.title);
  r.url = std::move(page.url);
  r.outlet = std::move(page.outlet);
  if (!page.published.empty()) set_published(r, page.published);
  return r;
}

Item read_plain(const RawItem& raw, Report r) {
  Decoded d = decode_text(r.bytes);
  if (blank_only(d.text)) return bad_data(raw, "the file holds no text");
  r.text = std::move(d.text);
  r.diagnostics = std::move(d.diagnostics);
  return r;
}

}  // namespace

Item read_item(RawItem raw, const IngestOptions& options) {
  if (raw.trouble) return failure(raw, *raw.trouble);
  Report r;
  if (raw.format != InputFormat::jsonl) r.path = raw.path;  // a line of a file is known by its id
  r.bytes = std::move(raw.bytes);
  r.sha256 = sha256_hex(r.bytes);
  Item item = raw.format == InputFormat::jsonl  ? read_json(raw, std::move(r))
              : raw.format == InputFormat::html ? read_page(raw, std::move(r))
                                                : read_plain(raw, std::move(r));
  Report* read = std::get_if<Report>(&item);
  if (read == nullptr) return item;
  check_text(read->text, read->diagnostics);
  if (read->id.empty()) read->id = "r-" + read->sha256.substr(0, kIdDigits);
  if (!read->published) read->published = options.published;
  if (read->outlet.empty()) read->outlet = options.outlet;
  return item;
}

}  // namespace isnad
