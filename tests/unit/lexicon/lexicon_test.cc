#include "lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "base/fold.h"
#include "lexicon/codes.h"
#include "lexicon/file_format.h"
#include "lexicon/lexicon_loader.h"
#include "model/vocabulary.h"
#include "unit/lexicon/small_lexicon.h"

namespace isnad {
namespace {

using namespace testing;

// Is this refused, with the code of a corrupt lexicon and a message that names the file and the mend?
::testing::AssertionResult refused(std::string bytes, const std::string& why) {
  const auto lex = Lexicon::from_bytes(std::move(bytes), "bad.lex");
  if (lex) return ::testing::AssertionFailure() << "was accepted";
  const Error& e = lex.error();
  if (e.code != ErrorCode::kCorruptLexicon) return ::testing::AssertionFailure() << "another code: " << e.message;
  if (e.message.find("bad.lex: ") != 0 || e.message.find("lexc") == std::string::npos ||
      e.message.find(why) == std::string::npos)
    return ::testing::AssertionFailure() << e.message;
  return ::testing::AssertionSuccess();
}

TEST(Lexicon, RoundTrip) {
  const auto lex = small_lexicon();
  ASSERT_NE(lex, nullptr);
  const LemmaIndex kill = lex->find_lemma("kill");
  ASSERT_NE(kill, kNone);
  EXPECT_EQ(lex->lemma(kill).word_class, WordClass::trigger);
  EXPECT_EQ(lex->lemma(kill).measure, static_cast<std::uint8_t>(Measure::killed));
  EXPECT_EQ(lex->lemma(kill).flags, kLemmaTransitive);
  EXPECT_EQ(lex->lemma(kill).event, kNoCode);
  const EntityIndex prison = lex->find_entity("p");
  ASSERT_NE(prison, kNone);
  const Entity& e = lex->entity(prison);
  EXPECT_EQ(e.kind, EntityKind::facility);
  EXPECT_EQ(lex->text(e.kind_name), "prison");
  EXPECT_EQ(lex->text(e.name_ar), "سجن القلعة");
  EXPECT_FALSE(e.has_point);
  ASSERT_NE(e.place, kNone);
  EXPECT_EQ(lex->id(lex->entity(e.place)), "sy-x");
  EXPECT_FLOAT_EQ(lex->entity(e.place).lat, 35.5F);
  ASSERT_NE(e.parent, kNone);
  EXPECT_EQ(lex->id(lex->entity(e.parent)), "army");
  EXPECT_NE(lex->rules().find("GROUP<n>"), std::string_view::npos);
  EXPECT_EQ(lex->fingerprint().size(), 16u);
}

TEST(Lexicon, TheSameInputGivesTheSameBytes) { EXPECT_EQ(small_lexicon_bytes(), small_lexicon_bytes()); }

TEST(Lexicon, AbsentThingsAreNone) {
  const auto lex = small_lexicon();
  ASSERT_NE(lex, nullptr);
  EXPECT_EQ(lex->find_lemma("nothing"), kNone);
  EXPECT_EQ(lex->find_entity(""), kNone);
  EXPECT_TRUE(lex->forms("").empty());
  EXPECT_TRUE(lex->forms("nothing").empty());
  EXPECT_EQ(lex->word_id("nothing"), kNone);
  EXPECT_EQ(lex->step(0, kNone), kNone);
}

TEST(Lexicon, AnEmptyLexiconOpens) {
  const auto lex = Lexicon::from_bytes(LexiconBuilder().build(""), "empty");
  ASSERT_TRUE(lex) << lex.error().message;
  EXPECT_EQ(lex.value()->lemma_count(), 0u);
  EXPECT_TRUE(lex.value()->forms(fold_word("قتل")).empty());
  EXPECT_EQ(lex.value()->find_lemma("x"), kNone);
}

TEST(Lexicon, RefusesWhatIsNoLexicon) {
  EXPECT_TRUE(refused("", "too short"));
  EXPECT_TRUE(refused("short", "too short"));
  EXPECT_TRUE(refused(std::string(4096, 'x'), "not a lexicon"));
}

TEST(Lexicon, RefusesAnotherVersion) {
  std::string bytes = small_lexicon_bytes();
  const std::uint32_t other = kLexiconVersion + 1;
  std::memcpy(bytes.data() + offsetof(LexiconHeader, version), &other, sizeof other);
  EXPECT_TRUE(refused(bytes, "another version"));
}

TEST(Lexicon, RefusesEveryTruncation) {
  const std::string bytes = small_lexicon_bytes();
  for (std::size_t n = 0; n < bytes.size(); n += n < 512 ? 1 : 97) ASSERT_TRUE(refused(bytes.substr(0, n), "")) << n;
  EXPECT_TRUE(refused(bytes + "x", "cut off or padded"));
}

TEST(Lexicon, RefusesEveryChangedByteAfterTheHeader) {
  const std::string bytes = small_lexicon_bytes();
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string bad = bytes;
    const std::size_t at = sizeof(LexiconHeader) + random() % (bytes.size() - sizeof(LexiconHeader));
    bad[at] = static_cast<char>(bad[at] ^ (1 + random() % 255));
    ASSERT_TRUE(refused(std::move(bad), "checksum")) << at;
  }
}

TEST(Lexicon, RefusesASectionOutsideTheFile) {
  std::string bytes = small_lexicon_bytes();
  LexiconHeader h;
  std::memcpy(&h, bytes.data(), sizeof h);
  h.sections[2].size = bytes.size() * 2;
  std::memcpy(bytes.data(), &h, sizeof h);
  EXPECT_TRUE(refused(bytes, "outside the file"));
}

TEST(Lexicon, OpensAFileAndNamesTheOneItCannotOpen) {
  const std::string path = ::testing::TempDir() + "isnad_lexicon_test.lex";
  const std::string bytes = small_lexicon_bytes();
  std::ofstream(path, std::ios::binary) << bytes;
  const auto lex = Lexicon::open(path);
  ASSERT_TRUE(lex) << lex.error().message;
  EXPECT_EQ(lex.value()->fingerprint(), small_lexicon()->fingerprint());
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes.substr(0, 200);
  EXPECT_FALSE(Lexicon::open(path));
  std::remove(path.c_str());
  const auto missing = Lexicon::open(path);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  EXPECT_NE(missing.error().message.find(path), std::string::npos);
}

TEST(Lexicon, OpensNamesTheFirstWordsOfPhrases) {
  const auto lex = small_lexicon();
  ASSERT_NE(lex, nullptr);
  const std::uint32_t ala = lex->word_id(fold_word("على")), lisan = lex->word_id(fold_word("لسان"));
  EXPECT_EQ(lex->opens(ala), Lexicon::kOpensName);  // a phrase, but no trigger
  EXPECT_EQ(lex->opens(lisan), 0);
  EXPECT_EQ(lex->opens(kNone), 0);
}

// The hash table against a map filled with the same forms, on keys that are there and keys that are not.
TEST(Lexicon, FindAgreesWithASlowMapOnRandomKeys) {
  std::mt19937 random(11);
  const auto key = [&] {
    std::string k;
    for (auto n = 1 + random() % 5; n > 0; --n) k.push_back(static_cast<char>(0xA1 + random() % 6));
    return k;
  };
  LexiconBuilder builder;
  Lemma lemma;
  lemma.id = builder.string("only");
  const LemmaIndex index = builder.add_lemma(lemma);
  std::map<std::string, std::size_t> slow;
  std::set<std::string> names;
  for (int i = 0; i < 3000; ++i) {
    const std::string k = key();
    Form f;
    f.lemma = index;
    f.number = static_cast<GramNumber>(random() % 4);
    f.flags = static_cast<std::uint8_t>(random() % 4);
    if (builder.add_form(k, f)) ++slow[k];
    if (random() % 3 == 0) {
      const std::string n = key();
      builder.add_name({n}, {index, 1, 0, 0});
      names.insert(n);
    }
  }
  const auto lex = Lexicon::from_bytes(builder.build(""), "random");
  ASSERT_TRUE(lex);
  for (int i = 0; i < 20000; ++i) {
    const std::string k = key();
    const auto it = slow.find(k);
    const Lexicon::Word found = lex.value()->find(k);
    ASSERT_EQ(found.forms.size(), it == slow.end() ? 0 : it->second);
    ASSERT_EQ(found.id != kNone, names.contains(k));
    if (found.id != kNone) {
      ASSERT_NE(lex.value()->step(0, found.id), kNone);
    }
  }
}

TEST(Lexicon, TheEmbeddedOneOpensAndHoldsTheProjectsWords) {
  const auto lex = Lexicon::embedded();
  ASSERT_TRUE(lex) << lex.error().message;
  EXPECT_NE(lex.value()->find_lemma("kill.masdar"), kNone);
  EXPECT_NE(lex.value()->find_entity("isis"), kNone);
  EXPECT_GT(lex.value()->entity_count(), 1000u);
}

}  // namespace
}  // namespace isnad
