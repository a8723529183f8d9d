// SPDX-License-Identifier: MIT
// Files that are mapped into memory and carry checksums. A stranger can make a checksum fit, so it
// is made to fit here: what is looked at is what comes after it.
#include "bank/bank_file.hpp"
#include "base/error.hpp"
#include "dataset/cache.hpp"
#include "dataset/cache_log.hpp"
#include "dataset/hash.hpp"
#include "dataset/index.hpp"
#include "dataset/index_format.hpp"
#include "fuzz/mapped_seeds.hpp"
#include "fuzz/scratch.hpp"

#include <algorithm>
#include <cstring>

namespace taskatlas::fuzz {
namespace {

std::span<std::byte> writable(std::string& text) {
  return std::as_writable_bytes(std::span(text.data(), text.size()));
}

template <class T>
void write_at(std::string& text, std::size_t at, const T& value) {
  if (text.size() >= at + sizeof value) std::memcpy(text.data() + at, &value, sizeof value);
}

}  // namespace

int fuzz_index(Bytes bytes) {
  using namespace dataset;
  using index_format::Header;
  std::string text(text_of(bytes));
  if (text.size() >= sizeof(Header)) {
    Header header;
    std::memcpy(&header, text.data(), sizeof header);
    header.magic = index_format::kMagic;
    header.version = index_format::kVersion;
    header.header_bytes = sizeof header;
    header.file_bytes = text.size();
    header.domain_names = index_format::domain_names_hash();
    header.body_hash = hash64(std::as_bytes(std::span(text)).subspan(sizeof header));
    header.header_hash = hash64(
        std::as_bytes(std::span(&header, 1)).first(sizeof header - sizeof header.header_hash));
    std::memcpy(text.data(), &header, sizeof header);
  }
  try {
    const DatasetIndex index = DatasetIndex::open(put(scratch() / "index", text));
    std::size_t views = 0;
    for (std::size_t building = 0; building < index.buildings(); ++building) {
      views += index.first_view(building + 1) - index.first_view(building);
      must(index.find_building(index.building_name(building)) == building);
      for (const DomainInfo& domain : domains()) index.folder(building, domain.id);
    }
    must(views == index.views());
    for (ViewNumber view = 0; view < index.views() && view < 1000; ++view) {
      const std::size_t building = index.building_of(view);
      must(index.find(building, index.point(view), index.view(view)) == view);
      must(index.point_views(view).size() > 0);
      for (const DomainInfo& domain : domains()) {
        const auto path = index.path(view, domain.id);
        must(path.has_value() == index.domains(view).contains(domain.id));
        if (!path) continue;
        // Nothing may lead out of the dataset's folder.
        must(!path->starts_with('/') && *path != ".." && !path->starts_with("../") &&
             path->find("/../") == std::string::npos && path->find('\0') == std::string::npos);
      }
    }
    index.problems();
  } catch (const Error&) {
  }
  return 0;
}

int fuzz_cache(Bytes bytes) {
  using namespace dataset;
  std::string text(text_of(bytes));
  constexpr std::size_t kEntry = sizeof(CacheEntry);  // the header has that size too
  for (std::size_t at = 0; at + kEntry <= text.size(); at += kEntry) {
    const auto entry = std::as_bytes(std::span(text)).subspan(at, kEntry - sizeof(std::uint64_t));
    write_at(text, at + kEntry - sizeof(std::uint64_t), hash64(entry));
  }
  static const std::filesystem::path folder = [] {
    const std::filesystem::path path = scratch() / "cache";
    make_cache(path);
    return path;
  }();
  put(folder / kCacheLog, text);
  try {
    CacheOptions options;
    options.verify_always = true;
    const SampleCache cache = SampleCache::open(folder, options);
    for (int i = 0; i < kCachedSamples; ++i) {
      if (const auto found = cache.find(cached_stamp(i), cached_form())) found->raster();
    }
    must(cache.size() <= text.size() / kEntry);
  } catch (const Error&) {
  }
  return 0;
}

int fuzz_bank(Bytes bytes) {
  std::string text(text_of(bytes));
  constexpr std::size_t kHeader = 56 + 256, kFileBytes = 40, kChecksum = 48;
  if (text.size() >= kHeader) {
    write_at(text, kFileBytes, std::uint64_t{text.size()});
    write_at(text, kChecksum, std::uint64_t{0});
    const auto all = writable(text);
    const std::uint64_t seed = dataset::hash64(all.first(kHeader));
    write_at(text, kChecksum, dataset::hash64(all.subspan(kHeader), seed));
  }
  try {
    const auto bank = transfers::BankFile::open(put(scratch() / "bank", text));
    must(bank.values().size() == bank.rows() * bank.info().row_values());
    for (std::size_t row = 0; row < bank.rows(); ++row) must(bank.find(bank.name(row)) == row);
    if (!bank.values().empty()) [[maybe_unused]]
      volatile auto last = bank.values().back();
  } catch (const Error&) {
  }
  return 0;
}

}  // namespace taskatlas::fuzz
