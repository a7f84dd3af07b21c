// Bearers of a name at a time: «الجيش السوري» is another army after December 2024.
#pragma once

#include "lexicon/lexicon.h"

namespace isnad {

// The first actor of `bearers` that there was on the day; `first` if it was there itself or if none was.
EntityIndex bearer_on(const Lexicon& lexicon, EntityIndex first, std::span<const NameTarget> bearers, const Date& day);

// The same among all who share the Arabic name of an actor.
EntityIndex namesake_on(const Lexicon& lexicon, EntityIndex actor, const Date& day);

}  // namespace isnad
