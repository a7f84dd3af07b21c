#include <algorithm>
#include <initializer_list>

#include "base/fold.h"
#include "text/page_words.h"
#include "text/tokens.h"

namespace isnad {
namespace {

constexpr std::uint32_t kWidestWrap = 180;  // no program wraps prose wider
constexpr std::uint32_t kPageTokens = 12;
constexpr std::uint32_t kWidestByHand = 110;

bool terminal(const Token& t) {
  return t.kind == TokenKind::punct && (t.punct == '.' || t.punct == '?' || t.punct == '!' || t.punct == '~');
}
bool spaced(const Token& t) { return t.flags & (kTokenSpaceBefore | kTokenLineBreak); }

bool blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool line_end(char c) { return c == '\n' || c == '\r'; }

// The written line around a line's tokens: marks that are no token (a lone tatweel) count too.
std::string_view written(const Document& doc, const TextLine& l) {
  const std::size_t from = l.first > 0 ? doc.tokens[l.first - 1].span.end : 0;
  const std::size_t to = l.last < doc.tokens.size() ? doc.tokens[l.last].span.begin : doc.text.size();
  std::size_t begin = doc.tokens[l.first].span.begin, end = doc.tokens[l.last - 1].span.end;
  while (begin > from && !line_end(doc.text[begin - 1])) --begin;
  while (end < to && !line_end(doc.text[end])) ++end;
  while (begin < end && blank(doc.text[begin])) ++begin;
  while (end > begin && blank(doc.text[end - 1])) --end;
  return doc.text.substr(begin, end - begin);
}

std::uint32_t code_points(std::string_view s) {
  std::uint32_t n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

bool blank_between(const Document& doc, const Token& a, const Token& b) {
  int breaks = 0;
  char last = 0;
  for (std::uint32_t p = a.span.end; p < b.span.begin; ++p) {
    const char c = doc.text[p];
    if (c == '\n' && last == '\r') {
      last = c;
      continue;
    }
    breaks += c == '\n' || c == '\r';
    last = c;
  }
  return breaks > 1;
}

void find_lines(Document& doc) {
  doc.lines.clear();
  const auto n = static_cast<std::uint32_t>(doc.tokens.size());
  for (std::uint32_t i = 0; i < n;) {
    TextLine l;
    l.first = i++;
    while (i < n && !(doc.tokens[i].flags & kTokenLineBreak)) ++i;
    l.last = i;
    l.blank_before = l.first > 0 && blank_between(doc, doc.tokens[l.first - 1], doc.tokens[l.first]);
    doc.lines.push_back(l);
  }
}

class Splitter {
 public:
  Splitter(Document& doc, const Lexicon& lex) : doc_(doc), lex_(lex) {}

  void run() {
    const std::vector<TextLine>& lines = doc_.lines;
    for (std::size_t i = 0; i < lines.size();) {
      std::size_t end = i + 1;
      while (end < lines.size() && !lines[end].blank_before) ++end;
      block(i, end);
      i = end;
    }
  }

 private:
  const Token& token(std::uint32_t i) const { return doc_.tokens[i]; }

  static bool closes(const Token& t) {
    return t.kind == TokenKind::punct && ((t.punct == '"' && t.quote != '<') || t.punct == ')');
  }

  bool ends_sentence(const TextLine& l) const {
    std::uint32_t i = l.last;
    while (i > l.first && (closes(token(i - 1)) || token(i - 1).punct == '"')) --i;
    return i > l.first && (terminal(token(i - 1)) || token(i - 1).punct == ':');
  }

  // Does a quotation open the next line after a colon? It belongs to the words that introduce it.
  bool quote_follows(const TextLine& l, const TextLine& next) const {
    const Token& t = token(next.first);
    return token(l.last - 1).punct == ':' && t.punct == '"' && t.quote != '>';
  }

  // A line cannot end in a preposition or the like.
  bool ends_open(const TextLine& l) const {
    const Token& t = token(l.last - 1);
    if (t.kind == TokenKind::punct) return t.punct == ',' || t.punct == ';' || t.punct == '-';
    for (const Reading& r : doc_.readings_of(t))
      if (lex_.lemma(r.form.lemma).word_class == WordClass::particle && r.pronoun == Pronoun::none) return true;
    return false;
  }

  bool bullet(const TextLine& l) const {
    const Token& t = token(l.first);
    return t.kind == TokenKind::punct && (t.punct == '*' || t.punct == '-' || t.punct == '\x01' || t.punct == '#');
  }

  // Would the next line's first word, up to a space, have fit on this line?
  bool full(const TextLine& l, const TextLine& next, std::uint32_t limit) const {
    const std::string_view line = written(doc_, next);
    return l.chars + 1 + code_points(line.substr(0, line.find(' '))) > limit;
  }

  // Counts the code points of the lines of a block; the longest, or a number past kWidestWrap without counting.
  std::uint32_t measure(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const TextLine& l = doc_.lines[i];
      if (token(l.last - 1).span.end - token(l.first).span.begin > 4 * kWidestWrap) return kWidestWrap + 1;
    }
    std::uint32_t limit = 0;
    for (std::size_t i = first; i < last; ++i) {
      TextLine& l = doc_.lines[i];
      l.chars = code_points(written(doc_, l));
      limit = std::max(limit, l.chars);
    }
    return limit;
  }

  // Does the line begin with a standing phrase of pages («اقرأ أيضا»)?
  bool of_the_page(const TextLine& l) const {
    if (l.last - l.first > kPageTokens) return false;
    std::uint32_t words = 0;
    for (std::uint32_t i = l.first; i < l.last; ++i)
      words += token(i).kind == TokenKind::word || token(i).kind == TokenKind::latin;
    const PageWord w = page_word_at(doc_, l.first, l.last, words);
    return w != PageWord::none && w != PageWord::byline;
  }

  // How a block of lines without a blank line was made.
  enum class Wrap : std::uint8_t { none, even, ragged };

  Wrap wrap_of(std::size_t first, std::size_t last, std::uint32_t limit) const {
    const std::vector<TextLine>& lines = doc_.lines;
    std::size_t open = 0, filled = 0, bullets = 0, running = 0, brimming = 0;
    for (std::size_t i = first; i + 1 < last; ++i) {
      bullets += bullet(lines[i + 1]);
      const bool brim = full(lines[i], lines[i + 1], limit);
      brimming += brim;
      if (ends_sentence(lines[i]) && !quote_follows(lines[i], lines[i + 1])) continue;
      ++open;
      filled += brim;
      running += ends_open(lines[i]) || stop_inside(lines[i]);
    }
    if (open == 0 || bullets * 2 >= last - first) return Wrap::none;
    const bool pair = last - first == 2 && !of_the_page(lines[first]) && !of_the_page(lines[first + 1]);
    if (filled * 10 >= open * 7 && (brimming > 1 || pair)) return Wrap::even;
    // lines broken by hand: most go on, some in the middle of a clause, and the block comes to a full stop
    const bool hand =
        last - first >= 5 && limit <= kWidestByHand && open * 2 >= last - first && running * 5 >= open && running > 1;
    return hand ? Wrap::ragged : Wrap::none;
  }

  // A sentence ends inside the line and another begins that the line does not end.
  bool stop_inside(const TextLine& l) const {
    for (std::uint32_t i = l.first + 1; i + 1 < l.last; ++i)
      if (terminal(token(i)) && token(i).punct == '.' && sentence_stop(i, l.first, l.last) && !terminal(token(i + 1)) &&
          !terminal(token(i - 1)))
        return true;
    return false;
  }

  // A block is hard-wrapped, or a paragraph a line.
  void block(std::size_t first, std::size_t last) {
    const std::vector<TextLine>& lines = doc_.lines;
    std::uint32_t limit = 0;
    Wrap wrap = Wrap::none;
    if (last - first > 1 && (limit = measure(first, last)) <= kWidestWrap) wrap = wrap_of(first, last, limit);
    std::uint32_t begin = lines[first].first;
    for (std::size_t i = first; i < last; ++i) {
      if (i + 1 < last && joins(lines[i], lines[i + 1], wrap, limit)) continue;
      paragraph(begin, lines[i].last);
      if (i + 1 < last) begin = lines[i + 1].first;
    }
  }

  bool joins(const TextLine& l, const TextLine& next, Wrap wrap, std::uint32_t limit) const {
    if (wrap != Wrap::even && (of_the_page(next) || of_the_page(l))) return false;
    if (quote_follows(l, next)) return true;
    const bool ends = ends_sentence(l);
    if (wrap == Wrap::even) return full(l, next, limit) ? !bullet(next) || !ends : ends_open(l) && !bullet(next);
    if (bullet(next) || ends) return wrap == Wrap::ragged && !bullet(next) && l.chars * 10 >= limit * 7;
    return wrap == Wrap::ragged || ends_open(l);
  }

  bool keyed(const Token& t, std::initializer_list<const char*> words) const {
    return std::any_of(words.begin(), words.end(), [&](const char* w) { return doc_.key(t) == fold_word(w); });
  }

  // Is the full stop at `i` the end of a sentence, rather than of an abbreviation (د.) or inside an address?
  bool sentence_stop(std::uint32_t i, std::uint32_t first, std::uint32_t last) const {
    const Token& t = token(i);
    if (!terminal(t)) return false;
    if (i + 1 == last) return true;
    const Token& n = token(i + 1);
    if (t.punct == '~') return n.punct != ',';
    if (t.punct != '.') return true;
    if (!spaced(n) && n.punct != '"') {
      if (n.kind != TokenKind::word) return false;
      if (keyed(n, {"نت", "كوم", "اورغ", "اورج"})) return false;                     // «السورية.نت»
      if (i > first && token(i - 1).key_size <= 2 && n.key_size <= 2) return false;  // «سي.إن.إن»
    }
    if (i == first || spaced(t)) return true;
    const Token& p = token(i - 1);
    if (p.kind == TokenKind::word && p.key_size == 1) {
      // «د.» goes on; «2015م.» and «11:30 ص.» end, if the next word stands apart
      return i >= first + 2 && token(i - 2).kind == TokenKind::number && spaced(n) && n.kind == TokenKind::word &&
             !direction(n);
    }
    if (p.kind == TokenKind::word && p.key_size == 2 && keyed(p, {"كم", "سم", "مم", "كغ"}))
      return spaced(n) && !direction(n);
    return p.kind != TokenKind::latin || n.kind != TokenKind::latin;
  }

  bool direction(const Token& t) const {
    for (const Reading& r : doc_.readings_of(t)) {
      const WordClass c = lex_.lemma(r.form.lemma).word_class;
      if ((c == WordClass::direction || c == WordClass::particle) && !(r.proclitics & kConj)) return true;
    }
    return false;
  }

  void paragraph(std::uint32_t first, std::uint32_t last) {
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < last; ++i) {
      if (!terminal(token(i)) || !sentence_stop(i, first, last)) continue;
      while (i + 1 < last &&
             (terminal(token(i + 1)) || (closes(token(i + 1)) && (token(i + 1).quote != '|' || !spaced(token(i + 1))))))
        ++i;
      doc_.sentences.push_back({begin, i + 1, paragraph_, Segment::body});
      begin = i + 1;
    }
    if (begin < last) doc_.sentences.push_back({begin, last, paragraph_, Segment::body});
    ++paragraph_;
  }

  Document& doc_;
  const Lexicon& lex_;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

void split_sentences(Document& doc, const Lexicon& lexicon) {
  doc.sentences.clear();
  if (doc.tokens.empty()) return;
  find_lines(doc);
  Splitter(doc, lexicon).run();
}

}  // namespace isnad
