#include "claim/names.h"

#include <algorithm>
#include <numeric>

#include "base/fold.h"
#include "claim/bearer.h"
#include "claim/country.h"
#include "claim/name_choice.h"
#include "claim/name_facts.h"
#include "claim/offices.h"
#include "claim/references.h"
#include "mention/number_reader.h"

namespace isnad {
namespace {

using namespace feature;

// Nouns that an adjective of a party makes its forces: «القوات الروسية», «غارة تركية».
constexpr KeyWord kForces[] = {KeyWord(u"قوات"),    KeyWord(u"جيش"),      KeyWord(u"طيران"), KeyWord(u"طائرات"),
                               KeyWord(u"طائره"),   KeyWord(u"مقاتلات"),  KeyWord(u"مسيره"), KeyWord(u"مسيرات"),
                               KeyWord(u"دوريه"),   KeyWord(u"مدفعيه"),   KeyWord(u"غاره"),  KeyWord(u"غارات"),
                               KeyWord(u"قصف"),     KeyWord(u"جنود"),     KeyWord(u"جندي"),  KeyWord(u"عسكريين"),
                               KeyWord(u"شرطه"),    KeyWord(u"سلطات"),    KeyWord(u"قاعده"), KeyWord(u"مروحيات"),
                               KeyWord(u"مليشيات"), KeyWord(u"ميليشيات"), KeyWord(u"عناصر"), KeyWord(u"حربيه")};

class NamesReader {
 public:
  NamesReader(const Document& doc, const Lexicon& lexicon, const NameOptions& options)
      : lex_(lexicon),
        options_(options),
        day_(options.on ? options.on : options.published),
        items_context_{doc, lexicon, day_} {
    if (day_ && day_->year == 0) day_.reset();
    items_context_.depth = ItemDepth::mentions;
  }

  FoundNames run() {
    const Document& doc = items_context_.doc;
    FoundNames out;
    out.diagnostics = doc.diagnostics;
    if (!doc.arabic()) return out;
    items_context_.country = country_of_report(doc, lex_);
    for (std::uint32_t i = 0; i < doc.sentences.size(); ++i)
      if (doc.sentences[i].segment != Segment::noise) sentence(i);
    sort();
    for (NameDraft& d : drafts_) out.names.push_back(std::move(d.name));
    return out;
  }

 private:
  void sentence(std::uint32_t index) {
    build_items(items_context_, items_context_.doc.sentences[index], items_);
    const NameContext c{items_context_, items_, drafts_, index, day_};
    for (std::size_t k = 0; k < items_.items.size(); ++k) {
      std::optional<NameDraft> d = read_reference(c, k);
      if (!d) d = choose_name(c, k);
      if (!d) d = forces(index, k);
      if (d) keep(std::move(*d));
    }
    std::uint32_t past = 0;
    for (std::size_t k = 0; k < items_.items.size(); ++k) {
      if (items_.items[k].first < past) continue;
      if (std::optional<NameDraft> d = read_office(c, k)) {
        past = d->last;
        keep(std::move(*d));
      }
    }
  }

  void keep(NameDraft d) {
    if (d.entity != kNone && d.name.kind != NameKind::place)
      d.name.facts = facts_of_name(lex_, d.entity, d.name.text, options_.on, items_context_.country);
    drafts_.push_back(std::move(d));
  }

  std::string_view key(const Item& it) const { return items_context_.doc.key(items_context_.doc.tokens[it.first]); }

  bool force(const Item& it) const {
    const std::string_view word = key(it);
    return std::any_of(std::begin(kForces), std::end(kForces),
                       [&](std::string_view w) { return word.ends_with(w) && word.size() <= w.size() + 3; });
  }

  // «القوات الروسية»: the party that the adjective points to.
  std::optional<NameDraft> forces(std::uint32_t index, std::size_t k) const {
    const Item& it = items_.items[k];
    if (!it.is(ItemClass::ethnic) || it.lemma == kNone || k == 0) return std::nullopt;
    std::size_t noun = k - 1;
    if (!force(items_.items[noun]) && noun > 0) --noun;  // «الطائرات الحربية الروسية»
    const Lemma& l = lex_.lemma(it.lemma);
    if (l.word_class != WordClass::ethnic || !force(items_.items[noun]) || l.value < 0 ||
        static_cast<std::size_t>(l.value) >= lex_.entity_count())
      return std::nullopt;
    NameDraft d;
    d.first = items_.items[noun].first;
    d.last = it.last;
    d.sentence = index;
    d.entity = static_cast<EntityIndex>(l.value);
    if (day_) d.entity = namesake_on(lex_, d.entity, *day_);
    d.name.kind = name_kind(lex_.entity(d.entity).kind);
    d.name.span = span_of(items_context_.doc, d.first, d.last);
    d.name.text = std::string(d.name.span.of(items_context_.doc.text));
    d.name.candidates.push_back({describe(lex_, d.entity), 1});
    d.name.reasons.push_back("adjective of a party after a noun of its forces or deeds: " +
                             std::string(span_of(items_context_.doc, it.first, it.last).of(items_context_.doc.text)));
    return d;
  }

  // By place in the text; an office before the names within it.
  void sort() {
    std::vector<std::size_t> order(drafts_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      if (drafts_[a].first != drafts_[b].first) return drafts_[a].first < drafts_[b].first;
      return drafts_[a].last > drafts_[b].last;
    });
    std::vector<std::int32_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<std::int32_t>(i);
    std::vector<NameDraft> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) {
      NameDraft& d = drafts_[i];
      if (d.name.refers_to >= 0) d.name.refers_to = place[static_cast<std::size_t>(d.name.refers_to)];
      sorted.push_back(std::move(d));
    }
    drafts_ = std::move(sorted);
  }

  const Lexicon& lex_;
  const NameOptions& options_;
  std::optional<Date> day_;
  ItemContext items_context_;
  SentenceItems items_;
  std::vector<NameDraft> drafts_;
};

}  // namespace

NamedEntity describe(const Lexicon& lexicon, EntityIndex index) {
  const Entity& e = lexicon.entity(index);
  NamedEntity out{name_kind(e.kind),
                  std::string(lexicon.id(e)),
                  std::string(lexicon.text(e.name_ar)),
                  std::string(lexicon.text(e.name_en)),
                  std::string(lexicon.text(e.kind_name)),
                  {}};
  EntityIndex up = e.kind == EntityKind::facility ? e.place : e.parent;
  for (; up != kNone; up = lexicon.entity(up).parent) out.parents.emplace_back(lexicon.id(lexicon.entity(up)));
  return out;
}

EntityIndex country_of(const Lexicon& lexicon, EntityIndex entity) {
  if (entity == kNone) return kNone;
  while (lexicon.entity(entity).parent != kNone) entity = lexicon.entity(entity).parent;
  return entity;
}

FoundNames find_names(const Document& doc, const Lexicon& lexicon, const NameOptions& options) {
  return NamesReader(doc, lexicon, options).run();
}

}  // namespace isnad
