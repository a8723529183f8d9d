// SPDX-License-Identifier: MIT
#include "ui/welcome/csv_check.hpp"

#include "base/atomic_file.hpp"
#include "support/temporary_folder.hpp"

#include <QDir>
#include <stop_token>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::TemporaryFolder;

QString put(const TemporaryFolder& folder, const char* name, const std::string& text) {
  const auto path = folder.path() / name;
  write_file_atomically(path, text, Links::kFollow);
  return QString::fromStdString(path.string());
}

QStringList names(const char* text) { return QString::fromLatin1(text).split(QLatin1Char(',')); }

TEST(CsvCheck, GuessesWhatATableIs) {
  EXPECT_EQ(guess_table_kind(names("target,affinity,sources")), TableKind::kTransfers);
  EXPECT_EQ(guess_table_kind(names("sources,target,score")), TableKind::kTransfers);
  EXPECT_EQ(guess_table_kind(names("target,sources,image,loss")), TableKind::kLosses);
  EXPECT_EQ(guess_table_kind(names("source,ner,parsing")), TableKind::kMatrix);
}

TEST(CsvCheck, NamesColumnsThatAreMissingOrUnknown) {
  const ColumnCheck check =
      check_columns(names("sources,target,colour,target"), TableKind::kTransfers);
  EXPECT_EQ(check.missing, names("affinity"));
  EXPECT_EQ(check.unknown, names("colour,target"));
  EXPECT_EQ(check.columns[0], ColumnState::kRequired);
  EXPECT_EQ(check.columns[2], ColumnState::kUnknown);
  EXPECT_EQ(check.columns[3], ColumnState::kTwice);
  EXPECT_FALSE(check.good());
  EXPECT_TRUE(
      check_columns(names("quality,affinity,target,sources"), TableKind::kTransfers).good());
  EXPECT_TRUE(check_columns(names("corner,a,b"), TableKind::kMatrix).good());
  EXPECT_EQ(check_columns(names("corner,a,not a code,a"), TableKind::kMatrix).unknown,
            names("not a code,a"));
  EXPECT_FALSE(check_columns(names("corner"), TableKind::kMatrix).good());
}

TEST(CsvCheck, PreviewsTheHeadOfAFile) {
  const TemporaryFolder folder;
  std::string text = "sources,target,affinity\r\n";
  for (int i = 0; i < 300; ++i) text += "\"a\"\"b\", t ," + std::to_string(i) + "\r\n";
  const CsvPreview preview = preview_csv(put(folder, "t.csv", text), 100);
  EXPECT_TRUE(preview.problem.isEmpty());
  EXPECT_EQ(preview.header, names("sources,target,affinity"));
  ASSERT_EQ(preview.rows.size(), 100u);
  EXPECT_TRUE(preview.more);
  EXPECT_EQ(preview.rows[1].line, 3u);
  EXPECT_EQ(preview.rows[1].fields,
            (QStringList{QStringLiteral("a\"b"), QStringLiteral("t"), QStringLiteral("1")}));
}

TEST(CsvCheck, PreviewOfWhatIsNoTableSaysWhy) {
  const TemporaryFolder folder;
  EXPECT_FALSE(preview_csv(put(folder, "empty.csv", "")).problem.isEmpty());
  EXPECT_FALSE(preview_csv(put(folder, "nul.csv", std::string("a\0b", 3))).problem.isEmpty());
  EXPECT_FALSE(preview_csv(QStringLiteral("/nowhere/t.csv")).problem.isEmpty());
}

TEST(CsvCheck, TriesTheImportAndLeavesNothing) {
  const TemporaryFolder folder;
  const QString path = put(folder, "t.csv",
                           "sources,target,affinity\n"
                           "mine+autoencoder,curvature,.5\nother.one,curvature,.25\n"
                           "self,curvature,.25\n");
  const auto report = check_csv(path, TableKind::kTransfers, false, {});
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->problem);
  ASSERT_TRUE(report->summary);
  EXPECT_EQ(report->summary->transfers, 3u);
  EXPECT_EQ(report->rows, 3u);
  EXPECT_EQ(report->new_tasks, names("mine,other.one"));
  EXPECT_EQ(QDir(QString::fromStdString(folder.path().string()))
                .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList{QStringLiteral("t.csv")});
}

TEST(CsvCheck, FindsTheLineAndColumnOfAProblem) {
  const TemporaryFolder folder;
  std::string text = "sources,target,affinity\n";
  for (int i = 0; i < 500; ++i) text += "s" + std::to_string(i) + ",t,.5\n";
  text += "wrong,t,x\nlater,t,.5\n";
  const auto report =
      check_csv(put(folder, "a, line 3 (b).csv", text), TableKind::kTransfers, false, {});
  ASSERT_TRUE(report && report->problem);
  EXPECT_EQ(report->problem->line, 502u);
  EXPECT_EQ(report->problem->column, 3u);
  EXPECT_TRUE(report->problem->message.startsWith(QLatin1String("'x'")));
  EXPECT_FALSE(report->summary);
  ASSERT_FALSE(report->around.empty());
  EXPECT_EQ(report->around.front().line, 494u);
  EXPECT_EQ(report->around.back().line, 503u);
}

TEST(CsvCheck, LargeTablesAreNotTriedOut) {
  const TemporaryFolder folder;
  const QString path = put(folder, "t.csv", "sources,target,affinity\nmine,t,x\n");
  const auto report = check_csv(path, TableKind::kTransfers, false, {}, 10);
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->tried);
  EXPECT_FALSE(report->problem);
  EXPECT_EQ(report->new_tasks, names("mine,t"));
}

TEST(CsvCheck, StopsWhenAsked) {
  const TemporaryFolder folder;
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(check_csv(put(folder, "t.csv", "sources,target,affinity\na,t,.5\n"),
                         TableKind::kTransfers, false, context));
}

}  // namespace
}  // namespace taskatlas::ui
