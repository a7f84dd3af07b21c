#include "claim/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/fold.h"
#include "claim/list_items.h"
#include "mention/number_reader.h"

namespace isnad {
namespace {

using namespace feature;

constexpr KeyWord kRif(u"ريف"), kAryaf(u"ارياف"), kMuhafaza(u"محافظه"), kWilaya(u"ولايه"), kIqlim(u"اقليم"),
    kBadiya(u"باديه"), kQada(u"قضاء"), kMantiqa(u"منطقه"), kMuhit(u"محيط"), kQurb(u"قرب"), kAtraf(u"اطراف"),
    kDahiya(u"ضاحيه"), kJiwar(u"جوار"), kMin(u"من"), kNorth(u"شمال"), kSouth(u"جنوب"), kEast(u"شرق"), kWest(u"غرب"),
    kMashariq(u"مشارف"), kMadkhal(u"مدخل"), kKilometre(u"كيلومتر"), kKm(u"كم"), kKlm(u"كلم"), kAl(u"ال"), kBi(u"ب"),
    kLi(u"ل"), kWa(u"و"), kBayn(u"بين");

constexpr double kKmPerDegree = 111.2;

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

std::size_t distance(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

int precision_of_kind(std::string_view kind) {
  if (kind == "country") return 6;
  if (kind == "governorate") return 4;
  if (kind == "district" || kind == "subdistrict") return 3;
  if (kind == "region" || kind == "desert" || kind == "river" || kind == "mountain") return 5;
  return 1;
}

// A place as the words around its name narrow or widen it.
struct Sighting {
  EntityIndex entity = kNone;
  int precision = 0;
  double north_km = 0, east_km = 0;
  PlaceRelation relation = PlaceRelation::at;
  std::size_t word = kNowhere;  // the item that tells the relation
  double km = 0;
};

class SceneReader {
 public:
  SceneReader(const ItemContext& c, const SentenceItems& s) : c_(c), lex_(c.lexicon), s_(s) {}

  bool is_place(std::size_t k) const {
    const Item& it = s_.items[k];
    return it.is(ItemClass::place) && it.entity != kNone && lex_.entity(it.entity).kind == EntityKind::place;
  }

  Sighting read(std::size_t k) const {
    Sighting out{s_.items[k].entity, precision_of_kind(kind(s_.items[k].entity)), 0, 0};
    bool town = out.precision <= 1 && named_town(k);
    for (std::size_t j = k; j-- > 0 && j + 5 > k;) {
      const Item& it = s_.items[j];
      if (it.is(ItemClass::direction)) {
        directed(j, town, out);
        return out;
      }
      if (!it.is(ItemClass::place_type) && !is(j, kQurb) && !is(j, kJiwar)) return out;
      if (is(j, kRif) || is(j, kAryaf) || is(j, kBadiya) || is(j, kMuhafaza) || is(j, kWilaya) || is(j, kIqlim)) {
        widen(out);
        out.relation =
            is(j, kRif) || is(j, kAryaf) || is(j, kBadiya) ? PlaceRelation::countryside : PlaceRelation::unit;
        out.word = j;
        return out;
      }
      if (is(j, kQada) || is(j, kMantiqa)) {
        if (out.precision < 3) out.precision = 3;
        out.relation = PlaceRelation::unit;
        out.word = j;
        return out;
      }
      if (is(j, kMuhit) || is(j, kQurb) || is(j, kAtraf) || is(j, kDahiya) || is(j, kJiwar) || is(j, kMashariq) ||
          is(j, kMadkhal)) {
        if (out.precision < 2) out.precision = 2;
        out.relation = PlaceRelation::near;
        out.word = j;
        return out;
      }
      town = true;  // مدينة، بلدة، قرية، حي
    }
    return out;
  }

  // «ريف إدلب», «محافظة حمص» in one name.
  PlaceRelation within(std::size_t k) const {
    if (!named_town(k)) return PlaceRelation::at;
    const std::string_view word = c_.doc.key(c_.doc.tokens[s_.items[k].first]);
    const auto opens = [&](const KeyWord& w) {
      return word.ends_with(w) && word.size() <= std::string_view(w).size() + 2;
    };
    if (opens(kRif) || opens(kBadiya)) return PlaceRelation::countryside;
    return opens(kMuhafaza) || opens(kWilaya) || opens(kIqlim) ? PlaceRelation::unit : PlaceRelation::at;
  }

  // The other place of «بين A وB», of which the item names one.
  EntityIndex between(std::size_t k) const {
    if (k >= 1 && is(k - 1, kBayn) && k + 1 < s_.items.size()) {
      std::size_t next = k + 1;
      if (s_.items[next].is(ItemClass::place_type)) ++next;
      if (next < s_.items.size() && is_place(next) && s_.items[next].has(kAnd)) return s_.items[next].entity;
      if (is(k + 1, kWa) && k + 2 < s_.items.size() && is_place(k + 2)) return s_.items[k + 2].entity;
    }
    for (std::size_t j = k; j-- > 0 && j + 4 > k;)
      if (is_place(j)) return between(j) == s_.items[k].entity ? s_.items[j].entity : kNone;
    return kNone;
  }

  // Where a word says north, south …; both letters of «شمال شرق».
  std::pair<int, int> heading(std::size_t j) const {
    int north = 0, east = 0;
    for (std::uint32_t t = s_.items[j].first; t < s_.items[j].last; ++t) {
      const std::string_view key = c_.doc.key(c_.doc.tokens[t]);
      const auto has = [&](const KeyWord& w) { return key.find(std::string_view(w)) != key.npos; };
      north += has(kNorth) ? 1 : has(kSouth) ? -1 : 0;
      east += has(kEast) ? 1 : has(kWest) ? -1 : 0;
    }
    return {north, east};
  }

  // «معربليت في إدلب»: beside a place of its governorate, the name of a seat means the governorate.
  bool means_governorate(std::size_t k) const { return beside(k) != kNone; }

  // The place beside it that makes it so.
  EntityIndex beside(std::size_t k) const {
    const EntityIndex seat = s_.items[k].entity, governorate = namesake(seat);
    if (governorate == kNone || named_town(k)) return kNone;
    for (std::size_t j = 0; j < s_.items.size(); ++j)
      if (j != k && is_place(j) && s_.items[j].entity != seat && lies_in(s_.items[j].entity, governorate))
        return s_.items[j].entity;
    return kNone;
  }

  // «ينحدرون من مدينة …»: where people come from.
  bool origin(std::size_t k) const {
    for (std::size_t j = k; j-- > 0 && j + 3 > k;) {
      if (is(j, kMin)) return true;
      if (!s_.items[j].is(ItemClass::place_type)) return false;
    }
    return false;
  }

  Place place(const Sighting& seen) const {
    Place p = make_place(lex_, seen.entity);
    p.precision = seen.precision;
    if (p.lat && (seen.north_km != 0 || seen.east_km != 0)) {
      constexpr double kRadian = 3.14159265358979323846 / 180;
      const double lat = *p.lat + seen.north_km / kKmPerDegree;
      p.lon = *p.lon + seen.east_km / (kKmPerDegree * std::cos(*p.lat * kRadian));
      p.lat = lat;
    }
    return p;
  }

 private:
  std::string_view kind(EntityIndex e) const { return lex_.text(lex_.entity(e).kind_name); }

  // One word, whatever is glued before it.
  bool is(std::size_t k, const KeyWord& w) const {
    const Item& it = s_.items[k];
    if (it.last != it.first + 1) return false;
    const std::string_view key = c_.doc.key(c_.doc.tokens[it.first]);
    const std::string_view word = w;
    if (!key.ends_with(word)) return false;
    return key.size() <= word.size() + 3;  // و، ب، ال
  }

  // «مدينة إدلب» in one name.
  bool named_town(std::size_t k) const { return s_.items[k].last > s_.items[k].first + 1; }

  // The governorate that is named like its capital.
  EntityIndex namesake(EntityIndex town) const {
    const std::string name = fold_word(lex_.text(lex_.entity(town).name_ar));
    for (EntityIndex up = lex_.entity(town).parent; up != kNone; up = lex_.entity(up).parent)
      if (kind(up) == "governorate" && fold_word(lex_.text(lex_.entity(up).name_ar)) == name) return up;
    return kNone;
  }

  bool lies_in(EntityIndex place, EntityIndex outer) const {
    for (EntityIndex up = lex_.entity(place).parent; up != kNone; up = lex_.entity(up).parent)
      if (up == outer) return true;
    return false;
  }

  void widen(Sighting& s) const {
    if (s.precision > 2) return;
    if (const EntityIndex up = namesake(s.entity); up != kNone) {
      s.entity = up;
      s.precision = 4;
    } else {
      s.precision = 3;
    }
  }

  // «شمال X»: near a town; the north of a governorate if a town of that name is not called one.
  void directed(std::size_t j, bool town, Sighting& s) const {
    s.relation = PlaceRelation::direction;
    s.word = j;
    if (s.precision > 2) return;
    const double km = kilometres_before(j);
    if (km > 0) {
      s.precision = 2;
      s.km = km;
      offset(j, km, s);
      return;
    }
    if (!town && namesake(s.entity) != kNone)
      widen(s);
    else
      s.precision = 2;
  }

  double kilometres_before(std::size_t j) const {
    for (std::size_t n = 0, k = j; k-- > 0 && n < 4; ++n) {
      const Item& it = s_.items[k];
      if (it.quantity < 0) continue;
      const Quantity& q = s_.quantities[static_cast<std::size_t>(it.quantity)];
      for (std::uint32_t t = q.last; t < s_.items[j].first; ++t) {
        const std::string_view key = c_.doc.key(c_.doc.tokens[t]);
        if (key.starts_with(kKilometre) || key == std::string_view(kKm) || key == std::string_view(kKlm))
          return q.low && *q.low < 500 ? static_cast<double>(*q.low) : 0;
      }
    }
    return 0;
  }

  void offset(std::size_t j, double km, Sighting& s) const {
    const auto [north, east] = heading(j);
    const double size = std::hypot(north, east);
    if (size == 0) return;
    s.north_km = km * north / size;
    s.east_km = km * east / size;
  }

  const ItemContext& c_;
  const Lexicon& lex_;
  const SentenceItems& s_;
};

struct Site {
  KeyWord word;
  const char* kind;
};

// What a facility is called by, where the lexicon does not list it. «القسم», «المركز» alone say too little.
constexpr std::array<Site, 30> kSites{{
    {KeyWord(u"سجن"), "prison"},      {KeyWord(u"معتقل"), "prison"},     {KeyWord(u"مخيم"), "camp"},
    {KeyWord(u"مخيما"), "camp"},      {KeyWord(u"مشفي"), "hospital"},    {KeyWord(u"مستشفي"), "hospital"},
    {KeyWord(u"معسكر"), "base"},      {KeyWord(u"معسكرا"), "base"},      {KeyWord(u"قاعده"), "base"},
    {KeyWord(u"ثكنه"), "base"},       {KeyWord(u"مطار"), "airport"},     {KeyWord(u"معبر"), "crossing"},
    {KeyWord(u"حاجز"), "checkpoint"}, {KeyWord(u"حاجزا"), "checkpoint"}, {KeyWord(u"مخفر"), "police_station"},
    {KeyWord(u"مدرسه"), "school"},    {KeyWord(u"سوق"), "market"},       {KeyWord(u"سوقا"), "market"},
    {KeyWord(u"مسجد"), "mosque"},     {KeyWord(u"مسجدا"), "mosque"},     {KeyWord(u"جامع"), "mosque"},
    {KeyWord(u"كنيسه"), "church"},    {KeyWord(u"مصفاه"), "refinery"},   {KeyWord(u"محكمه"), "court"},
    {KeyWord(u"سجنا"), "prison"},     {KeyWord(u"حسينيه"), "mosque"},    {KeyWord(u"سد"), "dam"},
    {KeyWord(u"سفاره"), "embassy"},   {KeyWord(u"جامعه"), "school"},     {KeyWord(u"مستودع"), "depot"},
}};

constexpr KeyWord kNuqta(u"نقطه"), kTaftish(u"تفتيش"), kAmniyya(u"امنيه"), kMarkaz(u"مركز"), kQism(u"قسم"),
    kShurta(u"شرطه"), kAlShurta(u"الشرطه");

struct NamedSite {
  const char* kind = nullptr;
  bool definite = false;
};

NamedSite site_at(const ItemContext& c, const SentenceItems& s, std::size_t k) {
  const Item& it = s.items[k];
  if (it.is(ItemClass::group) || it.is(ItemClass::place) || it.is(ItemClass::actor) || it.is(ItemClass::punct))
    return {};
  constexpr std::uint64_t kMay = bit(ItemClass::facility_type) | bit(ItemClass::thing) | bit(ItemClass::place_type);
  if ((it.classes & kMay) == 0 && it.classes != bit(ItemClass::word)) return {};
  std::string_view key = c.doc.key(c.doc.tokens[it.first]);
  const std::string_view al = kAl;
  const auto strip = [&] {
    for (const std::string_view p : {std::string_view(kWa), std::string_view(kBi), std::string_view(kLi)})
      if (key.size() > p.size() + 2 && key.starts_with(p)) {
        const std::string_view rest = key.substr(p.size());
        for (const Site& site : kSites)
          if (rest == std::string_view(site.word) ||
              (rest.starts_with(al) && rest.substr(al.size()) == std::string_view(site.word))) {
            key = rest;
            return;
          }
      }
  };
  strip();
  const bool definite = key.starts_with(al) && key.size() > al.size() + 1;
  const std::string_view bare = definite ? key.substr(al.size()) : key;
  for (const Site& site : kSites)
    if (bare == std::string_view(site.word)) return {site.kind, definite};
  if (k + 1 >= s.items.size()) return {};
  const std::string_view next = c.doc.key(c.doc.tokens[s.items[k + 1].first]);
  if (bare == std::string_view(kNuqta) && (next == std::string_view(kTaftish) || next == std::string_view(kAmniyya)))
    return {"checkpoint", definite};
  if ((bare == std::string_view(kMarkaz) || bare == std::string_view(kQism)) &&
      (next == std::string_view(kShurta) || next == std::string_view(kAlShurta)))
    return {"police_station", definite};
  return {};
}

// «مخيم الخليج», «السجن المدني»: past the words that name the site, which the lexicon does not know.
std::size_t site_name_end(const ItemContext& c, const SentenceItems& s, std::size_t site) {
  constexpr std::size_t kLongest = 2;
  std::size_t k = site + 1;
  for (; k < s.items.size() && k <= site + kLongest; ++k) {
    const Item& it = s.items[k];
    const bool name = it.classes == bit(ItemClass::word) && it.has(kDefinite) && !it.has(kAnd) &&
                      c.doc.tokens[it.first].kind != TokenKind::punct;
    if (!name) break;
  }
  return k;
}

std::string site_slug(const ItemContext& c, const SentenceItems& s, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t k = from; k < to; ++k) {
    if (!out.empty()) out += '-';
    out += span_of(c.doc, s.items[k].first, s.items[k].last).of(c.doc.text);
  }
  return out;
}

}  // namespace

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
  p.precision = precision_of_kind(lex.text(e.kind_name));
  for (EntityIndex up = e.parent; up != kNone; up = lex.entity(up).parent)
    p.admin.insert(p.admin.begin(), std::string(lex.text(lex.entity(up).name_en)));
  return p;
}

std::optional<Place> place_near(const ItemContext& context, const SentenceItems& s, std::size_t item,
                                std::size_t* told_by) {
  const SceneReader scene(context, s);
  Sighting best;
  std::size_t best_cost = 0;
  for (std::size_t k = 0; k < s.items.size(); ++k) {
    if (!scene.is_place(k) || !in_reach(s, k, item)) continue;
    Sighting seen = scene.read(k);
    if (seen.precision == 1 && scene.means_governorate(k)) seen.precision = 4;
    const std::size_t cost = distance(k, item) + (k < item ? 2 : 0) + (scene.origin(k) ? 6 : 0) +
                             static_cast<std::size_t>(seen.precision > 2   ? 8 * seen.precision
                                                      : seen.precision > 1 ? 2
                                                                           : 0);
    if (best.entity == kNone || cost < best_cost) {
      best = seen;
      best_cost = cost;
      if (told_by) *told_by = k;
    }
  }
  if (best.entity == kNone) return std::nullopt;
  return scene.place(best);
}

std::optional<PlaceReading> read_place(const ItemContext& context, const SentenceItems& s, std::size_t item) {
  const SceneReader scene(context, s);
  if (!scene.is_place(item)) return std::nullopt;
  Sighting seen = scene.read(item);
  PlaceReading out;
  out.other = scene.between(item);
  if (seen.precision == 1 && seen.relation == PlaceRelation::at) {
    out.beside = scene.beside(item);
    if (out.beside != kNone) seen.precision = 4;
  }
  if (seen.relation == PlaceRelation::at) seen.relation = scene.within(item);
  if (out.other != kNone && seen.relation == PlaceRelation::at) {
    seen.relation = PlaceRelation::between;
    seen.precision = std::max(seen.precision, 2);
  }
  out.entity = seen.entity;
  Place place = scene.place(seen);
  if (seen.relation == PlaceRelation::between)
    if (const Place there = make_place(context.lexicon, out.other); place.lat && there.lat) {
      place.lat = (*place.lat + *there.lat) / 2;
      place.lon = (*place.lon + *there.lon) / 2;
    }
  out.sense = {seen.relation, place.lat, place.lon, seen.precision, {}, {}, static_cast<int>(seen.km), {}};
  if (out.other != kNone) out.sense.other = std::string(context.lexicon.id(context.lexicon.entity(out.other)));
  if (seen.word != kNowhere) {
    const Item& word = s.items[seen.word];
    out.sense.words = std::string(span_of(context.doc, word.first, word.last).of(context.doc.text));
    const auto [north, east] = scene.heading(seen.word);
    if (seen.relation == PlaceRelation::direction)
      out.sense.direction = std::string(north > 0   ? "north"
                                        : north < 0 ? "south"
                                                    : "") +
                            std::string(east > 0   ? "east"
                                        : east < 0 ? "west"
                                                   : "");
  }
  return out;
}

std::optional<Facility> facility_near(const ItemContext& context, const SentenceItems& s, std::size_t item,
                                      const std::optional<Place>& place, const std::optional<Facility>& last,
                                      std::size_t* told_by) {
  constexpr std::size_t kReach = 14;
  std::optional<Facility> best;
  std::size_t best_cost = 0;
  for (std::size_t k = 0; k < s.items.size(); ++k) {
    const Item& it = s.items[k];
    const bool listed = it.is(ItemClass::facility) && it.entity != kNone &&
                        context.lexicon.entity(it.entity).kind == EntityKind::facility;
    if (!listed && distance(k, item) > kReach) continue;
    const std::size_t cost = distance(k, item) + (k < item ? 2 : 0) + (listed ? 0 : 4);
    if (best && cost >= best_cost) continue;
    if (listed) {
      const Entity& e = context.lexicon.entity(it.entity);
      best = Facility{std::string(context.lexicon.id(e)), std::string(context.lexicon.text(e.name_ar)),
                      std::string(context.lexicon.text(e.name_en))};
      best_cost = cost;
      if (told_by) *told_by = k;
      continue;
    }
    const NamedSite site = site_at(context, s, k);
    if (!site.kind) continue;
    if (site.definite && last) continue;  // «السجن»: the one told of before
    const std::size_t called = site_name_end(context, s, k);
    std::string where = place && place->precision <= 4 ? place->id : std::string();
    if (where.empty() && called > k + 1) where = site_slug(context, s, k + 1, called);
    if (where.empty()) continue;
    std::string name(span_of(context.doc, it.first, s.items[called - 1].last).of(context.doc.text));
    best = Facility{std::string(site.kind) + "@" + where, std::move(name), std::string()};
    best_cost = cost;
    if (told_by) *told_by = k;
  }
  return best;
}

std::optional<Place> place_of(const Lexicon& lexicon, const Facility& facility) {
  const EntityIndex e = lexicon.find_entity(facility.id);
  if (e == kNone || lexicon.entity(e).place == kNone) return std::nullopt;
  Place p = make_place(lexicon, lexicon.entity(e).place);
  if (lexicon.entity(e).has_point) {
    p.lat = static_cast<double>(lexicon.entity(e).lat);
    p.lon = static_cast<double>(lexicon.entity(e).lon);
  }
  return p;
}

bool may_be_at(const Lexicon& lexicon, const Place& place, const Facility& facility) {
  constexpr double kNearKm = 10;
  const EntityIndex e = lexicon.find_entity(facility.id);
  if (e == kNone || lexicon.entity(e).place == kNone) return true;
  for (EntityIndex up = lexicon.entity(e).place; up != kNone; up = lexicon.entity(up).parent)
    if (place.id == lexicon.id(lexicon.entity(up))) return true;
  const Place site = make_place(lexicon, lexicon.entity(e).place);
  if (!place.lat || !site.lat) return false;
  return std::hypot(*place.lat - *site.lat, *place.lon - *site.lon) * kKmPerDegree < kNearKm;
}

}  // namespace isnad
