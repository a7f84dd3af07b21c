// Trace: why a report was read as it was, told by the reader while it reads.
//
// In: nothing; a reader that is given a Trace fills it, one that is given none does the same work and notes nothing.
// Out: the rules that matched and what became of each, every decision on a fact with the words that made it, and the
// numbers left out. Plain values; explain_claim.h puts them into words.
//
//   Trace trace;
//   Extraction found = engine.extract(report, &trace);
//   for (const Attempt& a : trace.attempts) … a.rule … a.outcome …
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/span.h"
#include "mention/mention.h"

namespace isnad {

struct RuleMatch;
struct Rule;
struct SentenceItems;
struct SpeechFrame;
struct Document;
struct Claim;
struct Link;
struct Sentence;
class Lexicon;

enum class FactKind : std::uint8_t { figure, event, stance };

// A fact while its report is read: it has no id yet and is known by the item it stands on.
struct FactKey {
  FactKind kind = FactKind::figure;
  std::uint32_t sentence = 0, item = 0;
  auto operator<=>(const FactKey&) const = default;
};

// A word of the sentence in a slot of the rule: <t> the trigger, <n> the counted group, <a> the doer …
struct Bound {
  char slot = 0;
  Span words;
  std::string classes;  // as patterns write them
  std::string row;      // id of the lexicon's row for the word, empty where none is
};

enum class Outcome : std::uint8_t {
  read,    // it made the fact
  joined,  // read with the figure before, by و
  whole,   // read as the whole of «81 من أصل 120»
  // Refused, and why:
  taken,            // another rule had the words first
  no_prison,        // the rule needs a report that speaks of a prison,
  no_displacement,  // of people driven from home,
  no_escape,        // of an escape
  no_occasion,      // a word of many meanings, in a report of nothing violent
  nothing_counted,  // its slot holds no group of people
  not_beside,       // the bracket does not follow a figure
  no_list,          // no list under a total
  most_of_them,     // «معظمهم»: no part
  no_measure,       // nothing tells what is counted
  above_total,      // larger than the total it would be part of, or there is none
  total_elsewhere,  // the total stands in another sentence
  no_evidence,      // of an event: what the rule needs is not there
  no_event,         // a stock of prisoners, a sentence of death
  told_before,      // «الهجوم»: the event told before
  talk,             // talked about rather than told; `weight` says how far
};
inline bool refused(Outcome o) { return o >= Outcome::taken; }

// A rule that matched.
struct Attempt {
  FactKey fact;
  Outcome outcome = Outcome::read;
  std::string rule;
  Span words;                // all that it matched
  std::vector<Bound> bound;  // slots that hold something
  int weight = 0;            // of talk: what spoke for an assertion, which needs kAssertedWeight
  std::string needs;         // of no_evidence: what the rule asks for
};
inline constexpr int kAssertedWeight = 2;

enum class Aspect : std::uint8_t {
  measure,
  who,
  speaker,
  modality,
  background,
  scope,
  time,
  place,
  facility,
  part_of,
  supersedes,
  by,
  type,
  initiator,
};

enum class Why : std::uint8_t {
  // speaker
  own_voice,        // no words of speech cover it
  outlet_itself,    // the outlet names itself
  said_before,      // «قال X إن …»
  said_after,       // «…، بحسب X»
  goes_on,          // «وأضاف»: whoever spoke last
  still_speaking,   // an open quotation, list or announcement
  relative_clause,  // «الذين قتلوا»: the outlet's own words
  // modality, background
  speech_denies,
  speech_plans,
  word_before,
  stance_over_it,
  attempt_happened,
  opens_background,
  told_as_past,
  // scope
  rule_says,
  stock_measure,
  window_of_time,
  // time, place, facility
  nearest,
  carried_over,
  last_day_of_window,
  day_of_publication,
  place_of_facility,
  year_of_other_dates,
  day_of_first_fact,
  // part_of
  of_them,
  of_escapees,
  adds_up,
  of_list,
  // who, measure, by, type, initiator
  people_of_figure_before,
  own_side,
  losses_of,
  people_of_measure,
  people_of_total,
  set_free,
  doer_of_event,
  figure_of_event,
  aircraft,
  at_prison,
  speaker_did_it,
  same_event,
  claimant,
};

struct Choice {
  FactKey fact;
  Aspect aspect = Aspect::measure;
  Why why = Why::rule_says;
  Span words;  // that decided; empty where none did
};

enum class Unread : std::uint8_t {
  people,    // people are counted, but no rule reads it
  date,      // part of a date or time
  name,      // part of a name
  kind,      // a share, a year, money …: `quantity`
  things,    // counts something else: `next`
  sentence,  // in a sentence with no word of loss, arms or prison beside people
};

// A number that became no figure.
struct LeftOut {
  Span words, next;  // `next`: the word behind it
  Unread why = Unread::things;
  QuantityKind quantity = QuantityKind::count;
};

struct Trace {
  std::vector<Attempt> attempts;
  std::vector<Choice> decisions;
  std::vector<LeftOut> left_out;
  std::vector<Span> sentences;         // of the report, in order
  std::map<FactKey, std::string> ids;  // of the facts that were kept

  void decide(FactKey fact, Aspect aspect, Why why, Span words = {}) {
    decisions.push_back({fact, aspect, why, words});
  }
  // Notes a match of a rule once.
  void attempt(FactKey fact, Outcome outcome, const Rule& rule, const RuleMatch& match, const Document& doc,
               const Lexicon& lexicon, const SentenceItems& s);
  // Who speaks: the frame that covers the fact, if one does, and the chain that came of it.
  void speaker(FactKey fact, const SpeechFrame* frame, const std::vector<Link>& chain, Span sentence,
               const Document& doc, const SentenceItems& s);
  // A stance; they are counted through the report.
  void stance(std::uint32_t number, const Claim& stance);
  // Numbers of a sentence that no figure stands on.
  void leave_out(std::uint32_t sentence, const Document& doc, const SentenceItems& s);
  // Numbers of a sentence that was not taken apart.
  void pass_over(const Sentence& sentence, const Document& doc, const Lexicon& lexicon);
};

}  // namespace isnad
