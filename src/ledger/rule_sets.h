// RuleSet: how an incident's claims come to low, best, high and latest. Data, not code: a set is a TOML file of
// rules/ledger/, which the build puts into the program, or a user's own (rule_file.h, docs/formats/rule-sets.md).
//
// In: nothing. Out: the sets by name. `isnad` is the default; the others follow the published practice of their
// projects as far as it concerns conflicting figures, so that one case can be read under another's rules.
//
//   const RuleSet rules = *rule_set("ucdp");
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

// Which claims the low and high are taken from.
enum class BoundsFrom : std::uint8_t {
  current,  // the last word of each origin
  stated,   // every figure anyone stated, replaced ones too, denied ones not
};

// How one value is chosen.
enum class BestRule : std::uint8_t {
  supported,                  // most independent voices, then the latest, then the lowest
  latest,                     // the newest, then most voices, then the lowest
  lowest,                     // the lowest
  lowest_until_corroborated,  // the lowest, unless another has two independent voices
  neutral,                    // the last of a neutral observer, else of the majority, else the lowest
};

// What stands for a word such as «عشرات»: the engine's range is replaced by one number.
struct VagueValue {
  std::int64_t low = 0;  // of the engine's range
  std::int64_t value = 0;
};

// Where a rule was published, and whether its text was read there.
struct PublishedRule {
  std::string title, section, url;
  std::string text;  // seen, copy, code (read from the project's program), not seen
};

// Codes of precision and grades that a project gives its incidents besides figures.
enum class CodeScheme : std::uint8_t { none, ucdp, acled, airwars };

struct RuleSet {
  std::string name = "isnad";
  std::string title;
  std::string summary;
  std::vector<PublishedRule> sources;
  BoundsFrom bounds = BoundsFrom::current;
  BestRule best = BestRule::supported;
  int min_sources = 1;                  // fewer independent voices: no best
  bool hedged_only_raise_high = false;  // hedged and hearsay figures count for high alone
  std::vector<VagueValue> vague;
  // Voices that only repeat what others printed.
  std::vector<std::string> hearsay{"press_reports", "local_media",  "media",
                                   "media_reports", "news_reports", "social_media"};
  // Observers that are no side of the fighting: monitors, bodies of the UN, medical sources.
  std::vector<std::string> neutral;
  // Origins that speak with one voice (a ministry and its state): origin id → voice id.
  std::map<std::string, std::string, std::less<>> voices;
  CodeScheme date_codes = CodeScheme::none;
  CodeScheme place_codes = CodeScheme::none;
  CodeScheme grades = CodeScheme::none;
};

RuleSet isnad_rules();
std::optional<RuleSet> rule_set(std::string_view name);
std::vector<std::string> rule_set_names();  // the default first
// The file a set was made from, to read or to start one's own with; empty where there is no such set.
std::string_view rule_set_text(std::string_view name);

}  // namespace isnad
