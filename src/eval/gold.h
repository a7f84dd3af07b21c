// GoldReport: what a coder reads in one report, the measure that `isnad eval` holds the engine to.
//
// In: a file of the format isnad-gold/1 (docs/formats/eval.md) and the text beside it. Out: plain values. Names of
// measures, types and parties stay as the coder wrote them, so that a label outside the vocabulary agrees with nothing
// instead of being refused.
//
//   auto set = read_gold_folder("data/gold/tuned", "");
//   if (!set) return set.error();
//   for (const GoldText& g : *set) … g.gold.figures … g.text …
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace isnad {

inline constexpr std::string_view kGoldSchema = "isnad-gold/1";

struct GoldLink {
  std::string text;
  std::string id;  // empty where the coder gives none
};

// What figures, events and stances share.
struct GoldItem {
  Span span;  // code points of the text, as the file counts them
  std::string evidence;
  bool spare = false;  // "optional": costs nothing if it is not found, earns nothing if it is
};

struct GoldFigure : GoldItem {
  std::vector<std::string> measures;  // the coder's first, then what a careful reader could choose as well
  std::string qualifier;
  std::optional<std::int64_t> low, high;
  std::vector<std::string> who;
  std::vector<GoldLink> attribution;
  std::string modality;
  std::string date;  // a day, month or year; empty where the coder gives none
  bool part = false;
};

struct GoldEvent : GoldItem {
  std::vector<std::string> types;
  std::vector<std::string> initiator;
  std::string date;
  bool facility = false;
};

struct GoldStance : GoldItem {
  std::string stance;
  std::vector<GoldLink> holder;
  std::vector<std::string> target;
};

struct GoldReport {
  std::string name;  // of the text's file, without its ending
  std::string file;
  std::string outlet;
  std::string published;
  std::vector<GoldFigure> figures;
  std::vector<GoldEvent> events;
  std::optional<std::vector<GoldStance>> stances;  // none: the coder did not look for stances
};

struct GoldText {
  GoldReport gold;
  std::string text;  // as stored, but for line ends, which are one line feed each
};

// Nothing where the JSON is of another schema. `where` names the file in messages.
Result<std::optional<GoldReport>> read_gold(std::string_view json, const std::string& where);

// All gold files of a folder in the order of their names, with their texts: from `texts` if it is given, else from
// beside them. A folder with gold/ and texts/ in it, or one called gold with texts/ beside it, is known as such.
Result<std::vector<GoldText>> read_gold_folder(const std::string& folder, const std::string& texts);

}  // namespace isnad
