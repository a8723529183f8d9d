// SPDX-License-Identifier: MIT
// Answers what the networks of a study say (outputs/request.hpp): the body of
// `taskatlas-engine predict`.
#pragma once

#include "base/run_context.hpp"
#include "outputs/request.hpp"

#include <filesystem>
#include <memory>

namespace taskatlas::jobs {

// Keeps the dataset open, and the networks that were needed last. Not thread-safe.
class Prediction {
 public:
  // Opens the study for reading; dataset and networks are opened when they are first needed. Throws
  // as Study::open does.
  explicit Prediction(const std::filesystem::path& study);
  ~Prediction();
  Prediction(const Prediction&) = delete;
  Prediction& operator=(const Prediction&) = delete;

  // Rows that cannot be answered have their problem. Losses are those of the study, but for
  // rounding in the last digits (batches there, one sample here). Throws Error(kBadInput) where the
  // sample is not there or damaged, the photo cannot be read, or the dataset is gone; Error(kUsage)
  // for a request that means nothing. `context` is for opening the dataset.
  outputs::Reply answer(const outputs::Request& request, const RunContext& context);

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace taskatlas::jobs
