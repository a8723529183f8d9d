// SPDX-License-Identifier: MIT
#include "graph/text_escape.hpp"

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

const std::string kMark = "\xEF\xBF\xBD";  // U+FFFD

TEST(TextEscape, OnlyUtf8Passes) {
  EXPECT_EQ(valid_utf8("Tiefe \xE2\x82\xAC \xF0\x9F\x98\x80"),
            "Tiefe \xE2\x82\xAC \xF0\x9F\x98\x80");
  EXPECT_EQ(valid_utf8("a\xFFz"), "a" + kMark + "z");
  EXPECT_EQ(valid_utf8("\xC0\xAF"), kMark + kMark);              // overlong
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), kMark + kMark + kMark);  // surrogate
  EXPECT_EQ(valid_utf8("\xE2\x82"), kMark + kMark);              // cut off
  EXPECT_EQ(valid_utf8("\xF4\x90\x80\x80").substr(0, 3), kMark);
}

TEST(TextEscape, XmlHoldsNoMarkupAndNoForbiddenCharacters) {
  EXPECT_EQ(xml_escaped("<a & \"b\" 'c'>"), "&lt;a &amp; &quot;b&quot; &apos;c&apos;&gt;");
  EXPECT_EQ(xml_escaped("a\nb\tc"), "a&#10;b&#9;c");
  EXPECT_EQ(xml_escaped(std::string("\0\x01", 2)), kMark + kMark);
  EXPECT_EQ(xml_escaped("\xEF\xBF\xBF"), kMark);
}

TEST(TextEscape, DotStringsCannotBeLeft) {
  EXPECT_EQ(dot_quoted("a\"b"), "\"a\\\"b\"");
  EXPECT_EQ(dot_quoted("a\\"), "\"a\\\\\"");
  EXPECT_EQ(dot_quoted("a\\\"b"), R"("a\\\"b")");
  EXPECT_EQ(dot_quoted("a\\\\"), R"("a\\")");
  EXPECT_EQ(dot_quoted(std::string("a\0b", 3)), "\"ab\"");
  EXPECT_EQ(dot_label("a\\N\"&lt;\n"), "\"a\\\\N\\\"&amp;lt;\\n\"");
}

}  // namespace
}  // namespace taskatlas
