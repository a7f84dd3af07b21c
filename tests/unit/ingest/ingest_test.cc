#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "ingest/decode.h"
#include "ingest/html.h"
#include "ingest/source.h"
#include "unit/folder_test.h"

namespace isnad {
namespace {

namespace fs = std::filesystem;

class IngestTest : public testing::FolderTest {
 protected:
  std::string file(const std::string& name, std::string_view bytes) {
    fs::create_directories((dir_ / name).parent_path());
    std::ofstream(dir_ / name, std::ios::binary) << bytes;
    return (dir_ / name).string();
  }
  static std::vector<Item> read(std::vector<std::string> paths, IngestOptions options = {}) {
    std::vector<Item> items;
    ReportSource source(std::move(paths), options);
    while (auto raw = source.next()) items.push_back(read_item(std::move(*raw), options));
    return items;
  }
  static const Report& report(const Item& item) {
    static const Report none;
    const Report* r = std::get_if<Report>(&item);
    if (r == nullptr) ADD_FAILURE() << std::get<ItemFailure>(item).error.message;
    return r != nullptr ? *r : none;
  }
  static std::string failure(const Item& item) {
    const ItemFailure* f = std::get_if<ItemFailure>(&item);
    return f == nullptr ? "no failure" : f->where + ": " + f->error.message;
  }
  static bool noted(const Report& r, std::string_view code) {
    for (const Diagnostic& d : r.diagnostics)
      if (d.code == code) return true;
    return false;
  }
};

TEST_F(IngestTest, PlainText) {
  const auto items = read({file("a.txt", "\xEF\xBB\xBFمقتل ستة")});
  ASSERT_EQ(items.size(), 1u);
  const Report& r = report(items[0]);
  EXPECT_EQ(r.text, "مقتل ستة");
  EXPECT_EQ(r.id, "r-" + r.sha256.substr(0, 16));
  EXPECT_TRUE(r.diagnostics.empty());
}

TEST_F(IngestTest, OptionsFillWhatTheReportDoesNotSay) {
  IngestOptions options;
  options.outlet = "sana";
  options.published = Date::parse("2022-01-23");
  const auto items = read(
      {file(
          "a.jsonl",
          "{\"text\": \"قتل\"}\n{\"text\": \"قتل\", \"outlet\": \"afp\", \"published\": \"2022-01-20T10:00:00Z\"}\n")},
      options);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(report(items[0]).outlet, "sana");
  EXPECT_EQ(report(items[0]).published->text(), "2022-01-23");
  EXPECT_EQ(report(items[1]).outlet, "afp");
  EXPECT_EQ(report(items[1]).published->text(), "2022-01-20");
}

TEST_F(IngestTest, EmptyAndMissingFilesAreItemFailures) {
  const std::string empty = file("e.txt", ""), blank = file("b.txt", " \n"), none = (dir_ / "none.txt").string();
  const auto items = read({empty, blank, file("e.jsonl", ""), none});
  ASSERT_EQ(items.size(), 4u);
  EXPECT_EQ(failure(items[0]), empty + ": the file is empty");
  EXPECT_EQ(failure(items[1]), blank + ": the file holds no text");
  EXPECT_NE(failure(items[2]).find("the file is empty"), std::string::npos);
  EXPECT_EQ(failure(items[3]), none + ": cannot open: No such file or directory");
}

TEST_F(IngestTest, NulsAndBrokenCharacters) {
  const auto items = read({file("n.txt", std::string_view("قتل\0ستة", 13)), file("u.txt", "مقتل \xff ستة من الحراس")});
  EXPECT_EQ(report(items[0]).text, "قتل\uFFFDستة");
  EXPECT_TRUE(noted(report(items[0]), "ingest.nul"));
  EXPECT_EQ(report(items[1]).text, "مقتل \uFFFD ستة من الحراس");
  EXPECT_TRUE(noted(report(items[1]), "ingest.broken_character"));
}

TEST_F(IngestTest, OtherEncodings) {
  const std::string_view little("\xFF\xFE\x42\x06\x2A\x06\x44\x06", 8), big("\xFE\xFF\x06\x42\x06\x2A\x06\x44", 8);
  const std::string_view unmarked("\x42\x06\x2A\x06\x44\x06\x20\x00\x33\x06\x2A\x06\x29\x06", 14);
  EXPECT_EQ(decode_text(little).text, "قتل");
  EXPECT_EQ(decode_text(big).text, "قتل");
  EXPECT_EQ(decode_text(unmarked).text, "قتل ستة");
  EXPECT_EQ(decode_text(unmarked).encoding, "UTF-16LE");
  const Decoded windows = decode_text("\xE3\xDE\xCA\xE1 \xD3\xCA\xC9 \xE3\xDF\xC7\xDD\xCD\xED\xE4");
  EXPECT_EQ(windows.text, "مقتل ستة مكافحين");
  EXPECT_EQ(windows.encoding, "windows-1256");
  EXPECT_EQ(windows.diagnostics.size(), 1u);
  EXPECT_EQ(decode_text("caf\xe9 au lait").encoding, "UTF-8");
}

TEST_F(IngestTest, LatinTextIsRead) {
  const auto items = read({file("l.txt", "Six guards were killed.")});
  EXPECT_TRUE(noted(report(items[0]), "ingest.no_arabic"));
}

TEST_F(IngestTest, BadJsonLinesNameFileAndLine) {
  const std::string path = file(
      "a.jsonl",
      "{\"id\": 7, \"text\": \"قتل\", \"title\": null, \"more\": [1]}\n"
      "\nnot json\n[1]\n{\"id\": \"x\"}\n{\"text\": 3}\n{\"id\": \"y\", \"text\": \"ستة\", \"published\": \"soon\"}");
  const auto items = read({path});
  ASSERT_EQ(items.size(), 6u);
  EXPECT_EQ(report(items[0]).id, "7");
  EXPECT_EQ(failure(items[1]).rfind(path + ":3: not a JSON line: ", 0), 0u) << failure(items[1]);
  EXPECT_EQ(failure(items[2]).rfind(path + ":4: not a JSON object", 0), 0u) << failure(items[2]);
  EXPECT_EQ(failure(items[3]), path + ":5: there is no \"text\"");
  EXPECT_EQ(failure(items[4]), path + ":6: \"text\" is not a string");
  EXPECT_EQ(report(items[5]).id, "y");
  EXPECT_TRUE(noted(report(items[5]), "ingest.bad_date"));
}

TEST_F(IngestTest, BrokenCharactersInJsonAreMended) {
  const auto items = read(
      {file("a.jsonl",
            "{\"text\": \"قتل \xff\"}\n{\"text\": \"قتل \\ud83d \\ud83d\\ude00\"}\n{\"text\": \"قتل \\u0000\"}\n")});
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(report(items[0]).text, "قتل \uFFFD");
  EXPECT_EQ(report(items[1]).text, "قتل \uFFFD 😀");
  EXPECT_EQ(report(items[2]).text, "قتل \uFFFD");
}

TEST_F(IngestTest, LongLines) {
  std::string text(3 << 20, 'x');
  const std::string path =
      file("a.jsonl", "{\"id\":\"1\",\"text\":\"" + text + "\"}\n{\"id\":\"2\",\"text\":\"قتل\"}\n");
  EXPECT_EQ(report(read({path})[0]).text.size(), text.size());
  IngestOptions tight;
  tight.max_bytes = 1 << 20;
  const auto items = read({path}, tight);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(failure(items[0]), path + ":1: the line is longer than 1 MB");
  EXPECT_EQ(report(items[1]).id, "2");
}

TEST_F(IngestTest, DirectoriesSortedAndLoopsEnd) {
  file("d/b.txt", "ب");
  file("d/a.txt", "ا");
  file("d/c/e.txt", "ه");
  file("d/x.png", "?");
  fs::create_directory_symlink(dir_ / "d", dir_ / "d/c/loop");
  fs::create_symlink("self", dir_ / "d/self");
  IngestOptions options;
  ReportSource source({(dir_ / "d").string()}, options);
  std::string order;
  while (auto raw = source.next()) order += fs::path(raw->path).filename().string() + " ";
  EXPECT_EQ(order, "a.txt b.txt e.txt ");
  EXPECT_EQ(source.skipped(), 1u);
}

TEST(Html, WordsOfTheArticle) {
  const HtmlPage p = read_html(
      "<!DOCTYPE html><html><head><title>موقع &amp; خبر</title><meta property=\"og:title\" content='مقتل ستة'>"
      "<meta property='article:published_time' content=\"2022-01-23T10:00\"><script>var a = "
      "'<p>لا</p>';</script></head>"
      "<body><nav>قائمة</nav><article><h1>مقتل&nbsp;ستة</h1><p>قال <b>مصدر</b>\n إن 6&#160;قتلوا<br>أمس</p><!-- لا -->"
      "<aside>اقرأ أيضا</aside></article><footer>حقوق</footer></body></html>");
  EXPECT_EQ(p.title, "مقتل ستة");
  EXPECT_EQ(p.published, "2022-01-23T10:00");
  EXPECT_EQ(p.text, "مقتل ستة\nقال مصدر إن 6\u00A0قتلوا\nأمس\n");
  EXPECT_EQ(read_html("2 < 3 & <p").text, "2 < 3 &\n");
}

}  // namespace
}  // namespace isnad
