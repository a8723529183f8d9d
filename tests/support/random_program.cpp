// SPDX-License-Identifier: MIT
#include "support/random_program.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <string>

namespace taskatlas::testing {
namespace {

// One way to draw amounts for a whole program, so that programs of one kind come up as well as
// mixtures.
class Amounts {
 public:
  explicit Amounts(Random& random) : random_(random), mode_(random.between(0, 4)) {}
  double draw() {
    switch (mode_) {
      case 0:
        return 1;
      case 1:
        return random_.lognormal(0, 0.5);
      case 2:
        return random_.between(1, 4);
      case 3:
        return random_.chance(0.4) ? 0 : random_.lognormal(0, 0.5);
      default:
        return 0.1 * random_.between(1, 9);
    }
  }

 private:
  Random& random_;
  int mode_;
};

class Values {
 public:
  explicit Values(Random& random) : random_(random), mode_(random.between(0, 2)) {}
  double draw() {
    switch (mode_) {
      case 0:
        return random_.uniform();
      case 1:
        return 0.1 * random_.between(0, 5);  // many equal ones
      default:
        return std::exp(-8 * random_.uniform());  // of very different size, as affinities are
    }
  }

 private:
  Random& random_;
  int mode_;
};

double draw_importance(Random& random) {
  if (random.chance(0.15)) return 0;
  return random.chance(0.5) ? 1 : random.uniform(0, 3);
}

// 0, none, some share, or exactly what a random subset costs (sums in another order may differ in
// the last bit: the tolerance is there for that).
double draw_budget(Random& random, const std::vector<double>& costs, double extra) {
  double total = extra;
  double subset = 0;
  std::vector<double> shuffled = costs;
  random.shuffle(shuffled);
  for (const double cost : shuffled) {
    total += cost;
    if (random.chance(0.4)) subset += cost;
  }
  switch (random.between(0, 9)) {
    case 0:
      return random.chance(0.3) ? 0 : total;
    case 1:
      return std::numeric_limits<double>::infinity();
    case 2:
    case 3:
    case 4:
      return subset;
    case 5:
      return subset + extra;
    default:
      return random.uniform(0.1, 0.9) * total;
  }
}

}  // namespace

Program random_program(std::uint64_t seed) {
  Random random(seed);
  Amounts costs(random);
  Values values(random);
  Program program;
  program.formulation = random.chance(0.5) ? Formulation::kPaper : Formulation::kSolver;

  const int tasks = random.between(random.chance(0.05) ? 0 : 2, 12);
  const double fixing = random.chance(0.5) ? 0 : 0.12;
  std::vector<int> source_of(static_cast<std::size_t>(tasks), -1);
  std::vector<bool> is_target(static_cast<std::size_t>(tasks), false);
  std::size_t targets = 0;
  for (int task = 0; task < tasks; ++task) {
    const auto i = static_cast<std::size_t>(task);
    const int role = random.between(0, 3);  // both twice as often
    if (role != 1 && program.sources.size() < 10) {
      source_of[i] = static_cast<int>(program.sources.size());
      ProgramSource source{TaskId(task), costs.draw(), -1};
      if (random.chance(fixing)) source.fixed = random.chance(0.5) ? 1 : 0;
      program.sources.push_back(source);
    }
    if (role != 2 && targets < 8) {
      is_target[i] = true;
      ++targets;
    }
  }

  const bool transfer_costs = random.chance(0.35);
  const int rows = random.between(1, 14);
  std::int32_t row = 0;
  double transfer_total = 0;
  for (int task = 0; task < tasks; ++task) {
    if (!is_target[static_cast<std::size_t>(task)]) continue;
    ProgramTarget target;
    target.task = TaskId(task);
    target.self_source = source_of[static_cast<std::size_t>(task)];
    if (transfer_costs && random.chance(0.8)) target.transfer_cost = random.uniform(0, 0.5);
    transfer_total += target.transfer_cost;
    const double importance = draw_importance(random);
    if (target.self_source >= 0 && random.chance(0.85)) {
      target.has_self = true;
      target.self_raw = values.draw();
      target.self_value = importance * target.self_raw;
      target.self_row = TransferId(row++);
    }
    std::vector<int> others;
    for (int s = 0; s < static_cast<int>(program.sources.size()); ++s) {
      if (s != target.self_source) others.push_back(s);
    }
    struct Draft {
      double raw;
      std::set<int> members;
    };
    std::vector<Draft> drafts;
    std::set<std::set<int>> seen;
    for (int k = 0; k < rows && !others.empty(); ++k) {
      const auto order = std::min<std::size_t>(others.size(), 1 + random.below(4));
      random.shuffle(others);
      std::set<int> members(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(order));
      const double raw = values.draw();
      if (seen.insert(members).second && random.chance(0.9)) drafts.push_back({raw, members});
    }
    std::stable_sort(drafts.begin(), drafts.end(),
                     [](const Draft& a, const Draft& b) { return a.raw > b.raw; });
    target.first = static_cast<std::uint32_t>(program.candidates.size());
    for (const Draft& draft : drafts) {
      ProgramCandidate candidate;
      candidate.raw = draft.raw;
      candidate.value = importance * draft.raw;
      candidate.row = TransferId(row++);
      candidate.first = static_cast<std::uint32_t>(program.members.size());
      for (const int member : draft.members) {
        program.members.push_back(static_cast<std::uint16_t>(member));
      }
      candidate.last = static_cast<std::uint32_t>(program.members.size());
      program.candidates.push_back(candidate);
    }
    target.last = static_cast<std::uint32_t>(program.candidates.size());
    program.targets.push_back(target);
  }

  std::vector<double> all_costs;
  for (const ProgramSource& source : program.sources) all_costs.push_back(source.cost);
  program.budget = draw_budget(random, all_costs, transfer_total);
  return program;
}

RandomStudy random_study(std::uint64_t seed) {
  Random random(seed ^ 0x5EEDU);
  Values values(random);
  Amounts costs(random);
  const int count = random.between(2, 8);
  std::vector<Task> tasks;
  for (int i = 0; i < count; ++i) {
    Task task;
    task.code = std::string(1, static_cast<char>('a' + i)) + (i % 3 == 0 ? "-x.1" : "_y");
    task.name = task.code;
    if (random.chance(0.1)) task.default_role = Role::kUnused;  // of sources that are no target
    tasks.push_back(task);
  }
  random.shuffle(tasks);  // codes are not in the order of ids

  const auto value = [&] {
    return random.chance(0.05) ? std::numeric_limits<double>::quiet_NaN() : values.draw();
  };
  std::vector<Transfer> rows;
  const auto add = [&](TaskId target, PseudoSource pseudo, std::vector<TaskId> sources) {
    Transfer row;
    row.target = target;
    row.pseudo = pseudo;
    row.sources = std::move(sources);
    row.affinity = value();
    row.gain = value();
    row.quality = value();
    rows.push_back(row);
  };
  for (int t = 0; t < count; ++t) {
    const TaskId target(t);
    if (random.chance(0.15)) continue;  // source only
    if (random.chance(0.9)) add(target, PseudoSource::kSelf, {});
    if (random.chance(0.5)) add(target, PseudoSource::kPixels, {});
    if (random.chance(0.5)) add(target, PseudoSource::kNone, {target});
    std::vector<TaskId> all;
    for (int s = 0; s < count; ++s) all.push_back(TaskId(s));
    std::set<std::set<TaskId>> seen = {{target}};
    for (int k = random.between(1, 14); k > 0; --k) {
      random.shuffle(all);
      const auto order = std::min<std::size_t>(all.size(), 1 + random.below(4));
      std::vector<TaskId> sources(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(order));
      const bool own = std::find(sources.begin(), sources.end(), target) != sources.end();
      if (own && random.chance(0.8)) continue;
      if (!seen.insert(std::set<TaskId>(sources.begin(), sources.end())).second) continue;
      add(target, PseudoSource::kNone, sources);
    }
  }
  random.shuffle(rows);

  RandomStudy study{TransferTable(tasks, rows), {}};
  const TransferTable& table = study.table;
  Scenario& scenario = study.scenario;
  scenario.name = "random " + std::to_string(seed);
  scenario.formulation = random.chance(0.5) ? Formulation::kPaper : Formulation::kSolver;
  scenario.value = std::array{Value::kAffinity, Value::kSqrtAffinity, Value::kGain,
                              Value::kQuality}[random.below(4)];
  scenario.max_order = random.chance(0.5) ? 0 : random.between(1, 4);
  constexpr std::array kRoles = {Role::kBoth, Role::kSource, Role::kTarget, Role::kUnused};
  if (random.chance(0.1)) scenario.roles["*"] = kRoles[random.below(2)];
  const bool unit = random.chance(0.4);
  const bool transfer_costs = random.chance(0.3);
  std::vector<double> all_costs;
  double transfer_total = 0;
  for (const Task& task : table.tasks()) {
    if (random.chance(0.2)) scenario.roles[task.code] = kRoles[random.below(4)];
    if (random.chance(0.5)) scenario.importance[task.code] = draw_importance(random);
    if (!unit && random.chance(0.8)) scenario.costs[task.code] = costs.draw();
    if (transfer_costs && random.chance(0.7)) {
      scenario.transfer_costs[task.code] = random.uniform(0, 0.5);
      transfer_total += scenario.transfer_costs[task.code];
    }
    const auto cost = scenario.costs.find(task.code);
    all_costs.push_back(cost == scenario.costs.end() ? 1 : cost->second);
  }
  scenario.budget =
      unit ? random.between(0, count) : draw_budget(random, all_costs, transfer_total);
  if (random.chance(0.4)) {
    for (int k = random.between(1, 3); k > 0; --k) {
      const TransferId id =
          TransferId::from_index(random.below(std::max<std::size_t>(rows.size(), 1)));
      const bool source = rows.empty() || random.chance(0.4);
      std::string text;
      if (source) {
        text = tasks[random.below(tasks.size())].code;
      } else if (table.transfer(id).pseudo == PseudoSource::kNone) {
        text = table.describe(id);
      } else {
        const std::string& code = table.code(table.transfer(id).target);
        text = code + "->" + code;
      }
      (random.chance(0.4) ? scenario.required : scenario.forbidden).push_back(text);
    }
  }
  return study;
}

TransferTable large_table(const LargeOptions& options, std::uint64_t seed) {
  Random random(seed);
  constexpr std::size_t kDimensions = 6;
  using Point = std::array<double, kDimensions>;
  const auto n = static_cast<std::size_t>(options.tasks);
  const auto draw_point = [&](double spread) {
    Point point;
    for (double& x : point) x = spread * random.normal();
    return point;
  };
  std::vector<Point> centres;
  for (int c = 0; c < options.clusters; ++c) centres.push_back(draw_point(1));
  std::vector<Task> tasks(n);
  std::vector<Point> at(n);
  std::vector<double> strength(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::string number = std::to_string(i);
    tasks[i].code =
        "task_" + std::string(3 - std::min<std::size_t>(3, number.size()), '0') + number;
    tasks[i].name = tasks[i].code;
    const Point& centre = centres[random.below(centres.size())];
    const Point offset = draw_point(0.5);
    for (std::size_t d = 0; d < kDimensions; ++d) at[i][d] = centre[d] + offset[d];
    strength[i] = 0.3 * random.normal();
  }

  std::vector<Transfer> rows;
  for (std::size_t t = 0; t < n; ++t) {
    const TaskId target = TaskId::from_index(t);
    std::vector<double> score(n, 0.0);
    std::vector<std::size_t> ranked;
    for (std::size_t s = 0; s < n; ++s) {
      if (s == t) continue;
      double distance = 0;
      for (std::size_t d = 0; d < kDimensions; ++d) {
        distance += (at[s][d] - at[t][d]) * (at[s][d] - at[t][d]);
      }
      score[s] = std::exp(-0.25 * distance + strength[s] + options.noise * random.normal());
      ranked.push_back(s);
    }
    std::sort(ranked.begin(), ranked.end(),
              [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });

    const std::size_t begin = rows.size();
    std::set<std::vector<std::size_t>> seen;
    const auto add = [&](std::vector<std::size_t> members) {
      std::sort(members.begin(), members.end());
      if (std::adjacent_find(members.begin(), members.end()) != members.end()) return;
      if (rows.size() - begin >= static_cast<std::size_t>(options.transfers_per_target)) return;
      if (!seen.insert(members).second) return;
      Transfer row;
      row.target = target;
      double best = 0;
      for (const std::size_t s : members) {
        row.sources.push_back(TaskId::from_index(s));
        best = std::max(best, score[s]);
      }
      row.affinity = members.size() == 1
                         ? best
                         : best * random.uniform(options.synergy_low, options.synergy_high);
      rows.push_back(row);
    };
    for (const std::size_t s : ranked) add({s});
    for (std::size_t a = 0; a < 5; ++a) {
      for (std::size_t b = a + 1; b < 5; ++b) {
        add({ranked[a], ranked[b]});
        for (std::size_t c = b + 1; c < 5; ++c) add({ranked[a], ranked[b], ranked[c]});
      }
    }
    for (std::size_t a = 0; a < 6; ++a) {  // the quadruples of six: leave two out
      for (std::size_t b = a + 1; b < 6; ++b) {
        std::vector<std::size_t> members;
        for (std::size_t k = 0; k < 6; ++k) {
          if (k != a && k != b) members.push_back(ranked[k]);
        }
        add(members);
      }
    }
    while (rows.size() - begin < static_cast<std::size_t>(options.transfers_per_target)) {
      std::vector<std::size_t> members;
      for (int k = random.between(2, 4); k > 0; --k) {
        members.push_back(ranked[random.below(random.chance(0.5) ? 15 : ranked.size())]);
      }
      add(members);
    }
    Transfer self;
    self.target = target;
    self.pseudo = PseudoSource::kSelf;
    self.affinity = score[ranked.front()] * random.uniform(1.5, 3);
    rows.push_back(self);
    double sum = 0;
    for (std::size_t i = begin; i < rows.size(); ++i) sum += rows[i].affinity;
    for (std::size_t i = begin; i < rows.size(); ++i) rows[i].affinity /= sum;
  }
  return TransferTable(std::move(tasks), std::move(rows));
}

Scenario large_scenario(const TransferTable& table, double share_of_total_cost,
                        std::uint64_t seed) {
  Random random(seed ^ 0xC057U);
  Scenario scenario;
  double total = 0;
  for (const Task& task : table.tasks()) {
    total += scenario.costs[task.code] = random.lognormal(0, 0.5);
  }
  scenario.budget = share_of_total_cost * total;
  return scenario;
}

Scenario draw_scenario(const TransferTable& table, Value value, CostDraw costs,
                       std::uint64_t seed) {
  Random random(seed);
  Scenario scenario;
  scenario.value = value;
  double total = 0;
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const TaskId id = TaskId::from_index(i);
    const std::string& code = table.code(id);
    const Role role = table.default_role(id);
    if (role == Role::kUnused) continue;
    if (role != Role::kSource) scenario.importance[code] = random.uniform(0, 3);
    if (costs == CostDraw::kUnit) continue;
    total += scenario.costs[code] = random.lognormal(0, 0.5);
    if (costs == CostDraw::kTransfers && role != Role::kSource) {
      total += scenario.transfer_costs[code] = random.uniform(0, 0.5);
    }
  }
  scenario.budget =
      costs == CostDraw::kUnit ? random.between(2, 15) : random.uniform(0.1, 0.6) * total;
  return scenario;
}

}  // namespace taskatlas::testing
