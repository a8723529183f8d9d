// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "engine/job_samples.hpp"
#include "jobs/job_bodies.hpp"
#include "jobs/job_files.hpp"
#include "transfers/average.hpp"
#include "transfers/transfer.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace taskatlas::jobs {
namespace {

using transfers::LabelledSamples;
using transfers::Pictures;

// Samples of a target's list; nullopt where stopped.
std::optional<LabelledSamples> load(JobData& data, const std::string& target, dataset::Split split,
                                    std::int64_t most, std::uint64_t seed, Pictures pictures,
                                    const RunContext& context) {
  const auto* list = data.list(target, split, most, seed, context);
  if (list == nullptr) return std::nullopt;
  return transfers::load_samples(data.source(), *list, pictures, context);
}

// Rows of losses over all images of a list, of which damaged ones have no sample.
class LossTable {
 public:
  LossTable(engine::JobLosses empty, const LabelledSamples& tested) : out_(std::move(empty)) {
    std::unordered_map<std::string, std::size_t> columns;
    for (std::size_t i = 0; i < out_.images.size(); ++i) columns.emplace(out_.images[i], i);
    for (const std::string& name : tested.names) columns_.push_back(columns.at(name));
  }
  void add(std::vector<std::string> sources, std::span<const float> losses) {
    const std::size_t first = out_.losses.size();
    out_.losses.resize(first + out_.images.size(), std::numeric_limits<float>::quiet_NaN());
    constexpr float kMostLoss = 1e30f;  // infinite ones have no place in a table
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const float loss = losses[i];
      out_.losses[first + columns_[i]] = std::isnan(loss) ? loss : std::min(loss, kMostLoss);
    }
    out_.rows.push_back(std::move(sources));
  }
  engine::JobLosses take() { return std::move(out_); }

 private:
  engine::JobLosses out_;
  std::vector<std::size_t> columns_;  // of each tested sample
};

// What every transfer into a target is measured on, and the table that its losses go into.
struct TestSide {
  LabelledSamples samples;
  LossTable table;
};
std::optional<TestSide> test_side(JobData& data, const std::string& target, std::int64_t most,
                                  std::uint64_t seed, Pictures pictures,
                                  const RunContext& context) {
  auto samples = load(data, target, dataset::Split::kTest, most, seed, pictures, context);
  if (!samples) return std::nullopt;
  const auto* list = data.list(target, dataset::Split::kTest, most, seed, context);
  if (list == nullptr) return std::nullopt;
  LossTable table(empty_losses(target, data.source().index(), *list), *samples);
  return TestSide{*std::move(samples), std::move(table)};
}

transfers::TransferOptions transfer_options(const engine::Job& job,
                                            const engine::TrainSettings& settings,
                                            const networks::NetworkSpec& target,
                                            std::size_t samples, std::size_t order,
                                            std::uint64_t seed) {
  transfers::TransferOptions options = transfers::default_options(target, samples, order);
  apply(settings, job, seed, options.train);
  if (order > 1 && settings.weight_decay_higher) {
    options.train.weight_decay = *settings.weight_decay_higher;
  }
  transfers::suit(target, options.train);
  options.test_batch = engine::samples_at_once(job.image_size);
  return options;
}

void note_pace(std::chrono::steady_clock::time_point begun, std::size_t readouts,
               const engine::TrainSettings& settings, engine::JobResult& result) {
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  result.numbers["readouts"] = static_cast<double>(readouts);
  result.numbers["seconds_per_readout"] = taken.count() / static_cast<double>(readouts);
  result.numbers["samples_per_second"] = static_cast<double>(readouts) *
                                         static_cast<double>(settings.steps) * settings.batch /
                                         taken.count();
}

}  // namespace

std::optional<JobOutput> baseline(const engine::Job& job, const engine::BaselineJob& work,
                                  const JobPlace& place, const RunContext& context) {
  JobData& data = place.data;
  const networks::NetworkSpec target = network_spec(job, work.target, data.source());
  auto test = test_side(data, work.target, work.test_images, work.seed, Pictures::kKeep, context);
  if (!test) return std::nullopt;

  JobOutput output;
  {
    const dataset::OwnTask* own = job.find_own(work.target);
    const bool novel = own != nullptr && own->novel;  // labels to transfer with are all it has
    const auto train = load(
        data, work.target, novel ? dataset::Split::kVal : dataset::Split::kTrain,
        engine::average_samples(job.image_size, novel ? work.transfer_images : work.train_images),
        work.seed, Pictures::kLeave, context);
    if (!train) return std::nullopt;
    const auto average = transfers::fit_average(target, train->targets);
    const auto losses = transfers::average_losses(target, average, test->samples.targets);
    test->table.add({"average"}, losses);
    transfers::save_average(place.store.folder(job.id) / engine::kAverageFile, average);
    output.result.files.emplace_back(engine::kAverageFile);
    output.result.numbers["average_samples"] = static_cast<double>(train->size());
    output.result.numbers["average_loss"] = mean_of(losses);
  }
  const auto train = load(data, work.target, dataset::Split::kVal, work.transfer_images, work.seed,
                          Pictures::kKeep, context);
  if (!train) return std::nullopt;
  const auto begun = std::chrono::steady_clock::now();
  auto pixels = transfers::train_pixels(
      target, *train, test->samples,
      transfer_options(job, work.settings, target, train->size(), 1, work.seed), context);
  if (!pixels) return std::nullopt;
  note_pace(begun, 1, work.settings, output.result);
  note_training({&pixels->training}, work.settings, output.result);
  test->table.add({"pixels"}, pixels->losses);
  output.result.files.push_back(engine::readout_file(1));  // the row after `average`
  pixels->readout.save(place.store.folder(job.id) / output.result.files.back(), true);
  output.result.numbers["transfer_samples"] = static_cast<double>(train->size());
  output.result.numbers["pixels_loss"] = mean_of(pixels->losses);
  output.losses = test->table.take();
  return output;
}

std::optional<JobOutput> transfer(const engine::Job& job, const engine::TransferJob& work,
                                  const JobPlace& place, const RunContext& context) {
  JobData& data = place.data;
  const networks::NetworkSpec target = network_spec(job, work.target, data.source());
  auto test = test_side(data, work.target, work.test_images, work.seed, Pictures::kLeave, context);
  if (!test) return std::nullopt;
  const auto train = load(data, work.target, dataset::Split::kVal, work.transfer_images, work.seed,
                          Pictures::kLeave, context);
  if (!train) return std::nullopt;

  std::map<std::string, transfers::Source> sources;
  for (const engine::TransferJob::Bank& bank : work.banks) {
    sources[bank.source] = {
        bank.source,
        {transfers::RepresentationBank::open(place.store.folder(bank.encode) / engine::kBankFile)}};
  }
  std::vector<std::vector<transfers::Source>> sets;
  for (const auto& codes : work.sources) {
    auto& set = sets.emplace_back();
    for (const std::string& code : codes) {
      const auto at = sources.find(code);
      if (at == sources.end()) {
        throw bad_input("job " + job.id + " names no representations of " + code);
      }
      set.push_back(at->second);
    }
  }

  const auto begun = std::chrono::steady_clock::now();
  const auto options = transfer_options(job, work.settings, target, train->size(),
                                        work.sources.front().size(), work.seed);
  auto measured = transfers::train_readouts(target, sets, *train, test->samples, options, context);
  if (!measured) return std::nullopt;
  JobOutput output;
  note_pace(begun, sets.size(), work.settings, output.result);
  std::vector<const training::TrainResult*> trained;
  for (const transfers::MeasuredTransfer& one : *measured) trained.push_back(&one.training);
  note_training(trained, work.settings, output.result);
  output.result.numbers["transfer_samples"] = static_cast<double>(train->size());
  for (std::size_t i = 0; i < measured->size(); ++i) {
    test->table.add(work.sources[i], (*measured)[i].losses);
    const std::string name = engine::readout_file(i);
    (*measured)[i].readout.save(place.store.folder(job.id) / name, true);
    output.result.files.push_back(name);
  }
  output.losses = test->table.take();
  return output;
}

}  // namespace taskatlas::jobs
