// RuleNote: what people are told of a rule of rules/*.toml: where it stands, what it looks for, an example.
#pragma once

#include <string>

namespace isnad {

struct RuleNote {
  std::string id;
  std::string layer;  // "figure" or "event"
  std::string pattern;
  std::string place;    // "10-figures.toml:12"; empty in lexicons compiled before rules carried it
  std::string example;  // the first of those it must read: "مقتل ستة من الحراس → killed 6 security"
};

}  // namespace isnad
