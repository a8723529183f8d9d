// SPDX-License-Identifier: MIT
#include "graph/text_escape.hpp"

#include "support/nasty_text.hpp"

#include <memory>

#include <gtest/gtest.h>

// Last: its macros clash.
#include <graphviz/cgraph.h>

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

// What can be read back of a text: NUL is dropped, bytes that are no UTF-8 are replaced.
std::string as_dot_keeps_it(const std::string& text) {
  std::string kept = valid_utf8(text);
  std::erase(kept, '\0');
  return kept;
}

struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

// Whatever a task is called, Graphviz's own parser takes the text for one attribute of one node.
TEST(TextEscape, GraphvizReadsNastyTextsBack) {
  testing::NastyText nasty(1);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = nasty.next();
    SCOPED_TRACE(::testing::PrintToString(text));
    const std::string dot =
        "digraph g { a [x=" + dot_quoted(text) + ", label=" + dot_label(text) + "]; b; a -> b }";
    const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.c_str()));
    ASSERT_TRUE(graph) << dot;
    ASSERT_EQ(agnnodes(graph.get()), 2) << dot;
    ASSERT_EQ(agnedges(graph.get()), 1) << dot;
    std::string name = "a", attribute = "x";
    Agnode_t* node = agnode(graph.get(), name.data(), 0);
    ASSERT_NE(node, nullptr);
    std::string expected = as_dot_keeps_it(text);
    std::string found = agget(node, attribute.data());
    // What DOT cannot say (see the header): all else is to come back.
    if (expected.find_first_of("\\\n") != std::string::npos) {
      for (std::string* one : {&found, &expected}) {
        std::erase_if(*one, [](char c) { return c == '\\' || c == '\n'; });
      }
    }
    ASSERT_EQ(found, expected) << dot;
  }
}

}  // namespace
}  // namespace taskatlas
