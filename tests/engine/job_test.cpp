// SPDX-License-Identifier: MIT
#include "engine/job.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "engine/support.hpp"
#include "engine/worker_protocol.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

namespace fs = std::filesystem;
using testing::small_experiment;

std::optional<std::vector<RankedSource>> not_yet(const TargetKey&,
                                                 const std::vector<std::string>&) {
  return std::nullopt;
}

std::vector<RankedSource> ranking(const TargetKey&, const std::vector<std::string>&) {
  return {{"colorization", 0.1}, {"edge2d", 0.2}, {"rgb2depth", 0.3}, {"rgb2sfnorm", 0.4}};
}

JobList listed(const Experiment& experiment, const FirstOrder& first_order = not_yet) {
  return list_jobs(experiment, "/data/rooms", first_order);
}

std::map<JobKind, std::size_t> kinds(const JobList& list) {
  std::map<JobKind, std::size_t> counts;
  for (const Job& job : list.jobs) ++counts[job.kind()];
  return counts;
}

ErrorKind refused(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind();
  }
  ADD_FAILURE() << "nothing was thrown";
  return ErrorKind::kFailed;
}

TEST(JobList, EveryJobOnceAfterWhatItDependsOn) {
  const JobList list = listed(small_experiment(3), ranking);
  std::set<JobId> before;
  for (const Job& job : list.jobs) {
    EXPECT_EQ(job.id, job_id(job));
    for (const JobId& id : job.depends) EXPECT_TRUE(before.contains(id)) << job.title();
    EXPECT_TRUE(before.insert(job.id).second) << job.title();
  }
}

TEST(JobList, CountsOfTheDesign) {
  const JobList first = listed(small_experiment());
  auto counts = kinds(first);
  EXPECT_EQ(counts[JobKind::kRender], 1U);
  EXPECT_EQ(counts[JobKind::kTrain], 4U);
  EXPECT_EQ(counts[JobKind::kEncode], 4U);
  EXPECT_EQ(counts[JobKind::kBaseline], 3U);
  EXPECT_EQ(counts[JobKind::kTransfer], 3U * 2U);  // four sources by two
  ASSERT_EQ(first.expected.size(), 3U);
  EXPECT_EQ(first.expected[0].sets, 1U);  // pairs of the best two

  const JobList second = listed(small_experiment(), ranking);
  EXPECT_TRUE(second.expected.empty());
  EXPECT_EQ(kinds(second)[JobKind::kTransfer], 3U * 3U);
  EXPECT_TRUE(std::equal(first.jobs.begin(), first.jobs.end(), second.jobs.begin(),
                         [](const Job& a, const Job& b) { return a.id == b.id; }));
  const auto& pair = std::get<TransferJob>(second.jobs.back().work);
  EXPECT_EQ(pair.target, "rgb2sfnorm");  // itself is not among its own sources
  EXPECT_EQ(pair.sources, (std::vector<std::vector<std::string>>{{"edge2d", "rgb2depth"}}));
}

TEST(JobList, ThePapersDesign) {
  Experiment experiment = small_experiment(4);
  experiment.profile.beam_width = 5;
  experiment.profile.readouts_per_job = 1000;
  experiment.profile.tasks.clear();
  experiment.tasks.clear();
  for (const Task& task : task_dictionary()) {
    if (task.default_role == Role::kUnused) continue;
    experiment.tasks.push_back({task.code, true, task.default_role == Role::kBoth});
  }
  const JobList list = listed(experiment);
  std::size_t first = 0, higher = 0;
  for (const Job& job : list.jobs) {
    if (const auto* transfer = std::get_if<TransferJob>(&job.work)) {
      first += transfer->sources.size();
    }
  }
  for (const ExpectedTransfers& one : list.expected) higher += one.sets;
  EXPECT_EQ(first, 22U * 26U);
  EXPECT_EQ(higher, 22U * (10U + 10U + 5U));
}

TEST(JobList, SeedsAndTransferImagesShareWhatTheyCan) {
  Experiment experiment = small_experiment();
  const JobList one = listed(experiment);
  experiment.profile.transfer_images = {4, 8};
  experiment.profile.seeds = {1, 2};
  const JobList more = listed(experiment);
  auto counts = kinds(more);
  EXPECT_EQ(counts[JobKind::kRender], 1U);
  EXPECT_EQ(counts[JobKind::kTrain], 8U);
  EXPECT_EQ(counts[JobKind::kEncode], 8U);
  EXPECT_EQ(counts[JobKind::kBaseline], 12U);
  std::set<JobId> ids;
  for (const Job& job : more.jobs) ids.insert(job.id);
  for (const Job& job : one.jobs) EXPECT_TRUE(ids.contains(job.id)) << job.title();
}

dataset::OwnTask own_task(const std::string& json) {
  return dataset::parse_own_task(json, "spec", "/data");
}

// A study whose experiment gets a task of the user's, and then a source.
Experiment with_own(Experiment experiment, const std::string& json, bool source, bool target) {
  experiment.own.push_back(own_task(json));
  experiment.tasks.push_back({experiment.own.back().task.code, source, target});
  experiment.check();
  return experiment;
}
const char* const kHeat =
    R"({"code": "heat", "labels": "heat", "output": {"picture": 1}, "range": [0, 9],
        "identity": "aa"})";
const char* const kForeign = R"({"code": "net", "representations": "net", "identity": "bb"})";

TEST(JobList, OwnTasksAddJobsAndLeaveAllOthers) {
  // Orders by a ranking in which whatever was added last is best.
  const auto best_last = [](const TargetKey&, const std::vector<std::string>& sources) {
    std::vector<RankedSource> scores;
    for (const std::string& source : sources) {
      scores.push_back({source, static_cast<double>(scores.size() + 1)});
    }
    return std::optional(scores);
  };
  const Experiment before = small_experiment(3);
  const Experiment task = with_own(before, kHeat, true, true);
  const Experiment both = with_own(task, kForeign, true, false);
  const auto ids_of = [&](const Experiment& experiment) {
    std::set<JobId> ids, known;
    for (const Job& job : listed(experiment, best_last).jobs) {
      for (const JobId& id : job.depends) EXPECT_TRUE(ids.contains(id)) << job.title();
      EXPECT_TRUE(ids.insert(job.id).second) << job.title();
      EXPECT_EQ(parse_job(format_job(job)).id, job.id);
    }
    return ids;
  };
  const auto first = ids_of(before), second = ids_of(task), third = ids_of(both);
  EXPECT_TRUE(std::includes(second.begin(), second.end(), first.begin(), first.end()));
  EXPECT_TRUE(std::includes(third.begin(), third.end(), second.begin(), second.end()));

  // Everything that is new is about what was added.
  const auto about = [](const Job& job, const std::string& code) {
    if (job.task() == code) return true;
    if (const auto* encode = std::get_if<EncodeJob>(&job.work)) {
      return encode->targets == std::vector{code};
    }
    const auto* transfer = std::get_if<TransferJob>(&job.work);
    return transfer != nullptr &&
           std::all_of(transfer->sources.begin(), transfer->sources.end(), [&](const auto& set) {
             return std::find(set.begin(), set.end(), code) != set.end();
           });
  };
  std::size_t rows = 0, columns = 0, higher = 0;
  for (const Job& job : listed(task, best_last).jobs) {
    if (first.contains(job.id)) continue;
    EXPECT_TRUE(about(job, "heat")) << job.title();
    const auto* transfer = std::get_if<TransferJob>(&job.work);
    if (transfer == nullptr) continue;
    const bool single = transfer->sources.front().size() == 1;
    rows += transfer->target == "heat" && single ? transfer->sources.size() : 0;
    columns += transfer->target != "heat" && single ? transfer->sources.size() : 0;
    higher += single ? 0 : 1;
  }
  EXPECT_EQ(rows, 5U);
  EXPECT_EQ(columns, 3U);
  EXPECT_GT(higher, 0U);
  std::size_t trained = 0, foreign = 0;
  for (const Job& job : listed(both, best_last).jobs) {
    if (second.contains(job.id)) continue;
    EXPECT_TRUE(about(job, "net")) << job.title();
    trained += job.kind() == JobKind::kTrain ? 1 : 0;
    if (const auto* encode = std::get_if<EncodeJob>(&job.work)) {
      EXPECT_TRUE(encode->network.empty());
      EXPECT_EQ(job.own.size(), encode->targets.front() == "heat" ? 2U : 1U);
      ++foreign;
    }
  }
  EXPECT_EQ(trained, 0U);
  EXPECT_EQ(foreign, 2U);  // for the dictionary's targets, and for heat

  // Where its folder lies is no part of a job; what it holds is.
  Experiment moved = task;
  moved.own.front().folder = "/elsewhere";
  EXPECT_EQ(ids_of(moved), second);
  moved.own.front().identity = "cc";
  EXPECT_NE(ids_of(moved), second);
  EXPECT_EQ(experiment_from_json(to_json(both)), both);
}

// Of the user's own sources nothing is known before they are measured: over all rankings that may
// come, what is listed then is in the mean what was expected.
class OwnSourcesExpected : public ::testing::Test {
 protected:
  using Scores = std::vector<double>;  // of codes_, more is better
  struct Transfers {
    double jobs = 0, sets = 0;
  };

  FirstOrder ranked(Scores scores, std::size_t measured) const {
    return
        [this, scores = std::move(scores), measured](
            const TargetKey&,
            const std::vector<std::string>& sources) -> std::optional<std::vector<RankedSource>> {
          if (sources.size() > measured) return std::nullopt;
          std::vector<RankedSource> ranking;
          for (const std::string& source : sources) {
            const auto at = std::find(codes_.begin(), codes_.end(), source) - codes_.begin();
            ranking.push_back({source, scores[static_cast<std::size_t>(at)]});
          }
          return ranking;
        };
  }
  // What is listed, and what is expected besides.
  Transfers transfers(const JobList& list) const {
    Transfers all;
    for (const Job& job : list.jobs) {
      const auto* transfer = std::get_if<TransferJob>(&job.work);
      if (transfer == nullptr) continue;
      all.jobs += 1;
      all.sets += static_cast<double>(transfer->sources.size());
    }
    for (const ExpectedTransfers& one : list.expected) {
      all.jobs += one.jobs(experiment_.profile.readouts_per_job);
      all.sets += one.chance * static_cast<double>(one.sets);
    }
    return all;
  }
  // `planned`, in which some is expected, against the mean of what those rankings list.
  void expect_mean(const JobList& planned, const std::vector<FirstOrder>& rankings) const {
    EXPECT_FALSE(planned.expected.empty());
    Transfers sum;
    for (const FirstOrder& ranking : rankings) {
      const JobList list = listed(experiment_, ranking);
      EXPECT_TRUE(list.expected.empty());
      const Transfers one = transfers(list);
      sum.jobs += one.jobs;
      sum.sets += one.sets;
    }
    const auto count = static_cast<double>(rankings.size());
    EXPECT_NEAR(transfers(planned).jobs, sum.jobs / count, 1e-9);
    EXPECT_NEAR(transfers(planned).sets, sum.sets / count, 1e-9);
  }

  static Experiment experiment() {
    Experiment experiment = small_experiment(3);
    experiment.profile.beam_width = 3;
    return with_own(with_own(experiment, kHeat, true, true), kForeign, true, false);
  }
  Experiment experiment_ = experiment();
  std::vector<std::string> codes_ = source_codes(experiment_);  // four, heat, net
};

TEST_F(OwnSourcesExpected, BeforeAnythingIsMeasured) {
  Scores scores(codes_.size());
  std::iota(scores.begin(), scores.end(), 1.0);
  std::vector<FirstOrder> rankings;
  do {
    rankings.push_back(ranked(scores, codes_.size()));
  } while (std::next_permutation(scores.begin(), scores.end()));
  expect_mean(listed(experiment_), rankings);
}

TEST_F(OwnSourcesExpected, OnceAllOthersAreMeasured) {
  const Scores measured{2, 4, 1, 5, 3, 0};  // heat is in the middle, net is not measured
  // Of the four others that a target is ranked by, net comes after `place`.
  const auto placed = [this, measured](std::size_t place) -> FirstOrder {
    return [this, measured, place](const TargetKey& key, const std::vector<std::string>& sources)
               -> std::optional<std::vector<RankedSource>> {
      std::vector<RankedSource> ranking;
      std::vector<double> others;
      for (const std::string& source : sources) {
        const auto at = std::find(codes_.begin(), codes_.end(), source) - codes_.begin();
        ranking.push_back({source, measured[static_cast<std::size_t>(at)]});
        if (source != codes_.back() && source != key.target)
          others.push_back(ranking.back().affinity);
      }
      std::sort(others.begin(), others.end());
      for (RankedSource& one : ranking) {
        if (one.code == codes_.back()) one.affinity = place == 0 ? 0 : others[place - 1] + 0.5;
      }
      return ranking;
    };
  };
  constexpr std::size_t kOthers = 4;
  std::vector<FirstOrder> rankings;
  for (std::size_t place = 0; place <= kOthers; ++place) rankings.push_back(placed(place));
  expect_mean(listed(experiment_, ranked(measured, codes_.size() - 1)), rankings);
}

TEST(JobList, MeansAreToldAsWholeNumbers) {
  EXPECT_EQ(rounded_up(0), 0U);
  EXPECT_EQ(rounded_up(0.1), 1U);
  EXPECT_EQ(rounded_up(0.1 + 0.2 + 0.7), 1U);
  EXPECT_EQ(rounded_up(2.5), 3U);
  const std::vector<ExpectedTransfers> expected{{{}, 2, 5, 0.5}, {{}, 3, 1, 0.25}};
  EXPECT_EQ(expected_jobs(expected, 2), 2U);  // 1.5 and 0.25
  EXPECT_EQ(expected_jobs({}, 2), 0U);
}

TEST(JobList, ANovelTargetHasNoNetwork) {
  const Experiment experiment =
      with_own(small_experiment(),
               R"({"code": "few", "labels": "few", "output": {"classes": 3}, "role": "target",
                   "novel": true, "identity": "dd"})",
               false, true);
  std::size_t into = 0;
  for (const Job& job : listed(experiment).jobs) {
    EXPECT_FALSE(job.kind() == JobKind::kTrain && job.task() == "few");
    into += job.kind() == JobKind::kTransfer && job.task() == "few" ? 1 : 0;
    if (job.kind() == JobKind::kBaseline && job.task() == "few") {
      EXPECT_TRUE(job.find_own("few")->novel);
    }
  }
  EXPECT_EQ(into, 2U);  // four sources by two
}

TEST(JobList, OwnTasksOfAnExperimentAreChecked) {
  Experiment experiment = with_own(small_experiment(), kHeat, true, true);
  for (const auto& spoil :
       std::vector<std::function<void()>>{[&] { experiment.own.front().task.code = "edge2d"; },
                                          [&] { experiment.own.front().task.code = "nowhere"; },
                                          [&] { experiment.own.push_back(experiment.own.front()); },
                                          [&] { experiment.own.front().identity.clear(); }}) {
    const Experiment good = experiment;
    spoil();
    EXPECT_EQ(refused([&] { experiment.check(); }), ErrorKind::kBadInput);
    experiment = good;
  }
}

TEST(JobList, OneMoreTransfer) {
  const Experiment experiment = small_experiment();
  JobList list = listed(experiment);
  const std::size_t before = list.jobs.size();
  const TargetKey key{"edge2d", 8, 1};
  EXPECT_LT(add_transfer(list, experiment, "/data/rooms", {"rgb2depth"}, key), before);
  EXPECT_EQ(add_transfer(list, experiment, "/data/rooms", {"rgb2sfnorm", "rgb2depth"}, key),
            before);
  std::set<JobId> ids;
  for (const Job& job : list.jobs) ids.insert(job.id);
  for (const JobId& id : list.jobs.back().depends) EXPECT_TRUE(ids.contains(id));
  for (const auto& sources : {std::vector<std::string>{}, {"edge3d"}, {"edge2d", "edge2d"}}) {
    EXPECT_EQ(refused([&] { add_transfer(list, experiment, "/data/rooms", sources, key); }),
              ErrorKind::kUsage);
  }
}

TEST(Job, IdTellsEverythingThatMattersAndNothingElse) {
  const JobList list = listed(small_experiment(), ranking);
  for (const Job& job : list.jobs) {
    Job other = job;
    other.dataset = "/moved";
    EXPECT_EQ(job_id(other), job.id);
    const auto differs = [&](const std::function<void(Job&)>& change) {
      Job changed = job;
      change(changed);
      EXPECT_NE(job_id(changed), job.id) << job.title();
    };
    differs([](Job& one) { one.threads = 7; });
    differs([](Job& one) { one.device = "cuda"; });
    differs([](Job& one) { one.image_size = 128; });
    differs([](Job& one) { one.samples += "x"; });
    differs([](Job& one) { one.depends.push_back(std::string(32, '0')); });
    differs([](Job& one) { std::visit([](auto& work) { ++work.seed; }, one.work); });
  }
}

TEST(Job, AnAdversarialTermRenamesPicturesNetworksAlone) {
  const Experiment without = small_experiment();
  Experiment idle = without, with = without;
  idle.profile.training.adversarial_from = 0.5;  // of nothing
  with.profile.training.adversarial_weight = 0.004;
  const JobList before = listed(without, ranking);
  const JobList same = listed(idle, ranking), after = listed(with, ranking);
  ASSERT_EQ(after.jobs.size(), before.jobs.size());
  for (std::size_t i = 0; i < before.jobs.size(); ++i) {
    const Job& job = before.jobs[i];
    EXPECT_EQ(format_job(job).find("adversarial"), std::string::npos);
    EXPECT_EQ(same.jobs[i].id, job.id);
    EXPECT_EQ(parse_job(format_job(after.jobs[i])).id, after.jobs[i].id);
    // What depends on such a network is renamed with it.
    const bool kept = job.kind() == JobKind::kRender || job.kind() == JobKind::kBaseline ||
                      (job.kind() != JobKind::kTransfer && job.task() == "colorization");
    EXPECT_EQ(after.jobs[i].id == job.id, kept) << job.title();
  }
}

TEST(Job, RoundTrip) {
  for (const Job& job : listed(small_experiment(), ranking).jobs) {
    const Job back = parse_job(format_job(job));
    EXPECT_EQ(back.id, job.id);
    EXPECT_EQ(back.dataset, job.dataset);
    EXPECT_EQ(format_job(back), format_job(job));
    EXPECT_EQ(back.title(), job.title());
  }
}

TEST(Job, HostileText) {
  const std::string good = format_job(listed(small_experiment()).jobs.back());
  for (const std::string& bad :
       {std::string(), std::string("{}"), std::string("[1]"), std::string(1000, '['),
        good.substr(0, good.size() / 2), std::string(good).replace(good.find("\"id\""), 4, "\"i\""),
        std::string(good).replace(good.find("rgb2sfnorm"), 10, "../etc"),
        std::string(good).replace(good.find("\"threads\": 1"), 12, "\"threads\": 2")}) {
    EXPECT_EQ(refused([&] { parse_job(bad); }), ErrorKind::kBadInput) << bad.substr(0, 80);
  }
  for (const char* bad : {"", "..", "../../../../../../etc/passwd/123",
                          "0123456789abcdef0123456789abcdeF", "0123456789abcdef0123456789abcde"}) {
    EXPECT_FALSE(is_job_id(bad)) << bad;
  }
}

class JobStoreTest : public ::testing::Test {
 protected:
  static JobLosses losses() {
    return {"edge2d",
            {{"rgb2depth"}, {"rgb2depth", "rgb2sfnorm"}},
            {"room_1/a", "room_1/b", "room_2/a"},
            {"room_1", "room_1", "room_2"},
            {0.5F, NAN, 1e-30F, 3, 2, 1}};
  }
  void artifact(const std::string& name, const std::string& content) const {
    write_file_atomically(store_.folder(job_.id) / name, content, Links::kFollow);
  }
  taskatlas::testing::TemporaryFolder folder_;
  JobStore store_{folder_.path() / "x.taskstudy"};
  Job job_ = listed(small_experiment()).jobs.back();
};

TEST_F(JobStoreTest, IsMadeWhenItIsNeeded) {
  EXPECT_FALSE(store_.done(job_.id));
  EXPECT_FALSE(fs::exists(store_.artifacts()));
  EXPECT_EQ(store_.artifacts().filename(), "x.artifacts");
  EXPECT_EQ(refused([&] { store_.job(job_.id); }), ErrorKind::kBadInput);
  store_.put(job_);
  EXPECT_EQ(format_job(store_.job(job_.id)), format_job(job_));
  EXPECT_EQ(refused([&] { static_cast<void>(store_.folder("../x")); }), ErrorKind::kBadInput);
}

TEST_F(JobStoreTest, SaysWhyAJobCannotBeLocked) {
  store_.put(job_);
  const fs::path lock = store_.folder(job_.id) / "lock";
  fs::create_symlink(folder_ / "elsewhere", lock);
  try {
    store_.lock(job_.id, {});
    ADD_FAILURE() << "a link was locked";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kFailed);
    EXPECT_EQ(std::string(error.what()), lock.string() + ": " + std::strerror(ELOOP));
  }
  EXPECT_FALSE(fs::exists(folder_ / "elsewhere"));
  fs::remove(lock);
  EXPECT_TRUE(store_.lock(job_.id, {}));
}

TEST_F(JobStoreTest, ResultsRoundTrip) {
  store_.put(job_);
  write_file_atomically(store_.scratch(job_.id) / "checkpoint", "half", Links::kFollow);
  artifact(readout_file(0), "weights");
  store_.fail(job_.id, {ErrorKind::kBadInput, "it was tired"});
  EXPECT_EQ(store_.failure(job_.id)->message, "it was tired");
  EXPECT_EQ(store_.failure(job_.id)->kind, ErrorKind::kBadInput);
  JobResult result;
  result.seconds = 1.5;
  result.peak_bytes = 1 << 20;
  result.files = {readout_file(0)};
  result.numbers["final_loss"] = 0.25;
  result.notes = {"one sample was damaged"};
  store_.finish(job_.id, result, losses());
  EXPECT_TRUE(store_.done(job_.id));
  EXPECT_FALSE(store_.failure(job_.id));
  EXPECT_FALSE(fs::exists(store_.folder(job_.id) / kScratchFolder));
  const auto back = store_.result(job_.id);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->seconds, 1.5);
  EXPECT_EQ(back->peak_bytes, 1U << 20);
  std::uintmax_t bytes = 0;
  for (const std::string& name :
       {readout_file(0), std::string("losses.npy"), std::string("images.json")}) {
    bytes += fs::file_size(store_.folder(job_.id) / name);
  }
  EXPECT_EQ(back->bytes, bytes);
  EXPECT_EQ(back->numbers, result.numbers);
  EXPECT_EQ(back->notes, result.notes);
  EXPECT_TRUE(back->has_losses);
  const auto taken = store_.losses(job_.id);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->target, "edge2d");
  EXPECT_EQ(taken->rows, losses().rows);
  EXPECT_EQ(taken->images, losses().images);
  EXPECT_EQ(taken->groups, losses().groups);
  ASSERT_EQ(taken->losses.size(), 6U);
  EXPECT_EQ(taken->losses[0], 0.5F);
  EXPECT_TRUE(std::isnan(taken->losses[1]));
  EXPECT_EQ(taken->losses[2], 1e-30F);
}

TEST_F(JobStoreTest, WhatIsNotWholeIsNotDone) {
  store_.put(job_);
  JobResult result;
  result.files = {readout_file(0)};
  EXPECT_EQ(refused([&] { store_.finish(job_.id, result, losses()); }), ErrorKind::kFailed);
  EXPECT_FALSE(store_.done(job_.id));
  artifact(readout_file(0), "weights");
  store_.finish(job_.id, result, losses());
  for (const std::string& name : std::initializer_list<std::string>{
           "losses.npy", "images.json", readout_file(0), "result.json"}) {
    const fs::path path = store_.folder(job_.id) / name;
    const std::string bytes = read_file(path);
    write_file_atomically(path, bytes.substr(0, bytes.size() / 2), Links::kFollow);
    EXPECT_FALSE(store_.done(job_.id)) << name;
    fs::remove(path);
    EXPECT_FALSE(store_.done(job_.id)) << name;
    write_file_atomically(path, bytes, Links::kFollow);
    EXPECT_TRUE(store_.done(job_.id)) << name;
  }
  JobLosses bad = losses();
  bad.losses.pop_back();
  EXPECT_EQ(refused([&] { store_.finish(job_.id, result, bad); }), ErrorKind::kBadInput);
  bad = losses();
  bad.images[0] = bad.images[1];
  EXPECT_EQ(refused([&] { store_.finish(job_.id, result, bad); }), ErrorKind::kBadInput);
  result.files = {"../../outside"};
  EXPECT_EQ(refused([&] { store_.finish(job_.id, result); }), ErrorKind::kBadInput);
}

TEST_F(JobStoreTest, ItsLockIsForOne) {
  std::stop_source stopped;
  stopped.request_stop();
  {
    const auto mine = store_.lock(job_.id, {});
    ASSERT_TRUE(mine);
    EXPECT_FALSE(store_.lock(job_.id, stopped.get_token()));
  }
  EXPECT_TRUE(store_.lock(job_.id, stopped.get_token()));
}

TEST(WorkerProtocol, RoundTrip) {
  const JobId id(32, 'a');
  for (const Event& event :
       {Event(Progressed{"training", 1, 10, 2.5}), Event(Logged{"line \"one\"\nline two"}),
        Event(Done{true, {{"loss", 0.5}}}), Event(Failed{ErrorKind::kUsage, "no"})}) {
    const auto back = parse_worker_event(format_worker_event({id, event}));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->id, id);
    EXPECT_TRUE(back->event == event);
  }
  const auto started = parse_worker_event(format_worker_event({"", Started{1, "x", "work"}}));
  ASSERT_TRUE(started);
  EXPECT_TRUE(started->id.empty());
  EXPECT_FALSE(parse_worker_event(R"({"event":"later","id":"?"})"));
  for (const char* bad : {"", "{", R"({"event":"log","message":"x"})",
                          R"({"event":"log","message":"x","id":"../.."})"}) {
    EXPECT_EQ(refused([&] { parse_worker_event(bad); }), ErrorKind::kBadInput) << bad;
  }
}

}  // namespace
}  // namespace taskatlas::engine
