// SPDX-License-Identifier: MIT
#include "dataset/own_task.hpp"

#include "base/error.hpp"
#include "base/npy.hpp"
#include "dataset/box_dataset.hpp"
#include "dataset/dataset.hpp"
#include "dataset/sample_list.hpp"
#include "dataset/sample_source.hpp"

#include <cmath>
#include <limits>
#include <stop_token>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

namespace fs = std::filesystem;
using taskatlas::testing::TemporaryFolder;
using testing::BoxDataset;
using ::testing::HasSubstr;
using testing::put_file;

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << error.what();
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

OwnTask parsed(const std::string& json, const fs::path& base = "/data") {
  return parse_own_task(json, "spec.json", base);
}

std::string array(const std::vector<double>& values, const std::vector<std::size_t>& shape) {
  return npy::write(std::span<const double>(values), shape);
}

std::string picture(int side, int channels, SampleType type,
                    const std::function<int(int, int, int)>& value) {
  Raster raster(side, side, channels, type);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      for (int c = 0; c < channels; ++c) {
        const int v = value(x, y, c);
        if (type == SampleType::kU8) {
          raster.u8()[raster.index(x, y, c)] = static_cast<std::uint8_t>(v);
        } else {
          raster.u16()[raster.index(x, y, c)] = static_cast<std::uint16_t>(v);
        }
      }
    }
  }
  return encode_png(raster);
}

OwnLabels opened(const std::string& json, const fs::path& base) {
  return *OwnLabels::open(parsed(json, base), {});
}

TEST(OwnTask, SpecificationsBothWays) {
  for (const std::string text : {
           R"({"code": "heat", "name": "Surface heat", "kind": "3d", "labels": "heat",
               "output": {"picture": 3}, "loss": "l2", "range": [0.5, 4095], "missing": 65535})",
           R"({"code": "mood", "labels": "/other/mood", "output": {"classes": 4}})",
           R"({"code": "parts", "labels": "p", "output": {"pixel_classes": 9}, "domain": "part"})",
           R"({"code": "v", "labels": "v", "output": {"vector": 2}, "loss": "l1", "role": "target",
               "mean": [1, 2], "std": [0.5, 3], "identity": "ab", "novel": true})",
           R"({"code": "net", "representations": "net"})"}) {
    const OwnTask task = parsed(text);
    EXPECT_EQ(parse_own_task(format_own_task(task), "again", "/elsewhere"), task) << text;
    EXPECT_TRUE(task.folder.is_absolute());
  }
  EXPECT_EQ(parsed(R"({"code": "a", "labels": "x/../y", "output": {"vector": 1}})").folder,
            "/data/y");
  // What results depend on knows neither the folder nor the name.
  EXPECT_EQ(
      format_own_task(parsed(R"({"code": "a", "labels": "x", "output": {"vector": 1}})"), false),
      format_own_task(parsed(R"({"code": "a", "name": "Else", "labels": "y",
                                      "output": {"vector": 1}})"),
                      false));
}

TEST(OwnTask, RefusesWhatMeansNothing) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {R"({"labels": "x", "output": {"vector": 1}})", "code"},
      {R"({"code": "self", "labels": "x", "output": {"vector": 1}})", "code"},
      {R"({"code": "a/b", "labels": "x", "output": {"vector": 1}})", "code"},
      {R"({"code": "a", "output": {"vector": 1}})", "representations"},
      {R"({"code": "a", "labels": "x", "representations": "x", "output": {"vector": 1}})",
       "representations"},
      {R"({"code": "a", "labels": "x"})", "output"},
      {R"({"code": "a", "labels": "x", "output": {"vector": 0}})", "vector"},
      {R"({"code": "a", "labels": "x", "output": {"vector": 1, "classes": 2}})", "output"},
      {R"({"code": "a", "labels": "x", "output": {"classes": 1}})", "classes"},
      {R"({"code": "a", "labels": "x", "output": {"classes": 9}, "loss": "l1"})", "loss"},
      {R"({"code": "a", "labels": "x", "output": {"picture": 1}, "loss": "metric"})", "loss"},
      {R"({"code": "a", "labels": "x", "output": {"picture": 1}, "range": [1, 1]})", "range"},
      {R"({"code": "a", "labels": "x", "output": {"vector": 1}, "range": [0, 1]})", "range"},
      {R"({"code": "a", "labels": "x", "output": {"vector": 2}, "mean": [1], "std": [1]})", "mean"},
      {R"({"code": "a", "labels": "x", "output": {"vector": 1}, "mean": [1], "std": [0]})", "std"},
      {R"({"code": "a", "labels": "x", "output": {"vector": 1}, "kind": "4d"})", "kind"},
      {R"({"code": "a", "labels": "x", "output": {"vector": 1}, "role": "unused"})", "role"},
      {R"({"code": "a", "labels": "x", "output": {"vector": 1}, "lables": 1})", "lables"},
      {R"({"code": "a", "representations": "x", "output": {"vector": 1}})", "output"},
      {R"({"code": "a", "representations": "x", "role": "both"})", "role"},
      {R"([1])", "spec.json"},
      {R"({"code": )", "spec.json"}};
  for (const auto& [text, what] : cases) {
    EXPECT_THAT(message_of([&] { parsed(text); }), HasSubstr(what)) << text;
  }
}

TEST(OwnLabels, FindFilesInEveryLayout) {
  const TemporaryFolder folder;
  put_file(folder / "x/room_1/point_1_view_2.png", "1");
  put_file(folder / "x/room_1/point_1_view_3_domain_heat.png", "22");
  put_file(folder / "x/room_1/heat/point_0_view_0_domain_heat.npy", "333");
  put_file(folder / "x/heat/site/room_2/point_0_view_1.png", "4444");
  put_file(folder / "x/room_1/point_1_view_4_domain_rgb.png", "another domain");
  put_file(folder / "x/room_1/readme.txt", "no label");
  put_file(folder / "x/room_1/point_1_view_9999999999.png", "no number");
  const OwnLabels labels =
      opened(R"({"code": "heat", "labels": "x", "output": {"picture": 1}})", folder.path());
  EXPECT_THAT(labels.views(),
              ::testing::ElementsAre("room_1/point_0_view_0", "room_1/point_1_view_2",
                                     "room_1/point_1_view_3", "site/room_2/point_0_view_1"));
  EXPECT_EQ(labels.file("room_1/point_1_view_3"),
            folder / "x/room_1/point_1_view_3_domain_heat.png");
  EXPECT_FALSE(labels.file("room_1/point_1_view_4"));

  // Wherever it lies, the same files are the same; another size is another one.
  fs::rename(folder / "x", folder / "y");
  const std::string moved = R"({"code": "heat", "labels": "y", "output": {"picture": 1}})";
  EXPECT_EQ(opened(moved, folder.path()).identity(), labels.identity());
  put_file(folder / "y/room_1/point_1_view_2.png", "12");
  EXPECT_NE(opened(moved, folder.path()).identity(), labels.identity());

  put_file(folder / "y/room_1/heat/point_1_view_2.npy", "second");
  EXPECT_THAT(message_of([&] { opened(moved, folder.path()); }), HasSubstr("point_1_view_2"));
}

TEST(OwnLabels, SayWhatIsMissing) {
  const TemporaryFolder folder;
  const std::string text = R"({"code": "heat", "labels": "x", "output": {"picture": 1}})";
  EXPECT_THAT(message_of([&] { opened(text, folder.path()); }), HasSubstr("x"));
  fs::create_directories(folder / "x/room");
  EXPECT_THAT(message_of([&] { opened(text, folder.path()); }), HasSubstr("point_P_view_V"));
}

TEST(OwnLabels, PicturesAreScaledAndMasked) {
  const TemporaryFolder folder;
  // Four by four blocks of two by two: 0, 100, 200, .. one of them with a missing pixel.
  put_file(folder / "x/r/point_0_view_0.png",
           picture(64, 1, SampleType::kU16, [](int x, int y, int) {
             if (x == 33 && y == 3) return 65535;
             return x / 32 * 100 + y / 32 * 200;
           }));
  const OwnLabels labels = opened(
      R"({"code": "h", "labels": "x", "output": {"picture": 1}, "range": [0, 200],
          "missing": 65535})",
      folder.path());
  const auto target = labels.target("r/point_0_view_0", 32);
  ASSERT_EQ(target->kind, TargetKind::kImage);
  EXPECT_EQ(target->values.height, 32);
  EXPECT_FLOAT_EQ(target->values.data[0], -1);
  EXPECT_FLOAT_EQ(target->values.data[31], 0);
  EXPECT_FLOAT_EQ(target->values.data[31 * 32], 1);
  EXPECT_FLOAT_EQ(target->values.data[31 * 32 + 31], 2);  // beyond the range is not clipped
  EXPECT_EQ(std::count(target->mask.begin(), target->mask.end(), 0.0F), 1);
  EXPECT_EQ(target->mask[1 * 32 + 16], 0);
  EXPECT_EQ(labels.target("r/point_0_view_0", 32), target);  // kept

  // The same numbers as an array, a missing one as no number.
  std::vector<double> values;
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) values.push_back(x / 32 * 100 + y / 32 * 200);
  }
  values[3 * 64 + 33] = std::numeric_limits<double>::quiet_NaN();
  put_file(folder / "n/r/point_0_view_0.npy", array(values, {64, 64}));
  const OwnLabels numbers =
      opened(R"({"code": "h", "labels": "n", "output": {"picture": 1}, "range": [0, 200]})",
             folder.path());
  EXPECT_EQ(numbers.target("r/point_0_view_0", 32)->values.data, target->values.data);
  EXPECT_EQ(numbers.target("r/point_0_view_0", 32)->mask, target->mask);
}

TEST(OwnLabels, ClassesAndVectors) {
  const TemporaryFolder folder;
  put_file(folder / "p/r/point_0_view_0.png",
           picture(32, 1, SampleType::kU8, [](int x, int, int) { return x < 16 ? 2 : 255; }));
  const OwnLabels parts =
      opened(R"({"code": "p", "labels": "p", "output": {"pixel_classes": 3}, "missing": 255})",
             folder.path());
  const auto target = parts.target("r/point_0_view_0", 32);
  EXPECT_EQ(target->kind, TargetKind::kPixelClass);
  EXPECT_EQ(target->labels[0], 2);
  EXPECT_EQ(target->labels[31], -1);
  EXPECT_EQ(target->mask[31], 0);

  put_file(folder / "c/r/point_0_view_0.npy", array({2}, {}));
  put_file(folder / "c/r/point_0_view_1.npy", array({1, 0, 3, 0}, {4}));
  const OwnLabels classes =
      opened(R"({"code": "c", "labels": "c", "output": {"classes": 4}})", folder.path());
  EXPECT_EQ(classes.target("r/point_0_view_0", 32)->values.data, (std::vector<float>{0, 0, 1, 0}));
  EXPECT_EQ(classes.target("r/point_0_view_1", 32)->values.data,
            (std::vector<float>{0.25, 0, 0.75, 0}));

  OwnTask task = parsed(R"({"code": "v", "labels": "v", "output": {"vector": 2}})", folder.path());
  put_file(folder / "v/r/point_0_view_0.npy", array({1, 5}, {2}));
  put_file(folder / "v/r/point_0_view_1.npy", array({3, 5}, {2}));
  const OwnLabels raw = *OwnLabels::open(task, {});
  RunContext stopped;
  std::stop_source stop;
  stop.request_stop();
  stopped.stop = stop.get_token();
  EXPECT_FALSE(complete(task, raw, raw.views(), stopped));
  EXPECT_TRUE(task.mean.empty());
  ASSERT_TRUE(complete(task, raw, raw.views(), {}));
  EXPECT_EQ(task.mean, (std::vector<double>{2, 5}));
  EXPECT_EQ(task.std, (std::vector<double>{1, 1}));
  EXPECT_EQ(OwnLabels::open(task, {})->target("r/point_0_view_1", 32)->values.data,
            (std::vector<float>{1, 0}));
}

TEST(OwnLabels, RangesThatAreNotSaidAreThoseOfTheFiles) {
  const TemporaryFolder folder;
  for (const auto& [name, type, most] :
       {std::tuple("a", SampleType::kU8, 255.0), std::tuple("b", SampleType::kU16, 65535.0)}) {
    put_file(folder / name / "r/point_0_view_0.png",
             picture(32, 1, type, [](int, int, int) { return 7; }));
    OwnTask task = parsed(
        R"({"code": "h", "labels": ")" + std::string(name) + R"(", "output": {"picture": 1}})",
        folder.path());
    const OwnLabels labels = *OwnLabels::open(task, {});
    ASSERT_TRUE(complete(task, labels, labels.views(), {}));
    EXPECT_EQ(task.low, 0);
    EXPECT_EQ(task.high, most);
  }
  put_file(folder / "c/r/point_0_view_0.npy", array(std::vector<double>(16, 1), {4, 4}));
  OwnTask task = parsed(R"({"code": "h", "labels": "c", "output": {"picture": 1}})", folder.path());
  const OwnLabels labels = *OwnLabels::open(task, {});
  EXPECT_THAT(message_of([&] { EXPECT_TRUE(complete(task, labels, labels.views(), {})); }),
              HasSubstr("range"));
}

TEST(OwnLabels, DamagedAndHostileFilesAreNamed) {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> cases{
      {R"({"picture": 1})", "no picture"},
      {R"({"picture": 3})", picture(8, 1, SampleType::kU8, [](int, int, int) { return 1; })},
      {R"({"pixel_classes": 3})", picture(8, 1, SampleType::kU8, [](int, int, int) { return 3; })},
      {R"({"vector": 2})", picture(8, 1, SampleType::kU8, [](int, int, int) { return 1; })}};
  for (const auto& [output, content] : cases) {
    put_file(folder / "x/r/point_0_view_0.png", content);
    const OwnLabels labels =
        opened(R"({"code": "a", "labels": "x", "output": )" + output + "}", folder.path());
    EXPECT_THAT(message_of([&] { labels.target("r/point_0_view_0", 32); }),
                HasSubstr("point_0_view_0.png"))
        << output;
  }
  fs::remove_all(folder / "x");
  const std::vector<std::pair<std::string, std::string>> arrays{
      {R"({"vector": 2})", array({1, 2, 3}, {3})},
      {R"({"vector": 1})", array({std::numeric_limits<double>::infinity()}, {1})},
      {R"({"vector": 1})", "\x93NUMPY nonsense"},
      {R"({"classes": 3})", array({3}, {1})},
      {R"({"classes": 3})", array({1.5}, {1})},
      {R"({"classes": 3})", array({-1, 1, 1}, {3})},
      {R"({"classes": 3})", array({0, 0, 0}, {3})},
      {R"({"classes": 3})", array({1, 1}, {2})},
      {R"({"picture": 2})", array({1, 2, 3, 4}, {2, 2})}};
  for (const auto& [output, content] : arrays) {
    put_file(folder / "x/r/point_0_view_0.npy", content);
    const OwnLabels labels =
        opened(R"({"code": "a", "labels": "x", "output": )" + output + "}", folder.path());
    EXPECT_THAT(message_of([&] { labels.target("r/point_0_view_0", 32); }),
                HasSubstr("point_0_view_0.npy"))
        << output;
  }
}

// Partial labels are normal: views without one are no samples, damaged ones are passed over.
TEST(OwnLabels, MakeSamplesOfADataset) {
  const TemporaryFolder folder;
  BoxDataset box;
  box.folder = folder / "dataset";
  box.write();
  for (std::uint32_t room = 0; room < box.rooms; ++room) {
    const std::string base =
        (folder / "heat").string() + "/" + BoxDataset::room_name(room) + "/point_0_view_";
    put_file(base + "0.png", picture(48, 1, SampleType::kU8,
                                     [&](int, int, int) { return static_cast<int>(room) * 10; }));
    put_file(base + "1.png", "damaged");
    put_file(base + "99.png", "a view that is not there");
  }
  auto data = open_dataset(box.folder, {});
  ASSERT_TRUE(data);
  EXPECT_THROW(list_samples(*data, "heat", Split::kTrain, {}, {}), Error);
  data->own.add(
      opened(R"({"code": "heat", "labels": "heat", "output": {"picture": 1}, "range": [0, 255]})",
             folder.path()));
  std::size_t views = 0, good = 0;
  const SampleSource source(*data, {.size = 32,
                                    .tile_size = 0,
                                    .seed = 1,
                                    .statistics = std::nullopt,
                                    .cache = {},
                                    .max_cache_bytes = 1 << 20});
  for (const Split split : {Split::kTrain, Split::kVal, Split::kTest}) {
    const auto list = list_samples(*data, "heat", split, {}, {});
    ASSERT_TRUE(list);
    views += list->groups.size();
    for (const ViewGroup& group : list->groups) {
      const auto sample = source.sample("heat", group);
      if (!sample) continue;
      ++good;
      ASSERT_EQ(sample->inputs.size(), 1U);
      EXPECT_EQ(sample->inputs[0].channels, 3);
      const std::string building = sample_building(source.index(), group);
      EXPECT_NEAR(sample->target.values.data[5],
                  static_cast<float>((building.back() - '0') * 10) / 127.5F - 1, 1e-6);
    }
  }
  EXPECT_EQ(views, 2U * box.rooms);
  EXPECT_EQ(good, box.rooms);
  EXPECT_EQ(source.skipped_count(), box.rooms);
  EXPECT_EQ(task_of("heat", data->own).output.channels, 1);
  EXPECT_EQ(task_of("rgb2depth", data->own).code, "rgb2depth");
  EXPECT_THROW(task_of("nothing", data->own), Error);
}

}  // namespace
}  // namespace taskatlas::dataset
