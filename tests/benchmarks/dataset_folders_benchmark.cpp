// SPDX-License-Identifier: MIT
// An index of as many views as Taskonomy has, from a generated listing; and reading the cache
// beside reading memory.
#include "dataset/cache.hpp"
#include "dataset/index.hpp"
#include "dataset/index_writer.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

namespace taskatlas::dataset {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kBuildings = 540, kPoints = 1667, kViews = 5;  // 4.5 million views
constexpr std::array kDomains{Domain::kRgb,        Domain::kDepthZbuffer, Domain::kNormal,
                              Domain::kReshading,  Domain::kEdgeTexture,  Domain::kEdgeOcclusion,
                              Domain::kPointInfo,  Domain::kKeypoints2d,  Domain::kKeypoints3d,
                              Domain::kClassScene, Domain::kClassObject,  Domain::kSegmentSemantic};

fs::path temporary(const std::string& name) {
  return fs::temp_directory_path() / ("taskatlas-bench-" + std::to_string(::getpid()) + name);
}

void write_index(const fs::path& file, std::uint32_t buildings) {
  IndexWriter writer(file, LayoutKind::kTaskonomy);
  for (std::uint32_t b = 0; b < buildings; ++b) {
    const std::string name = "building_" + std::to_string(100000 + b);
    BuildingCollector collector(name);
    for (const Domain domain : kDomains) {
      const std::string path = name + "/" + std::string(info(domain).name);
      collector.begin_folder({path, name, domain}, {path, 1, 1});
      for (std::uint32_t point = 0; point < kPoints; ++point) {
        for (std::uint32_t view = 0; view < kViews; ++view) {
          collector.add(file_name(point, view, domain));
        }
      }
    }
    writer.add(collector.finish());
  }
  writer.finish();
}

// Written once for all benchmarks, and removed with the program.
struct WholeIndex {
  fs::path path = temporary("-index");
  WholeIndex() { write_index(path, kBuildings); }
  ~WholeIndex() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
  WholeIndex(const WholeIndex&) = delete;
  WholeIndex& operator=(const WholeIndex&) = delete;
};
const fs::path& whole_index() {
  static const WholeIndex index;
  return index.path;
}

void BM_BuildIndexOf10Buildings(benchmark::State& state) {
  const fs::path file = temporary("-small");
  constexpr std::uint32_t kFew = 10;
  for (auto _ : state) write_index(file, kFew);
  state.SetItemsProcessed(state.iterations() * kFew * kPoints * kViews *
                          static_cast<std::int64_t>(kDomains.size()));
  fs::remove(file);
}
BENCHMARK(BM_BuildIndexOf10Buildings)->Unit(benchmark::kMillisecond);

void BM_OpenIndexOf4500000Views(benchmark::State& state) {
  const fs::path& file = whole_index();
  std::size_t views = 0;
  for (auto _ : state) views = DatasetIndex::open(file).views();
  state.counters["views"] = static_cast<double>(views);
  state.counters["bytes_per_view"] =
      static_cast<double>(fs::file_size(file)) / static_cast<double>(views);
}
BENCHMARK(BM_OpenIndexOf4500000Views)->Unit(benchmark::kMillisecond);

void BM_PathOfAView(benchmark::State& state) {
  const DatasetIndex index = DatasetIndex::open(whole_index());
  ViewNumber view = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(index.path(view, Domain::kNormal));
    view = static_cast<ViewNumber>((view + 1'234'567) % index.views());
  }
}
BENCHMARK(BM_PathOfAView);

// 1,024 samples of 64 × 64 × 3: 12 MB, each copied out as a batch is made.
constexpr int kSamples = 1024, kSide = 64, kChannels = 3;
constexpr std::size_t kSampleBytes = std::size_t{kSide} * kSide * kChannels;
constexpr SampleForm kForm{Domain::kRgb, kSide, kSide, 1};

SourceStamp stamp(int number) { return {std::to_string(number), 1, 1}; }

void BM_ReadCache(benchmark::State& state) {
  const fs::path folder = temporary("-cache");
  std::vector<std::byte> out(kSampleBytes);
  std::vector<SourceStamp> stamps;
  {
    SampleCache cache = SampleCache::open_for_writing(folder);
    for (int i = 0; i < kSamples; ++i) {
      stamps.push_back(stamp(i));
      std::fill(out.begin(), out.end(), static_cast<std::byte>(i));
      const std::string file = std::to_string(i);
      cache.put(stamps.back(), kForm, std::as_bytes(std::span(file)),
                {SampleType::kU8, kSide, kSide, kChannels, out});
    }
  }
  const SampleCache cache = SampleCache::open(folder);
  for (auto _ : state) {
    for (const SourceStamp& one : stamps) {
      const auto sample = cache.find(one, kForm);
      std::memcpy(out.data(), sample->data.data(), sample->data.size());
      benchmark::DoNotOptimize(out.data());
    }
  }
  state.SetBytesProcessed(state.iterations() * kSamples * static_cast<std::int64_t>(kSampleBytes));
  fs::remove_all(folder);
}
BENCHMARK(BM_ReadCache);

void BM_ReadMemory(benchmark::State& state) {
  const std::vector<std::byte> samples(kSampleBytes * kSamples, std::byte{7});
  std::vector<std::byte> out(kSampleBytes);
  for (auto _ : state) {
    for (std::size_t i = 0; i < kSamples; ++i) {
      std::memcpy(out.data(), samples.data() + i * kSampleBytes, kSampleBytes);
      benchmark::DoNotOptimize(out.data());
    }
  }
  state.SetBytesProcessed(state.iterations() * kSamples * static_cast<std::int64_t>(kSampleBytes));
}
BENCHMARK(BM_ReadMemory);

}  // namespace
}  // namespace taskatlas::dataset

BENCHMARK_MAIN();
