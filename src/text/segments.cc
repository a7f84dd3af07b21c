#include <algorithm>
#include <array>

#include "base/fold.h"
#include "text/page_words.h"
#include "text/phrase.h"
#include "text/tokens.h"

namespace isnad {
namespace {

constexpr std::uint32_t kLong = 60;        // tokens; a longer paragraph is prose, and is not looked into
constexpr std::uint32_t kProseWords = 8;   // a stopped paragraph of so many words is prose
constexpr std::uint32_t kTitleWords = 30;  // no link, caption or menu has more
constexpr std::uint32_t kLinkWords = 25;   // under a heading of links even a stopped line of so many words is a link
constexpr std::uint32_t kHeadlineTokens = 40;
constexpr std::uint32_t kPieceWords = 4;  // what stands between two bars of a ticker has so many, a menu's entry fewer
constexpr std::size_t kTickerPieces = 3;
constexpr std::size_t kMenuLines = 4, kTicker = 6, kTailLines = 4, kHeadlines = 3;

enum class Kind : std::uint8_t {
  prose,
  title,
  brief,
  related,
  comments,
  furniture,
  clock,
  date,
  tags,
  foreign,
  ticker,
  rights,
  byline,
  place_line,
  caption
};

struct Paragraph {
  std::uint32_t first = 0, last = 0;  // sentences
  std::uint32_t first_token = 0, last_token = 0;
  std::uint32_t words = 0;
  Kind kind = Kind::prose;
  bool alone = false;  // a heading of links without a link on its own line
  bool colon = false;  // ends in a colon: what follows belongs to it
  bool number = false;
};

class Segmenter {
 public:
  Segmenter(Document& doc, const Lexicon& lex) : doc_(doc), lex_(lex) {}

  void run() {
    const std::uint32_t n = next_end(0);
    if (n == doc_.sentences.size()) {
      dateline_of(0);
      return;
    }
    survey();
    sections();
    tail();
    head();
    headline();
    datelines();
  }

 private:
  const Token& token(std::uint32_t i) const { return doc_.tokens[i]; }
  bool punct(std::uint32_t i, char c) const { return token(i).kind == TokenKind::punct && token(i).punct == c; }

  std::uint32_t next_end(std::uint32_t sentence) const {
    const std::uint32_t p = doc_.sentences[sentence].paragraph;
    std::uint32_t end = sentence + 1;
    while (end < doc_.sentences.size() && doc_.sentences[end].paragraph == p) ++end;
    return end;
  }

  void survey() {
    for (std::uint32_t i = 0; i < doc_.sentences.size();) {
      Paragraph p;
      p.first = i;
      p.last = i = next_end(i);
      p.first_token = doc_.sentences[p.first].first;
      p.last_token = doc_.sentences[p.last - 1].last;
      classify(p);
      paragraphs_.push_back(p);
      prose_ += p.kind == Kind::prose;
    }
  }

  // Does the paragraph end in a full stop? Dots of omission do not count: links are cut off with them.
  bool stopped(const Paragraph& p) const {
    std::uint32_t i = p.last_token;
    while (i > p.first_token && (punct(i - 1, '"') || punct(i - 1, ')'))) --i;
    if (i == p.first_token) return false;
    if (punct(i - 1, '?') || punct(i - 1, '!')) return true;
    return punct(i - 1, '.') && !(i - 1 > p.first_token && punct(i - 2, '.'));
  }

  // Likewise, dots of omission and all.
  bool ends(const Paragraph& p) const {
    const std::uint32_t i = p.last_token - 1;
    return punct(i, '.') || punct(i, '?') || punct(i, '!') || punct(i, '~');
  }

  void classify(Paragraph& p) {
    p.colon = punct(p.last_token - 1, ':');
    const bool stop = stopped(p);
    if (!stop && ticker(p)) {
      p.kind = Kind::ticker;
      return;
    }
    if (p.last_token - p.first_token > kLong) return;
    std::uint32_t latin = 0, tagged = 0;
    for (std::uint32_t i = p.first_token; i < p.last_token; ++i) {
      const Token& t = token(i);
      p.number = p.number || t.kind == TokenKind::number;
      if (t.kind != TokenKind::word && t.kind != TokenKind::latin) continue;
      ++p.words;
      latin += t.kind == TokenKind::latin;
      tagged += i > p.first_token && (punct(i - 1, '#') || punct(i - 1, '@') || punct(i - 1, '_'));
    }
    if (p.words > 0 && latin == p.words)
      p.kind = Kind::foreign;
    else if (p.words > 0 && tagged + latin == p.words)
      p.kind = Kind::tags;
    else if (const PageWord w = page_word(p); w != PageWord::none)
      p.kind = named(w, p, stop);
    else if (date_line(p))
      p.kind = Kind::date;
    else if (!stop && clock(p))
      p.kind = Kind::clock;
    else if (!stop && p.words <= kTitleWords && caption(p))
      p.kind = Kind::caption;
    else if (!stop && p.words <= kTitleWords)
      p.kind = p.words <= 8 && place_line(p) ? Kind::place_line : Kind::title;
    else if (p.words < kProseWords)
      p.kind = Kind::brief;
  }

  Kind named(PageWord w, Paragraph& p, bool stop) const {
    switch (w) {
      case PageWord::related: p.alone = p.words <= 4 || p.colon; return Kind::related;
      case PageWord::comments: return Kind::comments;
      case PageWord::furniture: return Kind::furniture;
      case PageWord::rights: return Kind::rights;
      case PageWord::byline: return stop ? Kind::brief : Kind::byline;
      case PageWord::published: return Kind::date;
      case PageWord::picture: return Kind::caption;
      default: return Kind::title;
    }
  }

  // Does the paragraph, or what stands behind a bar in it, begin with a standing phrase?
  PageWord page_word(const Paragraph& p) const {
    PageWord w = page_word_at(doc_, p.first_token, p.last_token, p.words);
    for (std::uint32_t i = p.first_token + 1; w != PageWord::related && i + 1 < p.last_token; ++i) {
      if (!punct(i, '|')) continue;
      const PageWord behind = page_word_at(doc_, i + 1, p.last_token, p.words);
      if (behind == PageWord::related || (w == PageWord::none && behind == PageWord::furniture)) w = behind;
    }
    return w;
  }

  bool has_class(const Token& t, WordClass c) const {
    for (const Reading& r : doc_.readings_of(t))
      if (lex_.lemma(r.form.lemma).word_class == c) return true;
    return false;
  }
  bool of_date(const Token& t) const {
    return t.kind == TokenKind::number || has_class(t, WordClass::month) || has_class(t, WordClass::weekday) ||
           (t.kind == TokenKind::word && t.key_size == 1);
  }

  // Nothing but a date: «الأحد 2021/09/19».
  bool date_line(const Paragraph& p) const {
    bool number = false;
    for (std::uint32_t i = p.first_token; i < p.last_token; ++i) {
      if (token(i).kind == TokenKind::punct) continue;
      if (!of_date(token(i))) return false;
      number = number || token(i).kind == TokenKind::number;
    }
    return number && p.last_token - p.first_token >= 3;
  }

  // «08:25 م …»: a line of a ticker.
  bool clock(const Paragraph& p) const {
    const std::uint32_t i = p.first_token;
    return i + 4 < p.last_token && token(i).kind == TokenKind::number && punct(i + 1, ':') &&
           token(i + 2).kind == TokenKind::number && token(i).span.size() <= 4 && token(i + 2).span.size() <= 4;
  }

  // Three headlines or more on one line, parted by bars, bullets or the times of day before them. The first piece may
  // be a label («عاجل») and the last cut off.
  bool ticker(const Paragraph& p) const {
    std::size_t pieces = 0;
    std::uint32_t words = 0;
    bool label = true;
    for (std::uint32_t i = p.first_token; i < p.last_token; ++i) {
      const bool bar = punct(i, '|') || punct(i, '*');
      const bool time = i + 2 < p.last_token && token(i).kind == TokenKind::number && punct(i + 1, ':') &&
                        token(i + 2).kind == TokenKind::number && token(i).span.size() <= 4;
      if (!bar && !time) {
        words += token(i).kind == TokenKind::word || token(i).kind == TokenKind::number;
        continue;
      }
      if (time) i += 2;
      if (words >= kPieceWords)
        ++pieces;
      else if (words > 0 && !label)
        return false;
      if (words > 0) label = false;
      words = 0;
    }
    return pieces + (words >= kPieceWords) >= kTickerPieces;
  }

  // Ends in its source in brackets: «… (الأناضول)».
  bool caption(const Paragraph& p) const {
    if (!punct(p.last_token - 1, ')') || p.last_token - p.first_token < 6) return false;
    std::uint32_t open = p.last_token - 1;
    while (open > p.first_token && !punct(open, '(')) --open;
    if (open <= p.first_token + 2 || p.last_token - open > 7) return false;
    for (std::uint32_t i = p.first_token; i < open; ++i)
      if (has_class(token(i), WordClass::month)) return false;  // tells when: kept
    for (std::uint32_t i = open + 1; i + 1 < p.last_token; ++i)
      if (names_a(i, p.last_token - 1, EntityKind::source)) return true;
    return false;
  }

  bool names_a(std::uint32_t first, std::uint32_t last, EntityKind kind) const {
    for (const NameWord& w : doc_.name_words_of(token(first))) {
      if (w.proclitics != 0) continue;
      std::uint32_t node = lex_.step(0, w.id);
      for (std::uint32_t i = first; node != kNone;) {
        for (const NameTarget& t : lex_.targets(node))
          if (!t.is_lemma && lex_.entity(t.index).kind == kind) return true;
        if (++i >= last) break;
        std::uint32_t child = kNone;
        for (const NameWord& v : doc_.name_words_of(token(i)))
          if (v.proclitics == 0) child = lex_.step(node, v.id);
        node = child;
      }
    }
    return false;
  }

  bool names_place(const Paragraph& p) const {
    for (std::uint32_t i = p.first_token; i < p.last_token; ++i)
      if (names_a(i, p.last_token, EntityKind::place)) return true;
    return false;
  }

  // «نداء بوست - إدلب - أسعد الأسعد», «بلدي نيوز»: the house and the place, without a verb or a number of people.
  bool place_line(const Paragraph& p) const {
    bool dash = false;
    for (std::uint32_t i = p.first_token; i < p.last_token; ++i) {
      dash = dash || (punct(i, '-') && i > p.first_token && i + 1 < p.last_token);
      if (token(i).kind == TokenKind::punct && !punct(i, '-') && !punct(i, '(') && !punct(i, ')') && !punct(i, '/') &&
          !punct(i, '"') && !punct(i, ':'))
        return false;
      for (const Reading& r : doc_.readings_of(token(i))) {
        const WordClass c = lex_.lemma(r.form.lemma).word_class;
        if (c == WordClass::trigger || c == WordClass::person || c == WordClass::speech || c == WordClass::number)
          return false;
      }
    }
    return dash;
  }

  void mark(const Paragraph& p, Segment s) {
    for (std::uint32_t i = p.first; i < p.last; ++i) doc_.sentences[i].segment = s;
  }
  bool is_noise(const Paragraph& p) const { return doc_.sentences[p.first].segment == Segment::noise; }

  // Walks down the page: headings of links and of comments rule what stands under them.
  void sections() {
    Kind section = Kind::prose;
    bool listed = false;  // the heading stood alone
    std::uint32_t seen_prose = 0, seen = 0;
    for (Paragraph& p : paragraphs_) {
      switch (p.kind) {
        case Kind::related:
          section = section == Kind::comments ? section : Kind::related;
          listed = p.alone;
          mark(p, Segment::noise);
          break;
        case Kind::comments:
          if (seen_prose > 0 || (prose_ == 0 && seen > 0)) section = Kind::comments;
          mark(p, Segment::noise);
          break;
        case Kind::furniture:
        case Kind::rights:
        case Kind::tags:
        case Kind::foreign: mark(p, Segment::noise); break;
        case Kind::clock:
        case Kind::ticker:
          if (prose_ > 0) mark(p, Segment::noise);
          break;
        case Kind::caption:
          if (prose_ > 0 && (seen > 0 || !p.number)) mark(p, Segment::noise);
          break;
        case Kind::date: mark(p, section != Kind::prose || seen_prose > 0 ? Segment::noise : Segment::dateline); break;
        case Kind::prose:
          if (section == Kind::comments ||
              (section == Kind::related && listed && p.words > 0 && p.words <= kLinkWords && p.last - p.first == 1))
            mark(p, Segment::noise);
          else
            section = Kind::prose, ++seen_prose;
          break;
        case Kind::brief:
        case Kind::title:
        case Kind::byline:
        case Kind::place_line:
          if (section != Kind::prose) mark(p, Segment::noise);
          break;
      }
      ++seen;
    }
  }

  // After the last prose: all from the first mark of the page on; without one, many titles that are no list of the
  // report.
  void tail() {
    std::size_t begin = paragraphs_.size();
    while (begin > 0 && (paragraphs_[begin - 1].kind != Kind::prose || is_noise(paragraphs_[begin - 1]))) --begin;
    if (begin == 0 || begin == paragraphs_.size() || paragraphs_[begin - 1].colon) return;
    std::size_t titles = 0, words = 0, mark_at = paragraphs_.size();
    bool listed = false;
    for (std::size_t i = begin; i < paragraphs_.size(); ++i) {
      const Paragraph& p = paragraphs_[i];
      if (is_noise(p) && p.kind != Kind::tags) mark_at = std::min(mark_at, i);
      if (is_noise(p) || p.kind != Kind::title) continue;
      ++titles;
      words += p.words;
      listed = listed || (p.colon && mark_at == paragraphs_.size()) || token(p.first_token).kind != TokenKind::word;
    }
    const bool links = !listed && titles >= kTailLines && words >= 4 * titles && prose_ >= 2;
    for (std::size_t i = links ? begin : mark_at; i < paragraphs_.size(); ++i) mark(paragraphs_[i], Segment::noise);
  }

  // Many titles before the first prose: a menu or a ticker; the headline is among the last.
  void head() {
    std::size_t end = 0, titles = 0;
    while (end < paragraphs_.size() && (paragraphs_[end].kind != Kind::prose || is_noise(paragraphs_[end])))
      titles += paragraphs_[end].kind == Kind::title && !is_noise(paragraphs_[end]), ++end;
    if (end == paragraphs_.size() || prose_ < 2) return;
    std::size_t kept = 0;
    for (std::size_t i = end; i-- > 0;) {
      Paragraph& p = paragraphs_[i];
      if (is_noise(p)) continue;
      if (p.kind == Kind::byline) mark(p, Segment::byline);
      if (p.kind == Kind::place_line) mark(p, names_place(p) ? Segment::dateline : Segment::byline);
      if (p.kind != Kind::title || titles < kMenuLines) continue;
      if (p.colon || (i > 0 && paragraphs_[i - 1].colon)) return;
      const bool menu = p.words <= 3 && !p.number;
      if (!menu) ++kept;
      if (menu || (titles >= kTicker && kept > kHeadlines)) mark(p, Segment::noise);
    }
  }

  // The first line of the report, if it is short, has no full stop, and more follows; and its repetition.
  void headline() {
    std::size_t i = 0;
    while (i < paragraphs_.size() && doc_.sentences[paragraphs_[i].first].segment != Segment::body) ++i;
    if (i + 1 >= paragraphs_.size()) return;
    const Paragraph& p = paragraphs_[i];
    if (p.last_token - p.first_token > kHeadlineTokens || ends(p)) return;
    mark(p, Segment::headline);
    const Paragraph& next = paragraphs_[i + 1];
    if (i + 2 < paragraphs_.size() && text_of(p) == text_of(next)) mark(next, Segment::headline);
  }

  std::string_view text_of(const Paragraph& p) const {
    const std::uint32_t begin = token(p.first_token).span.begin;
    return doc_.text.substr(begin, token(p.last_token - 1).span.end - begin);
  }

  void datelines() {
    // from the back, since a dateline cut off its sentence moves the later ones
    for (std::size_t i = std::min<std::size_t>(paragraphs_.size(), 6); i-- > 0;)
      if (doc_.sentences[paragraphs_[i].first].segment == Segment::body) dateline_of(paragraphs_[i].first);
  }

  // Cuts «أربيل (كوردستان 24)-» off the sentence it opens.
  void dateline_of(std::uint32_t index) {
    const Sentence s = doc_.sentences[index];
    const std::uint32_t end = dateline_end(s);
    if (end == 0 || end + 5 > s.last) return;
    Sentence head = s;
    head.last = end;
    head.segment = Segment::dateline;
    doc_.sentences[index].first = end;
    doc_.sentences.insert(doc_.sentences.begin() + index, head);
  }

  // One past the dash that ends a dateline, or 0: up to five words, brackets, a date, then the dash.
  std::uint32_t dateline_end(const Sentence& s) const {
    bool bracket = false, inside = false, place = false;
    std::uint32_t words = 0;
    for (std::uint32_t i = s.first; i < s.last && i < s.first + 16; ++i) {
      const Token& t = token(i);
      if (t.kind == TokenKind::punct) {
        if (punct(i, '('))
          inside = true;
        else if (punct(i, ')'))
          inside = false, bracket = true;
        else if (punct(i, '-') && !inside && i > s.first)
          return bracket || place ? i + 1 : 0;
        else if (!punct(i, '"') && !punct(i, '/') && !punct(i, '-') && !(inside && punct(i, '.')))
          return 0;
        continue;
      }
      if (inside || of_date(t)) continue;
      if (++words > 5 || bracket) return 0;
      if (i == s.first) place = names_a(i, s.last, EntityKind::place) || doc_.key(t) == kSpecial;
      if (!place && words > 3) return 0;
      if (has_class(t, WordClass::trigger) || has_class(t, WordClass::speech) || has_class(t, WordClass::person))
        return 0;
    }
    return 0;
  }

  static constexpr std::array<char, 3> kSpecialLetters{letter(0x62E), letter(0x627), letter(0x635)};  // خاص
  static constexpr std::string_view kSpecial{kSpecialLetters.data(), 3};

  Document& doc_;
  const Lexicon& lex_;
  std::vector<Paragraph> paragraphs_;
  std::uint32_t prose_ = 0;
};

}  // namespace

void mark_segments(Document& doc, const Lexicon& lexicon) {
  if (!doc.sentences.empty()) Segmenter(doc, lexicon).run();
}

}  // namespace isnad
