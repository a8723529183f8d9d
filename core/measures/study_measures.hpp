// SPDX-License-Identifier: MIT
// The measures of a study's own networks, from the representations that its run has computed: known
// as soon as the encoders have run, before any transfer is trained.
#pragma once

#include "measures/agreement.hpp"
#include "measures/measure.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::measures {

struct StudyMeasuresOptions {
  std::vector<Kind> kinds{kKinds.begin(), kKinds.end()};
  // Images at most: similarities take those of all that were encoded, in an order drawn by `seed`
  // from their names; measures of labels the first samples of validation, in the order in which
  // transfers take them (of a user's own target those views that have its labels). 4 to
  // RowLimits::kSamples.
  std::int64_t images = 500;
  std::uint64_t seed = 1;                 // of the choice of images
  std::optional<std::uint64_t> run_seed;  // of the networks; nullopt = the profile's first
  SimilarityOptions similarity;

  void check() const;  // throws Error(kUsage)
};

struct StudyMeasures {
  std::uint64_t run_seed = 0;
  std::vector<std::string> sources;  // codes whose representations are there
  std::size_t images = 0;            // that similarities were taken on
  std::vector<MeasureTable> tables;  // one for each kind
  std::vector<std::string> notes;    // "jigsaw: not encoded yet", ..
};

// Reads banks and, for measures of labels, the dataset; writes nothing into the study. nullopt
// where stopped. Throws Error(kBadInput) for a study without experiment, one of whose networks less
// than two were encoded, damaged banks, and a dataset that is missing; Error(kUsage) for a seed
// that the profile does not have.
std::optional<StudyMeasures> study_measures(const Study& study, const StudyMeasuresOptions& options,
                                            const RunContext& context);

}  // namespace taskatlas::measures
