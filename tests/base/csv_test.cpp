// SPDX-License-Identifier: MIT
#include "base/csv.hpp"

#include "base/atomic_file.hpp"
#include "support/nasty_text.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text) {
  CsvReader reader(text, "t.csv");
  std::vector<std::string_view> fields;
  Rows rows;
  while (reader.next(fields)) rows.emplace_back(fields.begin(), fields.end());
  return rows;
}

std::string message_of(std::string_view text) {
  try {
    rows_of(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    return error.what();
  }
  return "";
}

TEST(Csv, EveryLineEndAndABlankLine) {
  const Rows expected{{"a", "b"}, {"1", "2"}, {"3", ""}};
  EXPECT_EQ(rows_of("a,b\n1,2\n3,\n"), expected);
  EXPECT_EQ(rows_of("a,b\r\n1,2\r\n3,\r\n"), expected);
  EXPECT_EQ(rows_of("a,b\r1,2\r3,"), expected);
  EXPECT_EQ(rows_of("\n\na,b\n\r\n\r1,2\n\n3,"), expected);
  EXPECT_EQ(rows_of("\xEF\xBB\xBF"
                    "a,b\n1,2\n3,\n"),
            expected);
}

TEST(Csv, EmptyTexts) {
  EXPECT_TRUE(rows_of("").empty());
  EXPECT_TRUE(rows_of("\r\n\n\r").empty());
  EXPECT_TRUE(rows_of("\xEF\xBB\xBF").empty());
  EXPECT_EQ(rows_of(","), (Rows{{"", ""}}));
  EXPECT_EQ(rows_of("\"\""), (Rows{{""}}));
}

TEST(Csv, QuotedFields) {
  EXPECT_EQ(rows_of(R"("a,b","say ""hi""",plain "" inside,"")"),
            (Rows{{"a,b", "say \"hi\"", "plain \"\" inside", ""}}));
  EXPECT_EQ(rows_of("\"two\nlines\",x\r\n\"\r\",\"\"\"\"\n"),
            (Rows{{"two\nlines", "x"}, {"\r", "\""}}));
}

TEST(Csv, ManyRewrittenFieldsOfOneRecordStayValid) {
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += std::string(i ? "," : "") + "\"\"\"" + std::to_string(i) + '"';
  const Rows rows = rows_of(text);
  ASSERT_EQ(rows.size(), 1U);
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(rows[0][static_cast<std::size_t>(i)], "\"" + std::to_string(i));
  }
}

TEST(Csv, LinesAreCountedThroughQuotesAndEveryLineEnd) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const std::string text =
        "h" + end + end + "\"a" + end + "b" + end + "\",1" + end + "last" + end + end;
    CsvReader reader(text, "t.csv");
    std::vector<std::string_view> fields;
    std::vector<std::size_t> lines;
    while (reader.next(fields)) lines.push_back(reader.line());
    EXPECT_THAT(lines, ElementsAre(1, 3, 6));
    EXPECT_EQ(reader.offset(), text.size());
  }
}

TEST(Csv, ErrorsSayWhere) {
  EXPECT_THAT(message_of("a,b\n1,\"open\n2,3\n"),
              AllOf(HasSubstr("t.csv, line 2, column 2"), HasSubstr("never closed")));
  EXPECT_THAT(message_of("a,b\n\n\"x\"y,1\n"),
              AllOf(HasSubstr("t.csv, line 3, column 1"), HasSubstr("closing quote")));
  EXPECT_THAT(message_of(std::string_view("a\0b", 3)), HasSubstr("not a text file"));
  EXPECT_THAT(message_of(std::string_view("\xFF\xFE"
                                          "a\0",
                                          4)),
              HasSubstr("UTF-16"));

  CsvReader reader("h\nx,y\n", "t.csv");
  std::vector<std::string_view> fields;
  reader.next(fields);
  reader.next(fields);
  EXPECT_STREQ(reader.error(1, "gain", "is no number").what(),
               "t.csv, line 2, column 2 (gain): is no number");
  EXPECT_STREQ(reader.error(-1, "", "too short").what(), "t.csv, line 2: too short");
}

TEST(Csv, WhatIsWrittenReadsBack) {
  std::mt19937 random(2);
  constexpr std::string_view kAlphabet = "ab,\"\n\r \t;\xC3\xA9";
  std::uniform_int_distribution<std::size_t> letter(0, kAlphabet.size() - 1);
  std::uniform_int_distribution<int> length(0, 8);
  for (int round = 0; round < 2000; ++round) {
    Rows rows(3, std::vector<std::string>(3));
    std::string text;
    for (auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        for (int n = length(random); n > 0; --n) row[i] += kAlphabet[letter(random)];
        text += (i ? "," : "") + csv_field(row[i]);
      }
      text += round % 2 ? "\r\n" : "\n";
    }
    ASSERT_EQ(rows_of(text), rows) << text;
  }
}

// Whatever the bytes, reading ends, every field lies within the text's length, and the only
// complaint is an Error.
TEST(Csv, RandomBytesNeverDoWorseThanAnError) {
  std::mt19937 random(3);
  constexpr std::string_view kLikely = ",\"\n\r\"\"a1";
  std::uniform_int_distribution<int> byte(1, 255);
  std::uniform_int_distribution<std::size_t> likely(0, kLikely.size() - 1);
  std::uniform_int_distribution<int> length(0, 60);
  int read = 0;
  int refused = 0;
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (int n = length(random); n > 0; --n) {
      text += n % 4 ? kLikely[likely(random)] : static_cast<char>(byte(random));
    }
    try {
      std::size_t bytes = 0;
      for (const auto& row : rows_of(text)) {
        ASSERT_FALSE(row.empty());
        for (const auto& field : row) bytes += field.size();
      }
      ASSERT_LE(bytes, text.size());
      ++read;
    } catch (const Error&) {
      ++refused;
    }
  }
  EXPECT_GT(read, 1000);
  EXPECT_GT(refused, 1000);
}

// Whatever a field holds, our reader and sqlite3's take it for one field.
TEST(Csv, NastyFieldsAreReadBack) {
  testing::NastyText nasty(3);
  std::string text = "a,b\n";
  Rows expected;
  for (int i = 0; i < 500; ++i) {
    std::vector<std::string> row{nasty.next(), "x" + nasty.next()};
    for (std::string& field : row) std::erase(field, '\0');
    if (row[0].empty()) row[0] = "y";
    text += csv_field(row[0]) + "," + csv_field(row[1]) + "\n";
    expected.push_back(row);
  }
  Rows found = rows_of(text);
  ASSERT_EQ(found.size(), expected.size() + 1);
  found.erase(found.begin());
  EXPECT_EQ(found, expected);

  if (std::system("command -v sqlite3 >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "sqlite3 is not installed";
  }
  const testing::TemporaryFolder folder;
  write_file_atomically(folder / "t.csv", text, Links::kFollow);
  const std::string command = "sqlite3 :memory: '.import --csv " + (folder / "t.csv").string() +
                              " t' 'SELECT hex(a) || \" \" || hex(b) FROM t' > '" +
                              (folder / "out").string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  std::string hex;
  for (const auto& row : expected) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (const char c : row[i]) {
        hex += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
        hex += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
      }
      hex += i == 0 ? ' ' : '\n';
    }
  }
  EXPECT_EQ(read_file(folder / "out"), hex);
}

}  // namespace
}  // namespace taskatlas
