// SPDX-License-Identifier: MIT
// The measures by name, and tables of them beside what was measured by training.
#pragma once

#include "base/run_context.hpp"
#include "measures/label_measures.hpp"
#include "measures/similarity.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::measures {

enum class Kind : std::uint8_t { kCka, kCkaRbf, kDds, kRsa, kLogme, kHScore };
inline constexpr std::array kKinds{Kind::kCka, Kind::kCkaRbf, Kind::kDds,
                                   Kind::kRsa, Kind::kLogme,  Kind::kHScore};
std::string_view to_string(Kind kind);  // "cka", "cka-rbf", "dds", "rsa", "logme", "h-score"
std::optional<Kind> parse_kind(std::string_view text);
// Whether it is of two networks, source and target; else of a network and the target's labels.
bool is_similarity(Kind kind);

// Targets × sources. The higher, the better the transfer is expected to be; only within a target
// can values be compared.
struct MeasureTable {
  Kind kind = Kind::kDds;
  std::vector<std::string> targets;  // codes
  std::vector<std::string> sources;
  std::vector<double> values;        // row-major; NaN where there is none
  std::vector<std::size_t> samples;  // of each target, that it was computed from
  // For people, why values are absent: "class_1000: no sample has a label".
  std::vector<std::string> notes;

  double at(std::size_t target, std::size_t source) const {
    return values[target * sources.size() + source];
  }
};

// One network's representations of the common images.
struct SourceRows {
  std::string code;
  Rows rows;
};
// Labels of a target, and which of those images they belong to.
struct TargetLabels {
  std::string code;
  std::size_t per_sample = 1;        // images of a sample
  std::vector<std::uint32_t> index;  // rows of the sources: samples × per_sample
  Labels labels;
};

// Similarities of each target's own network to the sources' on the common images: targets are
// codes among the sources, others get no values. nullopt where stopped. Throws as similarities().
std::optional<MeasureTable> similarity_table(Similarity kind, std::span<const SourceRows> sources,
                                             std::span<const std::string> targets,
                                             const SimilarityOptions& options,
                                             const RunContext& context);

// LogME or H-score of every source for every target. Targets on the same samples share the
// decompositions. A target whose labels cannot be used has no values and a note. nullopt where
// stopped. Throws Error(kUsage) for another kind.
std::optional<MeasureTable> label_table(Kind kind, std::span<const SourceRows> sources,
                                        std::span<const TargetLabels> targets,
                                        const RunContext& context);

}  // namespace taskatlas::measures
