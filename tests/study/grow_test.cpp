// SPDX-License-Identifier: MIT
// Measurements that grow while an experiment runs.
#include "affinity/ahp.hpp"
#include "study/import.hpp"
#include "study/support.hpp"

#include <algorithm>
#include <map>
#include <random>

namespace taskatlas {
namespace {

using namespace testing;

using Values = std::map<std::string, std::vector<double>>;

class GrowTest : public ::testing::Test {
 protected:
  static constexpr std::size_t kImages = 40;

  GrowTest() {
    NewStudy content;
    content.provenance.action = "test";
    for (const char* code : {"a", "b", "c", "d"}) {
      Task task;
      task.code = code;
      task.name = code;
      content.tasks.push_back(task);
    }
    Study::create(path_, content);
    std::mt19937 random(7);
    std::uniform_real_distribution<float> loss(0, 1);
    for (const std::vector<std::string>& row : {std::vector<std::string>{"self"},
                                                {"pixels"},
                                                {"average"},
                                                {"b"},
                                                {"c"},
                                                {"d"},
                                                {"a"},
                                                {"b", "c"},
                                                {"d", "b"},
                                                {"b", "c", "d"}}) {
      all_.rows.push_back(row);
      for (std::size_t i = 0; i < kImages; ++i) all_.losses.push_back(loss(random));
    }
    all_.losses[3 * kImages + 5] = NAN;
    for (std::size_t i = 0; i < kImages; ++i) {
      all_.images.push_back("room_" + std::to_string(i / 8) + "/view_" + std::to_string(i));
      all_.groups.push_back("room_" + std::to_string(i / 8));
    }
    all_.transfer_images = 64;
    all_.seed = 3;
    all_.target = "a";
  }

  GrownLosses some(const std::vector<std::size_t>& rows) const {
    GrownLosses part = all_;
    part.rows.clear();
    part.losses.clear();
    for (const std::size_t row : rows) {
      part.rows.push_back(all_.rows[row]);
      const auto first = all_.losses.begin() + static_cast<std::ptrdiff_t>(row * kImages);
      part.losses.insert(part.losses.end(), first, first + kImages);
    }
    return part;
  }

  static Values values(const Study& study) {
    Values found;
    const TransferTable table = study.table();
    for (std::size_t i = 0; i < table.transfers().size(); ++i) {
      const Transfer& row = table.transfers()[i];
      std::vector<std::string> codes;
      for (const TaskId source : row.sources) codes.push_back(table.code(source));
      std::sort(codes.begin(), codes.end());
      const std::string key =
          row.sources.empty() ? std::string(to_string(row.pseudo)) : join_codes(codes);
      found[table.code(row.target) + "<-" + key] = {row.affinity, row.gain, row.quality};
    }
    return found;
  }

  static void expect_equal(const Values& one, const Values& other) {
    ASSERT_EQ(one.size(), other.size());
    for (const auto& [key, numbers] : one) {
      const auto found = other.find(key);
      ASSERT_NE(found, other.end()) << key;
      for (std::size_t i = 0; i < numbers.size(); ++i) expect_same(numbers[i], found->second[i]);
    }
  }

  const Provenance provenance_{"", "", "run", "", std::nullopt, "", ""};
  GrownLosses all_;
  Folder folder_;
  fs::path path_ = folder_ / "x.taskstudy";
};

// The import of the same losses as one table is the oracle: another way through the code.
TEST_F(GrowTest, ValuesAreThoseOfAnImport) {
  std::string table = "target,sources,image,loss,group,seed\n";
  for (std::size_t row = 0; row < all_.rows.size(); ++row) {
    for (std::size_t i = 0; i < kImages; ++i) {
      const float loss = all_.losses[row * kImages + i];
      table += "a," + join_codes(all_.rows[row]) + "," + all_.images[i] + "," +
               (std::isnan(loss) ? "" : std::to_string(loss)) + "," + all_.groups[i] + ",3\n";
    }
  }
  for (std::size_t row = 0; row < all_.rows.size(); ++row) {
    for (std::size_t i = 0; i < kImages; ++i) {  // as the table's six digits have them
      float& loss = all_.losses[row * kImages + i];
      if (!std::isnan(loss)) loss = std::stof(std::to_string(loss));
    }
  }
  ImportOptions options;
  options.transfer_images = 64;
  const auto imported = folder_ / "imported.taskstudy";
  import_losses(written(folder_ / "losses.csv", table), imported, options, {});
  Study study = Study::open(path_, running());
  EXPECT_EQ(study.grow(all_, provenance_), all_.rows.size());
  const Values grown = values(study), expected = values(Study::open(imported));
  ASSERT_EQ(grown.size(), expected.size());
  constexpr double kTolerance = 1e-12;  // the alternatives stand in another order
  for (const auto& [key, numbers] : expected) {
    const auto& ours = grown.at(key);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      ASSERT_EQ(std::isnan(numbers[i]), std::isnan(ours[i])) << key;
      if (std::isnan(numbers[i])) continue;
      EXPECT_NEAR(numbers[i], ours[i], kTolerance) << key;
    }
  }
}

TEST_F(GrowTest, TheOrderOfArrivalChangesNoBit) {
  Study study = Study::open(path_, running());
  study.grow(all_, provenance_);
  const Values whole = values(study);
  std::mt19937 random(1);
  for (int round = 0; round < 5; ++round) {
    const auto path = folder_ / ("round" + std::to_string(round) + ".taskstudy");
    NewStudy content;
    content.tasks = study.tasks();
    Study::create(path, content);
    Study other = Study::open(path, running());
    std::vector<std::size_t> rows(all_.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
    std::shuffle(rows.begin(), rows.end(), random);
    for (std::size_t i = 0; i < rows.size(); i += 3) {
      const auto end = std::min(i + 3, rows.size());
      other.grow(some({rows.begin() + static_cast<std::ptrdiff_t>(i),
                       rows.begin() + static_cast<std::ptrdiff_t>(end)}),
                 provenance_);
    }
    expect_equal(whole, values(other));
    EXPECT_EQ(other.info().provenance.size(), 2U);  // made, and run: not one for each part
  }
}

TEST_F(GrowTest, WhatIsThereStaysAndIsNotAddedTwice) {
  Study study = Study::open(path_, running());
  EXPECT_EQ(study.grow(some({0, 3, 4}), provenance_), 3U);
  GrownLosses again = some({4, 7, 3});
  for (float& loss : again.losses) loss += 1;
  EXPECT_EQ(study.grow(again, provenance_), 1U);
  const auto losses = study.losses("a");
  ASSERT_TRUE(losses);
  EXPECT_EQ(losses->names, (std::vector<std::string>{"self", "b", "c", "b+c"}));
  EXPECT_EQ(losses->losses.losses[2 * kImages], all_.losses[4 * kImages]);
}

TEST_F(GrowTest, ImagesAreMatchedByName) {
  Study study = Study::open(path_, running());
  study.grow(some({0, 3}), provenance_);
  GrownLosses turned = some({4});
  std::reverse(turned.images.begin(), turned.images.end());
  std::reverse(turned.groups.begin(), turned.groups.end());
  std::reverse(turned.losses.begin(), turned.losses.end());
  study.grow(turned, provenance_);
  const auto losses = study.losses("a");
  ASSERT_TRUE(losses);
  EXPECT_EQ(losses->images, all_.images);
  for (std::size_t i = 0; i < kImages; ++i) {
    expect_same(static_cast<double>(losses->losses.losses[2 * kImages + i]),
                static_cast<double>(all_.losses[4 * kImages + i]));
  }
  const std::string before = read_file(path_);
  GrownLosses other = some({5});
  other.images[3] = "elsewhere";
  EXPECT_EQ(caught([&] { study.grow(other, provenance_); }).kind, ErrorKind::kBadInput);
  GrownLosses fewer = some({5});
  fewer.images.pop_back();
  fewer.groups.pop_back();
  fewer.losses.pop_back();
  EXPECT_EQ(caught([&] { study.grow(fewer, provenance_); }).kind, ErrorKind::kBadInput);
  EXPECT_TRUE(read_file(path_) == before);
}

TEST_F(GrowTest, MeasurementsAndTargetsAreKeptApart) {
  Study study = Study::open(path_, running());
  study.grow(some({0, 3}), provenance_);
  GrownLosses other = some({0, 4});
  other.transfer_images = 128;
  study.grow(other, provenance_);
  other = some({0, 3});
  other.rows[1] = {"a"};
  other.target = "b";
  study.grow(other, provenance_);
  ASSERT_EQ(study.measurements().size(), 2U);
  EXPECT_EQ(study.table({64, 3, std::nullopt}).transfers().size(), 4U);
  EXPECT_EQ(study.table({128, 3, std::nullopt}).transfers().size(), 2U);
  EXPECT_EQ(study.info().images, kImages);
}

TEST_F(GrowTest, OneThatNothingConnectsHasNoAffinity) {
  GrownLosses part = some({0, 3, 4});
  std::fill_n(part.losses.begin() + 2 * kImages, kImages, NAN);
  Study study = Study::open(path_, running());
  study.grow(part, provenance_);
  const Values found = values(study);
  EXPECT_TRUE(std::isnan(found.at("a<-c")[0]));
  EXPECT_NEAR(found.at("a<-b")[0] + found.at("a<-self")[0], 1, 1e-12);
}

TEST_F(GrowTest, Refusals) {
  Study study = Study::open(path_, running());
  const auto refused = [&](const std::function<void(GrownLosses&)>& spoil) {
    GrownLosses part = some({0, 3});
    spoil(part);
    EXPECT_EQ(caught([&] { study.grow(part, provenance_); }).kind, ErrorKind::kBadInput);
  };
  refused([](GrownLosses& part) { part.target = "z"; });
  refused([](GrownLosses& part) { part.transfer_images = 0; });
  refused([](GrownLosses& part) { part.seed = -1; });
  refused([](GrownLosses& part) { part.rows[1] = {"z"}; });
  refused([](GrownLosses& part) { part.rows[1] = {"b", "b"}; });
  refused([](GrownLosses& part) { part.rows[1] = {"self"}; });
  refused([](GrownLosses& part) { part.rows[1] = {}; });
  refused([](GrownLosses& part) { part.rows[1] = {"self", "b"}; });
  refused([](GrownLosses& part) { part.losses.pop_back(); });
  refused([](GrownLosses& part) { part.losses[0] = INFINITY; });
  refused([](GrownLosses& part) { part.images[1] = part.images[0]; });
  refused([](GrownLosses& part) { part.groups.pop_back(); });
  EXPECT_TRUE(study.measurements().empty());
  const Study reader = Study::open(path_);
  EXPECT_EQ(caught([&] { Study::open(path_).grow(some({0}), provenance_); }).kind,
            ErrorKind::kUsage);
}

TEST_F(GrowTest, AReaderSeesWholeStatesOnly) {
  Study study = Study::open(path_, running());
  const Study reader = Study::open(path_);
  study.grow(some({0, 3, 4}), provenance_);
  const auto whole = [&] {
    double sum = 0;
    const TransferTable table = reader.table();
    for (const Transfer& row : table.transfers()) sum += row.affinity;
    return sum;
  };
  EXPECT_NEAR(whole(), 1, 1e-12);
  study.grow(some({5, 6, 7}), provenance_);
  EXPECT_NEAR(whole(), 1, 1e-12);
  EXPECT_EQ(reader.table().transfers().size(), 6U);
}

TEST_F(GrowTest, KeepsOutputs) {
  KeptOutputs outputs;
  outputs.transfer_images = all_.transfer_images;
  outputs.seed = all_.seed;
  outputs.target = "a";
  outputs.parts = {{"room_1/view_9", ":truth", std::string("\0t", 2)},
                   {"room_1/view_9", "b+c", "bc"},
                   {"room_0/view_0", "b+c", ""}};
  {
    Study study = Study::open(path_, running());
    EXPECT_TRUE(study.kept("a").empty());
    EXPECT_EQ(caught([&] { study.keep(outputs); }).kind, ErrorKind::kUsage);  // nothing measured
    study.grow(some({0, 3}), provenance_);
    EXPECT_EQ(study.keep(outputs), 3U);
    outputs.parts[0].answer = "another";
    outputs.parts.push_back({"room_1/view_9", "b", "x"});
    EXPECT_EQ(study.keep(outputs), 1U);  // what is there stays
    outputs.target = "z";
    EXPECT_EQ(caught([&] { study.keep(outputs); }).kind, ErrorKind::kBadInput);
    outputs.target = "a";
    outputs.parts.push_back({"", "b", "x"});
    EXPECT_EQ(caught([&] { study.keep(outputs); }).kind, ErrorKind::kBadInput);
  }
  const Study study = Study::open(path_);
  EXPECT_EQ(study.kept("a"), (std::vector<KeptPart>{{"room_1/view_9", ":truth"},
                                                    {"room_1/view_9", "b+c"},
                                                    {"room_0/view_0", "b+c"},
                                                    {"room_1/view_9", "b"}}));
  EXPECT_TRUE(study.kept("b").empty());
  EXPECT_EQ(study.kept_answer("a", {"room_1/view_9", ":truth"}), std::string("\0t", 2));
  EXPECT_EQ(study.kept_answer("a", {"room_0/view_0", "b+c"}), "");
  EXPECT_FALSE(study.kept_answer("a", {"room_0/view_0", "b"}));
  EXPECT_TRUE(study.save_as(folder_ / "copy.taskstudy"));
  EXPECT_EQ(Study::open(folder_ / "copy.taskstudy").kept("a").size(), 4U);
  run_sql(path_, "UPDATE output SET sample = CAST(x'ff' AS TEXT) WHERE id = 1");
  EXPECT_EQ(caught([&] { Study::open(path_); }).kind, ErrorKind::kBadInput);
}

TEST_F(GrowTest, Experiments) {
  EXPECT_FALSE(Study::open(path_).experiment());
  {
    Study study = Study::open(path_, running());
    study.set_experiment(R"({"profile":"x"})");
    EXPECT_EQ(caught([&] { study.set_experiment("{"); }).kind, ErrorKind::kBadInput);
  }
  EXPECT_EQ(Study::open(path_).experiment(), R"({"profile":"x"})");
  run_sql(path_, "UPDATE experiment SET json = '{'");
  EXPECT_EQ(caught([&] { Study::open(path_); }).kind, ErrorKind::kBadInput);
}

}  // namespace
}  // namespace taskatlas
