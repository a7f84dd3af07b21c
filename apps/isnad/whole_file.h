// A file that appears whole or not at all.
//
// In: a path and the bytes. Out: the file, written beside its place and then moved there, so that a full disk or a kill
// leaves what was there before. What is no plain file (a pipe, /dev/null) is written as it is.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace isnad {

Status write_whole_file(const std::string& path, std::string_view bytes);
// Can a file lie beside it? Not beside a pipe or a device.
bool is_plain_place(const std::string& path);

}  // namespace isnad
