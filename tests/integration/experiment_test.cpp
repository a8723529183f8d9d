// SPDX-License-Identifier: MIT
// The whole experiment with the real programs, in miniature: rooms, networks, transfers of orders 1
// and 2, taxonomy, evaluation; and again with every process killed several times on the way, to the
// same numbers.
#include "base/atomic_file.hpp"
#include "base/npy.hpp"
#include "integration/run_program.hpp"
#include "integration/tiny_study.hpp"
#include "outputs/kept.hpp"
#include "support/processes.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Experiment : public ::testing::Test {
 protected:
  static std::string study(const TemporaryFolder& folder, const std::string& name) {
    return (folder / (name + ".taskstudy")).string();
  }
  static Outcome run(const std::string& study) {
    return run_cli({"run", study, "--workers", "2", "--progress", "none"});
  }
  static bool has_card() {
    const Outcome devices = run_program(TASKATLAS_ENGINE, {"devices"});
    EXPECT_EQ(devices.exit_code, 0) << devices.err;
    const json all = devices.json();
    return std::any_of(all.begin(), all.end(), [](const json& one) {
      return one.at("id").get<std::string>().starts_with("cuda") && one.at("usable");
    });
  }
  // Of every row ("target,sources") the mean loss over the test images.
  static std::map<std::string, double> mean_losses(const std::string& study) {
    std::map<std::string, double> sums;
    std::map<std::string, int> counts;
    for (const std::string& line : exported_losses(study)) {
      if (line.starts_with("target,")) continue;
      const std::string row = line.substr(0, line.find(',', line.find(',') + 1));
      sums[row] += std::stod(line.substr(line.rfind(',') + 1));
      ++counts[row];
    }
    for (auto& [row, sum] : sums) sum /= counts.at(row);
    return sums;
  }
  static json status(const std::string& study) {
    const Outcome told = run_cli({"status", study, "--format", "json"});
    EXPECT_EQ(told.exit_code, 0) << told.err;
    return told.exit_code == 0 ? told.json() : json{{"state", "unknown"}};
  }
  // A plan of what is done tells what was measured.
  static void expect_measured_plan(const std::string& study) {
    double bytes = 0;
    for (const char* name : {"jobs", "dataset"}) {
      for (const auto& entry : fs::recursive_directory_iterator(artifacts_of(study) / name)) {
        if (entry.is_regular_file()) bytes += static_cast<double>(entry.file_size());
      }
    }
    const json plan = run_cli({"plan", study, "--format", "json"}).json();
    constexpr double kSmallFiles = 30e3;  // of a job, which are not looked at
    EXPECT_NEAR(plan.at("disk_bytes").get<double>(), bytes,
                kSmallFiles * static_cast<double>(jobs_done(study)));
    EXPECT_THAT(plan.at("basis").dump(), ::testing::HasSubstr("memory: what done jobs were"));
    EXPECT_GT(plan.at("memory_bytes").get<double>(), 50e6);
  }
  // Every row of a target is answered for one test image with the loss that the study has, and kept
  // in the study; a photo is answered without.
  static void expect_predictions(const TemporaryFolder& folder, const std::string& study,
                                 const std::vector<std::string>& losses, const std::string& target,
                                 std::size_t expected, double tolerance = 1e-5) {
    std::map<std::string, double> measured;  // by sources, of the first image
    std::string image, transfers;
    for (const std::string& line : losses) {
      std::vector<std::string> fields;
      std::istringstream stream(line);
      for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
      if (fields.size() < 4 || fields[0] != target) continue;
      if (image.empty()) image = fields[2];
      if (fields[2] != image) continue;
      measured[fields[1]] = std::stod(fields[3]);
      if (fields[1] != "self") {
        transfers += (transfers.empty() ? "" : ",") + fields[1] + "->" + target;
      }
    }
    ASSERT_EQ(measured.size(), expected);
    const fs::path out = folder / "answers";
    const Outcome asked =
        run_cli({"predict", study, "--sample", image, "--tasks", target, "--transfers", transfers,
                 "--out", out.string(), "--format", "json"});
    ASSERT_EQ(asked.exit_code, 0) << asked.err;
    const json rows = asked.json().at("tasks").at(0).at("rows");
    ASSERT_EQ(rows.size(), measured.size());
    for (const json& row : rows) {
      std::string sources;
      for (const json& code : row.at("sources")) {
        sources += (sources.empty() ? "" : "+") + code.get<std::string>();
      }
      ASSERT_TRUE(measured.contains(sources)) << sources;
      EXPECT_NEAR(row.at("loss").get<double>(), measured[sources],
                  tolerance * (1 + measured[sources]))
          << sources;
      EXPECT_TRUE(fs::exists(out / row.at("answer").at("file").get<std::string>()));
    }
    EXPECT_TRUE(fs::exists(out / "answers.json"));

    const fs::path photo = out / (target + ".input.png");
    const Outcome own =
        run_cli({"predict", study, photo.string(), "--out", (folder / "own").string()});
    EXPECT_EQ(own.exit_code, 0) << own.err;
    EXPECT_TRUE(fs::exists(folder / "own" / (target + ".png")) ||
                fs::exists(folder / "own" / (target + ".npy")));

    const Study kept = Study::open(study);
    const auto samples = outputs::kept_samples(kept, target);
    ASSERT_FALSE(samples.empty());
    // Of each higher order, of which there is one here, the best.
    const auto pairs = static_cast<std::size_t>(
        std::count_if(measured.begin(), measured.end(),
                      [](const auto& row) { return row.first.find('+') != std::string::npos; }));
    ASSERT_GT(pairs, 0U);
    EXPECT_EQ(samples.front().rows.size(), expected - pairs + 1);
    const outputs::Reply reply = outputs::read_kept(kept, target, samples.front().sample);
    EXPECT_TRUE(reply.truth);
    for (const outputs::RowAnswer& row : reply.rows) {
      EXPECT_TRUE(row.answer && row.loss) << row.row.label() << row.problem;
    }
  }
};

TEST_F(Experiment, FromNothingToATaxonomyKilledOnTheWayOrNot) {
  const TemporaryFolder folder;
  const std::string whole = study(folder, "whole"), killed = study(folder, "killed");
  create_tiny_study(whole);
  const Outcome ran = run(whole);
  ASSERT_EQ(ran.exit_code, 0) << ran.err << ran.out;
  EXPECT_EQ(status(whole).at("state"), "finished");
  const std::size_t jobs = jobs_done(whole);
  expect_measured_plan(whole);

  const Outcome taxonomy = run_cli({"taxonomy", whole, "--budget", "2", "--format", "json"});
  ASSERT_EQ(taxonomy.exit_code, 0) << taxonomy.err;
  EXPECT_EQ(taxonomy.json().at("status"), "optimal");
  EXPECT_EQ(taxonomy.json().at("transfers").size(), 3u);
  EXPECT_FALSE(taxonomy.json().at("mean_gain").is_null());
  EXPECT_FALSE(taxonomy.json().at("mean_quality").is_null());
  const Outcome evaluation = run_cli({"evaluate", whole, "--random", "5"});
  EXPECT_EQ(evaluation.exit_code, 0) << evaluation.err;

  // For each target: itself, pixels, average, three sources, the pair of the two best others.
  const auto expected = exported_losses(whole);
  std::set<std::string> rows;
  for (const std::string& line : expected) {
    const auto first = line.find(','), second = line.find(',', first + 1);
    rows.insert(line.substr(0, second));
  }
  EXPECT_EQ(rows.size(), 1u + 3u * 7u) << ::testing::PrintToString(rows);  // and the header

  expect_predictions(folder, whole, expected, "rgb2depth", 7);

  // The same samples, so that rooms need not be rendered again.
  create_tiny_study(killed, artifacts_of(whole) / "dataset");
  std::size_t kills = 0;
  for (const std::size_t at : {1u, 3u, 5u, 8u, 10u}) {
    std::atomic<bool> over = false;
    std::thread runner([&] {
      run(killed);
      over = true;
    });
    while (!over && jobs_done(killed) < at) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    kill_all(killed);
    runner.join();
    ++kills;
  }
  EXPECT_EQ(kills, 5u);
  const Outcome resumed = run(killed);
  ASSERT_EQ(resumed.exit_code, 0) << resumed.err << resumed.out;
  EXPECT_EQ(status(killed).at("state"), "finished");
  EXPECT_EQ(jobs_done(killed) + 1, jobs);  // but for the rendering
  EXPECT_EQ(exported_losses(killed), expected);

  // A picture of the user's own and a folder of representations: added, measured, asked, kept.
  const fs::path rooms = artifacts_of(whole) / "dataset";
  for (const auto& room : fs::directory_iterator(rooms)) {
    if (!fs::is_directory(room.path() / "depth_zbuffer")) continue;
    for (const auto& view : fs::directory_iterator(room.path() / "depth_zbuffer")) {
      const std::string name = view.path().filename().string();
      const std::string place =
          room.path().filename().string() + "/" + name.substr(0, name.find("_domain_"));
      fs::create_directories((folder / "heat" / place).parent_path());
      fs::create_directories((folder / "net" / place).parent_path());
      fs::copy_file(view.path(), folder / "heat" / (place + ".png"));
      const std::vector<double> features{static_cast<double>(name.size()), 0.5, -2};
      write_file_atomically(folder / "net" / (place + ".npy"),
                            npy::write(std::span<const double>(features), {3}), Links::kFollow);
    }
  }
  for (const char* spec :
       {R"({"code": "heat", "labels": "heat", "output": {"picture": 1}, "range": [0, 8192],
            "missing": 65535, "role": "target"})",
        R"({"code": "net", "representations": "net"})"}) {
    const fs::path file = folder / "spec.json";
    fs::remove(file);
    write_file_atomically(file, spec, Links::kFollow);
    const Outcome added = run_cli({"study", "add-task", whole, file.string()});
    ASSERT_EQ(added.exit_code, 0) << added.err;
  }
  const Outcome more = run(whole);
  ASSERT_EQ(more.exit_code, 0) << more.err << more.out;
  const auto with_own = exported_losses(whole);
  std::set<std::string> into;
  for (const std::string& line : with_own) {
    if (line.starts_with("heat,")) into.insert(line.substr(0, line.find(',', 5)));
  }
  fs::remove_all(folder / "answers");
  fs::remove_all(folder / "own");
  expect_predictions(folder, whole, with_own, "heat", into.size());
  const Outcome told = run_cli({"measures", whole, "--measure", "logme", "--format", "json"});
  ASSERT_EQ(told.exit_code, 0) << told.err;
  const json table = told.json().at("measures").at(0);
  EXPECT_THAT(table.at("targets").get<std::vector<std::string>>(), ::testing::Contains("heat"));
  EXPECT_THAT(table.at("sources").get<std::vector<std::string>>(), ::testing::Contains("net"));
}

// The same rooms by the processor and, twice, by a card: the same rows, among them constants that
// no device changes and networks that have learnt about as much; twice the same to the bit. What
// the processor says of an image by the card's networks has about the loss that the card measured.
TEST_F(Experiment, AllOfItRunsOnACard) {
  if (!has_card()) GTEST_SKIP() << "no CUDA device";
  const TemporaryFolder folder;
  const std::string processor = study(folder, "processor");
  create_tiny_study(processor);
  const Outcome ran = run(processor);
  ASSERT_EQ(ran.exit_code, 0) << ran.err << ran.out;
  const auto expected = mean_losses(processor);

  std::vector<std::vector<std::string>> losses;
  for (const char* name : {"card", "again"}) {
    const std::string card = study(folder, name);
    create_tiny_study(card, artifacts_of(processor) / "dataset");
    const Outcome on_card = run_cli({"run", card, "--device", "cuda", "--progress", "none"});
    ASSERT_EQ(on_card.exit_code, 0) << on_card.err << on_card.out;
    EXPECT_EQ(status(card).at("device"), "cuda");
    losses.push_back(exported_losses(card));
  }
  EXPECT_EQ(losses[0], losses[1]);
  const auto measured = mean_losses(study(folder, "card"));
  // Pairs are of the two best others, which need not be the same on both.
  for (const auto& [row, loss] : expected) {
    if (row.find('+') != std::string::npos) continue;
    ASSERT_TRUE(measured.contains(row)) << row;
    const bool constant = row.ends_with(",average");
    EXPECT_NEAR(measured.at(row), loss, (constant ? 1e-3 : 0.5) * loss) << row;
  }
  // Convolutions of cards may round their factors to 10 bits (TF32).
  expect_predictions(folder, study(folder, "card"), losses[0], "rgb2depth", 7, 1e-2);
}

}  // namespace
}  // namespace taskatlas::testing
