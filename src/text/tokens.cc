#include "text/tokens.h"

#include <cmath>

#include "base/fold.h"

namespace isnad {
namespace {

class Tokenizer {
 public:
  explicit Tokenizer(Document& doc) : doc_(doc), text_(doc.text) {}

  void run() {
    while (pos_ < text_.size()) {
      const std::size_t at = pos_;
      std::size_t next = pos_;
      const FoldedChar c = fold_char(decode_utf8(text_, next));
      switch (c.cls) {
        case CharClass::letter: case CharClass::lam_alef: word(at); break;
        case CharClass::latin: latin(at); break;
        case CharClass::digit: number(at); break;
        case CharClass::space: spaced_ = true; pos_ = next; break;
        case CharClass::newline: newline_ = spaced_ = true; pos_ = next; break;
        case CharClass::mark: case CharClass::damma: case CharClass::tatweel: case CharClass::invisible: pos_ = next; break;
        case CharClass::punct: punct(at, next, c); break;
        case CharClass::other: {
          FoldedChar p = c;
          p.code = '\x01';
          punct(at, next, p);
          break;
        }
      }
    }
  }

 private:
  Token& push(std::size_t begin, std::size_t end, TokenKind kind) {
    Token t;
    t.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    t.kind = kind;
    if (spaced_ || doc_.tokens.empty()) t.flags |= kTokenSpaceBefore;
    if (newline_) t.flags |= kTokenLineBreak;
    spaced_ = newline_ = false;
    doc_.tokens.push_back(t);
    return doc_.tokens.back();
  }

  void word(std::size_t at) {
    const std::size_t key = doc_.folded.size();
    std::size_t end = at;
    int letters = 0;
    bool passive = false;
    while (pos_ < text_.size()) {
      std::size_t next = pos_;
      const FoldedChar c = fold_char(decode_utf8(text_, next));
      if (c.cls == CharClass::letter) {
        doc_.folded.push_back(c.code);
        ++letters;
      } else if (c.cls == CharClass::lam_alef) {
        doc_.folded.push_back(letter(0x644));
        doc_.folded.push_back(letter(0x627));
        letters += 2;
      } else if (c.cls == CharClass::damma) {
        // on the first letter of the stem, possibly after a conjunction
        passive = passive || letters == 1 || (letters == 2 && (doc_.folded[key] == letter(0x648) || doc_.folded[key] == letter(0x641)));
      } else if (c.cls != CharClass::mark && c.cls != CharClass::tatweel && c.cls != CharClass::invisible) {
        break;
      }
      pos_ = next;
      if (c.cls != CharClass::invisible) end = next;
    }
    Token& t = push(at, end, TokenKind::word);
    t.key = static_cast<std::uint32_t>(key);
    t.key_size = static_cast<std::uint16_t>(std::min<std::size_t>(doc_.folded.size() - key, 0xffff));
    if (passive) t.flags |= kTokenPassive;
  }

  void latin(std::size_t at) {
    const std::size_t key = doc_.folded.size();
    while (pos_ < text_.size()) {
      std::size_t next = pos_;
      const FoldedChar c = fold_char(decode_utf8(text_, next));
      if (c.cls != CharClass::latin && c.cls != CharClass::digit && c.cls != CharClass::invisible) break;
      if (c.cls != CharClass::invisible) doc_.folded.push_back(c.code);
      pos_ = next;
    }
    Token& t = push(at, pos_, TokenKind::latin);
    t.key = static_cast<std::uint32_t>(key);
    t.key_size = static_cast<std::uint16_t>(std::min<std::size_t>(doc_.folded.size() - key, 0xffff));
  }

  // Reads a run of digits at `p`; returns how many, and their value.
  int digits(std::size_t& p, double& value) const {
    int n = 0;
    value = 0;
    while (p < text_.size()) {
      std::size_t next = p;
      const FoldedChar c = fold_char(decode_utf8(text_, next));
      if (c.cls != CharClass::digit) break;
      value = value * 10 + (c.code - '0');
      if (value > 1e15) value = 1e15;
      ++n;
      p = next;
    }
    return n;
  }

  void number(std::size_t at) {
    double value = 0;
    const std::size_t key = doc_.folded.size();
    const int first = digits(pos_, value);
    bool decimal = false, grouped = false;
    while (pos_ < text_.size()) {
      std::size_t p = pos_;
      const FoldedChar c = fold_char(decode_utf8(text_, p));
      if (c.cls != CharClass::punct || (c.code != ',' && c.code != '.')) break;
      double part = 0;
      const int n = digits(p, part);
      if (n == 0) break;
      if (n == 3 && first <= 3 && value > 0) {  // 71,271 and 1.250: thousands
        value = value * 1000 + part;
        grouped = true;
        pos_ = p;
        continue;
      }
      // one decimal part, not a date such as 4.5.2015
      std::size_t q = p;
      const bool more = q < text_.size() && [&] {
        const FoldedChar d = fold_char(decode_utf8(text_, q));
        double ignored = 0;
        return d.cls == CharClass::punct && (d.code == '.' || d.code == '/') && digits(q, ignored) > 0;
      }();
      if (grouped || more || n > 4) break;
      value += part / std::pow(10.0, n);
      decimal = true;
      pos_ = p;
      break;
    }
    Token& t = push(at, pos_, TokenKind::number);
    t.key = static_cast<std::uint32_t>(key);
    t.number = value;
    if (decimal) t.flags |= kTokenDecimal;
  }

  void punct(std::size_t at, std::size_t next, const FoldedChar& c) {
    pos_ = next;
    Token& t = push(at, next, TokenKind::punct);
    t.punct = c.code;
    t.quote = c.quote;
  }

  Document& doc_;
  std::string_view text_;
  std::size_t pos_ = 0;
  bool spaced_ = false, newline_ = false;
};

}  // namespace

void tokenize(Document& doc) {
  doc.folded.clear();
  doc.tokens.clear();
  doc.folded.reserve(doc.text.size() / 2 + 16);
  doc.tokens.reserve(doc.text.size() / 8 + 16);
  Tokenizer(doc).run();
}

}  // namespace isnad
