#include "store/incident_codec.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "model/binary.h"

namespace isnad {
namespace binary {

template <class A, Is<Incident> V>
void visit(A& a, V& v) {
  visit(a, v.type), visit(a, v.title_ar), visit(a, v.title_en), visit(a, v.time), visit(a, v.place);
  visit(a, v.facility), visit(a, v.initiator), visit(a, v.target), visit(a, v.parent), visit(a, v.reports);
}

}  // namespace binary

namespace {

constexpr char kForm = 1;

void write_members(binary::Writer& w, const Incident& i, const std::vector<MemberRef>& members) {
  w.number(members.size());
  for (const MemberRef& m : members) {
    const auto at = std::lower_bound(i.reports.begin(), i.reports.end(), m.report);
    w.number(static_cast<std::uint64_t>(at - i.reports.begin()));
    w.text(m.id);
  }
}

void read_members(binary::Reader& r, const Incident& i, std::vector<MemberRef>& members) {
  const std::size_t count = r.size();
  for (std::size_t k = 0; k < count && !r.failed; ++k) {
    const std::uint64_t report = r.number();
    r.failed = r.failed || report >= i.reports.size();
    if (r.failed) return;
    MemberRef& m = members.emplace_back();
    m.report = i.reports[static_cast<std::size_t>(report)];
    r.text(m.id);
  }
}

bool vocabulary_holds(const Incident& i) {
  return static_cast<int>(i.type) < kEventTypeCount &&
         (!i.time || (i.time->precision <= TimePrecision::period && i.time->part <= PartOfDay::night));
}

}  // namespace

std::string encode_incident(const Incident& incident) {
  binary::Writer w;
  w.out.push_back(kForm);
  visit(w, incident);
  write_members(w, incident, incident.claims);
  write_members(w, incident, incident.events);
  return std::move(w.out);
}

Result<Incident> decode_incident(std::string_view blob) {
  if (blob.empty() || blob.front() != kForm)
    return Error{ErrorCode::kBadData, "a stored incident is of an unknown form"};
  binary::Reader r(blob.substr(1));
  Incident incident;
  visit(r, incident);
  read_members(r, incident, incident.claims);
  read_members(r, incident, incident.events);
  if (r.failed || !r.done() || !vocabulary_holds(incident))
    return Error{ErrorCode::kBadData, "a stored incident is damaged"};
  return incident;
}

}  // namespace isnad
