// Document: a report's text as sentences of tokens, with up to eight readings a word.
//
// In: the text of a Report and a Lexicon. Out: tokens that point at bytes of the original, and a folded key for
// matching. The folded key uses one byte a letter (see fold.h), so all matching below works on short byte strings.
//
//   Document d = read_text(report.text, lexicon);
//   for (const Sentence& s : d.sentences)
//     for (const Token& t : d.tokens_of(s)) …
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "model/report.h"

namespace isnad {

enum class TokenKind : std::uint8_t { word, latin, number, punct };

// One way to read a word: a form of the lexicon and the clitics around it.
struct Reading {
  Form form;
  std::uint8_t proclitics = 0;  // kWa | kBi | …
  Pronoun pronoun = Pronoun::none;
};

inline constexpr std::uint8_t kTokenPassive = 1;       // written with the vowels of a passive: قُتل
inline constexpr std::uint8_t kTokenRejoined = 2;      // put together from pieces: قتـ ـلى
inline constexpr std::uint8_t kTokenLineBreak = 4;     // a line break stands before it
inline constexpr std::uint8_t kTokenDecimal = 8;       // a number with a fraction
inline constexpr std::uint8_t kTokenSpaceBefore = 16;  // white space (or the text's start) stands before it
inline constexpr std::uint8_t kTokenTatweel = 32;      // begins or ends with a tatweel
inline constexpr std::uint8_t kTokenSplit = 64;        // one half of a glued word: العراقيةبغداد

// Bits of Token::classes.
constexpr std::uint64_t class_bit(WordClass c) { return std::uint64_t{1} << static_cast<int>(c); }
inline constexpr std::uint64_t kAnyOpening = std::uint64_t{1} << 61;  // a link word that can open a fact: لقي، سلم
inline constexpr std::uint64_t kAnyOpensName = std::uint64_t{1} << 58;      // a name or phrase may begin with it
inline constexpr std::uint64_t kAnyOpensTrigger = std::uint64_t{1} << 59;   // a phrase that is a trigger may
inline constexpr std::uint64_t kAnyWeakEvent = std::uint64_t{1} << 60;      // a trigger of an event that needs company
inline constexpr std::uint64_t kAnyStrongTrigger = std::uint64_t{1} << 62;  // a trigger that needs no company
inline constexpr std::uint64_t kAnyCountedPerson = std::uint64_t{1} << 63;  // a person noun with a measure: قتيل

// What a later stage knows of a word by its spelling alone: any bits it likes, asked for once for each distinct word.
using WordMarker = std::uint8_t (*)(std::string_view key);
inline constexpr std::uint8_t kEveryMark = 0xff;  // without a marker: the word may be anything

struct Token {
  Span span;              // bytes of the original text
  std::uint32_t key = 0;  // offset of the folded key in Document::folded
  std::uint16_t key_size = 0;
  TokenKind kind = TokenKind::word;
  std::uint8_t flags = 0;
  char punct = 0;  // '.', ',', ';', ':', '?', '!', '"', '(', ')', '[', ']', '-', '/', '%', '*', '#', '@', '$', …
  char quote = 0;  // for punct '"': '<' opens, '>' closes, '|' either
  std::uint8_t reading_count = 0;
  std::uint8_t marks = kEveryMark;  // of a word, by the document's marker
  std::uint32_t first_reading = 0;
  std::uint64_t classes = 0;     // word classes of its readings, one bit each, and kAnyStrongTrigger, kAnyCountedPerson
  std::uint32_t first_word = 0;  // candidates for matching names
  std::uint8_t word_count = 0;
  double number = 0;  // value of a number token (thousands separators resolved)
};

// A token as a word of a name: its id in the lexicon's trie, and the proclitics cut off to get there.
struct NameWord {
  std::uint32_t id = 0;
  std::uint8_t proclitics = 0;
};

enum class Segment : std::uint8_t { headline, dateline, byline, body, noise };

struct Sentence {
  std::uint32_t first = 0;  // token range
  std::uint32_t last = 0;   // exclusive
  std::uint32_t paragraph = 0;
  Segment segment = Segment::body;
};

// One line of the written text that holds tokens; kept for reuse only.
struct TextLine {
  std::uint32_t first = 0, last = 0;  // token range
  std::uint32_t chars = 0;            // code points, 0 until asked for
  bool blank_before = false;          // a blank line stands above
};

// How much of which script a text holds; tells the language apart cheaply.
struct ScriptCounts {
  std::size_t words = 0, latin = 0;  // tokens
  std::size_t other_bytes = 0;       // of neither
  std::size_t far_letters = 0;       // letters that Arabic lacks: گ ڵ ے
};

class WordCache;

// One report's text, and the buffers to read the next one with: reuse a Document for many reports.
struct Document {
  Document();
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  std::string_view text;  // the report's text; must outlive the document
  std::string folded;
  std::vector<Token> tokens;
  std::vector<Reading> readings;     // of every distinct word seen so far; tokens point into it
  std::vector<NameWord> name_words;  // likewise
  std::unique_ptr<WordCache> cache;
  WordMarker marker = nullptr;
  std::vector<Sentence> sentences;
  std::vector<TextLine> lines;
  std::vector<Diagnostic> diagnostics;
  ScriptCounts scripts;
  std::string language = "ar";  // "ar", "fa", "ur", "ckb", "ps", "en", "fr", "tr" …; "und" for what is none of them

  // Is this a text to read? Of other languages there are tokens and sentences, and a diagnostic "text.language".
  bool arabic() const { return language == "ar"; }

  std::string_view key(const Token& t) const { return std::string_view(folded).substr(t.key, t.key_size); }
  std::string_view original(const Token& t) const { return t.span.of(text); }
  std::span<const Reading> readings_of(const Token& t) const {
    return {readings.data() + t.first_reading, t.reading_count};
  }
  std::span<const NameWord> name_words_of(const Token& t) const {
    return {name_words.data() + t.first_word, t.word_count};
  }
  std::span<const Token> tokens_of(const Sentence& s) const { return {tokens.data() + s.first, s.last - s.first}; }
};

// Reads a text. Never fails: odd text becomes diagnostics. `out` is reused to save allocations.
void read_text(std::string_view text, const Lexicon& lexicon, Document& out);

// The same without sentences and segments, for a line that is parsed as one. A marker marks the words.
void read_words(std::string_view text, const Lexicon& lexicon, Document& out, WordMarker marker = nullptr);

}  // namespace isnad
