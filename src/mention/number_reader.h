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

#include "mention/key_word.h"
#include "mention/number_grammar.h"
#include "text/document.h"

namespace isnad {

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
  bool word_at(std::uint32_t i, NumberWord& out) const { return i < last_ && may_begin_number(i) && read_word(i, out); }
  // Cheap: false only where no number word starts.
  bool may_begin_number(std::uint32_t i) const;
  // All number words that follow one another from token i on; fills `out`.
  void run(std::uint32_t i, NumberRun& out) const;

  // Is token i this word, with or without و ف ب ل ك ال glued to it?
  bool is(std::uint32_t i, const KeyWord& bare) const {
    return i >= first_ && i < last_ && ends_alike(doc_.tokens[i], bare) && is_bare(i, bare);
  }
  // Is token i exactly this word?
  bool is_exactly(std::uint32_t i, const KeyWord& key) const {
    return i >= first_ && i < last_ && doc_.tokens[i].key_size == key.size && ends_alike(doc_.tokens[i], key) &&
           doc_.key(doc_.tokens[i]) == std::string_view(key);
  }
  bool is_punct(std::uint32_t i, char c) const;
  bool is_number(std::uint32_t i) const;
  // Does token i stand right after the token before it, without a space?
  bool glued(std::uint32_t i) const;
  // The first reading of a class among those with the fewest clitics cut off; null if none.
  const Reading* reading(std::uint32_t i, WordClass c) const { return has(i, c) ? first_reading(i, c) : nullptr; }
  // Has token i any reading of this class?
  bool has(std::uint32_t i, WordClass c) const {
    return i >= first_ && i < last_ && (doc_.tokens[i].classes & class_bit(c)) != 0;
  }
  // The clitics a token consists of: «و», «الـ», «بـ», «لل»; 0 if it is anything else.
  std::uint8_t clitics_alone(std::uint32_t i) const;
  const Lemma& lemma(const Reading& r) const { return lexicon_.lemma(r.form.lemma); }

  const Document& doc() const { return doc_; }
  const Lexicon& lexicon() const { return lexicon_; }
  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }

 private:
  // Has a word this last letter? Most comparisons end here.
  bool ends_alike(const Token& t, const KeyWord& w) const {
    return t.kind == TokenKind::word && t.key_size >= w.size &&
           doc_.folded[t.key + t.key_size - 1] == w.letters[w.size - 1];
  }
  bool is_bare(std::uint32_t i, std::string_view bare) const;
  const Reading* first_reading(std::uint32_t i, WordClass c) const;
  bool read_word(std::uint32_t i, NumberWord& out) const;
  bool digits_at(std::uint32_t i, NumberWord& out) const;
  bool spelled_at(std::uint32_t i, NumberWord& out) const;

  const Document& doc_;
  std::uint32_t first_, last_;
  const Lexicon& lexicon_;
};

inline bool NumberReader::may_begin_number(std::uint32_t i) const {
  constexpr std::uint64_t kNumbers =
      class_bit(WordClass::number) | class_bit(WordClass::scale) | class_bit(WordClass::fraction);
  const Token& t = doc_.tokens[i];
  if (t.kind != TokenKind::word) return t.kind == TokenKind::number || t.punct == '(' || t.punct == '/';
  if ((t.classes & kNumbers) != 0) return true;
  if (t.key_size == 0 || t.key_size > 4) return false;  // clitics alone: و، ال، بال
  const char last = doc_.folded[t.key + t.key_size - 1];
  return last == letter(u'و') || last == letter(u'ف') || last == letter(u'ب') || last == letter(u'ك') ||
         last == letter(u'ل');
}

}  // namespace isnad
