#include "ledger/explain.h"

#include <algorithm>
#include <array>

namespace isnad {
namespace {

// In the genitive, as in «حصيلة …».
constexpr std::array<const char*, kMeasureCount> kMeasuresAr{
    "القتلى",    "الجرحى",     "الضحايا",     "المفقودين", "الجثث المعثور عليها", "المحيدين",
    "المخطوفين", "الرهائن",    "المعتقلين",   "الفارين",   "من حاولوا الفرار",    "من أعيد القبض عليهم",
    "الطلقاء",   "المستسلمين", "المفرج عنهم", "المنقولين", "المحتجزين",           "الطاقة الاستيعابية",
    "النازحين",  "العائدين"};

std::string around(const Voiced& v, const char* about, const char* more, const char* most, const char* to) {
  const auto n = [](const std::optional<std::int64_t>& x) { return std::to_string(*x); };
  if (!v.low && !v.high) return {};
  if (!v.high) return std::string(more) + " " + n(v.low);
  if (!v.low) return std::string(most) + " " + n(v.high);
  if (*v.low != *v.high) return n(v.low) + " " + to + " " + n(v.high);
  return (v.qualifier == Qualifier::about ? std::string(about) + " " : std::string()) + n(v.low);
}

std::string reason(const Line& line, const Voiced& v) {
  const Voiced& c = line.claims[v.cause];
  switch (v.aside) {
    case Aside::none: return {};
    case Aside::denied: return "denied";
    case Aside::copy: return "the same statement again";
    case Aside::printed: return "a copy of the report of " + speaker_en(v);
    case Aside::miscopied: return "a copy of the report of " + speaker_en(v) + ", which says " + figure_en(c);
    case Aside::agency: return "the same agency report as " + speaker_en(c);
    case Aside::restated: return "repeats " + speaker_en(c);
    case Aside::hearsay: return "repeats what was printed before";
    case Aside::headline: return "a headline, the body gives the figure";
    case Aside::replaced: return "replaced by its later " + figure_en(c);
    case Aside::retired: return "replaced by " + figure_en(c) + " of " + speaker_en(c);
    case Aside::settled: return "made exact by " + speaker_en(c) + ": " + figure_en(c);
    case Aside::outgrown: return "an earlier count, outgrown by " + figure_en(c) + " of " + speaker_en(c);
    case Aside::bulletin: return "given with a toll since replaced; now " + figure_en(c) + " of " + speaker_en(c);
    case Aside::summed: return "added up in " + figure_en(c);
    case Aside::mistaken: return "another count, taken for this one";
    case Aside::part: return "beside the larger " + figure_en(c) + " of the same report";
  }
  return {};
}

std::string day_text(const Voiced& v) {
  return v.day == kNoDay ? std::string("undated") : Date::from_days(v.day).text();
}

}  // namespace

std::string figure_en(const Voiced& v) {
  const std::string s = around(v, "about", "more than", "at most", "to");
  return s.empty()                                       ? "no number"
         : v.qualifier == Qualifier::at_least && !v.high ? "at least " + std::to_string(*v.low)
                                                         : s;
}

std::string figure_ar(const Voiced& v) {
  const std::string s = around(v, "نحو", "أكثر من", "ما لا يزيد على", "إلى");
  return s.empty()                                       ? "بلا عدد"
         : v.qualifier == Qualifier::at_least && !v.high ? "ما لا يقل عن " + std::to_string(*v.low)
                                                         : s;
}

std::string speaker(const Voiced& v) { return v.words; }
std::string speaker_en(const Voiced& v) { return v.origin; }
std::string measure_ar(Measure m) { return kMeasuresAr[static_cast<std::size_t>(m)]; }

std::string measure_en(Measure m) {
  std::string s(name(m));
  std::replace(s.begin(), s.end(), '_', ' ');
  return s;
}

std::string because(const Line& line, const FigureLine& result, const RuleSet& rules) {
  std::string weighed, aside;
  for (const Voiced& v : line.claims) {
    const std::string said = speaker_en(v) + " " + figure_en(v);
    if (v.status == ClaimStatus::current)
      weighed += (weighed.empty() ? "" : "; ") + said + " (" + day_text(v) + ")";
    else
      aside += (aside.empty() ? "" : "; ") + said + " (" + reason(line, v) + ")";
  }
  std::string out;
  if (!line.key.bucket.empty()) out += "Counts apart: " + line.key.bucket + ". ";
  out += weighed.empty() ? "No claim stands." : "Weighed: " + weighed + ".";
  if (!aside.empty()) out += " Set aside: " + aside + ".";
  const auto n = [](const std::optional<std::int64_t>& x) { return x ? std::to_string(*x) : std::string("open"); };
  if (result.low || result.high) {
    const bool all = rules.bounds == BoundsFrom::stated;
    out += " Low " + n(result.low) + " and high " + n(result.high) + " span " +
           (all ? "every figure stated" : "the last word of each origin");
    if (result.best) {
      constexpr std::array<const char*, 5> kWhy{"most independent voices, then the newest, then the lowest",
                                                "the newest", "the lowest", "the lowest unless corroborated",
                                                "a neutral observer's last, else the majority's, else the lowest"};
      out += "; best " + n(result.best) + ": " + kWhy[static_cast<std::size_t>(rules.best)];
    }
    out += ".";
  }
  return out;
}

}  // namespace isnad
