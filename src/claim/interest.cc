// Which sentences of a report are worth taking apart.
#include <algorithm>

#include "claim/occasion.h"
#include "claim/reader.h"
#include "claim/stances.h"
#include "lexicon/codes.h"

namespace isnad {

// One look at the classes of the words tells which sentences can hold a fact: a strong trigger, a counted person noun,
// a weak trigger of a measure beside people, or one of an event beside people, names or weapons. The rest are not taken
// apart.
void ReportReader::weigh_sentences() {
  constexpr std::uint64_t kPeople = class_bit(WordClass::person) | class_bit(WordClass::vague);
  constexpr std::uint64_t kArmed = kPeople | class_bit(WordClass::weapon) | class_bit(WordClass::ethnic);
  constexpr std::uint64_t kSpeaks = class_bit(WordClass::speech) | class_bit(WordClass::according);
  interest_.assign(doc_.sentences.size(), Interest::none);
  state_.prison = state_.displacement = state_.violence = state_.mishap = false;
  state_.list_parent = -1;
  bool in_list = false;
  takes_stance_.assign(doc_.sentences.size(), 0);
  for (std::size_t i = 0; i < doc_.sentences.size(); ++i) {
    const Sentence& s = doc_.sentences[i];
    if (s.segment == Segment::noise) continue;
    std::uint64_t classes = 0;
    bool prison = false, colon = false, number = false, held = false;
    for (const Token& t : doc_.tokens_of(s)) {
      classes |= t.classes;
      note_occasion(lexicon_, doc_, t, state_);
      number = number || t.kind == TokenKind::number;
      colon = colon || t.punct == ':' || t.punct == '"';
      if ((t.classes & class_bit(WordClass::speech)) != 0 && takes_stance_[i] == 0)
        for (const Reading& r : doc_.readings_of(t)) {
          const Lemma& l = lexicon_.lemma(r.form.lemma);
          if (l.word_class == WordClass::speech && stance_of(static_cast<SpeechCode>(l.code))) takes_stance_[i] = 1;
        }
      if ((t.classes & class_bit(WordClass::other)) != 0 && takes_stance_[i] == 0)
        for (const Reading& r : doc_.readings_of(t))  // «وجّه فلان أصابع الاتهام»: no verb of speech
          if (std::binary_search(stance_phrases_.begin(), stance_phrases_.end(), r.form.lemma)) takes_stance_[i] = 1;
      if (t.classes & class_bit(WordClass::trigger))
        for (const Reading& r : doc_.readings_of(t)) {
          const Lemma& l = lexicon_.lemma(r.form.lemma);
          if (l.event == static_cast<std::uint8_t>(EventType::displacement) && !(l.flags & kLemmaWeak))
            state_.displacement = true;
        }
      if (t.classes & class_bit(WordClass::person))
        for (const Reading& r : doc_.readings_of(t))
          held = held || (lexicon_.lemma(r.form.lemma).flags & kLemmaDetainee) != 0;
      if (t.classes & class_bit(WordClass::facility_type))
        for (const Reading& r : doc_.readings_of(t)) {
          const Lemma& l = lexicon_.lemma(r.form.lemma);
          prison = prison || (l.word_class == WordClass::facility_type && lexicon_.text(l.name) == "prison");
        }
    }
    state_.prison = state_.prison || prison;
    // «… على النحو التالي:» and its bullets
    const Token& first = doc_.tokens[s.first];
    const bool item = in_list && first.kind == TokenKind::punct &&
                      (first.punct == '-' || first.punct == '*' || first.punct == '\x01');
    const bool strong = item || (classes & (kAnyStrongTrigger | kAnyCountedPerson)) != 0;
    in_list = item || (strong && doc_.tokens[s.last - 1].punct == ':');
    const bool people = (classes & kPeople) != 0;
    const bool measured =
        (prison || (classes & (class_bit(WordClass::trigger) | kAnyOpening | kAnyOpensTrigger)) != 0) && people;
    const bool counted = number && people && (classes & class_bit(WordClass::toll)) != 0;  // «عدد الموقوفين 22»
    const bool eventful =
        (classes & (kAnyWeakEvent | kAnyOpening | kAnyOpensTrigger)) != 0 && (classes & (kArmed | kAnyOpensName)) != 0;
    // «ثم تراجعت من 95 إلى 84», «يتوزع هؤلاء على 720 من …» right after a fact
    const bool goes_on = i > 0 && interest_[i - 1] == Interest::facts && number &&
                         (classes & (class_bit(WordClass::rise) | class_bit(WordClass::subset) | kAnyOpening)) != 0;
    if (strong || measured || counted || eventful || goes_on || (held && (number || (classes & class_bit(WordClass::number)) != 0)))  // «لديها ثلاثة أسرى»
      interest_[i] = Interest::facts;
    else if ((classes & kSpeaks) != 0 || colon || takes_stance_[i] != 0)
      interest_[i] = Interest::speaker;
  }
}

}  // namespace isnad
