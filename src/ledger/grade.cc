// The grade of an incident as Airwars gives it. Kept simple: docs/formats/rule-sets.md says what each grade rests on.
#include <algorithm>
#include <set>

#include "ledger/codes.h"

namespace isnad {
namespace {

bool harms(Measure m) {
  return m == Measure::killed || m == Measure::wounded || m == Measure::casualties || m == Measure::bodies_found;
}

bool bears_arms(Category c) { return c == Category::combatant || c == Category::security; }

// Acts of one side; a clash has two and says nothing of who harmed whom.
bool one_sided(EventType t) {
  switch (t) {
    case EventType::armed_attack:
    case EventType::bombing:
    case EventType::shelling:
    case EventType::airstrike:
    case EventType::landmine:
    case EventType::ambush:
    case EventType::assassination:
    case EventType::shooting:
    case EventType::execution: return true;
    default: return false;
  }
}

bool meant(Modality m) { return m == Modality::asserted || m == Modality::hedged; }

std::string speaker_of(const ReadReport& report, const std::vector<Link>& chain) {
  if (chain.empty()) return "outlet:" + (report.outlet.empty() ? report.id : report.outlet);
  return chain.front().entity.empty() ? chain.front().text : chain.front().entity;
}

// Who is said to have done it, and by whom.
struct Blame {
  std::set<std::string> parties;
  std::string speaker;
};

class Grader {
 public:
  Grader(const LedgerEntry& entry, const std::vector<const ReadReport*>& reports, const RuleSet& rules)
      : entry_(entry), rules_(rules) {
    const auto member = [](const std::vector<MemberRef>& list, const std::string& report, const std::string& id) {
      return std::binary_search(list.begin(), list.end(), MemberRef{report, id});
    };
    for (const ReadReport* r : reports) {
      for (const Claim& c : r->found.claims)
        if (member(entry.incident.claims, r->id, c.id)) claim(*r, c);
      for (const Event& e : r->found.events)
        if (member(entry.incident.events, r->id, e.id)) event(*r, e);
    }
  }

  std::optional<LedgerCode> grade() const {
    bool any = false, standing = false, only_armed = true;
    std::set<std::string> voices;
    for (const FigureLine& f : entry_.figures) {
      if (!harms(f.measure) || f.scope != Scope::incident) continue;
      any = true;
      for (const WeighedClaim& c : f.claims) {
        if (c.status == ClaimStatus::denied || c.high == 0) continue;
        standing = true;
        only_armed = only_armed && bears_arms(f.who.category);
        if (c.status == ClaimStatus::current && !hearsay(c.origin)) voices.insert(voice(c.origin));
      }
    }
    if (!any) return std::nullopt;
    if (!standing) return code("discounted", "every figure of harm is denied");
    if (only_armed) return code("discounted", "all who were harmed bore arms");
    if (!accepted_.empty()) return code("confirmed", accepted_ + " accepts responsibility");
    if (const std::string rivals = rival_blame(); !rivals.empty()) return code("contested", rivals);
    if (voices.size() >= 2) return code("fair", std::to_string(voices.size()) + " independent sources");
    return code("weak", voices.empty() ? "hearsay alone" : "one source");
  }

 private:
  static LedgerCode code(std::string value, std::string because) {
    return {"grade", std::move(value), std::move(because)};
  }

  void accept(const std::string& party) {
    if (!party.empty() && (accepted_.empty() || party < accepted_)) accepted_ = party;
  }

  void claim(const ReadReport& r, const Claim& c) {
    if (!meant(c.modality) || c.background) return;
    const std::string speaker = speaker_of(r, c.attribution);
    if (c.kind == ClaimKind::stance && c.stance) {
      if (*c.stance == StanceKind::claims_responsibility && !c.attribution.empty()) accept(speaker);
      if (*c.stance == StanceKind::accuses && !c.target.party.empty()) blame(c.target.party, speaker);
      return;
    }
    // A party that counts civilians among the dead of its own act.
    const auto& by = entry_.incident.initiator;
    if (c.kind == ClaimKind::figure && harms(c.measure) && c.who.category == Category::civilian &&
        !c.attribution.empty() && !by.empty() && by.front() == speaker && !(c.by && !c.by->party.empty()))
      accept(speaker);
  }

  void event(const ReadReport& r, const Event& e) {
    if (!meant(e.modality) || e.background || e.initiator.empty()) return;
    if (e.type == EventType::responsibility_claim) accept(e.initiator.front());
    if (one_sided(e.type)) blame(e.initiator, speaker_of(r, e.attribution));
  }

  void blame(const std::vector<std::string>& parties, const std::string& speaker) {
    blames_.push_back({{parties.begin(), parties.end()}, speaker});
  }

  // Two speakers who name wholly different parties.
  std::string rival_blame() const {
    for (const Blame& a : blames_)
      for (const Blame& b : blames_) {
        if (a.speaker >= b.speaker) continue;
        const bool apart = std::none_of(a.parties.begin(), a.parties.end(),
                                        [&](const std::string& p) { return b.parties.contains(p); });
        if (apart)
          return a.speaker + " names " + *a.parties.begin() + ", " + b.speaker + " names " + *b.parties.begin();
      }
    return {};
  }

  bool hearsay(const std::string& origin) const {
    return std::find(rules_.hearsay.begin(), rules_.hearsay.end(), origin) != rules_.hearsay.end();
  }

  std::string voice(const std::string& origin) const {
    const auto shared = rules_.voices.find(origin);
    return shared == rules_.voices.end() ? origin : shared->second;
  }

  const LedgerEntry& entry_;
  const RuleSet& rules_;
  std::string accepted_;
  std::vector<Blame> blames_;
};

}  // namespace

std::optional<LedgerCode> airwars_grade(const LedgerEntry& entry, const std::vector<const ReadReport*>& reports,
                                        const RuleSet& rules) {
  return Grader(entry, reports, rules).grade();
}

}  // namespace isnad
