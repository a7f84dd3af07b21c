#include "lexicon/compile_names.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/fold.h"
#include "lexicon/codes.h"
#include "lexicon/inflect.h"
#include "model/vocabulary.h"

namespace isnad {
namespace {

std::string quoted(std::string_view s) { return "'" + std::string(s) + "'"; }

class NameCompiler {
 public:
  NameCompiler(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems, Layering* layering)
      : table_(table), builder_(builder), problems_(problems), layering_(layering), kind_(kind_of(table)) {
    columns_ = {"id",    "ar",    "en",  "kind", "category", "parent", "operator",
                "place", "flags", "lat", "lon",  "aliases",  "ethnic", "population"};
    for (const std::string_view c : columns_) indices_.push_back(table.index(c));
  }

  void run() {
    entities_.reserve(table_.rows().size());
    if (layering_) builder_.expect(table_.rows().size(), table_.size());
    for (const TableRow& row : table_.rows()) entities_.push_back(entity(row));
    for (std::size_t r = 0; r < entities_.size(); ++r)
      if (entities_[r] != kNone) links(table_.rows()[r], entities_[r]);
    cut_loops();
    for (const std::size_t r : by_weight())
      if (entities_[r] != kNone) names(table_.rows()[r], entities_[r]);
    if (layering_) {
      layering_->files.back().kind = std::string(name(kind_)) + " names";
      layering_->files.back().rows = table_.rows().size();
    }
  }

 private:
  enum Column : std::size_t {
    kId,
    kAr,
    kEn,
    kKind,
    kCategory,
    kParent,
    kOperator,
    kPlace,
    kFlags,
    kLat,
    kLon,
    kAliases,
    kEthnic,
    kPopulation
  };

  static EntityKind kind_of(const Table& t) {
    if (t.has("ethnic") || t.has("category")) return EntityKind::actor;
    if (t.has("operator") || t.has("place")) return EntityKind::facility;
    return t.has("parent") || t.has("lat") || t.has("population") ? EntityKind::place : EntityKind::source;
  }

  std::string_view cell(const TableRow& row, Column c) const { return table_.cell(row, indices_[c]); }

  EntityIndex problem(const TableRow& row, Column column, std::string what) {
    problems_.push_back(table_.error(row, columns_[column], std::move(what)));
    if (layering_) layering_->refused.insert(std::string(cell(row, kId)));
    return kNone;
  }

  void note(const TableRow& row, std::string what) {
    layering_->note(table_.name() + ":" + std::to_string(row.line) + ": " + std::move(what));
  }

  // Reads an optional coordinate; false if it is written but wrong.
  bool coordinate(const TableRow& row, Column column, float limit, float& out, bool& present) {
    const std::string_view text = cell(row, column);
    present = !text.empty();
    if (!present) return true;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (ec == std::errc() && end == text.data() + text.size() && out >= -limit && out <= limit) return true;
    problem(row, column, quoted(text) + " is not a coordinate on the globe; write decimal degrees");
    return false;
  }

  EntityIndex entity(const TableRow& row) {
    const std::string_view id = cell(row, kId);
    std::string_view ar = cell(row, kAr);
    if (id.empty()) return problem(row, kId, "missing; give the row a unique id");
    if (ar.empty()) return problem(row, kAr, "missing; give the Arabic name");
    const EntityIndex older = builder_.find_entity(kind_, id);
    if (older != kNone && (!layering_ || builder_.fresh_entity(older)))
      return problem(row, kId, quoted(id) + " is listed twice; merge the rows or rename one");
    Entity e;
    bool lat = false, lon = false;
    if (!coordinate(row, kLat, 90, e.lat, lat) || !coordinate(row, kLon, 180, e.lon, lon)) return kNone;
    if (lat != lon) return problem(row, lat ? kLon : kLat, "missing; give both coordinates or none");
    e.has_point = lat;
    e.kind = kind_;
    if (const auto c = cell(row, kCategory); !c.empty()) {
      const auto category = parse_category(c);
      if (!category) return problem(row, kCategory, quoted(c) + " is no category of the coding manual");
      e.category = static_cast<std::uint8_t>(*category);
    }
    if (ar.ends_with('~')) ar.remove_suffix(1);
    const auto kept = [&](std::string_view s) { return layering_ ? builder_.own_string(s) : builder_.string(s); };
    e.id = kept(id);
    e.name_ar = kept(ar);
    e.name_en = kept(cell(row, kEn));
    e.kind_name = builder_.string(cell(row, kKind));
    if (older == kNone && !layering_) return builder_.add_entity(e);
    return lay(row, e, older);
  }

  // A user's row: new, or in the place of an older one.
  EntityIndex lay(const TableRow& row, const Entity& e, EntityIndex older) {
    const std::string_view kind = builder_.text(e.kind_name);
    const auto kinds = kind_names(kind_);
    if (!kind.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
      note(row, "the kind " + quoted(kind) + " is none that Isnad treats in a way of its own");
    if (older == kNone) {
      const EntityIndex i = builder_.add_entity(e);
      if (builder_.shares_id(i)) {
        const std::string_view id = builder_.text(e.id);
        note(row, "the id " + quoted(id) + " is that of " + described(builder_.find_entity(id)) + " too");
      }
      origin(row, i);
      return i;
    }
    note(row, "the id " + quoted(builder_.text(e.id)) + " replaces " + described(older));
    ++layering_->replaced;
    builder_.replace_entity(older, e);
    origin(row, older);
    return older;
  }

  void origin(const TableRow& row, EntityIndex i) {
    layering_->origins.push_back({i, false, static_cast<std::uint32_t>(layering_->files.size() - 1), row.line});
  }

  std::string described(EntityIndex i) const {
    const Entity& e = builder_.entity(i);
    return "the " + std::string(name(e.kind)) + " " + std::string(builder_.text(e.id)) + " (" +
           std::string(builder_.text(e.name_ar)) + ")";
  }

  EntityIndex reference(const TableRow& row, Column column, EntityKind kind) {
    const std::string_view id = cell(row, column);
    if (id.empty()) return kNone;
    const EntityIndex i = builder_.find_entity(kind, id);
    if (i == kNone && !(layering_ && layering_->refused.contains(std::string(id))))
      problem(row, column, quoted(id) + " is not listed; add its row or mend the id");
    return i;
  }

  void links(const TableRow& row, EntityIndex i) {
    const EntityIndex parent =
        kind_ == EntityKind::facility ? reference(row, kOperator, EntityKind::actor) : reference(row, kParent, kind_);
    const EntityIndex place = reference(row, kPlace, EntityKind::place);
    builder_.entity(i).parent = parent;
    builder_.entity(i).place = place;
  }

  // Walks up from every row; a way that comes back to itself is cut and told once, at its first row.
  void cut_loops() {
    enum : std::uint8_t { unseen, on_the_way, sound };
    std::vector<std::uint8_t> state(builder_.entity_count(), unseen);
    std::vector<EntityIndex> way;
    for (std::size_t r = 0; r < entities_.size(); ++r) {
      if (entities_[r] == kNone) continue;
      way.clear();
      EntityIndex at = entities_[r];
      for (; at != kNone && state[at] == unseen; at = builder_.entity(at).parent) {
        state[at] = on_the_way;
        way.push_back(at);
      }
      if (at != kNone && state[at] == on_the_way) tell_loop(std::find(way.begin(), way.end(), at), way.end());
      for (const EntityIndex i : way) state[i] = sound;
    }
  }

  template <class It>
  void tell_loop(It first, It last) {
    const auto row = std::find_if(entities_.begin(), entities_.end(),
                                  [&](EntityIndex i) { return std::find(first, last, i) != last; });
    std::rotate(first, std::find(first, last, *row), last);
    constexpr std::ptrdiff_t kMostShown = 6;
    std::string chain;
    for (It i = first; i != last && i - first < kMostShown; ++i)
      chain += std::string(builder_.text(builder_.entity(*i).id)) + " > ";
    if (last - first > kMostShown) chain += "… > ";
    builder_.entity(*row).parent = kNone;
    problem(
        table_.rows()[static_cast<std::size_t>(row - entities_.begin())], kParent,
        "the row is its own ancestor; cut the loop " + chain + std::string(builder_.text(builder_.entity(*row).id)));
  }

  // The order in which names are given: that of the rows; with a column `population`, settlements before the districts
  // named after them, and the larger first.
  std::vector<std::size_t> by_weight() const {
    std::vector<std::size_t> order(entities_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (indices_[kPopulation] < 0) return order;
    std::vector<double> weight(order.size(), 0);
    for (std::size_t r = 0; r < order.size(); ++r) {
      const TableRow& row = table_.rows()[r];
      const std::string_view text = cell(row, kPopulation), kind = cell(row, kKind);
      std::from_chars(text.data(), text.data() + text.size(), weight[r]);
      if (!std::isfinite(weight[r])) weight[r] = 0;
      constexpr std::string_view kSettlements[] = {"country", "city", "town", "village", "neighbourhood", "camp"};
      if (std::find(std::begin(kSettlements), std::end(kSettlements), kind) != std::end(kSettlements))
        weight[r] += 1e12;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
    return order;
  }

  void names(const TableRow& row, EntityIndex i) {
    const bool weak_row = cell(row, kFlags).find("weak") != std::string_view::npos;
    spelling(row, kAr, cell(row, kAr), i, weak_row);
    for (const std::string& a : split(cell(row, kAliases), '|')) spelling(row, kAliases, a, i, weak_row);
    adjectives(row, i);
  }

  void spelling(const TableRow& row, Column column, std::string_view n, EntityIndex i, bool weak) {
    const std::string_view written = n;
    if (n.ends_with('~')) {
      n.remove_suffix(1);
      weak = true;
    }
    const auto words = name_words(n);
    if (words.empty()) {
      problem(row, column, quoted(written) + " holds no letter or digit; write the name or delete it");
      return;
    }
    if (layering_) ++layering_->files.back().names;
    if (layering_ && words.size() == 1 && !weak && common(row, column, n, words.front())) return;
    const std::uint32_t node = builder_.add_name(words, {i, 0, static_cast<std::uint8_t>(weak ? kNameWeak : 0), 0});
    const NameTarget* older = layering_ ? builder_.older_target(node) : nullptr;
    if (older == nullptr) return;
    ++layering_->shadowed;
    note(row, "the name " + quoted(n) + " goes before " +
                  (older->is_lemma ? "the phrase " + std::string(builder_.text(builder_.lemma(older->index).id))
                                   : described(older->index)));
  }

  // Is the name a common word too? Refused, or for lighter cases noted.
  bool common(const TableRow& row, Column column, std::string_view n, const std::string& key) {
    const auto word = common_word(layering_->common, key);
    if (!word) return false;
    const std::string what =
        quoted(n) + " is also a common word (" + std::string(name(word->word_class)) + " " + std::string(word->id) +
        "); " + (column == kAr ? "write weak into the column flags" : "write it '" + std::string(n) + "~'") +
        ", so that it counts only with other evidence, or give a fuller name";
    if (word->weight == CommonWord::Weight::doubtful) {
      note(row, what);
      return false;
    }
    problem(row, column, what);
    return true;
  }

  // Nationality adjectives: «روسي» after a noun of force points to the party.
  void adjectives(const TableRow& row, EntityIndex i) {
    for (const std::string& a : split(cell(row, kEthnic), '|')) {
      const std::string id = "ethnic:" + std::string(cell(row, kId)) + ":" + a;
      const LemmaIndex older = builder_.find_lemma(id);
      if (older != kNone && (!layering_ || builder_.fresh_lemma(older))) continue;
      Lemma l;
      l.id = builder_.string(id);
      l.name = builder_.entity(i).id;
      l.word_class = WordClass::ethnic;
      l.pos = PartOfSpeech::adjective;
      l.value = i;
      if (older != kNone) builder_.replace_lemma(older, l);
      const LemmaIndex index = older == kNone ? builder_.add_lemma(l) : older;
      DictionaryWord w;
      w.form = a;
      w.pos = PartOfSpeech::adjective;
      w.masculine_plural = !a.ends_with("ة");
      for (const WrittenForm& f : inflect(w))
        if (const std::string key = fold_word(to_utf8(f.text)); !key.empty())
          builder_.add_form(key, {index, f.pos, f.number, f.gram_case, f.gender, f.flags, Voice::either, {}});
    }
  }

  const Table& table_;
  LexiconBuilder& builder_;
  std::vector<Error>& problems_;
  Layering* layering_;
  EntityKind kind_;
  std::vector<std::string_view> columns_;
  std::vector<int> indices_;
  std::vector<EntityIndex> entities_;  // of each row
};

}  // namespace

void compile_names(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems, Layering* layering) {
  NameCompiler(table, builder, problems, layering).run();
}

}  // namespace isnad
