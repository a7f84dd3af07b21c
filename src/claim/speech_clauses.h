// Clauses round a word of speech: where the clause it covers begins and ends, and what kind of statement follows it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "claim/items.h"
#include "claim/speaker.h"
#include "claim/speech.h"
#include "lexicon/codes.h"

namespace isnad {

class SpeechClauses {
 public:
  SpeechClauses(const ItemContext& c, const SentenceItems& s, const SpeakerReader& speakers)
      : c_(c), s_(s), speakers_(speakers) {}

  bool comma(std::size_t item) const;
  // «أعلنت الشرطة توقيف 37، أفرج عن نصفهم، بحسب محام»: where another speaks already, only the clause before its comma.
  std::uint32_t last_clause(std::size_t item) const;
  // Where the clause that ends at the item begins: after «، و» and a verb, «فيما», «بينما», or another frame.
  std::uint32_t clause_start(std::size_t item) const;
  // «أسفر القصف وفق معلومات أولية عن إصابة 12»: the clause goes on after the source.
  std::uint32_t clause_end(std::size_t item) const;
  // A hospital or the like right after the verb, and what it counted.
  bool house_after(std::size_t item) const;
  // The statement is a verbal noun: «أعلنت قسد اعتقال 89 متشددا».
  bool says_noun(std::size_t phrase, SpeechCode code) const;
  // «المرصد … أعلن الشهر الماضي نزوح 775», «مدير المرصد قال في مداخلة … إن»: a statement follows, its subject stood
  // before.
  bool statement_noun(std::size_t item, bool complement) const;
  // «بيانا هذا نصه:», «حصيلة للفرار الجماعي:» behind whoever issues it, and where its colon stands.
  struct Issued {
    std::optional<std::size_t> colon;
  };
  std::optional<Issued> document_issued(std::size_t from) const;
  // «تحدثت صباح اليوم عن خسائر قدرها 25 قتيلا», «توقفت الوزارة عند 260»: a number behind the verb's own preposition.
  bool number_behind(std::size_t item, std::string_view preposition) const;
  // «كما أعلنت عن إصابة …», «مؤكدة مقتل …»: no subject of its own, a verbal noun for a statement.
  bool goes_on(std::size_t item) const;
  // «مؤكداً», «مشيراً»: the speaker of the verb before goes on.
  bool participle(std::size_t item) const;
  bool bare_quote(std::size_t item) const;
  bool tail(std::size_t item) const;
  // Does a frame before its statement cover the item?
  bool within_speech(const std::vector<SpeechFrame>& frames, std::size_t item) const;
  // The token past the words that name a frame's speaker.
  std::uint32_t past_names(const SpeechFrame& frame) const;
  // «بيان», «تقرير»: is it a word for a document?
  bool named_document(std::size_t item) const;
  // «في شريط بثته وكالة أعماق»: a relative clause about a document.
  bool tells_of_document(std::size_t verb) const;
  // Is the next quotation mark one that closes, so that a quotation of several paragraphs is still open?
  bool quote_closes() const;
  // «البيان», «للبيان ذاته» alone: whoever issued it.
  static bool the_statement(const Link& link);
  // Does the verb need company before it counts as reporting? «بين», «سجل», «نقل» are other words as well.
  bool shy(const Lemma& verb) const;
  // Does a full stop or a semicolon stand between two tokens?
  bool parted(std::uint32_t first, std::uint32_t last) const;
  // «…، فيما»
  std::uint32_t next_while(std::uint32_t token) const;

 private:
  const Item* at(std::size_t i) const { return i < s_.items.size() ? &s_.items[i] : nullptr; }
  std::uint32_t sentence_end() const { return s_.sentence.last; }

  const ItemContext& c_;
  const SentenceItems& s_;
  const SpeakerReader& speakers_;
};

}  // namespace isnad
