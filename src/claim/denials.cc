// A denial that points back: «تداولت صفحات خبر مقتل خمسين. ونفت السلطات ذلك».
#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "claim/reader.h"

namespace isnad {
namespace {

constexpr std::uint32_t kReach = 2;  // sentences back to what «ذلك» points to

// «ذلك», «صحة الخبر», «هذه الأنباء» among the words after the denial.
bool points_back(const Document& doc, const Sentence& s, std::uint32_t after) {
  static const std::array<std::string, 16> kThat{
      fold_word("ذلك"),       fold_word("هذا"),       fold_word("هذه"),      fold_word("صحة"),
      fold_word("الخبر"),     fold_word("الأنباء"),   fold_word("الأمر"),    fold_word("المعلومات"),
      fold_word("الادعاءات"), fold_word("المزاعم"),   fold_word("التقارير"), fold_word("الشائعات"),
      fold_word("الرواية"),   fold_word("الاتهامات"), fold_word("الاتهام"),  fold_word("الحصيلة")};
  int seen = 0;
  for (const Token& t : doc.tokens_of(s)) {
    if (t.span.begin < after) continue;
    if (std::find(kThat.begin(), kThat.end(), doc.key(t)) != kThat.end()) return true;
    if (++seen > 8) break;
  }
  return false;
}

// «تداولت صفحات», «تداول مستخدمون»: passed on, said by nobody.
bool rumour(const std::vector<Link>& said_by) {
  static const std::array<std::string, 8> kPassedOn{fold_word("صفحات"),    fold_word("حسابات"),  fold_word("مستخدمون"),
                                                    fold_word("مستخدمين"), fold_word("منشورات"), fold_word("رواد"),
                                                    fold_word("مدونون"),   fold_word("مغردون")};
  if (said_by.empty() || (!said_by.front().entity.empty() && said_by.front().entity != "press_reports")) return false;
  const std::string& text = said_by.front().text;
  const std::string first = fold_word(std::string_view(text).substr(0, text.find(' ')));
  return std::find(kPassedOn.begin(), kPassedOn.end(), first) != kPassedOn.end();
}

// «تداولت صفحات خبرا مفاده أن …»: what goes round; pages that say something themselves assert it.
bool goes_round(const std::vector<Link>& said_by) {
  static const std::string kPassed = fold_word("تداول"), kHanded = fold_word("تناقل");
  if (!rumour(said_by)) return false;
  const std::string verb = fold_word(said_by.front().verb);
  return verb.find(kPassed) != verb.npos || verb.find(kHanded) != verb.npos;
}

}  // namespace

void settle_denials(const Document& doc, ReadingState& state, std::vector<Claim>& stances) {
  for (Claim& denial : stances) {
    if (denial.stance != StanceKind::denies) continue;
    const auto at = std::find_if(doc.sentences.begin(), doc.sentences.end(), [&](const Sentence& s) {
      return s.first < s.last && doc.tokens[s.first].span.begin == denial.sentence.begin;
    });
    if (at == doc.sentences.end() || !points_back(doc, *at, denial.span.begin)) continue;
    const auto here = static_cast<std::uint32_t>(at - doc.sentences.begin());
    const auto embedded = [&](const auto& fact) {
      return fact.sentence.begin == denial.sentence.begin && fact.span.begin >= denial.span.begin;
    };
    if (std::any_of(state.figures.begin(), state.figures.end(), [&](const auto& f) { return embedded(f.claim); }) ||
        std::any_of(state.events.begin(), state.events.end(), [&](const auto& e) { return embedded(e.event); }))
      continue;
    for (std::uint32_t back = 0; back <= kReach && back <= here && denial.about.empty(); ++back) {
      for (FigureDraft& f : state.figures) {
        if (f.sentence + back != here || f.claim.background) continue;
        if (denial.about.empty()) denial.about = f.claim.id;
        if (denial.event.empty()) denial.event = f.claim.event;
        if (rumour(f.claim.attribution)) f.claim.modality = Modality::denied;
      }
      for (EventDraft& e : state.events) {
        if (e.sentence + back != here || e.event.background) continue;
        if (denial.about.empty()) denial.about = e.event.id;
        if (denial.event.empty()) denial.event = e.event.id;
        if (rumour(e.event.attribution)) e.event.modality = Modality::denied;
      }
    }
  }
  for (FigureDraft& f : state.figures)
    if (f.claim.modality == Modality::asserted && goes_round(f.claim.attribution)) f.claim.modality = Modality::hedged;
  for (EventDraft& e : state.events)
    if (e.event.modality == Modality::asserted && goes_round(e.event.attribution)) e.event.modality = Modality::hedged;
}

}  // namespace isnad
