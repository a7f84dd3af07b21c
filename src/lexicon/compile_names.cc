#include "lexicon/compile_names.h"

#include <charconv>

#include "base/fold.h"
#include "lexicon/codes.h"
#include "lexicon/inflect.h"
#include "model/vocabulary.h"

namespace isnad {
namespace {

class NameCompiler {
 public:
  NameCompiler(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems)
      : table_(table), builder_(builder), problems_(problems), kind_(kind_of(table)) {}

  void run() {
    for (const TableRow& row : table_.rows()) entity(row);
    for (const TableRow& row : table_.rows()) links(row);
    for (const TableRow& row : table_.rows()) names(row);
  }

 private:
  static EntityKind kind_of(const Table& t) {
    if (t.has("ethnic")) return EntityKind::actor;
    if (t.has("operator")) return EntityKind::facility;
    return t.has("parent") ? EntityKind::place : EntityKind::source;
  }

  std::string_view cell(const TableRow& row, std::string_view column) const { return table_.cell(row, column); }
  void problem(const TableRow& row, std::string_view column, std::string what) {
    problems_.push_back(table_.error(row, column, std::move(what)));
  }

  // Reads an optional coordinate; false if it is written but wrong.
  bool coordinate(const TableRow& row, std::string_view column, float limit, float& out, bool& present) {
    const std::string_view text = cell(row, column);
    present = !text.empty();
    if (!present) return true;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (ec == std::errc() && end == text.data() + text.size() && out >= -limit && out <= limit) return true;
    problem(row, column, "'" + std::string(text) + "' is not a coordinate on the globe; write decimal degrees");
    return false;
  }

  void entity(const TableRow& row) {
    const std::string id(cell(row, "id"));
    if (id.empty()) return problem(row, "id", "missing; give the row a unique id");
    if (cell(row, "ar").empty()) return problem(row, "ar", "missing; give the Arabic name");
    if (builder_.find_entity(kind_, id) != kNone)
      return problem(row, "id", "'" + id + "' is listed twice; merge the rows or rename one");
    Entity e;
    bool lat = false, lon = false;
    if (!coordinate(row, "lat", 90, e.lat, lat) || !coordinate(row, "lon", 180, e.lon, lon)) return;
    if (lat != lon) return problem(row, lat ? "lon" : "lat", "missing; give both coordinates or none");
    e.has_point = lat;
    e.kind = kind_;
    if (const auto c = cell(row, "category"); !c.empty()) {
      const auto category = parse_category(c);
      if (!category) return problem(row, "category", "'" + std::string(c) + "' is no category of the coding manual");
      e.category = static_cast<std::uint8_t>(*category);
    }
    e.id = builder_.string(id);
    e.name_ar = builder_.string(cell(row, "ar"));
    e.name_en = builder_.string(cell(row, "en"));
    e.kind_name = builder_.string(cell(row, "kind"));
    builder_.add_entity(e);
  }

  EntityIndex reference(const TableRow& row, std::string_view column, EntityKind kind) {
    const std::string_view id = cell(row, column);
    if (id.empty()) return kNone;
    const EntityIndex i = builder_.find_entity(kind, id);
    if (i == kNone) problem(row, column, "'" + std::string(id) + "' is not listed; add its row or mend the id");
    return i;
  }

  void links(const TableRow& row) {
    const EntityIndex i = builder_.find_entity(kind_, cell(row, "id"));
    if (i == kNone) return;
    const bool facility = kind_ == EntityKind::facility;
    builder_.entity(i).parent =
        facility ? reference(row, "operator", EntityKind::actor) : reference(row, "parent", kind_);
    builder_.entity(i).place = reference(row, "place", EntityKind::place);
    EntityIndex up = builder_.entity(i).parent;
    for (int depth = 0; up != kNone && depth < 12; ++depth) {
      if (up == i) {
        builder_.entity(i).parent = kNone;
        return problem(row, "parent", "the row is its own ancestor; cut the loop");
      }
      up = builder_.entity(up).parent;
    }
  }

  void names(const TableRow& row) {
    const EntityIndex i = builder_.find_entity(kind_, cell(row, "id"));
    if (i == kNone) return;
    const bool weak_row = cell(row, "flags").find("weak") != std::string_view::npos;
    std::vector<std::string> names{std::string(cell(row, "ar"))};
    for (auto& a : split(cell(row, "aliases"), '|')) names.push_back(std::move(a));
    for (std::string& n : names) {
      NameTarget t{i, 0, static_cast<std::uint8_t>(weak_row ? kNameWeak : 0), 0};
      if (n.ends_with('~')) {
        n.pop_back();
        t.flags |= kNameWeak;
      }
      const auto words = name_words(n);
      if (!words.empty()) builder_.add_name(words, t);
    }
    adjectives(row, i);
  }

  // Nationality adjectives: «روسي» after a noun of force points to the party.
  void adjectives(const TableRow& row, EntityIndex i) {
    for (const std::string& a : split(cell(row, "ethnic"), '|')) {
      Lemma l;
      const std::string id = "ethnic:" + std::string(cell(row, "id")) + ":" + a;
      if (builder_.has_lemma(id)) continue;
      l.id = builder_.string(id);
      l.name = builder_.entity(i).id;
      l.word_class = WordClass::ethnic;
      l.pos = PartOfSpeech::adjective;
      l.value = i;
      const LemmaIndex index = builder_.add_lemma(l);
      DictionaryWord w;
      w.form = a;
      w.pos = PartOfSpeech::adjective;
      w.masculine_plural = !a.ends_with("ة");
      for (const WrittenForm& f : inflect(w))
        builder_.add_form(fold_word(to_utf8(f.text)),
                          {index, f.pos, f.number, f.gram_case, f.gender, f.flags, Voice::either, {}});
    }
  }

  const Table& table_;
  LexiconBuilder& builder_;
  std::vector<Error>& problems_;
  EntityKind kind_;
};

}  // namespace

void compile_names(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems) {
  NameCompiler(table, builder, problems).run();
}

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  std::string current;
  const auto flush = [&] {
    if (std::string key = fold_word(current); !key.empty()) words.push_back(std::move(key));
    current.clear();
  };
  for (std::size_t pos = 0; pos < name.size();) {
    const std::size_t at = pos;
    const FoldedChar c = fold_char(decode_utf8(name, pos));
    if (c.cls == CharClass::space || c.cls == CharClass::punct || c.cls == CharClass::newline)
      flush();
    else
      current.append(name.substr(at, pos - at));
  }
  flush();
  return words;
}

}  // namespace isnad
