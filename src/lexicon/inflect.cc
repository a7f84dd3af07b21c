#include "lexicon/inflect.h"

#include "base/fold.h"

namespace isnad {
namespace {

using Text = std::u32string;

class Inflector {
 public:
  explicit Inflector(const DictionaryWord& w) : w_(w) {}

  std::vector<WrittenForm> run() {
    const Text form = to_utf32(w_.form);
    if (w_.fixed || w_.pos == PartOfSpeech::other) {
      add(form, GramNumber::none);
    } else if (w_.pos == PartOfSpeech::verb_perfect || w_.pos == PartOfSpeech::verb_imperfect) {
      verb(form);
    } else {
      nominal(form);
    }
    return std::move(out_);
  }

 private:
  void add(Text text, GramNumber n, GramCase c = GramCase::any, Gender g = Gender::any, std::uint8_t flags = 0) {
    out_.push_back({std::move(text), pos_override_ == PartOfSpeech::other ? w_.pos : pos_override_, n, c, g, flags});
  }

  static bool ends(const Text& t, Text s) {
    return t.size() >= s.size() && t.compare(t.size() - s.size(), s.size(), s) == 0;
  }
  static Text cut(const Text& t) { return t.substr(0, t.size() - 1); }

  void verb(const Text& form) {
    const auto slash = form.find(U'/');
    if (const Text p = form.substr(0, slash); !p.empty()) perfect(p);
    if (slash != Text::npos && slash + 2 < form.size()) imperfect(form.substr(slash + 1));
  }

  void perfect(const Text& p) {
    pos_override_ = PartOfSpeech::verb_perfect;
    if (p.size() > 3 && ends(p, U"وا")) return add(p, GramNumber::plural, GramCase::any, Gender::masculine);
    const bool defective = ends(p, U"ى") || ends(p, U"ا");
    const bool weak_ya = ends(p, U"ي");
    add(p, GramNumber::singular, GramCase::any, Gender::masculine);
    add((defective ? cut(p) : p) + U"ت", GramNumber::singular, GramCase::any, Gender::feminine);
    const Text stem = defective || weak_ya ? cut(p) : p;
    add(stem + U"وا", GramNumber::plural, GramCase::any, Gender::masculine);
    add(stem + U"و", GramNumber::plural, GramCase::any, Gender::masculine, kFormSuffixStem);
    if (!defective && !weak_ya) add(p + U"نا", GramNumber::plural);  // «قتلنا»: the speaker's own side
    if (w_.no_dual && !defective) return;
    if (defective) {
      add(cut(p) + U"ا", GramNumber::singular, GramCase::any, Gender::masculine, kFormSuffixStem);
      add(cut(p) + U"يا", GramNumber::dual, GramCase::any, Gender::masculine);
    } else {
      add(p + U"ا", GramNumber::dual, GramCase::any, Gender::masculine);
      add(p + U"تا", GramNumber::dual, GramCase::any, Gender::feminine);
      // «ضم» makes ضممن: its ضمن is the preposition
      if (p.size() > 2) add(p + U"ن", GramNumber::plural, GramCase::any, Gender::feminine);
    }
  }

  void imperfect(const Text& i) {
    pos_override_ = PartOfSpeech::verb_imperfect;
    const Text rest = i.substr(1);
    const bool weak = ends(i, U"ى") || ends(i, U"ي") || ends(i, U"و");
    const Text stem = weak ? cut(rest) : rest;
    for (const char32_t prefix : {U'ي', U'ت'}) {
      const Gender g = prefix == U'ي' ? Gender::masculine : Gender::feminine;
      add(prefix + rest, GramNumber::singular, GramCase::any, g);
      if (weak) add(prefix + stem, GramNumber::singular, GramCase::any, g);  // jussive: لم يلق
      if (ends(i, U"ى")) add(prefix + stem + U"ا", GramNumber::singular, GramCase::any, g, kFormSuffixStem);
      add(prefix + stem + U"ون", GramNumber::plural, GramCase::any, g);
      add(prefix + stem + U"وا", GramNumber::plural, GramCase::any, g);
      add(prefix + (weak ? stem + U"ي" : stem) + U"ان", GramNumber::dual, GramCase::any, g);
    }
    add(U'ن' + rest, GramNumber::plural);
  }

  void nominal(const Text& form) {
    std::vector<Text> parts;
    for (std::size_t from = 0;;) {
      const auto plus = form.find(U'+', from);
      parts.push_back(form.substr(from, plus == Text::npos ? plus : plus - from));
      if (plus == Text::npos) break;
      from = plus + 1;
    }
    if (!parts.front().empty()) singular(parts.front());
    for (std::size_t i = 1; i < parts.size(); ++i) broken_plural(parts[i]);
  }

  void tanwin(const Text& t, GramNumber n, Gender g) {
    if (!ends(t, U"ا") && !ends(t, U"ى") && !ends(t, U"ة") && !ends(t, U"اء"))
      add(t + U"ا", n, GramCase::oblique, g, kFormTanwin);
  }

  void singular(const Text& s) {
    const bool ta = ends(s, U"ة");
    const Gender g = ta ? Gender::feminine : Gender::masculine;
    add(s, GramNumber::singular, GramCase::any, g);
    tanwin(s, GramNumber::singular, g);
    const Text t = ta ? cut(s) + U"ت" : s;
    if (ta) add(t, GramNumber::singular, GramCase::any, g, kFormSuffixStem);
    if (ends(s, U"اء")) {
      add(cut(s) + U"ئ", GramNumber::singular, GramCase::oblique, g, kFormSuffixStem);
      add(cut(s) + U"ؤ", GramNumber::singular, GramCase::nominative, g, kFormSuffixStem);
    }
    sound_plurals(s, ta);
    if (w_.no_dual) return;
    add(t + U"ان", GramNumber::dual, GramCase::nominative, g);
    add(t + U"ين", GramNumber::dual, GramCase::oblique, g);
    if (ta) add(t + U"ا", GramNumber::dual, GramCase::nominative, g, kFormConstruct);
    add(t + U"ي", GramNumber::dual, GramCase::oblique, g, kFormConstruct);
    if (w_.pos == PartOfSpeech::adjective && !ta) {  // the feminine of an adjective
      add(s + U"ة", GramNumber::singular, GramCase::any, Gender::feminine);
      add(s + U"تان", GramNumber::dual, GramCase::nominative, Gender::feminine);
      add(s + U"تين", GramNumber::dual, GramCase::oblique, Gender::feminine);
    }
  }

  void sound_plurals(const Text& s, bool ta) {
    if (w_.masculine_plural) {
      add(s + U"ون", GramNumber::plural, GramCase::nominative, Gender::masculine);
      add(s + U"ين", GramNumber::plural, GramCase::oblique, Gender::masculine);
      add(s + U"و", GramNumber::plural, GramCase::nominative, Gender::masculine, kFormConstruct);
      add(s + U"ي", GramNumber::plural, GramCase::oblique, Gender::masculine, kFormConstruct);
    }
    if (w_.feminine_plural) add((ta ? cut(s) : s) + U"ات", GramNumber::plural, GramCase::any, Gender::feminine);
  }

  void broken_plural(const Text& p) {
    add(p, GramNumber::plural);
    tanwin(p, GramNumber::plural, Gender::any);
    if (ends(p, U"ى")) add(cut(p) + U"ا", GramNumber::plural, GramCase::any, Gender::any, kFormSuffixStem);
    if (ends(p, U"ة")) add(cut(p) + U"ت", GramNumber::plural, GramCase::any, Gender::any, kFormSuffixStem);
    if (ends(p, U"اء")) {
      add(cut(p) + U"ئ", GramNumber::plural, GramCase::oblique, Gender::any, kFormSuffixStem);
      add(cut(p) + U"ؤ", GramNumber::plural, GramCase::nominative, Gender::any, kFormSuffixStem);
    }
  }

  const DictionaryWord& w_;
  PartOfSpeech pos_override_ = PartOfSpeech::other;
  std::vector<WrittenForm> out_;
};

}  // namespace

std::vector<WrittenForm> inflect(const DictionaryWord& word) { return Inflector(word).run(); }

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  for (std::size_t pos = 0; pos < utf8.size();) out.push_back(decode_utf8(utf8, pos));
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace isnad
