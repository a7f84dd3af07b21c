// Inflection: from the dictionary form of a word to every form that news prose writes.
//
// In: a dictionary entry as the tables give it. Out: written forms with their grammar, unfolded. Regular morphology
// only; what is irregular is given by its forms ("قتيل+قتلى": singular and plurals; "نفى/ينفي": perfect and imperfect).
//
//   inflect({"مدني", PartOfSpeech::noun, .masculine_plural = true})  →  مدني، مدنيا، مدنيان، مدنيين، مدنيون، مدنيو …
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_class.h"

namespace isnad {

struct WrittenForm {
  std::u32string text;
  PartOfSpeech pos = PartOfSpeech::other;
  GramNumber number = GramNumber::none;
  GramCase gram_case = GramCase::any;
  Gender gender = Gender::any;
  std::uint8_t flags = 0;
};

struct DictionaryWord {
  std::string form;  // "قتيل+قتلى", "قتل/يقتل", or a bare word
  PartOfSpeech pos = PartOfSpeech::other;
  bool masculine_plural = false;  // ون / ين
  bool feminine_plural = false;   // ات
  bool no_dual = false;
  bool fixed = false;  // as written, nothing derived
};

std::vector<WrittenForm> inflect(const DictionaryWord& word);

std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);

}  // namespace isnad
