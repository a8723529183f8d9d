// SPDX-License-Identifier: MIT
// Answers kept in the study file, for a few test samples of each target: they can be looked at when
// dataset and networks are gone. The engine puts them into the study at the end of
// a run (jobs/keep_outputs.hpp).
//
// Which samples: of the target's test list the first kKeptSamples that lie in distinct buildings
// (filled up by the first of the others where there are fewer buildings). Which rows: self,
// average, pixels, every transfer of order 1, and of each higher order the one of the highest
// affinity.
#pragma once

#include "outputs/request.hpp"
#include "study/study.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::outputs {

inline constexpr std::size_t kKeptSamples = 4;

struct KeptSample {
  std::string sample;     // as in the losses' images
  std::vector<Row> rows;  // whose answers are kept, sorted
};

// Of one target in one measurement; empty where nothing is kept.
std::vector<KeptSample> kept_samples(const Study& study, std::string_view target,
                                     const Selection& selection = {});

// What is kept of that sample: inputs, truth, and every row with its loss (of the study's losses).
// `rows` empty = all. Throws Error(kUsage) where nothing is kept of it, Error(kBadInput) where the
// bytes are damaged.
Reply read_kept(const Study& study, std::string_view target, std::string_view sample,
                const Selection& selection = {}, const std::vector<Row>& rows = {});

}  // namespace taskatlas::outputs
