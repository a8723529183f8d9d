// SPDX-License-Identifier: MIT
#include "study/import.hpp"
#include "study/support.hpp"

#include <clocale>
#include <tuple>

namespace taskatlas {
namespace {

using namespace testing;

class ImportTransfers : public ::testing::Test {
 protected:
  TransferTable table(const std::string& csv, ImportOptions options = {}) {
    written(csv_, csv);
    options.overwrite = true;
    EXPECT_TRUE(import_transfers(csv_, out_, options, {}));
    return Study::open(out_).table();
  }
  Folder folder_;
  fs::path csv_ = folder_ / "t.csv";
  fs::path out_ = folder_ / "out.taskstudy";
};

TEST_F(ImportTransfers, ColumnsInAnyOrder) {
  const TransferTable table = this->table(
      "affinity,target,sources,quality,order\n"
      "0.25, mine ,edge2d + other,1e-3,2\n"
      ",mine,self,0.5,\n"
      "+3,mine,mine,,1\n");
  ASSERT_EQ(table.transfers().size(), 3U);
  EXPECT_EQ(table.describe(TransferId(0)), "edge2d+other->mine");
  EXPECT_EQ(table.transfer(TransferId(0)).affinity, 0.25);
  EXPECT_EQ(table.transfer(TransferId(0)).quality, 0.001);
  EXPECT_TRUE(std::isnan(table.transfer(TransferId(0)).gain));
  EXPECT_EQ(table.transfer(TransferId(1)).pseudo, PseudoSource::kSelf);
  EXPECT_TRUE(std::isnan(table.transfer(TransferId(1)).affinity));
  EXPECT_TRUE(table.transfer(TransferId(2)).is_identity());
  // The dictionary's tasks first, then the others as they come.
  ASSERT_EQ(table.tasks().size(), 3U);
  EXPECT_EQ(table.tasks()[0].name, "2D Edges");
  EXPECT_EQ(table.tasks()[1].code, "other");
  EXPECT_EQ(table.tasks()[2].code, "mine");
  EXPECT_EQ(table.tasks()[2].kind, TaskKind::kNone);
}

TEST_F(ImportTransfers, SpellingsLineEndsAndQuotes) {
  const TransferTable table = this->table(
      "\xEF\xBB\xBFsources,target,affinity\r"
      "\"inpainting_whole\",\"vanishing_point\",1\r\n"
      "\n"
      "segmentsemantic,vanishing_point_well_defined,2\n");
  EXPECT_EQ(table.describe(TransferId(0)), "impainting_whole->vanishing_point_well_defined");
  EXPECT_EQ(table.describe(TransferId(1)), "segmentsemantic_rb->vanishing_point_well_defined");
}

TEST_F(ImportTransfers, Options) {
  ImportOptions options;
  options.name = "my study";
  options.transfer_images = 500;
  options.kinds = {{"x", TaskKind::kSemantic}};
  options.note = "noted";
  table("sources,target,affinity\nx,y,1\n", options);
  const Study study = Study::open(out_);
  EXPECT_EQ(study.info().name, "my study");
  EXPECT_EQ(study.measurements()[0].transfer_images, 500);
  EXPECT_EQ(study.tasks()[0].kind, TaskKind::kSemantic);
  EXPECT_EQ(study.provenance()[0].note, "noted");
  EXPECT_EQ(study.provenance()[0].input, "t.csv");
  EXPECT_EQ(study.provenance()[0].input_bytes, 30);
  EXPECT_EQ(study.provenance()[0].action, "import-transfers");
  EXPECT_EQ(folder_.entries(), (std::vector<std::string>{"out.taskstudy", "t.csv"}));

  const std::string before = read_file(out_);
  EXPECT_EQ(caught([&] { import_transfers(csv_, out_, {}, {}); }).kind, ErrorKind::kUsage);
  options.overwrite = true;
  options.kinds = {{"zz", TaskKind::k2D}};
  EXPECT_EQ(caught([&] { import_transfers(csv_, out_, options, {}); }).kind, ErrorKind::kUsage);
  options.kinds.clear();
  options.transfer_images = 0;
  EXPECT_EQ(caught([&] { import_transfers(csv_, out_, options, {}); }).kind, ErrorKind::kUsage);
  EXPECT_TRUE(read_file(out_) == before);
}

TEST_F(ImportTransfers, ErrorsSayWhere) {
  const std::string header = "sources,target,order,affinity,gain,quality\n";
  const std::string good = "a,t,1,0.5,0.5,0.5\n";
  // Content, line, column, what the message holds.
  const std::vector<std::tuple<std::string, int, int, std::string>> cases{
      {"", 1, 1, "header line is expected"},
      {"\n\n", 1, 1, "header line is expected"},
      {header, 2, 1, "one for each transfer is expected"},
      {"sources,target\na,t\n", 1, 3, "(affinity): this column is missing"},
      {"sources,target,affinity,kind\na,t,1,2d\n", 1, 4, "'kind' is not known; the columns are"},
      {"sources,target,affinity,affinity\na,t,1,1\n", 1, 4, "twice"},
      {"\xE4,target,affinity\n", 1, 1, "not UTF-8"},
      {header + good + "b,t,1,0.5\n", 3, 5, "(gain): the line has 4 fields; 6 are expected"},
      {header + good + "b,t,1,0.5,1,1,1\n", 3, 7, "the line has 7 fields; 6 are expected"},
      {header + good + "b,t,2,0.5,,\n", 3, 3, "(order): '2': 1 is expected"},
      {header + good + "a+b,t,1,0.5,,\n", 3, 3, "(order): '1': 2 is expected"},
      {header + good + "self,t,0,0.5,,\n", 3, 3, "1 is expected"},
      {header + good + "b,t,one,0.5,,\n", 3, 3, "'one'"},
      {header + good + "b,t,,-0.1,,\n", 3, 4, "(affinity): '-0.1': a number of at least 0"},
      {header + good + "b,t,,nan,,\n", 3, 4, "'nan'"},
      {header + good + "b,t,,inf,,\n", 3, 4, "'inf'"},
      {header + good + "b,t,,1e999,,\n", 3, 4, "'1e999'"},
      {header + good + "b,t,,\"0,5\",,\n", 3, 4,
       "'0,5': a number of at least 0 is expected, with "
       "a point"},
      {header + good + "b,t,,0.5,1.5,\n", 3, 5, "(gain): '1.5': a number from 0 to 1 is expected"},
      {header + good + "b,t,,0.5,,-1\n", 3, 6, "(quality): '-1'"},
      {header + good + "b,t,,0x10,,\n", 3, 4, "'0x10'"},
      {header + good + "b,t,,\xE4,,\n", 3, 4, "(not UTF-8)"},
      {header + good + "a,t,1,0.6,,\n", 3, 1, "given in line 2 already"},
      {header + "a+b,t,,1,,\nb+a,t,,1,,\n", 3, 1, "given in line 2 already"},
      {header + "impainting_whole,t,,1,,\ninpainting_whole,t,,1,,\n", 3, 1, "line 2 already"},
      {header + good + "b+b,t,,1,,\n", 3, 1, "'b' is named twice"},
      {header + good + "b+t,t,,1,,\n", 3, 1, "'t' is among several sources"},
      {header + good + "b+self,t,,1,,\n", 3, 1, "'self' cannot be joined"},
      {header + good + "b+,t,,1,,\n", 3, 1, "source '' is no task code"},
      {header + good + "b c,t,,1,,\n", 3, 1, "source 'b c' is no task code"},
      {header + good + ",t,,1,,\n", 3, 1, "the sources are empty"},
      {header + good + "b,,,1,,\n", 3, 2, "target '' is no task code"},
      {header + good + "b,self,,1,,\n", 3, 2, "target 'self' is no task code"},
      {header + good + "b,\xF0\x9F\x98\x80,,1,,\n", 3, 2, "is no task code"},
      {header + good + "\"b,t,,1,,\n", 3, 1, "a quote is opened and never closed"},
      {header + good + "\"b\"x,t,,1,,\n", 3, 1, "text follows a closing quote"},
  };
  for (const auto& [content, line, column, part] : cases) {
    SCOPED_TRACE(content);
    written(csv_, content);
    const Caught error = caught([&] { import_transfers(csv_, out_, {}, {}); });
    EXPECT_EQ(error.kind, ErrorKind::kBadInput);
    EXPECT_NE(error.message.find(csv_.string() + ", line " + std::to_string(line) + ", column " +
                                 std::to_string(column)),
              std::string::npos)
        << error.message;
    EXPECT_NE(error.message.find(part), std::string::npos) << error.message;
    EXPECT_EQ(folder_.entries(), std::vector<std::string>{"t.csv"});
  }
}

TEST_F(ImportTransfers, FilesThatAreNoTables) {
  written(csv_, std::string("sources,target\0affinity", 23));
  const Caught error = caught([&] { import_transfers(csv_, out_, {}, {}); });
  EXPECT_EQ(error.kind, ErrorKind::kBadInput);
  EXPECT_NE(error.message.find(csv_.string()), std::string::npos);
  EXPECT_EQ(caught([&] { import_transfers(folder_ / "none.csv", out_, {}, {}); }).kind,
            ErrorKind::kBadInput);
  EXPECT_EQ(caught([&] { import_transfers(folder_.path(), out_, {}, {}); }).kind,
            ErrorKind::kBadInput);
  written(csv_, "sources,target,affinity\na,t,1\n");
  EXPECT_EQ(caught([&] { import_transfers(csv_, folder_ / "no/such/x.taskstudy", {}, {}); }).kind,
            ErrorKind::kFailed);
}

TEST_F(ImportTransfers, StoppedLeavesNothing) {
  written(csv_, "sources,target,affinity\na,t,1\n");
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(import_transfers(csv_, out_, {}, context));
  EXPECT_EQ(folder_.entries(), std::vector<std::string>{"t.csv"});
}

TEST_F(ImportTransfers, CommaDecimalLocale) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr) {
    GTEST_SKIP() << "the locale de_DE.UTF-8 is not installed";
  }
  const TransferTable table = this->table("sources,target,affinity\na,t,0.5\nb,t,1.25e-3\n");
  std::setlocale(LC_ALL, before.c_str());
  EXPECT_EQ(table.transfers()[0].affinity, 0.5);
  EXPECT_EQ(table.transfers()[1].affinity, 0.00125);
}

}  // namespace
}  // namespace taskatlas
