// SPDX-License-Identifier: MIT
#include "study/builtin.hpp"

#include "study/support.hpp"
#include "support/published.hpp"

#include <array>
#include <cstdlib>
#include <set>
#include <string>

namespace taskatlas {
namespace {

using namespace testing;

TEST(Builtin, HoldThePublishedTables) {
  for (const std::string which : {"16k", "1k", "mixed"}) {
    SCOPED_TRACE(which);
    const auto path = resolve_study("published-" + which);
    EXPECT_EQ(path.string(), std::string(TASKATLAS_BINARY_DIR) +
                                 "/share/taskatlas/studies/published-" + which + ".taskstudy");
    const Study study = Study::open(path);
    const TransferTable table = study.table();
    // The table read straight from the file has all of the dictionary's tasks, the study those
    // that the file names.
    const TransferTable expected = published_table(which);
    ASSERT_EQ(table.transfers().size(), expected.transfers().size());
    for (std::size_t i = 0; i < table.transfers().size(); ++i) {
      const TransferId id = TransferId::from_index(i);
      EXPECT_EQ(table.describe(id), expected.describe(id));
      expect_same(table.transfer(id).affinity, expected.transfer(id).affinity);
      expect_same(table.transfer(id).gain, expected.transfer(id).gain);
      expect_same(table.transfer(id).quality, expected.transfer(id).quality);
    }
    for (const Task& task : table.tasks()) {
      const Task* known = find_dictionary_task(task.code);
      ASSERT_NE(known, nullptr);
      EXPECT_EQ(task.name, known->name);
      EXPECT_EQ(task.kind, known->kind);
      EXPECT_EQ(task.default_role, known->default_role);
    }
    const StudyInfo info = study.info();
    EXPECT_TRUE(info.builtin);
    EXPECT_EQ(info.name, "published-" + which);
    EXPECT_EQ(info.uuid.size(), 36U);
    ASSERT_EQ(info.provenance.size(), 1U);
    EXPECT_EQ(info.provenance[0].input, "transfers_" + which + ".csv");
    EXPECT_EQ(info.provenance[0].input_sha256.size(), 64U);
    for (const char* part :
         {"CVPR 2018", "MIT licence", "copyright 2017 Stanford Vision and Learning Group",
          "github.com/StanfordVL/taskonomy"}) {
      EXPECT_NE(info.provenance[0].note.find(part), std::string::npos) << part;
    }
    ASSERT_EQ(info.measurements.size(), 1U);
    const auto images = info.measurements[0].transfer_images;
    const std::optional<std::int64_t> expected_images = which == "16k"  ? std::optional(16000)
                                                        : which == "1k" ? std::optional(1000)
                                                                        : std::nullopt;
    EXPECT_EQ(images, expected_images);
  }
}

TEST(Builtin, TasksOfThePublishedTables) {
  EXPECT_EQ(Study::open(resolve_study("published-16k")).tasks().size(), 27U);
  EXPECT_EQ(Study::open(resolve_study("published-1k")).tasks().size(), 27U);
  EXPECT_EQ(Study::open(resolve_study("published-mixed")).tasks().size(), 26U);
}

// What the profile `sample` measures: 26 sources, 22 targets, orders 1 to 4, baselines, and four
// test views of each target with what networks say of them.
TEST(Builtin, TheSampleIsWhole) {
  const Study study = Study::open(resolve_study("rooms-26"));
  const StudyInfo info = study.info();
  EXPECT_TRUE(info.builtin);
  EXPECT_EQ(info.name, "rooms-26");
  EXPECT_EQ(info.tasks, 26U);
  ASSERT_EQ(info.measurements.size(), 1U);
  EXPECT_EQ(info.measurements[0].targets, 22U);
  EXPECT_EQ(info.measurements[0].max_order, 4);
  EXPECT_TRUE(info.measurements[0].has_losses);
  const TransferTable table = study.table();
  std::size_t targets = 0;
  for (std::size_t index = 0; index < table.tasks().size(); ++index) {
    const TaskId target = TaskId::from_index(index);
    if (!table.is_target(target)) continue;
    ++targets;
    SCOPED_TRACE(table.code(target));
    for (const PseudoSource pseudo :
         {PseudoSource::kSelf, PseudoSource::kPixels, PseudoSource::kAverage}) {
      EXPECT_TRUE(table.find(pseudo, target)) << to_string(pseudo);
    }
    std::array<std::size_t, 5> of_order{};
    for (const TransferId id : table.into(target)) {
      const Transfer& transfer = table.transfer(id);
      if (transfer.pseudo == PseudoSource::kPixels) continue;  // of these it has no affinity
      if (transfer.pseudo == PseudoSource::kAverage) continue;
      EXPECT_GT(transfer.affinity, 0) << table.describe(id);
      if (transfer.pseudo == PseudoSource::kNone) ++of_order.at(transfer.order());
    }
    EXPECT_EQ(of_order[1], 26U);
    for (const std::size_t order : {2, 3, 4}) EXPECT_GE(of_order[order], 1U) << order;
    std::set<std::string> samples;
    std::size_t truths = 0, answers = 0;
    for (const KeptPart& part : study.kept(table.code(target))) {
      samples.insert(part.sample);
      if (part.part == ":truth") ++truths;
      if (!part.part.starts_with(':')) ++answers;
    }
    EXPECT_EQ(samples.size(), 4U);
    EXPECT_EQ(truths, 4U);
    EXPECT_GE(answers, 8U) << "of its own network and of a transfer at least";
  }
  EXPECT_EQ(targets, 22U);
}

TEST(Builtin, CannotBeEditedButCopied) {
  const Folder folder;
  const auto path = resolve_study("published-1k");
  const std::string before = read_file(path);
  for (const auto& options : {editing(), running()}) {
    const Caught error = caught([&] { Study::open(path, options); });
    EXPECT_EQ(error.kind, ErrorKind::kUsage);
    EXPECT_NE(error.message.find("save a copy"), std::string::npos) << error.message;
  }
  EXPECT_TRUE(read_file(path) == before);
  const auto copy = folder / "mine.taskstudy";
  EXPECT_TRUE(Study::open(path).save_as(copy));
  Study study = Study::open(copy, editing());
  EXPECT_EQ(study.access(), StudyAccess::kEdit);
  EXPECT_FALSE(study.info().builtin);
  EXPECT_EQ(study.info().name, "mine");
  EXPECT_EQ(study.provenance().size(), 2U);
  expect_same(study.table(), Study::open(path).table());
}

TEST(Builtin, AreCalledByTheirNamesWhereTheseMeanThem) {
  for (const BuiltinStudy& one : builtin_studies()) {
    EXPECT_EQ(study_word(resolve_study(one.name)), one.name);
  }
  // A file of that name that lies elsewhere is not what the name means.
  const Folder folder;
  const auto other = folder / "published-1k.taskstudy";
  std::filesystem::copy_file(resolve_study("published-1k"), other);
  EXPECT_EQ(study_word(other), other.string());
  EXPECT_EQ(study_word("mine.taskstudy"), "mine.taskstudy");
}

TEST(Builtin, AreMadeOfMeasuredStudies) {
  const Folder folder;
  const auto measured = folder / "measured.taskstudy", sealed = folder / "sample.taskstudy";
  Study::create(measured, small_study());
  const Study study = Study::open(measured);
  EXPECT_TRUE(study.save_builtin(sealed, "by us"));
  EXPECT_TRUE(study.save_builtin(sealed, "by us")) << "again, over a file that is write-protected";
  const Study builtin = Study::open(sealed);
  EXPECT_TRUE(builtin.info().builtin);
  EXPECT_EQ(builtin.info().name, "sample");
  EXPECT_EQ(builtin.info().uuid, study.info().uuid);
  EXPECT_EQ(builtin.provenance().back().note, "by us");
  expect_same(builtin.table(), study.table());
  EXPECT_EQ(caught([&] { Study::open(sealed, editing()); }).kind, ErrorKind::kUsage);
  EXPECT_FALSE(builtin.is_copy_of(study.info().uuid));
  // A copy of a copy is one of the first as well.
  builtin.save_as(folder / "copy.taskstudy");
  Study::open(folder / "copy.taskstudy").save_as(folder / "again.taskstudy");
  const Study again = Study::open(folder / "again.taskstudy");
  EXPECT_FALSE(again.info().builtin);
  EXPECT_TRUE(again.is_copy_of(study.info().uuid));
  EXPECT_FALSE(again.is_copy_of(again.info().uuid));
}

TEST(Builtin, ResolvesNamesAndPaths) {
  const Folder folder;
  const Caught unknown = caught([] { resolve_study("published-2k"); });
  EXPECT_EQ(unknown.kind, ErrorKind::kBadInput);
  for (const BuiltinStudy& study : builtin_studies()) {
    EXPECT_NE(unknown.message.find(study.name), std::string::npos);
  }
  const auto path = folder / "x.taskstudy";
  EXPECT_EQ(caught([&] { resolve_study(path.string()); }).kind, ErrorKind::kBadInput);
  Study::create(path, small_study());
  EXPECT_EQ(resolve_study(path.string()), path);

  // A path always means a file, and the environment comes first for names.
  const auto other = folder / "studies" / "published-16k.taskstudy";
  fs::create_directory(folder / "studies");
  Study::create(other, small_study());
  ::setenv("TASKATLAS_DATA_DIR", folder.path().c_str(), 1);
  EXPECT_EQ(resolve_study("published-16k"), other);
  EXPECT_NE(resolve_study("published-1k").string().find("share/taskatlas"), std::string::npos);
  ::unsetenv("TASKATLAS_DATA_DIR");
  EXPECT_EQ(caught([] { resolve_study("./published-16k"); }).kind, ErrorKind::kBadInput);
}

}  // namespace
}  // namespace taskatlas
