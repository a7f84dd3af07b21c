#include <algorithm>
#include <array>

#include "base/fold.h"
#include "text/tokens.h"

namespace isnad {
namespace {

// One line of the text that holds tokens.
struct Line {
  std::uint32_t first = 0, last = 0;   // tokens
  std::uint32_t chars = 0;             // rough width: bytes of Arabic halved
  bool blank_before = false;           // a blank line stands above
};

bool terminal(const Token& t) {
  return t.kind == TokenKind::punct && (t.punct == '.' || t.punct == '?' || t.punct == '!' || t.punct == '~');
}

std::uint32_t width(const Document& doc, std::uint32_t first, std::uint32_t last) {
  if (first >= last) return 0;
  std::uint32_t n = 0;
  for (const char c : doc.text.substr(doc.tokens[first].span.begin, doc.tokens[last - 1].span.end - doc.tokens[first].span.begin))
    n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

std::vector<Line> lines_of(const Document& doc) {
  std::vector<Line> lines;
  const auto n = static_cast<std::uint32_t>(doc.tokens.size());
  for (std::uint32_t i = 0; i < n;) {
    Line l;
    l.first = i++;
    while (i < n && !(doc.tokens[i].flags & kTokenLineBreak)) ++i;
    l.last = i;
    l.chars = width(doc, l.first, l.last);
    if (l.first > 0) {
      const std::uint32_t from = doc.tokens[l.first - 1].span.end, to = doc.tokens[l.first].span.begin;
      int breaks = 0;
      char last = 0;
      for (std::uint32_t p = from; p < to; ++p) {
        const char c = doc.text[p];
        if (c == '\n' && last == '\r') continue;
        breaks += c == '\n' || c == '\r';
        last = c;
      }
      l.blank_before = breaks > 1;
    }
    lines.push_back(l);
  }
  return lines;
}

class Splitter {
 public:
  Splitter(Document& doc, const Lexicon& lex) : doc_(doc), lex_(lex) {}

  void run() {
    lines_ = lines_of(doc_);
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i + 1;
      while (end < lines_.size() && !lines_[end].blank_before) ++end;
      block(i, end);
      i = end;
    }
    mark_segments();
  }

 private:
  bool ends_sentence(const Line& l) const {
    std::uint32_t i = l.last;
    while (i > l.first && doc_.tokens[i - 1].kind == TokenKind::punct && (doc_.tokens[i - 1].punct == '"' || doc_.tokens[i - 1].punct == ')')) --i;
    return i > l.first && (terminal(doc_.tokens[i - 1]) || doc_.tokens[i - 1].punct == ':');
  }

  // A line cannot end in a preposition or the like.
  bool ends_open(const Line& l) const {
    const Token& t = doc_.tokens[l.last - 1];
    if (t.kind == TokenKind::punct) return t.punct == ',' || t.punct == ';' || t.punct == '-';
    for (const Reading& r : doc_.readings_of(t))
      if (lex_.lemma(r.form.lemma).word_class == WordClass::particle && r.pronoun == Pronoun::none) return true;
    return false;
  }

  bool bullet(const Line& l) const {
    const Token& t = doc_.tokens[l.first];
    return t.kind == TokenKind::punct && (t.punct == '*' || t.punct == '-' || t.punct == '\x01' || t.punct == '#');
  }

  // Would the next line's first word have fit on this line?
  bool full(const Line& l, const Line& next, std::uint32_t limit) const {
    return l.chars + 1 + width(doc_, next.first, next.first + 1) > limit;
  }

  // A block of lines without a blank line: hard-wrapped, or a paragraph a line.
  void block(std::size_t first, std::size_t last) {
    std::uint32_t limit = 0;
    for (std::size_t i = first; i < last; ++i) limit = std::max(limit, lines_[i].chars);
    std::size_t open = 0, filled = 0;
    for (std::size_t i = first; i + 1 < last; ++i) {
      if (ends_sentence(lines_[i])) continue;
      ++open;
      filled += full(lines_[i], lines_[i + 1], limit);
    }
    const bool wrapped = open > 0 && limit <= 180 && filled * 10 >= open * 7 && (filled > 1 || last - first == 2);
    std::uint32_t begin = lines_[first].first;
    for (std::size_t i = first; i < last; ++i) {
      const bool joins = i + 1 < last && !bullet(lines_[i + 1]) &&
                         (wrapped ? full(lines_[i], lines_[i + 1], limit) || ends_open(lines_[i])
                                  : !ends_sentence(lines_[i]) && ends_open(lines_[i]));
      if (joins) continue;
      paragraph(begin, lines_[i].last);
      if (i + 1 < last) begin = lines_[i + 1].first;
    }
  }

  // Is the full stop at `i` the end of a sentence, rather than of an abbreviation (د.) or inside an address?
  bool sentence_stop(std::uint32_t i, std::uint32_t first, std::uint32_t last) const {
    const Token& t = doc_.tokens[i];
    if (!terminal(t)) return false;
    if (i + 1 < last && !(doc_.tokens[i + 1].flags & kTokenSpaceBefore) && doc_.tokens[i + 1].punct != '"' && t.punct == '.' &&
        doc_.tokens[i + 1].kind != TokenKind::word)
      return false;
    if (t.punct == '.' && i + 1 < last && !(doc_.tokens[i + 1].flags & kTokenSpaceBefore) && doc_.tokens[i + 1].kind == TokenKind::word &&
        doc_.tokens[i + 1].key_size <= 3)
      return false;  // «السورية.نت»
    if (t.punct == '.' && i > first) {
      const Token& p = doc_.tokens[i - 1];
      if (p.kind == TokenKind::word && p.key_size == 1 && !(t.flags & kTokenSpaceBefore)) return false;
      if (p.kind == TokenKind::latin && i + 1 < last && doc_.tokens[i + 1].kind == TokenKind::latin) return false;
    }
    if (t.punct == '~' && i + 1 < last && doc_.tokens[i + 1].punct == ',') return false;
    // two dots in a headline («X.. مقتل 4») separate, as one does
    return true;
  }

  void paragraph(std::uint32_t first, std::uint32_t last) {
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < last; ++i) {
      if (!sentence_stop(i, first, last)) continue;
      while (i + 1 < last && doc_.tokens[i + 1].kind == TokenKind::punct && !(doc_.tokens[i + 1].flags & kTokenLineBreak) &&
             (terminal(doc_.tokens[i + 1]) || (doc_.tokens[i + 1].punct == '"' && doc_.tokens[i + 1].quote != '<') || doc_.tokens[i + 1].punct == ')'))
        ++i;
      add(begin, i + 1);
      begin = i + 1;
    }
    if (begin < last) add(begin, last);
    ++paragraph_;
  }

  void add(std::uint32_t first, std::uint32_t last) {
    doc_.sentences.push_back({first, last, paragraph_, Segment::body});
  }

  // «اقرأ أيضا» and its kin: the line and the headlines under it are not this report.
  bool opens_noise(const Sentence& s) const {
    static const std::array<std::array<std::string, 2>, 7> kPairs{{{fold_word("اقرأ"), fold_word("أيضا")},
                                                                  {fold_word("اقرأ"), fold_word("المزيد")},
                                                                  {fold_word("إقرأ"), fold_word("أيضا")},
                                                                  {fold_word("شاهد"), fold_word("أيضا")},
                                                                  {fold_word("مواضيع"), fold_word("ذات")},
                                                                  {fold_word("أخبار"), fold_word("ذات")},
                                                                  {fold_word("مقالات"), fold_word("ذات")}}};
    if (s.last - s.first < 2 || s.last - s.first > 40) return false;
    for (const auto& p : kPairs)
      if (doc_.key(doc_.tokens[s.first]) == p[0] && doc_.key(doc_.tokens[s.first + 1]) == p[1]) return true;
    return false;
  }

  void mark_segments() {
    if (doc_.sentences.empty()) return;
    // the first paragraph is a headline if it is one short line without a full stop and more text follows
    const std::uint32_t paragraph = doc_.sentences.front().paragraph;
    std::size_t n = 0;
    while (n < doc_.sentences.size() && doc_.sentences[n].paragraph == paragraph) ++n;
    const Sentence& lead_end = doc_.sentences[n - 1];
    const bool stopped = terminal(doc_.tokens[lead_end.last - 1]);
    if (n < doc_.sentences.size() && !stopped && lead_end.last <= 40)
      for (std::size_t i = 0; i < n; ++i) doc_.sentences[i].segment = Segment::headline;
    bool noise = false;
    for (Sentence& s : doc_.sentences) {
      if (opens_noise(s)) noise = true;
      else if (noise && (terminal(doc_.tokens[s.last - 1]) || s.last - s.first > 30)) noise = false;
      if (noise) s.segment = Segment::noise;
    }
  }

  Document& doc_;
  const Lexicon& lex_;
  std::vector<Line> lines_;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

void split_sentences(Document& doc, const Lexicon& lexicon) {
  doc.sentences.clear();
  if (!doc.tokens.empty()) Splitter(doc, lexicon).run();
}

}  // namespace isnad
