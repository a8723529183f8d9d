// SPDX-License-Identifier: MIT
// The measures of transferability of a study, from its file: what `taskatlas-cli measures` computes
// with its defaults. Any thread; all of it blocks.
#pragma once

#include "affinity/affinity_matrix.hpp"
#include "base/run_context.hpp"
#include "measures/encoded_networks.hpp"
#include "measures/study_measures.hpp"
#include "tasks/transfer_table.hpp"

#include <QString>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::ui {

// What measures are of, and what they are compared with.
struct MeasureInputs {
  QString study;                          // its file, beside which the representations lie
  std::optional<std::uint64_t> run_seed;  // of the measurement; nullopt: the experiment's first
  std::shared_ptr<const TransferTable> table;
  bool measured = false;  // whether the table is of a measurement

  // Whether measures of the one are measures of the other. Without a measurement there is one seed
  // alone that they can be of, until one comes in: so that passes for any.
  bool same_networks(const MeasureInputs& other) const {
    return study == other.study && (!run_seed || !other.run_seed || *run_seed == *other.run_seed);
  }
};

enum class Representations : std::uint8_t {
  kNoExperiment,  // measurements alone: imported or published
  kShipped,       // a study that came with the program, which leaves them out
  kMissing,       // of fewer than two networks
  kThere,
};
struct FoundRepresentations {
  Representations state = Representations::kNoExperiment;
  measures::EncodedNetworks networks;
};
// Looks whether they are there and reads none. Throws Error.
FoundRepresentations find_representations(const MeasureInputs& inputs);

struct ComparedMeasures {
  std::shared_ptr<const measures::StudyMeasures> measures;
  std::size_t banks = 0;                        // that were there: see EncodedNetworks::banks
  std::shared_ptr<const TransferTable> table;   // names, and what was measured
  std::optional<FirstOrderMatrix> affinity;     // nullopt: nothing was measured
  std::vector<measures::Agreement> agreements;  // of each table; empty: nothing was measured

  const measures::Agreement* agreement(std::size_t measure) const {
    return measure < agreements.size() ? &agreements[measure] : nullptr;
  }
};
// nullopt where stopped. Throws as measures::study_measures().
std::optional<ComparedMeasures> compute_measures(const MeasureInputs& inputs,
                                                 const RunContext& context);
// The same measures beside what is measured by now.
ComparedMeasures compare_measures(std::shared_ptr<const measures::StudyMeasures> measures,
                                  std::size_t banks, const MeasureInputs& inputs);

// --- what is put first
// ----------------------------------------------------------------------------- Codes; empty where
// there is none. Never the target itself, which any similarity puts first, and the first in the
// table's order among equals.

std::string first_source(const measures::MeasureTable& table, std::size_t target);
// By first-order affinity, among the sources that have representations.
std::string best_measured_source(const ComparedMeasures& compared, const std::string& target);

}  // namespace taskatlas::ui
