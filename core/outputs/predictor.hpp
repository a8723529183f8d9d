// SPDX-License-Identifier: MIT
// Asks `taskatlas-engine predict` (predict_protocol.hpp), kept warm between questions.
#pragma once

#include "outputs/networks.hpp"
#include "outputs/request.hpp"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace taskatlas::outputs {

// Not thread-safe: one thread at a time, which may wait in ask() for seconds; use one of its own in
// a window. Linux. The calling process must ignore SIGPIPE.
class Predictor {
 public:
  // Starts nothing yet. `program` empty = engine::find_engine().
  explicit Predictor(const std::filesystem::path& study, std::filesystem::path program = {});
  ~Predictor();  // ends the engine
  Predictor(const Predictor&) = delete;
  Predictor& operator=(const Predictor&) = delete;

  const std::filesystem::path& study() const;

  // The first question starts the engine (about a second, LibTorch), which stays until the object
  // is gone; one that died is started anew, and asked once more. A row that cannot be answered has
  // its reason in RowAnswer::problem; the others are answered. Throws Stopped within 50 ms
  // of a request to stop: the engine goes on with that question, and the next one waits for it.
  // Throws Error(kFailed) where
  // the engine is missing, cannot be started, dies twice or is out of memory; Error(kBadInput)
  // where the sample is not there or damaged, the photo cannot be read, the dataset is gone, or the
  // engine does not speak the protocol; Error(kUsage) for a request that means nothing.
  struct Stopped {};
  Reply ask(const Request& request, const std::stop_token& stop);

  // Starts the engine where it does not run, so that the first question need not wait for it.
  void warm_up();

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace taskatlas::outputs
