// «د ب أ», «سبأ»: which source a report's outlet is, if its name is one of the source's names.
#include "claim/reader.h"
#include "text/phrase.h"

namespace isnad {

EntityIndex ReportReader::outlet_of(const std::string& outlet) {
  if (outlet == last_outlet_) return outlet_;
  last_outlet_ = outlet;
  outlet_ = kNone;
  read_text(outlet, lexicon_, outlet_name_);
  std::vector<PhraseMatch> names;
  const auto words = static_cast<std::uint32_t>(outlet_name_.tokens.size());
  match_names(outlet_name_, 0, words, lexicon_, names);
  for (const PhraseMatch& m : names)
    for (const NameTarget& t : lexicon_.targets(m.node))
      if (m.first == 0 && m.last == words && !t.is_lemma && lexicon_.entity(t.index).kind == EntityKind::source &&
          outlet_ == kNone)
        outlet_ = t.index;
  return outlet_;
}

}  // namespace isnad
