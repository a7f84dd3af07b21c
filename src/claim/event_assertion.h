// Is a word of an event told as having happened, or only talked about?
//
// In: a trigger in its sentence. Out: a weight; kAssertedWeight (trace.h) and more is an assertion. For it: a toll, a
// day, a place, a finite verb, «وقع» or «شن» before it; against it: «التحقيق في», «قضية», an article, a relative
// clause, a plan.
#pragma once

#include "claim/items.h"

namespace isnad {

struct EventWord {
  const ItemContext& context;
  const SentenceItems& sentence;
  std::size_t item = 0;
  bool headline = false;
  bool counted = false;  // a figure was read with it
  bool sentence_has_figure = false;
};

int assertion_weight(const EventWord& word);

// «الهجوم الأخير», «الهجوم الأكثر دموية»: one that the reader knows of.
bool points_back(const EventWord& word);

// «لم تعلن أي جهة مسؤوليتها»
bool unclaimed(const EventWord& word);

// «بزوغ فجر النهضة», «فجر جديد»: the dawn, not «فجّر», where nothing follows that could be blown up.
bool dawn(const EventWord& word);

// «التي تسيطر عليها», «استولوا على سيارة أجرة»: a state, or things taken; no change of control.
bool no_change(const EventWord& word);

}  // namespace isnad
