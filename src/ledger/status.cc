#include "ledger/status.h"

#include <algorithm>
#include <tuple>

namespace isnad {
namespace {

bool same_number(const Voiced& a, const Voiced& b) {
  if (!a.number() || !b.number() || *a.number() != *b.number()) return false;
  // A range and a number that starts it are two figures.
  const auto range = [](const Voiced& v) { return v.low && v.high && *v.low != *v.high; };
  return range(a) == range(b) && (!range(a) || *a.high == *b.high);
}

bool contains(const Voiced& rough, std::int64_t n) {
  return (!rough.low || *rough.low <= n) && (!rough.high || n <= *rough.high);
}

bool is_victim_count(Measure m) {
  return m == Measure::killed || m == Measure::wounded || m == Measure::casualties || m == Measure::arrested ||
         m == Measure::abducted || m == Measure::bodies_found;
}

class Judge {
 public:
  Judge(Line& line, const IncidentClaims& all)
      : claims_(line.claims), measure_(line.key.measure), bucket_(line.key.bucket), all_(all) {}

  void run() {
    denials();
    headlines();
    copies();
    sums();
    increments();
    retired();
    replaced();
    settled();
    outgrown();
  }

 private:
  void aside(Voiced& v, ClaimStatus status, Aside why, std::size_t cause) {
    v.status = status;
    v.aside = why;
    v.cause = cause;
  }

  void denials() {
    for (std::size_t i = 0; i < claims_.size(); ++i)
      if (claims_[i].claim->modality == Modality::denied) aside(claims_[i], ClaimStatus::denied, Aside::denied, i);
  }

  // A headline in the outlet's own voice stands back where the body tells the same measure.
  void headlines() {
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      Voiced& h = claims_[i];
      if (!h.claim->headline || !h.own || h.status != ClaimStatus::current) continue;
      std::size_t body = claims_.size();
      for (std::size_t j = 0; j < claims_.size(); ++j) {
        const Voiced& b = claims_[j];
        if (b.report != h.report || b.claim->headline || b.status == ClaimStatus::denied) continue;
        if (body == claims_.size() || same_number(b, h)) body = j;
      }
      if (body != claims_.size())
        aside(h, ClaimStatus::relay, Aside::headline, body);
      else if (h.qualifier == Qualifier::vague && all_.told_in_body.contains({h.report, measure_}))
        aside(h, ClaimStatus::out_of_scope, Aside::headline, i);
    }
  }

  // True if `late` says `early` again on a later stated day, another figure of the same voice between.
  bool renewed(std::size_t early, std::size_t late) const {
    if (!claims_[late].dated || claims_[late].day <= claims_[early].day) return false;
    for (std::size_t k = early + 1; k < late; ++k)
      if (claims_[k].voice == claims_[early].voice && claims_[k].number() && !same_number(claims_[k], claims_[early]))
        return true;
    return false;
  }

  void copies() {
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      Voiced& v = claims_[i];
      if (v.status != ClaimStatus::current) continue;
      for (std::size_t j = 0; j < claims_.size() && v.status == ClaimStatus::current; ++j) {
        Voiced& o = claims_[j];
        if (j == i || o.status != ClaimStatus::current || !same_number(o, v)) continue;
        const bool earlier = j < i;
        const bool same_report = o.report == v.report;
        if (v.copied && (earlier || prints(v, o)) && o.voice == v.voice && !renewed(j, i)) {
          o.last_said = std::max(o.last_said, v.published);
          aside(v, ClaimStatus::relay, Aside::printed, j);
        } else if (earlier && o.voice == v.voice && !renewed(j, i)) {
          o.last_said = std::max(o.last_said, v.published);
          aside(v, ClaimStatus::relay, Aside::copy, j);
        } else if (earlier && share_agency(o, v)) {
          aside(v, ClaimStatus::relay, Aside::agency, j);
        } else if (v.own && !o.own && !o.hearsay && (earlier || same_report)) {
          o.affirmed = o.affirmed || (!v.copied && v.published > o.seen);
          o.seen = std::max(o.seen, v.published);
          aside(v, ClaimStatus::relay, Aside::restated, j);
        } else if (v.hearsay && earlier && !o.hearsay && !same_report) {
          aside(v, ClaimStatus::relay, Aside::hearsay, j);
        }
      }
      if (v.hearsay && v.status == ClaimStatus::current) hearsay_of_headline(i);
      if (v.copied && v.status == ClaimStatus::current) miscopied(i);
    }
  }

  static bool prints(const Voiced& copy, const Voiced& of) {
    return copy.copied && of.own && copy.copied->report == of.report->id;
  }

  bool told_in(const ReadReport* report, const Voiced& figure) const {
    return std::any_of(claims_.begin(), claims_.end(),
                       [&](const Voiced& v) { return v.report == report && same_number(v, figure); });
  }

  // A copy printed on the day of its original brings no later news: another figure in the place of the original's was
  // changed on the way.
  void miscopied(std::size_t i) {
    Voiced& v = claims_[i];
    if (v.published == kNoDay || v.claim->headline || !v.precise()) return;
    for (std::size_t j = 0; j < claims_.size(); ++j) {
      const Voiced& o = claims_[j];
      if (!prints(v, o) || o.claim->headline || !o.precise() || o.published != v.published) continue;
      if (told_in(v.report, o) || told_in(o.report, v)) continue;
      return aside(v, ClaimStatus::relay, Aside::miscopied, j);
    }
  }

  // What the press is said to have printed may be a headline already set aside.
  void hearsay_of_headline(std::size_t i) {
    for (std::size_t j = 0; j < i; ++j)
      if (claims_[j].own && claims_[j].report != claims_[i].report && same_number(claims_[j], claims_[i]))
        return aside(claims_[i], ClaimStatus::relay, Aside::hearsay, j);
  }

  static bool share_agency(const Voiced& a, const Voiced& b) {
    return std::any_of(a.agencies.begin(), a.agencies.end(), [&](const std::string& x) {
      return std::find(b.agencies.begin(), b.agencies.end(), x) != b.agencies.end();
    });
  }

  // Two figures one speaker gives in one report that must be added up: parts of one whole that is another measure («6
  // of the 21 … and 10 more»), or victims named apart in one sentence («an officer and five policemen»).
  bool additive(const Voiced& a, const Voiced& b) const {
    if (a.report != b.report || a.voice != b.voice || !a.precise() || !b.precise() || same_number(a, b)) return false;
    if (!a.claim->supersedes.empty() || !b.claim->supersedes.empty() || a.claim->headline || b.claim->headline)
      return false;
    if (a.claim->part_of == b.claim->id || b.claim->part_of == a.claim->id) return false;
    if (!a.claim->part_of.empty()) return a.claim->part_of == b.claim->part_of;
    const auto nobody = [](const Voiced& v) {
      return v.claim->who.party.empty() && v.claim->who.category == Category::unspecified;
    };
    if (nobody(a) && nobody(b)) return false;  // «24 قتيلا، قبل أن تستقر الحصيلة عند 29»: two counts of the same people
    return b.claim->part_of.empty() && is_victim_count(measure_) && a.claim->sentence == b.claim->sentence &&
           !a.claim->sentence.empty() && !a.claim->who.text.empty() && !b.claim->who.text.empty() &&
           a.claim->who.text != b.claim->who.text;
  }

  void sums() {
    if (!bucket_.empty()) return;
    const std::size_t n = claims_.size();
    for (std::size_t i = 0; i < n; ++i) {
      std::vector<std::size_t> members{i};
      if (!can_be_summed(i)) continue;
      for (std::size_t j = i + 1; j < n; ++j) {
        const bool with_all = can_be_summed(j) && std::all_of(members.begin(), members.end(), [&](std::size_t m) {
                                return additive(claims_[m], claims_[j]);
                              });
        if (with_all) members.push_back(j);
      }
      if (members.size() > 1) add_sum(members);
    }
  }

  // A figure said before by the same voice may still be one of several added up.
  bool can_be_summed(std::size_t i) const {
    const Voiced& v = claims_[i];
    return v.summands.empty() &&
           (v.status == ClaimStatus::current || (v.status == ClaimStatus::relay && v.aside == Aside::copy));
  }

  void add_sum(const std::vector<std::size_t>& members) {
    Voiced sum = claims_[members.back()];
    sum.id.clear();
    std::int64_t total = 0;
    for (const std::size_t m : members) {
      total += *claims_[m].number();
      sum.id += (sum.id.empty() ? "" : "+") + claims_[m].id;
      sum.day = std::max(sum.day, claims_[m].day);
      sum.seen = std::max(sum.seen, claims_[m].seen);
    }
    // Beside a larger figure of the same breath they are its parts, told or not.
    for (std::size_t j = 0; j < claims_.size(); ++j) {
      const Voiced& whole = claims_[j];
      if (whole.report != sum.report || whole.voice != sum.voice || !whole.summands.empty()) continue;
      if (std::find(members.begin(), members.end(), j) != members.end()) continue;
      if (!whole.low || *whole.low < total || whole.claim->sentence == sum.claim->sentence) continue;
      for (const std::size_t m : members)
        if (claims_[m].status == ClaimStatus::current) aside(claims_[m], ClaimStatus::out_of_scope, Aside::part, j);
      return;
    }
    sum.low = sum.high = total;
    sum.summands = members;
    sum.status = ClaimStatus::current;
    sum.aside = Aside::none;
    if (sum.published != kNoDay && !sum.dated) sum.day = std::max(sum.day, sum.published);
    const std::size_t at = claims_.size();
    claims_.push_back(std::move(sum));
    for (const std::size_t m : members)
      if (claims_[m].status == ClaimStatus::current) aside(claims_[m], ClaimStatus::out_of_scope, Aside::summed, at);
    // The sum may only say what the voice said before.
    for (std::size_t j = 0; j < at; ++j)
      if (claims_[j].status == ClaimStatus::current && claims_[j].voice == claims_[at].voice &&
          same_number(claims_[j], claims_[at]))
        return aside(claims_[at], ClaimStatus::relay, Aside::copy, j);
  }

  // «13 killed, after two of the wounded died»: of two numbers in one breath, neither said to replace the other, the
  // smaller one is counted within the larger.
  void increments() {
    if (!bucket_.empty() || !is_victim_count(measure_)) return;
    for (Voiced& v : claims_) {
      if (!whole_count(v)) continue;
      for (std::size_t j = 0; j < claims_.size(); ++j) {
        const Voiced& w = claims_[j];
        if (&w == &v || !whole_count(w) || w.report != v.report || w.voice != v.voice || *w.low <= *v.low ||
            w.claim->sentence != v.claim->sentence)
          continue;
        aside(v, ClaimStatus::out_of_scope, Aside::part, j);
        break;
      }
    }
  }

  static bool whole_count(const Voiced& v) {
    return v.status == ClaimStatus::current && v.precise() && v.summands.empty() && !v.claim->headline &&
           v.claim->supersedes.empty() && *v.low > 0;
  }

  // «raised from 73 to 103»: 73 is retired, whoever said it before.
  void retired() {
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      const Voiced s = claims_[i];
      if (s.claim->supersedes.empty() || s.status == ClaimStatus::denied) continue;
      const std::size_t winner = s.status == ClaimStatus::relay ? s.cause : i;
      for (std::size_t j = 0; j < claims_.size(); ++j) {
        if (claims_[j].report != s.report || claims_[j].id != s.claim->supersedes || same_number(claims_[j], s))
          continue;
        const Voiced old = claims_[j];
        for (std::size_t k = 0; k < claims_.size(); ++k) {
          Voiced& c = claims_[k];
          if (k == winner || c.status != ClaimStatus::current || !same_number(c, old)) continue;
          if (k == j || c.day <= s.day || c.day == kNoDay) aside(c, ClaimStatus::superseded, Aside::retired, winner);
        }
      }
    }
  }

  // Later is: a later day; on one day an asserted, then a more exact figure; then further down the report.
  static auto rank(const Voiced& v) {
    return std::tuple(v.day, v.published, v.claim->modality == Modality::asserted, v.qualifier == Qualifier::exact,
                      std::string_view(v.report->id), v.claim->span.begin, std::string_view(v.id));
  }

  void replaced() {
    for (std::size_t i = 0; i < claims_.size(); ++i) {
      if (!claims_[i].counts()) continue;
      std::size_t last = i;
      for (std::size_t j = 0; j < claims_.size(); ++j)
        if (claims_[j].counts() && claims_[j].voice == claims_[i].voice && rank(claims_[j]) > rank(claims_[last]))
          last = j;
      if (last != i && bucket_.rfind("part", 0) != 0) aside(claims_[i], ClaimStatus::superseded, Aside::replaced, last);
    }
  }

  // A rough figure in the outlet's own voice gives way to an exact one inside it that a named source gives.
  void settled() {
    for (Voiced& v : claims_) {
      if (!v.own || !v.counts() || v.precise()) continue;
      for (std::size_t j = 0; j < claims_.size(); ++j) {
        const Voiced& n = claims_[j];
        if (&n == &v || !n.counts() || n.hearsay || !n.low || !n.high || *n.low != *n.high || !contains(v, *n.number()))
          continue;
        if (n.published < v.published || (n.own && n.published == v.published)) continue;
        aside(v, ClaimStatus::superseded, Aside::settled, j);
        break;
      }
    }
  }

  // Those recaptured or moved so far only grow: a lower count published earlier is no rival of a later one, unless an
  // observer keeps a count of its own. So do the arrested and released that the press tells in its own voice.
  void outgrown() {
    const bool grows = measure_ == Measure::recaptured || measure_ == Measure::transferred;
    const bool grows_in_print = measure_ == Measure::arrested || measure_ == Measure::released;
    if (!bucket_.empty() || !(grows || grows_in_print)) return;
    for (Voiced& v : claims_) {
      if (!v.counts() || v.published == kNoDay || v.neutral) continue;
      for (std::size_t j = 0; j < claims_.size(); ++j) {
        const Voiced& n = claims_[j];
        if (grows_in_print && !(v.own && n.own)) continue;
        if (!n.counts() || n.hearsay || n.published <= v.last_said || !n.low || *n.low <= v.high.value_or(*v.number()))
          continue;
        aside(v, ClaimStatus::superseded, Aside::outgrown, j);
        break;
      }
    }
  }

  std::vector<Voiced>& claims_;
  Measure measure_;
  const std::string& bucket_;
  const IncidentClaims& all_;
};

// True if `voice` is the reviser of a line, or revised the reviser's own figure.
bool revises(const Line& line, const std::string& voice, const std::string& reviser) {
  if (voice == reviser) return true;
  return std::any_of(line.claims.begin(), line.claims.end(), [&](const Voiced& v) {
    return v.voice == reviser && v.aside == Aside::retired && line.claims[v.cause].voice == voice;
  });
}

}  // namespace

void set_statuses(Line& line, const IncidentClaims& all) { Judge(line, all).run(); }

void retire_bulletins(std::vector<Line>& lines) {
  for (Line& line : lines) {
    if (!line.key.bucket.empty()) continue;
    for (Voiced& v : line.claims) {
      if (!v.counts() || v.own) continue;
      for (const Line& other : lines) {
        if (&other == &line || !other.key.bucket.empty()) continue;
        for (const Voiced& o : other.claims) {
          if (o.aside != Aside::retired || o.report != v.report || o.voice != v.voice ||
              o.claim->sentence != v.claim->sentence)
            continue;
          const std::string& reviser = other.claims[o.cause].voice;
          for (std::size_t j = 0; j < line.claims.size(); ++j) {
            const Voiced& n = line.claims[j];
            if (!n.counts() || n.day <= v.day || !revises(other, n.voice, reviser)) continue;
            v.status = ClaimStatus::superseded;
            v.aside = Aside::bulletin;
            v.cause = j;
          }
        }
      }
    }
  }
}

}  // namespace isnad
