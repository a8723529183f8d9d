// SPDX-License-Identifier: MIT
#include "ui/document/reasons.hpp"

#include "base/error.hpp"
#include "taxonomy/program.hpp"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTranslator>
#include <limits>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

// a, b and c are sources and targets, t is a target; names unlike the codes, to be told apart.
TransferTable table() {
  const auto task = [](const char* code, const char* name) {
    Task one;
    one.code = code;
    one.name = name;
    return one;
  };
  const auto row = [](std::vector<int> sources, int target, double affinity, double gain) {
    Transfer one;
    for (const int source : sources) one.sources.push_back(TaskId(source));
    one.target = TaskId(target);
    one.affinity = affinity;
    one.gain = gain;
    return one;
  };
  const auto self = [&](int target) {
    Transfer one = row({}, target, 0.5, 0.5);
    one.pseudo = PseudoSource::kSelf;
    return one;
  };
  std::vector<Transfer> rows;
  for (int t = 0; t < 3; ++t) rows.push_back(self(t));
  rows.push_back(row({0}, 1, 0.4, kNone));
  rows.push_back(row({1}, 2, 0.4, kNone));
  rows.push_back(row({0, 1}, 3, 0.3, kNone));
  return TransferTable(
      {task("a", "Alpha"), task("b", "Beta"), task("c", "Gamma"), task("t", "Theta")},
      std::move(rows));
}

QString reason_of(const Scenario& scenario) {
  const TransferTable measured = table();
  const Taxonomy taxonomy = solve_taxonomy(measured, scenario, {}, {});
  EXPECT_EQ(taxonomy.status, TaxonomyStatus::kInfeasible);
  EXPECT_TRUE(taxonomy.obstacle.has_value());
  if (!taxonomy.obstacle) return {};
  EXPECT_EQ(to_text(*taxonomy.obstacle, measured), taxonomy.reason);
  return reason_text(taxonomy, measured);
}

TEST(Reasons, NameTasksAndSayWhatToChange) {
  Scenario scenario;
  scenario.budget = 0;
  EXPECT_EQ(reason_of(scenario),
            QStringLiteral("the budget of 0 is too small: serving every target costs at least 2"));
  scenario.required = {"c", "a"};
  scenario.budget = 2;
  EXPECT_EQ(reason_of(scenario),
            QStringLiteral("the budget of 2 is too small: serving every target costs at least 3 "
                           "with Alpha + Gamma required"));
  scenario = {};
  scenario.forbidden = {"b"};
  EXPECT_TRUE(reason_of(scenario).startsWith(QStringLiteral("nothing can serve Theta: ")));
  scenario = {};
  scenario.roles["a"] = Role::kTarget;
  scenario.required = {"a"};
  EXPECT_EQ(reason_of(scenario),
            QStringLiteral("Alpha is required as a source, but its role, “target only”, does not "
                           "let it be supervised"));
  scenario.required = {"a+b->t"};
  EXPECT_TRUE(reason_of(scenario).startsWith(
      QStringLiteral("the required transfer Alpha + Beta → Theta needs Alpha, but")));
  scenario = {};
  scenario.required = {"a+b->t"};
  scenario.max_order = 1;
  EXPECT_EQ(reason_of(scenario),
            QStringLiteral("Alpha + Beta → Theta is required, but it has 2 source(s), and the "
                           "maximum order is 1"));
}

TEST(Reasons, ContradictionsAreWordedToo) {
  const TransferTable measured = table();
  const auto refused = [&](const Scenario& scenario) -> QString {
    try {
      compile(measured, scenario);
    } catch (const ScenarioError& error) {
      EXPECT_EQ(to_text(error.obstacle(), measured), error.what());
      return reason_text(error.obstacle(), measured);
    }
    ADD_FAILURE() << "accepted";
    return {};
  };
  Scenario scenario;
  scenario.required = {"a+b->t"};
  scenario.forbidden = {"b"};
  EXPECT_EQ(refused(scenario),
            QStringLiteral("the required transfer Alpha + Beta → Theta needs Beta, but Beta is "
                           "forbidden as a source"));
  scenario.required = {"a"};
  scenario.forbidden = {"a"};
  EXPECT_EQ(refused(scenario), QStringLiteral("Alpha is both required and forbidden as a source"));
  scenario = {};
  scenario.value = Value::kQuality;
  EXPECT_EQ(refused(scenario),
            QStringLiteral("this study has no quality for any transfer; choose another value"));
}

// Translates everything into itself in brackets, so that what passes tr() can be told.
class Brackets : public QTranslator {
 public:
  QString translate(const char* context, const char* text, const char*, int) const override {
    if (QLatin1String(context) != QLatin1String("Reasons")) return {};
    return QLatin1Char('[') + QString::fromUtf8(text) + QLatin1Char(']');
  }
  bool isEmpty() const override { return false; }
};

TEST(Reasons, EveryPartCanBeTranslated) {
  Brackets translator;
  ASSERT_TRUE(QCoreApplication::installTranslator(&translator));
  const TransferTable measured = table();
  using C = Obstacle::Cause;
  for (int cause = 0; cause <= static_cast<int>(C::kNoValue); ++cause) {
    for (int part = 0; part < 5; ++part) {
      Obstacle one;
      one.cause = static_cast<C>(cause);
      one.task = TaskId(3);
      one.entry = "a+b->t";
      one.demand = static_cast<Obstacle::Demand>(std::min(part, 2));
      one.transfers = static_cast<Obstacle::Transfers>(std::min(part, 3));
      one.self = static_cast<Obstacle::Self>(part);
      one.required = static_cast<Obstacle::Required>(part);
      QString text = reason_text(one, measured);
      EXPECT_TRUE(text.startsWith(QLatin1Char('['))) << text.toStdString();
      EXPECT_FALSE(text.contains(QStringLiteral("%1"))) << text.toStdString();
      // What is left beside the brackets' contents: nothing.
      static const QRegularExpression inner(QStringLiteral("\\[[^\\[\\]]*\\]"));
      while (text.contains(inner)) text.remove(inner);
      EXPECT_EQ(text, QString());
    }
  }
  LeaseHolder holder{"editor", "far", 12, "Atlas", "2026-01-02T03:04:05Z"};
  EXPECT_TRUE(holder_text(holder).startsWith(QLatin1Char('[')));
  QCoreApplication::removeTranslator(&translator);
  EXPECT_TRUE(holder_text(holder).startsWith(QStringLiteral("Atlas (process 12 on far, since ")));
}

}  // namespace
}  // namespace taskatlas::ui
