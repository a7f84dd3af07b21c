#include "eval/agree.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/utf8.h"

namespace isnad {
namespace {

using Labels = std::set<std::string_view>;

// Ids that scoring does not tell apart; the same list as the scoring script's.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kSame{{
    {"united_nations", "un"},
    {"palestinian", "palestinians"},
    {"turkish_government", "turkish_forces"},
    {"turkey", "turkish_forces"},
    {"saudi_security_forces", "saudi_forces"},
    {"saudi_border_guard", "saudi_forces"},
    {"saudi_arabia", "saudi_forces"},
    {"islamist_militants", "militants"},
    {"jihadist_groups", "militants"},
    {"foreign_jihadists", "militants"},
    {"kurdish_militants", "kurdish_forces"},
    {"ypg", "kurdish_forces"},
    {"syrian_government", "syrian_army"},
    {"israel", "israeli_forces"},
    {"iran", "iranian_forces"},
    {"us", "us_forces"},
    {"usa", "us_forces"},
    {"us_coalition", "us_forces"},
    {"kuwaiti_security", "kuwait"},
    {"nusra_front", "hts"},
    {"russia", "russian_forces"},
    {"somalia", "somali_government"},
}};

std::string_view same(std::string_view id) {
  const auto* at = std::find_if(kSame.begin(), kSame.end(), [&](const auto& s) { return s.first == id; });
  return at == kSame.end() ? id : at->second;
}

Labels labels(const std::vector<std::string>& ids) {
  Labels out;
  for (const std::string& id : ids)
    if (!id.empty()) out.insert(same(id));
  return out;
}

bool share(const Labels& a, const Labels& b) {
  return std::any_of(a.begin(), a.end(), [&](std::string_view x) { return b.count(x) > 0; });
}

bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool vanishes(char32_t c) {
  return in(c, 0x64B, 0x65F) || c == 0x670 || c == 0x640 || in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) ||
         in(c, 0x2066, 0x2069);
}

char32_t plain_letter(char32_t c) {
  switch (c) {
    case U'أ':
    case U'إ':
    case U'آ':
    case U'ٱ': return U'ا';
    case U'ى': return U'ي';
    case U'ة': return U'ه';
    default: return c;
  }
}

bool of_word(char32_t c) {
  return c == U'_' || (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

// «وال…» and the like: one prefix where three letters are left.
std::u32string_view without_prefix(std::u32string_view word) {
  for (const std::u32string_view prefix : {U"و", U"ال", U"لل", U"ل", U"ب"})
    if (word.starts_with(prefix) && word.size() >= prefix.size() + 3) return word.substr(prefix.size());
  return word;
}

bool link_agrees(const Link& link, const GoldLink& gold) {
  if (!gold.id.empty() && link.entity == gold.id) return true;
  const std::string a = fold_name(link.text), b = fold_name(gold.text);
  return !a.empty() && !b.empty() && (a.find(b) != a.npos || b.find(a) != b.npos);
}

}  // namespace

std::string fold_name(std::string_view text) {
  std::string out;
  std::u32string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    if (!out.empty()) out.push_back(' ');
    for (const char32_t c : without_prefix(word)) append_code_point(out, c);
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (vanishes(c)) continue;
    if (of_word(c))
      word.push_back(plain_letter(c));
    else
      end_word();
  }
  end_word();
  return out;
}

bool measure_agrees(const Claim& claim, const GoldFigure& gold) {
  return std::find(gold.measures.begin(), gold.measures.end(), name(claim.measure)) != gold.measures.end();
}

bool value_agrees(const Value& v, const GoldFigure& g) {
  const auto plus = [](const std::optional<std::int64_t>& n, int more) {
    return std::optional<std::int64_t>(n.value_or(0) + more);
  };
  if (g.qualifier == "unknown") return v.qualifier == Qualifier::unknown;
  if (v.qualifier == Qualifier::unknown) return false;
  if (g.qualifier == "vague") return v.qualifier == Qualifier::vague && (!g.low || v.low == g.low);
  if (g.qualifier == "more_than" || g.qualifier == "at_least")
    return (v.low == g.low || v.low == plus(g.low, 1)) && !v.high;
  if (g.qualifier == "at_most" || g.qualifier == "less_than") return v.high == g.high || v.high == plus(g.high, -1);
  return v.low == g.low && v.high == g.high;
}

bool who_agrees(const Group& who, const std::vector<std::string>& gold) {
  Labels found = labels(who.party);
  found.insert(name(who.category));
  return share(found, labels(gold));
}

bool parties_agree(const std::vector<std::string>& found, const std::vector<std::string>& gold) {
  return share(labels(found), labels(gold));
}

bool origin_agrees(const std::vector<Link>& chain, const std::vector<GoldLink>& gold) {
  if (chain.empty() || gold.empty()) return chain.empty() && gold.empty();
  return link_agrees(chain.front(), gold.front());
}

bool chain_agrees(const std::vector<Link>& chain, const std::vector<GoldLink>& gold) {
  return std::equal(chain.begin(), chain.end(), gold.begin(), gold.end(), link_agrees);
}

bool date_agrees(const std::optional<Time>& time, std::string_view gold) {
  if (!time || !time->start.known()) return false;
  const std::string start = time->start.text(), end = time->end.known() ? time->end.text() : start;
  return start.starts_with(gold) && end.starts_with(gold);
}

}  // namespace isnad
