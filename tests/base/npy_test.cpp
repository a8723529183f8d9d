// SPDX-License-Identifier: MIT
#include "base/npy.hpp"

#include "base/error.hpp"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

std::string file(const std::string& header, const std::string& data, char version = 1) {
  std::string out("\x93NUMPY", 6);
  out += version;
  out += '\0';
  out += static_cast<char>(header.size() & 0xff);
  out += static_cast<char>(header.size() >> 8);
  if (version > 1) out += std::string(2, '\0');
  return out + header + data;
}

TEST(Npy, RoundTrips) {
  const std::vector<double> values{1, -2.5, 1e300, 0, 5, 6};
  const npy::Array array = npy::read(bytes_of(npy::write(values, {2, 3})), "a.npy");
  EXPECT_EQ(array.values, values);
  EXPECT_EQ(array.shape, (std::vector<std::size_t>{2, 3}));
  const std::vector<float> floats{0.1f, 2};
  const npy::Array single = npy::read(bytes_of(npy::write(floats, {2})), "a.npy");
  EXPECT_EQ(single.values[0], double{0.1f});
}

TEST(Npy, ReadsOtherTypesAndOrders) {
  const auto read = [](const std::string& type, const std::string& data, const std::string& shape) {
    const std::string text = file(
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n", data);
    return npy::read(bytes_of(text), "a.npy").values;
  };
  using V = std::vector<double>;
  EXPECT_EQ(read("|u1", "\x01\xff", "2,"), (V{1, 255}));
  EXPECT_EQ(read("|i1", "\x01\xff", "2,"), (V{1, -1}));
  EXPECT_EQ(read("|b1", std::string("\x00\x01", 2), "2,"), (V{0, 1}));
  EXPECT_EQ(read("<u2", std::string("\x01\x00\x00\x01", 4), "2,"), (V{1, 256}));
  EXPECT_EQ(read(">u2", std::string("\x01\x00\x00\x01", 4), "2,"), (V{256, 1}));
  EXPECT_EQ(read("<f2", std::string("\x00\x3c\x00\xc0\x01\x00", 6), "3,"),
            (V{1, -2, std::ldexp(1.0, -24)}));
  EXPECT_EQ(read(">f4", std::string("\x3f\x80\x00\x00", 4), "1, 1"), (V{1}));
  EXPECT_EQ(read("<i8", std::string("\xfe\xff\xff\xff\xff\xff\xff\xff", 8), ""), (V{-2}));
  EXPECT_TRUE(std::isnan(read("<f2", std::string("\x01\x7e", 2), "")[0]));
  EXPECT_TRUE(read("<f8", "", "0, 5").empty());
}

TEST(Npy, FortranOrderBecomesC) {
  // 2 × 3: [[1, 2, 3], [4, 5, 6]] column by column.
  const std::string text = file("{\"shape\": (2, 3), \"descr\": \"|u1\", \"fortran_order\": True}",
                                "\x01\x04\x02\x05\x03\x06", 2);
  EXPECT_EQ(npy::read(bytes_of(text), "a.npy").values, (std::vector<double>{1, 2, 3, 4, 5, 6}));
}

TEST(Npy, DamageIsRefused) {
  const std::string good = npy::write(std::vector<double>{1, 2, 3}, {3});
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_THROW(npy::read(bytes_of(good).first(size), "cut.npy"), Error) << size;
  }
  EXPECT_THROW(npy::read(bytes_of(good + "x"), "long.npy"), Error);
  for (const char* header :
       {"{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
        "{'descr': '<f4', 'fortran_order': False, }", "{'descr': '<f4'", "", "{}",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '', 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': "
        "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1), }"}) {
    EXPECT_THROW(npy::read(bytes_of(file(header, "abcd")), "bad.npy"), Error) << header;
  }
  EXPECT_THROW(npy::read(bytes_of(good), "many.npy", 2), Error);
  try {
    npy::read(bytes_of(good).first(100), "folder/a.npy");
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("folder/a.npy"), std::string::npos);
  }
}

}  // namespace
}  // namespace taskatlas
