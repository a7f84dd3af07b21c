#include "store/decision_codec.h"

#include <simdjson.h>

#include "base/hash.h"
#include "model/json_writer.h"

namespace isnad {
namespace {

void write_members(JsonWriter& w, std::string_view key, const std::vector<MemberAnchor>& members) {
  if (members.empty()) return;
  w.key(key);
  w.open('[');
  for (const MemberAnchor& m : members) {
    w.open('{');
    w.field("report", m.ref.report);
    w.field("id", m.ref.id);
    w.field("first", std::optional<std::int64_t>(m.span.begin));
    w.field("last", std::optional<std::int64_t>(m.span.end));
    w.field("what", m.what);
    w.field_if("words", m.words);
    w.close('}');
  }
  w.close(']');
}

std::string text(const simdjson::dom::object& o, std::string_view key) {
  std::string_view s;
  return o.at_key(key).get(s) == simdjson::SUCCESS ? std::string(s) : std::string();
}

std::int64_t number(const simdjson::dom::object& o, std::string_view key) {
  std::int64_t n = 0;
  return o.at_key(key).get(n) == simdjson::SUCCESS ? n : 0;
}

bool read_members(const simdjson::dom::object& root, std::string_view key, std::vector<MemberAnchor>& into) {
  simdjson::dom::array list;
  if (root.at_key(key).get(list) != simdjson::SUCCESS) return true;
  for (const simdjson::dom::element item : list) {
    simdjson::dom::object o;
    if (item.get(o) != simdjson::SUCCESS) return false;
    MemberAnchor m;
    m.ref = {text(o, "report"), text(o, "id")};
    m.span = {static_cast<std::uint32_t>(number(o, "first")), static_cast<std::uint32_t>(number(o, "last"))};
    m.what = text(o, "what");
    m.words = text(o, "words");
    if (m.ref.report.empty() || m.ref.id.empty()) return false;
    into.push_back(std::move(m));
  }
  return true;
}

}  // namespace

std::string decision_content(const Decision& d) {
  std::string out;
  JsonWriter w(out);
  w.open('{');
  write_members(w, "taken", d.taken);
  write_members(w, "other", d.other);
  if (d.undoes != 0) w.field("undoes", std::optional<std::int64_t>(d.undoes));
  w.field_if("note", d.note);
  w.field_if("by", d.by);
  w.field_if("at", d.at);
  w.close('}');
  return out;
}

Result<Decision> parse_decision_content(std::string_view json) {
  const Error damaged{ErrorCode::kBadData, "its content cannot be read"};
  simdjson::dom::parser parser;
  simdjson::dom::object root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return damaged;
  Decision d;
  if (!read_members(root, "taken", d.taken) || !read_members(root, "other", d.other)) return damaged;
  d.undoes = number(root, "undoes");
  d.note = text(root, "note");
  d.by = text(root, "by");
  d.at = text(root, "at");
  return d;
}

std::string decision_hash(std::int64_t n, std::string_view kind, std::string_view content, std::string_view previous) {
  std::string all = std::to_string(n) + "\n";
  for (const std::string_view part : {kind, previous, content}) all.append(part).push_back('\n');
  return sha256_hex(all);
}

}  // namespace isnad
