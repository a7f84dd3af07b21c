// The face of an incident: its kind, time, place, parties and title, by vote of the stories joined in it.
//
// In: the stories of one incident. Out: an Incident without its id.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "incident/story.h"

namespace isnad {

// Incidents as they are listed: by date, undated ones last.
void sort_by_date(std::vector<Incident>& incidents);

Incident summarise(const std::vector<const Story*>& stories, std::span<const ReadReport* const> reports);

// "هجوم على سجن غويران", "Attack on Ghwayran prison"
std::string title_ar(EventType type, const Place* place, const Facility* facility);
std::string title_en(EventType type, const Place* place, const Facility* facility);

}  // namespace isnad
