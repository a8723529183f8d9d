// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "tasks/task_dictionary.hpp"
#include "taxonomy/obstacle.hpp"
#include "taxonomy/program.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace taskatlas {
namespace {

// What one entry of `required` or `forbidden` names.
struct Named {
  TaskId source;                  // a source alone, or
  TaskId target;                  // the target of a transfer, whose
  bool full_supervision = false;  // sources are the target itself, or
  TransferId row;                 // this row's.
  bool is_source() const { return source.valid(); }
};

class Compiler {
 public:
  Compiler(const TransferTable& table, const RankedTransfers& ranked, const Scenario& scenario,
           const CompileOptions& options)
      : table_(table), ranked_(ranked), scenario_(scenario), options_(options) {}

  Program run() {
    scenario_.check();
    read_tasks();
    program_.formulation = scenario_.formulation;
    program_.budget = scenario_.budget;
    add_sources();
    read_demands();
    add_targets();
    apply_solver_formulation();
    return std::move(program_);
  }

 private:
  TaskId task_named(std::string_view code, const char* where) const {
    if (const auto id = table_.find_task(code)) return *id;
    if (const Task* known = find_dictionary_task(code)) {
      if (const auto id = table_.find_task(known->code)) return *id;
    }
    throw usage_error(std::string(where) + " names the task '" + std::string(code) +
                      "', which this study does not have");
  }

  using Amounts = std::map<std::string, double>;

  // By task; a code may be any spelling that the dictionary knows.
  std::vector<double> by_task(const Amounts& amounts, double fallback, const char* where) const {
    std::vector<double> result(table_.tasks().size(), fallback);
    for (const auto& [code, amount] : amounts) result[task_named(code, where).index()] = amount;
    return result;
  }

  void read_tasks() {
    importance_ = by_task(scenario_.importance, 1, "an importance");
    costs_ = by_task(scenario_.costs, 1, "a supervision cost");
    transfer_costs_ = by_task(scenario_.transfer_costs, 0, "a transfer cost");
    for (std::size_t i = 0; i < table_.tasks().size(); ++i) {
      roles_.push_back(role_of(table_, scenario_, TaskId::from_index(i)));
    }
    for (const auto& [code, role] : scenario_.roles) {
      if (code != "*") roles_[task_named(code, "a role").index()] = role;
    }
  }

  Named parse(const std::string& text, const char* where) const {
    Named named;
    const auto arrow = text.find("->");
    if (arrow == std::string::npos) {
      named.source = task_named(text, where);
      return named;
    }
    named.target = task_named(std::string_view(text).substr(arrow + 2), where);
    std::string_view rest = std::string_view(text).substr(0, arrow);
    if (rest == "self") {
      named.full_supervision = true;
      return named;
    }
    std::vector<TaskId> sources;
    while (true) {
      const auto plus = rest.find('+');
      sources.push_back(task_named(rest.substr(0, plus), where));
      if (plus == std::string_view::npos) break;
      rest.remove_prefix(plus + 1);
    }
    if (sources.size() == 1 && sources.front() == named.target) {
      named.full_supervision = true;
      return named;
    }
    const auto row = table_.find(sources, named.target);
    if (!row) {
      throw usage_error(std::string(where) + " names the transfer " + text +
                        ", which this study has not measured");
    }
    named.row = *row;
    return named;
  }

  void impossible(Obstacle obstacle) {
    if (program_.obstacle) return;
    program_.impossible = to_text(obstacle, table_);
    program_.obstacle = std::move(obstacle);
  }

  [[noreturn]] void contradicts(const Obstacle& obstacle) const {
    throw ScenarioError(ErrorKind::kUsage, obstacle, to_text(obstacle, table_));
  }

  Obstacle obstacle(Obstacle::Cause cause, TaskId task) const {
    Obstacle one;
    one.cause = cause;
    one.task = task;
    one.role = roles_[task.index()];
    one.value = scenario_.value;
    one.max_order = scenario_.max_order;
    one.budget = scenario_.budget;
    return one;
  }

  void add_sources() {
    source_index_.assign(table_.tasks().size(), -1);
    for (std::size_t i = 0; i < table_.tasks().size(); ++i) {
      const TaskId id = TaskId::from_index(i);
      if (roles_[i] != Role::kBoth && roles_[i] != Role::kSource) continue;
      source_index_[i] = static_cast<int>(program_.sources.size());
      program_.sources.push_back({id, costs_[i], -1});
    }
    if (program_.sources.size() > std::numeric_limits<std::uint16_t>::max()) {
      throw bad_input("more than 65,535 possible sources");
    }
  }

  // `demand` and `entry` say why a source is to be supervised.
  void fix(TaskId source, std::int8_t to, Obstacle::Demand demand = Obstacle::Demand::kRequired,
           const std::string& entry = {}) {
    const auto because = [&](Obstacle::Cause cause) {
      Obstacle one = obstacle(cause, source);
      one.demand = demand;
      one.entry = entry;
      return one;
    };
    const int index = source_index_[source.index()];
    if (index < 0) {
      if (to == 1) impossible(because(Obstacle::Cause::kSourceRole));
      return;
    }
    std::int8_t& fixed = program_.sources[static_cast<std::size_t>(index)].fixed;
    if (fixed >= 0 && fixed != to) contradicts(because(Obstacle::Cause::kSourceForbidden));
    fixed = to;
  }

  void read_demands() {
    required_.resize(table_.tasks().size());
    forbidden_self_.assign(table_.tasks().size(), false);
    forbidden_row_.assign(table_.transfers().size(), false);
    for (const std::string& text : scenario_.forbidden) {
      const Named named = parse(text, "a forbidden entry");
      if (named.is_source()) {
        fix(named.source, 0);
      } else if (named.full_supervision) {
        forbidden_self_[named.target.index()] = true;
      } else {
        forbidden_row_[named.row.index()] = true;
      }
    }
    for (const std::string& text : scenario_.required) {
      const Named named = parse(text, "a required entry");
      if (named.is_source()) {
        fix(named.source, 1);
        continue;
      }
      Demand& demand = required_[named.target.index()];
      const bool same =
          demand.full_supervision == named.full_supervision && demand.row == named.row;
      if (demand.any() && !same) {
        contradicts(obstacle(Obstacle::Cause::kTwoRequired, named.target));
      }
      if (named.full_supervision ? forbidden_self_[named.target.index()]
                                 : forbidden_row_[named.row.index()]) {
        Obstacle both = obstacle(Obstacle::Cause::kEntryForbidden, named.target);
        both.entry = text;
        contradicts(both);
      }
      demand = {named.full_supervision, named.row, text};
      if (named.full_supervision) {
        fix(named.target, 1, Obstacle::Demand::kFullSupervision, text);
      } else {
        for (const TaskId source : table_.transfer(named.row).sources) {
          fix(source, 1, Obstacle::Demand::kTransfer, text);
        }
      }
    }
  }

  void add_targets() {
    if (ranked_.entries.empty()) {
      refuse_unranked();
    }
    program_.candidates.reserve(ranked_.entries.size());
    program_.members.reserve(3 * ranked_.entries.size());
    for (std::size_t i = 0; i < table_.tasks().size(); ++i) {
      const TaskId id = TaskId::from_index(i);
      if (roles_[i] == Role::kBoth || roles_[i] == Role::kTarget) {
        add_target(id);
      } else if (required_[i].any()) {
        Obstacle one = obstacle(Obstacle::Cause::kNoTarget, id);
        one.entry = required_[i].text;
        impossible(std::move(one));
      }
    }
  }

  void add_target(TaskId id) {
    const double importance = importance_[id.index()];
    const Demand& demand = required_[id.index()];
    ProgramTarget target;
    target.task = id;
    target.transfer_cost = transfer_costs_[id.index()];
    target.self_source = source_index_[id.index()];
    const auto self_row = table_.find(PseudoSource::kSelf, id);
    if (self_row && target.self_source >= 0 && !forbidden_self_[id.index()] &&
        (!demand.any() || demand.full_supervision) &&
        program_.sources[static_cast<std::size_t>(target.self_source)].fixed != 0) {
      target.self_raw = value_of(table_.transfer(*self_row), scenario_.value);
      target.has_self = !std::isnan(target.self_raw);
      if (target.has_self) {
        target.self_value = importance * target.self_raw;
        target.self_row = *self_row;
      } else {
        target.self_raw = 0;
      }
    }
    target.first = static_cast<std::uint32_t>(program_.candidates.size());
    if (!demand.full_supervision) add_candidates(id, importance, demand.row);
    target.last = static_cast<std::uint32_t>(program_.candidates.size());
    if (target.first == target.last && !target.has_self) {
      impossible(demand.any() ? excluded(id, demand) : unserved(id));
    }
    program_.targets.push_back(target);
  }

  // From another task, or several.
  bool between_tasks(TransferId id) const {
    const Transfer& row = table_.transfer(id);
    return row.pseudo == PseudoSource::kNone && !row.is_identity();
  }

  // Why no row of the whole table can be a candidate.
  [[noreturn]] void refuse_unranked() const {
    bool transfers = false, identities = false;
    std::array<bool, 4> pseudos{};
    for (std::size_t i = 0; i < table_.transfers().size(); ++i) {
      const TransferId id = TransferId::from_index(i);
      const Transfer& row = table_.transfer(id);
      transfers = transfers || between_tasks(id);
      identities = identities || row.is_identity();
      pseudos[static_cast<std::size_t>(row.pseudo)] = true;
    }
    if (transfers) {
      Obstacle one;
      one.cause = Obstacle::Cause::kNoValue;
      one.value = scenario_.value;
      throw ScenarioError(ErrorKind::kBadInput, one, to_text(one, table_));
    }
    std::string there =
        identities ? "t->t, which is a readout on the task's own encoder and serves nobody" : "";
    for (const auto pseudo : {PseudoSource::kSelf, PseudoSource::kPixels, PseudoSource::kAverage}) {
      if (!pseudos[static_cast<std::size_t>(pseudo)]) continue;
      there += (there.empty() ? "" : "; ") + std::string(to_string(pseudo));
    }
    const bool self = pseudos[static_cast<std::size_t>(PseudoSource::kSelf)];
    throw bad_input("this study has no transfer from one task to another" +
                    (there.empty() ? "" : ", only the rows: " + there) +
                    (self ? "" : ". Full supervision would be the row self, which is missing too"));
  }

  // Which rows into the target there are beside transfers from other tasks: "self, pixels, t->t".
  std::string other_rows(TaskId target) const {
    std::string text;
    for (const TransferId id : table_.into(target)) {
      if (between_tasks(id)) continue;
      const Transfer& row = table_.transfer(id);
      text += (text.empty() ? "" : ", ") +
              (row.is_identity() ? table_.describe(id) : std::string(to_string(row.pseudo)));
    }
    return text;
  }

  // Why the target's full supervision is no candidate.
  Obstacle::Self why_no_self(TaskId target) const {
    const auto row = table_.find(PseudoSource::kSelf, target);
    const int source = source_index_[target.index()];
    if (!row) return Obstacle::Self::kUnmeasured;
    if (std::isnan(value_of(table_.transfer(*row), scenario_.value))) {
      return Obstacle::Self::kNoValue;
    }
    if (source < 0) return Obstacle::Self::kRole;
    return program_.sources[static_cast<std::size_t>(source)].fixed == 0
               ? Obstacle::Self::kForbiddenSource
               : Obstacle::Self::kForbidden;
  }

  Obstacle unserved(TaskId target) const {
    Obstacle one = obstacle(Obstacle::Cause::kUnserved, target);
    one.self = why_no_self(target);
    const auto rows = table_.into(target);
    if (rows.empty()) {
      one.transfers = Obstacle::Transfers::kUnmeasured;
    } else if (std::none_of(rows.begin(), rows.end(),
                            [&](TransferId id) { return between_tasks(id); })) {
      one.transfers = Obstacle::Transfers::kOtherRows;
      one.rows = other_rows(target);
    } else {
      one.transfers = ranked_.into(target).empty() ? Obstacle::Transfers::kNoValue
                                                   : Obstacle::Transfers::kExcluded;
    }
    return one;
  }

  // Why a required transfer, or full supervision, is no candidate. Roles of its sources, and
  // sources that are forbidden, are looked at before.
  template <class AnyDemand>
  Obstacle excluded(TaskId target, const AnyDemand& demand) const {
    Obstacle one = obstacle(Obstacle::Cause::kExcluded, target);
    one.entry = demand.text;
    if (demand.full_supervision) {
      one.required = Obstacle::Required::kSelf;
      one.self = why_no_self(target);
      return one;
    }
    const Transfer& row = table_.transfer(demand.row);
    one.order = row.order();
    if (scenario_.max_order > 0 && row.order() > scenario_.max_order) {
      one.required = Obstacle::Required::kOrder;
    } else if (std::find(row.sources.begin(), row.sources.end(), target) != row.sources.end()) {
      one.required = Obstacle::Required::kOwnTarget;
    } else if (std::isnan(value_of(row, scenario_.value))) {
      one.required = Obstacle::Required::kNoValue;
    } else {
      one.required = Obstacle::Required::kSources;
    }
    return one;
  }

  void add_candidates(TaskId target, double importance, TransferId only) {
    const auto into = ranked_.into(target);
    // What a forbidden row dominated may be wanted after all.
    const bool all = !options_.remove_dominated || only.valid() ||
                     std::any_of(into.begin(), into.end(), [&](const RankedTransfers::Entry& e) {
                       return forbidden_row_[e.row.index()];
                     });
    for (const RankedTransfers::Entry& entry : into) {
      if (entry.dominated && !all) continue;
      if (only.valid() && entry.row != only) continue;
      if (forbidden_row_[entry.row.index()]) continue;
      const Transfer& row = table_.transfer(entry.row);
      if (scenario_.max_order > 0 && row.order() > scenario_.max_order) continue;
      const std::size_t begin = program_.members.size();
      bool allowed = true;
      for (const TaskId source : row.sources) {
        const int index = source_index_[source.index()];
        if (index < 0 || program_.sources[static_cast<std::size_t>(index)].fixed == 0) {
          allowed = false;
          break;
        }
        program_.members.push_back(static_cast<std::uint16_t>(index));
      }
      if (!allowed) {
        program_.members.resize(begin);
        continue;
      }
      std::sort(program_.members.begin() + static_cast<std::ptrdiff_t>(begin),
                program_.members.end());
      ProgramCandidate candidate;
      candidate.raw = entry.raw;
      candidate.value = importance * entry.raw;
      candidate.row = entry.row;
      candidate.first = static_cast<std::uint32_t>(begin);
      candidate.last = static_cast<std::uint32_t>(program_.members.size());
      program_.candidates.push_back(candidate);
    }
  }

  // In the solver formulation a trained target serves itself. One that cannot (no self value, or
  // a transfer into it is required) cannot be trained.
  void apply_solver_formulation() {
    if (scenario_.formulation != Formulation::kSolver) return;
    for (ProgramTarget& target : program_.targets) {
      if (target.self_source < 0 || target.has_self) continue;
      ProgramSource& source = program_.sources[static_cast<std::size_t>(target.self_source)];
      if (source.fixed == 1) {
        impossible(obstacle(Obstacle::Cause::kCannotServeItself, target.task));
      }
      source.fixed = 0;
    }
  }

  struct Demand {
    bool full_supervision = false;
    TransferId row;
    std::string text;
    bool any() const { return full_supervision || row.valid(); }
  };

  const TransferTable& table_;
  const RankedTransfers& ranked_;
  const Scenario& scenario_;
  const CompileOptions& options_;
  Program program_;
  std::vector<Role> roles_;  // by task, as all that follows
  std::vector<double> importance_, costs_, transfer_costs_;
  std::vector<int> source_index_;  // by TaskId, -1 where it may not be a source
  std::vector<Demand> required_;   // by target
  std::vector<bool> forbidden_self_;
  std::vector<bool> forbidden_row_;
};

// Sets of sources, and whether one of them is a subset of another set: looked up where that has few
// subsets, searched for else.
constexpr std::size_t kLookUpOrder = 6;
constexpr std::size_t kLookUpPays = 64;  // sets to look at, for one to look up

class SeenSets {
 public:
  bool holds_subset(const std::vector<TaskId>& sources) const {
    std::vector<TaskId> subset;
    for (std::uint32_t bits = 1; bits < (1U << sources.size()); ++bits) {
      subset.clear();
      for (std::size_t i = 0; i < sources.size(); ++i) {
        if ((bits >> i) & 1U) subset.push_back(sources[i]);
      }
      if (keys_.contains(key(subset))) return true;
    }
    return false;
  }

  bool scan_subset(const std::uint64_t* mask, std::size_t words) const {
    for (std::size_t at = 0; at < masks_.size(); at += words) {
      bool subset = true;
      for (std::size_t w = 0; w < words && subset; ++w) subset = !(masks_[at + w] & ~mask[w]);
      if (subset) return true;
    }
    return false;
  }

  void add(const std::vector<TaskId>& sources, const std::uint64_t* mask, std::size_t words) {
    if (sources.size() < kLookUpOrder) keys_.insert(key(sources));
    masks_.insert(masks_.end(), mask, mask + words);
  }

 private:
  using Key = std::array<std::int32_t, kLookUpOrder>;
  struct Hash {
    std::size_t operator()(const Key& key) const {
      std::size_t hash = 0;
      for (const std::int32_t id : key) hash = hash * 1000003 + static_cast<std::size_t>(id + 2);
      return hash;
    }
  };

  static Key key(std::vector<TaskId> sources) {
    std::sort(sources.begin(), sources.end());
    Key result;
    result.fill(-1);
    for (std::size_t i = 0; i < sources.size(); ++i) result[i] = sources[i].value;
    return result;
  }

  std::unordered_set<Key, Hash> keys_;  // of fewer than kLookUpOrder sources
  std::vector<std::uint64_t> masks_;
};

}  // namespace

RankedTransfers rank_transfers(const TransferTable& table, Value value) {
  RankedTransfers ranked;
  ranked.value = value;
  const std::size_t words = (table.tasks().size() + 63) / 64;
  std::vector<std::uint64_t> masks;  // of the entries of one target
  for (std::size_t t = 0; t < table.tasks().size(); ++t) {
    const TaskId target = TaskId::from_index(t);
    const std::size_t begin = ranked.entries.size();
    ranked.first.push_back(static_cast<std::uint32_t>(begin));
    for (const TransferId id : table.into(target)) {
      const Transfer& row = table.transfer(id);
      // A transfer that also sees its own target's encoder is t→t with company.
      const bool sees_target =
          std::find(row.sources.begin(), row.sources.end(), target) != row.sources.end();
      const double raw = value_of(row, value);
      if (row.pseudo != PseudoSource::kNone || sees_target || std::isnan(raw)) continue;
      ranked.entries.push_back({raw, id, false});
    }
    const auto first = ranked.entries.begin() + static_cast<std::ptrdiff_t>(begin);
    std::sort(first, ranked.entries.end(), [&](const auto& a, const auto& b) {
      if (a.raw != b.raw) return a.raw > b.raw;
      const int order_a = table.transfer(a.row).order(), order_b = table.transfer(b.row).order();
      return order_a != order_b ? order_a < order_b : a.row < b.row;
    });
    const std::size_t count = ranked.entries.size() - begin;
    masks.assign(count * words, 0);
    SeenSets seen;
    for (std::size_t i = 0; i < count; ++i) {
      const auto& sources = table.transfer(first[static_cast<std::ptrdiff_t>(i)].row).sources;
      for (const TaskId s : sources) {
        masks[i * words + s.index() / 64] |= std::uint64_t{1} << (s.index() % 64);
      }
      // Sorted by value: all that could dominate it stands before it.
      const bool look_up = sources.size() <= kLookUpOrder && (i >> sources.size()) > kLookUpPays;
      ranked.entries[begin + i].dominated =
          look_up ? seen.holds_subset(sources) : seen.scan_subset(masks.data() + i * words, words);
      seen.add(sources, masks.data() + i * words, words);
    }
  }
  ranked.first.push_back(static_cast<std::uint32_t>(ranked.entries.size()));
  return ranked;
}

Program compile(const TransferTable& table, const RankedTransfers& ranked, const Scenario& scenario,
                const CompileOptions& options) {
  return Compiler(table, ranked, scenario, options).run();
}

Program compile(const TransferTable& table, const Scenario& scenario,
                const CompileOptions& options) {
  return compile(table, rank_transfers(table, scenario.value), scenario, options);
}

}  // namespace taskatlas
