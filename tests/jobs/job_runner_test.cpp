// SPDX-License-Identifier: MIT
#include "jobs/job_runner.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"
#include "dataset/box_dataset.hpp"
#include "jobs/batches.hpp"

#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::jobs {
namespace {

namespace fs = std::filesystem;
using dataset::testing::BoxDataset;
using engine::Job;
using engine::JobId;
using engine::JobStore;
using taskatlas::testing::TemporaryFolder;

constexpr int kSize = 32;

engine::TrainSettings settings(std::int64_t steps) {
  engine::TrainSettings out;
  out.steps = steps;
  out.batch = 4;
  return out;
}

class Jobs : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    box_.folder = folder_->path() / "dataset";
    box_.write();
  }
  static void TearDownTestSuite() { folder_.reset(); }

  template <class Work>
  static Job make(Work work, std::vector<JobId> depends = {}) {
    Job job;
    job.work = std::move(work);
    job.image_size = kSize;
    job.samples = "boxes";
    std::sort(depends.begin(), depends.end());
    job.depends = std::move(depends);
    job.dataset = box_.folder;
    job.id = engine::job_id(job);
    return job;
  }
  static Job train_job(const std::string& task, std::int64_t steps = 6) {
    return make(engine::TrainJob{task, 0, 5, 1, settings(steps), task != "random"});
  }
  static Job encode_job(const std::string& source, const Job& network,
                        std::vector<std::string> targets) {
    return make(engine::EncodeJob{source, network.id, std::move(targets), 6, 5, 1}, {network.id});
  }
  static Outcome run(const JobStore& store, const Job& job, const RunContext& context = {}) {
    store.put(job);
    JobRunner runner(store);
    return runner.run(job.id, context);
  }

  static BoxDataset box_;
  static std::unique_ptr<TemporaryFolder> folder_;
};
BoxDataset Jobs::box_;
std::unique_ptr<TemporaryFolder> Jobs::folder_;

void expect_table(const engine::JobLosses& losses, std::size_t rows, std::size_t images) {
  EXPECT_EQ(losses.rows.size(), rows);
  EXPECT_EQ(losses.images.size(), images);
  EXPECT_EQ(std::set(losses.images.begin(), losses.images.end()).size(), images);
  ASSERT_EQ(losses.losses.size(), rows * images);
  for (const float loss : losses.losses) {
    EXPECT_TRUE(std::isfinite(loss));
    EXPECT_GE(loss, 0);
  }
}

// From task networks to transfers of order 2, a pair task among the targets.
TEST_F(Jobs, LeadFromNetworksToTransfers) {
  const TemporaryFolder folder;
  const JobStore store(folder / "s.taskstudy");
  JobRunner runner(store);
  const auto done = [&](const Job& job) {
    store.put(job);
    EXPECT_EQ(runner.run(job.id, {}), Outcome::kFinished);
    ASSERT_TRUE(store.done(job.id));
    const auto result = store.result(job.id);
    EXPECT_GT(result->seconds, 0);
    EXPECT_GT(result->peak_bytes, 1u << 20);
    EXPECT_THAT(result->notes, ::testing::IsEmpty());
    EXPECT_FALSE(fs::exists(store.folder(job.id) / engine::kScratchFolder));
  };
  const std::vector<std::string> targets{"fix_pose", "rgb2depth"};
  std::vector<engine::TransferJob::Bank> banks;
  std::vector<JobId> encoded;
  for (const std::string code : {"jigsaw", "random", "rgb2depth"}) {
    const Job network = train_job(code);
    done(network);
    EXPECT_EQ(store.losses(network.id).has_value(), code != "random");
    if (code == "rgb2depth") {
      const auto losses = *store.losses(network.id);
      expect_table(losses, 1, 5);
      EXPECT_EQ(losses.target, code);
      EXPECT_EQ(losses.rows[0], std::vector<std::string>{"self"});
      EXPECT_THAT(losses.images[0], ::testing::StartsWith(losses.groups[0] + "/point_"));
      EXPECT_TRUE(fs::exists(store.folder(network.id) / engine::kCurveFile));
    }
    const Job bank = encode_job(code, network, targets);
    done(bank);
    banks.push_back({code, bank.id});
    encoded.push_back(bank.id);
  }
  for (const std::string& target : targets) {
    const Job transfer = make(
        engine::TransferJob{
            target, {{"jigsaw"}, {"random"}, {"rgb2depth"}}, banks, 6, 5, 1, settings(4)},
        encoded);
    done(transfer);
    const auto first = *store.losses(transfer.id);
    expect_table(first, 3, 5);
    EXPECT_EQ(first.rows[2], std::vector<std::string>{"rgb2depth"});

    const Job second = make(
        engine::TransferJob{
            target, {{"jigsaw", "rgb2depth"}}, {banks[0], banks[2]}, 6, 5, 1, settings(4)},
        {banks[0].encode, banks[2].encode});
    done(second);
    expect_table(*store.losses(second.id), 1, 5);
    EXPECT_EQ(store.losses(second.id)->images, first.images);

    const Job baseline = make(engine::BaselineJob{target, 6, 0, 5, 1, settings(4)});
    done(baseline);
    const auto base = *store.losses(baseline.id);
    expect_table(base, 2, 5);
    EXPECT_EQ(base.images, first.images);
    EXPECT_THAT(base.rows, ::testing::UnorderedElementsAre(std::vector<std::string>{"average"},
                                                           std::vector<std::string>{"pixels"}));
  }
}

// A dense task, a class task, a vector task and a source, all of the user's: networks, average,
// pixels and transfers, also between them.
TEST_F(Jobs, TakeTasksOfTheUsersOwn) {
  const TemporaryFolder folder;
  const auto number = [](double value) {
    const std::vector<double> one{value};
    return npy::write(std::span<const double>(one), {1});
  };
  for (std::uint32_t room = 0; room < box_.rooms; ++room) {
    for (std::uint32_t point = 0; point < box_.points; ++point) {
      for (std::uint32_t view = 0; view < box_.views; ++view) {
        const std::string name = BoxDataset::room_name(room) + "/point_" + std::to_string(point) +
                                 "_view_" + std::to_string(view);
        const auto put = [&](const std::string& task, const std::string& end,
                             const std::string& content) {
          dataset::testing::put_file(folder / task / (name + end), content);
        };
        put("heat", ".png",
            read_file(box_.path_of(room, point, view, dataset::Domain::kKeypoints2d)));
        put("mood", ".npy", number(static_cast<double>(point)));
        if (view > 0) put("where", ".npy", number(room + 0.5 * view));  // partial labels
        std::vector<float> features(5 * 3 * 3, static_cast<float>(room) / 8);
        features[view] = static_cast<float>(point);
        put("net", ".npy", npy::write(std::span<const float>(features), {5, 3, 3}));
      }
    }
  }
  std::map<std::string, dataset::OwnTask> own;
  for (const std::string json :
       {R"({"code": "heat", "labels": "heat", "output": {"picture": 1}, "range": [0, 65535]})",
        R"({"code": "mood", "labels": "mood", "output": {"classes": 3}})",
        R"({"code": "where", "labels": "where", "output": {"vector": 1}, "mean": [4],
            "std": [2]})",
        R"({"code": "net", "representations": "net"})"}) {
    auto task = dataset::parse_own_task(json, "spec", folder.path());
    task.identity = dataset::OwnLabels::open(task, {})->identity();
    own.emplace(task.task.code, task);
  }
  const auto about = [&](Job job, const std::set<std::string>& codes) {
    for (const std::string& code : codes) {
      if (own.contains(code)) job.own.push_back(own.at(code));
    }
    job.id = engine::job_id(job);
    return job;
  };
  const JobStore store(folder / "s.taskstudy");
  JobRunner runner(store);
  const auto done = [&](const Job& job) {
    store.put(job);
    EXPECT_EQ(runner.run(job.id, {}), Outcome::kFinished);
    ASSERT_TRUE(store.done(job.id)) << job.title();
    EXPECT_THAT(store.result(job.id)->notes, ::testing::IsEmpty());
  };
  std::map<std::string, Job> networks;
  for (const std::string code : {"heat", "mood", "where", "rgb2depth"}) {
    networks.emplace(code, about(train_job(code, 3), {code}));
    done(networks.at(code));
    expect_table(*store.losses(networks.at(code).id), 1, 5);
  }
  for (const std::string target : {"heat", "mood", "where", "rgb2depth"}) {
    std::vector<engine::TransferJob::Bank> banks;
    std::vector<JobId> encoded;
    for (const std::string source : {"heat", "net", "rgb2depth"}) {
      Job bank = source == "net" ? make(engine::EncodeJob{source, {}, {target}, 6, 5, 1})
                                 : encode_job(source, networks.at(source), {target});
      bank = about(std::move(bank), {source, target});
      done(bank);
      banks.push_back({source, bank.id});
      encoded.push_back(bank.id);
    }
    const Job transfer =
        about(make(engine::TransferJob{target, {{"heat"}, {"net"}}, banks, 6, 5, 1, settings(4)},
                   encoded),
              {target});
    done(transfer);
    expect_table(*store.losses(transfer.id), 2, 5);
    const Job pair =
        about(make(engine::TransferJob{target, {{"net", "rgb2depth"}}, banks, 6, 5, 1, settings(4)},
                   encoded),
              {target});
    done(pair);
    expect_table(*store.losses(pair.id), 1, 5);
    const Job baseline =
        about(make(engine::BaselineJob{target, 6, 0, 5, 1, settings(4)}), {target});
    done(baseline);
    expect_table(*store.losses(baseline.id), 2, 5);
    if (target == "where") {
      const engine::JobLosses losses = store.losses(transfer.id).value();
      for (const std::string& image : losses.images) {
        EXPECT_THAT(image, ::testing::Not(::testing::EndsWith("_view_0")));
      }
    }
  }

  // A representation that is missing, or files that are others than those that were added.
  fs::remove(folder / "net/room_00000/point_0_view_0.npy");
  own.at("net").identity = dataset::OwnLabels::open(own.at("net"), {})->identity();
  for (std::uint32_t room = 1; room < box_.rooms; ++room) {
    fs::remove_all(folder / "net" / BoxDataset::room_name(room));
  }
  const auto failure_of = [&](const Job& job) -> std::string {
    store.put(job);
    try {
      JobRunner(store).run(job.id, {});
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
      return error.what();
    }
    return "nothing was refused";
  };
  EXPECT_THAT(
      failure_of(about(make(engine::EncodeJob{"net", {}, {"rgb2depth"}, 6, 5, 1}), {"net"})),
      ::testing::HasSubstr("other files"));
  own.at("net").identity = dataset::OwnLabels::open(own.at("net"), {})->identity();
  EXPECT_THAT(
      failure_of(about(make(engine::EncodeJob{"net", {}, {"rgb2depth"}, 6, 5, 1}), {"net"})),
      ::testing::HasSubstr("has no representation of"));
  fs::remove_all(folder / "heat");
  EXPECT_THAT(failure_of(about(train_job("heat", 2), {"heat"})), ::testing::HasSubstr("heat"));
}

TEST_F(Jobs, AreDoneOnce) {
  const TemporaryFolder folder;
  const JobStore store(folder / "s.taskstudy");
  const Job job = train_job("rgb2depth", 2);
  EXPECT_EQ(run(store, job), Outcome::kFinished);
  const std::string network = read_file(store.folder(job.id) / engine::kNetworkFile);
  const auto written = fs::last_write_time(store.folder(job.id) / engine::kNetworkFile);
  EXPECT_EQ(run(store, job), Outcome::kFinished);
  EXPECT_EQ(fs::last_write_time(store.folder(job.id) / engine::kNetworkFile), written);

  // Elsewhere, the same job has the same bytes.
  const JobStore other(folder / "other.taskstudy");
  EXPECT_EQ(run(other, job), Outcome::kFinished);
  EXPECT_EQ(read_file(other.folder(job.id) / engine::kNetworkFile), network);
  EXPECT_EQ(other.losses(job.id)->losses, store.losses(job.id)->losses);
}

// Stopped at any step and gone on in another process's place, training ends with the same bits.
TEST_F(Jobs, GoOnWhereTheyWereStopped) {
  const TemporaryFolder folder;
  const JobStore undisturbed(folder / "a.taskstudy"), disturbed(folder / "b.taskstudy");
  const Job job = train_job("room_layout", 9);
  ASSERT_EQ(run(undisturbed, job), Outcome::kFinished);
  int stops = 0;
  for (const double at : {3.0, 7.0}) {
    std::stop_source stop;
    RunContext context;
    context.stop = stop.get_token();
    context.on_progress = [&](double steps, double, std::string_view stage) {
      if (stage == "training" && steps >= at) stop.request_stop();
    };
    const Outcome outcome = run(disturbed, job, context);
    EXPECT_EQ(outcome, Outcome::kStopped);
    EXPECT_FALSE(disturbed.done(job.id));
    stops += outcome == Outcome::kStopped ? 1 : 0;
  }
  ASSERT_EQ(stops, 2);
  ASSERT_EQ(run(disturbed, job), Outcome::kFinished);
  EXPECT_EQ(read_file(disturbed.folder(job.id) / engine::kNetworkFile),
            read_file(undisturbed.folder(job.id) / engine::kNetworkFile));
  EXPECT_EQ(disturbed.losses(job.id)->losses, undisturbed.losses(job.id)->losses);
  EXPECT_THAT(read_file(disturbed.folder(job.id) / engine::kLogFile),
              ::testing::HasSubstr("went on from step"));
}

// The same of a network that is trained against a discriminator, which is dropped at the end.
TEST_F(Jobs, GoOnAgainstADiscriminator) {
  const TemporaryFolder folder;
  const JobStore plain(folder / "p.taskstudy");
  const JobStore undisturbed(folder / "a.taskstudy"), disturbed(folder / "b.taskstudy");
  const Job without = train_job("rgb2depth", 9);
  engine::TrainSettings adversarial = settings(9);
  adversarial.adversarial_weight = 0.004;
  const Job job = make(engine::TrainJob{"rgb2depth", 0, 5, 1, adversarial, true});
  ASSERT_EQ(run(plain, without), Outcome::kFinished);
  ASSERT_EQ(run(undisturbed, job), Outcome::kFinished);
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  context.on_progress = [&](double steps, double, std::string_view stage) {
    if (stage == "training" && steps >= 5) stop.request_stop();
  };
  EXPECT_EQ(run(disturbed, job, context), Outcome::kStopped);
  ASSERT_EQ(run(disturbed, job), Outcome::kFinished);
  const auto network = [&](const JobStore& store, const Job& one) {
    return read_file(store.folder(one.id) / engine::kNetworkFile);
  };
  EXPECT_EQ(network(disturbed, job), network(undisturbed, job));
  EXPECT_NE(network(disturbed, job), network(plain, without));
  EXPECT_EQ(network(disturbed, job).size(), network(plain, without).size());
  EXPECT_EQ(disturbed.losses(job.id)->losses, undisturbed.losses(job.id)->losses);
}

// Artifacts may come from a stranger: what is written in a job's folder is put in a link's place.
TEST_F(Jobs, LeadNowhere) {
  const TemporaryFolder folder;
  const JobStore store(folder / "s.taskstudy");
  const Job job = train_job("rgb2depth", 4), bank = encode_job("rgb2depth", job, {"rgb2depth"});
  const fs::path victim = folder / "victim", nowhere = folder / "nowhere";
  write_file_atomically(victim, "precious", Links::kReplace);
  for (const Job& one : {job, bank}) {
    store.put(one);
    for (const char* name : {engine::kNetworkFile, engine::kBankFile, engine::kCurveFile,
                             engine::kLogFile, "losses.npy", "images.json"}) {
      fs::create_symlink(victim, store.folder(one.id) / name);
    }
  }
  fs::create_symlink(nowhere, store.scratch(job.id) / "checkpoint.bin");
  fs::create_symlink(nowhere, store.scratch(job.id) / engine::kSecondsFile);
  std::stop_source stop;
  RunContext context;
  context.stop = stop.get_token();
  context.on_progress = [&](double steps, double, std::string_view stage) {
    if (stage == "training" && steps >= 2) stop.request_stop();
  };
  EXPECT_EQ(run(store, job, context), Outcome::kStopped);
  EXPECT_TRUE(fs::is_regular_file(store.scratch(job.id) / "checkpoint.bin"));
  EXPECT_EQ(run(store, job), Outcome::kFinished);
  EXPECT_EQ(run(store, bank), Outcome::kFinished);
  EXPECT_EQ(read_file(victim), "precious");
  EXPECT_FALSE(fs::exists(nowhere));
  EXPECT_TRUE(store.done(job.id) && store.done(bank.id));
}

// The samples that are kept beside the dataset are not written where a link leads.
TEST_F(Jobs, KeepNoSamplesBehindALink) {
  const TemporaryFolder folder;
  const JobStore store(folder / "s.taskstudy");
  BoxDataset box;
  box.folder = folder / "dataset";
  box.write();
  Job job = train_job("rgb2depth", 2);
  job.dataset = box.folder;
  fs::create_directories(folder / "elsewhere");
  const fs::path kept = dataset::dataset_folder(box.folder) / "samples";
  fs::create_directory_symlink(folder / "elsewhere", kept);
  EXPECT_EQ(run(store, job), Outcome::kFinished);
  EXPECT_TRUE(fs::is_empty(folder / "elsewhere"));
}

// A checkpoint that is no good costs one attempt, not the job.
TEST_F(Jobs, BeginAnewWhereTheCheckpointIsDamaged) {
  const TemporaryFolder folder;
  const JobStore store(folder / "s.taskstudy");
  const Job job = train_job("room_layout", 3);
  store.put(job);
  write_file_atomically(store.scratch(job.id) / "checkpoint.bin", "no checkpoint", Links::kFollow);
  EXPECT_THROW(run(store, job), Error);
  EXPECT_EQ(run(store, job), Outcome::kFinished);
}

TEST_F(Jobs, SayWhatIsMissing) {
  const TemporaryFolder folder;
  const JobStore store(folder / "s.taskstudy");
  const Job network = train_job("rgb2depth", 2);
  const Job bank = encode_job("rgb2depth", network, {"rgb2depth"});
  EXPECT_THROW(run(store, bank), Error);  // its network has not been trained

  Job lost = train_job("rgb2depth", 2);
  lost.dataset = folder / "nowhere";
  try {
    run(store, lost);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("nowhere"));
  }
  EXPECT_FALSE(store.done(lost.id));
  EXPECT_EQ(run(store, network), Outcome::kFinished);  // the dataset is back
  EXPECT_EQ(run(store, bank), Outcome::kFinished);

  const Job wrong = encode_job("jigsaw", network, {"rgb2depth"});
  EXPECT_THROW(run(store, wrong), Error);  // another task's network
}

TEST_F(Jobs, NoteDamagedSamples) {
  const TemporaryFolder folder;
  BoxDataset box = box_;
  box.folder = folder / "dataset";
  box.write();
  for (std::uint32_t room = 0; room < box.rooms; ++room) {
    dataset::testing::put_file(box.path_of(room, 0, 0, dataset::Domain::kDepthZbuffer), "no PNG");
  }
  const JobStore store(folder / "s.taskstudy");
  Job job = make(engine::TrainJob{"rgb2depth", 0, 0, 1, settings(20), true});
  job.dataset = box.folder;
  ASSERT_EQ(run(store, job), Outcome::kFinished);
  EXPECT_THAT(store.result(job.id)->notes,
              ::testing::ElementsAre(::testing::HasSubstr("damaged samples are passed over")));
  const auto losses = *store.losses(job.id);
  std::size_t missing = 0;
  for (const float loss : losses.losses) missing += std::isnan(loss) ? 1 : 0;
  const std::set<std::string> rooms(losses.groups.begin(), losses.groups.end());
  EXPECT_EQ(missing, rooms.size());  // one view of each
}

TEST_F(Jobs, DrawEachSampleOncePerPass) {
  const auto set = dataset::open_dataset(box_.folder, {}).value();
  dataset::SourceOptions options;
  options.size = kSize;
  const dataset::SampleSource source(set, options);
  const auto list = dataset::list_samples(set, "autoencoder", dataset::Split::kTrain, {}, {});
  const auto count = static_cast<std::int64_t>(list->groups.size());
  BatchDrawer drawer(source, *list, 3, 5);
  // The same of a picture and of its mirrored self, whatever the order of the sum.
  const auto key = [](const at::Tensor& picture) {
    return std::llround(picture.to(at::kDouble).sum().item<double>() * 1e6);
  };
  std::vector<long long> drawn;
  for (std::int64_t step = 0; step * 3 < 2 * count; ++step) {
    const networks::Batch batch = drawer.draw(step);
    ASSERT_EQ(batch.size(), 3);
    for (int i = 0; i < 3; ++i) drawn.push_back(key(batch.inputs[0][i]));
  }
  std::vector<long long> first(drawn.begin(), drawn.begin() + count),
      second(drawn.begin() + count, drawn.begin() + 2 * count);
  EXPECT_NE(first, second);
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  EXPECT_EQ(first, second);

  // A step does not depend on those before it.
  BatchDrawer other(source, *list, 3, 5);
  EXPECT_TRUE(other.draw(7).inputs[0].equal(drawer.draw(7).inputs[0]));
  BatchDrawer reseeded(source, *list, 3, 6);
  EXPECT_FALSE(reseeded.draw(7).inputs[0].equal(drawer.draw(7).inputs[0]));
}

// A job that began while the dataset was there and lost it: no result on what was left of it.
TEST_F(Jobs, KeepNothingWhereTheDatasetGoesAway) {
  const TemporaryFolder folder;
  BoxDataset box;
  box.folder = folder / "dataset";
  box.write();
  Job job = train_job("rgb2depth", 1000);
  job.dataset = box.folder;
  const JobStore store(folder / "s.taskstudy");
  store.put(job);
  RunContext context;
  bool gone = false;
  context.on_progress = [&](double, double, std::string_view stage) {
    if (gone || stage != "training") return;
    gone = true;
    fs::rename(box.folder, folder / "elsewhere");
    // Nor may a cache answer for it.
    fs::remove_all(folder / "elsewhere" / ".taskatlas");
  };
  JobRunner runner(store);
  try {
    runner.run(job.id, context);
    FAIL() << "a result without a dataset";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kFailed) << error.what();
    EXPECT_THAT(error.what(), ::testing::HasSubstr("put it back"));
  }
  EXPECT_TRUE(gone);
  EXPECT_FALSE(store.done(job.id));
}

}  // namespace
}  // namespace taskatlas::jobs
