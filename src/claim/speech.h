// Speech: who says what, over which stretch of a sentence, and through whom it came.
//
// In: the items of a sentence and the speaker of the sentences before. Out: frames, each with a chain of links (origin
// first) and the tokens it covers. A frame before its statement («قال X إن …») covers what follows it; one after («…،
// بحسب X») covers its own clause leftward; «وأضاف» without a speaker takes the chain of before; an open quotation keeps
// its speaker.
#pragma once

#include <vector>

#include "claim/items.h"
#include "lexicon/codes.h"

namespace isnad {

struct SpeechFrame {
  std::uint32_t begin = 0, end = 0;  // tokens covered
  std::uint32_t at = 0;              // token of the reporting word
  SpeechCode code = SpeechCode::assertion;
  bool after = false;
  bool pluperfect = false;  // «كانت الشرطة قد تحدثت»: an aside about earlier words
  bool relays = false;      // its speaker is an agency, an outlet or the like
  std::vector<Link> chain;
};

struct SpeechState {
  std::vector<Link> last;    // chain of the latest frame with a speaker of its own
  std::vector<Link> issuer;  // who last issued a statement, whatever it said
  std::vector<Link> lister;  // who said «… عن:» before bullets
  bool in_quote = false;
  bool own_voice = false;   // the outlet last spoke of itself: «التقرير» is its own
  bool listing = false;     // «… عن:» has been said: its bullets are still the speaker's
  bool announcing = false;  // «… ما يلي:» has been said
  std::uint32_t paragraph = 0;
};

void find_speech(const ItemContext& context, const SentenceItems& sentence, std::string_view outlet, SpeechState& state,
                 std::vector<SpeechFrame>& out);

// The chain that covers a token, and the code of the frame it comes from (assertion where there is none).
struct Attribution {
  std::vector<Link> chain;
  SpeechCode code = SpeechCode::assertion;
  const SpeechFrame* frame = nullptr;  // the one it comes from, of `frames`
};
Attribution attribution_at(const std::vector<SpeechFrame>& frames, std::uint32_t token);

}  // namespace isnad
