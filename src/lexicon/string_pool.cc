#include "lexicon/string_pool.h"

#include "lexicon/file_format.h"

namespace isnad {

std::uint32_t StringPool::find(std::string_view text, std::uint64_t hash) const {
  return index_.find(hash, [&](std::uint32_t i) { return view(refs_[i]) == text; });
}

StringRef StringPool::intern(std::string_view text) {
  if (text.empty()) return {};
  const std::uint64_t hash = hash_bytes(text);
  if (const std::uint32_t i = find(text, hash); i != kNone) return refs_[i];
  const StringRef r = append(text);
  index_.insert(hash, static_cast<std::uint32_t>(refs_.size()));
  refs_.push_back(r);
  return r;
}

StringRef StringPool::append(std::string_view text) {
  if (text_.size() + text.size() > kMost) {
    full_ = true;
    return {};
  }
  const StringRef r{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
  text_.append(text);
  return r;
}

void StringPool::know(StringRef ref) {
  if (ref.size == 0) return;
  const std::uint64_t hash = hash_bytes(view(ref));
  if (find(view(ref), hash) != kNone) return;
  index_.insert(hash, static_cast<std::uint32_t>(refs_.size()));
  refs_.push_back(ref);
}

}  // namespace isnad
