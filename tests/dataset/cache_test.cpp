// SPDX-License-Identifier: MIT
#include "dataset/cache.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/folder_support.hpp"
#include "support/random.hpp"

#include <chrono>
#include <csignal>
#include <cstring>
#include <fstream>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace taskatlas::dataset::testing {
namespace {

using taskatlas::testing::Random;
using taskatlas::testing::TemporaryFolder;
using ::testing::HasSubstr;

constexpr SampleForm kForm{Domain::kRgb, 16, 8, 1};

std::span<const std::byte> as_bytes(const std::string& text) {
  return std::as_bytes(std::span(text));
}

// A sample that tells which one it is in every byte.
std::vector<std::uint8_t> content_of(int number) {
  std::vector<std::uint8_t> bytes(16 * 8 * 3);
  Random random(static_cast<std::uint64_t>(number));
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random.below(256));
  return bytes;
}
CachedSample sample_of(const std::vector<std::uint8_t>& bytes) {
  return {SampleType::kU8, 16, 8, 3, std::as_bytes(std::span(bytes))};
}
SourceStamp stamp(int number) { return {"b/rgb/" + std::to_string(number) + ".png", 100, number}; }
std::string file_of(int number) { return "file " + std::to_string(number); }

bool put(SampleCache& cache, int number) {
  const auto bytes = content_of(number);
  return cache.put(stamp(number), kForm, as_bytes(file_of(number)), sample_of(bytes));
}
// Whether the record is there; where it is, it must be right.
bool holds(const SampleCache& cache, int number) {
  const auto found = cache.find(stamp(number), kForm);
  if (!found) return false;
  const auto bytes = content_of(number);
  EXPECT_EQ(found->data.size(), bytes.size());
  EXPECT_EQ(std::memcmp(found->data.data(), bytes.data(), bytes.size()), 0) << number;
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(found->data.data()) % 64, 0U);
  return true;
}

CacheOptions small_shards() {
  CacheOptions options;
  options.shard_bytes = std::uint64_t{1} << 20;
  options.commit_bytes = 4096;
  return options;
}

TEST(SampleCache, GivesBackWhatWasPut) {
  const TemporaryFolder folder;
  constexpr int kSamples = 5000;  // two shards
  {
    CacheOptions options = small_shards();
    options.commit_bytes = 500'000;
    SampleCache cache = SampleCache::open_for_writing(folder / "cache", options);
    for (int i = 0; i < kSamples; ++i) EXPECT_TRUE(put(cache, i));
    for (int i = 0; i < kSamples; ++i) EXPECT_TRUE(holds(cache, i));
  }
  const SampleCache cache = SampleCache::open(folder / "cache");
  EXPECT_EQ(cache.size(), static_cast<std::size_t>(kSamples));
  EXPECT_EQ(cache.bytes(), std::uint64_t{kSamples} * 16 * 8 * 3);
  for (int i = 0; i < kSamples; ++i) EXPECT_TRUE(holds(cache, i));
  EXPECT_FALSE(holds(cache, kSamples));
  EXPECT_EQ(cache.damaged(), 0U);
  EXPECT_TRUE(fs::exists(folder / "cache/shard-000001.bin"));
}

TEST(SampleCache, AnyOtherKeyIsAnotherRecord) {
  const TemporaryFolder folder;
  SampleCache cache = SampleCache::open_for_writing(folder / "cache");
  ASSERT_TRUE(put(cache, 1));
  SourceStamp source = stamp(1);
  EXPECT_TRUE(cache.find(source, kForm));
  EXPECT_FALSE(cache.find(source, {Domain::kNormal, 16, 8, 1}));
  EXPECT_FALSE(cache.find(source, {Domain::kRgb, 8, 16, 1}));
  EXPECT_FALSE(cache.find(source, {Domain::kRgb, 16, 8, 2}));
  for (SourceStamp other : {SourceStamp{"c", source.bytes, source.mtime_ns},
                            SourceStamp{source.path, source.bytes + 1, source.mtime_ns},
                            SourceStamp{source.path, source.bytes, source.mtime_ns + 1}}) {
    EXPECT_FALSE(cache.find(other, kForm));
  }
}

TEST(SampleCache, KnowsContentUnderAnotherName) {
  const TemporaryFolder folder;
  put_file(folder / "data/a.png", "picture");
  put_file(folder / "data/b.png", "picture");
  SampleCache cache = SampleCache::open_for_writing(folder / "cache");
  int made = 0;
  const auto make = [&](std::span<const std::byte>) {
    ++made;
    Raster raster(2, 2, 1, SampleType::kU16);
    raster.u16()[3] = 4711;
    return raster;
  };
  const SampleForm form{Domain::kDepthZbuffer, 2, 2, 1};
  for (const char* name : {"a.png", "b.png", "a.png", "b.png"}) {
    EXPECT_EQ(cache.get_or_make(folder / "data", name, form, make).u16()[3], 4711);
  }
  EXPECT_EQ(made, 1);
  EXPECT_EQ(cache.size(), 2U);
  EXPECT_EQ(cache.bytes(), 8U);
  EXPECT_THROW(cache.get_or_make(folder / "data", "c.png", form, make), Error);
  put_file(folder / "data/a.png", "another picture");
  cache.get_or_make(folder / "data", "a.png", form, make);
  EXPECT_EQ(made, 2);
}

TEST(SampleCache, HasOneWriterAndManyReaders) {
  const TemporaryFolder folder;
  SampleCache writer = SampleCache::open_for_writing(folder / "cache", small_shards());
  ASSERT_TRUE(put(writer, 1));
  writer.flush();
  SampleCache reader = SampleCache::open(folder / "cache");
  EXPECT_TRUE(holds(reader, 1));
  EXPECT_THROW(put(reader, 2), Error);
  ASSERT_TRUE(put(writer, 2));
  writer.flush();
  EXPECT_FALSE(holds(reader, 2));
  reader.refresh();
  EXPECT_TRUE(holds(reader, 2));
  try {
    SampleCache::open_for_writing(folder / "cache");
    FAIL() << "a second writer";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kFailed);
    EXPECT_THAT(error.what(), HasSubstr("process " + std::to_string(::getpid())));
  }
}

TEST(SampleCache, KeepsWithinItsSize) {
  const TemporaryFolder folder;
  CacheOptions options = small_shards();
  options.max_bytes = 1000;
  SampleCache cache = SampleCache::open_for_writing(folder / "cache", options);
  EXPECT_TRUE(put(cache, 1));
  EXPECT_TRUE(put(cache, 2));
  EXPECT_FALSE(put(cache, 3));
  EXPECT_TRUE(put(cache, 2));
  EXPECT_FALSE(holds(cache, 3));
}

TEST(SampleCache, RefusesSamplesThatContradictThemselves) {
  const TemporaryFolder folder;
  SampleCache cache = SampleCache::open_for_writing(folder / "cache", small_shards());
  const std::vector<std::uint8_t> bytes(100);
  for (const auto& [width, height, channels] :
       {std::tuple{10, 10, 3}, {0, 10, 1}, {-10, -10, 1}, {10, 10, 0}}) {
    const CachedSample sample{SampleType::kU8, width, height, channels,
                              std::as_bytes(std::span(bytes))};
    EXPECT_THROW(cache.put(stamp(1), kForm, as_bytes(file_of(1)), sample), Error);
  }
  CacheOptions options;
  options.shard_bytes = 1000;
  EXPECT_THROW(SampleCache::open_for_writing(folder / "other", options), Error);
}

// A writer is killed at random moments; whatever the next process finds is right, and it goes on
// from there.
TEST(SampleCache, SurvivesKilledWriters) {
  const TemporaryFolder folder;
  Random random(3);
  constexpr int kRounds = 25;
  std::size_t before = 0;
  for (int round = 0; round < kRounds; ++round) {
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      try {
        CacheOptions options = small_shards();
        options.commit_bytes = 2000;
        SampleCache cache = SampleCache::open_for_writing(folder / "cache", options);
        for (int i = 0; i < 1'000'000; ++i) put(cache, i);
      } catch (...) {
        ::_exit(3);
      }
      ::_exit(0);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random.between(200, 30000)));
    ::kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer failed by itself";
    if (!fs::exists(folder / "cache/cache.log") || fs::file_size(folder / "cache/cache.log") < 64) {
      continue;
    }
    const SampleCache cache = SampleCache::open(folder / "cache");
    std::size_t found = 0;
    while (holds(cache, static_cast<int>(found))) ++found;
    EXPECT_EQ(found, cache.size()) << "a record is claimed that is not there";
    EXPECT_GE(found, before) << "what was committed is lost";
    EXPECT_EQ(cache.damaged(), 0U);
    before = found;
  }
  EXPECT_GT(before, 0U);
}

TEST(SampleCache, PassesOverDamage) {
  const TemporaryFolder folder;
  {
    SampleCache cache = SampleCache::open_for_writing(folder / "cache", small_shards());
    for (int i = 0; i < 10; ++i) put(cache, i);
  }
  const std::string log = read_file(folder / "cache/cache.log");
  const std::string shard = read_file(folder / "cache/shard-000000.bin");
  Random random(5);
  for (int round = 0; round < 60; ++round) {
    std::string bad_log = log, bad_shard = shard;
    std::string& bad = random.chance(0.5) ? bad_log : bad_shard;
    const std::size_t at = 64 + random.below(bad.size() - 64);
    if (random.chance(0.3)) {
      bad.resize(at);
    } else {
      bad[at] = static_cast<char>(bad[at] ^ (1 << random.below(8)));
    }
    put_file(folder / "cache/cache.log", bad_log);
    put_file(folder / "cache/shard-000000.bin", bad_shard);
    {
      const SampleCache cache = SampleCache::open(folder / "cache");
      for (int i = 0; i < 10; ++i) holds(cache, i);
    }
    // What is lost can be put again, and stays.
    {
      SampleCache cache = SampleCache::open_for_writing(folder / "cache", small_shards());
      for (int i = 0; i < 10; ++i) EXPECT_TRUE(put(cache, i));
    }
    const SampleCache cache = SampleCache::open(folder / "cache");
    for (int i = 0; i < 10; ++i) EXPECT_TRUE(holds(cache, i)) << round << " " << i;
  }
}

TEST(SampleCache, RefusesWhatIsNone) {
  const TemporaryFolder folder;
  EXPECT_THROW(SampleCache::open(folder / "nothing"), Error);
  for (const std::string& content : {std::string(), std::string("x"), std::string(640, 'x')}) {
    put_file(folder / "cache/cache.log", content);
    EXPECT_THROW(SampleCache::open(folder / "cache"), Error);
  }
  EXPECT_THROW(SampleCache::open_for_writing(folder / "cache"), Error);
}

// The message of the Error that an action throws.
template <class Action>
std::string refusal(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "(nothing was thrown)";
}

// A dataset may come from a stranger: nothing is written, or cut off, where a link leads.
TEST(SampleCache, FollowsNoLinkAndWaitsForNoPipe) {
  const TemporaryFolder folder;
  const fs::path place = folder / "cache";
  const auto fill = [&] {
    SampleCache cache = SampleCache::open_for_writing(place);
    put(cache, 1);
    cache.flush();
  };
  for (const char* name : {"lock", "cache.log", "shard-000000.bin"}) {
    put_file(folder / "victim", "precious");
    fs::remove_all(place);
    fs::create_directory(place);
    fs::create_symlink(folder / "victim", place / name);
    EXPECT_THAT(refusal(fill), HasSubstr((place / name).string() + " is a link; remove it"));
    EXPECT_EQ(read_file(folder / "victim"), "precious") << name;
    fs::remove(place / name);
    fs::create_symlink(folder / "nowhere", place / name);
    EXPECT_THAT(refusal(fill), HasSubstr((place / name).string() + " is a link; remove it"));
    EXPECT_FALSE(fs::exists(folder / "nowhere")) << name;
    fs::remove(place / name);
    ASSERT_EQ(::mkfifo((place / name).c_str(), 0666), 0);
    EXPECT_THAT(refusal(fill), HasSubstr(" is no regular file; remove it")) << name;
    fs::remove(place / name);
    EXPECT_EQ(refusal(fill), "(nothing was thrown)") << name;
  }
  fs::remove_all(place);
  fs::create_directory(folder / "elsewhere");
  fs::create_directory_symlink(folder / "elsewhere", place);
  EXPECT_THAT(refusal(fill), HasSubstr("cache is a link; remove it"));
  EXPECT_THAT(refusal([&] { SampleCache::open(place); }), HasSubstr("cache is a link; remove it"));
  EXPECT_TRUE(fs::is_empty(folder / "elsewhere"));
}

TEST(SampleCache, ReadsNoLinkAndNoPipe) {
  const TemporaryFolder folder;
  const fs::path shard = folder / "cache/shard-000000.bin", log = folder / "cache/cache.log";
  {
    SampleCache cache = SampleCache::open_for_writing(folder / "cache");
    put(cache, 1);
  }
  for (const fs::path& file : {shard, log}) {
    fs::rename(file, folder / "kept");
    for (const bool pipe : {false, true}) {
      if (pipe) {
        ASSERT_EQ(::mkfifo(file.c_str(), 0666), 0);
      } else {
        fs::create_symlink(folder / "kept", file);
      }
      if (file == log) {
        EXPECT_THROW(SampleCache::open(folder / "cache"), Error);
      } else {
        const SampleCache cache = SampleCache::open(folder / "cache");
        EXPECT_FALSE(holds(cache, 1));
        EXPECT_EQ(cache.damaged(), 1U);
      }
      fs::remove(file);
    }
    fs::rename(folder / "kept", file);
  }
  EXPECT_TRUE(holds(SampleCache::open(folder / "cache"), 1));
}

TEST(SampleCache, IsSharedByThreads) {
  const TemporaryFolder folder;
  SampleCache cache = SampleCache::open_for_writing(folder / "cache", small_shards());
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (int i = 0; i < 300; ++i) {
        put(cache, i * 2 + t % 2);
        EXPECT_TRUE(holds(cache, i * 2 + t % 2));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(cache.size(), 600U);
}

}  // namespace
}  // namespace taskatlas::dataset::testing
