#include "claim/stance_words.h"

#include <array>
#include <string>

#include "base/fold.h"

namespace isnad {

using namespace feature;

std::size_t StanceWords::blame_after(std::size_t i) const {
  static const std::array<std::string, 4> kBlame{fold_word("اتهام"), fold_word("لوم"), fold_word("لائمة"),
                                                 fold_word("مسؤولية")};
  for (std::size_t k = i + 1; k < s_.items.size() && k < i + 10; ++k) {
    for (const std::string& w : kBlame)
      if (key(k).find(w) != std::string_view::npos) return k;
    if (s_.items[k].is(ItemClass::complementizer) || (s_.items[k].is(ItemClass::speech) && k > i + 1)) break;
  }
  return 0;
}

std::optional<StanceKind> StanceWords::of_noun(std::size_t k) const {
  static const std::array<std::pair<std::string, StanceKind>, 9> kNouns{{{fold_word("مطالب"), StanceKind::demands},
                                                                         {fold_word("دعوت"), StanceKind::demands},
                                                                         {fold_word("تنديد"), StanceKind::condemns},
                                                                         {fold_word("إدان"), StanceKind::condemns},
                                                                         {fold_word("استنكار"), StanceKind::condemns},
                                                                         {fold_word("تحذير"), StanceKind::warns},
                                                                         {fold_word("اتهام"), StanceKind::accuses},
                                                                         {fold_word("رفض"), StanceKind::rejects},
                                                                         {fold_word("ترحيب"), StanceKind::praises}}};
  for (const auto& [word, kind] : kNouns)
    if (key(k).starts_with(word)) return kind;
  return std::nullopt;
}

std::pair<std::optional<StanceKind>, std::size_t> StanceWords::renews(std::size_t i) const {
  for (std::size_t k = i + 1; k < s_.items.size() && k < i + 8 && !stops(k); ++k)
    if (const auto kind = of_noun(k)) return {kind, k};
  return {std::nullopt, 0};
}

std::size_t StanceWords::voices_fears(std::size_t i) const {
  for (std::size_t k = i + 1; k < s_.items.size() && k < i + 13; ++k) {
    if (s_.items[k].is(ItemClass::link) && named(lex_, s_.items[k], "fears")) return k;
    if ((stops(k) && s_.items[k].punct != ',') || s_.items[k].is(ItemClass::complementizer)) return 0;
  }
  return 0;
}

bool StanceWords::intends(std::size_t i) const {
  const bool declares = verb_named(i, "declares");
  for (std::size_t k = i + 1; k < s_.items.size() && k < i + 9; ++k) {
    const Item& n = s_.items[k];
    if (n.is(ItemClass::link) && named(lex_, n, "intent")) return true;
    if (declares && n.is(ItemClass::link) && named(lex_, n, "decision")) return true;
    if (n.is(ItemClass::complementizer)) return declares && will(k + 1);
    if (n.is(ItemClass::trigger) || (stops(k) && k > i + 6)) return false;
    if (stops(k) && !declares) return false;
  }
  return false;
}

bool StanceWords::will(std::size_t k) const {
  static const std::string kS = fold_word("س"), kSt = fold_word("ست"), kSy = fold_word("سي"), kSn = fold_word("سن");
  return at(k) && key(k).size() > 4 && !at(k)->is(ItemClass::actor) && !at(k)->is(ItemClass::source) &&
         !at(k)->is(ItemClass::group) && !at(k)->is(ItemClass::place) &&
         (key(k).starts_with(kSt) || key(k).starts_with(kSy) || key(k).starts_with(kSn));
}

bool StanceWords::claims_something(std::size_t i) const {
  static const std::string kOperation = fold_word("عملي"), kDeed = fold_word("اعتداء"), kIt = fold_word("ها");
  if (named(lex_, s_.items[i], "claimed") && s_.items[i].pronoun != Pronoun::none) return true;
  if (s_.items[i].last > s_.items[i].first + 1) return true;  // «أعلن مسؤوليته»
  for (std::size_t k = i + 1; k < s_.items.size() && k < i + 9; ++k) {
    const Item& n = s_.items[k];
    if (n.is(ItemClass::actor) && n.entity != kNone && lex_.text(lex_.entity(n.entity).kind_name) == "armed_group")
      return true;
    if (stops(k)) break;
    if (n.is(ItemClass::trigger) && n.has(kEvent)) return true;
    if (key(k).find(kOperation) != std::string_view::npos || key(k).find(kDeed) != std::string_view::npos) return true;
  }
  return false;
}

bool StanceWords::asks(std::size_t i) const {
  static const std::string kFrom = fold_word("من");
  for (std::size_t k = i + 1; k < s_.items.size() && k < i + 8; ++k) {
    if (key(k) == kFrom) return true;
    if (stops(k) || s_.items[k].is(ItemClass::complementizer)) return false;
  }
  return false;
}

}  // namespace isnad
