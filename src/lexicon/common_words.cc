#include "lexicon/common_words.h"

#include "base/fold.h"

namespace isnad {
namespace {

bool of_names(const Lemma& l, std::string_view id) {
  return l.word_class == WordClass::ethnic || l.word_class == WordClass::none || id.starts_with("local:");
}

bool rare_form(const Form& f, std::string_view key) {
  if ((f.flags & kFormTanwin) != 0) return true;
  if (f.pos == PartOfSpeech::verb_imperfect) return key[0] != letter(0x64A);
  return f.number == GramNumber::dual && f.pos != PartOfSpeech::other;
}

CommonWord::Weight weight_of(const Lemma& l) {
  const bool plain = l.word_class == WordClass::thing || (l.word_class == WordClass::person && l.measure == kNoCode);
  return plain ? CommonWord::Weight::doubtful : CommonWord::Weight::refused;
}

// With the article («القصف») only the words that reports are made of; «المدينة» and «الشمال» are names as often.
bool common_with_article(const Lemma& l, const Form& f) {
  const bool verb = f.pos == PartOfSpeech::verb_perfect || f.pos == PartOfSpeech::verb_imperfect;
  switch (l.word_class) {
    case WordClass::trigger:
    case WordClass::number:
    case WordClass::scale:
    case WordClass::ordinal:
    case WordClass::fraction:
    case WordClass::vague:
    case WordClass::toll:
    case WordClass::time_unit:
    case WordClass::weekday: return !verb;
    default: return false;
  }
}

}  // namespace

std::optional<CommonWord> common_word(const Lexicon& lexicon, std::string_view key) {
  std::optional<CommonWord> found;
  const auto look = [&](std::string_view k, bool article) {
    for (const Form& f : lexicon.forms(k)) {
      const Lemma& l = lexicon.lemma(f.lemma);
      if (of_names(l, lexicon.id(l)) || rare_form(f, k) || (article && !common_with_article(l, f))) continue;
      const CommonWord word{weight_of(l), l.word_class, lexicon.id(l)};
      if (!found || word.weight < found->weight) found = word;
    }
  };
  look(key, false);
  if (key.size() >= 5 && key[0] == letter(0x627) && key[1] == letter(0x644)) look(key.substr(2), true);
  return found;
}

}  // namespace isnad
