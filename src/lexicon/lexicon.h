// Lexicon: the compiled words, names and rules, opened from one checksummed file mapped into memory.
//
// In: a file made by `lexc`, or the one embedded in the program. Out: lookups that never allocate.
// A Lexicon is immutable and safe to share between threads; hold it by std::shared_ptr<const Lexicon>.
//
//   auto lexicon = Lexicon::embedded();                       // Result<std::shared_ptr<const Lexicon>>
//   for (const Form& f : (*lexicon)->forms("قتيلا"))          // the key is in folded letters, see text/fold.h
//     use((*lexicon)->lemma(f.lemma));
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/result.h"
#include "lexicon/entity.h"
#include "lexicon/fact.h"
#include "lexicon/word_class.h"

namespace isnad {

// What a word means. Numeric codes hold the vocabulary enums of model/ (the lexicon layer does not include them).
struct Lemma {
  StringRef id;    // "kill.pass", "qatil"; unique
  StringRef name;  // party id of an adjective, weapon id, …
  std::int64_t value = 0;
  WordClass word_class = WordClass::none;
  PartOfSpeech pos = PartOfSpeech::other;
  Voice voice = Voice::either;
  std::uint8_t measure = kNoCode;
  std::uint8_t event = kNoCode;
  std::uint8_t category = kNoCode;
  std::uint8_t code = 0;  // meaning depends on word_class
  std::uint8_t reserved = 0;
  std::uint32_t flags = 0;      // lemma flags, see lemma_flags.h
  std::uint32_t reserved2 = 0;  // explicit padding: the file is compared byte for byte
};

// One spelling of a lemma.
struct Form {
  LemmaIndex lemma = 0;
  PartOfSpeech pos = PartOfSpeech::other;
  GramNumber number = GramNumber::none;
  GramCase gram_case = GramCase::any;
  Gender gender = Gender::any;
  std::uint8_t flags = 0;  // kForm…
  Voice voice = Voice::either;
  std::uint8_t reserved[2] = {0, 0};
};

// What a multi-word match stands for: an entity or a phrase lemma.
struct NameTarget {
  std::uint32_t index = 0;  // EntityIndex or LemmaIndex
  std::uint8_t is_lemma = 0;
  std::uint8_t flags = 0;  // kNameNeedsType: counts only after its type noun; kNameWeak: a common word too
  std::uint16_t reserved = 0;
};
// No hidden padding: the same input must give the same bytes.
static_assert(std::has_unique_object_representations_v<Lemma>);
static_assert(std::has_unique_object_representations_v<Form>);
static_assert(std::has_unique_object_representations_v<NameTarget>);
inline constexpr std::uint8_t kNameNeedsType = 1;
inline constexpr std::uint8_t kNameWeak = 2;
inline constexpr std::uint8_t kNamePluralVerb = 4;  // a phrase whose verb is plural: its subject stands before it
inline constexpr std::uint8_t kNameFeminineVerb = 8;
inline constexpr std::uint8_t kNameDual = 16;  // a phrase of two people: راعيا أغنام

class Lexicon {
 public:
  static Result<std::shared_ptr<const Lexicon>> embedded();
  static Result<std::shared_ptr<const Lexicon>> open(const std::string& path);
  // Takes the bytes of a lexicon file, e.g. just compiled.
  static Result<std::shared_ptr<const Lexicon>> from_bytes(std::string bytes, std::string name);

  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  // What one folded key is: its meanings in order of frequency, and its id as a word of names (kNone if none).
  struct Word {
    std::span<const Form> forms;
    std::uint32_t id = kNone;
  };
  Word find(std::string_view key) const;
  std::span<const Form> forms(std::string_view key) const { return find(key).forms; }
  std::uint32_t word_id(std::string_view key) const { return find(key).id; }

  const Lemma& lemma(LemmaIndex i) const { return lemmas_[i]; }
  std::size_t lemma_count() const { return lemmas_.size(); }
  LemmaIndex find_lemma(std::string_view id) const;  // kNone if absent

  // Names and phrases: a trie over words.
  std::uint32_t step(std::uint32_t node, std::uint32_t word) const;  // node 0 is the root; kNone if no such edge
  // May a longer name go on from this node?
  bool goes_on(std::uint32_t node) const { return (inner_[node / 64] >> node % 64 & 1) != 0; }
  std::span<const NameTarget> targets(std::uint32_t node) const {
    return targets_.subspan(node_targets_[node], node_targets_[node + 1] - node_targets_[node]);
  }

  // What a word of names can open.
  static constexpr std::uint8_t kOpensName = 1;     // some name or phrase begins with it
  static constexpr std::uint8_t kOpensTrigger = 2;  // a phrase that is a trigger
  std::uint8_t opens(std::uint32_t word) const { return word < opens_.size() ? opens_[word] : std::uint8_t{0}; }

  const Entity& entity(EntityIndex i) const { return entities_[i]; }
  std::size_t entity_count() const { return entities_.size(); }
  EntityIndex find_entity(std::string_view id) const;
  // What is known of an entity over time, by relation, the earlier first.
  std::span<const Fact> facts(EntityIndex i) const;
  std::span<const Fact> facts() const { return facts_; }

  std::string_view text(StringRef s) const { return strings_.substr(s.offset, s.size); }
  std::string_view id(const Lemma& l) const { return text(l.id); }
  std::string_view id(const Entity& e) const { return text(e.id); }
  // The rules, as their TOML sources; the claim layer compiles them when an engine is made.
  std::string_view rules() const { return rules_; }
  // 16 hex digits of the checksum: names the knowledge that made a fact.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  friend struct LexiconLoader;
  friend struct LexiconTables;
  Lexicon() = default;

  std::span<const Lemma> lemmas_;
  std::span<const Form> forms_;
  std::span<const Entity> entities_;
  std::span<const NameTarget> targets_;
  std::span<const Fact> facts_;  // sorted by entity, relation, first day
  std::span<const std::uint32_t>
      words_;  // open addressing, 5 numbers a slot: key offset, key size, first form, forms, id
  std::span<const std::uint32_t> edges_;         // open addressing, 3 numbers a slot: node, word, child
  std::span<const std::uint32_t> node_targets_;  // first target of each node, and one past the end
  std::span<const std::uint32_t> lemma_by_id_;   // sorted by id
  std::span<const std::uint32_t> entity_by_id_;
  std::vector<std::uint8_t> opens_;  // by word id
  std::vector<std::uint8_t> tags_;   // one byte of hash for each slot of words_, 0 where it is free
  // The trie once more, small enough to stay near: most steps are from the root, and most others lead nowhere.
  std::vector<std::uint32_t> roots_;     // by word id: the node it leads to from the root
  std::vector<std::uint64_t> inner_;     // a bit for each node that has children
  std::vector<std::uint8_t> edge_tags_;  // as tags_, of edges_
  std::string_view strings_;
  std::string_view rules_;
  std::string fingerprint_;
  std::string owned_;
  void* mapping_ = nullptr;
  std::size_t mapping_size_ = 0;
};

}  // namespace isnad
