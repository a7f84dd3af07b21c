#include "claim/speaker_identity.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/fold.h"
#include "text/phrase.h"

namespace isnad {
namespace {

// Nouns that name a body or a document and, standing alone, mean the one named before.
const std::array<std::string, 22>& bare_nouns() {
  static const std::array<std::string, 22> kNouns{
      fold_word("الوزارة"), fold_word("المنظمة"), fold_word("المصلحة"), fold_word("الهيئة"), fold_word("المديرية"),
      fold_word("القيادة"), fold_word("الشبكة"),  fold_word("المرصد"),  fold_word("المكتب"), fold_word("المركز"),
      fold_word("اللجنة"),  fold_word("الوزير"),  fold_word("المتحدث"), fold_word("الناطق"), fold_word("المسؤول"),
      fold_word("المحافظ"), fold_word("الحاكم"),  fold_word("الضابط"),  fold_word("المصدر"), fold_word("البيان"),
      fold_word("الشرطة"),  fold_word("السكرتير")};
  return kNouns;
}

// What «… نفسه» may stand for whatever the last speaker was called.
const std::array<std::string, 6>& any_speaker() {
  static const std::array<std::string, 6> kNouns{fold_word("المصدر"), fold_word("البيان"),  fold_word("التقرير"),
                                                 fold_word("الجهة"),  fold_word("المسؤول"), fold_word("المصادر")};
  return kNouns;
}

bool itself(std::string_view word) {
  static const std::array<std::string, 7> kItself{fold_word("نفسه"),  fold_word("نفسها"), fold_word("ذاته"),
                                                  fold_word("ذاتها"), fold_word("عينه"),  fold_word("عينها"),
                                                  fold_word("أنفسهم")};
  return std::find(kItself.begin(), kItself.end(), word) != kItself.end();
}

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view without_article(std::string_view word) {
  static const std::string kAl = fold_word("ال");
  return word.size() > kAl.size() + 2 && word.starts_with(kAl) ? word.substr(kAl.size()) : word;
}

class Identifier {
 public:
  Identifier(const Document& doc, const Lexicon& lexicon, EntityIndex country)
      : doc_(doc), lex_(lexicon), country_(country) {}

  std::string entity_of(const Link& link) {
    const std::vector<std::string_view> words = words_of(link.span);
    if (words.empty()) return link.entity;
    std::string entity = link.entity;
    if (const auto earlier = referred(words)) entity = *earlier;
    if (entity.empty()) entity = office_of_place(link.span);
    if (const Span title = apposition(link.span); entity.empty() && !title.empty()) {
      entity = body_in(title);
      if (entity.empty()) entity = office_of_place(title);
    }
    if (entity.empty()) entity = unnamed(words);
    entity = national(std::move(entity));
    told_.push_back({words, entity, link.span});
    return entity;
  }

 private:
  struct Told {
    std::vector<std::string_view> words;
    std::string entity;
    Span span;
  };

  std::vector<std::string_view> words_of(Span span) const {
    std::vector<std::string_view> out;
    for (std::uint32_t t = token_at(span.begin); t < doc_.tokens.size() && doc_.tokens[t].span.begin < span.end; ++t)
      if (doc_.tokens[t].kind != TokenKind::punct) out.push_back(doc_.key(doc_.tokens[t]));
    return out;
  }

  std::uint32_t token_at(std::uint32_t byte) const {
    const auto at = std::lower_bound(doc_.tokens.begin(), doc_.tokens.end(), byte,
                                     [](const Token& t, std::uint32_t begin) { return t.span.begin < begin; });
    return static_cast<std::uint32_t>(at - doc_.tokens.begin());
  }

  // «فلان، المتحدث باسم الحاكم، …»: the title after the comma.
  Span apposition(Span name) const {
    constexpr std::uint32_t kLongest = 9;
    const std::uint32_t comma = token_at(name.end);
    if (comma + 1 >= doc_.tokens.size() || doc_.tokens[comma].punct != ',') return {};
    const std::uint32_t first = comma + 1;
    if ((doc_.tokens[first].classes & class_bit(WordClass::speaker)) == 0) return {};
    std::uint32_t last = first;
    while (last < doc_.tokens.size() && last < first + kLongest && doc_.tokens[last].kind != TokenKind::punct &&
           (last == first || (doc_.tokens[last].classes & class_bit(WordClass::speech)) == 0))
      ++last;
    return {doc_.tokens[first].span.begin, doc_.tokens[last - 1].span.end};
  }

  std::string body_in(Span span) const {
    for (const PhraseMatch& m : names_in(span))
      for (const NameTarget& t : lex_.targets(m.node))
        if (!t.is_lemma &&
            (lex_.entity(t.index).kind == EntityKind::actor || lex_.entity(t.index).kind == EntityKind::source))
          return std::string(lex_.id(lex_.entity(t.index)));
    return {};
  }

  std::vector<PhraseMatch> names_in(Span span) const {
    std::vector<PhraseMatch> names;
    match_names(doc_, token_at(span.begin), token_at(span.end), lex_, names);
    return names;
  }

  static bool speaks_of(const Told& t, std::string_view noun) {
    return std::any_of(t.words.begin(), t.words.end(),
                       [&](std::string_view w) { return w == noun || without_article(w) == without_article(noun); });
  }

  const Told* last_about(std::string_view noun) const {
    for (auto t = told_.rbegin(); t != told_.rend(); ++t)
      if (!t->entity.empty() && speaks_of(*t, noun)) return &*t;
    return nullptr;
  }

  const Told* last_known() const {
    for (auto t = told_.rbegin(); t != told_.rend(); ++t)
      if (!t->entity.empty()) return &*t;
    return nullptr;
  }

  // The entity that a bare noun, «… نفسه» or a surname stands for.
  std::optional<std::string> referred(const std::vector<std::string_view>& words) const {
    if (told_.empty()) return std::nullopt;
    const std::string_view head = words.front();
    const bool same = std::any_of(words.begin(), words.end(), itself);
    if (same || (words.size() == 1 && among(head, bare_nouns()))) {
      if (const Told* t = last_about(head)) return t->entity;
      if (same && among(head, any_speaker()))
        if (const Told* t = last_known()) return t->entity;
      return std::nullopt;
    }
    if (words.size() > 2 || among(head, bare_nouns())) return std::nullopt;
    // a surname: the last word of it stands in a fuller earlier one
    const std::string_view name = words.back();
    for (auto t = told_.rbegin(); t != told_.rend(); ++t)
      if (!t->entity.empty() && t->words.size() > words.size() && speaks_of(*t, name)) return t->entity;
    return std::nullopt;
  }

  // «حاكم ننغرهار», «شرطة نينوى»: the office of a place has an id of its own.
  std::string office_of_place(Span span) const {
    static const std::array<std::string, 6> kGovernor{fold_word("حاكم"),   fold_word("محافظ"),   fold_word("والي"),
                                                      fold_word("الحاكم"), fold_word("المحافظ"), fold_word("الوالي")};
    static const std::array<std::string, 2> kGovernment{fold_word("حكومة"), fold_word("سلطات")};
    static const std::array<std::string, 2> kProvince{fold_word("الولاية"), fold_word("المحافظة")};
    static const std::array<std::string, 2> kPolice{fold_word("شرطة"), fold_word("الشرطة")};
    std::uint32_t office = token_at(span.end);  // token of the word that names the office
    bool police = false, government = false, province = false;
    for (std::uint32_t t = token_at(span.begin); t < token_at(span.end); ++t) {
      const std::string_view w = doc_.key(doc_.tokens[t]);
      police = police || among(w, kPolice);
      if (among(w, kGovernor) || among(w, kPolice)) office = t;
      government = government || among(w, kGovernment);
      province = province || among(w, kProvince);
    }
    const bool none = office == token_at(span.end);
    if (none && !(government && province)) return {};
    const std::string suffix = police ? "_police" : "_governor";
    if (!none) {
      std::vector<PhraseMatch> names;
      match_names(doc_, office + 1, token_at(span.end), lex_, names);
      for (const PhraseMatch& m : names)
        for (const NameTarget& t : lex_.targets(m.node))
          if (!t.is_lemma && lex_.entity(t.index).kind == EntityKind::place && lex_.entity(t.index).parent != kNone)
            return std::string(local_part(lex_.id(lex_.entity(t.index)))) + suffix;
    }
    if (!province) return {};
    for (auto t = told_.rbegin(); t != told_.rend(); ++t)  // «حاكم الولاية»: of the one whose governor has spoken
      if (t->entity.ends_with(suffix)) return t->entity;
    const EntityIndex here = province_of_report();
    return here == kNone ? std::string() : std::string(local_part(lex_.id(lex_.entity(here)))) + suffix;
  }

  // The governorate of the first place or facility that the report names.
  EntityIndex province_of_report() const {
    std::vector<PhraseMatch> names;
    for (const Sentence& s : doc_.sentences) {
      if (s.segment == Segment::noise) continue;
      names.clear();
      match_names(doc_, s.first, s.last, lex_, names);
      for (const PhraseMatch& m : names) {
        if (m.target.is_lemma || (m.target.flags & kNameWeak)) continue;
        const EntityKind kind = lex_.entity(m.target.index).kind;
        if (kind != EntityKind::place && kind != EntityKind::facility) continue;
        const EntityIndex at = kind == EntityKind::facility ? lex_.entity(m.target.index).place : m.target.index;
        for (EntityIndex e = at; e != kNone; e = lex_.entity(e).parent)
          if (lex_.text(lex_.entity(e).kind_name) == "governorate") return e;
      }
    }
    return kNone;
  }

  // "af-nangarhar" → "nangarhar"
  static std::string_view local_part(std::string_view id) {
    const std::size_t dash = id.find('-');
    std::string_view rest = dash == id.npos ? id : id.substr(dash + 1);
    if (rest.starts_with("gov-")) rest.remove_prefix(4);
    return rest;
  }

  static std::string unnamed(const std::vector<std::string_view>& words) {
    static const std::array<std::string, 6> kOfficial{fold_word("مسؤول"),     fold_word("مسؤولون"),
                                                      fold_word("مسؤولين"),   fold_word("المسؤول"),
                                                      fold_word("المسؤولون"), fold_word("المسؤولين")};
    static const std::array<std::string, 4> kSource{fold_word("مصدر"), fold_word("مصادر"), fold_word("المصدر"),
                                                    fold_word("المصادر")};
    static const std::array<std::string, 8> kPress{fold_word("تقارير"),  fold_word("عناوين"),  fold_word("العناوين"),
                                                   fold_word("مواقع"),   fold_word("صحف"),     fold_word("صفحات"),
                                                   fold_word("المواقع"), fold_word("التقارير")};
    static const std::string kGovernment = fold_word("حكوم");
    if (among(words.front(), kOfficial) && words.size() <= 3) return "officials";
    if (among(words.front(), kSource) &&
        std::any_of(words.begin(), words.end(), [](std::string_view w) { return w.starts_with(kGovernment); }))
      return "government_sources";
    if (std::any_of(words.begin(), words.end(), [](std::string_view w) { return among(w, kPress); }))
      return "press_reports";
    return {};
  }

  // «وزارة الصحة» is that of the country (lexicon/local.tsv).
  std::string national(std::string entity) const {
    if (country_ == kNone || entity.empty()) return entity;
    const std::string id = "local:" + std::string(lex_.id(lex_.entity(country_))) + ":" + entity;
    const LemmaIndex l = lex_.find_lemma(id);
    return l == kNone ? entity : std::string(lex_.text(lex_.lemma(l).name));
  }

  const Document& doc_;
  const Lexicon& lex_;
  EntityIndex country_;
  std::vector<Told> told_;
};

}  // namespace

void identify_speakers(const Document& doc, const Lexicon& lexicon, EntityIndex country, std::vector<Link*> links) {
  std::erase_if(links, [](const Link* l) { return l->span.empty(); });
  std::stable_sort(links.begin(), links.end(), [](const Link* a, const Link* b) {
    return std::tie(a->span.begin, a->span.end) < std::tie(b->span.begin, b->span.end);
  });
  Identifier identifier(doc, lexicon, country);
  const Link* last = nullptr;
  for (Link* l : links) {
    l->entity = last && last->span == l->span ? last->entity : identifier.entity_of(*l);
    last = l;
  }
}

}  // namespace isnad
