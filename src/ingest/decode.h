// Bytes of unknown encoding → UTF-8 text, with a diagnostic for whatever was not plain UTF-8.
//
// Read are UTF-8, UTF-16 of either byte order (by its mark, or by the look of Arabic without one) and Windows-1256,
// told by the share of its high bytes that are Arabic letters. NULs and broken characters become U+FFFD. Nothing is
// refused here: odd input is data, and the diagnostics of the text say what was done.
//
//   Decoded d = decode_text("\xFF\xFE\x33\x06");   // d.text == "س", d.encoding == "UTF-16LE"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/report.h"

namespace isnad {

struct Decoded {
  std::string text;
  std::string_view encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1256"
  std::vector<Diagnostic> diagnostics;
};

Decoded decode_text(std::string_view bytes);

// Adds a diagnostic for NULs (and mends them) and for a text without one Arabic letter.
void check_text(std::string& text, std::vector<Diagnostic>& diagnostics);

}  // namespace isnad
