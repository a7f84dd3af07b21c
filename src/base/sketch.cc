#include "base/sketch.h"

#include <algorithm>
#include <limits>

#include "base/fold.h"

namespace isnad {
namespace {

constexpr std::size_t kRun = 4;  // words
constexpr char kForm = 1;
constexpr std::uint64_t kFirst = 14695981039346656037ull, kPrime = 1099511628211ull;
constexpr std::uint64_t kNone = std::numeric_limits<std::uint64_t>::max();

std::uint64_t mixed(std::uint64_t h) {
  h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9ull;
  h = (h ^ h >> 27) * 0x94d049bb133111ebull;
  return h ^ h >> 31;
}

// Hashes words as they come, and keeps the least run of four of each bin.
class Sketcher {
 public:
  void byte(char c) {
    word_ = (word_ ^ static_cast<unsigned char>(c)) * kPrime;
    in_word_ = true;
  }

  void end_word() {
    if (!in_word_) return;
    last_[words_++ % kRun] = word_;
    word_ = kFirst;
    in_word_ = false;
    if (words_ < kRun) return;
    std::uint64_t run = 0;
    for (std::size_t i = 0; i < kRun; ++i) run = run * 0x9e3779b97f4a7c15ull + last_[(words_ + i) % kRun];
    run = mixed(run);
    std::uint64_t& least = least_[run % kSketchBins];
    least = std::min(least, run);
  }

  std::optional<Sketch> sketch() const {
    if (words_ < kSketchWords) return std::nullopt;
    Sketch out;
    out.words = words_;
    for (std::size_t i = 0; i < kSketchBins; ++i)
      out.bins[i] = static_cast<std::uint16_t>(least_[filled(i)] >> kLowBits);
    return out;
  }

 private:
  static constexpr unsigned kLowBits = 6;  // those that chose the bin

  // An empty bin takes the number of another one, found in an order that is the same for every text (Shrivastava 2017).
  std::size_t filled(std::size_t bin) const {
    std::size_t at = bin;
    for (std::uint64_t turn = 1; least_[at] == kNone; ++turn)
      at = mixed(bin * 0x9e3779b97f4a7c15ull + turn) % kSketchBins;
    return at;
  }

  static constexpr std::array<std::uint64_t, kSketchBins> empty() {
    std::array<std::uint64_t, kSketchBins> all{};
    all.fill(kNone);
    return all;
  }

  std::array<std::uint64_t, kSketchBins> least_ = empty();
  std::array<std::uint64_t, kRun> last_{};
  std::uint64_t word_ = kFirst;
  std::uint32_t words_ = 0;
  bool in_word_ = false;
};

}  // namespace

std::optional<Sketch> sketch_of(std::string_view utf8) {
  Sketcher s;
  for (std::size_t pos = 0; pos < utf8.size();) {
    const FoldedChar c = fold_char(decode_utf8(utf8, pos));
    switch (c.cls) {
      case CharClass::letter:
      case CharClass::latin:
      case CharClass::digit: s.byte(c.code); break;
      case CharClass::lam_alef: s.byte(letter(0x644)), s.byte(letter(0x627)); break;
      case CharClass::ligature:
        for (const char code : kAllah) s.byte(code);
        break;
      case CharClass::mark:
      case CharClass::damma:
      case CharClass::tatweel:
      case CharClass::invisible: break;
      case CharClass::space:
      case CharClass::newline:
      case CharClass::punct:
      case CharClass::other: s.end_word(); break;
    }
  }
  s.end_word();
  return s.sketch();
}

double likeness(const Sketch& a, const Sketch& b) {
  int same = 0;
  for (std::size_t i = 0; i < kSketchBins; ++i) same += a.bins[i] == b.bins[i];
  return same / static_cast<double>(kSketchBins);
}

double part_held(const Sketch& a, const Sketch& b) {
  // |A ∩ B| = J · |A ∪ B| and |A ∪ B| = (|A| + |B|) / (1 + J).
  const double j = likeness(a, b);
  const double runs = static_cast<double>(a.words) + static_cast<double>(b.words) - 2.0 * (kRun - 1);
  const double shorter = static_cast<double>(std::min(a.words, b.words)) - (kRun - 1);
  return shorter <= 0 ? 0 : std::min(1.0, j / (1 + j) * runs / shorter);
}

std::string sketch_bytes(const Sketch& sketch) {
  std::string out(1, kForm);
  for (unsigned shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(sketch.words >> shift));
  for (const std::uint16_t b : sketch.bins) {
    out.push_back(static_cast<char>(b));
    out.push_back(static_cast<char>(b >> 8));
  }
  return out;
}

std::optional<Sketch> parse_sketch(std::string_view bytes) {
  if (bytes.size() != 1 + 4 + 2 * kSketchBins || bytes[0] != kForm) return std::nullopt;
  const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  Sketch out;
  for (std::size_t i = 0; i < 4; ++i) out.words |= at(1 + i) << (8 * i);
  for (std::size_t i = 0; i < kSketchBins; ++i)
    out.bins[i] = static_cast<std::uint16_t>(at(5 + 2 * i) | at(6 + 2 * i) << 8);
  return out;
}

}  // namespace isnad
