// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "engine/job_samples.hpp"
#include "jobs/batches.hpp"
#include "jobs/job_bodies.hpp"
#include "jobs/job_files.hpp"
#include "networks/loss.hpp"
#include "networks/task_network.hpp"
#include "training/train.hpp"
#include "transfers/average.hpp"
#include "transfers/samples.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace taskatlas::jobs {
namespace {

constexpr std::int64_t kValidationSamples = 128;
constexpr std::size_t kHeldOutSamples = 256;
constexpr std::size_t kAverageSamples = 256;  // that the first answer is fitted to

dataset::SampleList first_of(const dataset::SampleList& list, std::size_t most) {
  dataset::SampleList out{list.task, list.split, {}};
  const auto count = static_cast<std::ptrdiff_t>(std::min(most, list.groups.size()));
  out.groups.assign(list.groups.begin(), list.groups.begin() + count);
  return out;
}

JobOutput saved(const networks::TaskNetwork& network, const engine::Job& job,
                const JobPlace& place) {
  network.save(place.store.folder(job.id) / engine::kNetworkFile);
  JobOutput output;
  output.result.files = {engine::kNetworkFile};
  return output;
}

// The mean loss on samples that are held in memory.
double loss_on(networks::TaskNetwork& network, const transfers::LabelledSamples& samples,
               std::int64_t at_once, const std::string& device) {
  std::vector<float> losses;
  const std::int64_t count = samples.targets.size();
  for (std::int64_t begin = 0; begin < count; begin += at_once) {
    const std::int64_t end = std::min(count, begin + at_once);
    std::vector<at::Tensor> pictures;
    for (const at::Tensor& all : samples.pictures) {
      pictures.push_back(all.slice(0, begin, end).to(at::Device(device)));
    }
    const auto answer = network.answer(pictures, samples.targets.slice(begin, end).to(device));
    const at::Tensor part = networks::per_sample_loss(network.spec(), answer.values, answer.target)
                                .to(at::kCPU, at::kFloat)
                                .contiguous();
    losses.insert(losses.end(), part.data_ptr<float>(), part.data_ptr<float>() + part.numel());
  }
  return mean_of(losses);
}

// Trains from the checkpoint on. False where stopped. Classes and numbers, of which a few thousand
// pictures are soon learnt by heart, are chosen by rooms that are held out; pictures, each of which
// is thousands of samples, are trained on all.
bool run_training(networks::TaskNetwork& network, const dataset::SampleList& all,
                  const engine::Job& job, const engine::TrainJob& work, const JobPlace& place,
                  const RunContext& context, engine::JobResult& result) {
  HeldOut lists{all, {}};
  if (!network.spec().output.dense()) lists = hold_out(all, place.data.source().index(), work.seed);
  const dataset::SampleList& list = lists.train;
  std::optional<transfers::LabelledSamples> held_out;
  if (!lists.held_out.groups.empty()) {
    held_out =
        transfers::load_samples(place.data.source(), first_of(lists.held_out, kHeldOutSamples),
                                transfers::Pictures::kKeep, context);
    if (!held_out) return false;
  }
  const std::filesystem::path checkpoint = place.store.scratch(job.id) / "checkpoint.bin";
  const bool resumed = std::filesystem::exists(checkpoint);
  const CurveFile curve(place.store, job.id, resumed);
  BatchDrawer drawer(place.data.source(), list, work.settings.batch, work.seed);
  const auto options = train_options(job, work.settings,
                                     dataset::task_of(work.task, place.data.source().own_tasks()),
                                     work.seed, checkpoint);
  if (!resumed) {
    const auto some = transfers::load_samples(place.data.source(), first_of(list, kAverageSamples),
                                              transfers::Pictures::kLeave, context);
    if (!some) return false;
    const auto average = transfers::fit_average(network.spec(), some->targets);
    network.start_from(transfers::first_answer(network.spec(), average));
  }
  training::HeldOutLoss held_out_loss;
  if (held_out) {
    held_out_loss = [&] {
      return loss_on(network, *held_out, engine::samples_at_once(job.image_size), job.device);
    };
  }
  training::TrainResult trained;
  try {
    trained = training::train(
        network, [&](std::int64_t step) { return drawer.draw(step); }, options, context,
        [&](const training::CurvePoint& point) { curve.add(point); }, held_out_loss);
  } catch (const Error& error) {
    // A checkpoint that cannot be used must not stand in the way of the next attempt.
    if (resumed && error.kind() == ErrorKind::kBadInput) std::filesystem::remove(checkpoint);
    throw;
  }
  if (trained.resumed_at > 0) {
    context.log("went on from step " + std::to_string(trained.resumed_at));
  }
  if (!trained.finished) return false;
  curve.finish(trained);
  note_training({&trained}, work.settings, result);
  result.numbers["steps"] = static_cast<double>(trained.steps);
  if (trained.best) {
    result.numbers["best_step"] = static_cast<double>(trained.best->step);
    result.numbers["held_out_loss"] = trained.best->loss;
    context.log(work.task + ": best on rooms held out after " + std::to_string(trained.best->step) +
                " steps, " + format_fixed(trained.best->loss, 4));
  }
  result.numbers["training_seconds"] = trained.seconds;
  if (trained.seconds > 0) {
    result.numbers["samples_per_second"] =
        static_cast<double>(trained.steps) * work.settings.batch / trained.seconds;
  }
  if (!trained.curve.empty() && std::isfinite(trained.curve.back().losses.front())) {
    result.numbers["training_loss"] = trained.curve.back().losses.front();
  }
  return true;
}

}  // namespace

std::optional<JobOutput> train(const engine::Job& job, const engine::TrainJob& work,
                               const JobPlace& place, const RunContext& context) {
  const auto& source = place.data.source();
  networks::TaskNetwork network(network_spec(job, work.task, source), work.seed);
  if (network.spec().output.kind == dataset::TargetKind::kNone) {
    return saved(network, job, place);  // the random projection is what it is
  }
  const auto* list =
      place.data.list(work.task, dataset::Split::kTrain, work.train_images, work.seed, context);
  if (list == nullptr) return std::nullopt;
  engine::JobResult result;
  result.numbers["train_samples"] = static_cast<double>(list->groups.size());
  if (!run_training(network, *list, job, work, place, context, result)) return std::nullopt;
  network.to(job.device);

  list = place.data.list(work.task, dataset::Split::kVal, kValidationSamples, work.seed, context);
  if (list == nullptr) return std::nullopt;
  const auto validation = test_network(network, source, *list, job.device, "validation", context);
  if (!validation) return std::nullopt;
  if (const double loss = mean_of(*validation); std::isfinite(loss)) {
    result.numbers["validation_loss"] = loss;
    context.log(work.task + ": validation loss " + format_fixed(loss, 4) + " on " +
                std::to_string(validation->size()) + " samples");
  }

  std::optional<engine::JobLosses> losses;
  if (work.self_losses) {
    list = place.data.list(work.task, dataset::Split::kTest, work.test_images, work.seed, context);
    if (list == nullptr) return std::nullopt;
    auto tested = test_network(network, source, *list, job.device, "test", context);
    if (!tested) return std::nullopt;
    losses = empty_losses(work.task, source.index(), *list);
    losses->rows = {{"self"}};
    losses->losses = *std::move(tested);
    if (const double loss = mean_of(losses->losses); std::isfinite(loss)) {
      result.numbers["test_loss"] = loss;
    }
  }
  network.to("cpu");
  JobOutput output = saved(network, job, place);
  result.files = std::move(output.result.files);
  output.result = std::move(result);
  output.losses = std::move(losses);
  return output;
}

}  // namespace taskatlas::jobs
