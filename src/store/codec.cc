#include "store/codec.h"

#include <zlib.h>

#include <cstdint>

#include "model/binary.h"

namespace isnad {
namespace binary {

template <class A, Is<Value> V>
void visit(A& a, V& v) {
  visit(a, v.text), visit(a, v.qualifier), visit(a, v.low), visit(a, v.high);
}
template <class A, Is<Group> V>
void visit(A& a, V& v) {
  visit(a, v.text), visit(a, v.party), visit(a, v.category);
}
template <class A, Is<Link> V>
void visit(A& a, V& v) {
  visit(a, v.role), visit(a, v.text), visit(a, v.entity), visit(a, v.verb), visit(a, v.span);
}
template <class A, Is<Diagnostic> V>
void visit(A& a, V& v) {
  visit(a, v.code), visit(a, v.span), visit(a, v.message);
}
template <class A, Is<Claim> V>
void visit(A& a, V& v) {
  visit(a, v.id), visit(a, v.kind), visit(a, v.measure), visit(a, v.unit), visit(a, v.value), visit(a, v.who);
  visit(a, v.by), visit(a, v.stance), visit(a, v.target), visit(a, v.about), visit(a, v.span), visit(a, v.sentence);
  visit(a, v.attribution), visit(a, v.modality), visit(a, v.scope), visit(a, v.background), visit(a, v.headline);
  visit(a, v.time), visit(a, v.place), visit(a, v.facility), visit(a, v.event), visit(a, v.part_of);
  visit(a, v.supersedes), visit(a, v.rule);
}
template <class A, Is<Event> V>
void visit(A& a, V& v) {
  visit(a, v.id), visit(a, v.type), visit(a, v.trigger), visit(a, v.span), visit(a, v.sentence), visit(a, v.time);
  visit(a, v.place), visit(a, v.facility), visit(a, v.initiator), visit(a, v.target), visit(a, v.weapon);
  visit(a, v.attribution), visit(a, v.modality), visit(a, v.background), visit(a, v.headline), visit(a, v.rule);
}
template <class A, Is<Extraction> V>
void visit(A& a, V& v) {
  visit(a, v.claims), visit(a, v.events), visit(a, v.diagnostics);
}

}  // namespace binary

namespace {

constexpr std::uint8_t kForm = 1;
constexpr std::size_t kSizeBytes = 8;

// zlib's interface forgot a const.
Bytef* zlib_bytes(std::string_view s) { return reinterpret_cast<Bytef*>(const_cast<char*>(s.data())); }

// Enumerations come from the file: a value outside the vocabulary is damage, not a name to print.
bool vocabulary_holds(const Extraction& x) {
  const auto within = [](auto value, auto last) { return static_cast<int>(value) <= static_cast<int>(last); };
  const auto links = [&](const std::vector<Link>& chain) {
    for (const Link& l : chain)
      if (!within(l.role, LinkRole::relay)) return false;
    return true;
  };
  const auto time = [&](const std::optional<Time>& t) {
    return !t || (within(t->precision, TimePrecision::period) && within(t->part, PartOfDay::night));
  };
  const auto group = [&](const Group& g) { return within(g.category, Category::official); };
  for (const Claim& c : x.claims)
    if (!within(c.kind, ClaimKind::stance) || !within(c.measure, Measure::returned) || !within(c.unit, Unit::family) ||
        !within(c.value.qualifier, Qualifier::unknown) || !group(c.who) || !group(c.target) ||
        (c.by && !group(*c.by)) || (c.stance && !within(*c.stance, StanceKind::announces)) ||
        !within(c.modality, Modality::irrealis) || !within(c.scope, Scope::stock) || !links(c.attribution) ||
        !time(c.time))
      return false;
  for (const Event& e : x.events)
    if (!within(e.type, EventType::responsibility_claim) || !within(e.modality, Modality::irrealis) ||
        !links(e.attribution) || !time(e.time))
      return false;
  return true;
}

}  // namespace

std::string encode_extraction(const Extraction& found) {
  binary::Writer w;
  w.out.push_back(static_cast<char>(kForm));
  visit(w, found);
  return std::move(w.out);
}

Result<Extraction> decode_extraction(std::string_view blob) {
  Extraction found;
  if (const Status s = decode_extraction(blob, found); !s) return s.error();
  return found;
}

Status decode_extraction(std::string_view blob, Extraction& found) {
  if (blob.empty() || static_cast<std::uint8_t>(blob[0]) != kForm)
    return Error{ErrorCode::kBadData, "a stored extraction is of an unknown form"};
  binary::Reader r(blob.substr(1));
  visit(r, found);
  if (r.failed || !r.done() || !vocabulary_holds(found))
    return Error{ErrorCode::kBadData, "a stored extraction is damaged"};
  return Done{};
}

std::string compress_bytes(std::string_view bytes, std::string_view dictionary) {
  z_stream z{};
  // Level 1: a report is read far more often than it is stored, and reading does not depend on the level.
  if (deflateInit(&z, 1) != Z_OK) return {};
  if (!dictionary.empty()) deflateSetDictionary(&z, zlib_bytes(dictionary), static_cast<uInt>(dictionary.size()));
  std::string out(kSizeBytes + deflateBound(&z, bytes.size()), '\0');
  for (std::size_t i = 0; i < kSizeBytes; ++i) out[i] = static_cast<char>(bytes.size() >> (8 * i));
  z.next_in = zlib_bytes(bytes);
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data() + kSizeBytes);
  z.avail_out = static_cast<uInt>(out.size() - kSizeBytes);
  deflate(&z, Z_FINISH);  // cannot run out of room: deflateBound said how much
  out.resize(kSizeBytes + z.total_out);
  deflateEnd(&z);
  return out;
}

Result<std::string> expand_bytes(std::string_view blob, std::string_view dictionary) {
  const Error damaged{ErrorCode::kBadData, "the stored bytes of a report are damaged"};
  if (blob.size() < kSizeBytes) return damaged;
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < kSizeBytes; ++i)
    size |= static_cast<std::uint64_t>(static_cast<unsigned char>(blob[i])) << (8 * i);
  if (size / 1100 > blob.size()) return damaged;  // deflate never packs more than about 1 : 1032
  blob.remove_prefix(kSizeBytes);
  std::string out(static_cast<std::size_t>(size), '\0');
  z_stream z{};
  if (inflateInit(&z) != Z_OK) return damaged;
  z.next_in = zlib_bytes(blob);
  z.avail_in = static_cast<uInt>(blob.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  int code = inflate(&z, Z_FINISH);
  if (code == Z_NEED_DICT &&
      inflateSetDictionary(&z, zlib_bytes(dictionary), static_cast<uInt>(dictionary.size())) == Z_OK)
    code = inflate(&z, Z_FINISH);
  const bool whole = code == Z_STREAM_END && z.total_out == out.size();
  inflateEnd(&z);
  if (!whole) return damaged;
  return out;
}

}  // namespace isnad
