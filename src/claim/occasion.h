// Whether a report gives occasion to read a word of many meanings as one of conflict.
//
// In: the words of a report, then what a rule makes of one of them. Out: yes or no. «نقل 40 طالبا», «قاعة تتسع لمئة
// زائر», «هاجم الناقد الرواية», «وفاة والد الوزير» are ordinary news where nothing in the report tells of violence, a
// prison, flight from home or a mishap; «نقل 40 شخصا» of a report on an attack is not.
//
// Words with the name `figurative` in lexicon/triggers.tsv (هجوم، معركة) are no evidence for themselves; `dying` (وفاة)
// tells of no violence. Mishaps are the things whose id begins with thing.mishap.
#pragma once

#include "claim/drafts.h"

namespace isnad {

// Takes what a word of the report tells of: violence, a mishap.
void note_occasion(const Lexicon& lexicon, const Document& doc, const Token& token, ReadingState& state);
void note_occasion(const Lexicon& lexicon, const Item& item, ReadingState& state);

// May the group be counted by this measure? `trigger` is -1 where a noun of toll alone counts.
bool occasion_for(Measure measure, const SentenceContext& sentence, const ReadingState& state, std::int32_t trigger,
                  std::int32_t group);

// May «دون إصابات» be told of people at all? Not of a team in its camp.
bool occasion_for_none(const SentenceContext& sentence, const ReadingState& state);

// May the word tell of this event? `counted`: its sentence counts its victims.
bool occasion_for(EventType type, const SentenceContext& sentence, const ReadingState& state, std::size_t trigger,
                  bool counted);

}  // namespace isnad
