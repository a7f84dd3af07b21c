#include "claim/name_facts.h"

#include <algorithm>
#include <array>

#include "base/fold.h"

namespace isnad {
namespace {

class Teller {
 public:
  Teller(const Lexicon& lexicon, EntityIndex entity, std::string_view text, const std::optional<Date>& on,
         EntityIndex country)
      : lex_(lexicon), entity_(entity), text_(text), on_(on), country_(country) {}

  std::vector<NameFact> run() {
    const Entity& e = lex_.entity(entity_);
    const bool facility = e.kind == EntityKind::facility;
    std::size_t closest = 0;
    for (const Fact& f : lex_.facts(entity_)) closest = std::max(closest, alias_in_text(f));
    for (const Fact& f : lex_.facts(entity_)) {
      if (on_ && !f.holds(*on_)) continue;
      if (f.relation == FactRelation::alias_confidence && (closest == 0 || alias_in_text(f) != closest)) continue;
      tell(f, {});
    }
    // what the tables of names say where no fact does
    const FactRelation belongs = facility ? FactRelation::operated_by : FactRelation::parent;
    if (e.parent != kNone && (facility || e.kind == EntityKind::actor) && !told(belongs))
      tell_parent(belongs, e.parent);
    if (e.kind == EntityKind::actor) borrow();
    return std::move(out_);
  }

 private:
  bool told(FactRelation r) const {
    return std::any_of(out_.begin(), out_.end(), [&](const NameFact& f) { return f.relation == name(r); });
  }

  // How much of the text the alias of «سجن الصناعة:0.9» covers; 0 where it is not in it.
  std::size_t alias_in_text(const Fact& f) const {
    if (f.relation != FactRelation::alias_confidence) return 0;
    const std::string_view value = lex_.text(f.value);
    const std::string alias = fold_word(value.substr(0, value.rfind(':')));
    return fold_word(text_).find(alias) == std::string::npos ? 0 : alias.size();
  }

  void tell_parent(FactRelation relation, EntityIndex parent) {
    const Entity& p = lex_.entity(parent);
    out_.push_back({std::string(name(relation)),
                    std::string(lex_.id(p)),
                    std::string(lex_.text(p.name_ar)),
                    std::string(lex_.text(p.name_en)),
                    {},
                    {},
                    {}});
  }

  void tell(const Fact& f, std::string_view of) {
    NameFact fact{
        std::string(name(f.relation)), std::string(lex_.text(f.value)), {}, {}, f.from, f.until, std::string(of)};
    if (f.body != kNone) {
      fact.name_ar = std::string(lex_.text(lex_.entity(f.body).name_ar));
      fact.name_en = std::string(lex_.text(lex_.entity(f.body).name_en));
    }
    constexpr std::string_view kCountry = "{country}";
    if (const std::size_t at = fact.value.find(kCountry); at != std::string::npos && country_ != kNone)
      fact.value.replace(at, kCountry.size(), lex_.text(lex_.entity(country_).name_en));
    out_.push_back(std::move(fact));
  }

  // The body it belongs to on the day; without a day the latest.
  EntityIndex parent_of(EntityIndex e) const {
    EntityIndex found = lex_.entity(e).parent;
    for (const Fact& f : lex_.facts(e))
      if (f.relation == FactRelation::parent && (!on_ || f.holds(*on_))) found = f.body;
    return found;
  }

  void borrow() {
    constexpr std::array<FactRelation, 3> kCodes{FactRelation::acled, FactRelation::ucdp, FactRelation::cameo};
    constexpr int kMostSteps = 6;
    for (const FactRelation code : kCodes) {
      if (told(code)) continue;
      EntityIndex up = parent_of(entity_);
      for (int n = 0; n < kMostSteps && up != kNone && !told(code); ++n, up = parent_of(up))
        for (const Fact& f : lex_.facts(up))
          if (f.relation == code && (!on_ || f.holds(*on_))) tell(f, lex_.id(lex_.entity(up)));
    }
  }

  const Lexicon& lex_;
  const EntityIndex entity_;
  const std::string_view text_;
  const std::optional<Date>& on_;
  const EntityIndex country_;
  std::vector<NameFact> out_;
};

}  // namespace

NameKind name_kind(EntityKind k) {
  switch (k) {
    case EntityKind::actor: return NameKind::actor;
    case EntityKind::place: return NameKind::place;
    case EntityKind::facility: return NameKind::facility;
    case EntityKind::source: break;
  }
  return NameKind::source;
}

std::vector<NameFact> facts_of_name(const Lexicon& lexicon, EntityIndex entity, std::string_view text,
                                    const std::optional<Date>& on, EntityIndex country) {
  return Teller(lexicon, entity, text, on, country).run();
}

}  // namespace isnad
