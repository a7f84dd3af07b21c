#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>

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

// Character by character, as RFC 3629 has it.
std::size_t plain_prefix(std::string_view s) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  std::size_t at = 0;
  while (at < s.size()) {
    const unsigned a = byte(at), b = byte(at + 1);
    const std::size_t size = a < 0x80 ? 1 : a < 0xC2 ? 0 : a < 0xE0 ? 2 : a < 0xF0 ? 3 : a < 0xF5 ? 4 : 0;
    if (size == 0) return at;
    for (std::size_t i = 1; i < size; ++i)
      if ((byte(at + i) & 0xC0) != 0x80) return at;
    if ((a == 0xE0 && b < 0xA0) || (a == 0xED && b > 0x9F) || (a == 0xF0 && b < 0x90) || (a == 0xF4 && b > 0x8F))
      return at;
    at += size;
  }
  return at;
}

TEST(Utf8, ReadsBlocksAsItReadsCharacters) {
  constexpr std::string_view kPieces[] = {"س", "ج", "ن",    " ",        "a",    "\x7f",        "€",
                                          "😀", "é", "\xd8", "\xc1\x80", "\x80", "\xed\xa0\x80"};
  std::mt19937 random(7);
  for (int k = 0; k < 100000; ++k) {
    std::string text;
    const unsigned odd = k % 3 == 0 ? 13 : 9;  // two in three hold no broken piece
    for (auto n = random() % 40; n > 0; --n) text += kPieces[random() % 3 ? random() % 5 : random() % odd];
    ASSERT_EQ(valid_utf8_prefix(text), plain_prefix(text)) << testing::PrintToString(text);
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    ASSERT_EQ(count_code_points(text), count) << testing::PrintToString(text);
  }
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
