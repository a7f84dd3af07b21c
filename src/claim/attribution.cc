// Which frames of speech cover a token, and what chain they make together.
#include "claim/speech.h"

namespace isnad {

Attribution attribution_at(const std::vector<SpeechFrame>& frames, std::uint32_t token) {
  const SpeechFrame* before = nullptr;
  const SpeechFrame* after = nullptr;
  for (const SpeechFrame& f : frames) {
    if (token < f.begin || token >= f.end) continue;
    if (f.after) {
      if (!after || f.begin >= after->begin) after = &f;
    } else if (!before || f.begin >= before->begin) {
      before = &f;
    }
  }
  Attribution a;
  if (after && before && before->begin > after->at) after = nullptr;  // another has begun to speak since
  a.frame = after ? after : before;
  if (after) {
    a.chain = after->chain;
    a.code = after->code;
    if (before && before->relays && !before->chain.empty() && before->chain != after->chain)
      for (Link l : before->chain) {
        l.role = LinkRole::relay;
        a.chain.push_back(std::move(l));
      }
    if (before && before->code == SpeechCode::deny) a.code = SpeechCode::deny;
  } else if (before) {
    a.chain = before->chain;
    a.code = before->code;
  }
  return a;
}

}  // namespace isnad
