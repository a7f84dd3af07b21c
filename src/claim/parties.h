// Parties of an event: who did it and whom it was aimed at, read from the clause round its trigger.
//
// In: a sentence, the item that asserts an event, and its type. Out: party ids of the lexicon, the likeliest first.
//
//   شنت الشرطة حملة على المسلحين   the subject of a light verb          police → militants
//   قصف لقوات النظام على القرية    the genitive or ل of a noun          syrian_army
//   قصف شنه طيران التحالف          the doer named after it              us_coalition
//   اشتباكات بين الجيش والمسلحين   both sides, the first named first    army → militants
//   مواقع الجيش تعرضت لقصف         the subject suffered it                     → army
#pragma once

#include <string>
#include <vector>

#include "claim/items.h"

namespace isnad {

struct Parties {
  std::vector<std::string> initiator, target;
};

// Who did the events told before, for those that go on with them.
struct EarlierParties {
  std::vector<std::string> near;   // of the event before in the same paragraph: «… وداهمت»
  std::vector<std::string> alike;  // of the last one of this kind: «قصف مماثل»
};

Parties parties_of(const ItemContext& context, const SentenceItems& sentence, std::size_t trigger, EventType type,
                   const EarlierParties& earlier);

}  // namespace isnad
