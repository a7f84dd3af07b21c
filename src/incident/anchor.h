// Anchors: claims and events named so that they are found again after their report was read by another lexicon.
//
// In: reports as read. Out: the anchor of a member, and the member an anchor stands for now: the same id with the same
// span and kind, else one of the same kind at an overlapping span, else one of another kind on the very same words;
// nothing where the report no longer says anything there.
//
//   MemberFinder finder(reports);
//   const MemberAnchor a = *finder.anchor({"r1", "c3"});
//   if (const auto now = finder.find(a)) use(*now);
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "model/decision.h"

namespace isnad {

class MemberFinder {
 public:
  explicit MemberFinder(std::span<const ReadReport> reports);  // the reports must outlive it

  const ReadReport* report(std::string_view id) const;
  const Claim* claim(const MemberRef& ref) const;  // nothing for an event
  const Event* event(const MemberRef& ref) const;
  std::optional<MemberAnchor> anchor(const MemberRef& ref) const;
  std::optional<MemberRef> find(const MemberAnchor& anchor) const;

 private:
  std::unordered_map<std::string_view, const ReadReport*> reports_;
};

}  // namespace isnad
