#include "eval/gold.h"

#include <simdjson.h>

#include <algorithm>
#include <filesystem>

namespace isnad {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// Reads the members of one JSON object and remembers the first that is missing or of another kind.
class Members {
 public:
  Members(const object& o, std::string what, std::string& trouble) : o_(o), what_(std::move(what)), trouble_(trouble) {}

  // Empty where it is absent or null.
  std::string text(std::string_view key) const {
    element e;
    std::string_view s;
    if (!find(key, e)) return {};
    if (e.get(s) != simdjson::SUCCESS) miss(key, "is not a string");
    return std::string(s);
  }
  std::string needed_text(std::string_view key) const {
    std::string s = text(key);
    if (s.empty()) miss(key, "is missing");
    return s;
  }
  std::optional<std::int64_t> number(std::string_view key) const {
    element e;
    std::int64_t n = 0;
    if (!find(key, e)) return std::nullopt;
    if (e.get(n) != simdjson::SUCCESS) miss(key, "is not a whole number");
    return n;
  }
  bool flag(std::string_view key) const {
    element e;
    bool b = false;
    if (find(key, e) && e.get(b) != simdjson::SUCCESS) miss(key, "is neither true nor false");
    return b;
  }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> out;
    each(key, [&](const element& e) {
      std::string_view s;
      if (e.get(s) == simdjson::SUCCESS)
        out.emplace_back(s);
      else
        miss(key, "holds something that is not a string");
    });
    return out;
  }
  std::vector<GoldLink> links(std::string_view key) const {
    std::vector<GoldLink> out;
    each(key, [&](const element& e) {
      object link;
      if (e.get(link) != simdjson::SUCCESS) return miss(key, "holds something that is not an object");
      const Members m(link, what_ + "." + std::string(key), trouble_);
      out.push_back({m.text("text"), m.text("id")});
    });
    return out;
  }
  void item(GoldItem& out) const {
    const auto start = number("start"), end = number("end");
    if (!start || !end || *start < 0 || *end < *start || *end > UINT32_MAX)
      miss(start ? "end" : "start", "is missing or no place in the text");
    else
      out.span = {static_cast<std::uint32_t>(*start), static_cast<std::uint32_t>(*end)};
    out.evidence = text("evidence");
    out.spare = flag("optional");
  }
  template <class Visit>
  bool each(std::string_view key, Visit visit) const {
    element e;
    array list;
    if (!find(key, e)) return false;
    if (e.get(list) != simdjson::SUCCESS) {
      miss(key, "is not a list");
      return false;
    }
    for (const element one : list) visit(one);
    return true;
  }
  void miss(std::string_view key, std::string_view how) const {
    if (trouble_.empty()) trouble_ = what_ + ": \"" + std::string(key) + "\" " + std::string(how);
  }
  const std::string& what() const { return what_; }
  std::string& trouble() const { return trouble_; }

 private:
  bool find(std::string_view key, element& e) const {
    return o_.at_key(key).get(e) == simdjson::SUCCESS && !e.is_null();
  }
  const object& o_;
  std::string what_;
  std::string& trouble_;
};

// The value and its alternatives in one list.
std::vector<std::string> choices(const Members& m, std::string_view key, std::string_view others) {
  std::vector<std::string> out{m.needed_text(key)};
  for (std::string& o : m.texts(others)) out.push_back(std::move(o));
  return out;
}

GoldFigure figure(const Members& m) {
  GoldFigure f;
  m.item(f);
  f.measures = choices(m, "measure", "measure_alt");
  f.qualifier = m.needed_text("qualifier");
  f.low = m.number("low");
  f.high = m.number("high");
  f.who = m.texts("who");
  f.attribution = m.links("attribution");
  f.modality = m.needed_text("modality");
  f.date = m.text("date");
  f.part = !m.text("part_of").empty();
  return f;
}

GoldEvent event(const Members& m) {
  GoldEvent e;
  m.item(e);
  e.types = choices(m, "type", "type_alt");
  e.initiator = m.texts("initiator");
  e.date = m.text("date");
  e.facility = !m.text("facility").empty();
  return e;
}

GoldStance stance(const Members& m) {
  GoldStance s;
  m.item(s);
  s.stance = m.needed_text("stance");
  s.holder = m.links("holder");
  s.target = m.texts("target");
  return s;
}

template <class T>
std::optional<std::vector<T>> list_of(const Members& root, std::string_view key, T (*read)(const Members&)) {
  std::vector<T> out;
  const bool there = root.each(key, [&](const element& e) {
    object o;
    const std::string what = std::string(key) + "[" + std::to_string(out.size()) + "]";
    if (e.get(o) != simdjson::SUCCESS) return root.miss(key, "holds something that is not an object");
    out.push_back(read(Members(o, what, root.trouble())));
  });
  if (!there) return std::nullopt;
  return out;
}

}  // namespace

Result<std::optional<GoldReport>> read_gold(std::string_view json, const std::string& where) {
  const auto bad = [&](const std::string& what) { return Error{ErrorCode::kBadData, where + ": " + what}; };
  simdjson::dom::parser parser;
  element root;
  object top, report;
  if (const auto code = parser.parse(json.data(), json.size()).get(root); code != simdjson::SUCCESS)
    return bad(std::string("not JSON: ") + simdjson::error_message(code));
  if (root.get(top) != simdjson::SUCCESS) return bad("not a JSON object; see docs/formats/eval.md");
  std::string trouble;
  const Members m(top, "gold", trouble);
  if (m.text("schema") != kGoldSchema) return std::optional<GoldReport>();
  if (top.at_key("report").get(report) != simdjson::SUCCESS) return bad("gold: \"report\" is missing");
  const Members head(report, "report", trouble);
  GoldReport out;
  out.file = head.needed_text("file");
  out.name = std::filesystem::path(out.file).stem().string();
  out.outlet = head.text("outlet");
  out.published = head.text("published");
  auto figures = list_of<GoldFigure>(m, "figures", figure);
  auto events = list_of<GoldEvent>(m, "events", event);
  if (!figures) m.miss("figures", "is missing");
  if (!events) m.miss("events", "is missing");
  out.stances = list_of<GoldStance>(m, "stances", stance);
  if (!trouble.empty()) return bad(trouble + "; see docs/formats/eval.md");
  out.figures = std::move(*figures);
  out.events = std::move(*events);
  return std::optional<GoldReport>(std::move(out));
}

}  // namespace isnad
