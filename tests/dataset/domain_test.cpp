// SPDX-License-Identifier: MIT
#include "dataset/domain.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

TEST(Domain, NamesAreUnique) {
  std::set<std::string_view> names;
  for (const DomainInfo& domain : domains()) {
    EXPECT_TRUE(names.insert(domain.name).second) << domain.name;
    for (const std::string_view other : domain.other_names) {
      EXPECT_TRUE(names.insert(other).second) << other;
      EXPECT_EQ(find_domain(other), domain.id);
    }
    EXPECT_EQ(find_domain(domain.name), domain.id);
    EXPECT_EQ(info(domain.id).name, domain.name);
  }
  EXPECT_EQ(find_domain(""), std::nullopt);
  EXPECT_EQ(find_domain("RGB"), std::nullopt);
}

TEST(Domain, FileNamesRoundTrip) {
  for (const DomainInfo& domain : domains()) {
    const std::string name = file_name(1234, 56, domain.id);
    const auto parsed = parse_file_name(name);
    ASSERT_TRUE(parsed) << name;
    EXPECT_EQ(parsed->point, 1234u);
    EXPECT_EQ(parsed->view, domain.id == Domain::kNonfixatedMatches ? kAllViews : 56u);
    EXPECT_EQ(parsed->domain, domain.id);
    EXPECT_EQ(parsed->domain_name, domain.name);
  }
}

TEST(Domain, PublishedSpellings) {
  struct Case {
    std::string_view name;
    Domain domain;
  };
  const Case cases[] = {
      {"point_0_view_0_domain_segmentsemantic.png", Domain::kSegmentSemantic},
      {"point_0_view_0_domain_class_places.npy", Domain::kClassScene},
      {"point_1000_view_all_domain_nonfixated_matches.json", Domain::kNonfixatedMatches},
      {"point_47_view_25_domain_fixatedpose.json", Domain::kPointInfo},
      {"point_202_view_5_domain_point_info.json", Domain::kPointInfo},
      {"point_3_view_1_domain_mist.png", Domain::kDepthEuclidean},
      {"point_3_view_1_domain_edge.png", Domain::kEdgeOcclusion},
      {"point_3_view_1_domain_rgb.jpg", Domain::kRgb},
  };
  for (const Case& test : cases) {
    const auto parsed = parse_file_name(test.name);
    ASSERT_TRUE(parsed) << test.name;
    EXPECT_EQ(parsed->domain, test.domain) << test.name;
  }
  EXPECT_EQ(parse_file_name("point_0_view_0_domain_rgb.png", Domain::kRgbLarge)->domain,
            Domain::kRgbLarge);
}

TEST(Domain, OtherNamesAreNone) {
  for (const std::string_view name :
       {"", "point_", "point_1_view_2", "point_1_view_2_domain_rgb",
        "point_1_view_2_domain_rgb.exr", "point_1_view_2_domain_rgb.png.part",
        "point_x_view_2_domain_rgb.png", "point_-1_view_2_domain_rgb.png",
        "point_1_view_equirectangular_domain_rgb.png", "point_1234567890_view_2_domain_rgb.png",
        "point_1_view_2_domain_depth_zbuffer2.png", "point_1_view_all_domain_rgb.png",
        "point_1_view_2_domain_nonfixated_matches.json", "point_1_view_2_domain_depth_zbuffer.jpg",
        "Point_1_view_2_domain_rgb.png"}) {
    EXPECT_FALSE(parse_file_name(name)) << name;
  }
}

}  // namespace
}  // namespace taskatlas::dataset
