#include "base/fold.h"
#include "text/tokens.h"
#include "text/words.h"

namespace isnad {
namespace {

constexpr std::size_t kMaxPieces = 12;

bool has_letter(const Token& t) { return t.kind == TokenKind::word; }

// May a broken word go on over this token? Dots, hyphens, tatweel leftovers and look-alike digits.
bool bridge(const Document& doc, const Token& t) {
  if (t.kind == TokenKind::number) return t.span.size() == 1 && (t.number == 1 || t.number == 0) && !(t.flags & kTokenSpaceBefore);
  return t.kind == TokenKind::punct && !(t.flags & kTokenSpaceBefore) && doc.text[t.span.begin] != '\n' &&
         (t.punct == '.' || t.punct == '-' || t.punct == ',' || t.punct == '*' || t.punct == '_' || t.punct == '/');
}

bool ends_in_tatweel(std::string_view s) { return s.ends_with("\xD9\x80"); }
bool starts_with_tatweel(std::string_view s) { return s.starts_with("\xD9\x80"); }

// The text between two tokens' letters is only spaces and tatweel, with at least one tatweel.
bool joined_by_tatweel(const Document& doc, const Token& a, const Token& b) {
  const std::string_view gap = doc.text.substr(a.span.end, b.span.begin - a.span.end);
  return (ends_in_tatweel(doc.original(a)) || starts_with_tatweel(doc.original(b)) || gap.find("\xD9\x80") != gap.npos) &&
         gap.find('\n') == gap.npos;
}

bool known(std::string_view key, const Lexicon& lex) {
  std::vector<Reading> readings;
  std::vector<NameWord> words;
  readings_of_key(key, lex, readings, words);
  return !readings.empty() || !words.empty();
}

// The longest run from `first` that makes one known word; returns its end, or first + 1.
std::size_t longest_join(const Document& doc, const Lexicon& lex, std::size_t first, std::string& key) {
  std::string joined(doc.key(doc.tokens[first]));
  std::size_t best = first + 1;
  bool single_letters = joined.size() == 1;
  for (std::size_t i = first + 1; i < doc.tokens.size() && i < first + kMaxPieces; ++i) {
    const Token& prev = doc.tokens[i - 1];
    const Token& t = doc.tokens[i];
    if (t.flags & kTokenLineBreak) break;
    if (bridge(doc, t)) {
      if (t.kind == TokenKind::number) joined.push_back(t.number == 1 ? letter(0x627) : letter(0x647));
      continue;
    }
    if (!has_letter(t)) break;
    const bool touches = !(t.flags & kTokenSpaceBefore);
    single_letters = single_letters && t.key_size == 1;
    if (!touches && !single_letters && !(has_letter(prev) && joined_by_tatweel(doc, prev, t))) break;
    joined.append(doc.key(t));
    if (joined.size() >= 3 && joined.size() <= 24 && known(joined, lex)) {
      best = i + 1;
      key = joined;
    }
  }
  return best;
}

// Is this token worth a try? A piece that touches a bridge, a loose letter, or a word cut at a tatweel.
bool suspicious(const Document& doc, std::size_t i) {
  const Token& t = doc.tokens[i];
  if (!has_letter(t) || i + 1 >= doc.tokens.size()) return false;
  const Token& n = doc.tokens[i + 1];
  if (n.flags & kTokenLineBreak) return false;
  if (has_letter(n)) {
    if (t.key_size == 1 && n.key_size == 1 && i + 2 < doc.tokens.size() && doc.tokens[i + 2].key_size == 1) return true;
    return joined_by_tatweel(doc, t, n);
  }
  if (!bridge(doc, n) || i + 2 >= doc.tokens.size()) return false;
  const Token& after = doc.tokens[i + 2];
  return !(after.flags & kTokenSpaceBefore) && (has_letter(after) || bridge(doc, after));
}

}  // namespace

void rejoin(Document& doc, const Lexicon& lex) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < doc.tokens.size();) {
    std::size_t end = i + 1;
    if (suspicious(doc, i)) {
      std::string key;
      end = longest_join(doc, lex, i, key);
      // two whole words joined by a hyphen or a slash stay two words
      if (end > i + 1 && end <= i + 3 && doc.tokens[i].key_size > 2 && doc.tokens[end - 1].key_size > 2 &&
          known(doc.key(doc.tokens[i]), lex) && known(doc.key(doc.tokens[end - 1]), lex))
        end = i + 1;
      if (end > i + 1) {
        Token t = doc.tokens[i];
        t.span.end = doc.tokens[end - 1].span.end;
        t.key = static_cast<std::uint32_t>(doc.folded.size());
        t.key_size = static_cast<std::uint16_t>(key.size());
        t.flags |= kTokenRejoined;
        doc.folded += key;
        doc.diagnostics.push_back({"text.rejoined", t.span, "a word written in pieces was read as one"});
        doc.tokens[out++] = t;
        i = end;
        continue;
      }
    }
    doc.tokens[out++] = doc.tokens[i++];
  }
  doc.tokens.resize(out);
}

}  // namespace isnad
