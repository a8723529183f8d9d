// SPDX-License-Identifier: MIT
#include "rooms/catalogue.hpp"

#include "base/error.hpp"
#include "rooms/properties.hpp"
#include "rooms_support.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::rooms {
namespace {

using ::testing::HasSubstr;

std::string message_of(const std::filesystem::path& folder) {
  try {
    Catalogue::read(folder);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(Properties, ReadsNumbersEscapesAndContinuedLines) {
  const auto properties = read_properties(
      "# a comment \\\n"
      "license=Public domain\r\n"
      "name#2=Caf\xE9 \\u20ac\n"
      "  width#2 =  12.5  \n"
      "tags#2=one,\\\n   two\n"
      "width#2=13\n"
      "no property\n"
      "depth#x=1\n",
      "test");
  EXPECT_EQ(properties.common.at("license"), "Public domain");
  ASSERT_EQ(properties.items.size(), 1U);
  const Properties& item = properties.items.at(2);
  EXPECT_EQ(item.at("name"), "Caf\xC3\xA9 \xE2\x82\xAC");
  EXPECT_EQ(item.at("width"), "13");
  EXPECT_EQ(item.at("tags"), "one,two");
}

TEST(Properties, SurvivesWhateverComes) {
  for (const std::string bytes :
       {"", "\\", "=\\", "a#99999999999999999999=1", "a#-1=1", "#", "a=\\u12"}) {
    EXPECT_NO_THROW(read_properties(bytes, "test")) << bytes;
  }
  EXPECT_THROW(read_properties(std::string(1'000'001, '\n'), "test"), Error);
}

TEST(Catalogue, HasEveryModelOfTheTable) {
  const Catalogue& catalogue = taskatlas::testing::furniture().catalogue();
  EXPECT_GT(catalogue.models().size(), 280U);
  std::set<std::string> ids;
  for (const CatalogueModel& model : catalogue.models()) {
    EXPECT_TRUE(ids.insert(model.id).second) << model.id << " stands in the table twice";
    EXPECT_FALSE(model.creator.empty()) << model.id;
    EXPECT_TRUE(model.licence == "CC0" || model.licence.starts_with("CC-BY 3.0")) << model.id;
    EXPECT_LT(model.size.maxCoeff(), 4) << model.id;
    EXPECT_GT(model.size.minCoeff(), 0) << model.id;
    EXPECT_GT(static_cast<int>(model.object_class), static_cast<int>(ObjectClass::kWindow));
  }
}

TEST(Catalogue, FindsModelsByRole) {
  const Catalogue& catalogue = taskatlas::testing::furniture().catalogue();
  std::size_t total = 0;
  for (int role = 0; role <= static_cast<int>(Role::kWaterCooler); ++role) {
    for (const int index : catalogue.with_role(static_cast<Role>(role))) {
      EXPECT_EQ(catalogue[index].role, static_cast<Role>(role));
      ++total;
    }
  }
  EXPECT_EQ(total, catalogue.models().size());
  EXPECT_GE(catalogue.with_role(Role::kDiningChair).size(), 10U);
}

TEST(Catalogue, LampsHaveLightInsideThem) {
  for (const CatalogueModel& model : taskatlas::testing::furniture().catalogue().models()) {
    if (model.object_class == ObjectClass::kLamp) {
      EXPECT_FALSE(model.lamps.empty()) << model.id;
    }
    const Eigen::Vector3f reach = model.size / 2 + Eigen::Vector3f::Constant(0.1F);
    for (const LampSource& lamp : model.lamps) {
      EXPECT_LE(std::abs(lamp.position.x()), reach.x()) << model.id;
      EXPECT_LE(std::abs(lamp.position.y()), reach.y()) << model.id;
      EXPECT_LE(lamp.position.z(), model.size.z() + 0.1F) << model.id;
      EXPECT_GE(lamp.colour.minCoeff(), 0) << model.id;
    }
  }
}

TEST(Catalogue, NamesThePackageWhereThereIsNoFurniture) {
  EXPECT_THAT(message_of("/nowhere/at/all"), HasSubstr("apt-get install sweethome3d-furniture"));
}

TEST(Catalogue, RefusesADamagedLibrary) {
  const taskatlas::testing::TemporaryFolder folder;
  for (const char* name : {"BlendSwap-CC-0.sh3f", "BlendSwap-CC-BY.sh3f", "KatorLegaz.sh3f"}) {
    std::filesystem::create_symlink(Catalogue::default_folder() / name, folder.path() / name);
  }
  std::ofstream(folder.path() / "Scopia.sh3f") << "no ZIP file";
  EXPECT_THAT(message_of(folder.path()), HasSubstr("Scopia.sh3f"));

  // Cut in the middle: the central directory is at the end.
  std::ifstream whole(Catalogue::default_folder() / "KatorLegaz.sh3f", std::ios::binary);
  std::string bytes(1'000'000, '\0');
  whole.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  std::ofstream(folder.path() / "Scopia.sh3f", std::ios::binary) << bytes;
  EXPECT_THAT(message_of(folder.path()), HasSubstr("Scopia.sh3f"));

  // A library of another name has neither its licence nor its models.
  std::filesystem::remove(folder.path() / "Scopia.sh3f");
  std::filesystem::create_symlink(Catalogue::default_folder() / "KatorLegaz.sh3f",
                                  folder.path() / "Scopia.sh3f");
  EXPECT_THAT(message_of(folder.path()), HasSubstr("Scopia.sh3f"));
}

TEST(Credits, NameCreatorAndLicenceOfEachModel) {
  const Catalogue& catalogue = taskatlas::testing::furniture().catalogue();
  const std::vector<int> used{0, 5, 100};
  const std::string text = credits(catalogue, used);
  for (const int index : used) {
    EXPECT_THAT(text, HasSubstr(catalogue[index].id));
    EXPECT_THAT(text, HasSubstr(catalogue[index].creator));
  }
  EXPECT_THAT(text, HasSubstr("creativecommons.org/licenses/by/3.0"));
}

}  // namespace
}  // namespace taskatlas::rooms
