#include "lexicon/compile_facts.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "lexicon/compile_names.h"

namespace isnad {
namespace {

std::string quoted(std::string_view s) { return "'" + std::string(s) + "'"; }

bool all_of(std::string_view s, char low, char high) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [&](char c) { return c >= low && c <= high; });
}

// What a value must look like; empty if it does. Ids are looked up elsewhere.
std::string value_problem(FactRelation relation, std::string_view value) {
  switch (relation) {
    case FactRelation::nature:
      return value == "armed" || value == "civil" || value == "official" ? "" : "write armed, civil or official";
    case FactRelation::cameo:
      return all_of(value, 'A', 'Z') && value.size() >= 3 && value.size() <= 15 ? "" : "write 3 to 15 capital letters";
    case FactRelation::wikidata:
      return value.starts_with('Q') && all_of(value.substr(1), '0', '9') && value[1] != '0' ? "" : "write it like Q858";
    case FactRelation::exists: return value == "yes" ? "" : "write yes, and the dates";
    default: return "";
  }
}

class FactCompiler {
 public:
  FactCompiler(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems, Layering* layering)
      : table_(table), builder_(builder), problems_(problems), layering_(layering) {}

  void run() {
    for (const TableRow& row : table_.rows()) fact(row);
    if (layering_) {
      layering_->files.back().kind = "facts";
      layering_->files.back().rows = table_.rows().size();
    }
  }

 private:
  void problem(const TableRow& row, std::string_view column, std::string what) {
    problems_.push_back(table_.error(row, column, std::move(what)));
  }

  void fact(const TableRow& row) {
    const std::string_view id = table_.cell(row, "id"), value = table_.cell(row, "value");
    const auto relation = parse_fact_relation(table_.cell(row, "relation"));
    if (!relation)
      return problem(row, "relation",
                     quoted(table_.cell(row, "relation")) +
                         " is no relation; write nature, parent, side, acled, ucdp, cameo or wikidata of an actor or "
                         "source, operator, exists or alias_confidence of a facility");
    const std::vector<EntityIndex> about = entities(*relation, id);
    if (about.empty()) {
      if (!(layering_ && layering_->refused.contains(std::string(id))))
        problem(row, "id", quoted(id) + " is not listed; add its row to a table of names or mend the id");
      return;
    }
    if (value.empty()) return problem(row, "value", "missing; give the value or delete the row");
    if (const std::string mend = value_problem(*relation, value); !mend.empty())
      return problem(row, "value", quoted(value) + " is no value of " + std::string(name(*relation)) + "; " + mend);
    Fact f;
    f.relation = *relation;
    f.value = builder_.string(value);
    if (!days(row, f) || !body(row, f, about.front()) || !alias(row, f, about.front())) return;
    if (!alone(row, f, about.front())) return;
    for (const EntityIndex i : about) {
      f.entity = i;
      builder_.add_fact(f);
    }
  }

  // An actor and a source may share an id; the fact is about both.
  std::vector<EntityIndex> entities(FactRelation relation, std::string_view id) const {
    const bool facility = relation == FactRelation::operated_by || relation == FactRelation::exists ||
                          relation == FactRelation::alias_confidence;
    std::vector<EntityIndex> out;
    for (const EntityKind kind : {EntityKind::actor, EntityKind::source, EntityKind::facility}) {
      if (facility != (kind == EntityKind::facility)) continue;
      if (const EntityIndex i = builder_.find_entity(kind, id); i != kNone) out.push_back(i);
    }
    return out;
  }

  bool days(const TableRow& row, Fact& f) {
    for (const std::string_view column : {"from", "until"}) {
      const std::string_view text = table_.cell(row, column);
      if (text.empty()) continue;
      const auto date = Date::parse(text);
      if (!date || date->year == 0) {
        problem(row, column, quoted(text) + " is no date; write 2015, 2015-03 or 2015-03-26");
        return false;
      }
      (column == "from" ? f.from : f.until) = *date;
    }
    if (!f.from.known() || !f.until.known() || f.from.first_day() < f.until.first_day()) return true;
    problem(row, "until", "no day lies between; until is the first day on which it no longer holds");
    return false;
  }

  bool body(const TableRow& row, Fact& f, EntityIndex about) {
    if (f.relation != FactRelation::parent && f.relation != FactRelation::side &&
        f.relation != FactRelation::operated_by)
      return true;
    f.body = builder_.find_entity(EntityKind::actor, builder_.text(f.value));
    if (f.body == kNone)
      problem(row, "value", quoted(builder_.text(f.value)) + " is no actor; add its row or mend the id");
    else if (f.relation == FactRelation::parent && f.body == about)
      problem(row, "value", quoted(builder_.text(f.value)) + " is its own parent; name the body it belongs to");
    else
      return true;
    return false;
  }

  // «سجن الصناعة:0.9»
  bool alias(const TableRow& row, const Fact& f, EntityIndex about) {
    if (f.relation != FactRelation::alias_confidence) return true;
    const std::string_view value = builder_.text(f.value);
    const std::size_t colon = value.rfind(':');
    double share = -1;
    if (colon != value.npos) {
      const char* const end = value.data() + value.size();
      const auto read = std::from_chars(value.data() + colon + 1, end, share);
      if (read.ec != std::errc() || read.ptr != end) share = -1;
    }
    if (!(share > 0 && share <= 1)) {
      problem(row, "value", quoted(value) + " is no name and share; write it like name:0.9");
      return false;
    }
    if (builder_.has_name(name_words(value.substr(0, colon)), about)) return true;
    problem(row, "value",
            quoted(value.substr(0, colon)) + " is no name of " + quoted(table_.cell(row, "id")) +
                "; add it to its aliases or mend it");
    return false;
  }

  // No entity has two values of a relation on the same day; of an alias, two shares.
  bool alone(const TableRow& row, const Fact& f, EntityIndex about) {
    std::string key = std::to_string(about) + "/" + std::string(name(f.relation));
    if (f.relation == FactRelation::alias_confidence) {
      const std::string_view value = builder_.text(f.value);
      for (const std::string& w : name_words(value.substr(0, value.rfind(':')))) key += "/" + w;
    }
    std::vector<Span>& spans = told_[key];
    const std::int32_t begin = f.from.known() ? f.from.first_day() : INT32_MIN;
    const std::int32_t end = f.until.known() ? f.until.first_day() : INT32_MAX;
    for (const Span& s : spans)
      if (begin < s.end && s.begin < end) {
        problem(row, "relation",
                quoted(name(f.relation)) + " of " + quoted(table_.cell(row, "id")) + " overlaps line " +
                    std::to_string(s.line) + "; let one end where the other begins");
        return false;
      }
    spans.push_back({begin, end, row.line});
    return true;
  }

  struct Span {
    std::int32_t begin, end;
    int line;
  };
  const Table& table_;
  LexiconBuilder& builder_;
  std::vector<Error>& problems_;
  Layering* layering_;
  std::map<std::string, std::vector<Span>> told_;
};

}  // namespace

void compile_facts(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems, Layering* layering) {
  FactCompiler(table, builder, problems, layering).run();
}

}  // namespace isnad
