#include "lexicon/compile_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/fold.h"
#include "lexicon/codes.h"
#include "lexicon/compile_names.h"
#include "lexicon/inflect.h"
#include "model/vocabulary.h"

namespace isnad {
namespace {

// The names that the column `code` may hold, by class; a position in the list is the code.
std::vector<std::string_view> code_names(WordClass c) {
  switch (c) {
    case WordClass::vague:
      return {"few", "tens", "hundreds", "thousands", "tens_thousands", "hundreds_thousands", "millions", "some"};
    case WordClass::qualifier:
      return {"exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague", "unknown"};
    case WordClass::speech:
      return {"assertion", "inherit", "claim",   "deny",   "warn",   "accuse",   "document", "quote",
              "adopt",     "demand",  "condemn", "praise", "reject", "threaten", "announce"};
    case WordClass::speaker: return {"anonymous", "official", "document", "correspondent"};
    case WordClass::time_unit: return {"minute", "hour", "day", "week", "month", "season", "year", "decade", "century"};
    case WordClass::day_part: return {"none", "dawn", "morning", "noon", "afternoon", "evening", "night"};
    case WordClass::time_word:
      return {"today",
              "yesterday",
              "before_yesterday",
              "tomorrow",
              "after_tomorrow",
              "tonight",
              "last_night",
              "current",
              "past",
              "next",
              "same",
              "since",
              "until",
              "before",
              "after",
              "during",
              "start",
              "middle",
              "end",
              "eve",
              "morrow",
              "dated"};
    default: return {};
  }
}

std::optional<PartOfSpeech> parse_pos(std::string_view s) {
  static const std::map<std::string_view, PartOfSpeech> kNames{
      {"other", PartOfSpeech::other},           {"noun", PartOfSpeech::noun},
      {"masdar", PartOfSpeech::masdar},         {"verb", PartOfSpeech::verb_perfect},
      {"participle", PartOfSpeech::participle}, {"adjective", PartOfSpeech::adjective}};
  const auto it = kNames.find(s);
  return it == kNames.end() ? std::nullopt : std::optional(it->second);
}

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 8> kLemmaFlags{{{"member", kLemmaMember},
                                                                                 {"weak", kLemmaWeak},
                                                                                 {"trans", kLemmaTransitive},
                                                                                 {"intrans", kLemmaIntransitive},
                                                                                 {"detainee", kLemmaDetainee},
                                                                                 {"family", kLemmaFamily},
                                                                                 {"adjective", kLemmaAdjective},
                                                                                 {"pooled", kLemmaPooled}}};

class WordCompiler {
 public:
  WordCompiler(const Table& t, LexiconBuilder& b, std::vector<Error>& p, Layering* layering)
      : table_(t), builder_(b), problems_(p), layering_(layering) {}

  void run() {
    for (const TableRow& row : table_.rows()) word(row);
    if (!layering_) return;
    layering_->files.back().kind = "words";
    layering_->files.back().rows = table_.rows().size();
  }

 private:
  std::string_view cell(const TableRow& r, std::string_view column) const { return table_.cell(r, column); }
  bool fail(const TableRow& r, std::string_view column, std::string what) {
    problems_.push_back(table_.error(r, column, std::move(what)));
    return false;
  }

  template <class E>
  bool vocabulary(const TableRow& r, std::string_view column, std::optional<E> (*parse)(std::string_view),
                  std::uint8_t& out) {
    const std::string_view text = cell(r, column);
    if (text.empty()) return true;
    const auto v = parse(text);
    if (!v) return fail(r, column, "'" + std::string(text) + "' is not a word of the coding manual");
    out = static_cast<std::uint8_t>(*v);
    return true;
  }

  bool code(const TableRow& r, Lemma& l) {
    const std::string_view text = cell(r, "code");
    if (text.empty()) return true;
    const auto names = code_names(l.word_class);
    const auto it = std::find(names.begin(), names.end(), text);
    if (it != names.end()) {
      l.code = static_cast<std::uint8_t>(it - names.begin());
      return true;
    }
    unsigned n = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (ec != std::errc() || end != text.data() + text.size() || n > 254)
      return fail(r, "code", "'" + std::string(text) + "' is no code of class " + std::string(name(l.word_class)));
    l.code = static_cast<std::uint8_t>(n);
    return true;
  }

  bool flags(const TableRow& r, Lemma& l, DictionaryWord& w, Form& f) {
    for (const std::string& flag : split(cell(r, "flags"), ' ')) {
      const auto it =
          std::find_if(kLemmaFlags.begin(), kLemmaFlags.end(), [&](const auto& p) { return p.first == flag; });
      if (it != kLemmaFlags.end())
        l.flags |= it->second;
      else if (flag == "m")
        w.masculine_plural = true;
      else if (flag == "f")
        w.feminine_plural = true;
      else if (flag == "nodual")
        w.no_dual = true;
      else if (flag == "fixed")
        w.fixed = true;
      else if (flag == "act")
        l.voice = Voice::active;
      else if (flag == "pass")
        l.voice = Voice::passive;
      else if (flag == "nom")
        f.gram_case = GramCase::nominative;
      else if (flag == "obl")
        f.gram_case = GramCase::oblique;
      else if (flag == "sg")
        f.number = GramNumber::singular;
      else if (flag == "du")
        f.number = GramNumber::dual;
      else if (flag == "pl")
        f.number = GramNumber::plural;
      else if (flag == "construct")
        f.flags |= kFormConstruct;
      else if (flag == "after")
        l.flags |= kLemmaAfter;
      else
        return fail(r, "flags", "'" + flag + "' is no flag; see docs/formats/lexicon.md");
    }
    return true;
  }

  void word(const TableRow& r) {
    Lemma l;
    const auto cls = parse_word_class(cell(r, "class"));
    if (!cls) {
      fail(r, "class", "'" + std::string(cell(r, "class")) + "' is no word class; see docs/formats/lexicon.md");
      return;
    }
    l.word_class = *cls;
    DictionaryWord w;
    w.pos = *cls == WordClass::person || *cls == WordClass::thing || *cls == WordClass::speaker ? PartOfSpeech::noun
                                                                                                : PartOfSpeech::other;
    if (const auto p = cell(r, "pos"); !p.empty()) {
      const auto pos = parse_pos(p);
      if (!pos) {
        fail(r, "pos", "'" + std::string(p) + "' is no part of speech: other noun masdar verb participle adjective");
        return;
      }
      w.pos = *pos;
    }
    l.pos = w.pos;
    Form grammar;
    if (!vocabulary(r, "measure", parse_measure, l.measure) || !vocabulary(r, "event", parse_event_type, l.event) ||
        !vocabulary(r, "category", parse_category, l.category) || !code(r, l) || !flags(r, l, w, grammar))
      return;
    if (const auto v = cell(r, "value"); !v.empty()) {
      const auto [end, ec] = std::from_chars(v.data(), v.data() + v.size(), l.value);
      if (ec != std::errc() || end != v.data() + v.size()) {
        fail(r, "value", "'" + std::string(v) + "' is not a whole number");
        return;
      }
    }
    const auto spellings = split(cell(r, "form"), '|');
    if (spellings.empty()) {
      fail(r, "form", "missing; give at least one spelling");
      return;
    }
    std::string id(cell(r, "id"));
    if (id.empty())
      id = std::string(cell(r, "class")) + ":" + spellings.front() + ":" + std::string(cell(r, "value")) + ":" +
           std::string(cell(r, "code")) + ":" + std::string(cell(r, "flags"));
    const LemmaIndex older = builder_.find_lemma(id);
    if (older != kNone && (!layering_ || builder_.fresh_lemma(older))) {
      fail(r, "id", "'" + id + "' is listed twice; merge the rows");
      return;
    }
    l.id = builder_.string(id);
    l.name = builder_.string(cell(r, "name"));
    const LemmaIndex index = layering_ ? lay(r, l, older) : builder_.add_lemma(l);
    for (const std::string& s : spellings) {
      if (layering_ && name_words(s).empty())
        fail(r, "form", "'" + s + "' holds no letter or digit; write the word or delete it");
      else
        spelling(s, w, grammar, index);
    }
  }

  void note(const TableRow& r, std::string what) {
    layering_->note(table_.name() + ":" + std::to_string(r.line) + ": " + std::move(what));
  }

  // A user's row: new, or in the place of an older one.
  LemmaIndex lay(const TableRow& r, const Lemma& l, LemmaIndex older) {
    LemmaIndex index = older;
    if (older != kNone) {
      note(r, "the id '" + std::string(builder_.text(l.id)) + "' replaces the word of that id");
      ++layering_->replaced;
      builder_.replace_lemma(older, l);
    } else {
      index = builder_.add_lemma(l);
    }
    layering_->origins.push_back({index, true, static_cast<std::uint32_t>(layering_->files.size() - 1), r.line});
    for (const std::string& s : split(cell(r, "form"), '|')) {
      ++layering_->files.back().names;
      const auto words = name_words(s);
      const LemmaIndex before = words.size() == 1 ? builder_.older_form(words.front()) : kNone;
      if (before == kNone) continue;
      ++layering_->shadowed;
      note(r, "the word '" + s + "' goes before " + std::string(name(builder_.lemma(before).word_class)) + " " +
                  std::string(builder_.text(builder_.lemma(before).id)));
    }
    return index;
  }

  void spelling(const std::string& s, DictionaryWord w, const Form& grammar, LemmaIndex index) {
    const auto space = s.find(' ');
    w.form = s.substr(0, space);
    const std::string rest = space == std::string::npos ? std::string() : s.substr(space + 1);
    for (const WrittenForm& f : inflect(w)) {
      const std::string key = fold_word(to_utf8(f.text));
      if (key.empty()) continue;
      if (!rest.empty()) {
        if (f.flags & kFormSuffixStem) continue;
        std::vector<std::string> words{key};
        for (auto& x : name_words(rest)) words.push_back(std::move(x));
        std::uint8_t flags = 0;
        const bool verb = f.pos == PartOfSpeech::verb_perfect || f.pos == PartOfSpeech::verb_imperfect;
        if (verb && f.number == GramNumber::plural) flags |= kNamePluralVerb;
        if (!verb && f.number == GramNumber::dual) flags |= kNameDual;
        if (verb && f.gender == Gender::feminine) flags |= kNameFeminineVerb;
        builder_.add_name(words, {index, 1, flags, 0});
        continue;
      }
      Form form{index, f.pos, f.number, f.gram_case, f.gender, f.flags, Voice::either, {}};
      if (grammar.number != GramNumber::none) form.number = grammar.number;
      if (grammar.gram_case != GramCase::any) form.gram_case = grammar.gram_case;
      form.flags |= grammar.flags;
      builder_.add_form(key, form);
    }
  }

  const Table& table_;
  LexiconBuilder& builder_;
  std::vector<Error>& problems_;
  Layering* layering_;
};

}  // namespace

void compile_words(const Table& table, LexiconBuilder& builder, std::vector<Error>& problems, Layering* layering) {
  WordCompiler(table, builder, problems, layering).run();
}

}  // namespace isnad
