#include "claim/circumstance.h"

#include <algorithm>

#include "base/fold.h"

namespace isnad {
namespace {

using namespace feature;

bool boundary(const Item& it) {
  if (it.is(ItemClass::punct)) return it.punct == '.' || it.punct == ';' || it.punct == ':' || it.punct == ',';
  return it.is(ItemClass::speech);
}

std::size_t distance(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

int ucdp_precision(std::string_view kind) {
  if (kind == "country") return 6;
  if (kind == "governorate") return 4;
  if (kind == "district" || kind == "subdistrict") return 3;
  if (kind == "region" || kind == "desert" || kind == "river" || kind == "mountain") return 5;
  return 1;
}

bool is_place(const ItemContext& c, const Item& it) {
  return it.is(ItemClass::place) && it.entity != kNone && c.lexicon.entity(it.entity).kind == EntityKind::place;
}

bool lies_in(const Lexicon& lex, EntityIndex place, EntityIndex outer) {
  for (EntityIndex up = lex.entity(place).parent; up != kNone; up = lex.entity(up).parent)
    if (up == outer) return true;
  return false;
}

// «معربليت في إدلب»: beside a place of its governorate, the name of a seat means the governorate.
bool means_governorate(const ItemContext& c, const SentenceItems& s, EntityIndex seat) {
  const Lexicon& lex = c.lexicon;
  const EntityIndex governorate = lex.entity(seat).parent;
  if (governorate == kNone || lex.text(lex.entity(governorate).kind_name) != "governorate") return false;
  if (!lex.text(lex.entity(governorate).name_ar).ends_with(lex.text(lex.entity(seat).name_ar))) return false;
  return std::any_of(s.items.begin(), s.items.end(), [&](const Item& it) {
    return is_place(c, it) && it.entity != seat && lies_in(lex, it.entity, governorate);
  });
}

}  // namespace

Modality modality_at(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  static const std::string kQad = fold_word("قد");
  for (std::size_t n = 0, k = item; k-- > 0 && n < 8; ++n) {
    const Item& it = s.items[k];
    if (boundary(it)) break;
    if (it.is(ItemClass::group) && it.has(kCounted)) break;
    if (it.is(ItemClass::irrealis)) return Modality::irrealis;
    if (named(context.lexicon, it, "untrue")) return Modality::denied;
    if (named(context.lexicon, it, "foiled")) return Modality::irrealis;
    if (!it.is(ItemClass::hedge)) continue;
    const bool qad = it.last == it.first + 1 && context.doc.key(context.doc.tokens[it.first]) == kQad;
    if (!qad) return Modality::hedged;
    if (k + 1 < s.items.size() && s.items[k + 1].is(ItemClass::result)) return Modality::irrealis;  // «قد تؤدي إلى»
    if (k + 1 < s.items.size() && (s.items[k + 1].has(kImperfect) || s.items[k + 1].is(ItemClass::word)))
      return Modality::hedged;
  }
  for (std::size_t k = item + 1; k < s.items.size(); ++k)
    if (named(context.lexicon, s.items[k], "unverified")) return Modality::hedged;
  return Modality::asserted;
}

bool told_as_past(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  for (std::size_t n = 0, k = item; k-- > 0 && n < 4; ++n) {
    if (boundary(s.items[k])) return false;
    if (named(context.lexicon, s.items[k], "past")) return true;
  }
  return false;
}

bool opens_background(const ItemContext& context, const SentenceItems& s) {
  (void)context;
  for (std::size_t k = 0; k < s.items.size() && k < 2; ++k)
    if (s.items[k].is(ItemClass::background)) return true;
  return false;
}

const TimeMention* time_near(const SentenceItems& s, std::size_t item) {
  const TimeMention* best = nullptr;
  std::size_t best_distance = 0;
  for (std::size_t k = 0; k < s.items.size(); ++k) {
    const Item& it = s.items[k];
    if (!it.is(ItemClass::time)) continue;
    const TimeMention& t = s.times[static_cast<std::size_t>(it.time)];
    if (t.duration || !t.time.resolved()) continue;
    const std::size_t d = distance(k, item);
    if (!best || d < best_distance) {
      best = &t;
      best_distance = d;
    }
  }
  return best;
}

Place make_place(const Lexicon& lex, EntityIndex index) {
  const Entity& e = lex.entity(index);
  Place p;
  p.id = std::string(lex.id(e));
  p.name_ar = std::string(lex.text(e.name_ar));
  p.name_en = std::string(lex.text(e.name_en));
  if (e.has_point) {
    p.lat = static_cast<double>(e.lat);
    p.lon = static_cast<double>(e.lon);
  }
  p.precision = ucdp_precision(lex.text(e.kind_name));
  for (EntityIndex up = e.parent; up != kNone; up = lex.entity(up).parent)
    p.admin.insert(p.admin.begin(), std::string(lex.text(lex.entity(up).name_en)));
  return p;
}

std::optional<Place> place_near(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  EntityIndex best = kNone;
  std::size_t best_cost = 0;
  for (std::size_t k = 0; k < s.items.size(); ++k) {
    const Item& it = s.items[k];
    if (!is_place(context, it)) continue;
    int precision = ucdp_precision(context.lexicon.text(context.lexicon.entity(it.entity).kind_name));
    if (precision == 1 && means_governorate(context, s, it.entity)) precision = 4;
    const std::size_t cost =
        distance(k, item) + (k < item ? 2 : 0) + static_cast<std::size_t>(precision > 1 ? 8 * precision : 0);
    if (best == kNone || cost < best_cost) {
      best = it.entity;
      best_cost = cost;
    }
  }
  if (best == kNone) return std::nullopt;
  return make_place(context.lexicon, best);
}

std::optional<Facility> facility_near(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  EntityIndex best = kNone;
  std::size_t best_distance = 0;
  for (std::size_t k = 0; k < s.items.size(); ++k) {
    const Item& it = s.items[k];
    if (!it.is(ItemClass::facility) || it.entity == kNone) continue;
    if (best == kNone || distance(k, item) < best_distance) {
      best = it.entity;
      best_distance = distance(k, item);
    }
  }
  if (best == kNone) return std::nullopt;
  const Entity& e = context.lexicon.entity(best);
  return Facility{std::string(context.lexicon.id(e)), std::string(context.lexicon.text(e.name_ar)),
                  std::string(context.lexicon.text(e.name_en))};
}

}  // namespace isnad
