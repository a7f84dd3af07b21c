// Judge: what became of each thing the engine read, and of each thing a coder expects.
//
// In: a gold report, its text and the Extraction. Out: a verdict on every claim and event, what was missed, and the
// counts that scores are made of. The matching is that of the scoring script: gold figures in their order, required
// ones before spare ones; a figure fits one of the same measure and value whose words overlap; of several that fit the
// one whose group and speaker agree best, else the first. Each is matched once.
//
//   Judgement j = judge(gold, text, engine.extract(report));
//   counts += j.counts;  for (const Verdict& v : j.verdicts) … v.rule … v.fate …
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/gold.h"
#include "eval/score.h"
#include "model/claim.h"

namespace isnad {

enum class Layer : std::uint8_t { figure, event, stance };
std::string_view name(Layer);

enum class Fate : std::uint8_t {
  strict,  // in the gold, and all that the strict score asks for agrees
  right,   // in the gold
  spare,   // in the gold as optional, or beside such words: counts neither way
  wrong,
};
std::string_view name(Fate);

struct Verdict {
  Layer layer = Layer::figure;
  Fate fate = Fate::wrong;
  std::string id, rule;
  std::string what;  // "killed 3", "airstrike", "denies"
  Span span;         // of the report's text, bytes
  // Of a right one what about it is off: who origin chain modality date part_of initiator facility holder target.
  // Of a wrong one why it fits no gold: value, measure, type, repeated, not_in_gold.
  std::vector<std::string_view> faults;
};

struct Missed {
  Layer layer = Layer::figure;
  std::string what, evidence;
};

struct Judgement {
  std::vector<Verdict> verdicts;
  std::vector<Missed> missed;
  Counts counts;
};

Judgement judge(const GoldReport& gold, std::string_view text, const Extraction& found);

}  // namespace isnad
