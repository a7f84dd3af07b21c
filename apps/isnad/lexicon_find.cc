#include "lexicon_find.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lexicon/codes.h"
#include "lexicon/compile_names.h"
#include "lexicon/names_of.h"
#include "model/json_writer.h"
#include "model/vocabulary.h"
#include "screen.h"
#include "text/document.h"

namespace isnad {
namespace {

constexpr std::size_t kMostRelated = 10;

std::string proclitics_text(std::uint8_t bits) {
  constexpr std::array<std::pair<std::uint8_t, std::string_view>, 7> kNames{
      {{kWa, "و"}, {kFa, "ف"}, {kBi, "ب"}, {kLi, "ل"}, {kKa, "ك"}, {kSa, "س"}, {kAl, "ال"}}};
  std::string out;
  for (const auto& [bit, letters] : kNames)
    if ((bits & bit) != 0) out += std::string(letters) + "+";
  return out;
}

std::string_view part_of_speech(PartOfSpeech p) {
  constexpr std::array<std::string_view, 7> kNames{
      "", "noun", "masdar", "verb, perfect", "verb, imperfect", "participle", "adjective"};
  return kNames[static_cast<std::size_t>(p)];
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return low(x) == low(y); });
}

// Everything that answers the question, before it is put into words.
class Answer {
 public:
  Answer(const Lexicon& lexicon, const Layering* layering, const std::string& phrase)
      : lexicon_(lexicon), layering_(layering), phrase_(phrase) {
    read_text(phrase_, lexicon, document_);
    const auto all = [&](auto fits) {
      for (EntityIndex i = 0; i < lexicon.entity_count(); ++i)
        if (fits(lexicon.entity(i))) add(i);
    };
    all([&](const Entity& e) { return lexicon.id(e) == phrase; });
    by_name();
    all([&](const Entity& e) { return same_letters(lexicon.text(e.name_en), phrase); });
    if (document_.tokens.size() == 1)
      if (const std::uint32_t word = lexicon.word_id(document_.key(document_.tokens[0])); word != kNone)
        for (const EntityIndex i : entities_with_word(lexicon, word))
          if (std::find(entities_.begin(), entities_.end(), i) == entities_.end()) related_.push_back(i);
    if (const LemmaIndex l = lexicon.find_lemma(phrase); l != kNone) lemmas_.push_back(l);
  }

  std::string text() const {
    std::string out;
    for (const Token& t : document_.tokens) words(t, out);
    for (const LemmaIndex l : lemmas_)
      out += fmt::format("{}{}\n", lemma_text(lexicon_.lemma(l)), origin_text(l, true));
    for (const EntityIndex i : entities_) entity(i, out);
    if (!related_.empty()) out += "in other names\n";
    for (std::size_t n = 0; n < related_.size() && n < kMostRelated; ++n)
      out += fmt::format("  {}\n", brief(related_[n]));
    if (related_.size() > kMostRelated) out += fmt::format("  and {} more\n", related_.size() - kMostRelated);
    return out;
  }

  std::string json() const {
    std::string out;
    JsonWriter w(out);
    w.open('{');
    w.field("query", phrase_);
    w.field("lexicon", lexicon_.fingerprint());
    w.key("words");
    w.open('[');
    for (const Token& t : document_.tokens) words(t, w);
    w.close(']');
    w.key("lemmas");
    w.open('[');
    for (const LemmaIndex l : lemmas_) lemma(l, w);
    w.close(']');
    w.key("entities");
    w.open('[');
    for (const EntityIndex i : entities_) entity(i, w);
    w.close(']');
    w.key("in_other_names");
    w.open('[');
    for (const EntityIndex i : related_) w.string(lexicon_.id(lexicon_.entity(i)));
    w.close(']');
    w.close('}');
    return out + "\n";
  }

  bool any() const {
    return !entities_.empty() || !related_.empty() || !lemmas_.empty() ||
           std::any_of(document_.tokens.begin(), document_.tokens.end(),
                       [](const Token& t) { return t.reading_count > 0; });
  }

 private:
  void add(EntityIndex i) {
    if (std::find(entities_.begin(), entities_.end(), i) == entities_.end()) entities_.push_back(i);
  }

  void by_name() {
    std::uint32_t node = 0;
    for (const std::string& w : name_words(phrase_)) {
      node = lexicon_.step(node, lexicon_.word_id(w));
      if (node == kNone) return;
    }
    if (node == 0) return;
    for (const NameTarget& t : lexicon_.targets(node)) t.is_lemma ? lemmas_.push_back(t.index) : add(t.index);
  }

  std::string origin(std::uint32_t index, bool is_lemma) const {
    if (layering_)
      for (auto o = layering_->origins.rbegin(); o != layering_->origins.rend(); ++o)
        if (o->index == index && o->is_lemma == is_lemma)
          return fmt::format("{}:{}", layering_->files[o->file].name, o->line);
    return "";
  }
  std::string origin_text(std::uint32_t index, bool is_lemma) const {
    const std::string where = origin(index, is_lemma);
    return where.empty() ? "" : fmt::format("  from {}", where);
  }

  std::string lemma_text(const Lemma& l) const {
    std::string out = fmt::format("{} {}", name(l.word_class), isolate(lexicon_.id(l)));
    if (l.measure != kNoCode) out += fmt::format(", {}", name(static_cast<Measure>(l.measure)));
    if (l.event != kNoCode) out += fmt::format(", {}", name(static_cast<EventType>(l.event)));
    if (l.category != kNoCode) out += fmt::format(", {}", name(static_cast<Category>(l.category)));
    if (l.flags & kLemmaWeak) out += ", weak";
    return out;
  }

  void words(const Token& t, std::string& out) const {
    if (t.kind == TokenKind::punct) return;
    out += fmt::format("{}\n", isolate(document_.original(t)));
    for (const Reading& r : document_.readings_of(t)) {
      const std::string clitics = proclitics_text(r.proclitics);
      const std::string_view pos = part_of_speech(r.form.pos);
      out += fmt::format("  {}{}{}{}{}\n", clitics.empty() ? "" : isolate(clitics) + " ",
                         lemma_text(lexicon_.lemma(r.form.lemma)), pos.empty() ? "" : fmt::format(" ({})", pos),
                         r.pronoun == Pronoun::none ? "" : " with a pronoun", origin_text(r.form.lemma, true));
    }
    if (t.reading_count == 0) out += "  no word of the word tables\n";
  }

  std::string brief(EntityIndex i) const {
    const Entity& e = lexicon_.entity(i);
    const std::string_view en = lexicon_.text(e.name_en);
    return fmt::format("{} {}  {}{}", name(e.kind), lexicon_.id(e), isolate(lexicon_.text(e.name_ar)),
                       en.empty() ? "" : fmt::format(" / {}", en));
  }

  void entity(EntityIndex i, std::string& out) const {
    const Entity& e = lexicon_.entity(i);
    const auto line = [&](std::string_view title, const std::string& value) {
      if (!value.empty()) out += fmt::format("  {:<9} {}\n", title, value);
    };
    out += brief(i) + "\n";
    line("kind", std::string(lexicon_.text(e.kind_name)));
    std::string names;
    for (const FoldedName& n : names_of(lexicon_, i))
      names += fmt::format("{}{}{}{}", names.empty() ? "" : ", ", isolate(n.text), n.weak ? "~" : "",
                           n.first ? "" : " (others go first)");
    line("names", names);
    if (e.category != kNoCode) line("category", std::string(name(static_cast<Category>(e.category))));
    const bool facility = e.kind == EntityKind::facility;
    line(facility ? "operator" : "parent", chain(e.parent));
    line("place", chain(e.place));
    if (e.has_point) line("point", fmt::format("{}, {}", e.lat, e.lon));
    for (const Fact& f : lexicon_.facts(i)) line(name(f.relation), fact_text(f));
    const std::string where = origin(i, false);
    line("from", where.empty() ? "the lexicon" : where);
  }

  std::string fact_text(const Fact& f) const {
    std::string out(lexicon_.text(f.value));
    if (f.body != kNone) out += " " + isolate(lexicon_.text(lexicon_.entity(f.body).name_ar));
    if (f.relation == FactRelation::alias_confidence) out = isolate(out);
    if (f.from.known()) out += fmt::format(", from {}", f.from.text());
    if (f.until.known()) out += fmt::format(", until {}", f.until.text());
    return out;
  }

  std::string chain(EntityIndex i) const {
    std::string out;
    for (; i != kNone; i = lexicon_.entity(i).parent) {
      const Entity& e = lexicon_.entity(i);
      out += fmt::format("{}{} {}", out.empty() ? "" : " < ", lexicon_.id(e), isolate(lexicon_.text(e.name_ar)));
    }
    return out;
  }

  void lemma(LemmaIndex index, JsonWriter& w) const {
    const Lemma& l = lexicon_.lemma(index);
    w.open('{');
    w.field("id", lexicon_.id(l));
    w.field("class", name(l.word_class));
    if (l.measure != kNoCode) w.field("measure", name(static_cast<Measure>(l.measure)));
    if (l.event != kNoCode) w.field("event", name(static_cast<EventType>(l.event)));
    if (l.category != kNoCode) w.field("category", name(static_cast<Category>(l.category)));
    w.field_if("name", lexicon_.text(l.name));
    w.field_if("from", origin(index, true));
    w.close('}');
  }

  void words(const Token& t, JsonWriter& w) const {
    if (t.kind == TokenKind::punct) return;
    w.open('{');
    w.field("text", document_.original(t));
    w.field("folded", readable_key(document_.key(t)));
    w.key("readings");
    w.open('[');
    for (const Reading& r : document_.readings_of(t)) {
      w.open('{');
      w.field_if("proclitics", proclitics_text(r.proclitics));
      w.field_if("pos", part_of_speech(r.form.pos));
      if (r.pronoun != Pronoun::none) w.field_flag("pronoun", true);
      w.key("lemma");
      lemma(r.form.lemma, w);
      w.close('}');
    }
    w.close(']');
    w.close('}');
  }

  void entity(EntityIndex i, JsonWriter& w) const {
    const Entity& e = lexicon_.entity(i);
    w.open('{');
    w.field("id", lexicon_.id(e));
    w.field("table", name(e.kind));
    w.field_or_null("kind", lexicon_.text(e.kind_name));
    w.field("name_ar", lexicon_.text(e.name_ar));
    w.field_or_null("name_en", lexicon_.text(e.name_en));
    w.key("names");
    w.open('[');
    for (const FoldedName& n : names_of(lexicon_, i)) {
      w.open('{');
      w.field("folded", n.text);
      w.field_flag("weak", n.weak);
      w.field_flag("first", n.first);
      w.close('}');
    }
    w.close(']');
    if (e.category != kNoCode) w.field("category", name(static_cast<Category>(e.category)));
    const auto id = [&](EntityIndex k) { return k == kNone ? std::string_view() : lexicon_.id(lexicon_.entity(k)); };
    w.field_or_null(e.kind == EntityKind::facility ? "operator" : "parent", id(e.parent));
    if (e.kind == EntityKind::facility) w.field_or_null("place", id(e.place));
    if (e.has_point) {
      w.key("lat"), w.number(std::stod(fmt::format("{}", e.lat)));
      w.key("lon"), w.number(std::stod(fmt::format("{}", e.lon)));
    }
    w.key("facts");
    w.open('[');
    for (const Fact& f : lexicon_.facts(i)) {
      w.open('{');
      w.field("relation", name(f.relation));
      w.field("value", lexicon_.text(f.value));
      w.field("from", std::optional<Date>(f.from));
      w.field("until", std::optional<Date>(f.until));
      w.close('}');
    }
    w.close(']');
    w.field_or_null("from", origin(i, false));
    w.close('}');
  }

  const Lexicon& lexicon_;
  const Layering* layering_;
  const std::string& phrase_;
  Document document_;
  std::vector<EntityIndex> entities_, related_;
  std::vector<LemmaIndex> lemmas_;
};

}  // namespace

FoundInLexicon find_in_lexicon(const Lexicon& lexicon, const Layering* layering, const std::string& phrase) {
  const Answer answer(lexicon, layering, phrase);
  return {answer.text(), answer.any()};
}

FoundInLexicon find_in_lexicon_json(const Lexicon& lexicon, const Layering* layering, const std::string& phrase) {
  const Answer answer(lexicon, layering, phrase);
  return {answer.json(), answer.any()};
}

}  // namespace isnad
