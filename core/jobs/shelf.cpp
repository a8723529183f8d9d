// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "jobs/answering.hpp"
#include "jobs/job_files.hpp"

#include <utility>

namespace taskatlas::jobs {

namespace fs = std::filesystem;

NetworkShelf::NetworkShelf(std::uint64_t most_bytes) : most_bytes_(most_bytes) {}

NetworkShelf::Entry& NetworkShelf::entry(const fs::path& file) {
  std::error_code error;
  const auto changed = fs::last_write_time(file, error);
  const auto size = error ? std::uintmax_t{0} : fs::file_size(file, error);
  if (error) throw bad_input(file.string() + ": " + error.message());
  const auto known = by_file_.find(file.string());
  if (known != by_file_.end()) {
    if (known->second->changed == changed) {
      entries_.splice(entries_.begin(), entries_, known->second);
      return entries_.front();
    }
    bytes_ -= known->second->bytes;
    entries_.erase(known->second);
    by_file_.erase(known);
  }
  constexpr std::uint64_t kUnpacked = 2;  // files may hold halves, memory has floats
  Entry fresh;
  fresh.file = file;
  fresh.changed = changed;
  fresh.bytes = size * kUnpacked;
  entries_.push_front(std::move(fresh));
  by_file_[file.string()] = entries_.begin();
  bytes_ += entries_.front().bytes;
  make_room();
  return entries_.front();
}

void NetworkShelf::make_room() {
  while (bytes_ > most_bytes_ && entries_.size() > 1) {
    bytes_ -= entries_.back().bytes;
    by_file_.erase(entries_.back().file.string());
    entries_.pop_back();
  }
}

std::shared_ptr<NetworkShelf::Network> NetworkShelf::network(const fs::path& file) {
  Entry& kept = entry(file);
  if (!kept.network) {
    auto network = networks::TaskNetwork::load(file);
    std::string encoder = encoder_name(network);
    kept.network = std::make_shared<Network>(Network{std::move(network), std::move(encoder)});
  }
  return kept.network;
}

std::shared_ptr<transfers::Readout> NetworkShelf::readout(const fs::path& file) {
  Entry& kept = entry(file);
  if (!kept.readout) {
    kept.readout = std::make_shared<transfers::Readout>(transfers::Readout::load(file));
  }
  return kept.readout;
}

std::optional<Projection>& NetworkShelf::projection(const fs::path& file) {
  return entry(file).projection;
}

}  // namespace taskatlas::jobs
