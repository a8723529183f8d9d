// SPDX-License-Identifier: MIT
#include "cli/session.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "cli/exit_codes.hpp"
#include "cli/standard_streams.hpp"
#include "cli/text.hpp"
#include "study/study.hpp"

namespace taskatlas::cli {

RunContext Session::context(std::uint64_t seed, int threads) {
  RunContext context;
  context.stop = interruption_.token();
  context.seed = seed;
  context.threads = threads;
  context.on_progress = [this](double done, double total, std::string_view stage) {
    progress_.show(done, total, stage);
  };
  return context;
}

void Session::deliver(const OutputOptions& output, std::string_view content) {
  progress_.clear();
  if (output.out.empty()) {
    interruption_.end_at_once();
    write_output(content);
  } else {
    if (is_study_file(output.out)) {
      throw usage_error(output.out + ": is a study; choose another file for the result");
    }
    write_file_atomically(output.out, content, Links::kFollow);
  }
}

void Session::note(std::string_view message) {
  progress_.clear();
  write_error("taskatlas-cli: " + printable(message, true) + "\n");
}

int Session::cancelled() {
  note("cancelled; nothing was printed or written");
  return kCancelled;
}

}  // namespace taskatlas::cli
