// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "dataset/check.hpp"
#include "dataset/encode.hpp"
#include "dataset/image_file.hpp"
#include "dataset/point_info.hpp"
#include "integration/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::testing {
namespace {

namespace fs = std::filesystem;
using dataset::Domain;
using dataset::Raster;
using dataset::SampleType;
using ::testing::Contains;
using ::testing::HasSubstr;

// Three buildings of two points with two views, in the given layout.
void make_dataset(const fs::path& root, bool omnidata) {
  for (const std::string building : {"hanson", "merom", "ihlen"}) {
    for (std::uint32_t point = 0; point < 2; ++point) {
      for (std::uint32_t view = 0; view < 2; ++view) {
        const auto put = [&](Domain domain, const std::string& content) {
          const std::string name(dataset::info(domain).name);
          const fs::path folder =
              omnidata ? root / name / "taskonomy" / building : root / building / name;
          fs::create_directories(folder);
          write_file_atomically(folder / dataset::file_name(point, view, domain), content,
                                Links::kFollow);
        };
        put(Domain::kRgb, encode_png(Raster(16, 16, 3, SampleType::kU8)));
        put(Domain::kDepthZbuffer, encode_png(Raster(16, 16, 1, SampleType::kU16)));
        dataset::PointInfo info;
        info.point_uuid = std::to_string(point);
        info.view_id = view;
        put(Domain::kPointInfo, format_point_info(info));
      }
    }
  }
  write_file_atomically(root / "train_val_test_tiny.csv",
                        "id,train,val,test\rhanson,1,0,0\rmerom,0,1,0\rihlen,0,0,1",
                        Links::kFollow);
}

TEST(DatasetInfo, DescribesEveryLayout) {
  for (const bool omnidata : {false, true}) {
    const TemporaryFolder folder;
    make_dataset(folder / "data", omnidata);
    const Outcome outcome =
        run_cli({"dataset", "info", (folder / "data").string(), "--format", "json"});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    const auto json = outcome.json();
    EXPECT_EQ(json["layout"], omnidata ? "omnidata" : "taskonomy");
    EXPECT_EQ(json["views"], 12);
    EXPECT_EQ(json["points"], 6);
    EXPECT_EQ(json["buildings"], 3);
    EXPECT_EQ(json["splits"]["train"]["buildings"], 1);
    EXPECT_EQ(json["splits"]["test"]["views"], 4);
    EXPECT_EQ(json["splits_from"], "files");
    ASSERT_EQ(json["domains"].size(), 3U);
    EXPECT_EQ(json["domains"][0]["width"], 16);
    EXPECT_EQ(json["tasks"].size(), 27U);
    for (const auto& task : json["tasks"]) {
      if (task["code"] == "rgb2depth" || task["code"] == "fix_pose") {
        EXPECT_TRUE(task["possible"]);
        EXPECT_EQ(task["samples"]["train"], 4);
      }
      if (task["code"] == "non_fixated_pose") {
        EXPECT_FALSE(task["possible"]) << "no view shows another point";
      }
      if (task["code"] == "rgb2sfnorm") {
        EXPECT_FALSE(task["possible"]);
        EXPECT_THAT(task["missing_domains"], Contains("normal"));
      }
      if (task["code"] == "ego_motion") {
        EXPECT_FALSE(task["possible"]) << "points have two views";
      }
    }
  }
}

TEST(DatasetInfo, SpeaksToPeople) {
  const TemporaryFolder folder;
  make_dataset(folder / "data", false);
  const Outcome outcome = run_cli({"dataset", "info", (folder / "data").string()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* text :
       {"depth_zbuffer", "16 × 16", "train_val_test_tiny.csv", "no: needs normal", "100.0 %"}) {
    EXPECT_THAT(outcome.out, HasSubstr(text));
  }
}

TEST(DatasetCheck, EndsWith3WhereThereIsDamage) {
  const TemporaryFolder folder;
  make_dataset(folder / "data", false);
  const std::string data = (folder / "data").string();
  const Outcome sound = run_cli({"dataset", "check", data, "--full", "--format", "json"});
  EXPECT_EQ(sound.exit_code, 0) << sound.out << sound.err;
  EXPECT_EQ(sound.json()["damaged"], 0);

  const fs::path rgb = folder / "data/merom/rgb/point_1_view_0_domain_rgb.png";
  write_file_atomically(rgb, read_file(rgb).substr(0, 40), Links::kFollow);
  fs::remove(folder / "data/hanson/depth_zbuffer/point_0_view_0_domain_depth_zbuffer.png");
  const Outcome damaged = run_cli({"dataset", "check", data, "--format", "json"});
  EXPECT_EQ(damaged.exit_code, 3);
  const auto json = damaged.json();
  EXPECT_EQ(json["damaged"], 2);
  EXPECT_EQ(json["counts"]["truncated"], 1);
  EXPECT_EQ(json["counts"]["missing"], 1);
  EXPECT_EQ(json["damage"][1]["path"], "merom/rgb/point_1_view_0_domain_rgb.png");

  // The list that it leaves is the one it prints.
  const Outcome csv = run_cli({"dataset", "check", data, "--format", "csv"});
  EXPECT_EQ(csv.exit_code, 3);
  EXPECT_EQ(read_file(json["list"].get<std::string>()), csv.out);
  EXPECT_EQ(dataset::DamageList::parse(csv.out, "out").all().size(), 2U);
  EXPECT_THAT(run_cli({"dataset", "check", data}).out, HasSubstr("point_1_view_0_domain_rgb.png"));
}

TEST(Dataset, RefusesWhatIsNone) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "empty");
  for (const char* command : {"info", "check"}) {
    for (const char* name : {"empty", "nothing"}) {
      const Outcome outcome = run_cli({"dataset", command, (folder / name).string()});
      EXPECT_EQ(outcome.exit_code, 3) << command << " " << name;
      EXPECT_THAT(outcome.err, HasSubstr(name));
      EXPECT_EQ(outcome.out, "");
    }
    EXPECT_EQ(run_cli({"dataset", command}).exit_code, 2);
  }
  EXPECT_EQ(run_cli({"dataset"}).exit_code, 2);
  EXPECT_EQ(run_cli({"dataset", "chek", "x"}).exit_code, 2);
}

TEST(DatasetInfo, ListsWhatItCannotUseAndShowsTheRest) {
  const TemporaryFolder folder;
  make_dataset(folder / "data", false);
  const std::string data = (folder / "data").string();
  write_file_atomically(folder / "data/train_val_test_tiny.csv",
                        "id,train,val,test\nhanson,1,0,7\n", Links::kFollow);
  write_file_atomically(folder / "data/classes.json", "{", Links::kFollow);
  const Outcome outcome = run_cli({"dataset", "info", data});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* text : {"line 2, column 4", "train_val_test_tiny.csv", "classes.json"}) {
    EXPECT_THAT(outcome.out, HasSubstr(text));
  }
  const auto json = run_cli({"dataset", "info", data, "--format", "json"}).json();
  EXPECT_EQ(json["notes"].size(), 2U);
  EXPECT_EQ(json["splits"]["none"]["views"], 12);
  const Outcome check = run_cli({"dataset", "check", data, "--format", "json"});
  EXPECT_EQ(check.exit_code, 3);
  EXPECT_EQ(check.json()["damaged"], 2);
  EXPECT_EQ(check.json()["notes"].size(), 2U);
  EXPECT_THAT(run_cli({"dataset", "check", data}).out, HasSubstr("classes.json"));
}

TEST(DatasetInfo, MeasuresStatistics) {
  const TemporaryFolder folder;
  make_dataset(folder / "data", false);
  const std::string data = (folder / "data").string();
  EXPECT_FALSE(run_cli({"dataset", "info", data, "--format", "json"}).json()["statistics"]["own"]);
  const Outcome measured = run_cli({"dataset", "info", data, "--statistics"});
  EXPECT_EQ(measured.exit_code, 0) << measured.err;
  EXPECT_THAT(measured.out, HasSubstr("Standardised"));
  EXPECT_THAT(measured.err, HasSubstr("statistics.json"));
  const auto json = run_cli({"dataset", "info", data, "--format", "json"}).json();
  EXPECT_TRUE(json["statistics"]["own"]) << "kept";
  EXPECT_EQ(json["statistics"]["fix_pose"]["samples"], 4);
  EXPECT_EQ(json["statistics"]["room_layout"]["samples"], 0);
}

}  // namespace
}  // namespace taskatlas::testing
