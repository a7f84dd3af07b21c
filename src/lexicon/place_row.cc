#include "lexicon/place_row.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"
#include "lexicon/common_words.h"
#include "lexicon/compile_names.h"

namespace isnad {

std::optional<std::string> clean_arabic_name(std::string_view name) {
  if (!is_valid_utf8(name)) return std::nullopt;
  std::string out;
  bool arabic = false, space = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t from = at;
    const char32_t cp = decode_utf8(name, at);
    const FoldedChar c = fold_char(cp);
    if (c.cls == CharClass::invisible) continue;
    if (cp == '|' || cp == '~') return std::nullopt;
    if (c.cls == CharClass::space || c.cls == CharClass::newline || cp < 0x20 || cp == 0x7f) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out.append(name.substr(from, at - from));
    arabic = arabic || c.cls == CharClass::letter || c.cls == CharClass::lam_alef;
  }
  if (!arabic) return std::nullopt;
  return out;
}

std::string clean_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return is_valid_utf8(out) ? out : repair_utf8(out).text;
}

bool is_coordinate(std::string_view text, float limit) {
  float value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  return ec == std::errc() && end == text.data() + text.size() && value >= -limit && value <= limit;
}

void PlaceRow::add_name(std::string_view clean, bool alias_only) {
  Name n{std::string(clean), {}, 0, alias_only};
  for (const std::string& w : name_words(clean)) {
    n.folded += (n.words++ == 0 ? "" : " ") + w;
  }
  if (n.words == 0) return;
  for (Name& known : names_)
    if (known.folded == n.folded) {
      known.alias_only = known.alias_only && alias_only;
      return;
    }
  names_.push_back(std::move(n));
}

std::string PlaceRow::text(const Lexicon* words) const {
  const auto common = [&](const Name& n) {
    if (n.words != 1 || words == nullptr) return false;
    const auto word = common_word(*words, n.folded);
    return word && word->weight == CommonWord::Weight::refused;
  };
  const Name* main = nullptr;
  for (const Name& n : names_)
    if (!n.alias_only && (main == nullptr || (common(*main) && !common(n)))) main = &n;
  if (main == nullptr) return {};
  std::string aliases;
  for (const Name& n : names_)
    if (&n != main) aliases += (aliases.empty() ? "" : "|") + n.text + (common(n) ? "~" : "");
  std::string line;
  for (const std::string_view cell :
       {std::string_view(id), std::string_view(kind), std::string_view(parent), std::string_view(lat),
        std::string_view(lon), std::string_view(main->text), std::string_view(en), std::string_view(aliases),
        std::string_view(common(*main) ? "weak" : ""), std::string_view(population)})
    line.append(cell) += '\t';
  line.back() = '\n';
  return line;
}

}  // namespace isnad
