#include "ledger_filter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kShortest = 3;  // a shorter word must be there in full

// Folded words of a name, without articles.
std::vector<std::string> words_of(std::string_view name) {
  static constexpr std::string_view kBreaks = " \t\n-_/()";
  std::vector<std::string> out;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of(kBreaks), name.size());
    std::string word = fold_word(name.substr(0, end));
    name.remove_prefix(std::min(end + 1, name.size()));
    const std::string article{letter(0x627), letter(0x644)};
    if (word.size() > 4 && word.starts_with(article)) word.erase(0, article.size());
    if (!word.empty() && word != "al") out.push_back(std::move(word));
  }
  return out;
}

// The wanted words one after another; the last may be the beginning of a word.
bool holds(const std::vector<std::string>& name, const std::vector<std::string>& wanted) {
  for (std::size_t at = 0; at + wanted.size() <= name.size(); ++at) {
    bool all = true;
    for (std::size_t i = 0; i < wanted.size() && all; ++i) {
      const bool last = i + 1 == wanted.size() && wanted[i].size() >= kShortest;
      all = last ? name[at + i].starts_with(wanted[i]) : name[at + i] == wanted[i];
    }
    if (all) return true;
  }
  return false;
}

std::string type_names() {
  std::string all;
  for (int i = 0; i < kEventTypeCount; ++i) all += fmt::format("{}{}", i ? ", " : "", name(static_cast<EventType>(i)));
  return all;
}

}  // namespace

Result<Date> date_option(std::string_view option, const std::string& text) {
  const std::optional<Date> date = Date::parse(text);
  if (!date || !date->full())
    return Error{ErrorCode::kUsage, fmt::format("{} {}: not a date; write it like 2022-01-23", option, text)};
  return *date;
}

Result<LedgerFilter> LedgerFilter::from(const Arguments& arguments) {
  LedgerFilter f;
  if (const std::string place = arguments.value("--place"); arguments.has("--place")) {
    f.place_id_ = place;
    f.place_ = words_of(place);
    if (f.place_.empty())
      return Error{ErrorCode::kUsage, fmt::format("--place {}: no name; write it in Arabic or English", place)};
  }
  if (const std::string type = arguments.value("--type"); arguments.has("--type")) {
    f.type_ = parse_event_type(type);
    if (!f.type_)
      return Error{ErrorCode::kUsage, fmt::format("--type {}: no such type; there are: {}", type, type_names())};
  }
  if (arguments.has("--since")) {
    const Result<Date> since = date_option("--since", arguments.value("--since"));
    if (!since) return since.error();
    f.since_ = *since;
  }
  return f;
}

void LedgerFilter::learn(const Incident& incident) {
  if (place_.empty()) return;
  if (const auto& p = incident.place; p && (named(p->name_ar) || named(p->name_en) || p->id == place_id_))
    regions_.insert(p->name_en);
  regions_.erase("");
}

bool LedgerFilter::named(const std::string& name) const { return holds(words_of(name), place_); }

bool LedgerFilter::here(const Incident& i) const {
  if (i.facility && (named(i.facility->name_ar) || named(i.facility->name_en) || i.facility->id == place_id_))
    return true;
  if (!i.place) return false;
  if (named(i.place->name_ar) || named(i.place->name_en) || i.place->id == place_id_) return true;
  return std::any_of(i.place->admin.begin(), i.place->admin.end(),
                     [&](const std::string& region) { return regions_.contains(region) || named(region); });
}

bool LedgerFilter::wants(const Incident& i) const {
  if (type_ && i.type != *type_) return false;
  if (!place_.empty() && !here(i)) return false;
  if (!since_) return true;
  if (!i.time || i.time->start.year == 0) return false;
  const Date& end = i.time->end.year != 0 ? i.time->end : i.time->start;
  return end.last_day() >= since_->first_day();
}

}  // namespace isnad
