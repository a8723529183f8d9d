// SPDX-License-Identifier: MIT
#include "base/shell_text.hpp"

#include "base/atomic_file.hpp"
#include "support/nasty_text.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas {
namespace {

TEST(ShellText, PlainWordsStayAsTheyAre) {
  EXPECT_EQ(shell_quoted("rooms/x_1.taskstudy"), "rooms/x_1.taskstudy");
  EXPECT_EQ(shell_quoted(""), "''");
  EXPECT_EQ(shell_quoted("my study"), "'my study'");
  EXPECT_EQ(shell_quoted("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_quoted("~"), "'~'");
}

// Whatever a file is called, sh takes it for one word, and runs nothing of it.
TEST(ShellText, TheShellReadsNastyTextsBack) {
  const testing::TemporaryFolder folder;
  testing::NastyText nasty(2);
  std::string script = "cd '" + folder.path().string() + "'\n", expected;
  for (int i = 0; i < 1000; ++i) {
    std::string text = nasty.next();
    std::erase(text, '\0');
    script += "printf '%s\\0' " + shell_quoted(text) + "\n";
    expected += text + '\0';
  }
  write_file_atomically(folder / "script", script, Links::kFollow);
  const std::string command = "sh '" + (folder / "script").string() + "' > '" +
                              (folder / "out").string() + "' 2> '" + (folder / "err").string() +
                              "'";
  EXPECT_EQ(std::system(command.c_str()), 0);
  EXPECT_EQ(read_file(folder / "out"), expected);
  EXPECT_EQ(read_file(folder / "err"), "");
  EXPECT_FALSE(std::filesystem::exists(folder / "x"));  // $(touch x)
}

}  // namespace
}  // namespace taskatlas
