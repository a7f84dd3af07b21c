#include "text/tokens.h"

#include <algorithm>
#include <cmath>

#include "base/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kMaxText = 0xffff'0000;  // spans are 32-bit
constexpr std::size_t kMaxTokens = std::size_t{1} << 25;
constexpr std::uint32_t kMaxRun = 8;

class Tokenizer {
 public:
  explicit Tokenizer(Document& doc) : doc_(doc), text_(doc.text.substr(0, kMaxText)), out_(doc.folded.data()) {}

  void run() {
    while (pos_ < text_.size() && doc_.tokens.size() < kMaxTokens) {
      if (text_[pos_] == ' ') {  // the common cases first: a blank, a word
        spaced_ = true;
        ++pos_;
        continue;
      }
      const std::size_t at = pos_;
      if (plain_letter_at(at)) {
        word(at);
        continue;
      }
      std::size_t next = pos_;
      const FoldedChar c = fold_char(decode_utf8(text_, next));
      switch (c.cls) {
        case CharClass::letter:
        case CharClass::lam_alef:
        case CharClass::ligature: word(at); break;
        case CharClass::latin: latin(at); break;
        case CharClass::digit: number(at); break;
        case CharClass::space:
          spaced_ = true;
          pos_ = next;
          break;
        case CharClass::newline:
          newline_ = spaced_ = true;
          pos_ = next;
          break;
        case CharClass::tatweel: tatweel_at_ = pos_ = next; break;
        case CharClass::mark:
        case CharClass::damma:
        case CharClass::invisible: pos_ = next; break;
        case CharClass::punct: punct(at, next, c.code, c.quote); break;
        case CharClass::other:
          doc_.scripts.other_bytes += next - at;
          punct(at, next, '\x01', 0);
          break;
      }
    }
    if (pos_ < doc_.text.size())
      doc_.diagnostics.push_back({"text.cut",
                                  {static_cast<std::uint32_t>(pos_), static_cast<std::uint32_t>(text_.size())},
                                  "the text is too long; its end was not read"});
    doc_.folded.resize(used());
  }

 private:
  std::size_t used() const { return static_cast<std::size_t>(out_ - doc_.folded.data()); }

  Token& push(std::size_t begin, std::size_t end, TokenKind kind) {
    Token& t = doc_.tokens.emplace_back();
    t.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    t.kind = kind;
    t.flags = static_cast<std::uint8_t>((spaced_ ? kTokenSpaceBefore : 0) | (newline_ ? kTokenLineBreak : 0));
    spaced_ = newline_ = false;
    return t;
  }

  void finish(Token& t, const char* key) const {
    t.key = static_cast<std::uint32_t>(key - doc_.folded.data());
    t.key_size = static_cast<std::uint16_t>(std::min<std::ptrdiff_t>(out_ - key, 0xffff));
  }

  bool plain_letter_at(std::size_t at) const {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[i]); };
    return at + 1 < text_.size() && (byte(at) & 0xFE) == 0xD8 && (byte(at + 1) & 0xC0) == 0x80 &&
           kFoldTable[(byte(at) & 0x1Fu) << 6 | (byte(at + 1) & 0x3Fu)].cls == CharClass::letter;
  }

  // Letters of the basic block, two bytes each, without a call; true if there were any.
  bool plain_letters() {
    const auto* p = reinterpret_cast<const unsigned char*>(text_.data()) + pos_;
    const auto* const stop = reinterpret_cast<const unsigned char*>(text_.data()) + text_.size();
    char* out = out_;
    while (stop - p >= 2 && (p[0] & 0xFE) == 0xD8 && (p[1] & 0xC0) == 0x80) {
      const FoldedChar& c = kFoldTable[(p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu)];
      if (c.cls != CharClass::letter) break;
      *out++ = c.code;
      p += 2;
    }
    pos_ = static_cast<std::size_t>(p - reinterpret_cast<const unsigned char*>(text_.data()));
    const bool any = out != out_;
    out_ = out;
    return any;
  }

  // Takes one sign of a word that is not a plain letter; false if the word ends before it.
  bool odd_sign(const char* key, std::size_t& end, bool& passive) {
    std::size_t next = pos_;
    const FoldedChar c = fold_char(decode_utf8(text_, next));
    switch (c.cls) {
      case CharClass::letter:
        doc_.scripts.far_letters += (static_cast<unsigned char>(text_[pos_]) & 0xFE) == 0xDA;
        *out_++ = c.code;
        break;
      case CharClass::lam_alef:
        *out_++ = letter(0x644);
        *out_++ = letter(0x627);
        break;
      case CharClass::ligature: out_ = std::copy(kAllah.begin(), kAllah.end(), out_); break;
      case CharClass::damma: {
        // on the first letter of the stem, possibly after a conjunction
        const std::ptrdiff_t n = out_ - key;
        passive = passive || n == 1 || (n == 2 && (*key == letter(0x648) || *key == letter(0x641)));
        break;
      }
      case CharClass::tatweel: tatweel_at_ = next; break;
      case CharClass::mark:
      case CharClass::invisible: break;
      default: return false;
    }
    pos_ = next;
    if (c.cls != CharClass::invisible) end = next;
    return true;
  }

  void word(std::size_t at) {
    const char* const key = out_;
    const bool tatweel = tatweel_at_ == at && at > 0;
    std::size_t end = at;
    bool passive = false;
    do {
      if (plain_letters()) end = pos_;
    } while (pos_ < text_.size() && odd_sign(key, end, passive));
    Token& t = push(at, end, TokenKind::word);
    finish(t, key);
    ++doc_.scripts.words;
    if (passive) t.flags |= kTokenPassive;
    if (tatweel || tatweel_at_ == end) t.flags |= kTokenTatweel;
  }

  void latin(std::size_t at) {
    const char* const key = out_;
    std::size_t end = at;
    while (pos_ < text_.size()) {
      std::size_t next = pos_;
      const FoldedChar c = fold_char(decode_utf8(text_, next));
      const bool dropped = c.cls == CharClass::invisible || c.cls == CharClass::mark;
      if (c.cls != CharClass::latin && c.cls != CharClass::digit && !dropped) break;
      pos_ = next;
      if (dropped) continue;
      *out_++ = c.code;
      end = next;
    }
    finish(push(at, end, TokenKind::latin), key);
    ++doc_.scripts.latin;
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

  // Does a dot or slash and another digit follow, as in 4.5.2015?
  bool date_goes_on(std::size_t p) const {
    if (p >= text_.size()) return false;
    const FoldedChar d = fold_char(decode_utf8(text_, p));
    return d.cls == CharClass::punct && (d.code == '.' || d.code == '/') && p < text_.size() &&
           [&] { return fold_char(decode_utf8(text_, p)).cls == CharClass::digit; }();
  }

  void number(std::size_t at) {
    double value = 0;
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
      if (grouped || n > 4 || date_goes_on(p)) break;
      value += part / std::pow(10.0, n);
      decimal = true;
      pos_ = p;
      break;
    }
    Token& t = push(at, pos_, TokenKind::number);
    t.key = static_cast<std::uint32_t>(used());
    t.number = value;
    if (decimal) t.flags |= kTokenDecimal;
  }

  void punct(std::size_t at, std::size_t next, char code, char quote) {
    pos_ = next;
    if (!spaced_ && !doc_.tokens.empty()) {
      Token& last = doc_.tokens.back();
      run_ = last.kind == TokenKind::punct && last.punct == code && last.quote == quote && last.span.end == at
                 ? run_ + 1
                 : 0;
      if (run_ >= kMaxRun) {
        last.span.end = static_cast<std::uint32_t>(next);
        return;
      }
    }
    Token& t = push(at, next, TokenKind::punct);
    t.punct = code;
    t.quote = quote;
  }

  Document& doc_;
  std::string_view text_;
  char* out_;
  std::size_t pos_ = 0, tatweel_at_ = 0;
  std::uint32_t run_ = 0;
  bool spaced_ = true, newline_ = false;  // the start of the text counts as a space
};

}  // namespace

void tokenize(Document& doc) {
  doc.tokens.clear();
  doc.scripts = {};
  doc.folded.resize(doc.text.size() + doc.text.size() / 3 + 16);  // no sign folds to more than 4 bytes for its 3
  doc.tokens.reserve(std::min<std::size_t>(doc.text.size() / 8 + 16, std::size_t{1} << 20));
  Tokenizer(doc).run();
}

}  // namespace isnad
