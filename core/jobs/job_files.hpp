// SPDX-License-Identifier: MIT
// Small things that bodies of jobs share. Internal to the room.
#pragma once

#include "dataset/sample_list.hpp"
#include "dataset/sample_source.hpp"
#include "engine/job_store.hpp"
#include "networks/spec.hpp"
#include "networks/task_network.hpp"
#include "training/options.hpp"
#include "training/train.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace taskatlas::jobs {

// Throws Error(kBadInput) for a family that does not exist.
networks::Family family_of(const engine::Job& job);

// The network of a job's task on its dataset.
networks::NetworkSpec network_spec(const engine::Job& job, const std::string& task,
                                   const dataset::SampleSource& source);

// What a job says of training, into the loop's options; the others stay as they are.
void apply(const engine::TrainSettings& settings, const engine::Job& job, std::uint64_t seed,
           training::TrainOptions& options);
// The loop's options for a task network; the task's defaults where the job says nothing.
training::TrainOptions train_options(const engine::Job& job, const engine::TrainSettings& settings,
                                     const Task& task, std::uint64_t seed,
                                     const std::filesystem::path& checkpoint);

// Notes of what about the training of one network, or of several with the same settings, is not as
// the profile says.
void note_training(const std::vector<const training::TrainResult*>& trained,
                   const engine::TrainSettings& settings, engine::JobResult& result);

// The file that a job's curve is appended to while it trains. What a killed attempt wrote beyond
// its last checkpoint is told by steps that do not rise; finish() writes the whole curve anew.
class CurveFile {
 public:
  CurveFile(const engine::JobStore& store, const engine::JobId& id, bool resumed);
  void add(const training::CurvePoint& point) const;
  void finish(const training::TrainResult& result) const;

 private:
  engine::JobStore store_;
  engine::JobId id_;
  std::filesystem::path file_;
};

// How representations name the network that made them (BankInfo::encoder): its hash in hexadecimal.
std::string encoder_name(const networks::TaskNetwork& network);

// Names of the columns of losses: images and their groups. rows and losses are left empty.
engine::JobLosses empty_losses(const std::string& target, const dataset::DatasetIndex& index,
                               const dataset::SampleList& list);

// Mean of what is a number; NaN where nothing is.
double mean_of(std::span<const float> losses);

}  // namespace taskatlas::jobs
