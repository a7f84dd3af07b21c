// The layout of a compiled lexicon: one header, then sections of plain values, each aligned to 8 bytes.
//
// Little-endian only. `checksum` is a hash of everything after the header; a reader refuses a file whose magic, version
// or checksum differ. The writer is LexiconWriter (writer.h), the reader is LexiconLoader (lexicon_loader.h).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace isnad {

inline constexpr std::array<char, 8> kLexiconMagic{'I', 'S', 'N', 'A', 'D', 'L', 'E', 'X'};
inline constexpr std::uint32_t kLexiconVersion = 2;

enum class Section : std::uint32_t {
  strings,
  lemmas,
  forms,
  entities,
  targets,
  words,
  edges,
  node_targets,
  lemma_by_id,
  entity_by_id,
  rules,
  facts,
  count,
};

struct SectionRef {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

struct LexiconHeader {
  std::array<char, 8> magic = kLexiconMagic;
  std::uint32_t version = kLexiconVersion;
  std::uint32_t reserved = 0;
  std::uint64_t checksum = 0;
  std::uint64_t file_size = 0;
  std::array<SectionRef, static_cast<std::size_t>(Section::count)> sections{};
};

// 64-bit hash of a byte string; also the hash of the word table. Reads eight bytes at a time.
inline std::uint64_t hash_bytes(std::string_view s) {
  std::uint64_t h = 0x9E3779B97F4A7C15ull ^ (s.size() * 0xff51afd7ed558ccdull);
  std::size_t i = 0;
  const auto mix = [&](std::uint64_t v) {
    h ^= v * 0x9FB21C651E98DF25ull;
    h = (h << 29 | h >> 35) * 0xD6E8FEB86659FD93ull;
  };
  for (; i + 8 <= s.size(); i += 8) {
    std::uint64_t v = 0;
    __builtin_memcpy(&v, s.data() + i, 8);
    mix(v);
  }
  std::uint64_t tail = 0;
  for (std::size_t k = 0; i + k < s.size(); ++k) tail |= std::uint64_t{static_cast<unsigned char>(s[i + k])} << (8 * k);
  mix(tail);
  return h ^ h >> 32;
}

// Of the section table, the reserved field and everything after the header.
inline std::uint64_t lexicon_checksum(const LexiconHeader& h, std::string_view content) {
  const std::string_view table(reinterpret_cast<const char*>(h.sections.data()), sizeof h.sections);
  return hash_bytes(content) ^ (hash_bytes(table) + h.reserved * 0x9E3779B97F4A7C15ull);
}

inline std::uint64_t hash_edge(std::uint32_t node, std::uint32_t word) {
  std::uint64_t h = (std::uint64_t{node} << 32 | word) * 0x9E3779B97F4A7C15ull;
  return h ^ h >> 29;
}

}  // namespace isnad
