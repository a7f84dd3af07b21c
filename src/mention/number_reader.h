// NumberReader: the tokens of a sentence as number words, ready for the number grammar.
//
// In: a document with readings. Out: for a token, the number word that starts there, with its clitics: «وعشرين»,
// «الـ28», «(68)», «/6/», «و 20». Why apart: digits, brackets and detached clitics are a matter of typing, not of
// grammar.
//
//   NumberReader read(doc, sentence, lexicon);
//   NumberRun run = read.run(i);                 // «(68) ألفاً و(234)» → 68, scale 1000, 234 with conj
//   NumberParse p = parse_number(run.words());   // 68234
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/fold.h"
#include "mention/number_grammar.h"
#include "text/document.h"

namespace isnad {

// A word spelled in folded letters at compile time, to compare with Document::key.
struct KeyWord {
  char letters[10] = {};
  std::size_t size = 0;
  template <std::size_t N>
  consteval KeyWord(const char16_t (&s)[N]) : size(N - 1) {  // NOLINT
    for (std::size_t i = 0; i + 1 < N; ++i) letters[i] = letter(s[i]);
  }
  constexpr operator std::string_view() const { return {letters, size}; }  // NOLINT
};

struct NumberRun {
  static constexpr std::size_t kMax = 32;  // longer than any grammatical number
  std::array<NumberWord, kMax> storage;
  std::size_t count = 0;
  std::span<const NumberWord> words() const { return {storage.data(), count}; }
};

class NumberReader {
 public:
  NumberReader(const Document& doc, const Sentence& sentence, const Lexicon& lexicon)
      : doc_(doc), first_(sentence.first), last_(sentence.last), lexicon_(lexicon) {}

  // The number word that starts at token i; false if none does.
  bool word_at(std::uint32_t i, NumberWord& out) const;
  // All number words that follow one another from token i on; fills `out`.
  void run(std::uint32_t i, NumberRun& out) const;

  // Is token i this word, with or without و ف ب ل ك ال glued to it?
  bool is(std::uint32_t i, std::string_view bare) const;
  // Is token i exactly this word?
  bool is_exactly(std::uint32_t i, std::string_view key) const;
  bool is_punct(std::uint32_t i, char c) const;
  bool is_number(std::uint32_t i) const;
  // Does token i stand right after the token before it, without a space?
  bool glued(std::uint32_t i) const;
  // The first reading of a class among those with the fewest clitics cut off; null if none.
  const Reading* reading(std::uint32_t i, WordClass c) const;
  // Has token i any reading of this class?
  bool has(std::uint32_t i, WordClass c) const;
  // The clitics a token consists of: «و», «الـ», «بـ», «لل»; 0 if it is anything else.
  std::uint8_t clitics_alone(std::uint32_t i) const;
  const Lemma& lemma(const Reading& r) const { return lexicon_.lemma(r.form.lemma); }

  const Document& doc() const { return doc_; }
  const Lexicon& lexicon() const { return lexicon_; }
  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }

 private:
  bool digits_at(std::uint32_t i, NumberWord& out) const;
  bool spelled_at(std::uint32_t i, NumberWord& out) const;

  const Document& doc_;
  std::uint32_t first_, last_;
  const Lexicon& lexicon_;
};

}  // namespace isnad
