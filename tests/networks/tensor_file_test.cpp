// SPDX-License-Identifier: MIT
#include "networks/tensor_file.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/hash.hpp"
#include "networks/support.hpp"
#include "networks/synthetic_samples.hpp"
#include "networks/task_network.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <torch/torch.h>

namespace taskatlas::networks {
namespace {

class NetworkFile : public ::testing::Test {
 protected:
  NetworkFile() {
    TaskNetwork(spec_of("point_match"), 1).save(file);
    bytes = read_file(file);
  }
  void expect_refused(const std::string& content, const std::string& what) {
    write_file_atomically(file, content, Links::kFollow);
    try {
      TaskNetwork::load(file);
      ADD_FAILURE() << what << " was not refused";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << what;
      EXPECT_THAT(error.what(), ::testing::HasSubstr(file.string())) << what;
    }
  }
  testing::TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "network";
  std::string bytes;
};

TEST_F(NetworkFile, IsRefusedWhereItIsTruncated) {
  for (const std::size_t length : {std::size_t{0}, std::size_t{5}, std::size_t{23},
                                   std::size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
    expect_refused(bytes.substr(0, length), "a file of " + std::to_string(length) + " bytes");
  }
  expect_refused(bytes + "x", "a byte too many");
  std::filesystem::remove(file);
  EXPECT_THROW(TaskNetwork::load(file), Error);
}

TEST_F(NetworkFile, IsRefusedWhereABitIsFlipped) {
  RandomStream random(1, 0, 0);
  for (int i = 0; i < 25; ++i) {
    std::string damaged = bytes;
    const std::size_t at = i < 12 ? static_cast<std::size_t>(2 * i) : random.below(bytes.size());
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.below(8)));
    expect_refused(damaged, "a flipped bit at " + std::to_string(at));
  }
}

TEST_F(NetworkFile, IsRefusedWhereItsTensorsAreNotThoseOfItsSpec) {
  TensorFile content = read_tensor_file(file, "network");
  const auto refused = [&](const TensorFile& changed, const std::string& what) {
    write_tensor_file(file, changed);
    expect_refused(read_file(file), what);
  };
  TensorFile changed = content;
  changed.tensors.pop_back();
  refused(changed, "a missing tensor");
  changed = content;
  changed.tensors.push_back({"more", at::zeros({2})});
  refused(changed, "an unknown tensor");
  changed = content;
  changed.tensors.push_back(changed.tensors.front());
  refused(changed, "a doubled tensor");
  changed = content;
  changed.tensors[0].tensor = at::zeros({1});
  refused(changed, "another shape");
  changed = content;
  changed.tensors[0].tensor = changed.tensors[0].tensor.to(at::kLong);
  refused(changed, "another type");
  changed = content;
  changed.kind = "checkpoint";
  refused(changed, "another kind");
  changed = content;
  changed.about = R"({"family":"compact","size":1000000000})";
  refused(changed, "another spec");
}

// Networks lie in folders that may come from a stranger.
TEST_F(NetworkFile, IsPutInALinksPlace) {
  const std::filesystem::path victim = folder / "victim";
  write_file_atomically(victim, "precious", Links::kReplace);
  std::filesystem::remove(file);
  std::filesystem::create_symlink(victim, file);
  TaskNetwork(spec_of("point_match"), 1).save(file);
  EXPECT_FALSE(std::filesystem::is_symlink(file));
  EXPECT_EQ(read_file(file), bytes);
  EXPECT_EQ(read_file(victim), "precious");
}

TEST_F(NetworkFile, IsLookedAtBeforeAllOfItIsRead) {
  const auto message = [this] {
    try {
      TaskNetwork::load(file);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("(nothing was thrown)");
  };
  const auto peak = [] {  // KiB
    struct rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  };
  std::filesystem::remove(file);
  ASSERT_EQ(::mkfifo(file.c_str(), 0666), 0);
  EXPECT_THAT(message(), ::testing::HasSubstr("it is no regular file"));
  std::filesystem::remove(file);
  write_file_atomically(file, "something else", Links::kReplace);
  std::filesystem::resize_file(file, std::uintmax_t{1} << 30);  // nothing but holes
  const long before = peak();
  EXPECT_THAT(message(), ::testing::HasSubstr("this is no file of tensors"));
  EXPECT_LT(peak() - before, 1 << 19);
}

// A header that passes the checksum and lies about sizes.
TEST_F(NetworkFile, IsRefusedWhereItClaimsMoreThanItHolds) {
  TensorFile small{"network", "{}", {{"a", at::zeros({4})}}};
  write_tensor_file(file, small);
  const std::string honest = read_file(file);
  for (const char* shape : {"[999999999999]", "[1099511627776,1099511627776]", "[-1]", "[1e3]",
                            "[3]", "[5]", "\"4\""}) {
    std::string header =
        R"({"kind":"network","about":{},"tensors":[{"name":"a","type":"f32","shape":)" +
        std::string(shape) + "}]}";
    std::string data = honest.substr(honest.size() - 16);
    std::string made = honest.substr(0, 12);
    const auto length = static_cast<std::uint32_t>(header.size());
    made.append(reinterpret_cast<const char*>(&length), 4);
    made.append(8, '\0');
    made += header;
    made.resize((made.size() + 63) / 64 * 64);
    made += data;
    dataset::HashStream hash;
    hash.add(std::as_bytes(std::span(std::string_view(made).substr(0, 16))));
    hash.add(std::as_bytes(std::span(std::string_view(made).substr(24))));
    const std::uint64_t sum = hash.value();
    made.replace(16, 8, reinterpret_cast<const char*>(&sum), 8);
    expect_refused(made, shape);
  }
}

}  // namespace
}  // namespace taskatlas::networks
