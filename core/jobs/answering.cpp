// SPDX-License-Identifier: MIT
#include "jobs/answering.hpp"

#include "base/error.hpp"
#include "dataset/own_display.hpp"
#include "networks/batch.hpp"
#include "networks/loss.hpp"
#include "transfers/average.hpp"
#include "transfers/transfer.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include <torch/torch.h>

namespace taskatlas::jobs {
namespace {

namespace fs = std::filesystem;
using dataset::TargetKind;
using outputs::Answer;
using outputs::AnswerKind;

constexpr int kBestScores = 5;

bool is_row(const outputs::Row& row, const char* name) {
  return row.sources.size() == 1 && row.sources.front() == name;
}

dataset::Values colours_of(const dataset::Planes& planes) {
  dataset::Values out(planes.width, planes.height, planes.channels);
  const auto channels = static_cast<std::size_t>(planes.channels);
  const std::size_t pixels = out.pixels();
  for (std::size_t i = 0; i < out.data.size(); ++i) {
    const float value = planes.data[i % channels * pixels + i / channels];
    out.data[i] = std::clamp((value + 1) / 2, 0.0f, 1.0f);
  }
  return out;
}

dataset::Planes planes_of(const at::Tensor& chw) {
  const at::Tensor plain = chw.to(at::kCPU, at::kFloat).contiguous();
  dataset::Planes planes(static_cast<int>(plain.size(0)), static_cast<int>(plain.size(1)),
                         static_cast<int>(plain.size(2)));
  std::memcpy(planes.data.data(), plain.data_ptr<float>(), planes.data.size() * sizeof(float));
  return planes;
}

std::vector<float> floats_of(const at::Tensor& tensor) {
  const at::Tensor plain = tensor.to(at::kCPU, at::kFloat).contiguous();
  return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

// What no picture can show is left out of it.
void clear_infinite(dataset::Values& values) {
  for (float& value : values.data) {
    if (std::isinf(value)) value = std::numeric_limits<float>::quiet_NaN();
  }
}

// `own`: nullptr of the dictionary's tasks.
Answer best_scores(const std::string& task, const dataset::OwnTask* own,
                   std::span<const float> scores, const dataset::Classes& classes) {
  Answer answer;
  answer.kind = AnswerKind::kScores;
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  const auto named = own != nullptr ? dataset::display_own_scores(*own, scores, kBestScores)
                                    : dataset::display_scores(task, scores, classes, kBestScores);
  for (std::size_t i = 0; i < named.size(); ++i) {
    answer.scores.push_back({static_cast<int>(order[i]), named[i].name, named[i].score});
  }
  return answer;
}

Answer pixel_classes(const std::string& task, int width, int height,
                     std::vector<std::int32_t> labels, const dataset::Classes& classes) {
  Answer answer;
  answer.kind = AnswerKind::kPixelClasses;
  answer.width = width;
  answer.height = height;
  std::map<std::int32_t, std::size_t> counts;
  for (const std::int32_t label : labels) {
    if (label >= 0) ++counts[label];
  }
  const std::vector<std::string> names = classes.names(task);
  for (const auto& [label, count] : counts) {
    const auto place = static_cast<std::size_t>(label);
    answer.scores.push_back(
        {label, place < names.size() ? names[place] : std::to_string(label),
         static_cast<float>(static_cast<double>(count) / static_cast<double>(labels.size()))});
  }
  std::stable_sort(answer.scores.begin(), answer.scores.end(),
                   [](const auto& a, const auto& b) { return a.score > b.score; });
  answer.labels = std::move(labels);
  return answer;
}

Answer numbers_answer(const std::string& task, const dataset::OwnTask* own,
                      std::span<const float> values, const dataset::Statistics& statistics) {
  Answer answer;
  answer.kind = AnswerKind::kNumbers;
  answer.numbers = own != nullptr ? dataset::display_own_numbers(*own, values)
                                  : dataset::display_numbers(task, values, statistics);
  return answer;
}

Answer picture_answer(const std::string& task, const dataset::OwnTask* own,
                      const dataset::Planes& values, std::span<const float> mask,
                      const dataset::Statistics& statistics) {
  Answer answer;
  if (own == nullptr) {
    answer.picture = dataset::display_values(task, values, mask, statistics);
    return answer;
  }
  answer.picture = dataset::display_own_values(*own, values, mask);
  const outputs::ValueRange range{static_cast<float>(own->low), static_cast<float>(own->high)};
  if (range.low < range.high) answer.range = range;
  return answer;
}

}  // namespace

Answerer::Answerer(NetworkShelf& shelf, const dataset::SampleOptions& options,
                   networks::Family family, AskedTasks& own, const dataset::SampleSource* source)
    : shelf_(shelf), options_(options), family_(family), own_(own), source_(source) {}

dataset::SampleOptions Answerer::options_for(std::uint64_t seed) const {
  dataset::SampleOptions options = options_;
  options.tile_size = 0;  // whole pictures for jigsaw's encoder
  options.seed = seed;
  return options;
}

std::vector<at::Tensor> Answerer::pictures_for(const NetworkShelf::Network& encoder,
                                               const Shown& shown) const {
  std::vector<at::Tensor> pictures;
  for (std::size_t i = 0; i < shown.pictures.size(); ++i) {
    auto planes = dataset::make_inputs(encoder.network.spec().task, shown.pictures[i],
                                       options_for(shown.seeds[i]));
    planes.resize(1);  // each picture of a pair is encoded alike
    pictures.push_back(networks::collate_inputs(std::span(&planes, 1)).front());
  }
  return pictures;
}

std::vector<at::Tensor> Answerer::representations_of(const transfers::ReadoutSource& source,
                                                     int side, const Shown& shown) const {
  const dataset::OwnLabels* folder = own_.tasks().find(source.code);
  if (folder == nullptr) throw bad_input("the study has no source " + source.code + " any more");
  if (shown.views.empty()) {
    throw bad_input("the representations of " + source.code +
                    " are made elsewhere, one file for each view of the dataset (" +
                    folder->task().folder.string() + "); there is none of a photo");
  }
  if (folder->identity() != source.encoder) {
    throw bad_input(folder->task().folder.string() + ": holds other representations of " +
                    source.code + " than those that the transfer was trained on");
  }
  std::vector<at::Tensor> representations;
  for (const std::string& view : shown.views) {
    const auto file = folder->file(view);
    if (!file) {
      throw bad_input(folder->task().folder.string() + ": has no representation of " + view +
                      "; what " + source.code + " would make of it is not known");
    }
    representations.push_back(transfers::foreign_representation(*file, side));
  }
  return representations;
}

void Answerer::open_folders(const outputs::AnswerableRow& row, const RunContext& context) {
  for (std::size_t i = 0; i < row.networks.size() && i < row.row.sources.size(); ++i) {
    if (row.networks[i].empty()) own_.open(row.row.sources[i], context);
  }
}

Answerer::Asked Answerer::ask(const outputs::AnswerableRow& row, const Shown& shown) {
  const torch::NoGradGuard no_gradients;
  if (is_row(row.row, "self")) {
    const auto kept = shelf_.network(row.networks.front());
    return {kept->network.forward(networks::collate_inputs(std::span(&shown.inputs, 1))),
            kept->network.spec()};
  }
  const auto readout = shelf_.readout(row.readout);
  if (readout->sources.size() != row.networks.size()) {
    throw bad_input(row.readout.string() + ": is a readout of other sources than " +
                    row.row.label());
  }
  std::vector<std::shared_ptr<NetworkShelf::Network>> kept;
  std::vector<networks::TaskNetwork*> encoders;
  std::vector<std::vector<at::Tensor>> pictures;
  for (std::size_t i = 0; i < row.networks.size(); ++i) {
    const transfers::ReadoutSource& source = readout->sources[i];
    if (row.networks[i].empty()) {
      encoders.push_back(nullptr);
      pictures.push_back(representations_of(source, readout->spec().side, shown));
      continue;
    }
    kept.push_back(shelf_.network(row.networks[i]));
    encoders.push_back(&kept.back()->network);
    if (source.encoder != kept.back()->encoder) {
      throw bad_input(row.row.label() + " was trained on another network of " + source.code +
                      " than there is now");
    }
    pictures.push_back(pictures_for(*kept.back(), shown));
  }
  if (encoders.empty()) pictures.push_back(networks::collate_inputs(std::span(&shown.inputs, 1)));
  return {transfers::predict(*readout, encoders, pictures), readout->spec().target};
}

// What an embedding's projection is fitted to: made-up pictures, or, where a source is but a folder
// of representations, views that it has.
std::vector<Shown> Answerer::pictures_to_fit(const outputs::AnswerableRow& row) const {
  std::vector<const dataset::OwnLabels*> folders;
  for (std::size_t i = 0; i < row.networks.size() && i < row.row.sources.size(); ++i) {
    if (row.networks[i].empty()) folders.push_back(own_.tasks().find(row.row.sources[i]));
  }
  if (!folders.empty()) {
    return source_ == nullptr ? std::vector<Shown>() : shown_views(*source_, folders);
  }
  std::vector<Shown> all;
  for (dataset::Raster& picture : made_up_pictures(options_.size)) {
    dataset::SampleOptions options = options_;
    options.seed = 1;
    Shown shown;
    shown.target = row.row.target;
    shown.inputs = dataset::make_inputs(row.row.target, picture, options);
    shown.pictures.push_back(std::move(picture));
    shown.seeds = {options.seed};
    all.push_back(std::move(shown));
  }
  return all;
}

const Projection& Answerer::projection_of(const outputs::AnswerableRow& row) {
  const fs::path& file = row.readout.empty() ? row.networks.front() : row.readout;
  if (!shelf_.projection(file)) {
    std::vector<at::Tensor> embeddings;
    for (const Shown& shown : pictures_to_fit(row)) embeddings.push_back(ask(row, shown).values);
    if (embeddings.empty()) {
      throw bad_input(row.row.label() + ": no view has a picture and all its representations");
    }
    shelf_.projection(file) = fit_projection(at::cat(embeddings));
  }
  return *shelf_.projection(file);
}

outputs::RowAnswer Answerer::answer(const outputs::AnswerableRow& row, const Shown& shown,
                                    const RunContext& context) {
  outputs::RowAnswer out;
  out.row = row.row;
  try {
    if (!shown.views.empty()) open_folders(row, context);
    if (is_row(row.row, "average")) {
      answer_by_constant(row, shown, out);
      return out;
    }
    const Asked asked = ask(row, shown);
    out.answer = picture_of(asked, shown);
    if (out.answer->kind == AnswerKind::kSegments) {
      out.answer->picture = project(asked.values.select(0, 0), projection_of(row));
    }
    if (shown.truth) {
      const auto target = networks::collate_targets(std::span(&*shown.truth, 1));
      out.loss = networks::per_sample_loss(asked.target, asked.values, target).item<float>();
    }
  } catch (const Error& error) {
    out.answer.reset();
    out.problem = error.what();
  }
  return out;
}

void Answerer::answer_by_constant(const outputs::AnswerableRow& row, const Shown& shown,
                                  outputs::RowAnswer& out) {
  const auto average = transfers::load_average(row.readout);
  const auto spec =
      networks::spec_for(dataset::task_of(row.row.target, own_.tasks()), options_.size, family_,
                         *options_.classes, *options_.statistics);
  if (shown.truth) {
    const auto target = networks::collate_targets(std::span(&*shown.truth, 1));
    out.loss = transfers::average_losses(spec, average, target).front();
  }
  if (spec.output.kind == TargetKind::kSegments) {
    out.problem =
        "the constant predictor of " + row.row.target +
        " answers with one similarity for all pairs of pixels, of which there is no picture";
    return;
  }
  out.answer = picture_of({transfers::average_answer(spec, average, 1), spec}, shown);
}

outputs::Answer Answerer::picture_of(const Asked& asked, const Shown& shown) const {
  const torch::NoGradGuard no_gradients;
  const at::Tensor values = asked.values.select(0, 0);
  const std::string& task = shown.target;
  const dataset::OwnTask* own = own_.find(task);
  Answer answer;
  switch (asked.target.output.kind) {
    case TargetKind::kImage:
      answer = picture_answer(task, own, planes_of(values), {}, *options_.statistics);
      break;
    case TargetKind::kPixelColour:
      answer.picture = dataset::display_colours(shown.inputs.front(), planes_of(values.softmax(0)));
      break;
    case TargetKind::kPixelClass: {
      const at::Tensor labels = values.argmax(0).to(at::kInt).contiguous();
      const std::int32_t* const first = labels.data_ptr<std::int32_t>();
      return pixel_classes(task, static_cast<int>(labels.size(1)), static_cast<int>(labels.size(0)),
                           {first, first + labels.numel()}, *options_.classes);
    }
    case TargetKind::kSegments:
      answer.kind = AnswerKind::kSegments;
      answer.width = static_cast<int>(values.size(2));
      answer.height = static_cast<int>(values.size(1));
      answer.labels = group_pixels(values);
      return answer;
    case TargetKind::kScores:
      return best_scores(task, own, floats_of(values.softmax(0)), *options_.classes);
    case TargetKind::kVector:
      return numbers_answer(task, own, floats_of(values), *options_.statistics);
    case TargetKind::kNone:
      throw usage_error(task + " has no answer");
  }
  clear_infinite(answer.picture);
  return answer;
}

outputs::Answer Answerer::truth(const Shown& shown) const {
  if (!shown.truth) throw usage_error("there is no truth of " + shown.target);
  const dataset::Target& target = *shown.truth;
  const dataset::OwnTask* own = own_.find(shown.target);
  Answer answer;
  switch (target.kind) {
    case TargetKind::kImage:
      answer = picture_answer(shown.target, own, target.values, target.mask, *options_.statistics);
      break;
    case TargetKind::kPixelColour:
      answer.picture = dataset::display_colours(shown.inputs.front(), target);
      break;
    case TargetKind::kPixelClass:
      return pixel_classes(shown.target, target.width, target.height, target.labels,
                           *options_.classes);
    case TargetKind::kSegments: {
      answer.kind = AnswerKind::kSegments;
      answer.width = target.width;
      answer.height = target.height;
      // Stored numbers may be anything; those of a picture count from 0.
      std::map<std::int32_t, std::int32_t> number;
      for (const std::int32_t label : target.labels) {
        answer.labels.push_back(
            number.emplace(label, static_cast<std::int32_t>(number.size())).first->second);
      }
      return answer;
    }
    case TargetKind::kScores:
      return best_scores(shown.target, own, target.values.data, *options_.classes);
    case TargetKind::kVector:
      return numbers_answer(shown.target, own, target.values.data, *options_.statistics);
    case TargetKind::kNone:
      throw usage_error(shown.target + " has no truth");
  }
  clear_infinite(answer.picture);
  return answer;
}

std::vector<dataset::Values> Answerer::inputs(const Shown& shown) {
  std::vector<dataset::Values> pictures;
  for (const dataset::Planes& input : shown.inputs) pictures.push_back(colours_of(input));
  return pictures;
}

}  // namespace taskatlas::jobs
