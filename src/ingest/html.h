// A web page in its basic form → the words of its article.
//
// In: a page as UTF-8. Out: the text of <article>, else <main>, else <body>, a line for each block, without scripts,
// styles, navigation, headers, footers and asides; and what the page says about itself. Not a full HTML parser: tags
// are skipped as they stand, so a broken page still gives its text.
//
//   HtmlPage p = read_html("<title>خبر</title><p>قتل&nbsp;3</p>");   // p.title == "خبر", p.text == "قتل 3\n"
#pragma once

#include <string>
#include <string_view>

namespace isnad {

struct HtmlPage {
  std::string text;
  std::string title;      // og:title, else <title>
  std::string url;        // og:url, else the canonical link
  std::string published;  // article:published_time and its like, as written
  std::string outlet;     // og:site_name
};

HtmlPage read_html(std::string_view page);

}  // namespace isnad
