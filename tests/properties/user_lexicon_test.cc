// Users' tables change what they name and nothing else.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "lexicon/lexicon.h"
#include "model/json.h"
#include "properties/demo_reports.h"

namespace isnad {
namespace {

using testing::demo_reports;
using testing::engine;

// An engine with one table of places over the built-in lexicon.
Engine engine_with(const std::string& rows) {
  const std::string path = ::testing::TempDir() + "isnad_user_lexicon_property.tsv";
  std::ofstream(path, std::ios::binary | std::ios::trunc) << "id\tkind\tparent\tlat\tlon\tar\ten\taliases\tflags\n"
                                                          << rows;
  EngineOptions options;
  options.user_tables = {path};
  Result<Engine> made = Engine::create(options);
  std::remove(path.c_str());
  if (!made) ADD_FAILURE() << made.error().message;
  return made ? std::move(*made) : engine();
}

TEST(UserLexicon, WithoutRowsEverythingIsTheSame) {
  const Engine mine = engine_with("");
  EXPECT_EQ(mine.lexicon().fingerprint(), engine().lexicon().fingerprint());
  for (const Report& r : demo_reports())
    EXPECT_EQ(report_line(r, mine.extract(r)), report_line(r, engine().extract(r)));
}

TEST(UserLexicon, ANameThatNoReportHoldsChangesNoReading) {
  const Engine mine = engine_with("zz-x\tvillage\t\t1\t2\tقرية ظظظظظ البعيدة\tNowhere\t\t\n");
  EXPECT_NE(mine.lexicon().fingerprint(), engine().lexicon().fingerprint());
  for (const Report& r : demo_reports())
    EXPECT_EQ(report_line(r, mine.extract(r)), report_line(r, engine().extract(r)));
  std::mt19937 random(17);
  for (int i = 0; i < 200; ++i) {
    const Report r = testing::text_report(testing::random_prose(random, 60));
    ASSERT_EQ(report_line(r, mine.extract(r)), report_line(r, engine().extract(r))) << r.text;
  }
}

}  // namespace
}  // namespace isnad
