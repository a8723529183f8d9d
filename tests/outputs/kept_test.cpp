// SPDX-License-Identifier: MIT
#include "outputs/kept.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "outputs/kept_parts.hpp"
#include "outputs/network_folder.hpp"
#include "outputs/networks.hpp"
#include "outputs/support.hpp"
#include "study/builtin.hpp"
#include "support/temporary_folder.hpp"

#include <set>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace taskatlas::outputs {
namespace {

using taskatlas::testing::TemporaryFolder;

class Kept : public ::testing::Test {
 protected:
  Kept() {
    NewStudy content;
    content.provenance.action = "test";
    for (const char* code : {"a", "b", "t"}) {
      Task task;
      task.code = task.name = code;
      content.tasks.push_back(task);
    }
    Study::create(path_, content);
    StudyOpenOptions how;
    how.access = StudyAccess::kRun;
    Study study = Study::open(path_, how);
    GrownLosses losses;
    losses.transfer_images = 64;
    losses.seed = 1;
    losses.target = "t";
    losses.rows = {{"self"}, {"average"}, {"a"}, {"a", "b"}};
    losses.images = {"r0/v0", "r1/v1"};
    losses.losses = {0.1F, 0.2F, 0.3F, 0.4F, 0.5F, 0.6F, 0.7F, 0.8F};
    study.grow(losses, content.provenance);
    const auto all = testing::answers();
    Answer input;
    input.picture = dataset::Values(2, 2, 3);
    KeptOutputs kept{64, 1, "t", {}};
    const auto keep = [&](std::string part, const Answer& answer) {
      kept.parts.push_back({"r1/v1", std::move(part), encode_answer(answer, Precision::kSmall)});
    };
    keep(input_part(0), input);
    keep(input_part(1), input);
    keep(std::string(kTruthPart), all[0]);
    keep(row_part({"self"}), all[0]);
    keep(row_part({"b", "a"}), all[0]);
    kept.parts.push_back({"r1/v1", "a", "no answer"});
    study.keep(kept);
  }
  TemporaryFolder folder_;
  std::filesystem::path path_ = folder_ / "s.taskstudy";
};

TEST_F(Kept, AnswersAreReadWithTheirLosses) {
  const Study study = Study::open(path_);
  const auto samples = kept_samples(study, "t");
  ASSERT_EQ(samples.size(), 1U);
  EXPECT_EQ(samples[0].sample, "r1/v1");
  ASSERT_EQ(samples[0].rows.size(), 3U);
  EXPECT_EQ(samples[0].rows[1], (Row{"t", {"a", "b"}, 64, 1}));
  const Reply reply =
      read_kept(study, "t", "r1/v1", {},
                {{"t", {"self"}, 64, 1}, {"t", {"a", "b"}, 64, 1}, {"t", {"average"}, 64, 1}});
  EXPECT_EQ(reply.inputs.size(), 2U);
  EXPECT_TRUE(reply.truth);
  ASSERT_EQ(reply.rows.size(), 3U);
  EXPECT_EQ(reply.rows[0].loss, 0.2F);
  EXPECT_EQ(reply.rows[1].loss, 0.8F);
  EXPECT_TRUE(reply.rows[1].answer);
  EXPECT_FALSE(reply.rows[2].answer);
  EXPECT_EQ(reply.rows[2].loss, 0.4F);
  EXPECT_FALSE(reply.rows[2].problem.empty());
}

TEST_F(Kept, DamageIsNamed) {
  const Study study = Study::open(path_);
  EXPECT_TRUE(kept_samples(study, "a").empty());
  EXPECT_THROW(read_kept(study, "t", "r0/v0"), Error);
  EXPECT_THROW(read_kept(study, "t", "r1/v1"), Error);  // the answer of a
}

TEST_F(Kept, NetworksBesideAStudyAreFound) {
  EXPECT_TRUE(answerable(path_).empty());
  EXPECT_FALSE(answerable(path_).photos);
  NetworkFolder content;
  content.study = "u";
  content.classes = dataset::taskonomy_classes();
  content.statistics = dataset::taskonomy_statistics();
  content.networks = {{"rgb2depth", 1, "rgb2depth.bin"}, {"random", 1, "random.bin"}};
  const auto beside = networks_folder(path_);
  EXPECT_EQ(beside, std::filesystem::weakly_canonical(folder_ / "s.networks"));
  EXPECT_FALSE(read_network_folder(beside));
  std::filesystem::create_directory(beside);
  write_network_folder(beside, content);
  const Answerable found = answerable(path_);
  ASSERT_EQ(found.rows.size(), 1U);
  EXPECT_TRUE(found.photos);
  EXPECT_TRUE(found.rows[0].half);
  EXPECT_NE(found.find({"rgb2depth", {"self"}, 512, 1}), nullptr);
  EXPECT_EQ(found.find({"rgb2depth", {"self"}, 0, 2}), nullptr);
  EXPECT_FALSE(found.problem.empty());
  write_file_atomically(beside / "networks.json", "{", Links::kFollow);
  EXPECT_THROW(answerable(path_), Error);
  write_file_atomically(beside / "networks.json",
                        R"({"version":1,"study":"u","image_size":64,"family":"compact",)"
                        R"("networks":[{"task":"t","seed":1,"file":"../../x"}]})",
                        Links::kFollow);
  EXPECT_THROW(answerable(path_), Error);
}

// A study may come from a stranger, with what lies beside it.
TEST_F(Kept, NetworksAreWrittenInALinksPlaceAndNoPipeIsWaitedFor) {
  NetworkFolder content;
  content.study = "u";
  content.classes = dataset::taskonomy_classes();
  content.statistics = dataset::taskonomy_statistics();
  const auto beside = networks_folder(path_), victim = folder_ / "victim";
  write_file_atomically(victim, "precious", Links::kReplace);
  std::filesystem::create_directory(beside);
  const std::vector<const char*> names{"networks.json", "classes.json", "statistics.json"};
  for (const char* name : names) std::filesystem::create_symlink(victim, beside / name);
  write_network_folder(beside, content);
  EXPECT_EQ(read_file(victim), "precious");
  EXPECT_TRUE(read_network_folder(beside));
  for (const char* name : names) {
    std::filesystem::remove(beside / name);
    ASSERT_EQ(::mkfifo((beside / name).c_str(), 0666), 0);
    EXPECT_THROW(read_network_folder(beside), Error) << name;
    write_network_folder(beside, content);
    EXPECT_TRUE(read_network_folder(beside)) << name;
  }
}

// The networks of a built-in study serve the copies that are made when it is changed.
TEST_F(Kept, CopiesOfABuiltInStudyFindItsNetworks) {
  const auto studies = folder_ / "data" / "studies";
  std::filesystem::create_directories(studies);
  const auto builtin = studies / "published-1k.taskstudy";
  ASSERT_TRUE(Study::open(path_).save_builtin(builtin, "for the test"));
  NetworkFolder content;
  content.study = Study::open(builtin).info().uuid;
  content.classes = dataset::taskonomy_classes();
  content.statistics = dataset::taskonomy_statistics();
  content.networks = {{"rgb2depth", 1, "rgb2depth.bin"}};
  std::filesystem::create_directory(networks_folder(builtin));
  write_network_folder(networks_folder(builtin), content);
  const auto copy = folder_ / "copy.taskstudy";
  ASSERT_TRUE(Study::open(builtin).save_as(copy));
  ::setenv("TASKATLAS_DATA_DIR", (folder_ / "data").c_str(), 1);
  const auto of_copy = find_networks(Study::open(copy));
  const auto of_other = find_networks(Study::open(path_));
  ::unsetenv("TASKATLAS_DATA_DIR");
  EXPECT_EQ(of_copy, networks_folder(builtin));
  EXPECT_EQ(of_other, networks_folder(path_));
}

// One's own photo is answered by them at once, with no dataset on the machine.
TEST(SampleStudy, HasTheNetworksOfAllItsTasks) {
  const Study study = Study::open(resolve_study("rooms-26"));
  const auto folder = find_networks(study);
  const auto content = read_network_folder(folder);
  ASSERT_TRUE(content) << folder;
  EXPECT_EQ(content->study, study.info().uuid);
  std::set<std::string> tasks;
  for (const ExportedNetwork& network : content->networks) {
    EXPECT_TRUE(std::filesystem::is_regular_file(folder / network.file)) << network.file;
    tasks.insert(network.task);
  }
  for (const Task& task : study.tasks()) {
    EXPECT_EQ(tasks.contains(task.code), task.code != "random") << task.code;
  }
}

}  // namespace
}  // namespace taskatlas::outputs
