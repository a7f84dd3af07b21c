// The version of the program, as the build gives it.
#pragma once

#include <string_view>

#ifndef ISNAD_VERSION
#define ISNAD_VERSION "0.0.0"
#endif

namespace isnad {
inline constexpr std::string_view kVersion = ISNAD_VERSION;
}
