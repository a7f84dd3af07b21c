#include "expectation.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <vector>

#include "base/fold.h"
#include "claim/dump.h"

namespace isnad {
namespace {

struct Wanted {
  bool event = false, background = false, vague = false;
  std::string kind, value, chain, initiator, target, facility;
  std::vector<std::string> labels;
  std::optional<Modality> modality;
};

std::vector<std::string> split_at(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from <= text.size();) {
    auto to = text.find(separator, from);
    if (to == text.npos) to = text.size();
    std::string part(text.substr(from, to - from));
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    if (!part.empty()) out.push_back(part);
    from = to + 1;
  }
  return out;
}

Wanted parse(std::string_view line) {
  Wanted w;
  std::string text(line);
  if (const auto c = text.find("chain:"); c != std::string::npos) {
    w.chain = text.substr(c + 6);
    w.chain.erase(0, w.chain.find_first_not_of(' '));
    w.chain.erase(w.chain.find_last_not_of(' ') + 1);
    text.resize(c);
  }
  std::istringstream words(text);
  std::string word;
  std::string* field = nullptr;
  while (words >> word) {
    if (field) { *field = word; field = nullptr; }
    else if (word == "initiator:") field = &w.initiator;
    else if (word == "target:") field = &w.target;
    else if (word == "facility:") field = &w.facility;
    else if (word == "event") w.event = true;
    else if (word == "background") w.background = true;
    else if (word == "vague") w.vague = true;
    else if (word.front() == '(') continue;
    else if (const auto m = parse_modality(word); m && w.kind.empty()) w.modality = m;
    else if (w.kind.empty()) w.kind = word;
    else if (w.value.empty() && !w.event && !parse_category(word) && (std::isdigit(static_cast<unsigned char>(word.front())) || word.find_first_of("<>~") == 0 || word == "unknown")) w.value = word;
    else for (auto& l : split_at(word, '|')) w.labels.push_back(l);
  }
  return w;
}

bool value_fits(const Wanted& w, const Value& v) {
  if (w.value.empty()) return !w.vague || v.qualifier == Qualifier::vague;
  if (w.value == "unknown") return v.qualifier == Qualifier::unknown;
  const auto number = [](std::string_view s) {
    std::int64_t n = -1;
    std::from_chars(s.data(), s.data() + s.size(), n);
    return n;
  };
  std::string_view s = w.value;
  if (s.starts_with(">=")) return v.low == number(s.substr(2)) && !v.high;
  if (s.starts_with("<=")) return v.high == number(s.substr(2)) && !v.low;
  if (s.starts_with(">")) return v.low == number(s.substr(1)) && !v.high;
  if (s.starts_with("<")) return v.high == number(s.substr(1));
  if (s.starts_with("~")) return v.qualifier == Qualifier::about && v.low == number(s.substr(1));
  if (const auto dots = s.find(".."); dots != s.npos) return v.low == number(s.substr(0, dots)) && v.high == number(s.substr(dots + 2));
  return v.low == number(s) && v.high == number(s);
}

bool labels_fit(const Wanted& w, const Group& who) {
  if (w.labels.empty()) return true;
  for (const std::string& l : w.labels) {
    if (l == name(who.category)) return true;
    if (std::find(who.party.begin(), who.party.end(), l) != who.party.end()) return true;
  }
  return false;
}

bool chain_fits(const Wanted& w, const std::vector<Link>& links) {
  if (w.chain.empty()) return true;
  if (w.chain == "-") return links.empty();
  const auto parts = split_at(w.chain, '>');
  if (parts.size() != links.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string a = fold_word(parts[i]), b = fold_word(links[i].text);
    if (a.find(b) == a.npos && b.find(a) == b.npos) return false;
  }
  return true;
}

template <class Fact>
bool modality_fits(const Wanted& w, const Fact& f) {
  if (w.background && !f.background) return false;
  if (w.modality) return f.modality == *w.modality;
  return f.modality == Modality::asserted || f.modality == Modality::hedged;
}

bool holds(const std::string& id, const std::vector<std::string>& ids) {
  return id.empty() || std::any_of(ids.begin(), ids.end(), [&](const std::string& x) { return ("|" + id + "|").find("|" + x + "|") != std::string::npos; });
}

const Claim* by_value(const Extraction& found, const std::string& value, const Claim* not_this) {
  Wanted w;
  w.value = value;
  for (const Claim& c : found.claims)
    if (&c != not_this && value_fits(w, c.value)) return &c;
  return nullptr;
}

// "part_of 7 34", "supersedes 30 12"
bool relation_holds(const std::string& line, const Extraction& found) {
  std::istringstream words(line);
  std::string relation, a, b;
  words >> relation >> a >> b;
  Wanted w;
  w.value = a;
  for (const Claim& c : found.claims) {
    if (!value_fits(w, c.value)) continue;
    const std::string& id = relation == "part_of" ? c.part_of : c.supersedes;
    for (const Claim& other : found.claims) {
      Wanted o;
      o.value = b;
      if (!id.empty() && other.id == id && value_fits(o, other.value)) return true;
    }
  }
  (void)by_value;
  return false;
}

}  // namespace

std::string unmet(std::string_view expectation, const Extraction& found, std::string_view rule) {
  Report none;
  const std::string line(expectation);
  if (line.starts_with("part_of ") || line.starts_with("supersedes ")) return relation_holds(line, found) ? "" : "not so";
  const Wanted w = parse(line);
  const auto of_rule = [&](const std::string& id) { return rule.empty() || id == rule; };
  if (w.event) {
    for (const Event& e : found.events)
      if (of_rule(e.rule) && name(e.type) == w.kind && holds(w.initiator, e.initiator) && holds(w.target, e.target) &&
          (w.facility.empty() || (e.facility && e.facility->id == w.facility)) && chain_fits(w, e.attribution) && modality_fits(w, e))
        return "";
    return "no such event";
  }
  for (const Claim& c : found.claims)
    if (of_rule(c.rule) && name(c.measure) == w.kind && value_fits(w, c.value) && labels_fit(w, c.who) && chain_fits(w, c.attribution) &&
        modality_fits(w, c))
      return "";
  return "no such figure";
}

}  // namespace isnad
