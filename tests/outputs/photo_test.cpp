// SPDX-License-Identifier: MIT
#include "outputs/photo.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/image_file.hpp"
#include "support/temporary_folder.hpp"

#include <string>

#include <gtest/gtest.h>

namespace taskatlas::outputs {
namespace {

using dataset::Raster;

// 2 × 3 pixels, their numbers as greys: upright.
Raster upright_picture() {
  Raster raster(2, 3, 1, dataset::SampleType::kU8);
  for (std::size_t i = 0; i < 6; ++i) raster.u8()[i] = static_cast<std::uint8_t>(i);
  return raster;
}

// Where the visible row and column 0 are in the file is what the orientation says (TIFF 6.0).
Raster stored_as(int orientation) {
  const Raster shown = upright_picture();
  const bool turned = orientation >= 5;
  Raster out(turned ? 3 : 2, turned ? 2 : 3, 1, dataset::SampleType::kU8);
  for (int row = 0; row < out.height(); ++row) {
    for (int column = 0; column < out.width(); ++column) {
      int x = 0, y = 0;  // in the upright picture
      switch (orientation) {
        case 1:
          x = column;
          y = row;
          break;  // row 0 top, column 0 left
        case 2:
          x = 1 - column;
          y = row;
          break;  // top, right
        case 3:
          x = 1 - column;
          y = 2 - row;
          break;  // bottom, right
        case 4:
          x = column;
          y = 2 - row;
          break;  // bottom, left
        case 5:
          x = row;
          y = column;
          break;  // left, top
        case 6:
          x = 1 - row;
          y = column;
          break;  // right, top
        case 7:
          x = 1 - row;
          y = 2 - column;
          break;  // right, bottom
        default:
          x = row;
          y = 2 - column;
          break;  // left, bottom
      }
      out.u8()[out.index(column, row)] = shown.u8()[shown.index(x, y)];
    }
  }
  return out;
}

std::string tiff(int orientation, bool little) {
  const auto number = [&](unsigned value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
      const int shift = 8 * (little ? i : bytes - 1 - i);
      text += static_cast<char>(value >> shift & 255);
    }
    return text;
  };
  return (little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2) + number(271, 2) +
         number(2, 2) + number(1, 4) + number(0, 4) + number(274, 2) + number(3, 2) + number(1, 4) +
         number(static_cast<unsigned>(orientation), 2) + number(0, 2) + number(0, 4);
}

std::string jpeg(int orientation, bool little) {
  const std::string block = std::string("Exif\0\0", 6) + tiff(orientation, little);
  const std::size_t length = block.size() + 2;
  const std::string plain = dataset::encode_jpeg(Raster(32, 16, 3, dataset::SampleType::kU8));
  return plain.substr(0, 2) + "\xff\xe1" + static_cast<char>(length >> 8) +
         static_cast<char>(length & 255) + block + plain.substr(2);
}

int orientation_of(const std::string& bytes) {
  return exif_orientation(std::as_bytes(std::span(bytes)));
}

TEST(Photos, StandUpright) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    EXPECT_EQ(upright(stored_as(orientation), orientation), upright_picture()) << orientation;
  }
}

TEST(Photos, SayHowTheyWereHeld) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    EXPECT_EQ(orientation_of(jpeg(orientation, true)), orientation);
    EXPECT_EQ(orientation_of(jpeg(orientation, false)), orientation);
  }
  EXPECT_EQ(orientation_of(jpeg(0, true)), 1);
  EXPECT_EQ(orientation_of(jpeg(9, true)), 1);
  EXPECT_EQ(orientation_of(dataset::encode_png(upright_picture())), 1);
}

TEST(Photos, SurviveDamage) {
  const std::string good = jpeg(6, true);
  for (std::size_t size = 0; size < 80; ++size) orientation_of(good.substr(0, size));
  for (std::size_t at = 2; at < 60; ++at) {
    for (const char value : {'\0', '\x7f', '\xff'}) {
      std::string bytes = good;
      bytes[at] = value;
      const int found = orientation_of(bytes);
      EXPECT_TRUE(found >= 1 && found <= 8);
    }
  }
}

TEST(Photos, AreTheSquareInTheMiddle) {
  const taskatlas::testing::TemporaryFolder folder;
  write_file_atomically(folder / "p.jpg", jpeg(6, true), Links::kFollow);
  const Raster photo = read_photo(folder / "p.jpg");
  EXPECT_EQ(photo.width(), 16);
  EXPECT_EQ(photo.height(), 16);
  EXPECT_THROW(read_photo(folder / "none.jpg"), Error);
  write_file_atomically(folder / "text.png", "no picture", Links::kFollow);
  EXPECT_THROW(read_photo(folder / "text.png"), Error);
}

}  // namespace
}  // namespace taskatlas::outputs
