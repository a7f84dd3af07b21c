#include "ledger/audit.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "ledger/audit_sums.h"
#include "ledger/explain.h"

namespace isnad {
namespace {

constexpr std::string_view kOutlet = "outlet:";

constexpr std::array<std::pair<std::string_view, std::string_view>, kAuditCheckCount> kNames{
    {{"parts_exceed", "أجزاء تزيد على الكل"},
     {"parts_missing", "أجزاء تنقص عن الكل"},
     {"custody_balance", "حساب الفارين"},
     {"toll_fell", "حصيلة تراجعت"},
     {"conflict", "تعارض"},
     {"interested_party", "طرف معني"},
     {"no_source", "بلا مصدر"},
     {"copies", "قول مكرر"},
     {"one_report", "تقرير واحد"},
     {"no_place", "بلا مكان"},
     {"no_date", "بلا تاريخ"}}};

// Losses that are counted upwards: a lower figure later is worth a look.
bool only_grows(Measure m) {
  switch (m) {
    case Measure::killed:
    case Measure::wounded:
    case Measure::casualties:
    case Measure::bodies_found:
    case Measure::escaped:
    case Measure::abducted:
    case Measure::arrested: return true;
    default: return false;
  }
}

class IncidentAudit {
 public:
  IncidentAudit(const LedgerEntry& entry, const std::map<std::string_view, const ReadReport*>& reports,
                const Bodies& bodies, std::vector<AuditFinding>& out)
      : entry_(entry), reports_(reports), bodies_(bodies), out_(out) {
    if (const auto& t = entry.incident.time; t && t->start.year != 0) day_ = Date::from_days(t->start.first_day());
  }

  void run() {
    sums();
    for (const FigureLine& f : entry_.figures) {
      fell(f);
      corrected(f);
    }
    conflicts();
    for (const FigureLine& f : entry_.figures) interested(f);
    for (const FigureLine& f : entry_.figures) unsourced(f);
    copies();
    prints();
    bare();
  }

 private:
  const ReadReport* report(const std::string& id) const {
    const auto it = reports_.find(id);
    return it == reports_.end() ? nullptr : it->second;
  }

  const Claim* claim(const MemberRef& m) const {
    if (const ReadReport* r = report(m.report))
      for (const Claim& c : r->found.claims)
        if (c.id == m.id) return &c;
    return nullptr;
  }

  void find(AuditCheck check, std::optional<Measure> measure, std::vector<MemberRef> claims, std::string ar,
            std::string en, std::vector<std::string> reports = {}) {
    AuditFinding f;
    f.check = check;
    f.incident = entry_.incident.id;
    f.measure = measure;
    std::sort(claims.begin(), claims.end());
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    for (const MemberRef& m : claims)
      if (f.reports.empty() || f.reports.back() != m.report) f.reports.push_back(m.report);
    if (claims.empty()) f.reports = entry_.incident.reports;
    if (!reports.empty()) f.reports = std::move(reports);
    f.claims = std::move(claims);
    f.text_ar = std::move(ar);
    f.text_en = std::move(en);
    if (told_.emplace(f.check, f.text_en).second) out_.push_back(std::move(f));
  }

  std::string who(const std::string& origin, bool ar) const {
    if (origin.starts_with(kOutlet)) return outlet(origin.substr(kOutlet.size()), ar);
    return outlet(origin, ar);
  }
  std::string outlet(const std::string& id, bool ar) const {
    const Body* b = find_body(bodies_, id);
    if (b == nullptr) return id;
    const std::string& first = ar ? b->entity.name_ar : b->entity.name_en;
    return !first.empty() ? first : ar ? b->entity.name_en : b->entity.name_ar;
  }

  static std::vector<MemberRef> refs(const WeighedClaim& w) {
    std::vector<MemberRef> out;
    std::string_view rest = w.claim;
    while (!rest.empty()) {  // "c2+c3" is a sum
      const std::size_t plus = std::min(rest.find('+'), rest.size());
      out.push_back({w.report, std::string(rest.substr(0, plus))});
      rest.remove_prefix(std::min(plus + 1, rest.size()));
    }
    return out;
  }

  void sums() {
    for (const SumFinding& s : failing_sums(entry_, reports_)) {
      const std::string whole = std::to_string(s.whole), sum = std::to_string(s.sum);
      std::string ar, en;
      switch (s.check) {
        case AuditCheck::parts_exceed:
          en = "The parts make " + sum + ", more than their total of " + whole + ".";
          ar = "مجموع الأجزاء " + sum + "، وهو أكثر من الكل: " + whole + ".";
          break;
        case AuditCheck::parts_missing:
          en = "The groups named make " + sum + " of " + whole + ": " + std::to_string(s.whole - s.sum) +
               " are not accounted for.";
          ar = "مجموع الفئات المذكورة " + sum + " من أصل " + whole +
               "، والباقي بلا بيان: " + std::to_string(s.whole - s.sum) + ".";
          break;
        default:
          en = whole + " escaped, but those recaptured, free, surrendered or dead make " + sum + ".";
          ar = "عدد الفارين " + whole + "، أما من أعيد القبض عليهم والطلقاء والمستسلمون والقتلى فمجموعهم " + sum + ".";
      }
      find(s.check, s.measure, s.claims, std::move(ar), std::move(en));
    }
  }

  // A speaker whose figure is lower than the last one he gave on an earlier day.
  void fell(const FigureLine& f) {
    if (!only_grows(f.measure) || !f.apart.empty()) return;
    std::map<std::string_view, std::vector<const WeighedClaim*>> said;
    for (const WeighedClaim& w : f.claims)
      if (w.published && w.status != ClaimStatus::denied && (w.low || w.high)) said[w.origin].push_back(&w);
    for (auto& [origin, claims] : said) {
      std::stable_sort(claims.begin(), claims.end(),
                       [](const WeighedClaim* a, const WeighedClaim* b) { return a->published < b->published; });
      const WeighedClaim* before = nullptr;  // the last of an earlier day
      for (std::size_t i = 0; i < claims.size(); ++i) {
        if (i > 0 && claims[i - 1]->published < claims[i]->published) before = claims[i - 1];
        const WeighedClaim& now = *claims[i];
        if (before != nullptr && before->low && now.high && *now.high < *before->low)
          lower(f, now.origin, *before->low, *now.high, *before, now);
      }
    }
  }

  // «five instead of seven»: whoever said seven.
  void corrected(const FigureLine& f) {
    if (!only_grows(f.measure)) return;
    for (const WeighedClaim& w : f.claims) {
      const Claim* c = claim({w.report, w.claim});
      if (c == nullptr || c->supersedes.empty() || !w.high) continue;
      const Claim* old = claim({w.report, c->supersedes});
      if (old == nullptr || old->measure != c->measure || !old->value.low || *old->value.low <= *w.high) continue;
      WeighedClaim before = w;
      before.claim = old->id;
      lower(f, w.origin, *old->value.low, *w.high, before, w);
    }
  }

  void lower(const FigureLine& f, const std::string& origin, std::int64_t from, std::int64_t to, const WeighedClaim& a,
             const WeighedClaim& b) {
    std::vector<MemberRef> claims = refs(a);
    for (MemberRef& m : refs(b)) claims.push_back(std::move(m));
    find(AuditCheck::toll_fell, f.measure, std::move(claims),
         "تراجع عدد " + measure_ar(f.measure) + " من " + std::to_string(from) + " إلى " + std::to_string(to) +
             " بحسب " + who(origin, true) + ".",
         "The figure for " + measure_en(f.measure) + " fell from " + std::to_string(from) + " to " +
             std::to_string(to) + ", by " + who(origin, false) + ".");
  }

  void conflicts() {
    for (const FigureLine& f : entry_.figures)
      for (const Conflict& c : f.conflicts) switch (c.kind) {
          case ConflictKind::rival_claims:
          case ConflictKind::definition:
          case ConflictKind::relay_distortion:
          case ConflictKind::place:
          case ConflictKind::date:
            find(AuditCheck::conflict, f.measure, c.claims, c.explanation_ar, c.explanation_en);
            break;
          default: break;
        }
  }

  bool of_side(const std::string& id, const std::vector<std::string>& side) const {
    return std::any_of(side.begin(), side.end(), [&](const std::string& s) {
      return body_belongs(bodies_, id, s, day_) || body_belongs(bodies_, s, id, day_);
    });
  }

  // Whose camp a body fights in, by the tables of facts.
  std::string camp(const std::string& id) const {
    constexpr int kMostSteps = 6;
    std::string at = id;
    for (int n = 0; n < kMostSteps && !at.empty(); ++n) {
      if (std::string side = body_fact(bodies_, at, "side", day_); !side.empty()) return side;
      at = body_fact(bodies_, at, "parent", day_);
    }
    return {};
  }

  // «Guards» and «gunmen» of no named body are of neither side.
  bool enemies(const std::string& one, const std::vector<std::string>& people) const {
    const std::string own = camp(one);
    return !own.empty() && std::any_of(people.begin(), people.end(), [&](const std::string& p) {
      const std::string other = camp(p);
      return !other.empty() && other != own;
    });
  }

  void interested(const FigureLine& f) {
    for (const WeighedClaim& w : f.claims) {
      if (w.status != ClaimStatus::current || w.origin.starts_with(kOutlet) || (!w.low && !w.high)) continue;
      if (find_body(bodies_, w.origin) == nullptr) continue;
      const auto& by = entry_.incident.initiator;
      const bool own = of_side(w.origin, f.who.party);
      const bool attacker = of_side(w.origin, by);
      if (!own && !attacker && !of_side(w.origin, entry_.incident.target)) continue;
      const bool fighters = f.who.category == Category::combatant || f.who.category == Category::security ||
                            f.who.category == Category::detainee || f.who.category == Category::unspecified;
      if (own)
        side(f, w, " عن خسائره هو", " about its own people");
      else if (enemies(w.origin, f.who.party))
        side(f, w, " عن خصمه", " about its enemy");
      else if (!fighters && attacker)
        side(f, w, " عمّن أصابهم هجومه", " about those its own attack is said to have harmed");
      else
        side(f, w, " في الحادثة", " in the incident");
    }
  }

  void side(const FigureLine& f, const WeighedClaim& w, const std::string& ar, const std::string& en) {
    const std::string n = std::to_string(w.low ? *w.low : *w.high);
    const bool alone = f.independent_sources <= 1;
    find(AuditCheck::interested_party, f.measure, refs(w),
         "عدد " + measure_ar(f.measure) + " (" + n + ") يقوله طرف" + ar + ": " + who(w.origin, true) +
             (alone ? "، ولا يقوله غيره." : "."),
         "The figure for " + measure_en(f.measure) + " (" + n + ") is given by a side" + en + ": " +
             who(w.origin, false) + (alone ? "; nobody else gives it." : "."));
  }

  void unsourced(const FigureLine& f) {
    for (const WeighedClaim& w : f.claims) {
      if (w.status != ClaimStatus::current || !w.origin.starts_with(kOutlet) || (!w.low && !w.high)) continue;
      const Claim* c = claim({w.report, w.claim});
      if (c != nullptr && c->modality == Modality::irrealis) continue;
      const bool borne_out = std::any_of(f.claims.begin(), f.claims.end(), [&](const WeighedClaim& o) {
        return !o.origin.starts_with(kOutlet) && o.low == w.low && o.high == w.high;
      });
      if (borne_out) continue;
      const std::string n = std::to_string(w.low ? *w.low : *w.high);
      find(AuditCheck::no_source, f.measure, refs(w),
           "عدد " + measure_ar(f.measure) + " (" + n + ") يذكره الناشر من دون مصدر: " + who(w.origin, true) + ".",
           "The number of " + measure_en(f.measure) + " (" + n +
               ") has no source but the outlet: " + who(w.origin, false) + ".");
    }
  }

  // One finding for all statements of one speaker that the same reports carry.
  void copies() {
    struct Shared {
      std::vector<MemberRef> claims;
      std::size_t statements = 0;
    };
    std::map<std::pair<std::string, std::vector<std::string>>, Shared> shared;
    for (const FigureLine& f : entry_.figures) {
      std::map<std::tuple<std::string, std::optional<std::int64_t>, std::optional<std::int64_t>>,
               std::vector<const WeighedClaim*>>
          said;
      for (const WeighedClaim& w : f.claims)
        if (!w.origin.starts_with(kOutlet)) said[{w.origin, w.low, w.high}].push_back(&w);
      for (const auto& [key, claims] : said) {
        std::set<std::string> in;
        for (const WeighedClaim* w : claims) in.insert(w->report);
        const bool collapsed = std::any_of(claims.begin(), claims.end(),
                                           [](const WeighedClaim* w) { return w->status == ClaimStatus::relay; });
        if (in.size() < 2 || !collapsed) continue;
        Shared& s = shared[{std::get<0>(key), {in.begin(), in.end()}}];
        ++s.statements;
        for (const WeighedClaim* w : claims)
          for (MemberRef& m : refs(*w)) s.claims.push_back(std::move(m));
      }
    }
    for (auto& [key, s] : shared) {
      const std::string n = std::to_string(s.statements), reports = std::to_string(key.second.size());
      find(AuditCheck::copies, std::nullopt, std::move(s.claims),
           "أرقام مكررة عن قائل واحد، وحُسبت مرة واحدة: " + who(key.first, true) + " (عدد الأرقام " + n +
               "، عدد التقارير " + reports + ").",
           "Figures of one speaker, carried by several reports, count once: " + who(key.first, false) + " (" + n +
               (s.statements == 1 ? " figure, " : " figures, ") + reports + " reports).");
    }
  }

  // Reports of the incident by the report their words were printed in first.
  std::map<std::string, std::vector<const ReadReport*>> prints_by_first() const {
    std::map<std::string, std::vector<const ReadReport*>> out;
    for (const std::string& id : entry_.incident.reports)
      if (const ReadReport* r = report(id)) out[r->copy_of ? r->copy_of->report : id].push_back(r);
    return out;
  }

  std::string printed_by(const std::string& outlet_id, const std::string& report_id, bool ar) const {
    return outlet_id.empty() ? report_id : outlet(outlet_id, ar) + " (" + report_id + ")";
  }

  // One finding for each text that several reports print.
  void prints() {
    for (const auto& [first, reports] : prints_by_first()) {
      std::vector<std::string> in;
      std::string ar, en, first_ar, first_en;
      for (const ReadReport* r : reports) {
        in.push_back(r->id);
        if (!r->copy_of) continue;
        ar += (ar.empty() ? "" : "، ") + printed_by(r->outlet, r->id, true);
        en += (en.empty() ? "" : ", ") + printed_by(r->outlet, r->id, false);
        first_ar = printed_by(r->copy_of->outlet, first, true);
        first_en = printed_by(r->copy_of->outlet, first, false);
      }
      if (en.empty()) continue;
      std::vector<MemberRef> claims;
      for (const FigureLine& f : entry_.figures)
        for (const WeighedClaim& w : f.claims)
          if (std::binary_search(in.begin(), in.end(), w.report))
            for (MemberRef& m : refs(w)) claims.push_back(std::move(m));
      find(AuditCheck::copies, std::nullopt, std::move(claims),
           "نص واحد ورد في عدة تقارير، ويُحسب مصدراً واحداً: منسوخ عن تقرير " + first_ar + " في " + ar + ".",
           "One text in several reports, which counts as one source: a copy of the report of " + first_en + " in " +
               en + ".",
           std::move(in));
    }
  }

  void bare() {
    const Incident& i = entry_.incident;
    if (i.reports.size() == 1)
      find(AuditCheck::one_report, std::nullopt, {}, "لم يذكر الحادثة إلا تقرير واحد.", "Only one report tells of it.");
    else if (prints_by_first().size() == 1)
      find(AuditCheck::one_report, std::nullopt, {}, "لم يذكر الحادثة إلا تقرير واحد ونسخ منه.",
           "Only one report and copies of it tell of it.");
    if (!i.place && !i.facility)
      find(AuditCheck::no_place, std::nullopt, {}, "لا يُعرف مكان الحادثة.", "Where it happened is not known.");
    if (!i.time || i.time->start.year == 0)
      find(AuditCheck::no_date, std::nullopt, {}, "لا يُعرف تاريخ الحادثة.", "When it happened is not known.");
  }

  const LedgerEntry& entry_;
  const std::map<std::string_view, const ReadReport*>& reports_;
  const Bodies& bodies_;
  std::vector<AuditFinding>& out_;
  std::optional<Date> day_;
  std::set<std::pair<AuditCheck, std::string>> told_;
};

}  // namespace

std::string_view name(AuditCheck c) { return kNames[static_cast<std::size_t>(c)].first; }
std::string_view title_ar(AuditCheck c) { return kNames[static_cast<std::size_t>(c)].second; }

std::optional<AuditCheck> parse_audit_check(std::string_view text) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i].first == text) return static_cast<AuditCheck>(i);
  return std::nullopt;
}

std::vector<AuditFinding> audit(const Ledger& ledger, std::span<const ReadReport> reports, const Bodies& bodies) {
  std::map<std::string_view, const ReadReport*> index;
  for (const ReadReport& r : reports) index.emplace(r.id, &r);
  std::vector<AuditFinding> out;
  for (const LedgerEntry& entry : ledger) {
    std::vector<AuditFinding> found;
    IncidentAudit(entry, index, bodies, found).run();
    std::stable_sort(found.begin(), found.end(),
                     [](const AuditFinding& a, const AuditFinding& b) { return a.check < b.check; });
    std::move(found.begin(), found.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace isnad
