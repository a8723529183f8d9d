// SPDX-License-Identifier: MIT
// The jobs, each in a file of its own. They return the exit code (see cli/exit_codes.hpp).
#pragma once

#include "reporter.hpp"
#include "rooms/room_type.hpp"
#include "rooms/write_dataset.hpp"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

namespace taskatlas::engine_program {

int render(const rooms::DatasetOptions& options, Reporter& reporter, const std::stop_token& stop);

struct PreviewOptions {
  std::uint64_t seed = 1;
  std::optional<rooms::RoomType> type;
  std::string domain = "rgb";
  int size = 256;
  std::string out = "-";  // a file, or - for standard output
};
int preview(const PreviewOptions& options, const std::stop_token& stop);

struct ContactSheetOptions {
  std::uint64_t seed = 1;
  int views = 24;
  int size = 96;  // of each picture, pixels
  std::string out;
};
int contact_sheet(const ContactSheetOptions& options, Reporter& reporter,
                  const std::stop_token& stop);

}  // namespace taskatlas::engine_program
