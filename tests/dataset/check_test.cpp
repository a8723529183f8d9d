// SPDX-License-Identifier: MIT
#include "dataset/check.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"
#include "dataset/folder_support.hpp"
#include "dataset/image_file.hpp"
#include "dataset/point_info.hpp"
#include "support/random.hpp"

#include <stop_token>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset::testing {
namespace {

using taskatlas::testing::Random;
using taskatlas::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr int kSide = 24;

std::string picture(int side, int channels, SampleType type) {
  Raster raster(side, side, channels, type);
  Random random(9);
  for (std::byte& byte : raster.bytes()) byte = static_cast<std::byte>(random.below(256));
  return encode_png(raster);
}

std::string facts(std::uint32_t point, std::uint32_t view) {
  PointInfo info;
  info.point_uuid = std::to_string(point);
  info.view_id = view;
  return format_point_info(info);
}

// A building of six views, every file as it should be.
class Check : public ::testing::Test {
 protected:
  Check() {
    for (std::uint32_t point = 0; point < 3; ++point) {
      for (std::uint32_t view = 0; view < 2; ++view) {
        put(point, view, Domain::kRgb, picture(kSide, 3, SampleType::kU8));
        put(point, view, Domain::kDepthZbuffer, picture(kSide, 1, SampleType::kU16));
        put(point, view, Domain::kNormal, picture(kSide, 3, SampleType::kU8));
        put(point, view, Domain::kPointInfo, facts(point, view));
        put(point, view, Domain::kClassScene, npy::write(std::vector<float>{0.25F, 0.75F}, {2}));
      }
    }
  }

  fs::path root() const { return folder_ / "data"; }
  fs::path path(std::uint32_t point, std::uint32_t view, Domain domain) const {
    return root() / "hanson" / info(domain).name / file_name(point, view, domain);
  }
  void put(std::uint32_t point, std::uint32_t view, Domain domain, const std::string& content) {
    put_file(path(point, view, domain), content);
  }
  CheckReport checked(bool decode, int threads = 2) {
    update_index(root(), folder_ / "index", {});
    CheckOptions options;
    options.decode = decode;
    RunContext context;
    context.threads = threads;
    return check_dataset(root(), DatasetIndex::open(folder_ / "index"), options, context).value();
  }
  static std::vector<std::string> lines(const CheckReport& report) {
    std::vector<std::string> lines;
    for (const Damage& damage : report.damage) {
      lines.push_back(std::string(to_string(damage.kind)) + " " + damage.path.substr(7));
    }
    return lines;
  }

  TemporaryFolder folder_;
};

TEST_F(Check, FindsNothingWhereNothingIs) {
  for (const bool decode : {false, true}) {
    const CheckReport report = checked(decode);
    EXPECT_THAT(lines(report), IsEmpty());
    EXPECT_EQ(report.total, 0U);
    EXPECT_EQ(report.views, 6U);
    EXPECT_EQ(report.files, 30U);
    EXPECT_EQ(report.sizes[index(Domain::kRgb)], (SampleSize{kSide, kSide}));
    EXPECT_EQ(report.sizes[index(Domain::kClassScene)], (SampleSize{2, 1}));
  }
}

TEST_F(Check, NamesEveryDamage) {
  const std::string rgb = picture(kSide, 3, SampleType::kU8);
  put(0, 0, Domain::kRgb, rgb.substr(0, rgb.size() / 2));
  put(0, 1, Domain::kRgb, "");
  put(1, 0, Domain::kRgb, picture(kSide * 2, 3, SampleType::kU8));
  put(1, 1, Domain::kRgb, std::string(500, '\0'));
  put(2, 0, Domain::kRgb, "<html>404 not found</html>");
  put(0, 0, Domain::kDepthZbuffer, picture(kSide, 1, SampleType::kU8));
  fs::remove(path(0, 1, Domain::kDepthZbuffer));
  put(0, 0, Domain::kNormal, picture(kSide, 1, SampleType::kU8));
  put(0, 1, Domain::kNormal, encode_jpeg(decode_image(std::as_bytes(std::span(rgb)), "x")));
  put(0, 0, Domain::kPointInfo, facts(7, 0));
  put(0, 1, Domain::kPointInfo, facts(0, 4));
  put(1, 0, Domain::kPointInfo, "{");
  put(0, 0, Domain::kClassScene, npy::write(std::vector<float>{1, 2, 3}, {3}));
  put(0, 1, Domain::kClassScene,
      npy::write(std::vector<float>{1, std::numeric_limits<float>::quiet_NaN()}, {2}));
  fs::remove(path(1, 0, Domain::kClassScene));  // classes may be missing
  const CheckReport report = checked(false);
  EXPECT_THAT(lines(report),
              ElementsAre("truncated rgb/point_0_view_0_domain_rgb.png",
                          "wrong-format depth_zbuffer/point_0_view_0_domain_depth_zbuffer.png",
                          "wrong-format normal/point_0_view_0_domain_normal.png",
                          "wrong-size class_scene/point_0_view_0_domain_class_scene.npy",
                          "inconsistent point_info/point_0_view_0_domain_point_info.json",
                          "empty rgb/point_0_view_1_domain_rgb.png",
                          "missing depth_zbuffer/point_0_view_1_domain_depth_zbuffer.png",
                          "wrong-format normal/point_0_view_1_domain_normal.png",
                          "damaged class_scene/point_0_view_1_domain_class_scene.npy",
                          "inconsistent point_info/point_0_view_1_domain_point_info.json",
                          "wrong-size rgb/point_1_view_0_domain_rgb.png",
                          "damaged point_info/point_1_view_0_domain_point_info.json",
                          "truncated rgb/point_1_view_1_domain_rgb.png",
                          "damaged rgb/point_2_view_0_domain_rgb.png"));
  EXPECT_EQ(report.total, report.damage.size());
  EXPECT_EQ(report.counts[static_cast<std::size_t>(DamageKind::kTruncated)], 2U);
  for (const Damage& damage : report.damage) {
    EXPECT_EQ(damage.building, "hanson");
    EXPECT_FALSE(damage.message.empty());
    EXPECT_FALSE(damage.suggestion.empty());
    EXPECT_THAT(damage.message, Not(HasSubstr(root().string()))) << "the path has its own column";
  }
}

TEST_F(Check, DecodingFindsMore) {
  std::string rgb = read_file(path(1, 1, Domain::kRgb));
  rgb[rgb.size() / 2] = static_cast<char>(rgb[rgb.size() / 2] ^ 0x10);
  put(1, 1, Domain::kRgb, rgb);
  EXPECT_THAT(lines(checked(false)), IsEmpty());
  EXPECT_THAT(lines(checked(true)), ElementsAre("damaged rgb/point_1_view_1_domain_rgb.png"));
}

TEST_F(Check, DoesNotDependOnThreads) {
  put(0, 0, Domain::kRgb, "");
  put(2, 1, Domain::kNormal, "rubbish");
  EXPECT_EQ(damage_csv(checked(true, 1)), damage_csv(checked(true, 4)));
}

TEST_F(Check, SurvivesFuzzedFiles) {
  Random random(21);
  const std::array domains{Domain::kRgb, Domain::kDepthZbuffer, Domain::kPointInfo,
                           Domain::kClassScene};
  for (int round = 0; round < 40; ++round) {
    for (std::uint32_t point = 0; point < 3; ++point) {
      for (const Domain domain : domains) {
        std::string content = read_file(path(point, 1, domain));
        if (random.chance(0.3)) content.resize(random.below(content.size() + 1));
        for (int i = 0; i < 3 && !content.empty(); ++i) {
          content[random.below(content.size())] = static_cast<char>(random.below(256));
        }
        put(point, 1, domain, content);
      }
    }
    checked(round % 2 == 0);
  }
}

TEST_F(Check, CanBeStopped) {
  update_index(root(), folder_ / "index", {});
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(
      check_dataset(root(), DatasetIndex::open(folder_ / "index"), {}, context).has_value());
}

TEST_F(Check, KeepsAsManyRecordsAsAsked) {
  for (std::uint32_t point = 0; point < 3; ++point) put(point, 0, Domain::kRgb, "");
  update_index(root(), folder_ / "index", {});
  CheckOptions options;
  options.max_records = 2;
  const auto report =
      check_dataset(root(), DatasetIndex::open(folder_ / "index"), options, {}).value();
  EXPECT_EQ(report.damage.size(), 2U);
  EXPECT_EQ(report.total, 3U);
}

TEST_F(Check, TheListReadsBack) {
  put(0, 0, Domain::kRgb, "a, \"b\"\n");
  fs::remove(path(1, 0, Domain::kNormal));
  const CheckReport report = checked(false);
  const DamageList list = DamageList::parse(damage_csv(report), "damage.csv");
  EXPECT_EQ(list.all(), report.damage);
  const Damage* rgb = list.find("hanson", 0, 0, Domain::kRgb);
  ASSERT_NE(rgb, nullptr);
  EXPECT_EQ(list.find("hanson", 0, 1, Domain::kRgb), nullptr);
  EXPECT_EQ(list.find("merom", 0, 0, Domain::kRgb), nullptr);
  EXPECT_TRUE(DamageList::current(*rgb, root()));
  put(0, 0, Domain::kRgb, picture(kSide, 3, SampleType::kU8));
  EXPECT_FALSE(DamageList::current(*rgb, root()));
  const Damage* normal = list.find("hanson", 1, 0, Domain::kNormal);
  ASSERT_NE(normal, nullptr);
  EXPECT_TRUE(DamageList::current(*normal, root()));
  const DamageList left = list.still_current(root());
  EXPECT_EQ(left.find("hanson", 0, 0, Domain::kRgb), nullptr) << "was replaced";
  EXPECT_NE(left.find("hanson", 1, 0, Domain::kNormal), nullptr);
  EXPECT_LT(left.all().size(), list.all().size());
  put(1, 0, Domain::kNormal, "there");
  EXPECT_FALSE(DamageList::current(*normal, root()));
}

TEST(DamageList, RefusesOtherTables) {
  const std::string header =
      "kind,building,point,view,domain,path,bytes,mtime_ns,message,suggestion\n";
  EXPECT_TRUE(DamageList::parse(header, "x").all().empty());
  for (const std::string row : {"odd,b,0,0,rgb,p,1,1,m,s", "empty,b,-1,0,rgb,p,1,1,m,s",
                                "empty,b,0,5000000000,rgb,p,1,1,m,s",
                                "empty,b,0,0,telepathy,p,1,1,m,s", "empty,b,0,0,rgb,p,1,1,m"}) {
    EXPECT_THROW(DamageList::parse(header + row + "\n", "x"), Error) << row;
  }
  EXPECT_THROW(DamageList::parse("", "x"), Error);
  EXPECT_THROW(DamageList::parse("id,train,val,test\n", "x"), Error);
}

TEST(DamageKind, WordsReadBack) {
  for (std::size_t i = 0; i < kDamageKinds; ++i) {
    const auto kind = static_cast<DamageKind>(i);
    EXPECT_EQ(parse_damage_kind(to_string(kind)), kind);
  }
}

}  // namespace
}  // namespace taskatlas::dataset::testing
