#include "ingest/html.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace isnad {
namespace {

using Names = std::string_view;
constexpr std::array kSkipped{Names("script"), Names("style"),  Names("noscript"), Names("template"), Names("nav"),
                              Names("header"), Names("footer"), Names("aside"),    Names("form"),     Names("svg"),
                              Names("iframe"), Names("button"), Names("select"),   Names("title")};
constexpr std::array kBlocks{
    Names("p"),  Names("div"), Names("br"),   Names("li"),     Names("ul"),         Names("ol"),      Names("h1"),
    Names("h2"), Names("h3"),  Names("h4"),   Names("h5"),     Names("h6"),         Names("tr"),      Names("table"),
    Names("td"), Names("th"),  Names("hr"),   Names("dd"),     Names("blockquote"), Names("section"), Names("article"),
    Names("dt"), Names("pre"), Names("main"), Names("figure"), Names("figcaption"), Names("body"),    Names("head")};
constexpr std::array<std::pair<Names, Names>, 14> kEntities{{{"amp", "&"},
                                                             {"lt", "<"},
                                                             {"gt", ">"},
                                                             {"quot", "\""},
                                                             {"apos", "'"},
                                                             {"nbsp", " "},
                                                             {"laquo", "«"},
                                                             {"raquo", "»"},
                                                             {"ldquo", "“"},
                                                             {"rdquo", "”"},
                                                             {"lsquo", "‘"},
                                                             {"rsquo", "’"},
                                                             {"ndash", "–"},
                                                             {"mdash", "—"}}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

template <class List>
bool listed(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// Case-blind search for ASCII `needle` (given in lower case).
std::size_t find_nocase(std::string_view text, std::string_view needle, std::size_t from) {
  const auto same = [](char a, char b) { return lower(a) == b; };
  const auto it = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
                              needle.begin(), needle.end(), same);
  return it == text.end() ? std::string_view::npos : static_cast<std::size_t>(it - text.begin());
}

// Reads the entity at text[at] == '&'; returns its end, or `at` if there is none.
std::size_t read_entity(std::string_view text, std::size_t at, std::string& out) {
  const std::size_t semi = text.substr(at, 12).find(';');
  if (semi == std::string_view::npos || semi < 2) return at;
  const std::string_view body = text.substr(at + 1, semi - 1);
  if (body[0] == '#') {
    const bool hex = body.size() > 1 && lower(body[1]) == 'x';
    char32_t cp = 0;
    const std::string_view digits = body.substr(hex ? 2 : 1);
    if (digits.empty()) return at;
    for (const char raw : digits) {
      const char c = lower(raw);
      const bool letter = hex && c >= 'a' && c <= 'f';
      if (!letter && (c < '0' || c > '9')) return at;
      cp = std::min<char32_t>(cp * (hex ? 16 : 10) + static_cast<char32_t>(letter ? c - 'a' + 10 : c - '0'), 0x110000);
    }
    append_code_point(out, cp == 0 ? kReplacement : cp);
    return at + semi + 1;
  }
  for (const auto& [entity, meaning] : kEntities)
    if (entity == body) {
      out.append(meaning);
      return at + semi + 1;
    }
  return at;
}

// Entities decoded, white space collapsed, trimmed.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '&') {
      const std::size_t end = read_entity(text, i, out);
      if (end != i) {
        i = end;
        continue;
      }
    }
    const char c = text[i++];
    if (!blank(c))
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

struct Tag {
  std::string name;  // lower case
  bool closing = false;
  std::string_view inside;  // from after the name to before '>'
  std::size_t end = 0;      // one past '>'
};

Tag read_tag(std::string_view page, std::size_t at) {
  Tag tag;
  std::size_t i = at + 1;
  if (i < page.size() && page[i] == '/') {
    tag.closing = true;
    ++i;
  }
  while (i < page.size() && !blank(page[i]) && page[i] != '>' && page[i] != '/') tag.name.push_back(lower(page[i++]));
  const std::size_t from = i;
  char quote = 0;
  for (; i < page.size() && (quote != 0 || page[i] != '>'); ++i) {
    if (quote != 0)
      quote = page[i] == quote ? '\0' : quote;
    else if ((page[i] == '"' || page[i] == '\'') && page[i - 1] == '=')
      quote = page[i];
  }
  tag.inside = page.substr(from, i - from);
  tag.end = std::min(i + 1, page.size());
  return tag;
}

// Value of one attribute, decoded; empty if absent.
std::string attribute(std::string_view inside, std::string_view name) {
  for (std::size_t at = 0; (at = find_nocase(inside, name, at)) != std::string_view::npos; at += name.size()) {
    std::size_t i = at + name.size();
    if ((at > 0 && !blank(inside[at - 1])) || i >= inside.size() || inside[i] != '=') continue;
    ++i;
    if (i < inside.size() && (inside[i] == '"' || inside[i] == '\'')) {
      const std::size_t end = inside.find(inside[i], i + 1);
      return plain(inside.substr(i + 1, end == std::string_view::npos ? end : end - i - 1));
    }
    std::size_t end = i;
    while (end < inside.size() && !blank(inside[end])) ++end;
    return plain(inside.substr(i, end - i));
  }
  return {};
}

void read_meta(const Tag& tag, HtmlPage& page) {
  if (tag.name == "link") {
    if (page.url.empty() && attribute(tag.inside, "rel") == "canonical") page.url = attribute(tag.inside, "href");
    return;
  }
  std::string name = attribute(tag.inside, "property");
  if (name.empty()) name = attribute(tag.inside, "name");
  if (name.empty()) name = attribute(tag.inside, "itemprop");
  const std::string content = attribute(tag.inside, "content");
  if (content.empty()) return;
  if (name == "og:title") page.title = content;
  if (name == "og:url") page.url = content;
  if (name == "og:site_name") page.outlet = content;
  if (page.published.empty() && (name == "article:published_time" || name == "datePublished" || name == "date" ||
                                 name == "dc.date" || name == "pubdate"))
    page.published = content;
}

// Text of a stretch of markup, one line a block.
class TextMaker {
 public:
  std::string make(std::string_view html) {
    for (std::size_t i = 0; i < html.size();) {
      if (html[i] == '<') {
        i = markup(html, i);
      } else if (html[i] == '&') {
        const std::size_t end = read_entity(html, i, out_);
        if (end == i) out_.push_back('&');
        i = end == i ? i + 1 : end;
      } else {
        word(html[i++]);
      }
    }
    line_end();
    return std::move(out_);
  }

 private:
  std::size_t markup(std::string_view html, std::size_t at) {
    if (html.substr(at).starts_with("<!--")) {
      const std::size_t end = html.find("-->", at + 4);
      return end == std::string_view::npos ? html.size() : end + 3;
    }
    const char next = at + 1 < html.size() ? lower(html[at + 1]) : ' ';
    if (!((next >= 'a' && next <= 'z') || next == '/' || next == '!' || next == '?')) {
      out_.push_back('<');
      return at + 1;
    }
    const Tag tag = read_tag(html, at);
    if (listed(kBlocks, tag.name)) line_end();
    if (tag.closing || !listed(kSkipped, tag.name) || tag.inside.ends_with('/')) return tag.end;
    line_end();
    const std::size_t close = find_nocase(html, "</" + tag.name, tag.end);
    return close == std::string_view::npos ? tag.end : read_tag(html, close).end;
  }

  void word(char c) {
    if (!blank(c))
      out_.push_back(c);
    else if (!out_.empty() && out_.back() != ' ' && out_.back() != '\n')
      out_.push_back(' ');
  }

  void line_end() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_.push_back('\n');
  }

  std::string out_;
};

// The inside of the first <name>, up to the first closing tag of that name; empty if the page has none.
std::string_view element(std::string_view page, const std::string& name) {
  for (std::size_t at = 0; (at = find_nocase(page, "<" + name, at)) != std::string_view::npos; ++at) {
    const Tag tag = read_tag(page, at);
    if (tag.name != name) continue;
    const std::size_t close = find_nocase(page, "</" + name, tag.end);
    return page.substr(tag.end, close == std::string_view::npos ? close : close - tag.end);
  }
  return {};
}

}  // namespace

HtmlPage read_html(std::string_view html) {
  HtmlPage page;
  for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
    const std::string_view rest = html.substr(at, 6);
    if (find_nocase(rest, "<meta", 0) == 0 || find_nocase(rest, "<link", 0) == 0) {
      const Tag tag = read_tag(html, at);
      read_meta(tag, page);
      at = tag.end;
    } else if (find_nocase(rest, "<body", 0) == 0) {
      break;
    } else {
      ++at;
    }
  }
  if (page.title.empty()) page.title = plain(element(html, "title"));
  std::string_view body = element(html, "article");
  if (body.empty()) body = element(html, "main");
  if (body.empty()) body = element(html, "body");
  if (body.empty()) body = html;
  page.text = TextMaker().make(body);
  return page;
}

}  // namespace isnad
