// SPDX-License-Identifier: MIT
#include "training/checkpoint.hpp"

#include "base/error.hpp"
#include "dataset/json_fields.hpp"

#include <cmath>
#include <limits>

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

namespace taskatlas::training {
namespace {

constexpr std::string_view kKind = "checkpoint";
constexpr double kMost = 1e300;

// NaN has no number in JSON.
nlohmann::ordered_json number(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

std::vector<double> numbers(const dataset::JsonFields& fields, const char* key, std::size_t count) {
  std::vector<double> out(count);
  fields.numbers(key, kMost, out);
  return out;
}

CurvePoint read_point(const nlohmann::json& row, std::size_t losses, std::string_view name) {
  const auto value = [&](std::size_t i) {
    if (row[i].is_null()) return std::numeric_limits<double>::quiet_NaN();
    if (!row[i].is_number()) throw bad_input(std::string(name) + ": its curve is damaged");
    return row[i].get<double>();
  };
  constexpr std::size_t kFixed = 3;
  if (!row.is_array() || row.size() != losses + kFixed || !row[0].is_number_integer()) {
    throw bad_input(std::string(name) + ": its curve is damaged");
  }
  CurvePoint point{row[0].get<std::int64_t>(), value(1), value(2), {}};
  for (std::size_t i = 0; i < losses; ++i) point.losses.push_back(value(i + kFixed));
  return point;
}

}  // namespace

std::string identity(const TrainOptions& options, const std::vector<std::string>& names) {
  nlohmann::ordered_json out = nlohmann::ordered_json::parse(format_options(options));
  // When checkpoints are written changes nothing.
  out.erase("checkpoint_seconds");
  out["names"] = names;
  return out.dump();
}

void write_checkpoint(const std::filesystem::path& file, const std::string& identity,
                      const Progress& progress, std::vector<networks::NamedTensor> state) {
  nlohmann::ordered_json about;
  about["run"] = identity;
  about["step"] = progress.step;
  about["seconds"] = progress.seconds;
  about["sums"] = progress.sums;
  about["counts"] = progress.counts;
  if (progress.best) about["best"] = {progress.best->step, progress.best->loss};
  if (progress.parts > 1) about["parts"] = progress.parts;
  if (progress.opponent_steps > 0) about["opponent_steps"] = progress.opponent_steps;
  about["curve"] = nlohmann::ordered_json::array();
  for (const CurvePoint& point : progress.curve) {
    auto row = nlohmann::ordered_json::array(
        {point.step, number(point.learning_rate), number(point.seconds)});
    for (const double loss : point.losses) row.push_back(number(loss));
    about["curve"].push_back(std::move(row));
  }
  networks::write_tensor_file(file, {std::string(kKind), about.dump(), std::move(state)});
}

Progress read_checkpoint(const std::filesystem::path& file, const std::string& identity,
                         std::size_t losses, std::vector<networks::NamedTensor>& state) {
  const networks::TensorFile content = networks::read_tensor_file(file, kKind);
  const std::string name = file.string();
  constexpr std::size_t kLongest = std::size_t{4} << 20;
  const nlohmann::json about = dataset::parse_json(content.about, name, kLongest);
  const dataset::JsonFields fields(about, name);
  const nlohmann::json& run = fields.at("run");
  if (!run.is_string() || run.get<std::string>() != identity) {
    throw bad_input(name + ": was made with other options; delete it to begin anew");
  }
  Progress out;
  out.step = fields.whole("step", 0, std::numeric_limits<std::int64_t>::max() / 2);
  out.seconds = fields.number("seconds", kMost);
  out.sums = numbers(fields, "sums", losses);
  out.counts = numbers(fields, "counts", losses);
  if (about.contains("best")) {
    const std::vector<double> best = numbers(fields, "best", 2);
    out.best = BestPoint{static_cast<std::int64_t>(best[0]), best[1]};
  }
  if (about.contains("parts")) {
    constexpr std::int64_t kMostParts = 4096;
    out.parts = fields.whole("parts", 1, kMostParts);
  }
  if (about.contains("opponent_steps")) {
    out.opponent_steps = fields.whole("opponent_steps", 0, out.step);
  }
  const nlohmann::json& curve = fields.at("curve");
  if (!curve.is_array()) fields.refuse("curve", "is no list");
  for (const nlohmann::json& row : curve) out.curve.push_back(read_point(row, losses, name));

  if (content.tensors.size() != state.size()) {
    throw bad_input(name + ": is of another model; delete it to begin anew");
  }
  for (std::size_t i = 0; i < state.size(); ++i) {
    const networks::NamedTensor& from = content.tensors[i];
    networks::NamedTensor& to = state[i];
    if (from.name != to.name || from.tensor.sizes() != to.tensor.sizes() ||
        from.tensor.scalar_type() != to.tensor.scalar_type()) {
      throw bad_input(name + ": is of another model (tensor " + to.name +
                      "); delete it to begin anew");
    }
  }
  // Only once all of it is known to fit. The data itself: no gradients are recorded.
  for (std::size_t i = 0; i < state.size(); ++i) {
    state[i].tensor.detach().copy_(content.tensors[i].tensor);
  }
  return out;
}

}  // namespace taskatlas::training
