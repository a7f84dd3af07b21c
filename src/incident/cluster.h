// Clusters: joins stories pair by pair and refuses a join that would make the whole contradict itself.
//
// In: stories in a stable order, and pairs from the surest to the least sure. Out: which stories are one incident.
// A union-find that keeps for each cluster its facility, its most exact place, its days and its stories.
#pragma once

#include <cstdint>
#include <vector>

#include "incident/story.h"

namespace isnad {

class Clusters {
 public:
  explicit Clusters(const std::vector<Story>& stories);

  // Joins the clusters of two stories; null if done (or already one), else why it was refused.
  const char* join(std::uint32_t a, std::uint32_t b);
  std::uint32_t root(std::uint32_t story) const;

 private:
  struct Cluster {
    const Facility* facility = nullptr;
    const Place* place = nullptr;
    std::optional<Days> days;
    bool momentary = false;
    bool transfers = false;
    std::vector<std::uint32_t> stories;  // sorted; stories are in the order of their reports
  };
  const char* objection(const Cluster& a, const Cluster& b, bool told_by_figures) const;
  bool told_apart(const Cluster& a, const Cluster& b) const;

  const std::vector<Story>& stories_;
  mutable std::vector<std::uint32_t> parent_;
  std::vector<Cluster> clusters_;
};

}  // namespace isnad
