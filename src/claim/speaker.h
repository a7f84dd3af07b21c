// SpeakerReader: finds the speaker beside a reporting word and says who it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claim/items.h"

namespace isnad {

class SpeakerReader {
 public:
  SpeakerReader(const ItemContext& c, const SentenceItems& s, std::string_view outlet)
      : c_(c), s_(s), outlet_(outlet) {}

  // The first item of [first, last) that can speak.
  std::optional<std::size_t> first_in(std::size_t first, std::size_t last) const;
  // The subject right after a reporting verb, past a few fillers.
  std::optional<std::size_t> subject_after(std::size_t verb) const;
  // The subject of «المرصد السوري قال إن».
  std::optional<std::size_t> subject_before(std::size_t verb) const;
  // The speaker whose noun phrase ends right before the verb.
  std::optional<std::size_t> ends_before(std::size_t verb) const;
  // «المشفى العسكري يؤكد وصول …»: a noun that opens the clause, no known speaker.
  std::optional<std::size_t> clause_opener(std::size_t verb) const;
  // «بيان وزعته الوزارة»: who issued the document at `who`.
  std::optional<std::size_t> issuer(std::size_t who, std::size_t phrase) const;
  // A name the lexicon does not know.
  std::optional<std::size_t> unknown_subject(std::size_t verb) const;
  // Item past the noun phrase that begins at `first`.
  std::size_t phrase_end(std::size_t first) const;
  bool complement_within(std::size_t from, std::size_t count) const;
  bool filler(const Item& it) const;
  // «في بيان», «خلال مؤتمر»: how it was said.
  bool medium(std::size_t i) const;

  // Is it the outlet speaking of itself, by its name or by what it is («الشبكة», «المرصد»)?
  bool is_outlet(const Link& link) const;
  // «التقرير», «تقريرها»: a document without an issuer of its own.
  bool own_document(const Link& link) const;
  // «البيان», «الجدول»: what a speaker issues, named alone; `word` is folded.
  static bool is_document(std::string_view word);
  // «التقدير الأولي للطبيب», «الإحصائية الصادرة عن المكتب»: who made the estimate named in [first, end).
  std::optional<std::size_t> estimated_by(std::size_t first, std::size_t end) const;
  // «بيان صدر ظهرا عن القيادة العامة», «أحدث حصيلة حصلت عليها القناة من المكتب»: who issued the document at `first`.
  std::optional<std::size_t> issued_by(std::size_t first) const;
  // «لما حصل عليه المرصد من معلومات»: the item past the verb and its preposition.
  std::size_t past_obtaining(std::size_t item) const;
  // «شهادات جمعتها»: the speaker's own.
  bool own_gathering(std::size_t first, std::size_t end) const;
  // «نفسه», «ذاتها»
  static bool itself(std::string_view word);
  // News agencies, papers, channels and sites: what carries the words of others.
  bool media(const Link& link) const;
  // «المصدر» after «مصدر في الوزارة»: is it the speaker of before, named shorter?
  bool refers_to(const Link& link, const Link& earlier) const;
  // «مضيفة» agrees with «الوزارة», «مضيفا» does not.
  bool agrees(std::size_t participle, const Link& link) const;
  // «يرجح أنهم …» right after a comma: by whom, nobody says.
  bool passive_hedge(std::size_t verb) const;
  // «لكنه قال»: the subject is a pronoun, and stands behind the verb of speech before.
  bool pronoun_subject(std::size_t verb) const;
  std::optional<std::size_t> subject_of_verb_before(std::size_t verb) const;
  // «تبنى التنظيم الهجوم …، وقال في بيان إن»: the subject that the sentence opens with goes on.
  std::optional<std::size_t> sentence_subject(std::size_t verb) const;
  // «أما العناوين فتحدثت»: the noun that أما puts before its verb.
  std::optional<std::size_t> topic(std::size_t verb) const;
  // «استقبلنا», «نناشد»: the first person plural.
  bool speaks_of_us(std::size_t item) const;
  // «رفع المرصد حصيلة القتلى إلى …»
  bool toll_within(std::size_t item) const;
  // «… في بيان»
  bool in_a_statement(std::size_t item) const;
  // «كانت البعثة (قد) أعلنت»: does كان stand before the item?
  bool after_kana(std::size_t item) const;

  Link link(std::size_t first, std::size_t last, std::string verb) const;
  // «… لوكالة فرانس برس»: the agencies a speaker spoke to.
  std::vector<Link> relays(std::size_t from, std::size_t to) const;

 private:
  bool can_speak(const Item& it) const;
  bool ends_phrase(std::size_t i, std::size_t first) const;
  bool body_of(std::size_t i) const;
  std::string entity_of(std::size_t first, std::size_t last) const;
  bool carries(const Item& it) const;
  bool addressed(std::size_t i) const;
  // «بيان نشرته وكالة سانا»: a verb that tells of a document, not of what is said.
  bool put_out(std::size_t verb) const;
  std::optional<Link> channel(std::size_t from, std::size_t to) const;
  std::string_view key(const Item& it) const { return c_.doc.key(c_.doc.tokens[it.first]); }

  const ItemContext& c_;
  const SentenceItems& s_;
  std::string_view outlet_;
};

}  // namespace isnad
