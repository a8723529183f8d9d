// SPDX-License-Identifier: MIT
// What reading and writing one view's files costs. The arguments of the PNG cases are the level and
// whether filters are chosen; "bytes" is the size of the file.
#include "base/random_stream.hpp"
#include "dataset/dataset.hpp"
#include "dataset/folder_support.hpp"
#include "dataset/image_file.hpp"
#include "dataset/resize.hpp"
#include "dataset/sample_source.hpp"
#include "dataset/target.hpp"
#include "support/temporary_folder.hpp"

#include <cmath>

#include <benchmark/benchmark.h>

namespace taskatlas::dataset {
namespace {

// A rendering's colours: smooth shades with edges and the noise that path tracing leaves.
Raster picture(int size) {
  Raster raster(size, size, 3, SampleType::kU8);
  RandomStream random(1, 0, 0);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const int patch = (x * 7 / size) * 31 + (y * 5 / size) * 57;
      const double shade = 90 + 60 * std::sin(0.01 * x * 512 / size) + 2 * random.normal();
      for (int c = 0; c < 3; ++c) {
        const double value = shade + (patch * (c + 1)) % 70;
        raster.u8()[raster.index(x, y, c)] = static_cast<std::uint8_t>(std::lround(value));
      }
    }
  }
  return raster;
}

// A room's walls in 1/512 m.
Raster depth(int size) {
  Raster raster(size, size, 1, SampleType::kU16);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const double wall = x < size / 3 ? 1.5 + 3.0 * x / size : 2.5 + 0.4 * y / size;
      raster.u16()[raster.index(x, y)] = static_cast<std::uint16_t>(std::lround(512 * wall));
    }
  }
  return raster;
}

void encode(benchmark::State& state, const Raster& raster) {
  const PngOptions options{static_cast<int>(state.range(0)), state.range(1) != 0};
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string file = encode_png(raster, options);
    bytes = file.size();
    benchmark::DoNotOptimize(file.data());
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}

void EncodePicture256(benchmark::State& state) { encode(state, picture(256)); }
void EncodeDepth256(benchmark::State& state) { encode(state, depth(256)); }
BENCHMARK(EncodePicture256)
    ->ArgsProduct({{1, 2, 3, 4, 6, 9}, {0, 1}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(EncodeDepth256)->ArgsProduct({{1, 2, 3, 4, 6, 9}, {0, 1}})->Unit(benchmark::kMillisecond);

void decode(benchmark::State& state, const std::string& file, int at_least) {
  DecodeOptions options;
  options.at_least = at_least;
  for (auto _ : state) {
    const Raster raster = decode_image(std::as_bytes(std::span(file)), "benchmark", options);
    benchmark::DoNotOptimize(raster.bytes().data());
  }
}

void DecodePng512(benchmark::State& state) { decode(state, encode_png(picture(512)), 0); }
void DecodeJpeg512(benchmark::State& state) { decode(state, encode_jpeg(picture(512)), 0); }
void DecodeJpeg512For64(benchmark::State& state) { decode(state, encode_jpeg(picture(512)), 64); }
BENCHMARK(DecodePng512)->Unit(benchmark::kMillisecond);
BENCHMARK(DecodeJpeg512)->Unit(benchmark::kMillisecond);
BENCHMARK(DecodeJpeg512For64)->Unit(benchmark::kMillisecond);

void ResizePicture512To64(benchmark::State& state) {
  const Raster raster = picture(512);
  for (auto _ : state) benchmark::DoNotOptimize(resize(raster, Domain::kRgb, 64).bytes().data());
}
void ResizeDepth512To64(benchmark::State& state) {
  const Raster raster = depth(512);
  for (auto _ : state) {
    benchmark::DoNotOptimize(resize(raster, Domain::kDepthZbuffer, 64).bytes().data());
  }
}
BENCHMARK(ResizePicture512To64)->Unit(benchmark::kMillisecond);
BENCHMARK(ResizeDepth512To64)->Unit(benchmark::kMillisecond);

// From resized rasters to what a network takes, at 64 pixels.
void MakeSample64(benchmark::State& state, const char* code) {
  std::vector<View> views(1);
  views[0][Domain::kRgb] = picture(64);
  views[0][Domain::kDepthZbuffer] = depth(64);
  views[0][Domain::kEdgeOcclusion] = depth(64);
  SampleOptions options;
  options.size = 64;
  for (auto _ : state) {
    ++options.seed;
    benchmark::DoNotOptimize(make_sample(code, views, options).target.values.data.data());
  }
}
BENCHMARK_CAPTURE(MakeSample64, rgb2depth, "rgb2depth")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(MakeSample64, edge3d, "edge3d")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(MakeSample64, denoise, "denoise")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(MakeSample64, colorization, "colorization")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(MakeSample64, jigsaw, "jigsaw")->Unit(benchmark::kMicrosecond);

// Samples of depth at 256 pixels as one thread makes them ready for training: files read, decoded
// and resized, every other one mirrored; no cache, which all samples of that size do not fit into.
// What is left out is the copying into batches. The argument is the side on disk: 256 as rooms are
// rendered for such networks, 512 as Taskonomy's. The `samples` of the first are kLoadImages of
// core/engine/throughput.hpp.
void LoadSample256(benchmark::State& state) {
  constexpr ViewNumber kViews = 16;
  const taskatlas::testing::TemporaryFolder folder;
  const auto side = static_cast<int>(state.range(0));
  for (ViewNumber view = 0; view < kViews; ++view) {
    const auto put = [&](Domain domain, const Raster& raster) {
      testing::put_file(folder.path() / "rooms" / "room_00000" / std::string(info(domain).name) /
                            file_name(0, view, domain),
                        encode_png(raster));
    };
    put(Domain::kRgb, picture(side));
    put(Domain::kDepthZbuffer, depth(side));
  }
  const auto dataset = open_dataset(folder / "rooms", {}, {folder / "index.bin"});
  SourceOptions options;
  options.size = 256;
  const SampleSource source(dataset.value(), options);
  ViewNumber next = 0;
  for (auto _ : state) {
    using Sight = SampleSource::Sight;
    const Sight sight = next % 2 == 0 ? Sight::kAsIs : Sight::kMirrored;
    const auto sample = source.sample("rgb2depth", {{next % kViews, 0, 0}, 1, false}, next, sight);
    if (!sample) return state.SkipWithError("a sample cannot be read");
    benchmark::DoNotOptimize(sample->target.values.data.data());
    ++next;
  }
  state.counters["samples"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(LoadSample256)->Arg(256)->Arg(512)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace taskatlas::dataset

BENCHMARK_MAIN();
