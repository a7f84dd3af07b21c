// Layering: what the compiler notes when a user's table is laid over what the builder already holds.
//
// The tables of the project are compiled without one. With one, a row may have the id of a row of a layer before and
// then replaces it; names of one word are held against the common words; and what is shadowed is told.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "lexicon/common_words.h"

namespace isnad {

struct Layering {
  static constexpr std::size_t kMostNotes = 1000;  // kept; all are counted

  explicit Layering(const Lexicon& words) : common(words) {}

  // «my.tsv:3: …»: sound, but perhaps not what was meant.
  void note(std::string text) {
    if (++note_count <= kMostNotes) notes.push_back(std::move(text));
  }

  // Where an entity or a lemma was written.
  struct Origin {
    std::uint32_t index = 0;
    bool is_lemma = false;
    std::uint32_t file = 0;  // of `files`
    int line = 0;
  };
  struct FileCounts {
    std::string name;
    std::string kind;  // "places", "words" …
    std::size_t rows = 0, names = 0;
  };

  const Lexicon& common;
  std::vector<FileCounts> files;
  std::vector<Origin> origins;
  std::vector<std::string> notes;
  std::size_t note_count = 0;
  std::size_t replaced = 0, shadowed = 0;
  std::unordered_set<std::string> refused;  // ids of rows with problems: whoever refers to them is not to blame
};

}  // namespace isnad
