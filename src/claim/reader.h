// ReportReader: reads one report through all stages and settles what needs the whole of it.
//
// In: a Report, the lexicon and the rules. Out: an Extraction. One reader serves many reports, one after the other; it
// keeps buffers, never results.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "claim/drafts.h"
#include "claim/speech.h"
#include "model/claim.h"
#include "model/name.h"

namespace isnad {

// Settles times that only the whole report can tell (settle_times.cc).
void settle_times(ReadingState& state, const std::optional<Date>& published);

// Links parts to totals told in other sentences (settle_parts.cc).
void settle_parts(ReadingState& state);

// Who did the events that name nobody (settle_initiators.cc): who tells of his own deed, whoever did what goes with them
// («داهمت … واعتقال»), who is accused of it, then whoever holds the prison, or the only force of the state that the
// report names.
void settle_speakers_deeds(const Lexicon& lexicon, ReadingState& state, const std::optional<Date>& published);
void settle_accused(const Lexicon& lexicon, ReadingState& state, const std::vector<Claim>& stances);
void settle_partners(const Lexicon& lexicon, ReadingState& state);
void settle_holders(const Lexicon& lexicon, ReadingState& state, const std::optional<Date>& published);

// Whom a stance is aimed at, where it says no more than «أدان الهجوم» or «الطرفين» (settle_initiators.cc).
void settle_targets(const ReadingState& state, std::vector<Claim>& stances);

// Joins denials to what they deny where another clause or sentence told it (denials.cc).
void settle_denials(const Document& doc, ReadingState& state, std::vector<Claim>& stances);

class ReportReader {
 public:
  ReportReader(const Lexicon& lexicon, const RuleBook& rules)
      : lexicon_(lexicon), rules_(rules), link_bits_(rules.link_bits(lexicon)) {
    for (const char* id : {"stance.exchanged", "stance.directed", "stance.renewed"})
      if (const LemmaIndex l = lexicon.find_lemma(id); l != kNone) stance_phrases_.push_back(l);
    std::sort(stance_phrases_.begin(), stance_phrases_.end());
  }

  // `trace` is told why, if there is one.
  Extraction read(const Report& report, Trace* trace = nullptr);
  // Every name, and what it stands for; facts of bodies on that day, or all of them (names.h).
  FoundNames names(const Report& report, const std::optional<Date>& on);
  // The same, one line a token, mention or claim, for people and tests.
  std::string explain_text(const Report& report);
  std::string explain_mentions(const Report& report);

 private:
  void weigh_sentences();
  void listen(const Report& report, ItemContext& context, std::uint32_t index);
  void sentence(const Report& report, ItemContext& context, std::uint32_t index);
  void hear_stances(const Report& report, const ItemContext& context);
  void attribute(const ItemContext& context, std::uint32_t index);
  void headline_day(const Report& report);
  std::optional<Time> day_set_before(const Report& report, std::uint32_t index) const;
  void identify(EntityIndex country);
  EntityIndex outlet_of(const std::string& outlet);
  void settle(const Report& report, Extraction& out);
  void share_initiators();

  const Lexicon& lexicon_;
  const RuleBook& rules_;
  std::vector<std::uint64_t> link_bits_;
  std::vector<LemmaIndex> stance_phrases_;  // nouns and verbs that take a stance without a word of speech
  Document doc_;
  Document outlet_name_;  // the words of last_outlet_
  std::string last_outlet_;
  EntityIndex outlet_ = kNone;
  // What a sentence may hold: facts, only a speaker, or nothing that matters.
  enum class Interest : std::uint8_t { none, speaker, facts };
  std::vector<Interest> interest_;
  std::vector<std::uint8_t> takes_stance_;  // of each sentence: has a word of accusing, denying …
  SentenceItems items_;
  ReadingState state_;
  std::vector<Claim> stances_;
  SpeechState speech_;
  std::vector<SpeechFrame> frames_;
  std::vector<Link> heard_;  // every speaker of the report, whatever was said
  std::optional<Time> last_time_;
  std::uint32_t last_paragraph_ = 0;
  std::optional<Place> last_place_;
  Span last_place_words_, last_facility_words_;  // where they were named
  std::optional<Facility> last_facility_;
};

}  // namespace isnad
