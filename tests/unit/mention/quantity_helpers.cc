#include "unit/mention/quantity_helpers.h"

#include <gtest/gtest.h>

#include <vector>

#include "lexicon/builder.h"
#include "lexicon/compile.h"
#include "mention/mention.h"

namespace isnad {
namespace {

constexpr std::string_view kNouns =
    "class\tform\tvalue\tpos\tname\n"
    "person\tقتيل|قتلى|شخص|أشخاص|جندي|جنود|مدني|مدنيين|سجين|سجناء|جريح|جرحى|مسلح|آخرين\t\t\t\n"
    "thing\tقذيفة|سيارة\t\t\t\n"
    "thing\tدولار\t\t\tmoney\n"
    "month\tيناير\t1\t\t\n"
    "month\tكانون الثاني\t1\t\t\n"
    "weekday\tأحد\t0\t\t\n"
    "weekday\tاثنين\t1\t\t\n"
    "rise\tارتفع|ارتفعت|بلغ\t\t\t\n"
    "trigger\tقتل|قتلت|أصيب|مقتل|إصابة\t\t\t\n"
    "particle\tفي|من|إلى|على\t\t\t\n";

std::string_view word(QuantityKind k) {
  switch (k) {
    case QuantityKind::count: return "";
    case QuantityKind::percent: return "percent ";
    case QuantityKind::ordinal: return "ordinal ";
    case QuantityKind::decimal: return "decimal ";
    case QuantityKind::year: return "year ";
    case QuantityKind::clock: return "clock ";
    case QuantityKind::money: return "money ";
    case QuantityKind::fraction: return "fraction ";
    default: break;
  }
  return "?";
}

std::string bounds(const Quantity& q) {
  const auto text = [](const std::optional<std::int64_t>& v) { return v ? std::to_string(*v) : std::string("?"); };
  return q.low && q.low == q.high ? text(q.low) : text(q.low) + ".." + text(q.high);
}

}  // namespace

std::shared_ptr<const Lexicon> quantity_lexicon() {
  LexiconBuilder builder;
  std::vector<Error> problems;
  const auto numbers = Table::read(ISNAD_SOURCE_DIR "/lexicon/numbers.tsv");
  const auto nouns = Table::parse(kNouns, "nouns.tsv");
  EXPECT_TRUE(numbers && nouns);
  if (numbers) compile_table(*numbers, builder, problems);
  if (nouns) compile_table(*nouns, builder, problems);
  for (const Error& e : problems) ADD_FAILURE() << e.message;
  return Lexicon::from_bytes(builder.build(""), "test").value();
}

std::string quantities(std::string_view text) {
  static const std::shared_ptr<const Lexicon> lexicon = quantity_lexicon();
  Document doc;
  read_text(text, *lexicon, doc);
  std::vector<Quantity> found;
  for (const Sentence& s : doc.sentences) find_quantities(doc, s, *lexicon, found);
  std::string out;
  for (const Quantity& q : found) {
    if (!out.empty()) out += "; ";
    out += std::string(word(q.kind)) + (q.conj ? "و+" : "") + (q.prep ? "ب+" : "") + (q.definite ? "ال+" : "") +
           std::string(name(q.qualifier)) + " " + bounds(q);
    out += " «" + std::string(hull(doc.tokens[q.first].span, doc.tokens[q.last - 1].span).of(doc.text)) + "»";
  }
  return out;
}

}  // namespace isnad
