// SPDX-License-Identifier: MIT
#include "cli/exit_codes.hpp"
#include "commands.hpp"
#include "rooms/catalogue.hpp"
#include "rooms/composer.hpp"

namespace taskatlas::engine_program {

int render(const rooms::DatasetOptions& options, Reporter& reporter, const std::stop_token& stop) {
  options.check();  // before the furniture is looked for
  const rooms::ModelLibrary library(rooms::Catalogue::read());
  const rooms::RoomSource source{
      [&](std::uint64_t seed, rooms::RoomType type) { return rooms::compose(library, seed, type); },
      [&](std::span<const int> models) { return rooms::credits(library.catalogue(), models); }};
  const rooms::DatasetResult result = write_dataset(source, options, reporter.context(stop));
  reporter.finished(result.stopped, {{"folder", options.folder.string()},
                                     {"rooms", static_cast<double>(result.rooms)},
                                     {"rendered", static_cast<double>(result.rendered)},
                                     {"views", static_cast<double>(result.views)}});
  return result.stopped ? cli::kCancelled : cli::kDone;
}

}  // namespace taskatlas::engine_program
