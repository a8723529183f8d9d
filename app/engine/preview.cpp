// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "cli/exit_codes.hpp"
#include "commands.hpp"
#include "dataset/domain.hpp"
#include "dataset/image_file.hpp"
#include "rooms/catalogue.hpp"
#include "rooms/composer.hpp"
#include "rooms/make_room.hpp"

#include <cstdio>

namespace taskatlas::engine_program {
namespace {

void deliver(const std::string& out, const std::string& bytes) {
  if (out != "-") {
    write_file_atomically(out, bytes, Links::kFollow);
    return;
  }
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() ||
      std::fflush(stdout) != 0) {
    throw failure("cannot write to standard output");
  }
}

}  // namespace

int preview(const PreviewOptions& options, const std::stop_token& stop) {
  if (options.size < 32 || options.size > 1024) {
    throw usage_error("--size is not between 32 and 1024");
  }
  const auto domain = dataset::find_domain(options.domain);
  if (!domain || *domain == dataset::Domain::kNonfixatedMatches) {
    throw usage_error("there is no picture of the domain '" + options.domain + "'");
  }
  const rooms::ModelLibrary library(rooms::Catalogue::read());
  rooms::TexturePool pool;
  rooms::CameraOptions cameras;
  cameras.views = 1;
  cameras.views_per_point = 1;
  const rooms::RoomType type = options.type.value_or(rooms::room_type_of(options.seed));
  const rooms::MadeRoom made =
      rooms::make_room([&](std::uint64_t seed) { return rooms::compose(library, seed, type); },
                       "preview", options.seed, pool, cameras);
  const rooms::RoomRenderer& room = *made.renderer;
  if (*domain == dataset::Domain::kRgb) {
    const auto picture = room.picture(0, options.size, stop);
    if (!picture) return cli::kCancelled;
    deliver(options.out, dataset::encode_png(*picture));
    return cli::kDone;
  }
  const auto files = room.files(0, options.size, stop);
  if (!files) return cli::kCancelled;
  for (const rooms::ViewFile& file : *files) {
    if (file.domain != *domain) continue;
    deliver(options.out, file.bytes);
    return cli::kDone;
  }
  throw usage_error("rooms have no '" + options.domain + "'");
}

}  // namespace taskatlas::engine_program
