#include <algorithm>
#include <bit>

#include "base/fold.h"
#include "claim/rule.h"
#include "model/vocabulary.h"

namespace isnad {
namespace {

using namespace feature;

struct ClassName {
  std::string_view name;
  ItemClass cls;
};
constexpr ClassName kClasses[] = {
    {"WORD", ItemClass::word},           {"TRIG", ItemClass::trigger},     {"GROUP", ItemClass::group},
    {"ACTOR", ItemClass::actor},         {"SOURCE", ItemClass::source},    {"PLACE", ItemClass::place},
    {"FACILITY", ItemClass::facility},   {"TIME", ItemClass::time},        {"SPEAKER", ItemClass::speaker},
    {"SPEECH", ItemClass::speech},       {"ACCORD", ItemClass::according}, {"COMPL", ItemClass::complementizer},
    {"SUBSET", ItemClass::subset},       {"ADD", ItemClass::additive},     {"RESULT", ItemClass::result},
    {"NEG", ItemClass::negation},        {"HEDGE", ItemClass::hedge},      {"IRREAL", ItemClass::irrealis},
    {"BACKG", ItemClass::background},    {"TOLL", ItemClass::toll},        {"RISE", ItemClass::rise},
    {"BYHAND", ItemClass::byhand},       {"WEAPON", ItemClass::weapon},    {"PTYPE", ItemClass::place_type},
    {"FTYPE", ItemClass::facility_type}, {"DIR", ItemClass::direction},    {"PART", ItemClass::particle},
    {"PRON", ItemClass::pronoun},        {"ETHNIC", ItemClass::ethnic},    {"THING", ItemClass::thing},
    {"PUNCT", ItemClass::punct},         {"LINK", ItemClass::link},        {"ORD", ItemClass::ordinal},
    {"PERSON", ItemClass::person},       {"COUNT", ItemClass::count}};

struct FeatureName {
  std::string_view name;
  std::uint32_t bits;
};
constexpr FeatureName kFeatures[] = {
    {"conj", kAnd},      {"b", kPrepB},         {"l", kPrepL},       {"def", kDefinite},     {"verb", kVerb},
    {"masdar", kMasdar}, {"part", kParticiple}, {"weak", kWeak},     {"trans", kTransitive}, {"intrans", kIntransitive},
    {"m", kMeasure},     {"ev", kEvent},        {"pl", kPlural},     {"num", kCounted},      {"bare", kBare},
    {"toll", kToll},     {"one", kOne},         {"two", kTwo},       {"many", kMany},        {"det", kDetainee},
    {"others", kOthers}, {"pooled", kPooled},   {"pron", kPronoun},  {"passive", kPassive},  {"imperf", kImperfect},
    {"perf", kPerfect},  {"fem", kFeminine},    {"family", kFamily}, {"member", kMember},    {"of", kPartitive},
    {"named", kNamed}};

Error problem(const RuleSource& r, const std::string& what) {
  return {ErrorCode::kBadData, r.place + ": rule '" + r.id + "': " + what};
}

Result<Alternative> alternative(const RuleSource& r, std::string_view text) {
  Alternative a;
  if (text.starts_with('!')) {
    a.negated = true;
    text.remove_prefix(1);
  }
  if (text == "^") {
    a.start = true;
    return a;
  }
  if (text == "_") {
    a.soft = true;
    return a;
  }
  if (text.size() > 2 && text.front() == '\'' && text.back() == '\'') {
    a.word = text.substr(1, text.size() - 2);
    if (a.word.size() > 1) a.word = fold_word(a.word);
    a.hash = word_hash(a.word);
    return a;
  }
  if (text.starts_with('#')) {
    a.link = true;
    a.word = text.substr(1);
    return a;
  }
  std::size_t dot = text.find('.');
  const std::string_view cls = text.substr(0, dot);
  const auto c =
      std::find_if(std::begin(kClasses), std::end(kClasses), [&](const ClassName& k) { return k.name == cls; });
  if (c == std::end(kClasses))
    return problem(r, "'" + std::string(cls) + "' is no class of items; see docs/formats/rules.md");
  a.classes = bit(c->cls);
  while (dot != text.npos) {
    const std::size_t next = text.find('.', dot + 1);
    std::string_view f = text.substr(dot + 1, next == text.npos ? next : next - dot - 1);
    const bool refuse = f.starts_with('!');
    if (refuse) f.remove_prefix(1);
    const auto k =
        std::find_if(std::begin(kFeatures), std::end(kFeatures), [&](const FeatureName& n) { return n.name == f; });
    if (k != std::end(kFeatures)) {
      (refuse ? a.refuses : a.wants) |= k->bits;
    } else if (const auto m = parse_measure(f)) {
      (refuse ? a.not_measure : a.measure) = static_cast<std::uint8_t>(*m);
    } else if (const auto e = parse_event_type(f); e && !refuse) {
      a.event = static_cast<std::uint8_t>(*e);
    } else {
      return problem(r, "'" + std::string(f) + "' is no feature; see docs/formats/rules.md");
    }
    dot = next;
  }
  return a;
}

std::vector<std::string> split_spaces(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && (text[i] == ' ' || text[i] == '\n')) ++i;
    std::size_t j = i;
    while (j < text.size() && text[j] != ' ' && text[j] != '\n') ++j;
    if (j > i) out.emplace_back(text.substr(i, j - i));
    i = j;
  }
  return out;
}

Result<Element> element(const RuleSource& r, std::string text) {
  Element e;
  if (text.size() > 3 && text.back() == '>' && text[text.size() - 3] == '<') {
    e.capture = text[text.size() - 2];
    if (e.capture < 'a' || e.capture > 'z') return problem(r, "a capture is one letter a–z: <n>");
    text.resize(text.size() - 3);
  }
  if (text.ends_with('?')) {
    e.min = 0;
    text.pop_back();
  } else if (text.ends_with('}')) {
    const auto open = text.rfind('{'), comma = text.rfind(',');
    if (open == text.npos || comma == text.npos || comma < open) return problem(r, "a repeat is written {0,4}");
    const int lo = std::atoi(text.c_str() + open + 1), hi = std::atoi(text.c_str() + comma + 1);
    if (lo < 0 || hi < lo || hi > 20) return problem(r, "a repeat lies between {0,1} and {20,20}");
    e.min = static_cast<std::uint8_t>(lo);
    e.max = static_cast<std::uint8_t>(hi);
    text.resize(open);
  }
  for (std::size_t from = 0; from <= text.size();) {
    auto bar = text.find('|', from);
    if (bar == text.npos) bar = text.size();
    auto a = alternative(r, std::string_view(text).substr(from, bar - from));
    if (!a) return a.error();
    e.any.push_back(*a);
    from = bar + 1;
  }
  for (const Alternative& a : e.any)
    if (a.negated && e.capture)
      return problem(r, "«" + text + "» may match nothing, so it cannot be captured; drop the <" + e.capture + ">");
  return e;
}

}  // namespace

namespace {

// The classes one of which an item must have to fit; 0 if any item might. Link words are of the classes that carry
// names.
std::uint64_t classes_of(const Alternative& a) {
  if (a.negated || a.soft || a.start) return 0;
  if (a.link)
    return bit(ItemClass::link) | bit(ItemClass::weapon) | bit(ItemClass::facility_type) | bit(ItemClass::ethnic);
  return a.classes;
}

}  // namespace

Result<Rule> compile_rule(const RuleSource& source) {
  Rule rule;
  rule.id = source.id;
  rule.makes = source.makes;
  if (source.layer == "figure")
    rule.layer = RuleLayer::figure;
  else if (source.layer == "event")
    rule.layer = RuleLayer::event;
  else
    return problem(source, "layer '" + source.layer + "' is neither figure nor event");
  for (const std::string& part : split_spaces(source.pattern)) {
    auto e = element(source, part);
    if (!e) return e.error();
    rule.elements.push_back(*e);
  }
  constexpr std::string_view kKeys[] = {"measure",  "value",         "at",       "who",     "list",      "agent",
                                        "part_of",  "scope",         "context",  "older",   "replaces",  "total",
                                        "adjacent", "same_sentence", "bullet",   "listed",  "qualifier", "negated",
                                        "event",    "needs",         "asserted", "occasion"};
  for (const auto& [key, value] : source.makes)
    if (std::find(std::begin(kKeys), std::end(kKeys), key) == std::end(kKeys))
      return problem(source, "makes has no key '" + key + "'; see docs/formats/rules.md");
  if (rule.elements.empty()) return problem(source, "the pattern is empty");
  for (std::size_t i = 0; i < rule.elements.size(); ++i) {
    const auto telling = [](const Alternative& a) {
      return !a.negated && !a.soft && !a.start && (a.classes != 0 || a.link);
    };
    if (rule.elements[i].min > 0 && std::all_of(rule.elements[i].any.begin(), rule.elements[i].any.end(), telling))
      rule.required.push_back(i);
  }
  for (const Element& e : rule.elements) {
    const bool words = e.min > 0 && std::all_of(e.any.begin(), e.any.end(), [](const Alternative& a) {
                         return !a.negated && !a.link && a.word.size() > 1;
                       });
    if (!words) continue;
    std::bitset<256> one_of;
    for (const Alternative& a : e.any) one_of.set(word_hash(a.word));
    rule.must_words.push_back(one_of);
    if (&e == &rule.elements.front()) rule.first_words = one_of;
  }
  const Element& first = rule.elements.front();
  if (first.min > 0)
    for (const Alternative& a : first.any) {
      const std::uint64_t classes = classes_of(a);
      if (classes == 0) {
        rule.first = 0;
        break;
      }
      rule.first |= classes;
    }
  return rule;
}

namespace {

// What a required element says of the whole sentence: its class if it has but one, its link names, its measures.
void quick_look(Rule& rule, const Element& e) {
  std::uint64_t classes = 0, links = 0;
  std::uint32_t measures = 0;
  bool all_links = true, all_measures = true;
  for (const Alternative& a : e.any) {
    classes |= a.classes;
    links |= a.link_bit;
    all_links = all_links && a.link;
    all_measures = all_measures && a.measure != kNoCode;
    if (a.measure != kNoCode) measures |= 1u << a.measure;
  }
  if (links == 0 && (classes & (classes - 1)) == 0) rule.must_classes |= classes;
  if (all_links && rule.must_links == 0) rule.must_links = links;
  if (all_measures && rule.must_measures == 0) rule.must_measures = measures;
}

}  // namespace

Status RuleBook::add(Rule rule) {
  for (Element& e : rule.elements)
    for (Alternative& a : e.any) {
      if (!a.link) continue;
      const auto known = std::find(links_.begin(), links_.end(), a.word);
      const auto bit = static_cast<std::size_t>(known - links_.begin());
      if (bit >= 64)
        return Error{ErrorCode::kBadData, "rule '" + rule.id + "': more than 64 link names are in use; name fewer"};
      if (known == links_.end()) links_.push_back(a.word);
      a.link_bit = std::uint64_t{1} << bit;
    }
  for (const std::size_t i : rule.required) quick_look(rule, rule.elements[i]);
  std::vector<Rule>& layer = layers_[static_cast<std::size_t>(rule.layer)];
  if (layer.size() >= kMostRules)
    return Error{ErrorCode::kBadData, "rule '" + rule.id + "': there are more than " + std::to_string(kMostRules) +
                                          " rules of its layer; name fewer"};
  enter(index_[static_cast<std::size_t>(rule.layer)], rule, layer.size());
  layer.push_back(std::move(rule));
  return Done{};
}

void RuleBook::enter(Index& index, const Rule& rule, std::size_t at) {
  const auto mark = [&](RuleSet& set) { set[at / 64] |= std::uint64_t{1} << (at % 64); };
  if (!rule.must_words.empty()) {
    for (std::size_t h = 0; h < index.by_word.size(); ++h)
      if (rule.must_words.front()[h]) mark(index.by_word[h]);
  } else if (rule.must_links != 0) {
    for (std::size_t b = 0; b < index.by_link.size(); ++b)
      if (rule.must_links >> b & 1u) mark(index.by_link[b]);
  } else if (rule.must_measures != 0) {
    for (std::size_t b = 0; b < index.by_measure.size(); ++b)
      if (rule.must_measures >> b & 1u) mark(index.by_measure[b]);
  } else {
    mark(index.always);
  }
}

RuleBook::RuleSet RuleBook::evoked(RuleLayer l, const SentenceItems& s) const {
  const Index& index = index_[static_cast<std::size_t>(l)];
  const std::size_t blocks = (layer(l).size() + 63) / 64;
  RuleSet found = index.always;
  const auto let_in = [&](const RuleSet& set) {
    for (std::size_t b = 0; b < blocks; ++b) found[b] |= set[b];
  };
  for (std::size_t h = 0; h < index.by_word.size(); ++h)
    if (s.words[h]) let_in(index.by_word[h]);
  for (std::uint64_t rest = s.links; rest != 0; rest &= rest - 1)
    let_in(index.by_link[static_cast<std::size_t>(std::countr_zero(rest))]);
  for (std::uint32_t rest = s.measures; rest != 0; rest &= rest - 1)
    let_in(index.by_measure[static_cast<std::size_t>(std::countr_zero(rest))]);
  return found;
}

std::vector<std::uint64_t> RuleBook::link_bits(const Lexicon& lexicon) const {
  std::vector<std::uint64_t> bits(lexicon.lemma_count(), 0);
  for (LemmaIndex i = 0; i < bits.size(); ++i) {
    const std::string_view name = lexicon.text(lexicon.lemma(i).name);
    const auto known = name.empty() ? links_.end() : std::find(links_.begin(), links_.end(), name);
    if (known != links_.end()) bits[i] = std::uint64_t{1} << (known - links_.begin());
  }
  return bits;
}

std::string write_rules(const std::vector<RuleSource>& rules) {
  std::string out;
  for (const RuleSource& r : rules) {
    out += "id\t" + r.id + "\nlayer\t" + r.layer + "\npattern\t" + r.pattern + "\n";
    if (!r.place.empty()) out += "place\t" + r.place.substr(r.place.rfind('/') + 1) + "\n";
    if (!r.yes.empty() && r.yes.front().find('\n') == std::string::npos) out += "example\t" + r.yes.front() + "\n";
    for (const auto& [k, v] : r.makes) out += "makes\t" + k + "\t" + v + "\n";
    out += "\n";
  }
  return out;
}

Result<RuleBook> RuleBook::read(std::string_view text) {
  RuleBook book;
  RuleNote note;
  RuleSource r;
  r.place = "lexicon";
  for (std::size_t from = 0; from < text.size();) {
    auto to = text.find('\n', from);
    if (to == text.npos) to = text.size();
    const std::string_view line = text.substr(from, to - from);
    from = to + 1;
    if (line.empty()) {
      if (!r.id.empty()) {
        auto rule = compile_rule(r);
        if (!rule) return rule.error();
        if (auto added = book.add(std::move(*rule)); !added) return added.error();
        note.id = r.id, note.layer = r.layer, note.pattern = r.pattern;
        book.notes_.push_back(std::move(note));
      }
      note = {};
      r = RuleSource{};
      r.place = "lexicon";
      continue;
    }
    const auto tab = line.find('\t');
    const std::string_view key = line.substr(0, tab),
                           value = tab == line.npos ? std::string_view() : line.substr(tab + 1);
    if (key == "id")
      r.id = value;
    else if (key == "layer")
      r.layer = value;
    else if (key == "pattern")
      r.pattern = value;
    else if (key == "place")
      note.place = value;
    else if (key == "example")
      note.example = value;
    else if (key == "makes") {
      const auto t = value.find('\t');
      r.makes.emplace(value.substr(0, t), value.substr(t + 1));
    }
  }
  return book;
}

}  // namespace isnad

namespace isnad {

std::string item_classes(const Item& item) {
  std::string s;
  for (const ClassName& c : kClasses)
    if (item.is(c.cls)) s += (s.empty() ? "" : "|") + std::string(c.name);
  for (const FeatureName& f : kFeatures)
    if (item.has(f.bits)) s += "." + std::string(f.name);
  return s;
}

}  // namespace isnad
