// SPDX-License-Identifier: MIT
#include "jobs/job_bodies.hpp"
#include "rooms/catalogue.hpp"
#include "rooms/composer.hpp"
#include "rooms/write_dataset.hpp"

namespace taskatlas::jobs {

std::optional<JobOutput> render(const engine::Job& job, const engine::RenderJob& work,
                                const RunContext& context) {
  rooms::DatasetOptions options;
  options.folder = job.dataset;
  options.views = work.views;
  options.size = work.size;
  options.seed = work.seed;
  options.check();
  const rooms::ModelLibrary library(rooms::Catalogue::read());
  const rooms::RoomSource source{
      [&](std::uint64_t seed, rooms::RoomType type) { return rooms::compose(library, seed, type); },
      [&](std::span<const int> models) { return rooms::credits(library.catalogue(), models); }};
  const rooms::DatasetResult written = write_dataset(source, options, context);
  if (written.stopped) return std::nullopt;
  JobOutput output;
  output.result.numbers = {{"rooms", static_cast<double>(written.rooms)},
                           {"rendered_rooms", static_cast<double>(written.rendered)},
                           {"views", static_cast<double>(written.views)}};
  return output;
}

}  // namespace taskatlas::jobs
