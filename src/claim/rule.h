// Rules: patterns over items, as rules/*.toml writes them, compiled and matched.
//
// A pattern is a row of elements, each a class or several with features, e.g.
//
//   TRIG.masdar.m<t> _{0,2} GROUP.num<n>     a verbal noun with a measure, up to two soft items, a counted group
//   'إلى'   #before   ^   !GROUP   PUNCT?    a word; a link word by name; sentence start; anything but; optional
//
// `_` stands for any item that does not break a phrase: no trigger, group, reporting verb or strong mark. Matching is
// leftmost, tries the fewest items for each element first, and never looks at more than 64 items.
#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "claim/items.h"
#include "model/rule_note.h"

namespace isnad {

enum class RuleLayer : std::uint8_t { figure, event };

// A rule as its author wrote it.
struct RuleSource {
  std::string id;
  std::string layer;  // "figure" or "event"
  std::string pattern;
  std::map<std::string, std::string> makes;
  std::vector<std::string> yes, no;
  std::string place;  // file:line, for messages
};

struct Alternative {
  std::uint64_t classes = 0;
  std::uint32_t wants = 0, refuses = 0;  // features
  std::uint8_t measure = kNoCode, not_measure = kNoCode, event = kNoCode;
  std::string word;            // folded key, or the name of a link
  std::uint8_t hash = 0;       // of the key
  std::uint64_t link_bit = 0;  // of a link; given by the RuleBook
  bool link = false, negated = false, start = false, soft = false;
};

struct Element {
  std::vector<Alternative> any;
  std::uint8_t min = 1, max = 1;
  char capture = 0;
};

struct Rule {
  std::string id;
  RuleLayer layer = RuleLayer::figure;
  std::vector<Element> elements;
  std::map<std::string, std::string> makes;
  std::vector<std::size_t> required;         // elements that some item of the sentence must fit
  std::uint64_t must_classes = 0;            // the quick look: classes that must all be there,
  std::uint64_t must_links = 0;              // one of these link names (0: any),
  std::uint32_t must_measures = 0;           // one of these measures (0: any)
  std::uint64_t first = 0;                   // classes of the first element (0: any)
  std::vector<std::bitset<256>> must_words;  // of each element that asks for words: the hash of one of them
  std::bitset<256> first_words;              // of the first element; none where it asks for more than words
};

// Where the captured items stand: index into SentenceItems::items, or -1.
struct RuleMatch {
  std::size_t first = 0, last = 0;
  std::array<std::int32_t, 26> captured;
  std::int32_t operator[](char c) const { return captured[static_cast<std::size_t>(c - 'a')]; }
};

Result<Rule> compile_rule(const RuleSource& source);

// Could the rule match in this sentence? Looks only at what the sentence holds at all.
bool possible(const Rule& rule, const SentenceItems& s);

// The rules of an engine, in order of their files; pattern order is priority. At most 64 link names may be used, and
// kMostRules rules of a layer.
class RuleBook {
 public:
  // `text` is what write_rules made; it is kept in the lexicon file.
  static Result<RuleBook> read(std::string_view text);
  const std::vector<Rule>& layer(RuleLayer l) const { return layers_[static_cast<std::size_t>(l)]; }
  // Calls with each rule of the layer that could match in the sentence, in order of priority.
  template <class Use>
  void each_possible(RuleLayer l, const SentenceItems& s, Use use) const {
    const std::vector<Rule>& rules = layer(l);
    const RuleSet found = evoked(l, s);
    for (std::size_t block = 0; block < found.size(); ++block)
      for (std::uint64_t rest = found[block]; rest != 0; rest &= rest - 1) {
        const Rule& rule = rules[block * 64 + static_cast<std::size_t>(std::countr_zero(rest))];
        if (possible(rule, s)) use(rule);
      }
  }
  // In the order of their files, both layers.
  const std::vector<RuleNote>& notes() const { return notes_; }
  Status add(Rule rule);
  // For each lemma of the lexicon, the bit of its name if rules ask for it («#name»).
  std::vector<std::uint64_t> link_bits(const Lexicon& lexicon) const;

 private:
  static constexpr std::size_t kMostRules = 1024;
  using RuleSet = std::array<std::uint64_t, kMostRules / 64>;
  // Which rules a word, a link or a measure of the sentence lets in; those that ask for none of these are always in.
  struct Index {
    RuleSet always{};
    std::array<RuleSet, 256> by_word{};
    std::array<RuleSet, 64> by_link{};
    std::array<RuleSet, 32> by_measure{};
  };
  RuleSet evoked(RuleLayer l, const SentenceItems& s) const;
  void enter(Index& index, const Rule& rule, std::size_t at);

  std::array<std::vector<Rule>, 2> layers_;
  std::array<Index, 2> index_;
  std::vector<std::string> links_;
  std::vector<RuleNote> notes_;
};

// One line a field, rules apart by an empty line.
std::string write_rules(const std::vector<RuleSource>& rules);

// Could it begin at this item?
inline bool could_begin(const Rule& rule, const SentenceItems& s, std::size_t i) {
  if (rule.first != 0) return (s.item_classes[i] & rule.first) != 0;
  return rule.first_words.none() || rule.first_words[s.item_words[i][0]] || rule.first_words[s.item_words[i][1]];
}

// The classes and features of an item, as patterns write them.
std::string item_classes(const Item& item);

// Does the rule match with its first element at item `at`?
bool match_rule(const Rule& rule, const Document& doc, const Lexicon& lexicon, const SentenceItems& s, std::size_t at,
                RuleMatch& out);

}  // namespace isnad
