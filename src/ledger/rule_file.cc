#include "ledger/rule_file.h"

#include <toml++/toml.h>

#include <array>
#include <cstdint>

namespace isnad {
namespace {

template <class T>
struct Choice {
  std::string_view name;
  T value;
};

constexpr std::array<Choice<BoundsFrom>, 2> kBounds{{{"current", BoundsFrom::current}, {"stated", BoundsFrom::stated}}};
constexpr std::array<Choice<BestRule>, 5> kBest{{{"supported", BestRule::supported},
                                                 {"latest", BestRule::latest},
                                                 {"lowest", BestRule::lowest},
                                                 {"lowest_until_corroborated", BestRule::lowest_until_corroborated},
                                                 {"neutral", BestRule::neutral}}};
constexpr std::array<Choice<CodeScheme>, 2> kPrecision{{{"ucdp", CodeScheme::ucdp}, {"acled", CodeScheme::acled}}};
constexpr std::array<Choice<CodeScheme>, 1> kGrades{{{"airwars", CodeScheme::airwars}}};
// The words, by the low end of the range the engine gives them.
constexpr std::array<Choice<std::int64_t>, 4> kVague{
    {{"several", 3}, {"dozens", 20}, {"hundreds", 200}, {"thousands", 2000}}};
constexpr std::array<std::string_view, 4> kSeen{"seen", "copy", "code", "not seen"};
constexpr std::size_t kLargest = 1 << 20;

// Reads a table key by key, remembers the first problem, and knows which keys mean something.
class FileReader {
 public:
  explicit FileReader(const std::string& path) : path_(path) {}

  RuleSet read(const toml::table& file) {
    RuleSet r;
    r.hearsay.clear();
    known(file, {"name", "title", "summary", "bounds", "best", "min_sources", "hedged_only_raise_high", "hearsay",
                 "neutral", "vague", "voices", "codes", "source"});
    r.name = text(file, "name");
    if (r.name.empty()) problem(file, "no name; give the set a name = \"…\"");
    r.title = text(file, "title");
    r.summary = text(file, "summary");
    choose(file, "bounds", kBounds, r.bounds);
    choose(file, "best", kBest, r.best);
    if (const auto n = whole(file, "min_sources", 0, 1000)) r.min_sources = static_cast<int>(*n);
    flag(file, "hedged_only_raise_high", r.hedged_only_raise_high);
    r.hearsay = texts(file, "hearsay");
    r.neutral = texts(file, "neutral");
    if (const toml::table* t = table(file, "vague")) vague(*t, r);
    if (const toml::table* t = table(file, "voices")) voices(*t, r);
    if (const toml::table* t = table(file, "codes")) {
      known(*t, {"date", "place", "grade"});
      choose(*t, "date", kPrecision, r.date_codes);
      choose(*t, "place", kPrecision, r.place_codes);
      choose(*t, "grade", kGrades, r.grades);
    }
    sources(file, r);
    return r;
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  void problem(const toml::node& where, const std::string& what) {
    if (error_) return;
    const auto at = where.source().begin;
    error_ = Error{ErrorCode::kBadData,
                   path_ + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + what};
  }

  void known(const toml::table& t, std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : t) {
      bool found = false;
      std::string all;
      for (const std::string_view k : keys) {
        found = found || k == key.str();
        all += (all.empty() ? "" : ", ") + std::string(k);
      }
      if (!found) problem(value, "unknown key '" + std::string(key.str()) + "'; there are: " + all);
    }
  }

  std::string text(const toml::table& t, std::string_view key) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return {};
    if (const auto s = node->value_exact<std::string>()) return *s;
    problem(*node, std::string(key) + " is no text; write it in quotation marks");
    return {};
  }

  std::optional<std::int64_t> whole(const toml::table& t, std::string_view key, std::int64_t least, std::int64_t most) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return std::nullopt;
    const auto n = node->value_exact<std::int64_t>();
    if (n && *n >= least && *n <= most) return n;
    problem(*node,
            std::string(key) + " must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
  }

  void flag(const toml::table& t, std::string_view key, bool& into) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return;
    if (const auto b = node->value_exact<bool>())
      into = *b;
    else
      problem(*node, std::string(key) + " must be true or false");
  }

  template <class T, std::size_t n>
  void choose(const toml::table& t, std::string_view key, const std::array<Choice<T>, n>& choices, T& into) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return;
    const std::string given = text(t, key);
    std::string all;
    for (const Choice<T>& c : choices) {
      if (c.name == given) {
        into = c.value;
        return;
      }
      all += (all.empty() ? "" : ", ") + std::string(c.name);
    }
    problem(*node, std::string(key) + " = \"" + given + "\" is unknown; there are: " + all);
  }

  const toml::table* table(const toml::table& t, std::string_view key) {
    const toml::node* node = t.get(key);
    if (node == nullptr) return nullptr;
    if (node->as_table() == nullptr)
      problem(*node, std::string(key) + " must be a table; write [" + std::string(key) + "]");
    return node->as_table();
  }

  std::vector<std::string> texts(const toml::table& t, std::string_view key) {
    std::vector<std::string> out;
    const toml::node* node = t.get(key);
    if (node == nullptr) return out;
    const toml::array* list = node->as_array();
    if (list == nullptr) problem(*node, std::string(key) + " must be a list; write [\"…\", \"…\"]");
    if (list == nullptr) return out;
    for (const toml::node& item : *list)
      if (const auto s = item.value_exact<std::string>())
        out.push_back(*s);
      else
        problem(item, std::string(key) + " holds something that is no text");
    return out;
  }

  void vague(const toml::table& t, RuleSet& r) {
    known(t, {"several", "dozens", "hundreds", "thousands"});
    for (const auto& word : kVague)
      if (const auto n = whole(t, word.name, 0, 1000000)) r.vague.push_back({word.value, *n});
  }

  void voices(const toml::table& t, RuleSet& r) {
    for (const auto& [key, value] : t) {
      if (const auto s = value.value_exact<std::string>())
        r.voices[std::string(key.str())] = *s;
      else
        problem(value, "a voice must be the id of a speaker, in quotation marks");
    }
  }

  void sources(const toml::table& file, RuleSet& r) {
    const toml::node* node = file.get("source");
    if (node == nullptr) return;
    const toml::array* list = node->as_array();
    if (list == nullptr) return problem(*node, "write each source as [[source]]");
    for (const toml::node& item : *list) {
      const toml::table* t = item.as_table();
      if (t == nullptr) return problem(item, "write each source as [[source]]");
      known(*t, {"title", "section", "url", "text"});
      PublishedRule s{text(*t, "title"), text(*t, "section"), text(*t, "url"), text(*t, "text")};
      if (s.title.empty()) problem(item, "a source without a title; say where the rule was published");
      bool may = s.text.empty();
      for (const std::string_view v : kSeen) may = may || s.text == v;
      if (!may) problem(item, "text = \"" + s.text + "\" is unknown; there are: seen, copy, code, not seen");
      r.sources.push_back(std::move(s));
    }
  }

  const std::string& path_;
  std::optional<Error> error_;
};

}  // namespace

Result<RuleSet> parse_rule_set(std::string_view toml, const std::string& path) {
  if (toml.size() > kLargest) return Error{ErrorCode::kBadData, path + ": too large for a rule-set"};
  toml::table file;
  try {
    file = toml::parse(toml, path);
  } catch (const toml::parse_error& e) {
    return Error{ErrorCode::kBadData, path + ":" + std::to_string(e.source().begin.line) + ":" +
                                          std::to_string(e.source().begin.column) + ": " +
                                          std::string(e.description())};
  }
  FileReader reader(path);
  RuleSet rules = reader.read(file);
  if (reader.error()) return *reader.error();
  return rules;
}

}  // namespace isnad
