// SPDX-License-Identifier: MIT
#include "taxonomy/scenario.hpp"

#include "base/error.hpp"
#include "support/random_program.hpp"

#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using ::testing::HasSubstr;

Scenario full_scenario() {
  Scenario scenario;
  scenario.name = "what if: \"normals\" are there";
  scenario.budget = 7.25;
  scenario.max_order = 4;
  scenario.formulation = Formulation::kSolver;
  scenario.value = Value::kSqrtAffinity;
  scenario.roles = {{"a", Role::kBoth},
                    {"b", Role::kSource},
                    {"c", Role::kTarget},
                    {"d", Role::kUnused},
                    {"*", Role::kSource}};
  scenario.importance = {{"a", 0}, {"c", 0.1}};
  scenario.costs = {{"b", 1.0 / 3}};
  scenario.transfer_costs = {{"c", 1e-12}};
  scenario.required = {"a", "a+b->c"};
  scenario.forbidden = {"c->c"};
  return scenario;
}

TEST(Scenario, SurvivesJsonWithoutLoss) {
  const Scenario scenario = full_scenario();
  EXPECT_EQ(scenario_from_json(to_json(scenario)), scenario);
  // And through text.
  EXPECT_EQ(scenario_from_json(nlohmann::json::parse(to_json(scenario).dump())), scenario);
  EXPECT_EQ(scenario_from_json(to_json(Scenario{})), Scenario{});
  Scenario unlimited;
  unlimited.budget = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(to_json(unlimited)["budget"].is_null());
  EXPECT_EQ(scenario_from_json(nlohmann::json::parse(to_json(unlimited).dump())), unlimited);
}

TEST(Scenario, RandomOnesSurviveJsonToo) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Scenario scenario = testing::random_study(seed).scenario;
    ASSERT_EQ(scenario_from_json(nlohmann::json::parse(to_json(scenario).dump())), scenario)
        << "seed " << seed;
  }
}

TEST(Scenario, MissingMembersKeepTheirDefaults) {
  const Scenario scenario = scenario_from_json(nlohmann::json::parse(R"({"budget": 3})"));
  Scenario expected;
  expected.budget = 3;
  EXPECT_EQ(scenario, expected);
}

TEST(Scenario, DamagedJsonIsRefusedByName) {
  const std::vector<std::pair<const char*, const char*>> damaged = {
      {R"([1, 2])", "object"},
      {R"({"budget": "six"})", "budget"},
      {R"({"budget": -1})", "budget"},
      {R"({"max_order": 2.5})", "max_order"},
      {R"({"max_order": -1})", "order"},
      {R"({"formulation": "simplex"})", "formulation"},
      {R"({"formulation": 1})", "formulation"},
      {R"({"value": "beauty"})", "value"},
      {R"({"name": 5})", "name"},
      {R"({"roles": {"a": "leader"}})", "a"},
      {R"({"roles": ["a"]})", "roles"},
      {R"({"importance": {"a": "high"}})", "importance"},
      {R"({"importance": {"a": -1}})", "a"},
      {R"({"costs": {"b": -0.5}})", "b"},
      {R"({"costs": {"b": null}})", "costs"},
      {R"({"transfer_costs": {"c": -2}})", "c"},
      {R"({"required": "a"})", "required"},
      {R"({"forbidden": [1]})", "forbidden"},
      {R"({"bugdet": 3})", "bugdet"},
      {R"({"budget": 1e999})", "budget"},
  };
  for (const auto& [text, name] : damaged) {
    nlohmann::json json;
    try {
      json = nlohmann::json::parse(text);
    } catch (const nlohmann::json::exception&) {
      continue;  // the parser's own limit: no scenario comes of it
    }
    try {
      scenario_from_json(json);
      ADD_FAILURE() << text << " was accepted";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << text;
      EXPECT_THAT(error.what(), HasSubstr(name)) << text;
    }
  }
}

TEST(Scenario, ChecksItsNumbers) {
  const auto expect_refused = [](const Scenario& scenario, const char* what) {
    try {
      scenario.check();
      ADD_FAILURE() << what << " was accepted";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUsage);
      EXPECT_THAT(error.what(), HasSubstr(what));
    }
  };
  Scenario scenario;
  EXPECT_NO_THROW(scenario.check());
  scenario.budget = std::numeric_limits<double>::quiet_NaN();
  expect_refused(scenario, "budget");
  scenario.budget = -1e-3;
  expect_refused(scenario, "budget");
  scenario = {};
  scenario.importance["t"] = std::numeric_limits<double>::infinity();
  expect_refused(scenario, "importance of t");
  scenario = {};
  scenario.costs["s"] = std::numeric_limits<double>::quiet_NaN();
  expect_refused(scenario, "cost of s");
  scenario = {};
  scenario.transfer_costs["t"] = -1;
  expect_refused(scenario, "transfer cost of t");
  scenario = {};
  scenario.max_order = -2;
  expect_refused(scenario, "maximum order");
}

TEST(Scenario, WordsReadBack) {
  for (const Formulation f : {Formulation::kPaper, Formulation::kSolver}) {
    EXPECT_EQ(parse_formulation(to_string(f)), f);
  }
  for (const Value v : {Value::kAffinity, Value::kSqrtAffinity, Value::kGain, Value::kQuality}) {
    EXPECT_EQ(parse_value(to_string(v)), v);
  }
  EXPECT_FALSE(parse_value("Affinity"));
  EXPECT_FALSE(parse_formulation(""));
}

}  // namespace
}  // namespace taskatlas
