// SPDX-License-Identifier: MIT
#include "dataset/point_info.hpp"

#include "base/error.hpp"
#include "dataset/classes.hpp"
#include "dataset/statistics.hpp"

#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::dataset {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view kLeast =
    R"({"camera_location": [1, 2, 3], "camera_rotation_final": [1.5, 0, -1], "field_of_view_rads": 1})";

PointInfo full() {
  PointInfo info;
  info.camera_location = {-6.191483974456787, 4.649560928344727, 1.414849042892456};
  info.camera_rotation_final = {1.5115954875946045, -0.004465199075639248, -1.702255129814148};
  info.field_of_view_rads = 1.180512021910271;
  info.camera_uuid = "be1883a10d632e0f806c4e4275e59081";
  info.point_uuid = "202";
  info.view_id = 5;
  info.room = "a \"room\"";
  info.resolution = 512;
  info.point_location = {1.3095685243606567, 3.6557424068450928, 0.1};
  info.point_normal = {-0.25, 0.96875, 0};
  info.camera_distance = 7.579880283037506;
  info.obliqueness_angle = 1.27849280834198;
  info.point_pitch = -0.04108433326217131;
  info.camera_rotation_original = {1.5845003128051758, 0.01266331784427166, 0.9350636005401611};
  info.camera_rotation_from_original_to_final = {-0.0295, -0.0688, -2.636};
  info.camera_rotation_final_quaternion = {0.5, -0.5, 0.5, 0.5};
  info.bounding_box = Box{{-6.25, -0.5, -0.03125}, {1.5, 6.75, 3}};
  info.vanishing_points_gaussian_sphere = {Eigen::Vector3d(1, 0, 0), Eigen::Vector3d(0, 0, -1),
                                           Eigen::Vector3d(0, 1, 0)};
  info.vanishing_points_image = {Eigen::Vector2d(305.5, 278.4), Eigen::Vector2d(433.7, 255.4),
                                 Eigen::Vector2d(-1e9, 59.4)};
  info.nonfixated_points_in_view = {0, 1, 511};
  return info;
}

std::string message_of(const std::string& json) {
  try {
    parse_point_info(json, "folder/info.json");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    return error.what();
  }
  ADD_FAILURE() << "no Error was thrown for " << json.substr(0, 100);
  return {};
}

TEST(PointInfo, RoundTripsEveryField) {
  const PointInfo info = full();
  const std::string text = format_point_info(info);
  const PointInfo back = parse_point_info(text, "info.json");
  EXPECT_EQ(format_point_info(back), text);
  EXPECT_EQ(back.camera_location, info.camera_location);
  EXPECT_EQ(back.room, info.room);
  EXPECT_EQ(back.bounding_box->lower, info.bounding_box->lower);
  EXPECT_EQ(back.bounding_box->upper, info.bounding_box->upper);
  EXPECT_EQ(back.nonfixated_points_in_view, info.nonfixated_points_in_view);
  EXPECT_EQ(back.vanishing_points_image->at(2), info.vanishing_points_image->at(2));
  EXPECT_EQ(back.camera_rotation_final_quaternion, info.camera_rotation_final_quaternion);
}

TEST(PointInfo, LittleIsNeeded) {
  const PointInfo info = parse_point_info(kLeast, "info.json");
  EXPECT_EQ(info.camera_location, Eigen::Vector3d(1, 2, 3));
  EXPECT_FALSE(info.bounding_box);
  EXPECT_FALSE(info.camera_uuid);
  EXPECT_TRUE(info.nonfixated_points_in_view.empty());
  EXPECT_EQ(format_point_info(parse_point_info(format_point_info(info), "a")),
            format_point_info(info));
}

// The ranges of Omnidata's sample view of Taskonomy, whose camera and point lie inside the room
// only if "x" is along the world's y and "y" along its x.
TEST(PointInfo, TheRoomsRangesSwapTwoAxes) {
  const std::string text =
      R"({"camera_location": [-6.191483974456787, 4.649560928344727, 1.414849042892456],
          "camera_rotation_final": [1.5115954875946045, -0.004465199075639248, -1.702255129814148],
          "point_location": [1.3095685243606567, 3.6557424068450928, 0.9663798213005066],
          "field_of_view_rads": 1.180512021910271,
          "bounding_box_ranges": {"x": [-0.416909422720634, 6.691318439720847],
                                  "y": [-6.191483974456787, 1.5025687484376702],
                                  "z": [-0.03157793154430988, 2.986764926138477]}})";
  const PointInfo info = parse_point_info(text, "info.json");
  ASSERT_TRUE(info.bounding_box);
  for (const Eigen::Vector3d& inside : {info.camera_location, *info.point_location}) {
    EXPECT_TRUE((inside.array() >= info.bounding_box->lower.array()).all());
    EXPECT_TRUE((inside.array() <= info.bounding_box->upper.array()).all());
  }
  EXPECT_THAT(format_point_info(info), HasSubstr("\"x\": [-0.416909422720634, 6.691318439720847]"));
}

TEST(PointInfo, NumbersMayStandForNames) {
  const PointInfo info = parse_point_info(
      R"({"camera_location": [1, 2, 3], "camera_rotation_final": [1.5, 0, -1],
          "field_of_view_rads": 1, "point_uuid": 47, "camera_uuid": "0002", "room": null,
          "skybox_img": 1})",
      "info.json");
  EXPECT_EQ(info.point_uuid, "47");
  EXPECT_EQ(info.camera_uuid, "0002");
  EXPECT_FALSE(info.room);
}

TEST(PointInfo, DamageNamesTheFileAndTheField) {
  const auto with = [](const std::string& field) {
    return std::string(kLeast.substr(0, kLeast.size() - 1)) + ", " + field + "}";
  };
  EXPECT_THAT(message_of(""), HasSubstr("folder/info.json"));
  EXPECT_THAT(message_of("{"), HasSubstr("damaged JSON"));
  EXPECT_THAT(message_of("[]"), HasSubstr("no object"));
  EXPECT_THAT(message_of("{}"), HasSubstr("camera_location is missing"));
  EXPECT_THAT(message_of(with("\"camera_location\": [1, 2]")), HasSubstr("camera_location"));
  EXPECT_THAT(message_of(with("\"camera_location\": [1, 2, \"3\"]")), HasSubstr("3 numbers"));
  EXPECT_THAT(message_of(with("\"camera_location\": [1, 2, 1e9]")), HasSubstr("out of range"));
  EXPECT_THAT(message_of(with("\"camera_location\": [1, 2, 1e999]")),
              HasSubstr("folder/info.json"));
  EXPECT_THAT(message_of(with("\"camera_location\": [1, 2, NaN]")), HasSubstr("damaged JSON"));
  EXPECT_THAT(message_of(with("\"field_of_view_rads\": 0")), HasSubstr("field_of_view_rads"));
  EXPECT_THAT(message_of(with("\"field_of_view_rads\": 3.2")), HasSubstr("field_of_view_rads"));
  EXPECT_THAT(message_of(with("\"field_of_view_rads\": true")), HasSubstr("must be a number"));
  EXPECT_THAT(message_of(with("\"view_id\": 1.5")), HasSubstr("whole number"));
  EXPECT_THAT(message_of(with("\"view_id\": -1")), HasSubstr("out of range"));
  EXPECT_THAT(message_of(with("\"resolution\": 1e30")), HasSubstr("resolution"));
  EXPECT_THAT(message_of(with("\"room\": []")), HasSubstr("room must be text"));
  EXPECT_THAT(message_of(with("\"room\": \"" + std::string(5000, 'x') + "\"")),
              HasSubstr("too long"));
  EXPECT_THAT(
      message_of(with("\"bounding_box_ranges\": {\"x\": [1, 0], \"y\": [0, 1], \"z\": [0, 1]}")),
      HasSubstr("bounding_box_ranges.x"));
  EXPECT_THAT(message_of(with("\"bounding_box_ranges\": 3")), HasSubstr("bounding_box_ranges"));
  EXPECT_THAT(message_of(with("\"nonfixated_points_in_view\": [18446744073709551615]")),
              HasSubstr("out of range"));
  EXPECT_THAT(message_of(with("\"nonfixated_points_in_view\": [1.5]")), HasSubstr("whole numbers"));
  std::string many = "[0";
  for (int i = 0; i < 100'001; ++i) many += ",0";
  EXPECT_THAT(message_of(with("\"nonfixated_points_in_view\": " + many + "]")),
              HasSubstr("100000"));
  EXPECT_THAT(message_of(std::string(1'000'000, '[')), HasSubstr("nested too deeply"));
  EXPECT_THAT(message_of(with("\"x\": " + std::string(20, '[') + std::string(20, ']'))),
              HasSubstr("nested too deeply"));
  EXPECT_THAT(message_of(std::string(5 << 20, ' ')), HasSubstr("4194304 bytes"));
  EXPECT_NO_THROW(parse_point_info(with("\"x\": \"[[[[[[[[[[[[[[[[[[[[[[ \\\" [[[[\""), "a"));
}

TEST(Matches, PublishedFormRoundTrips) {
  const std::string text =
      R"({"point_uuid": "1000", "point_location": [0.3888974189758301, -8.875864028930664, 3.70583],
          "views": [{"point_uuid": "129", "nonfixated_pixel_x": 93, "nonfixated_pixel_y": 459,
                     "camera_uuid": "cab721360a1c432c88750aa98ad2b17b", "view_id": 1},
                    {"point_uuid": "203", "nonfixated_pixel_x": 247.5, "nonfixated_pixel_y": 254,
                     "camera_uuid": "04fd059937d743fe93bbd67f398c7199", "view_id": 0}]})";
  const Matches matches = parse_matches(text, "m.json");
  EXPECT_EQ(matches.point, 1000u);
  ASSERT_EQ(matches.views.size(), 2u);
  EXPECT_EQ(matches.views[0].point, 129u);
  EXPECT_EQ(matches.views[0].view, 1u);
  EXPECT_EQ(matches.views[1].pixel, Eigen::Vector2d(247.5, 254));
  const Matches back = parse_matches(format_matches(matches), "m.json");
  EXPECT_EQ(back.views, matches.views);
  EXPECT_EQ(back.point_location, matches.point_location);
  EXPECT_TRUE(parse_matches(format_matches(Matches{3, {}, {}}), "m.json").views.empty());
}

TEST(Matches, DamageIsRefused) {
  for (const char* text :
       {"", "[]", "{}", R"({"point_uuid": "x", "views": []})",
        R"({"point_uuid": "-1", "views": []})", R"({"point_uuid": "1", "views": {}})",
        R"({"point_uuid": "1", "views": [3]})",
        R"({"point_uuid": "1", "views": [{"point_uuid": "1", "view_id": 0}]})"}) {
    EXPECT_THROW(parse_matches(text, "m.json"), Error) << text;
  }
}

TEST(Classes, TaskonomysListsAreWhole) {
  const Classes& classes = taskonomy_classes();
  EXPECT_EQ(classes.count("class_1000"), 1000u);
  EXPECT_EQ(classes.count("class_selected"), 100u);
  EXPECT_EQ(classes.count("class_places"), 63u);
  EXPECT_EQ(classes.count("segmentsemantic_rb"), 17u);
  EXPECT_EQ(classes.count("rgb2depth"), 0u);
  EXPECT_EQ(classes.scene.names.size(), 365u);
  EXPECT_EQ(classes.names("class_1000")[0], "tench");
  EXPECT_EQ(classes.names("class_1000")[999], "toilet tissue");
  EXPECT_EQ(classes.names("class_selected").front(), "accordion");
  EXPECT_EQ(classes.names("class_places").front(), "alcove");
  EXPECT_EQ(classes.names("class_places").back(), "youth_hostel");
  EXPECT_EQ(classes.names("segmentsemantic_rb")[16], "vase");
}

TEST(Classes, RoundTrip) {
  const Classes back = parse_classes(format_classes(taskonomy_classes()), "classes.json");
  EXPECT_EQ(format_classes(back), format_classes(taskonomy_classes()));
  for (const char* code : {"class_1000", "class_selected", "class_places", "segmentsemantic_rb"}) {
    EXPECT_EQ(back.names(code), taskonomy_classes().names(code)) << code;
  }
  EXPECT_EQ(back.object.scores, ScoreKind::kLogits);
}

TEST(Classes, DamageIsRefused) {
  const std::string good =
      R"({"format": "taskatlas-classes", "version": 1,
          "class_object": {"names": ["a", "b"], "scores": "logits"},
          "class_scene": {"names": ["c"], "scores": "probabilities", "kept": [0]},
          "segment_semantic": {"names": ["d"]}})";
  const Classes classes = parse_classes(good, "classes.json");
  EXPECT_EQ(classes.count("class_selected"), 2u);  // as no selection is given
  const auto replaced = [&](const std::string& from, const std::string& to) {
    std::string text = good;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"taskatlas-classes", "other"},
                                 {"\"version\": 1", "\"version\": 2"},
                                 {"[\"a\", \"b\"]", "[\"a\", \"a\"]"},
                                 {"[\"a\", \"b\"]", "[\"\"]"},
                                 {"[\"a\", \"b\"]", "[]"},
                                 {"[\"a\", \"b\"]", "[1]"},
                                 {"logits", "odds"},
                                 {"[0]", "[1]"},
                                 {"[0]", "[0, 0]"},
                                 {"[0]", "[-1]"},
                                 {"[0]", "[]"},
                                 {"segment_semantic", "segments"}}) {
    EXPECT_THROW(parse_classes(replaced(from, to), "classes.json"), Error) << to;
  }
}

TEST(Statistics, RoundTrip) {
  const Statistics& ours = taskonomy_statistics();
  EXPECT_EQ(ours.colour_weights.size(), 313u);
  EXPECT_EQ(ours.semantic_weights.size(), 17u);
  EXPECT_EQ(parse_statistics(format_statistics(ours), "s.json"), ours);
  Statistics bad = ours;
  bad.layout.std[3] = 0;
  EXPECT_THROW(parse_statistics(format_statistics(bad), "s.json"), Error);
  bad = ours;
  bad.colour_weights.pop_back();
  EXPECT_THROW(parse_statistics(format_statistics(bad), "s.json"), Error);
  bad = ours;
  bad.semantic_weights[0] = -1;
  EXPECT_THROW(parse_statistics(format_statistics(bad), "s.json"), Error);
  EXPECT_THROW(parse_statistics("{}", "s.json"), Error);
}

TEST(Statistics, MeansAndDeviations) {
  MeanStdBuilder<2> builder;
  for (const double value : {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4}) builder.add({value, 7});
  const MeanStd<2> result = builder.result();
  EXPECT_NEAR(result.mean[0], 1e9 + 2.5, 1e-6);
  EXPECT_NEAR(result.std[0], std::sqrt(1.25), 1e-6);
  EXPECT_EQ(result.std[1], 1);  // never changes
}

TEST(Statistics, RareClassesWeighMore) {
  const std::vector<std::uint64_t> counts{90, 10, 0};
  const auto weights = rebalancing_weights(counts);
  EXPECT_EQ(weights[2], 0);
  EXPECT_GT(weights[1], weights[0]);
  EXPECT_NEAR(0.9 * weights[0] + 0.1 * weights[1], 1, 1e-12);
  EXPECT_NEAR(weights[1] / weights[0], (0.5 * 0.9 + 0.25) / (0.5 * 0.1 + 0.25), 1e-12);
  EXPECT_THROW(rebalancing_weights(std::vector<std::uint64_t>{0, 0}), Error);
}

}  // namespace
}  // namespace taskatlas::dataset
