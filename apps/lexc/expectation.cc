#include "expectation.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <functional>
#include <sstream>
#include <vector>

#include "base/fold.h"
#include "claim/dump.h"

namespace isnad {
namespace {

struct Wanted {
  bool event = false, stance = false, background = false, vague = false, family = false;
  std::string kind, value, chain, initiator, target, facility, place, on, by, origin;
  std::vector<std::string> labels;
  std::optional<Modality> modality;
  std::optional<Scope> scope;
};

bool is_relation(std::string_view line) { return line.starts_with("part_of ") || line.starts_with("supersedes "); }

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

bool looks_like_value(std::string_view word) {
  return std::isdigit(static_cast<unsigned char>(word.front())) != 0 || word.find_first_of("<>~") == 0 ||
         word == "unknown";
}

std::string* field_of(Wanted& w, std::string_view word) {
  if (word == "initiator:") return &w.initiator;
  if (word == "target:") return &w.target;
  if (word == "facility:") return &w.facility;
  if (word == "place:") return &w.place;
  if (word == "on:") return &w.on;
  if (word == "origin:") return &w.origin;
  return word == "by:" ? &w.by : nullptr;
}

// Words before the measure or event type, in any order.
bool prefix(Wanted& w, std::string_view word) {
  if (word == "event") return w.event = true;
  if (word == "stance") return w.stance = true;
  if (word == "background") return w.background = true;
  if (!w.kind.empty()) return false;
  if (const auto m = parse_modality(word)) {
    w.modality = m;
    return true;
  }
  if (const auto s = parse_scope(word)) {
    w.scope = s;
    return true;
  }
  return false;
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
    if (field) {
      *field = word;
      field = nullptr;
    } else if ((field = field_of(w, word)) != nullptr || word.front() == '(' || prefix(w, word)) {
      continue;
    } else if (word == "vague") {
      w.vague = true;
    } else if (word == "family") {
      w.family = true;
    } else if (w.kind.empty()) {
      w.kind = word;
    } else if (w.value.empty() && !w.event && looks_like_value(word)) {
      w.value = word;
    } else {
      for (auto& l : split_at(word, '|')) w.labels.push_back(l);
    }
  }
  return w;
}

std::optional<std::int64_t> number(std::string_view s) {
  std::int64_t n = 0;
  const auto [end, ec] = std::from_chars(s.data(), s.data() + s.size(), n);
  if (ec != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return n;
}

bool value_fits(const Wanted& w, const Value& v) {
  if (w.vague && v.qualifier != Qualifier::vague) return false;
  if (w.value.empty()) return true;
  if (w.value == "unknown") return v.qualifier == Qualifier::unknown;
  std::string_view s = w.value;
  if (s.starts_with(">=")) return v.low == number(s.substr(2)) && !v.high;
  if (s.starts_with("<=")) return v.high == number(s.substr(2)) && !v.low;
  if (s.starts_with(">")) return v.low == number(s.substr(1)) && !v.high;
  if (s.starts_with("<")) return v.high == number(s.substr(1));
  if (s.starts_with("~")) return v.qualifier == Qualifier::about && v.low == number(s.substr(1));
  if (const auto dots = s.find(".."); dots != s.npos)
    return v.low == number(s.substr(0, dots)) && v.high == number(s.substr(dots + 2));
  return v.low == number(s) && v.high == number(s);
}

bool labels_fit(const Wanted& w, const Group& who) {
  if (w.labels.empty()) return true;
  return std::any_of(w.labels.begin(), w.labels.end(), [&](const std::string& l) {
    return l == name(who.category) || std::find(who.party.begin(), who.party.end(), l) != who.party.end();
  });
}

// A speaker's words without the preposition glued to them: «للمرصد» is «المرصد», «لوكالة سانا» is «وكالة سانا».
std::string without_preposition(const std::string& key) {
  if (const std::string lil = fold_word("لل"); key.starts_with(lil)) return fold_word("ال") + key.substr(lil.size());
  return key.starts_with(letter(U'ل')) || key.starts_with(letter(U'ب')) ? key.substr(1) : key;
}

bool same_speaker(std::string_view wanted, std::string_view text) {
  const std::string a = fold_word(wanted), b = fold_word(text);
  return a == b || a == without_preposition(b);
}

bool chain_fits(const Wanted& w, const std::vector<Link>& links) {
  if (w.chain.empty()) return true;
  if (w.chain == "-") return links.empty();
  const auto parts = split_at(w.chain, '>');
  if (parts.size() != links.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!same_speaker(parts[i], links[i].text)) return false;
  return true;
}

template <class Fact>
bool modality_fits(const Wanted& w, const Fact& f) {
  if (w.background && !f.background) return false;
  if (w.modality) return f.modality == *w.modality;
  return f.modality == Modality::asserted || f.modality == Modality::hedged;
}

// The id of who said it first.
bool origin_fits(const Wanted& w, const std::vector<Link>& chain) {
  return w.origin.empty() || (!chain.empty() && chain.front().entity == w.origin);
}

bool holds(const std::string& id, const std::vector<std::string>& ids) {
  if (id.empty()) return true;
  const auto wanted = split_at(id, '|');
  return std::any_of(ids.begin(), ids.end(),
                     [&](const std::string& x) { return std::find(wanted.begin(), wanted.end(), x) != wanted.end(); });
}

// "2022-01-20", "2022-01" or "--01-20"; an interval is two of them with a slash between.
bool time_fits(const Wanted& w, const std::optional<Time>& time) {
  if (w.on.empty()) return true;
  if (!time || !time->resolved()) return w.on == "-";
  if (time->assumed && w.on == "-") return true;
  const std::string start = time->start.text(), end = time->end.text();
  return w.on == start || w.on == start + "/" + end;
}

bool place_fits(const Wanted& w, const std::optional<Place>& place) {
  return w.place.empty() || (place && place->id == w.place);
}

bool stance_fits(const Wanted& w, const Claim& c) {
  return c.kind == ClaimKind::stance && c.stance && name(*c.stance) == w.kind && holds(w.target, c.target.party) &&
         chain_fits(w, c.attribution) && modality_fits(w, c);
}

bool figure_fits(const Wanted& w, const Claim& c) {
  return c.kind == ClaimKind::figure && name(c.measure) == w.kind && value_fits(w, c.value) && labels_fit(w, c.who) &&
         (!w.scope || c.scope == *w.scope) && (!w.family || c.unit == Unit::family) &&
         (w.by.empty() || (c.by && (holds(w.by, c.by->party) || w.by == name(c.by->category)))) &&
         place_fits(w, c.place) && time_fits(w, c.time) && chain_fits(w, c.attribution) &&
         origin_fits(w, c.attribution) && modality_fits(w, c);
}

bool event_fits(const Wanted& w, const Event& e) {
  return name(e.type) == w.kind && holds(w.initiator, e.initiator) && holds(w.target, e.target) &&
         (w.facility.empty() || (e.facility && e.facility->id == w.facility)) && place_fits(w, e.place) &&
         time_fits(w, e.time) && chain_fits(w, e.attribution) && origin_fits(w, e.attribution) && modality_fits(w, e);
}

// "part_of 7 34", "supersedes 30 12"
bool relation_holds(const std::string& line, const Extraction& found) {
  std::istringstream words(line);
  std::string relation;
  Wanted one, other;
  words >> relation >> one.value >> other.value;
  for (const Claim& c : found.claims) {
    const std::string& id = relation == "part_of" ? c.part_of : c.supersedes;
    if (id.empty() || !value_fits(one, c.value)) continue;
    for (const Claim& o : found.claims)
      if (o.id == id && value_fits(other, o.value)) return true;
  }
  return false;
}

bool real(Modality m) { return m == Modality::asserted || m == Modality::hedged; }

bool readable_value(std::string_view s) {
  if (s == "unknown") return true;
  if (const auto dots = s.find(".."); dots != s.npos) return number(s.substr(0, dots)) && number(s.substr(dots + 2));
  s.remove_prefix(std::min(s.find_first_not_of("<>=~"), s.size()));
  return number(s).has_value();
}

}  // namespace

std::string unmet(std::string_view expectation, const Extraction& found, std::string_view rule) {
  const std::string line(expectation);
  if (is_relation(line)) return relation_holds(line, found) ? "" : "not so";
  const Wanted w = parse(line);
  const auto of_rule = [&](const std::string& id) { return rule.empty() || id == rule; };
  if (w.event) {
    for (const Event& e : found.events)
      if (of_rule(e.rule) && event_fits(w, e)) return "";
    return "no such event";
  }
  for (const Claim& c : found.claims)
    if (of_rule(c.rule) && (w.stance ? stance_fits(w, c) : figure_fits(w, c))) return "";
  return w.stance ? "no such stance" : "no such figure";
}

std::string present(std::string_view none, const Extraction& found) {
  const auto space = none.find(' ');
  const std::string_view what = none.substr(0, space);
  if (is_relation(none)) return relation_holds(std::string(none), found) ? "found" : "";
  if (what == "stance") {
    for (const Claim& c : found.claims)
      if (c.kind == ClaimKind::stance && c.stance && (space == none.npos || name(*c.stance) == none.substr(space + 1)))
        return "found " + c.id + " stance " + std::string(name(*c.stance));
    return "";
  }
  if (what == "event") {
    const std::string_view type =
        space == none.npos ? std::string_view() : none.substr(none.find_first_not_of(' ', space));
    for (const Event& e : found.events)
      if (real(e.modality) && (type.empty() || type == name(e.type)))
        return "found " + e.id + " " + std::string(name(e.type));
    return "";
  }
  const Wanted w = parse(none);
  for (const Claim& c : found.claims)
    if (c.kind == ClaimKind::figure && real(c.modality) &&
        (what == "figure" || (what == name(c.measure) && value_fits(w, c.value))))
      return "found " + c.id + " " + std::string(name(c.measure)) + " " + dump_value(c.value);
  return "";
}

std::string surplus(const std::vector<std::string>& expectations, const Extraction& found) {
  std::vector<Wanted> wanted;
  for (const std::string& e : expectations)
    if (Wanted w = parse(e); !w.event && !w.stance && !is_relation(e)) wanted.push_back(std::move(w));
  std::vector<const Claim*> taken(wanted.size(), nullptr);
  // Gives a figure an expectation of its own, moving others to one they fit as well.
  std::vector<bool> tried;
  const std::function<bool(const Claim&)> place = [&](const Claim& c) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (tried[i] || !figure_fits(wanted[i], c)) continue;
      tried[i] = true;
      if (taken[i] == nullptr || place(*taken[i])) {
        taken[i] = &c;
        return true;
      }
    }
    return false;
  };
  for (const Claim& c : found.claims) {
    tried.assign(wanted.size(), false);
    if (c.kind == ClaimKind::figure && !place(c))
      return c.id + " " + std::string(name(c.measure)) + " " + dump_value(c.value) + " was not expected";
  }
  return "";
}

std::string malformed(std::string_view expectation) {
  if (is_relation(expectation)) {
    std::istringstream words{std::string(expectation)};
    std::string relation, a, b, more;
    words >> relation >> a >> b >> more;
    if (a.empty() || b.empty() || !more.empty() || !readable_value(a) || !readable_value(b))
      return "a relation is written part_of 5 18";
    return "";
  }
  const Wanted w = parse(expectation);
  if (w.kind.empty()) return "names no measure and no event";
  if (w.stance) return parse_stance_kind(w.kind) ? "" : "'" + w.kind + "' is no stance of the coding manual";
  if (w.event) return parse_event_type(w.kind) ? "" : "'" + w.kind + "' is no event type of the coding manual";
  if (!parse_measure(w.kind)) return "'" + w.kind + "' is no measure of the coding manual";
  if (!w.value.empty() && !readable_value(w.value))
    return "'" + w.value + "' is no value; write 5, ~5, >5, >=5, <5, <=5, 5..9 or unknown";
  return "";
}

std::string malformed_none(std::string_view none) {
  if (is_relation(none)) return malformed(none);
  if (none == "figure" || none == "event" || none == "stance" || parse_measure(none)) return "";
  if (none.starts_with("stance ") && parse_stance_kind(none.substr(7))) return "";
  if (none.starts_with("event ") && parse_event_type(none.substr(6))) return "";
  if (const Wanted w = parse(none); parse_measure(w.kind) && readable_value(w.value)) return "";
  return "'" + std::string(none) + "' is no measure, and neither figure, event, stance nor a kind of them";
}

}  // namespace isnad
