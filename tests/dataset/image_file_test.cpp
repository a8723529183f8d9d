// SPDX-License-Identifier: MIT
#include "dataset/image_file.hpp"

#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <cmath>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace taskatlas::dataset {
namespace {

using ::testing::HasSubstr;

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

Raster noise(int width, int height, int channels, SampleType type, std::uint64_t seed = 1) {
  Raster raster(width, height, channels, type);
  RandomStream random(seed, 0, 0);
  for (std::byte& byte : raster.bytes()) byte = static_cast<std::byte>(random.next());
  return raster;
}

// What a photograph is to a codec: smooth, with edges.
Raster smooth(int width, int height, int channels) {
  Raster raster(width, height, channels, SampleType::kU8);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (int c = 0; c < channels; ++c) {
        const double wave = std::sin(x * 0.05 + c) * std::cos(y * 0.07) * 100 + 128;
        raster.u8()[raster.index(x, y, c)] =
            static_cast<std::uint8_t>(x > width / 2 ? wave : 255 - wave);
      }
    }
  }
  return raster;
}

std::string from_hex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    out += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  }
  return out;
}

template <class Function>
std::string message_of(Function&& function) {
  try {
    function();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    return error.what();
  }
  ADD_FAILURE() << "no Error was thrown";
  return {};
}

TEST(ImageFile, PngRoundTripsEveryKind) {
  for (const SampleType type : {SampleType::kU8, SampleType::kU16}) {
    for (int channels = 1; channels <= 4; ++channels) {
      for (const auto& [width, height] : {std::pair{1, 1}, {7, 3}, {64, 65}}) {
        const Raster raster = noise(width, height, channels, type);
        for (const PngOptions options : {PngOptions{0, false}, PngOptions{1, true}, PngOptions{}}) {
          const std::string file = encode_png(raster, options);
          EXPECT_EQ(decode_image(bytes_of(file), "a.png"), raster);
        }
        const std::string file = encode_png(raster);
        const ImageInfo info = probe_image(bytes_of(file).first(64), "a.png");
        EXPECT_EQ(info, (ImageInfo{ImageFormat::kPng, width, height, channels,
                                   type == SampleType::kU8 ? 8 : 16, false}));
      }
    }
  }
}

TEST(ImageFile, PngEncodingIsDeterministic) {
  const Raster raster = smooth(100, 80, 3);
  EXPECT_EQ(encode_png(raster), encode_png(raster));
}

// Made with Python's zlib and struct alone: 2 × 2 pixels of 16-bit grey, 1, 256, 32768, 65535.
TEST(ImageFile, ReadsSixteenBitsOfAnotherWriter) {
  const std::string file = from_hex(
      "89504e470d0a1a0a0000000d4948445200000002000000021000000000074d8ebb000000124944415478"
      "9c6360606464606860f8ff1f0005160281156294e00000000049454e44ae426082");
  const Raster raster = decode_image(bytes_of(file), "grey.png");
  ASSERT_EQ(raster.type(), SampleType::kU16);
  ASSERT_EQ(raster.channels(), 1);
  EXPECT_EQ(raster.u16()[0], 1);
  EXPECT_EQ(raster.u16()[1], 256);
  EXPECT_EQ(raster.u16()[2], 32'768);
  EXPECT_EQ(raster.u16()[3], 65'535);
}

// 5 × 2 pixels with a palette of 2 bits: indices 0 1 2 3 0 / 3 2 1 0 3.
TEST(ImageFile, PalettesBecomeColoursOrLabels) {
  const std::string file = from_hex(
      "89504e470d0a1a0a0000000d4948445200000005000000020203000000ed04fece0000000c504c544500"
      "00000a141e01020300ff005fdab7130000000e49444154789c6390666078720000031501c050ed581800"
      "00000049454e44ae426082");
  const Raster colours = decode_image(bytes_of(file), "palette.png");
  ASSERT_EQ(colours.channels(), 3);
  EXPECT_EQ(colours.value(1, 0, 0), 10);
  EXPECT_EQ(colours.value(1, 0, 2), 30);
  EXPECT_EQ(colours.value(0, 1, 1), 255);
  DecodeOptions labels;
  labels.palette_indices = true;
  const Raster indices = decode_image(bytes_of(file), "palette.png", labels);
  ASSERT_EQ(indices.channels(), 1);
  const std::array<int, 10> expected{0, 1, 2, 3, 0, 3, 2, 1, 0, 3};
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(indices.value(i % 5, i / 5), expected[static_cast<std::size_t>(i)]) << i;
  }
  EXPECT_TRUE(probe_image(bytes_of(file), "palette.png").palette);
  EXPECT_EQ(probe_image(bytes_of(file), "palette.png").bits, 2);
}

// 3 × 1 pixels of 2-bit grey: 0, 1, 3.
TEST(ImageFile, FewBitsOfGreyAreScaledUnlessTheyAreLabels) {
  const std::string file = from_hex(
      "89504e470d0a1a0a0000000d4948445200000003000000010200000000743b53c90000000a4944415478"
      "9c63900100001e001de6b04b560000000049454e44ae426082");
  const Raster grey = decode_image(bytes_of(file), "grey2.png");
  EXPECT_EQ(grey.value(0, 0), 0);
  EXPECT_EQ(grey.value(1, 0), 85);
  EXPECT_EQ(grey.value(2, 0), 255);
  DecodeOptions labels;
  labels.palette_indices = true;
  EXPECT_EQ(decode_image(bytes_of(file), "grey2.png", labels).value(2, 0), 3);
}

TEST(ImageFile, EveryCutPngIsRefused) {
  const std::string file = encode_png(smooth(40, 30, 3));
  // Without the checksum of its empty last chunk a PNG is whole all the same.
  constexpr std::size_t kLastChecksum = 4;
  for (std::size_t size = 0; size < file.size() - kLastChecksum; ++size) {
    EXPECT_THROW(decode_image(bytes_of(file).first(size), "cut.png"), Error) << size;
  }
  const std::string half = file.substr(0, file.size() / 2);
  const std::string message = message_of([&] { decode_image(bytes_of(half), "folder/cut.png"); });
  EXPECT_THAT(message, HasSubstr("folder/cut.png"));
  EXPECT_THAT(message, HasSubstr("ends before"));
}

TEST(ImageFile, EveryFlippedBitOfAPngIsNoticed) {
  const Raster raster = smooth(24, 20, 3);
  const std::string file = encode_png(raster);
  for (std::size_t i = 0; i < file.size(); ++i) {
    for (const int bit : {0, 5}) {
      std::string damaged = file;
      damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
      EXPECT_THROW(decode_image(bytes_of(damaged), "damaged.png"), Error) << i;
    }
  }
}

TEST(ImageFile, JpegIsCloseAndShrinks) {
  for (const int channels : {1, 3}) {
    const Raster raster = smooth(200, 120, channels);
    const std::string file = encode_jpeg(raster, 95);
    const Raster back = decode_image(bytes_of(file), "a.jpg");
    ASSERT_EQ(back.channels(), channels);
    double error = 0;
    for (std::size_t i = 0; i < raster.samples(); ++i) {
      error += std::abs(int{raster.u8()[i]} - int{back.u8()[i]});
    }
    constexpr double kMeanError = 3;  // of 255, at the edge in the middle mostly
    EXPECT_LT(error / static_cast<double>(raster.samples()), kMeanError);
    EXPECT_EQ(probe_image(bytes_of(file), "a.jpg"),
              (ImageInfo{ImageFormat::kJpeg, 200, 120, channels, 8, false}));
    DecodeOptions small;
    small.at_least = 32;
    const Raster shrunk = decode_image(bytes_of(file), "a.jpg", small);
    EXPECT_GE(shrunk.height(), 32);
    EXPECT_LT(shrunk.height(), 60);
    EXPECT_NEAR(static_cast<double>(shrunk.width()) / shrunk.height(), 200.0 / 120, 0.05);
    small.at_least = 4096;
    EXPECT_EQ(decode_image(bytes_of(file), "a.jpg", small), back);
  }
}

TEST(ImageFile, CutJpegsAreRefused) {
  const std::string file = encode_jpeg(smooth(64, 64, 3));
  for (std::size_t size = 0; size + 2 < file.size(); size += 7) {
    EXPECT_THROW(decode_image(bytes_of(file).first(size), "cut.jpg"), Error) << size;
  }
}

TEST(ImageFile, SizesBeyondTheLimitsAreRefusedBeforeMemoryIsTaken) {
  // A header that claims 2³¹ - 1 pixels a side, with its right checksum, and nothing else.
  const std::string huge =
      from_hex("89504e470d0a1a0a0000000d494844527fffffff7fffffff08020000009bab9c31");
  EXPECT_THAT(message_of([&] { decode_image(bytes_of(huge), "huge.png"); }), HasSubstr("huge.png"));
  ImageLimits limits;
  limits.max_side = 50;
  const std::string png = encode_png(smooth(60, 10, 1));
  const std::string jpg = encode_jpeg(smooth(60, 10, 1));
  DecodeOptions options;
  options.limits = limits;
  EXPECT_THAT(message_of([&] { decode_image(bytes_of(png), "wide.png", options); }),
              HasSubstr("60 × 10"));
  EXPECT_THAT(message_of([&] { decode_image(bytes_of(jpg), "wide.jpg", options); }),
              HasSubstr("60 × 10"));
  options.limits = {};
  options.limits.max_file_bytes = 20;
  EXPECT_THAT(message_of([&] { decode_image(bytes_of(png), "wide.png", options); }),
              HasSubstr("20 bytes"));
}

TEST(ImageFile, OtherFilesAreNamedAsSuch) {
  EXPECT_THAT(message_of([] { decode_image({}, "empty.png"); }), HasSubstr("empty"));
  const std::string text = "not a picture";
  EXPECT_THAT(message_of([&] { probe_image(bytes_of(text), "text.png"); }),
              HasSubstr("neither a PNG nor a JPEG"));
  EXPECT_THROW(encode_png(Raster(1, 1, 1, SampleType::kF32)), Error);
  EXPECT_THROW(encode_jpeg(Raster(1, 1, 2, SampleType::kU8)), Error);
  EXPECT_THROW(encode_jpeg(Raster(1, 1, 1, SampleType::kU16)), Error);
}

TEST(ImageFile, FilesOnDisk) {
  const testing::TemporaryFolder folder;
  const Raster raster = smooth(32, 32, 3);
  write_image(folder.path() / "a.png", raster);
  EXPECT_EQ(read_image(folder.path() / "a.png"), raster);
  write_image(folder.path() / "a.jpg", raster);
  EXPECT_EQ(read_image(folder.path() / "a.jpg").width(), 32);
  EXPECT_THROW(write_image(folder.path() / "a.gif", raster), Error);
  EXPECT_THAT(message_of([&] { read_image(folder.path() / "none.png"); }), HasSubstr("none.png"));
  ASSERT_EQ(::mkfifo((folder / "pipe.png").c_str(), 0666), 0);
  EXPECT_THAT(message_of([&] { read_image(folder / "pipe.png"); }),
              HasSubstr("pipe.png: it is no regular file"));
}

TEST(Raster, SizesAreCheckedAndTypesKept) {
  EXPECT_THROW(Raster(0, 1, 1, SampleType::kU8), Error);
  EXPECT_THROW(Raster(1, -1, 1, SampleType::kU8), Error);
  EXPECT_THROW(Raster(1, 1, 0, SampleType::kU8), Error);
  EXPECT_THROW(Raster(40'000, 1, 1, SampleType::kU8), Error);
  EXPECT_THROW(Raster(16'384, 16'384, 1, SampleType::kU8), Error);
  EXPECT_THROW(Raster(2, 2, 1, SampleType::kU8).u16(), std::logic_error);
  Raster floats(2, 1, 1, SampleType::kF32);
  floats.f32()[1] = 0.25f;
  EXPECT_EQ(floats.value(1, 0), 0.25);
  EXPECT_EQ(floats.bytes().size(), 8u);
}

TEST(Raster, SquaresAreCutFromTheMiddle) {
  Raster wide(7, 4, 2, SampleType::kU16);
  for (std::size_t i = 0; i < wide.samples(); ++i) wide.u16()[i] = static_cast<std::uint16_t>(i);
  const Raster square = crop_square(wide);
  ASSERT_EQ(square.width(), 4);
  ASSERT_EQ(square.height(), 4);
  EXPECT_EQ(square.value(0, 0, 1), wide.value(2, 0, 1));
  EXPECT_EQ(square.value(3, 3, 0), wide.value(5, 3, 0));
  EXPECT_EQ(crop_square(square), square);
}

}  // namespace
}  // namespace taskatlas::dataset
