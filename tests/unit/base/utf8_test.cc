#include "base/utf8.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace isnad {
namespace {

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(count_code_points(""), 0u);
  EXPECT_EQ(count_code_points("سجن"), 3u);
  EXPECT_EQ(count_code_points("a😀ب"), 3u);
}

TEST(Utf8, TellsValidFromBroken) {
  EXPECT_TRUE(is_valid_utf8("قُتل 120 😀 plain ascii that is long"));
  for (const char* bad : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xd8", "\xe0\x80\x80", "\x80"})
    EXPECT_FALSE(is_valid_utf8(bad)) << testing::PrintToString(bad);
  EXPECT_EQ(valid_utf8_prefix("سجن\xff"), 6u);
}

TEST(Utf8, WalksAndAppends) {
  const std::string text = "aس€😀";
  std::string copy;
  for (std::size_t at = 0; at < text.size();) append_code_point(copy, next_code_point(text, at));
  EXPECT_EQ(copy, text);
  std::string surrogate;
  append_code_point(surrogate, 0xD800);
  EXPECT_EQ(surrogate, kReplacementUtf8);
}

TEST(Utf8, MendsBrokenPieces) {
  const Utf8Repair r = repair_utf8("a\xff\xe2\x82z");
  EXPECT_EQ(r.text, "a\uFFFD\uFFFDz");
  EXPECT_EQ(r.replaced, 2u);
  EXPECT_EQ(r.first, (Span{1, 4}));
}

TEST(Utf8, IndexAgreesWithCounting) {
  std::string text;
  for (int i = 0; i < 700; ++i) text += i % 3 == 0 ? "ab" : i % 3 == 1 ? "سجن" : "😀";
  CodePointIndex index(text);
  for (std::size_t at = 0; at <= text.size(); ++at)
    ASSERT_EQ(index.at(at), count_code_points(std::string_view(text).substr(0, at))) << at;
  EXPECT_EQ(index.at(text.size() + 9), count_code_points(text));
  EXPECT_EQ(CodePointIndex("").at(0), 0u);
}

TEST(Hash, KnownDigests) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace isnad
