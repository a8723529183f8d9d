// SPDX-License-Identifier: MIT
#include "tasks/transfer_table.hpp"

#include "base/error.hpp"
#include "support/published.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

using ::testing::HasSubstr;

TaskId id(std::int32_t value) { return TaskId(value); }

std::vector<Task> tasks(std::initializer_list<const char*> codes) {
  std::vector<Task> result;
  for (const char* code : codes) {
    Task task;
    task.code = code;
    result.push_back(task);
  }
  return result;
}

Transfer row(std::vector<TaskId> sources, TaskId target, double affinity = 0.5) {
  Transfer transfer;
  transfer.sources = std::move(sources);
  transfer.target = target;
  transfer.affinity = affinity;
  return transfer;
}

Transfer pseudo_row(PseudoSource pseudo, TaskId target) {
  Transfer transfer;
  transfer.pseudo = pseudo;
  transfer.target = target;
  return transfer;
}

std::string refusal(std::vector<Task> with_tasks, std::vector<Transfer> rows) {
  try {
    const TransferTable table(std::move(with_tasks), std::move(rows));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    return error.what();
  }
  ADD_FAILURE() << "no error";
  return "";
}

TEST(TransferTable, FindsASetOfSourcesInAnyOrder) {
  const TransferTable table(
      tasks({"a", "b", "c", "t"}),
      {row({id(2), id(0), id(1)}, id(3)), row({id(0), id(1)}, id(3)), row({id(0)}, id(3)),
       row({id(0), id(1)}, id(2)), row({id(3)}, id(3)), pseudo_row(PseudoSource::kSelf, id(3)),
       pseudo_row(PseudoSource::kPixels, id(3)), pseudo_row(PseudoSource::kAverage, id(3))});
  std::vector<TaskId> sources{id(0), id(1), id(2)};
  do {
    EXPECT_EQ(table.find(sources, id(3)), TransferId(0));
  } while (std::next_permutation(sources.begin(), sources.end()));
  EXPECT_EQ(table.find(std::vector{id(1), id(0)}, id(3)), TransferId(1));
  EXPECT_EQ(table.find(std::vector{id(1), id(0)}, id(2)), TransferId(3));
  EXPECT_EQ(table.find(std::vector{id(3)}, id(3)), TransferId(4));
  EXPECT_EQ(table.find(PseudoSource::kSelf, id(3)), TransferId(5));
  EXPECT_EQ(table.find(PseudoSource::kPixels, id(3)), TransferId(6));
  EXPECT_EQ(table.find(PseudoSource::kAverage, id(3)), TransferId(7));
  EXPECT_EQ(table.find(PseudoSource::kSelf, id(2)), std::nullopt);
  EXPECT_EQ(table.find(std::vector{id(1)}, id(3)), std::nullopt);
  EXPECT_EQ(table.find(std::vector<TaskId>{}, id(3)), std::nullopt);
}

TEST(TransferTable, DescribesItsRows) {
  const TransferTable table(
      tasks({"a", "b", "t"}),
      {row({id(1), id(0)}, id(2)), row({id(2)}, id(2)), pseudo_row(PseudoSource::kSelf, id(2))});
  EXPECT_EQ(table.describe(TransferId(0)), "b+a->t");
  EXPECT_EQ(table.sources_text(TransferId(0)), "b+a");
  EXPECT_EQ(table.describe(TransferId(1)), "t->t");
  EXPECT_EQ(table.describe(TransferId(2)), "self->t");
  EXPECT_EQ(table.transfer(TransferId(0)).order(), 2);
  EXPECT_EQ(table.transfer(TransferId(2)).order(), 1);
  EXPECT_FALSE(table.transfer(TransferId(0)).is_identity());
  EXPECT_TRUE(table.transfer(TransferId(1)).is_identity());
  EXPECT_FALSE(table.transfer(TransferId(2)).is_identity());
  EXPECT_EQ(table.max_order(), 2);
  EXPECT_TRUE(std::isnan(table.transfer(TransferId(2)).gain));
  EXPECT_EQ(join_codes(std::vector<std::string>{"b", "a"}), "b+a");
  EXPECT_EQ(join_codes({}), "");
}

TEST(TransferTable, RefusesWhatHasNoMeaning) {
  EXPECT_THAT(refusal(tasks({"a", "b", "a"}), {}), HasSubstr("'a' appears twice"));
  EXPECT_THAT(refusal(tasks({"a+b"}), {}), HasSubstr("'a+b'"));
  EXPECT_THAT(refusal(tasks({"self"}), {}), HasSubstr("'self'"));
  EXPECT_THAT(refusal(tasks({"a", "b"}), {row({id(0), id(0)}, id(1))}),
              HasSubstr("a+a->b names a source twice"));
  EXPECT_THAT(
      refusal(tasks({"a", "b", "t"}), {row({id(0), id(1)}, id(2)), row({id(1), id(0)}, id(2))}),
      HasSubstr("b+a->t appears twice"));
  EXPECT_THAT(refusal(tasks({"t"}), {pseudo_row(PseudoSource::kSelf, id(0)),
                                     pseudo_row(PseudoSource::kSelf, id(0))}),
              HasSubstr("self->t appears twice"));
  const char* absent = "names a task that does not exist";
  EXPECT_THAT(refusal(tasks({"a"}), {row({id(0)}, id(1))}), HasSubstr(absent));
  EXPECT_THAT(refusal(tasks({"a"}), {row({id(1)}, id(0))}), HasSubstr(absent));
  EXPECT_THAT(refusal(tasks({"a"}), {row({TaskId()}, id(0))}), HasSubstr(absent));
  EXPECT_THAT(refusal(tasks({"a"}), {row({}, id(0))}), HasSubstr(absent));
  Transfer both = row({id(0)}, id(0));
  both.pseudo = PseudoSource::kSelf;
  EXPECT_THAT(refusal(tasks({"a"}), {both}), HasSubstr(absent));
}

TEST(TransferTable, AnEmptyTableIsATable) {
  const TransferTable table;
  EXPECT_TRUE(table.tasks().empty());
  EXPECT_EQ(table.find_task("a"), std::nullopt);
  EXPECT_EQ(table.max_order(), 0);
}

// On random tables, find() agrees with a search through all rows.
TEST(TransferTable, LookupAgreesWithASearch) {
  std::mt19937 random(4);
  for (int round = 0; round < 50; ++round) {
    std::uniform_int_distribution<std::int32_t> any(0, 6);
    std::set<std::pair<std::int32_t, std::set<std::int32_t>>> known;
    std::vector<Transfer> rows;
    for (int i = 0; i < 60; ++i) {
      const auto target = any(random);
      std::set<std::int32_t> set;
      for (int n = 1 + i % 3; n > 0; --n) set.insert(any(random));
      if (!known.emplace(target, set).second) continue;
      std::vector<TaskId> sources;
      for (const auto s : set) sources.push_back(id(s));
      std::shuffle(sources.begin(), sources.end(), random);
      rows.push_back(row(sources, id(target)));
    }
    const TransferTable table(tasks({"a", "b", "c", "d", "e", "f", "g"}), rows);
    for (std::int32_t target = 0; target < 7; ++target) {
      for (unsigned subset = 1; subset < 128; ++subset) {
        std::vector<TaskId> sources;
        std::set<std::int32_t> set;
        for (std::int32_t s = 6; s >= 0; --s) {
          if ((subset >> s & 1U) == 0) continue;
          sources.push_back(id(s));
          set.insert(s);
        }
        const auto found = table.find(sources, id(target));
        ASSERT_EQ(found.has_value(), known.count({target, set}) == 1);
        if (found) {
          const auto& at = table.transfer(*found).sources;
          ASSERT_TRUE(std::is_permutation(at.begin(), at.end(), sources.begin(), sources.end()));
        }
      }
    }
  }
}

class Published : public ::testing::TestWithParam<const char*> {};

TEST_P(Published, RowsAreReachableFromTheirTarget) {
  const TransferTable table = testing::published_table(GetParam());
  std::size_t reached = 0;
  for (std::size_t t = 0; t < table.tasks().size(); ++t) {
    const TaskId target = TaskId::from_index(t);
    EXPECT_EQ(table.is_target(target), !table.into(target).empty());
    EXPECT_EQ(table.find_task(table.code(target)), target);
    for (const TransferId transfer : table.into(target)) {
      EXPECT_EQ(table.transfer(transfer).target, target);
      ++reached;
    }
  }
  EXPECT_EQ(reached, table.transfers().size());
}

TEST_P(Published, AffinitiesOfATargetSumToOne) {
  const TransferTable table = testing::published_table(GetParam());
  constexpr double kPublishedDigits = 1e-7;  // ten digits a value, 80 values
  for (std::size_t t = 0; t < table.tasks().size(); ++t) {
    const TaskId target = TaskId::from_index(t);
    if (!table.is_target(target)) continue;
    double sum = 0;
    for (const TransferId transfer : table.into(target)) {
      const double affinity = table.transfer(transfer).affinity;
      if (!std::isnan(affinity)) sum += affinity;
    }
    EXPECT_NEAR(sum, 1, kPublishedDigits) << table.code(target);
  }
}

// A novel task has labels to be transferred to and no network: it is never supervised.
TEST(TransferTable, ADeclaredTargetIsNoSource) {
  std::vector<Task> all = tasks({"a", "b", "novel"});
  all[2].default_role = Role::kTarget;
  const TransferTable before(all, {row({id(1)}, id(0))});
  EXPECT_EQ(before.default_role(id(0)), Role::kBoth);
  EXPECT_EQ(before.default_role(id(1)), Role::kSource);
  EXPECT_EQ(before.default_role(id(2)), Role::kUnused) << "nothing is transferred to it yet";
  const TransferTable after(all, {row({id(1)}, id(0)), row({id(0)}, id(2))});
  EXPECT_EQ(after.default_role(id(2)), Role::kTarget);
}

TEST_P(Published, DefaultRolesFollowTheTable) {
  const TransferTable table = testing::published_table(GetParam());
  const bool mixed = std::string(GetParam()) == "mixed";
  std::set<std::string> sources{"colorization", "impainting_whole", "jigsaw", "random"};
  // The older, mixed file has class_selected where the other two have class_places.
  if (mixed) sources.insert("class_places");
  int both = 0;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    const std::string& code = table.code(task);
    const Role role = table.default_role(task);
    if (sources.count(code) == 1) {
      EXPECT_EQ(role, Role::kSource) << code;
    } else if (code == "class_selected" && !mixed) {
      EXPECT_EQ(role, Role::kUnused);
    } else {
      EXPECT_EQ(role, Role::kBoth) << code;
      ++both;
    }
  }
  EXPECT_EQ(both, 22);
}

INSTANTIATE_TEST_SUITE_P(Tables, Published, ::testing::Values("16k", "1k", "mixed"),
                         [](const auto& table_name) {
                           return std::string("t") + table_name.param;
                         });

TEST(PublishedCounts, AreThoseOfTheFiles) {
  EXPECT_EQ(testing::published_table("16k").transfers().size(), 1762U);
  EXPECT_EQ(testing::published_table("1k").transfers().size(), 1418U);
  EXPECT_EQ(testing::published_table("mixed").transfers().size(), 836U);
  EXPECT_EQ(testing::published_table("16k").max_order(), 24);
  EXPECT_EQ(testing::published_table("1k").max_order(), 4);
  EXPECT_EQ(testing::published_table("mixed").max_order(), 2);
}

TEST(PublishedSelf, EveryTargetOf16kHasItsFullySupervisedNetwork) {
  const TransferTable table = testing::published_table("16k");
  int targets = 0;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const TaskId task = TaskId::from_index(i);
    if (!table.is_target(task)) continue;
    ++targets;
    EXPECT_TRUE(table.find(PseudoSource::kSelf, task)) << table.code(task);
  }
  EXPECT_EQ(targets, 22);
}

}  // namespace
}  // namespace taskatlas
