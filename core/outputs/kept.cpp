// SPDX-License-Identifier: MIT
#include "outputs/kept.hpp"

#include "base/error.hpp"
#include "outputs/kept_parts.hpp"

#include <algorithm>
#include <limits>
#include <map>

namespace taskatlas::outputs {
namespace {

std::vector<std::string> split(std::string_view key) {
  std::vector<std::string> codes;
  while (true) {
    const auto plus = key.find('+');
    codes.emplace_back(key.substr(0, plus));
    if (plus == std::string_view::npos) return codes;
    key.remove_prefix(plus + 1);
  }
}

std::string join(std::vector<std::string> codes) {
  std::sort(codes.begin(), codes.end());
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : "+") + code;
  return text;
}

Row row_of(std::string_view target, std::string_view part, const MeasurementInfo& measurement) {
  return {std::string(target), split(part), measurement.transfer_images.value_or(0),
          static_cast<std::uint64_t>(measurement.seed.value_or(0))};
}

std::optional<Answer> read(const Study& study, std::string_view target, const KeptPart& part,
                           const Selection& selection) {
  const auto bytes = study.kept_answer(target, part, selection);
  if (!bytes) return std::nullopt;
  return decode_answer(
      std::as_bytes(std::span(*bytes)),
      study.path().string() + ", " + part.part + "->" + std::string(target) + " of " + part.sample);
}

// The study's losses of that sample by source key; empty where it has none.
std::map<std::string, float> losses_of(const Study& study, std::string_view target,
                                       std::string_view sample, const Selection& selection) {
  std::map<std::string, float> found;
  const auto losses = study.losses(target, selection);
  if (!losses) return found;
  const auto image = std::find(losses->images.begin(), losses->images.end(), sample);
  if (image == losses->images.end()) return found;
  const auto column = static_cast<std::size_t>(image - losses->images.begin());
  for (std::size_t i = 0; i < losses->names.size(); ++i) {
    found[join(split(losses->names[i]))] =
        losses->losses.losses[i * losses->losses.images + column];
  }
  return found;
}

}  // namespace

std::string row_part(const std::vector<std::string>& sources) { return join(sources); }
std::string input_part(std::size_t image) { return ":input " + std::to_string(image + 1); }

std::vector<KeptSample> kept_samples(const Study& study, std::string_view target,
                                     const Selection& selection) {
  std::vector<KeptSample> samples;
  const auto parts = study.kept(target, selection);
  if (parts.empty()) return samples;
  const MeasurementInfo measurement = study.select(selection);
  for (const KeptPart& part : parts) {
    auto at = std::find_if(samples.begin(), samples.end(),
                           [&](const KeptSample& one) { return one.sample == part.sample; });
    if (at == samples.end()) at = samples.insert(samples.end(), {part.sample, {}});
    if (!part.part.starts_with(':')) at->rows.push_back(row_of(target, part.part, measurement));
  }
  for (KeptSample& sample : samples) std::sort(sample.rows.begin(), sample.rows.end());
  return samples;
}

Reply read_kept(const Study& study, std::string_view target, std::string_view sample,
                const Selection& selection, const std::vector<Row>& rows) {
  Reply reply;
  reply.target = target;
  const std::string name(sample);
  std::vector<Row> wanted = rows;
  bool kept = false;
  for (const KeptSample& one : kept_samples(study, target, selection)) {
    if (one.sample != sample) continue;
    kept = true;
    if (rows.empty()) wanted = one.rows;
  }
  if (!kept) {
    throw usage_error(study.path().string() + ": keeps no outputs of " + std::string(target) +
                      " for " + name);
  }
  for (std::size_t image = 0;; ++image) {
    const auto input = read(study, target, {name, input_part(image)}, selection);
    if (!input) break;
    reply.inputs.push_back(input->picture);
  }
  reply.truth = read(study, target, {name, std::string(kTruthPart)}, selection);
  const auto losses = losses_of(study, target, sample, selection);
  for (const Row& row : wanted) {
    RowAnswer answer{row, read(study, target, {name, join(row.sources)}, selection), {}, {}};
    if (const auto loss = losses.find(join(row.sources)); loss != losses.end()) {
      answer.loss = loss->second;
    }
    if (!answer.answer) {
      answer.problem = row.sources == std::vector<std::string>{"average"}
                           ? "the constant predictor has no picture of its own for this task"
                           : row.label() +
                                 ": the study keeps self, pixels, average, every transfer of order "
                                 "1 and the best of each higher order";
    }
    reply.rows.push_back(std::move(answer));
  }
  return reply;
}

}  // namespace taskatlas::outputs
