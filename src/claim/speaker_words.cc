// What the words of a speaker tell: the outlet itself, a document and its issuer, a relay, a reference back.
#include <algorithm>
#include <array>

#include "base/fold.h"
#include "claim/speaker.h"
#include "claim/stance_roles.h"
#include "lexicon/codes.h"

namespace isnad {

using namespace feature;

namespace {

std::vector<std::string> plain_words(std::string_view text) {
  static const std::string kAl = fold_word("ال"), kLil = fold_word("لل");
  std::vector<std::string> out;
  std::string word;
  const auto flush = [&] {
    std::string key = fold_word(word);
    if (key.size() > 4 && (key.starts_with(kAl) || key.starts_with(kLil))) key.erase(0, 2);
    if (!key.empty()) out.push_back(std::move(key));
    word.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '"' || c == '\n' || c == '(' || c == ')')
      flush();
    else
      word.push_back(c);
  }
  flush();
  return out;
}

}  // namespace

bool SpeakerReader::is_outlet(const Link& link) const {
  if (link.entity == "own_correspondent") return false;
  if (!link.entity.empty()) {
    const EntityIndex e = c_.lexicon.find_entity(link.entity);
    if (e != kNone) {
      const Entity& entity = c_.lexicon.entity(e);
      if (entity.kind == EntityKind::source &&
          (outlet_ == c_.lexicon.id(entity) || outlet_ == c_.lexicon.text(entity.name_ar) ||
           outlet_ == c_.lexicon.text(entity.name_en)) &&
          plain_words(link.text).size() <= plain_words(c_.lexicon.text(entity.name_ar)).size())
        return true;
    }
  }
  if (c_.outlet != kNone && link.entity == c_.lexicon.id(c_.lexicon.entity(c_.outlet)) &&
      plain_words(link.text).size() <= plain_words(c_.lexicon.text(c_.lexicon.entity(c_.outlet).name_ar)).size())
    return true;
  const std::vector<std::string> own = plain_words(outlet_);
  std::vector<std::string> said = plain_words(link.text);
  static const std::array<std::string, 7> kCounts{fold_word("إحصائيات"), fold_word("إحصاءات"), fold_word("بيانات"),
                                                  fold_word("أرقام"),    fold_word("توثيقات"), fold_word("لتوثيقات"),
                                                  fold_word("لإحصائيات")};
  if (said.size() > 1 && std::find(kCounts.begin(), kCounts.end(), said.front()) != kCounts.end())
    said.erase(said.begin());  // «إحصائيات المرصد»
  static const std::array<std::string, 5> kOurs{fold_word("وكالتنا"), fold_word("موقعنا"), fold_word("شبكتنا"),
                                                fold_word("صحيفتنا"), fold_word("قناتنا")};
  for (const std::string& w : said)
    if (std::find(kOurs.begin(), kOurs.end(), w) != kOurs.end()) return true;
  return !outlet_.empty() && !said.empty() && std::all_of(said.begin(), said.end(), [&](const std::string& w) {
    return std::find(own.begin(), own.end(), w) != own.end();
  });
}

bool SpeakerReader::own_document(const Link& link) const {
  static const std::string kReport = fold_word("تقرير");
  const std::vector<std::string> said = plain_words(link.text);
  return !said.empty() && link.entity.empty() && said.front().starts_with(kReport);
}

bool SpeakerReader::is_document(std::string_view word) {
  static const std::array<std::string, 8> kDocuments{fold_word("البيان"),  fold_word("البلاغ"),  fold_word("الجدول"),
                                                     fold_word("القائمة"), fold_word("الحصيلة"), fold_word("الإحصائية"),
                                                     fold_word("النشرة"),  fold_word("الجداول")};
  return std::find(kDocuments.begin(), kDocuments.end(), word) != kDocuments.end();
}

// What carries the words of others: agencies, papers, channels, sites.
bool SpeakerReader::carries(const Item& it) const {
  static constexpr std::array<std::string_view, 6> kMedia{"agency",  "broadcaster", "newspaper",
                                                          "website", "armed_media", "local_network"};
  if (!it.is(ItemClass::source) || it.entity == kNone) return false;
  return std::find(kMedia.begin(), kMedia.end(), c_.lexicon.text(c_.lexicon.entity(it.entity).kind_name)) !=
         kMedia.end();
}

bool SpeakerReader::media(const Link& link) const {
  static constexpr std::array<std::string_view, 6> kMedia{"agency",  "broadcaster", "newspaper",
                                                          "website", "armed_media", "local_network"};
  const EntityIndex e = link.entity.empty() ? kNone : c_.lexicon.find_entity(link.entity);
  if (e == kNone || c_.lexicon.entity(e).kind != EntityKind::source) return false;
  return std::find(kMedia.begin(), kMedia.end(), c_.lexicon.text(c_.lexicon.entity(e).kind_name)) != kMedia.end();
}

// «لوكالة …», «في حديث مع …», «لـ«رويترز»», «لقناة محلية»
bool SpeakerReader::put_out(std::size_t verb) const {
  if (verb == 0 || !s_.items[verb].is(ItemClass::speech)) return false;
  const Item& document = s_.items[verb - 1];
  return document.is(ItemClass::speaker) && document.speaker != kNone && !document.has(kDefinite) &&
         static_cast<SpeakerCode>(c_.lexicon.lemma(document.speaker).code) == SpeakerCode::document;
}

bool SpeakerReader::addressed(std::size_t i) const {
  static const std::string kWith = fold_word("مع"), kL = fold_word("ل");
  const Item& it = s_.items[i];
  if (!carries(it) || i == 0) return false;
  if (it.has(kPrepL) || s_.items[i - 1].has(kPrepL)) return true;
  if (s_.items[i - 1].is(ItemClass::speech) && s_.items[i - 1].pronoun != Pronoun::none) return true;  // «نشرته سانا»
  std::size_t k = i - 1;
  while (k > 0 && s_.items[k].is(ItemClass::punct) && (s_.items[k].punct == '"' || s_.items[k].punct == '(')) --k;
  const std::string_view word = key(s_.items[k]);
  return (s_.items[k].is(ItemClass::particle) && word == kWith) || word == kL;
}

std::vector<Link> SpeakerReader::relays(std::size_t from, std::size_t to) const {
  std::vector<Link> out;
  std::size_t end = from;
  for (; end < to && end < s_.items.size(); ++end) {
    const Item& it = s_.items[end];
    if (it.is(ItemClass::complementizer) || (it.is(ItemClass::trigger) && !it.is(ItemClass::source)) ||
        (it.is(ItemClass::punct) && (it.punct == ':' || it.punct == '.')))
      break;
  }
  const auto add = [&](std::size_t first, std::size_t last, std::string entity) {
    Link l;
    l.role = LinkRole::relay;
    l.span = span_of(c_.doc, s_.items[first].first, s_.items[last - 1].last);
    l.text = std::string(l.span.of(c_.doc.text));
    l.entity = std::move(entity);
    out.push_back(std::move(l));
  };
  for (std::size_t i = from; i < end; ++i) {
    const Item& it = s_.items[i];
    const bool correspondent =
        it.is(ItemClass::speaker) && it.has(kPrepL) && it.speaker != kNone &&
        static_cast<SpeakerCode>(c_.lexicon.lemma(it.speaker).code) == SpeakerCode::correspondent;
    if (correspondent) {  // «لمراسل سانا»
      add(i, std::min(end, i + 1 < end && s_.items[i + 1].is(ItemClass::source) ? i + 2 : i + 1), "own_correspondent");
      ++i;
      continue;
    }
    if (!addressed(i)) continue;
    const Entity& e = c_.lexicon.entity(it.entity);
    const bool own = it.entity == c_.outlet ||
                     (!outlet_.empty() && (outlet_ == c_.lexicon.id(e) || outlet_ == c_.lexicon.text(e.name_ar) ||
                                           outlet_ == c_.lexicon.text(e.name_en)));
    if (!own) add(i, i + 1, std::string(c_.lexicon.id(e)));
  }
  if (out.empty())
    if (auto through = channel(from, end)) out.push_back(std::move(*through));
  return out;
}

// «عبر تلغرام», «في منشور على فيسبوك», «عبر إذاعتها «الأندلس»»: where no agency relays, what the words were put out by.
std::optional<Link> SpeakerReader::channel(std::size_t from, std::size_t to) const {
  static const std::string kThrough = fold_word("عبر"), kOn = fold_word("على"), kIn = fold_word("في");
  bool through = false, on = false;
  for (std::size_t i = from; i < to && i < s_.items.size(); ++i) {
    const Item& it = s_.items[i];
    through = through || key(it) == kThrough;
    on = on || key(it) == kOn || key(it) == kIn;
    if (!it.is(ItemClass::source) || it.entity == kNone || it.entity == c_.outlet) continue;
    const Entity& e = c_.lexicon.entity(it.entity);
    const bool platform = c_.lexicon.text(e.kind_name) == "channel";
    if (!(platform && (through || on)) && !(carries(it) && through)) continue;
    Link l;
    l.role = LinkRole::relay;
    l.span = span_of(c_.doc, it.first, it.last);
    l.text = std::string(l.span.of(c_.doc.text));
    l.entity = std::string(c_.lexicon.id(e));
    return l;
  }
  return std::nullopt;
}

bool SpeakerReader::itself(std::string_view word) {
  static const std::array<std::string, 6> kItself{fold_word("نفسه"),  fold_word("نفسها"), fold_word("ذاته"),
                                                  fold_word("ذاتها"), fold_word("عينه"),  fold_word("عينها")};
  return std::find(kItself.begin(), kItself.end(), word) != kItself.end();
}

bool SpeakerReader::refers_to(const Link& link, const Link& earlier) const {
  std::vector<std::string> words = plain_words(link.text);
  const std::vector<std::string> full = plain_words(earlier.text);
  std::erase_if(words, [](const std::string& w) { return itself(w); });
  if (words.empty() || full.empty()) return false;
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& w) { return std::find(full.begin(), full.end(), w) != full.end(); });
}

bool SpeakerReader::agrees(std::size_t participle, const Link& link) const {
  static const std::string kH = fold_word("ة"), kIn = fold_word("ين");
  const std::string_view word = key(s_.items[participle]);
  if (word.ends_with(kIn)) return true;
  const StanceRoleReader roles(c_, s_);
  return StanceRoleReader::agree(word.ends_with(kH) ? Agreement::feminine : Agreement::masculine,
                                 roles.of_name(link.text));
}

bool SpeakerReader::passive_hedge(std::size_t verb) const {
  static const std::array<std::string, 3> kPassive{fold_word("يرجح"), fold_word("ويرجح"), fold_word("يقدر")};
  const std::string_view word = key(s_.items[verb]);
  return std::find(kPassive.begin(), kPassive.end(), word) != kPassive.end() && verb > 0 &&
         s_.items[verb - 1].is(ItemClass::punct) && !subject_after(verb);
}

bool SpeakerReader::pronoun_subject(std::size_t verb) const {
  static const std::array<std::string, 10> kHe{
      fold_word("لكنه"), fold_word("لكنها"), fold_word("لكنهم"), fold_word("ولكنه"), fold_word("ولكنها"),
      fold_word("وهو"),  fold_word("وهي"),   fold_word("أنه"),   fold_word("أنها"),  fold_word("إنه")};
  return verb > 0 && std::find(kHe.begin(), kHe.end(), key(s_.items[verb - 1])) != kHe.end();
}

std::optional<std::size_t> SpeakerReader::subject_of_verb_before(std::size_t verb) const {
  for (std::size_t k = verb; k-- > 0;)
    if (s_.items[k].is(ItemClass::speech) && !s_.items[k].is(ItemClass::particle))
      if (const auto who = subject_after(k); who && *who < verb) return who;
  return std::nullopt;
}

std::optional<std::size_t> SpeakerReader::sentence_subject(std::size_t verb) const {
  constexpr std::size_t kOpening = 4;
  if (verb < 3 || !s_.items[verb].has(kAnd)) return std::nullopt;
  for (std::size_t k = 0; k < kOpening && k + 2 < verb; ++k) {
    const Item& it = s_.items[k];
    if (it.is(ItemClass::punct)) {
      if (it.punct != '"') return std::nullopt;
      continue;
    }
    if (it.is(ItemClass::particle) || it.is(ItemClass::according) || it.is(ItemClass::complementizer) ||
        it.is(ItemClass::subset) || it.has(kPrepB) || it.has(kPrepL))
      return std::nullopt;
    const bool masdar = it.is(ItemClass::trigger) && !it.has(kVerb);
    if (masdar || it.is(ItemClass::place)) return std::nullopt;
    if (can_speak(it) && !it.is(ItemClass::speech)) return k;
  }
  return std::nullopt;
}

std::optional<std::size_t> SpeakerReader::topic(std::size_t verb) const {
  static const std::array<std::string, 2> kAmma{fold_word("أما"), fold_word("وأما")};
  for (std::size_t k = verb; k-- > 0 && k + 9 > verb;) {
    const Item& it = s_.items[k];
    if (std::find(kAmma.begin(), kAmma.end(), key(it)) == kAmma.end()) continue;
    return k + 1 < verb ? std::optional(k + 1) : std::nullopt;
  }
  return std::nullopt;
}

bool SpeakerReader::speaks_of_us(std::size_t i) const {
  static const std::string kNa = fold_word("نا");
  if (i >= s_.items.size() || s_.items[i].is(ItemClass::punct)) return false;
  const std::string_view word = key(s_.items[i]);
  return word.size() > 4 && word.ends_with(kNa) && !s_.items[i].has(kDefinite) && !s_.items[i].is(ItemClass::place);
}

std::optional<std::size_t> SpeakerReader::issued_by(std::size_t first) const {
  static const std::array<std::string, 6> kOut{fold_word("صدر"),   fold_word("صدرت"),   fold_word("صادر"),
                                               fold_word("صادرة"), fold_word("الصادر"), fold_word("الصادرة")};
  static const std::array<std::string, 3> kGot{fold_word("حصلت"), fold_word("حصل"), fold_word("تلقت")};
  static const std::string kAn = fold_word("عن"), kMin = fold_word("من");
  bool out = false, got = false;
  for (std::size_t k = first + 1; k < s_.items.size() && k < first + 11; ++k) {
    const Item& it = s_.items[k];
    if (it.is(ItemClass::complementizer) || (it.is(ItemClass::punct) && it.punct != '"')) return std::nullopt;
    const std::string_view word = key(it);
    out = out || std::find(kOut.begin(), kOut.end(), word) != kOut.end();
    got = got || std::find(kGot.begin(), kGot.end(), word) != kGot.end();
    if (((out && word == kAn) || (got && word == kMin)) && k + 1 < s_.items.size() &&
        !s_.items[k + 1].is(ItemClass::punct))
      return k + 1;
  }
  return std::nullopt;
}

bool SpeakerReader::own_gathering(std::size_t first, std::size_t end) const {
  static const std::array<std::string, 5> kOwn{fold_word("جمعتها"), fold_word("جمعها"), fold_word("وثقتها"),
                                               fold_word("وثقها"), fold_word("أجرتها")};
  for (std::size_t k = first; k < end && k < s_.items.size(); ++k)
    if (std::find(kOwn.begin(), kOwn.end(), key(s_.items[k])) != kOwn.end()) return true;
  return false;
}

std::size_t SpeakerReader::past_obtaining(std::size_t i) const {
  static const std::array<std::string, 8> kGot{fold_word("حصل"),   fold_word("حصلت"), fold_word("توصل"),
                                               fold_word("توصلت"), fold_word("رصده"), fold_word("رصدته"),
                                               fold_word("وثقه"),  fold_word("وثقته")};
  if (i >= s_.items.size() || std::find(kGot.begin(), kGot.end(), key(s_.items[i])) == kGot.end()) return i;
  std::size_t k = i + 1;
  while (k < s_.items.size() && k < i + 3 && s_.items[k].is(ItemClass::particle)) ++k;
  return k;
}

}  // namespace isnad
