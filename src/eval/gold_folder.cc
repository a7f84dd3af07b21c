// Where gold files and their texts lie.
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "eval/gold.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

Result<std::string> bytes_of(const fs::path& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string out{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad() || fs::is_directory(path))
    return Error{ErrorCode::kIo, path.string() + ": " + std::strerror(errno == 0 ? EIO : errno)};
  return out;
}

// Coders count a line end as one character, however it is stored.
std::string with_line_feeds(std::string text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out.push_back(text[i]);
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out.push_back('\n');
  }
  return out;
}

Result<std::vector<fs::path>> json_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code ec;
  for (fs::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
    if (it->path().extension() == ".json" && it->path().stem() != "") out.push_back(it->path());
  if (ec) return Error{ErrorCode::kIo, folder.string() + ": " + ec.message() + "; give the folder of the gold files"};
  std::sort(out.begin(), out.end(), [](const fs::path& a, const fs::path& b) { return a.string() < b.string(); });
  return out;
}

struct Layout {
  fs::path gold, texts;
};

Layout layout_of(const fs::path& folder, const std::string& texts) {
  std::error_code ec;
  Layout l{folder, folder};
  const fs::path whole = folder.has_filename() ? folder : folder.parent_path();  // "gold/" ends in no name
  if (fs::is_directory(folder / "gold", ec) && fs::is_directory(folder / "texts", ec))
    l = {folder / "gold", folder / "texts"};
  else if (whole.filename() == "gold" && fs::is_directory(whole.parent_path() / "texts", ec))
    l.texts = whole.parent_path() / "texts";
  if (!texts.empty()) l.texts = texts;
  return l;
}

}  // namespace

Result<std::vector<GoldText>> read_gold_folder(const std::string& folder, const std::string& texts) {
  const Layout layout = layout_of(folder, texts);
  auto files = json_files(layout.gold);
  if (!files) return files.error();
  std::vector<GoldText> out;
  for (const fs::path& file : *files) {
    const auto json = bytes_of(file);
    if (!json) return json.error();
    auto gold = read_gold(*json, file.string());
    if (!gold) return gold.error();
    if (!*gold) continue;
    auto text = bytes_of(layout.texts / (*gold)->file);
    if (!text)
      return Error{text.error().code, file.string() + ": its text cannot be read: " + text.error().message +
                                          "; put it there, or name the folder of the texts with --texts"};
    out.push_back({std::move(**gold), with_line_feeds(std::move(*text))});
  }
  if (out.empty())
    return Error{ErrorCode::kBadData, layout.gold.string() + ": no gold files (" + std::string(kGoldSchema) +
                                          ") in it; see docs/formats/eval.md"};
  return out;
}

}  // namespace isnad
