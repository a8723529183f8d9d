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
#include <new>
#include <span>
#include <string>
#include <system_error>
#include <vector>

#include <benchmark/benchmark.h>
#include <sys/mman.h>
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

SourceStamp stamp(int number) {
  return {"building/rgb/point_" + std::to_string(number) + "_view_0_domain_rgb.png", 1, 1};
}

// A cache on disk, and the same bytes in memory: in pages of 4 KiB, as files are mapped, and as
// malloc() gives them (in pages of 2 MiB where the system does that).
struct Samples {
  fs::path folder = temporary("-cache");
  std::vector<SourceStamp> stamps;
  std::vector<std::byte> memory = std::vector<std::byte>(kSampleBytes * kSamples, std::byte{7});
  std::byte* pages = nullptr;

  Samples() {
    SampleCache cache = SampleCache::open_for_writing(folder);
    std::vector<std::byte> data(kSampleBytes);
    for (int i = 0; i < kSamples; ++i) {
      stamps.push_back(stamp(i));
      std::fill(data.begin(), data.end(), static_cast<std::byte>(i));
      const std::string file = std::to_string(i);
      cache.put(stamps.back(), kForm, std::as_bytes(std::span(file)),
                {SampleType::kU8, kSide, kSide, kChannels, data});
    }
    void* const mapped =
        ::mmap(nullptr, memory.size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::bad_alloc();
    ::madvise(mapped, memory.size(), MADV_NOHUGEPAGE);
    pages = static_cast<std::byte*>(mapped);
    std::copy(memory.begin(), memory.end(), pages);
  }
  ~Samples() {
    ::munmap(pages, memory.size());
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  Samples(const Samples&) = delete;
  Samples& operator=(const Samples&) = delete;
};
const Samples& samples() {
  static const Samples all;
  return all;
}

// A batch's order: no two neighbours follow each other.
std::size_t shuffled(std::size_t i) { return (i * 389) % kSamples; }

// Copies all samples out, each from where `find` says it is; bytes per second.
template <class Find>
void copy_all(benchmark::State& state, const Find& find) {
  std::vector<std::byte> out(kSampleBytes);
  for (auto _ : state) {
    for (std::size_t i = 0; i < kSamples; ++i) {
      std::memcpy(out.data(), find(shuffled(i)), kSampleBytes);
      benchmark::DoNotOptimize(out.data());
      benchmark::ClobberMemory();
    }
  }
  state.SetBytesProcessed(state.iterations() * kSamples * static_cast<std::int64_t>(kSampleBytes));
}

void BM_ReadCache(benchmark::State& state) {
  const SampleCache cache = SampleCache::open(samples().folder);
  copy_all(state,
           [&](std::size_t i) { return cache.find(samples().stamps[i], kForm)->data.data(); });
}
void BM_ReadMemoryOfSmallPages(benchmark::State& state) {
  copy_all(state, [](std::size_t i) { return samples().pages + i * kSampleBytes; });
}
void BM_ReadMemory(benchmark::State& state) {
  copy_all(state, [](std::size_t i) { return samples().memory.data() + i * kSampleBytes; });
}
// Alternately, so that a busy machine slows all of them alike: compare the medians.
BENCHMARK(BM_ReadCache)->Repetitions(9)->ReportAggregatesOnly(true);
BENCHMARK(BM_ReadMemoryOfSmallPages)->Repetitions(9)->ReportAggregatesOnly(true);
BENCHMARK(BM_ReadMemory)->Repetitions(9)->ReportAggregatesOnly(true);

// Finding a sample without looking at it.
void BM_FindInCache(benchmark::State& state) {
  const SampleCache cache = SampleCache::open(samples().folder);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(cache.find(samples().stamps[shuffled(i)], kForm));
    i = (i + 1) % kSamples;
  }
}
BENCHMARK(BM_FindInCache);

// The first time after opening: checksums are verified, pages come into the process.
void BM_OpenAndReadCacheOnce(benchmark::State& state) {
  std::vector<std::byte> out(kSampleBytes);
  for (auto _ : state) {
    const SampleCache cache = SampleCache::open(samples().folder);
    for (std::size_t i = 0; i < kSamples; ++i) {
      const auto sample = cache.find(samples().stamps[shuffled(i)], kForm);
      std::memcpy(out.data(), sample->data.data(), kSampleBytes);
      benchmark::DoNotOptimize(out.data());
      benchmark::ClobberMemory();
    }
  }
  state.SetBytesProcessed(state.iterations() * kSamples * static_cast<std::int64_t>(kSampleBytes));
}
BENCHMARK(BM_OpenAndReadCacheOnce);

}  // namespace
}  // namespace taskatlas::dataset

BENCHMARK_MAIN();
