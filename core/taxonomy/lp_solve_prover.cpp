// SPDX-License-Identifier: MIT
// The program handed to lp_solve 5.5, disaggregated: for each target and source, the transfers into
// the target that use the source sum to at most y_s. Its LP relaxation is far tighter than that of
// the paper's constraint I, |sources| x_e ≤ Σ y_s, which does not finish within seconds.
//
// Only y is integer. With y fixed, every target picks the best that y allows, a vertex. Transfer
// costs change that in the paper's formulation alone, where the budget then also decides between
// full supervision and a transfer: there {t}→t is integer too (which transfer it is costs nothing
// more). In the solver formulation {t}→t is y_t itself.
//
// lp_solve's answer is used for its y alone: choices, objective and spending are computed from it
// exactly. It keeps constraints and whole numbers to its own tolerance only; where its y is worth
// less than it says, or breaks the budget for good, what that y is truly worth is noted, the y is
// cut off, and it is asked again, until it claims no more than what is noted.
#include "base/error.hpp"
#include "taxonomy/prover.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

// Last, and here only: it defines OPTIMAL, FALSE, NORMAL, LE, GE, EQ and many more.
#include <lpsolve/lp_lib.h>

namespace taskatlas {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kAgreement = 1e-9;  // of lp_solve's objective with the exact one, relative
constexpr int kMostCuts = 200;       // so many wrong answers are numerical trouble, not tolerance
constexpr double kBoundPad = 1e-7;   // what lp_solve's tolerances may hide of a bound, relative

// How lp_solve is asked: the next way where one fails numerically.
struct Approach {
  int scaling;
  // Added to the budget, as a share of the largest cost. A budget that some set misses by a few
  // 1e-9 is more than lp_solve can tell apart; with a looser one it is told so by a cut.
  double loosening;
};
constexpr std::array<Approach, 4> kApproaches = {{
    {64, 0},  // dynamic update alone: the fastest on the published tables
    {64, 1e-6},
    {4 + 64 + 128, 1e-6},  // geometric, integers too
    {0, 1e-5},
}};

// lp_solve's LU factorisation keeps static working memory for one of its pivoting rules.
std::timed_mutex& library_mutex() {
  static std::timed_mutex mutex;
  return mutex;
}

struct FreeLp {
  void operator()(lprec* lp) const { delete_lp(lp); }
};
using Lp = std::unique_ptr<lprec, FreeLp>;

void must(bool done, const char* what) {
  if (!done) throw failure(std::string("lp_solve refused to ") + what + "; is memory exhausted?");
}

// What the callbacks see. They run inside C code: no exception may leave them.
struct Watch {
  std::stop_token stop;
  Clock::time_point deadline = Clock::time_point::max();
  bool stopped = false;
  bool has_relaxation = false;
  double relaxation = 0;  // optimum of the root's LP, as minimised
  std::size_t sources = 0;
  bool has_incumbent = false;
  std::vector<std::uint8_t> incumbent;  // y, sized before the solve

  bool due() {
    if (!stopped) stopped = stop.stop_requested() || Clock::now() >= deadline;
    return stopped;
  }
};

int __WINAPI on_abort(lprec*, void* handle) { return static_cast<Watch*>(handle)->due() ? 1 : 0; }

void __WINAPI on_message(lprec* lp, void* handle, int message) {
  Watch& watch = *static_cast<Watch*>(handle);
  if ((message & MSG_LPOPTIMAL) != 0) {
    if (!watch.has_relaxation) {
      watch.relaxation = get_objective(lp);
      watch.has_relaxation = true;
    }
    return;
  }
  double* values = nullptr;
  if (get_ptr_variables(lp, &values) != TRUE || values == nullptr) return;
  for (std::size_t s = 0; s < watch.sources; ++s) watch.incumbent[s] = values[s] > 0.5 ? 1 : 0;
  watch.has_incumbent = true;
}

void __WINAPI on_log(lprec*, void* handle, char* text) {
  std::string& log = *static_cast<std::string*>(handle);
  try {
    if (log.size() < 1000) log += text;
  } catch (...) {  // out of memory: the message is lost, the failure is reported all the same
  }
}

// A sparse row under construction; columns are counted from 1.
struct Row {
  std::vector<double> values;
  std::vector<int> columns;
  void add(double value, int column) {
    values.push_back(value);
    columns.push_back(column);
  }
};

void add_row(lprec* lp, Row& row, int relation, double right_side) {
  must(add_constraintex(lp, static_cast<int>(row.values.size()), row.values.data(),
                        row.columns.data(), relation, right_side) == TRUE,
       "take a constraint");
}

class Model {
 public:
  explicit Model(const Program& program) : program_(program) {
    const int sources = static_cast<int>(program.sources.size());
    columns_ = sources;
    column_of_.assign(program.candidates.size(), 0);
    self_column_.assign(program.targets.size(), 0);
    for (std::size_t t = 0; t < program.targets.size(); ++t) {
      const ProgramTarget& target = program.targets[t];
      for (std::size_t c = target.first; c < target.last; ++c) {
        const auto needed = program.sources_of(program.candidates[c]);
        const bool allowed = std::none_of(needed.begin(), needed.end(), [&](std::uint16_t s) {
          return program.sources[s].fixed == 0;
        });
        if (allowed) column_of_[c] = ++columns_;
        scale_ = std::max(scale_, program.candidates[c].value);
      }
      if (target.has_self) {
        self_column_[t] = solver() ? target.self_source + 1 : ++columns_;
        scale_ = std::max(scale_, target.self_value);
      }
    }
    if (!(scale_ > 0)) scale_ = 1;
  }

  // Objective per unit of lp_solve's: its tolerances are absolute, values may be of any size.
  double scale() const { return scale_; }

  // lp_solve may never be asked for a y again that turned out not to work.
  void exclude(const std::vector<std::uint8_t>& y) {
    double cost = 0;
    bool only_costs = true;
    for (std::size_t s = 0; s < y.size(); ++s) {
      if (y[s] != 0) cost += program_.sources[s].cost;
    }
    for (const ProgramTarget& target : program_.targets) only_costs &= target.transfer_cost == 0;
    // Too expensive by its sources alone: so is every set that holds it.
    const bool cover = only_costs && cost > budget_limit(program_.budget);
    Cut cut;
    int supervised = 0;
    for (std::size_t s = 0; s < y.size(); ++s) {
      if (y[s] != 0) ++supervised;
      if (y[s] != 0 || !cover) cut.row.add(y[s] != 0 ? 1 : -1, static_cast<int>(s) + 1);
    }
    cut.right_side = supervised - 1;
    cuts_.push_back(std::move(cut));
  }

  Lp build(double loosening) {
    Lp lp(make_lp(0, columns_));
    must(lp != nullptr, "start");
    set_verbose(lp.get(), CRITICAL);
    must(set_add_rowmode(lp.get(), TRUE) == TRUE, "take rows");
    add_objective(lp.get());
    for (std::size_t t = 0; t < program_.targets.size(); ++t) add_target(lp.get(), t);
    add_budget(lp.get(), loosening);
    for (Cut& cut : cuts_) add_row(lp.get(), cut.row, LE, cut.right_side);
    must(set_add_rowmode(lp.get(), FALSE) == TRUE, "close its rows");
    set_variables(lp.get());
    return lp;
  }

 private:
  struct Cut {
    Row row;
    double right_side = 0;
  };

  bool solver() const { return program_.formulation == Formulation::kSolver; }

  void add_objective(lprec* lp) {
    Row row;
    for (std::size_t t = 0; t < program_.targets.size(); ++t) {
      const ProgramTarget& target = program_.targets[t];
      if (target.has_self) row.add(-target.self_value / scale_, self_column_[t]);
      for (std::size_t c = target.first; c < target.last; ++c) {
        if (column_of_[c] > 0) row.add(-program_.candidates[c].value / scale_, column_of_[c]);
      }
    }
    if (row.values.empty()) row.add(0, 1);
    must(set_obj_fnex(lp, static_cast<int>(row.values.size()), row.values.data(),
                      row.columns.data()) == TRUE,
         "take the objective");
  }

  void add_target(lprec* lp, std::size_t t) {
    const ProgramTarget& target = program_.targets[t];
    Row serve;
    std::map<std::uint16_t, Row> links;
    if (target.has_self) serve.add(1, self_column_[t]);
    for (std::size_t c = target.first; c < target.last; ++c) {
      if (column_of_[c] == 0) continue;
      serve.add(1, column_of_[c]);
      for (const std::uint16_t s : program_.sources_of(program_.candidates[c])) {
        links[s].add(1, column_of_[c]);
      }
    }
    add_row(lp, serve, EQ, 1);
    for (auto& [s, row] : links) {
      row.add(-1, s + 1);
      add_row(lp, row, LE, 0);
    }
    if (target.has_self && !solver()) {
      Row row;
      row.add(1, self_column_[t]);
      row.add(-1, target.self_source + 1);
      add_row(lp, row, LE, 0);
    }
  }

  // Σ cost y + Σ transfer cost (1 − {t}→t) ≤ budget, divided by its largest coefficient.
  void add_budget(lprec* lp, double loosening) {
    if (!std::isfinite(program_.budget)) return;
    std::vector<double> coefficients(static_cast<std::size_t>(columns_) + 1, 0.0);
    for (std::size_t s = 0; s < program_.sources.size(); ++s) {
      coefficients[s + 1] = program_.sources[s].cost;
    }
    double right_side = budget_limit(program_.budget);
    for (std::size_t t = 0; t < program_.targets.size(); ++t) {
      const ProgramTarget& target = program_.targets[t];
      right_side -= target.transfer_cost;
      if (target.has_self) {
        coefficients[static_cast<std::size_t>(self_column_[t])] -= target.transfer_cost;
      }
    }
    double largest = 0;
    for (const double c : coefficients) largest = std::max(largest, std::abs(c));
    if (largest == 0) largest = 1;
    Row row;
    for (int column = 1; column <= columns_; ++column) {
      const double c = coefficients[static_cast<std::size_t>(column)];
      if (c != 0) row.add(c / largest, column);
    }
    if (row.values.empty()) row.add(0, 1);  // nothing to choose: 0 ≤ right side, or infeasible
    add_row(lp, row, LE, right_side / largest + loosening);
  }

  void set_variables(lprec* lp) {
    // Redundant, but without it lp_solve now and then finds the LP unbounded.
    for (int column = 1; column <= columns_; ++column) {
      must(set_upbo(lp, column, 1) == TRUE, "take bounds");
    }
    for (std::size_t s = 0; s < program_.sources.size(); ++s) {
      const int column = static_cast<int>(s) + 1;
      const auto fixed = program_.sources[s].fixed;
      must(set_int(lp, column, TRUE) == TRUE &&
               set_bounds(lp, column, fixed == 1 ? 1 : 0, fixed == 0 ? 0 : 1) == TRUE,
           "take bounds");
    }
    for (std::size_t t = 0; t < program_.targets.size(); ++t) {
      const ProgramTarget& target = program_.targets[t];
      if (solver() && target.self_source >= 0 && !target.has_self) {
        // It cannot serve itself, so it must not be trained (a required one was answered before).
        must(set_upbo(lp, target.self_source + 1, 0) == TRUE, "take bounds");
      }
      if (target.has_self && !solver() && target.transfer_cost > 0 &&
          std::isfinite(program_.budget)) {
        must(set_int(lp, self_column_[t], TRUE) == TRUE, "take bounds");
      }
    }
  }

  const Program& program_;
  int columns_ = 0;
  std::vector<int> column_of_;    // of each candidate; 0: it needs a forbidden source
  std::vector<int> self_column_;  // of each target's {t}→t; 0: it has none
  std::vector<Cut> cuts_;
  double scale_ = 0;
};

// Every target at its best, whatever it needs.
double simple_bound(const Program& program) {
  double bound = 0;
  for (const ProgramTarget& target : program.targets) {
    double best = target.has_self ? target.self_value : 0;
    for (const ProgramCandidate& candidate : program.candidates_of(target)) {
      best = std::max(best, candidate.value);
    }
    bound += best;
  }
  return bound + kBoundPad * std::max(1.0, bound);
}

// Whether it shows without a solver that there is no solution.
bool plainly_infeasible(const Program& program) {
  if (!program.impossible.empty()) return true;
  const auto fixed = [&](auto s) { return program.sources[static_cast<std::size_t>(s)].fixed; };
  return std::any_of(program.targets.begin(), program.targets.end(), [&](const auto& target) {
    if (target.has_self) return false;
    if (program.formulation == Formulation::kSolver && target.self_source >= 0 &&
        fixed(target.self_source) == 1) {
      return true;
    }
    const auto candidates = program.candidates_of(target);
    return std::all_of(candidates.begin(), candidates.end(), [&](const auto& candidate) {
      const auto needed = program.sources_of(candidate);
      return std::any_of(needed.begin(), needed.end(), [&](auto s) { return fixed(s) == 0; });
    });
  });
}

class LpSolveProver final : public Prover {
 public:
  ProofResult solve(const Program& program, const ProverOptions& options,
                    const RunContext& context) override {
    const auto begin = Clock::now();
    ProofResult result = prove(program, options, context, begin);
    result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return result;
  }

 private:
  enum class Answer : std::uint8_t { kDone, kNotThisY, kNumericalTrouble };

  static ProofResult infeasible(std::uint64_t nodes) {
    ProofResult result;
    result.status = ProofStatus::kInfeasible;
    result.bound = -std::numeric_limits<double>::infinity();
    result.nodes = nodes;
    return result;
  }

  static ProofResult prove(const Program& program, const ProverOptions& options,
                           const RunContext& context, Clock::time_point begin) {
    if (plainly_infeasible(program)) return infeasible(0);
    ProofResult result;
    result.bound = simple_bound(program);
    if (program.targets.empty()) {  // nothing to decide but to pay for what is required
      std::vector<std::uint8_t> y;
      for (const ProgramSource& source : program.sources) y.push_back(source.fixed == 1 ? 1 : 0);
      result.solution = best_assignment(program, y);
      if (!result.solution) return infeasible(0);
      result.status = ProofStatus::kOptimal;
      result.bound = result.solution->objective;
      return result;
    }

    Watch watch;
    watch.stop = context.stop;
    if (options.time_limit < 1e9) {
      watch.deadline = begin + std::chrono::duration_cast<Clock::duration>(
                                   std::chrono::duration<double>(options.time_limit));
    }
    watch.sources = program.sources.size();
    std::unique_lock lock(library_mutex(), std::defer_lock);
    while (!lock.try_lock_for(std::chrono::milliseconds(5))) {
      if (watch.due()) return result;
    }
    if (watch.due()) return result;

    Model model(program);
    std::string log;
    for (const Approach& approach : kApproaches) {
      for (int cuts = 0; cuts < kMostCuts; ++cuts) {
        const Answer answer = ask(program, model, approach, watch, log, result);
        if (answer == Answer::kDone) return result;
        if (answer == Answer::kNumericalTrouble) break;
      }
    }
    throw failure("lp_solve failed on this program in every way tried" +
                  (log.empty() ? std::string() : ": " + log) + "; choose the other prover");
  }

  // One solve from scratch: lp_solve 5.5.2.5 is not to be trusted with changes to a solved model.
  static Answer ask(const Program& program, Model& model, const Approach& approach, Watch& watch,
                    std::string& log, ProofResult& result) {
    Lp lp = model.build(approach.loosening);
    watch.has_relaxation = false;
    watch.has_incumbent = false;
    watch.incumbent.assign(watch.sources, 0);
    put_logfunc(lp.get(), on_log, &log);
    put_abortfunc(lp.get(), on_abort, &watch);
    put_msgfunc(lp.get(), on_message, &watch, MSG_LPOPTIMAL | MSG_MILPFEASIBLE | MSG_MILPBETTER);
    set_scaling(lp.get(), approach.scaling);
    set_bb_rule(lp.get(), NODE_FIRSTSELECT);
    // Measured on published-16k: up to five times faster than BRANCH_CEILING with unequal costs.
    set_bb_floorfirst(lp.get(), BRANCH_FLOOR);
    // Stricter than any tolerance that may be asked for, so that an answer is a proof.
    set_mip_gap(lp.get(), TRUE, 1e-11);
    set_mip_gap(lp.get(), FALSE, 1e-11);
    const int status = ::solve(lp.get());
    result.nodes += static_cast<std::uint64_t>(std::max<COUNTER>(0, get_total_nodes(lp.get())));

    const double scale = model.scale();
    if (watch.has_relaxation) {
      const double relaxed = -watch.relaxation * scale;
      result.bound =
          std::min(result.bound, relaxed + kBoundPad * std::max(scale, std::abs(relaxed)));
    }
    if (watch.stopped) {
      if (watch.has_incumbent) note(program, watch.incumbent, result);
      return stop_here(result);
    }
    switch (status) {
      case OPTIMAL:
        break;
      case INFEASIBLE:
      case NOFEASFOUND:
        if (result.solution) return finish(result);  // all else was cut off
        if (easily_served(program)) return Answer::kNumericalTrouble;
        result = infeasible(result.nodes);
        return Answer::kDone;
      case NOMEMORY:
        throw failure("lp_solve ran out of memory");
      default:
        log += std::string(get_statustext(lp.get(), status)) + "; ";
        return Answer::kNumericalTrouble;
    }

    double* values = nullptr;
    must(get_ptr_variables(lp.get(), &values) == TRUE && values != nullptr, "tell its solution");
    std::vector<std::uint8_t> y(watch.sources);
    for (std::size_t s = 0; s < watch.sources; ++s) y[s] = values[s] > 0.5 ? 1 : 0;
    const double claimed = -get_objective(lp.get()) * scale;
    note(program, y, result);
    if (result.solution &&
        result.solution->objective >= claimed - kAgreement * std::max(scale, std::abs(claimed))) {
      return finish(result);
    }
    model.exclude(y);
    return watch.due() ? stop_here(result) : Answer::kNotThisY;
  }

  // Keeps the best that is known for certain.
  static void note(const Program& program, const std::vector<std::uint8_t>& y,
                   ProofResult& result) {
    std::optional<ProgramSolution> solution = best_assignment(program, y);
    if (!solution) return;
    if (result.solution && result.solution->objective >= solution->objective) return;
    if (const std::string wrong = verify(program, *solution); !wrong.empty()) {
      throw failure("the solution found by lp_solve is wrong: " + wrong);
    }
    result.solution = std::move(solution);
  }

  static Answer finish(ProofResult& result) {
    result.status = ProofStatus::kOptimal;
    result.bound = result.solution->objective;
    return Answer::kDone;
  }

  static Answer stop_here(ProofResult& result) {
    result.status = result.solution ? ProofStatus::kFeasible : ProofStatus::kUnknown;
    // The relaxation of what is left once some y were cut off does not bound those.
    if (result.solution) result.bound = std::max(result.bound, result.solution->objective);
    return Answer::kDone;
  }

  // lp_solve is not believed that nothing works where everything, or the least, plainly does.
  static bool easily_served(const Program& program) {
    std::vector<std::uint8_t> all;
    std::vector<std::uint8_t> least;
    for (const ProgramSource& source : program.sources) {
      all.push_back(source.fixed == 0 ? 0 : 1);
      least.push_back(source.fixed == 1 ? 1 : 0);
    }
    return best_assignment(program, all) || best_assignment(program, least);
  }
};

}  // namespace

std::unique_ptr<Prover> make_lp_solve_prover() { return std::make_unique<LpSolveProver>(); }

}  // namespace taskatlas
