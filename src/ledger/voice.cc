#include "ledger/voice.h"

#include <algorithm>

namespace isnad {
namespace {

std::int32_t day_of(const std::optional<Date>& d) { return d && d->full() ? d->last_day() : kNoDay; }

// The day a figure holds for. A figure dated to the incident itself was first known when it was published; one dated
// later holds for that day; a running total or a stock holds for its own date.
void set_day(Voiced& v, const Incident& incident) {
  v.published = day_of(v.report->published);
  v.day = v.last_said = v.published;
  const auto t = stated(v.claim->time);
  if (t && t->start.year != 0) {
    const Date& end = t->end.year != 0 ? t->end : t->start;
    std::int32_t last = end.last_day();
    if (v.published != kNoDay) last = std::min(last, v.published);
    const bool own_date = v.claim->scope != Scope::incident ||
                          (incident.time && incident.time->start.full() && last > incident.time->start.first_day());
    if (own_date || v.day == kNoDay) {
      v.day = last;
      v.dated = end.full();
    }
  }
  v.seen = v.published == kNoDay ? v.day : v.published;
}

std::string outlet_voice(const std::string& outlet, const std::string& report) {
  return "outlet:" + (outlet.empty() ? report : outlet);
}

// The voice in which the words of a report were printed first.
std::string printed_first(const ReadReport& r) {
  return r.copy_of ? outlet_voice(r.copy_of->outlet, r.copy_of->report) : outlet_voice(r.outlet, r.id);
}

void apply_vague(Voiced& v, const RuleSet& rules) {
  if (v.qualifier != Qualifier::vague || !v.low) return;
  for (const VagueValue& row : rules.vague)
    if (row.low == *v.low) v.low = v.high = row.value;
}

}  // namespace

std::string fold_words(std::string_view words) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto c = static_cast<unsigned char>(words[i]);
    if (c == ' ' || c == '\n' || c == '\t' || c == '"') {
      space = !out.empty();
      continue;
    }
    std::string_view letter = words.substr(i, 1);
    if ((c & 0xe0) == 0xc0 && i + 1 < words.size()) {
      letter = words.substr(i, 2);
      ++i;
    }
    if (letter == "ـ" || (letter >= "\u064b" && letter <= "\u0652")) continue;
    if (letter == "أ" || letter == "إ" || letter == "آ") letter = "ا";
    if (letter == "ى") letter = "ي";
    if (letter == "ة") letter = "ه";
    if (space) out += ' ';
    space = false;
    out += letter;
  }
  return out;
}

Voiced voice_of(const ReadReport& report, const Claim& claim, const Incident& incident, const RuleSet& rules) {
  Voiced v;
  v.report = &report;
  v.claim = &claim;
  v.id = claim.id;
  v.low = claim.value.low;
  v.high = claim.value.high;
  if (v.low && v.high && *v.low > *v.high) std::swap(v.low, v.high);
  v.qualifier = claim.value.qualifier;
  apply_vague(v, rules);
  const std::string outlet = outlet_voice(report.outlet, report.id);
  for (const Link& link : claim.attribution) {
    v.chain.push_back(link.entity.empty() ? fold_words(link.text) : link.entity);
    if (link.role == LinkRole::relay && !v.chain.back().empty()) v.agencies.push_back(v.chain.back());
  }
  v.own = v.chain.empty();
  const std::string first = v.own ? printed_first(report) : std::string();
  if (v.own && first != outlet) {
    v.copied = &*report.copy_of;
    v.chain.push_back(first);
  }
  v.origin = v.own ? first : v.chain.front();
  v.words = v.copied ? v.copied->outlet : v.own ? report.outlet : claim.attribution.front().text;
  if (v.words.empty()) v.words = v.origin;
  v.chain.push_back(outlet);
  const auto shared = rules.voices.find(v.origin);
  v.voice = shared == rules.voices.end() ? v.origin : shared->second;
  v.hearsay = std::find(rules.hearsay.begin(), rules.hearsay.end(), v.origin) != rules.hearsay.end();
  v.neutral = std::find(rules.neutral.begin(), rules.neutral.end(), v.origin) != rules.neutral.end();
  set_day(v, incident);
  return v;
}

}  // namespace isnad
