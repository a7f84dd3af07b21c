#include "unit/mention/number_words.h"

#include <array>
#include <string_view>

namespace isnad {
namespace {

constexpr std::array<const char*, 11> kWithTa{"",    "واحد", "",       "ثلاثة", "أربعة", "خمسة",
                                              "ستة", "سبعة", "ثمانية", "تسعة",  "عشرة"};
constexpr std::array<const char*, 11> kWithoutTa{"",   "واحدة", "",      "ثلاث", "أربع", "خمس",
                                                 "ست", "سبع",   "ثماني", "تسع",  "عشر"};
constexpr std::array<const char*, 10> kTensStem{"", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"};

class Writer {
 public:
  explicit Writer(const NumberStyle& s) : s_(s) {}

  std::string all(std::int64_t n) const {
    if (n == 0) return "صفر";
    const std::int64_t k = n / 1000, rest = n % 1000;
    std::string out = thousands(k);
    if (rest != 0) out += (out.empty() ? "" : " و") + below_thousand(rest, s_.feminine, false);
    return s_.spelling == NumberSpelling::bare ? without_hamza(out) : out;
  }

 private:
  std::string two(bool feminine, bool construct) const {
    const std::string stem = feminine ? "اثنت" : "اثن";
    if (construct) return stem + (s_.oblique ? "ي" : "ا");
    return stem + (s_.oblique ? "ين" : "ان");
  }

  std::string unit(std::int64_t n, bool feminine) const {
    if (n == 2) return two(feminine, false);
    return (feminine ? kWithoutTa : kWithTa)[static_cast<std::size_t>(n)];
  }

  std::string below_hundred(std::int64_t n, bool feminine) const {
    if (n <= 10) return unit(n, feminine);
    const std::int64_t ones = n % 10;
    if (n < 20) {
      const std::string ten = feminine ? " عشرة" : " عشر";
      if (ones == 1) return (feminine ? "إحدى" : "أحد") + ten;
      if (ones == 2) return two(feminine, true) + ten;
      return unit(ones, feminine) + ten;
    }
    const std::string tens = std::string(kTensStem[static_cast<std::size_t>(n / 10)]) + (s_.oblique ? "ين" : "ون");
    if (ones == 0) return tens;
    const std::string one = ones == 1 && feminine ? "إحدى" : unit(ones, feminine);
    return one + " و" + tens;
  }

  std::string hundred() const { return s_.spelling == NumberSpelling::old ? "مائة" : "مئة"; }

  std::string hundreds(std::int64_t h, bool construct) const {
    if (h == 1) return hundred();
    if (h == 2) {
      const std::string stem = s_.spelling == NumberSpelling::old ? "مائت" : "مئت";
      if (construct) return stem + (s_.oblique ? "ي" : "ا");
      return stem + (s_.oblique ? "ين" : "ان");
    }
    if (s_.spelling == NumberSpelling::split) return unit(h, true) + " " + hundred();
    return (h == 8 ? "ثمان" : unit(h, true)) + hundred();
  }

  std::string below_thousand(std::int64_t n, bool feminine, bool construct) const {
    const std::int64_t h = n / 100, rest = n % 100;
    if (h == 0) return below_hundred(rest, feminine);
    std::string out = hundreds(h, construct && rest == 0);
    if (rest != 0) out += " و" + below_hundred(rest, feminine);
    return out;
  }

  // ألف is masculine, and is counted like any noun.
  std::string thousands(std::int64_t k) const {
    if (k == 0) return "";
    if (k == 1) return "ألف";
    if (k == 2) return s_.oblique ? "ألفين" : "ألفان";
    const std::int64_t tail = k % 100;
    const char* noun = tail >= 3 && tail <= 10 ? " آلاف" : tail >= 11 ? (s_.oblique ? " ألفاً" : " ألفا") : " ألف";
    return below_thousand(k, false, true) + noun;
  }

  static std::string without_hamza(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
      if (text[i] == ' ') {
        out += text[i--];
        continue;
      }
      const std::string_view letter = text.substr(i, 2);
      out += letter == "أ" || letter == "إ" || letter == "آ" ? std::string_view("ا") : letter;
    }
    return out;
  }

  NumberStyle s_;
};

}  // namespace

std::string number_words(std::int64_t n, const NumberStyle& style) { return Writer(style).all(n); }

}  // namespace isnad
