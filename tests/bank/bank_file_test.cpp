// SPDX-License-Identifier: MIT
#include "bank/bank_file.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace taskatlas::transfers {
namespace {

const BankInfo kInfo{"encoder-1", 2, 3};

std::vector<HalfBits> some_values(std::size_t rows) {
  std::vector<HalfBits> values(rows * kInfo.row_values());
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<HalfBits>(0x3c00 + i);
  return values;
}

const std::vector<std::string> kNames{"room_1/point_0_view_0", "room_1/point_0_view_1", "r"};

std::filesystem::path write_bank(const std::filesystem::path& folder) {
  write_bank_file(folder / "bank.bin", kInfo, kNames, some_values(3));
  return folder / "bank.bin";
}

TEST(BankFile, RoundTrips) {
  const testing::TemporaryFolder folder;
  const BankFile bank = BankFile::open(write_bank(folder.path()));
  EXPECT_EQ(bank.info(), kInfo);
  ASSERT_EQ(bank.rows(), 3U);
  EXPECT_EQ(bank.name(1), kNames[1]);
  EXPECT_THROW((void)bank.name(3), std::out_of_range);
  EXPECT_EQ(bank.find("r"), 2U);
  EXPECT_EQ(bank.find("room_1"), std::nullopt);
  EXPECT_EQ(std::vector<HalfBits>(bank.values().begin(), bank.values().end()), some_values(3));
}

TEST(BankFile, CopiesKeepTheMapping) {
  const testing::TemporaryFolder folder;
  const auto file = write_bank(folder.path());
  const auto copy = [&] {
    const BankFile bank = BankFile::open(file);
    return bank;  // NOLINT(performance-no-automatic-move): a copy
  }();
  std::filesystem::remove(file);
  EXPECT_EQ(copy.values()[5], some_values(3)[5]);
}

TEST(BankFile, RefusesEveryDamage) {
  const testing::TemporaryFolder folder;
  const auto file = write_bank(folder.path());
  const std::string good = read_file(file);
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      (void)BankFile::open(file);
    } catch (const Error& error) {
      return error.kind() == ErrorKind::kBadInput;
    }
    return false;
  };
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bytes = good;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x04);
    EXPECT_TRUE(refused(bytes)) << "byte " << i;
  }
  for (std::size_t length = 0; length < good.size(); length += 7) {
    EXPECT_TRUE(refused(good.substr(0, length))) << "cut to " << length;
  }
  EXPECT_TRUE(refused(good + good));
  EXPECT_FALSE(refused(good));
  EXPECT_THROW((void)BankFile::open(folder.path()), Error);
  EXPECT_THROW((void)BankFile::open(folder / "absent"), Error);
}

// Banks lie in folders that may come from a stranger.
TEST(BankFile, IsPutInALinksPlace) {
  const testing::TemporaryFolder folder;
  write_file_atomically(folder / "victim", "precious", Links::kReplace);
  std::filesystem::create_symlink(folder / "victim", folder / "bank.bin");
  const BankFile bank = BankFile::open(write_bank(folder.path()));
  EXPECT_EQ(bank.rows(), 3U);
  EXPECT_FALSE(std::filesystem::is_symlink(folder / "bank.bin"));
  EXPECT_EQ(read_file(folder / "victim"), "precious");
}

TEST(BankFile, WaitsForNoPipe) {
  const testing::TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "bank.bin").c_str(), 0666), 0);
  EXPECT_THROW((void)BankFile::open(folder / "bank.bin"), Error);
}

TEST(BankFile, WritesNothingThatCouldNotBeRead) {
  const testing::TemporaryFolder folder;
  const auto file = folder / "bank.bin";
  EXPECT_THROW(write_bank_file(file, kInfo, {}, {}), Error);
  EXPECT_THROW(write_bank_file(file, kInfo, kNames, some_values(2)), Error);
  EXPECT_THROW(write_bank_file(file, {"e", 0, 3}, kNames, some_values(3)), Error);
  EXPECT_THROW(write_bank_file(file, {std::string(257, 'e'), 2, 3}, kNames, some_values(3)), Error);
  const std::vector<std::string> nameless{"a", "", "c"};
  EXPECT_THROW(write_bank_file(file, kInfo, nameless, some_values(3)), Error);
  EXPECT_FALSE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace taskatlas::transfers
