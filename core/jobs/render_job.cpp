// SPDX-License-Identifier: MIT
#include "jobs/job_bodies.hpp"
#include "rooms/catalogue.hpp"
#include "rooms/composer.hpp"
#include "rooms/write_dataset.hpp"

#include <filesystem>
#include <system_error>

namespace taskatlas::jobs {
namespace {

// Of all files in the folder. nullopt where stopped.
std::optional<std::uintmax_t> bytes_in(const std::filesystem::path& folder,
                                       const RunContext& context) {
  std::uintmax_t bytes = 0;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end;
       !error && entry != end; entry.increment(error)) {
    if (context.stopped()) return std::nullopt;
    std::error_code ignored;
    if (entry->is_symlink(ignored) || !entry->is_regular_file(ignored)) continue;
    const std::uintmax_t size = entry->file_size(ignored);
    if (!ignored) bytes += size;
  }
  return bytes;
}

}  // namespace

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
  const auto bytes = bytes_in(options.folder, context);
  if (!bytes) return std::nullopt;
  JobOutput output;
  output.result.numbers = {{"rooms", static_cast<double>(written.rooms)},
                           {"rendered_rooms", static_cast<double>(written.rendered)},
                           {"views", static_cast<double>(written.views)},
                           {engine::kDatasetBytes, static_cast<double>(*bytes)}};
  return output;
}

}  // namespace taskatlas::jobs
