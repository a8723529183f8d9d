// SPDX-License-Identifier: MIT
#include "study/text.hpp"

#include <chrono>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

// FIPS 180-4's examples, and lengths around the block's end.
TEST(Sha256, PublishedVectors) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Text, Utf8) {
  EXPECT_TRUE(is_text(""));
  EXPECT_TRUE(is_text("a \xC3\xA4 \xE2\x82\xAC \xF0\x9F\x98\x80"));
  EXPECT_FALSE(is_text(std::string_view("a\0b", 3)));
  EXPECT_FALSE(is_text("\xE4"));              // Latin-1
  EXPECT_FALSE(is_text("\xC0\x80"));          // overlong
  EXPECT_FALSE(is_text("\xE0\x80\x80"));      // overlong
  EXPECT_FALSE(is_text("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(is_text("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  EXPECT_FALSE(is_text("\xE2\x82"));          // cut off
}

TEST(Text, TimesAndIds) {
  EXPECT_EQ(format_utc(std::chrono::sys_seconds(std::chrono::seconds(1529280000))),
            "2018-06-18T00:00:00Z");
  EXPECT_EQ(format_utc(std::chrono::sys_seconds(std::chrono::seconds(951825599))),
            "2000-02-29T11:59:59Z");
  EXPECT_EQ(random_uuid().size(), 36U);
  EXPECT_NE(random_uuid(), random_uuid());
  EXPECT_EQ(uuid_from_sha256(sha256("abc")), "ba7816bf-8f01-8fea-8141-40de5dae2223");
}

}  // namespace
}  // namespace taskatlas
