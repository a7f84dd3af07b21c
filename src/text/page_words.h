// The standing phrases of news pages, by what a line that begins with one is.
//
// In: a paragraph's first tokens. Out: what the paragraph is, if it begins with such a phrase. The phrases are folded
// when the program is compiled, so that a line is looked at in well under a microsecond. docs/design/segments.md tells
// their use.
#pragma once

#include <cstdint>

#include "text/document.h"

namespace isnad {

enum class PageWord : std::uint8_t {
  none,
  related,    // headlines of other reports follow: «اقرأ أيضا»
  comments,   // readers speak from here on: «التعليقات»
  furniture,  // the line itself is of the page, not of the report: «شارك»، «عدد القراءات: 12»
  rights,     // «جميع الحقوق محفوظة»
  byline,     // «كتب: …»، «إعداد: …»
  published,  // «نشر في: …»
  picture,    // «صورة أرشيفية»
};

// What tokens first…last are, which hold so many words.
PageWord page_word_at(const Document& doc, std::uint32_t first, std::uint32_t last, std::uint32_t words);

}  // namespace isnad
