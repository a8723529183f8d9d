// SPDX-License-Identifier: MIT
#include "transfers/bank.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <limits>

#include <gtest/gtest.h>
#include <torch/torch.h>

namespace taskatlas::transfers {
namespace {

BankInfo small_info() { return {"encoder-1", 3, 4}; }

std::vector<std::string> names_of(int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back("room_00001/point_" + std::to_string(i));
  return names;
}

at::Tensor values_of(int count) {
  torch::manual_seed(1);
  return torch::randn({count, 3, 4, 4});
}

std::filesystem::path write_bank(const std::filesystem::path& folder, int rows = 5) {
  BankWriter writer(small_info());
  const at::Tensor values = values_of(rows);
  const std::vector<std::string> names = names_of(rows);
  writer.append(std::span(names).first(2), values.slice(0, 0, 2));
  writer.append(std::span(names).subspan(2), values.slice(0, 2));
  const std::filesystem::path file = folder / "source.bank";
  writer.write(file);
  return file;
}

TEST(Bank, RoundTripsInHalfPrecision) {
  const testing::TemporaryFolder folder;
  const auto bank = RepresentationBank::open(write_bank(folder.path()));
  EXPECT_EQ(bank.info(), small_info());
  ASSERT_EQ(bank.rows(), 5U);
  EXPECT_EQ(bank.name(3), "room_00001/point_3");
  EXPECT_EQ(bank.find("room_00001/point_4"), 4U);
  EXPECT_EQ(bank.find("room_00001/point_5"), std::nullopt);
  EXPECT_TRUE(torch::equal(bank.tensor(), values_of(5).to(at::kHalf)));
  // Half precision keeps 11 bits.
  EXPECT_TRUE(torch::allclose(bank.tensor().to(at::kFloat), values_of(5), 1.0 / 2048, 1e-7));
}

TEST(Bank, GathersRowsInTheOrderAsked) {
  const testing::TemporaryFolder folder;
  const auto bank = RepresentationBank::open(write_bank(folder.path()));
  const std::vector<std::size_t> rows{4, 0, 4};
  const at::Tensor expected = torch::stack({bank.tensor()[4], bank.tensor()[0], bank.tensor()[4]});
  EXPECT_TRUE(torch::equal(bank.gather(rows), expected.to(at::kFloat)));
  EXPECT_THROW(bank.gather(std::vector<std::size_t>{5}), std::out_of_range);
}

TEST(Bank, TensorOutlivesTheBank) {
  const testing::TemporaryFolder folder;
  at::Tensor values;
  {
    const auto bank = RepresentationBank::open(write_bank(folder.path()));
    values = bank.tensor();
  }
  EXPECT_TRUE(torch::equal(values, values_of(5).to(at::kHalf)));
}

TEST(Bank, RefusesEveryDamage) {
  const testing::TemporaryFolder folder;
  const auto file = write_bank(folder.path());
  const std::string good = read_file(file);
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
    try {
      (void)RepresentationBank::open(file);
    } catch (const Error& error) {
      return error.kind() == ErrorKind::kBadInput;
    }
    return false;
  };
  for (std::size_t i = 0; i < good.size(); i += i < 400 ? 1 : 7) {  // one bit anywhere
    std::string bytes = good;
    bytes[i] = static_cast<char>(bytes[i] ^ 0x10);
    EXPECT_TRUE(refused(bytes)) << "byte " << i;
  }
  for (std::size_t length = 0; length < good.size(); length += 13)
    EXPECT_TRUE(refused(good.substr(0, length))) << "cut to " << length;
  EXPECT_TRUE(refused(good + '\0'));
  EXPECT_TRUE(refused(""));
  EXPECT_FALSE(refused(good));
  EXPECT_THROW(RepresentationBank::open(folder.path() / "absent"), Error);
  EXPECT_THROW(RepresentationBank::open(folder.path()), Error);
}

TEST(Bank, WriterRefusesWhatItCannotHold) {
  BankWriter writer(small_info());
  const std::vector<std::string> names = names_of(2);
  at::Tensor values = values_of(2);
  values[1][0][0][0] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_THROW(writer.append(names, values), Error);
  values[1][0][0][0] = 1e5f;
  EXPECT_THROW(writer.append(names, values), Error);
  EXPECT_EQ(writer.rows(), 0U);
  EXPECT_THROW(writer.append(names, values_of(3)), Error);
  EXPECT_THROW(writer.append(std::span(names).first(1), torch::zeros({1, 3, 4, 5})), Error);
  EXPECT_THROW(writer.append(std::vector<std::string>{"a", "a"}, values_of(2)), Error);
  EXPECT_THROW(writer.append(std::vector<std::string>{""}, values_of(1)), Error);
  const testing::TemporaryFolder folder;
  EXPECT_THROW(writer.write(folder.path() / "none.bank"), Error);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "none.bank"));
  writer.append(std::span(names).first(1), values_of(1));
  EXPECT_THROW(writer.append(names, values_of(2)), Error);  // one of them is there
  EXPECT_EQ(writer.rows(), 1U);
  EXPECT_THROW(BankWriter({"e", 0, 4}), Error);
  EXPECT_THROW(BankWriter({"e", 3, 257}), Error);
}

TEST(Bank, TakesRepresentationsComputedElsewhere) {
  const testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "room");
  const std::vector<float> vector{1, -2, 3};
  for (const char* name : {"room/a.npy", "room/b.npy"})
    write_file_atomically(folder.path() / name, npy::write(std::span<const float>(vector), {3}),
                          Links::kFollow);
  const auto from = [&](const std::vector<std::string>& names) {
    std::vector<ForeignRow> rows;
    for (const std::string& name : names) rows.push_back({name, folder.path() / (name + ".npy")});
    return bank_from_npy(rows, "elsewhere", 4, {});
  };
  const auto writer = from({"room/a", "room/b"});
  ASSERT_TRUE(writer);
  writer->write(folder.path() / "elsewhere.bank");
  const auto bank = RepresentationBank::open(folder.path() / "elsewhere.bank");
  EXPECT_EQ(bank.info(), (BankInfo{"elsewhere", 3, 4}));
  EXPECT_TRUE(torch::equal(bank.tensor()[1][2], torch::full({4, 4}, 3).to(at::kHalf)));

  const std::vector<float> picture(3 * 2 * 2, 0.5F);
  write_file_atomically(folder.path() / "room/b.npy",
                        npy::write(std::span<const float>(picture), {3, 2, 2}), Links::kFollow);
  EXPECT_THROW(from({"room/a", "room/b"}), Error);
  EXPECT_THROW(from({"room/c"}), Error);
  const std::vector<float> wild{1, std::numeric_limits<float>::quiet_NaN(), 3};
  write_file_atomically(folder.path() / "room/b.npy", npy::write(std::span<const float>(wild), {3}),
                        Links::kFollow);
  try {
    from({"room/a", "room/b"});
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("b.npy"), std::string::npos);
  }
}

}  // namespace
}  // namespace taskatlas::transfers
