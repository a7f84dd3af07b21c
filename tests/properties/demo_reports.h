// The invented reports of demo/, and other texts to try the engine on, for the property tests.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "ingest/source.h"
#include "unit/embedded_engine.h"

namespace isnad::testing {

std::vector<Report> demo_reports();

// Random bytes: raw, or pieces of Arabic news shuffled with marks, controls and broken UTF-8.
std::string random_bytes(std::mt19937& random, std::size_t size);
std::string random_prose(std::mt19937& random, std::size_t pieces);

}  // namespace isnad::testing
