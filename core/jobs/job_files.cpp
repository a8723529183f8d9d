// SPDX-License-Identifier: MIT
#include "jobs/job_files.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "jobs/cuda.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>

namespace taskatlas::jobs {
namespace {

constexpr const char* kCurveHeader = "step,loss\n";

std::string curve_line(const training::CurvePoint& point) {
  double sum = 0;
  std::size_t count = 0;
  for (const double loss : point.losses) {
    if (!std::isfinite(loss)) continue;
    sum += loss;
    ++count;
  }
  const double mean =
      count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(count);
  return std::to_string(point.step) + "," + format_number(mean) + "\n";
}

}  // namespace

networks::Family family_of(const engine::Job& job) {
  const auto family = networks::parse_family(job.family);
  if (!family) {
    throw bad_input("'" + job.family +
                    "' is no family of networks; there are compact and resnet50");
  }
  return *family;
}

networks::NetworkSpec network_spec(const engine::Job& job, const std::string& task,
                                   const dataset::SampleSource& source) {
  return networks::spec_for(dataset::task_of(task, source.own_tasks()), job.image_size,
                            family_of(job), source.classes(), *source.options().statistics);
}

training::TrainOptions train_options(const engine::Job& job, const engine::TrainSettings& settings,
                                     const Task& task, std::uint64_t seed,
                                     const std::filesystem::path& checkpoint) {
  training::TrainOptions options = training::default_options(task);
  apply(settings, job, seed, options);
  options.checkpoint = checkpoint;
  return options;
}

void apply(const engine::TrainSettings& settings, const engine::Job& job, std::uint64_t seed,
           training::TrainOptions& options) {
  options.steps = settings.steps;
  options.batch = settings.batch;
  options.learning_rate = settings.learning_rate;
  options.final_rate = settings.final_rate;
  if (settings.decay_step > 0) {
    options.schedule = training::Schedule::kStep;
    options.decay_at = std::min(
        1.0, static_cast<double>(settings.decay_step) / static_cast<double>(settings.steps));
  }
  options.weight_decay = settings.weight_decay;
  if (settings.clip_norm) options.clip_norm = *settings.clip_norm;
  options.smooth = settings.smooth;
  options.adversarial_weight = settings.adversarial_weight;
  options.adversarial_from = settings.adversarial_from;
  options.seed = seed;
  options.threads = job.threads;
  options.device = job.device;
  options.mixed_precision = job.device != "cpu" && settings.mixed_precision;
  if (options.mixed_precision && !cuda_has_bfloat16()) {
    throw failure(
        "the profile asks for mixed_precision, and this card does not multiply in bfloat16 "
        "(compute "
        "capability 8.0 and later do); run on another card, or set it to false in the profile");
  }
}

void note_training(const std::vector<const training::TrainResult*>& trained,
                   const engine::TrainSettings& settings, engine::JobResult& result) {
  std::int64_t parts = 1;
  for (const training::TrainResult* one : trained) parts = std::max(parts, one->parts);
  if (parts == 1) return;
  result.numbers["parts_of_a_step"] = static_cast<double>(parts);
  result.notes.push_back("the device's memory was short: steps of " +
                         std::to_string(settings.batch) + " samples were taken in up to " +
                         std::to_string(parts) +
                         " parts, batch normalisation seeing one part at a time");
}

CurveFile::CurveFile(const engine::JobStore& store, const engine::JobId& id, bool resumed)
    : store_(store), id_(id), file_(store.folder(id) / engine::kCurveFile) {
  std::error_code ignored;
  if (resumed && std::filesystem::exists(file_, ignored)) return;
  std::filesystem::remove(file_, ignored);
  store_.append(id_, engine::kCurveFile, kCurveHeader);
}

void CurveFile::add(const training::CurvePoint& point) const {
  store_.append(id_, engine::kCurveFile, curve_line(point));
}

void CurveFile::finish(const training::TrainResult& result) const {
  std::string text = kCurveHeader;
  for (const training::CurvePoint& point : result.curve) text += curve_line(point);
  write_file_atomically(file_, text, Links::kReplace);
}

std::string encoder_name(const networks::TaskNetwork& network) {
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%016llx",
                static_cast<unsigned long long>(network.hash()));
  return text.data();
}

engine::JobLosses empty_losses(const std::string& target, const dataset::DatasetIndex& index,
                               const dataset::SampleList& list) {
  engine::JobLosses losses;
  losses.target = target;
  for (const dataset::ViewGroup& group : list.groups) {
    losses.images.push_back(dataset::sample_name(index, group));
    losses.groups.push_back(dataset::sample_building(index, group));
  }
  return losses;
}

double mean_of(std::span<const float> losses) {
  double sum = 0;
  std::size_t count = 0;
  for (const float loss : losses) {
    if (std::isnan(loss)) continue;
    sum += loss;
    ++count;
  }
  return count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(count);
}

}  // namespace taskatlas::jobs
