// SPDX-License-Identifier: MIT
#include "taxonomy/source_set_search.hpp"

#include "base/error.hpp"
#include "taxonomy/refund.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <numeric>
#include <optional>
#include <queue>

namespace taskatlas {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

using Clock = std::chrono::steady_clock;

// A set of sources as bits; no allocation, since millions are tried.
using Set = std::array<std::uint64_t, SourceSetSearch::kMaxSources / 64>;

bool has(const Set& set, std::size_t s) { return (set[s / 64] >> (s % 64)) & 1; }
void put(Set& set, std::size_t s) { set[s / 64] |= std::uint64_t{1} << (s % 64); }
void drop(Set& set, std::size_t s) { set[s / 64] &= ~(std::uint64_t{1} << (s % 64)); }

struct Target {
  double transfer_cost = 0;
  std::int32_t source = -1;  // itself as a source
  bool has_self = false;
  double self_value = 0;
  double self_raw = 0;
  std::uint32_t first = 0, last = 0;
};

// The transfers and sources that are still open at a node, packed: sources by local number,
// supervised members left out (their constraint no longer binds).
struct Work {
  std::vector<std::uint32_t> first;  // T+1, candidates of a target in value/begin
  std::vector<double> value;
  std::vector<std::uint32_t> begin;      // one more than candidates, into member
  std::vector<std::uint16_t> member;     // local source
  std::vector<std::uint32_t> candidate;  // original index
  std::vector<std::uint16_t> open;       // local -> global source
};

struct Node {
  double bound = kInfinity;
  std::vector<std::int8_t> fixed;
  std::shared_ptr<const std::vector<float>> multipliers;
  std::uint64_t serial = 0;
};

struct WorseNode {
  bool operator()(const Node& a, const Node& b) const {
    return a.bound != b.bound ? a.bound < b.bound : a.serial > b.serial;
  }
};

}  // namespace

class SourceSetSearch::Implementation {
 public:
  explicit Implementation(const Program& program)
      : formulation_(program.formulation), budget_(program.budget) {
    sources_ = program.sources.size();
    targets_ = program.targets.size();
    words_ = std::max<std::size_t>(1, (sources_ + 63) / 64);
    if (sources_ > kMaxSources) {
      throw bad_input(std::to_string(sources_) + " possible sources are more than the " +
                      std::to_string(kMaxSources) +
                      " that can be searched; give some of them the role 'target' or 'unused'");
    }
    for (const ProgramSource& source : program.sources) {
      cost_.push_back(source.cost);
      fixed_.push_back(source.fixed);
    }
    target_of_.assign(sources_, -1);
    for (std::size_t t = 0; t < targets_; ++t) {
      const ProgramTarget& from = program.targets[t];
      Target target{from.transfer_cost, from.self_source, from.has_self, from.self_value,
                    from.self_raw,      from.first,       from.last};
      if (target.source >= 0)
        target_of_[static_cast<std::size_t>(target.source)] = static_cast<int>(t);
      transfer_costs_ += target.transfer_cost;
      target_.push_back(target);
    }
    for (const ProgramCandidate& candidate : program.candidates) {
      value_.push_back(candidate.value);
      raw_.push_back(candidate.raw);
      member_begin_.push_back(static_cast<std::uint32_t>(member_.size()));
      Set mask{};
      for (const std::uint16_t s : program.sources_of(candidate)) {
        put(mask, s);
        member_.push_back(s);
      }
      mask_.insert(mask_.end(), mask.begin(), mask.begin() + static_cast<std::ptrdiff_t>(words_));
    }
    member_begin_.push_back(static_cast<std::uint32_t>(member_.size()));
    // In the solver formulation a target that cannot serve itself cannot be trained.
    for (const Target& target : target_) {
      if (formulation_ == Formulation::kSolver && target.source >= 0 && !target.has_self) {
        std::int8_t& fixed = fixed_[static_cast<std::size_t>(target.source)];
        impossible_ = impossible_ || fixed == 1;
        fixed = 0;
      }
    }
    excluded_.assign(value_.size(), 0);
    self_excluded_.assign(targets_, 0);
    pi_.assign(targets_ * sources_, 0.0);
  }

  void set_budget(double budget) { budget_ = budget; }
  void set_fixed(std::size_t s, std::int8_t fixed) { fixed_[s] = fixed; }
  void set_excluded(std::size_t c, bool excluded) { excluded_[c] = excluded; }
  void set_self_excluded(std::size_t t, bool excluded) { self_excluded_[t] = excluded; }
  std::vector<double> multipliers() const { return pi_; }
  void set_multipliers(const std::vector<double>& pi) {
    if (pi.size() == pi_.size()) pi_ = pi;
  }

  SearchResult maximise(const SearchOptions& options, const RunContext& context) {
    const auto begin = Clock::now();
    SearchResult result = run(options, context);
    if (needs_cover_) {
      // Nothing found at once: whether anything fits the budget is a question of its own.
      SearchOptions cover = options;
      cover.pool = 1;
      cover.time_limit -= seconds_since(begin);
      result = minimise_cost(cover, context);
      if (result.status == ProofStatus::kInfeasible) return result;
      const double least = result.best.empty() ? kInfinity : -result.best.front().objective;
      if (least > budget_ + kBudgetTolerance) {
        const bool proven = -result.bound > budget_ + kBudgetTolerance;
        result.status = proven ? ProofStatus::kInfeasible : ProofStatus::kUnknown;
        result.best.clear();
        result.bound = proven ? -kInfinity : kInfinity;
        return result;
      }
      SearchOptions rest = options;
      rest.time_limit -= seconds_since(begin);
      result = run(rest, context);
    }
    if (!pool_.empty()) warm_set_ = pool_.front().set;
    return result;
  }

  SearchResult minimise_cost(const SearchOptions& options, const RunContext& context) {
    const double budget = budget_;
    const std::vector<double> pi = pi_;
    const std::vector<double> value = value_;
    std::vector<double> self_value;
    for (Target& target : target_) {
      self_value.push_back(target.self_value);
      target.self_value = 0;
    }
    std::fill(value_.begin(), value_.end(), 0.0);
    std::fill(pi_.begin(), pi_.end(), 0.0);
    cost_weight_ = 1;
    budget_ = kInfinity;
    SearchResult result = run(options, context);
    if (!pool_.empty()) warm_set_ = pool_.front().set;
    for (std::size_t t = 0; t < targets_; ++t) target_[t].self_value = self_value[t];
    value_ = value;
    pi_ = pi;
    cost_weight_ = 0;
    budget_ = budget;
    return result;
  }

 private:
  static double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
  }

  struct Pooled {
    double objective;
    Set set;
  };

  // ---------------------------------------------------------------- exact value of a source set

  // Whether the set holds all the sources of candidate c.
  bool allows(const Set& set, std::size_t c) const {
    if (words_ == 1) return !(mask_[c] & ~set[0]);
    const std::uint64_t* mask = mask_.data() + c * words_;
    for (std::size_t w = 0; w < words_; ++w) {
      if (mask[w] & ~set[w]) return false;
    }
    return true;
  }

  bool self_possible(std::size_t t) const { return target_[t].has_self && !self_excluded_[t]; }

  // The objective of the best transfers that `set` allows; −∞ where it cannot be.
  // used, where given: the sources that serve.
  double evaluate(const Set& set, Set* used = nullptr) {
    ++evaluations_;
    double cost = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      for (std::uint64_t bits = set[w]; bits; bits &= bits - 1) {
        cost += cost_[w * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
      }
    }
    if (transfer_costs_ == 0 && cost > budget_ + kBudgetTolerance) return -kInfinity;
    double value = 0;
    refunds_.clear();
    if (used) choice_.assign(targets_, -1);
    for (std::size_t t = 0; t < targets_; ++t) {
      const Target& target = target_[t];
      const bool trained = target.source >= 0 && has(set, static_cast<std::size_t>(target.source));
      const bool self = trained && self_possible(t);
      if (trained && formulation_ == Formulation::kSolver) {
        if (!self) return -kInfinity;
        value += target.self_value;
        continue;
      }
      std::uint32_t c = target.first;
      const double floor = self ? target.self_raw : -kInfinity;
      for (; c < target.last; ++c) {
        if (raw_[c] <= floor && cost_weight_ == 0) {
          c = target.last;
          break;
        }
        if (allows(set, c) && !excluded_[c]) break;
      }
      if (cost_weight_ > 0 && self) c = target.last;  // the cheapest way is never a transfer then
      if (c == target.last) {
        if (!self) return -kInfinity;
        value += target.self_value;
        continue;
      }
      value += value_[c];
      cost += target.transfer_cost;
      if (used) choice_[t] = static_cast<std::int32_t>(c);
      if (self && target.transfer_cost > 0) {
        refunds_.push_back({value_[c] - target.self_value, target.transfer_cost, t});
      }
    }
    if (cost > budget_ + kBudgetTolerance) {
      const auto given_up = cheapest_refunds(refunds_, cost - budget_);
      if (!given_up) return -kInfinity;
      for (const std::size_t i : *given_up) {
        value -= refunds_[i].loss;
        cost -= refunds_[i].amount;
        if (used) choice_[refunds_[i].index] = -1;
      }
    }
    if (used) {
      used->fill(0);
      for (std::size_t s = 0; s < sources_; ++s) {
        if (fixed_[s] == 1) put(*used, s);
      }
      for (std::size_t t = 0; t < targets_; ++t) {
        if (choice_[t] < 0) {
          put(*used, static_cast<std::size_t>(target_[t].source));
        } else {
          const std::uint64_t* mask = mask_.data() + static_cast<std::size_t>(choice_[t]) * words_;
          for (std::size_t w = 0; w < words_; ++w) (*used)[w] |= mask[w];
        }
      }
    }
    return cost_weight_ > 0 ? -cost : value;
  }

  double threshold() const {  // nothing that is not better than this matters
    if (pool_.size() < pool_size_) return -kInfinity;
    const double worst = pool_.back().objective;
    return worst + tolerance_ * std::max(1.0, std::abs(worst));
  }

  // Evaluates a set that meets the fixings and keeps it where it is among the best. True where
  // the best of all improved.
  bool offer(const Set& set) {
    double objective = evaluate(set);
    if (objective == -kInfinity || objective <= threshold()) return false;
    // What serves nobody is left out; what that saves may allow more.
    Set used, rest = set;
    while (true) {
      objective = evaluate(rest, &used);
      if (used == rest) break;
      rest = used;
    }
    for (const Pooled& known : pool_) {
      if (known.set == used) return false;
    }
    const auto at = std::find_if(pool_.begin(), pool_.end(),
                                 [&](const Pooled& p) { return p.objective < objective; });
    const bool best = at == pool_.begin();
    pool_.insert(at, {objective, used});
    if (pool_.size() > pool_size_) pool_.pop_back();
    return best;
  }

  // ---------------------------------------------------------------- heuristics

  bool allowed(std::size_t s) const { return root_fixed_[s] != 0; }

  double penalised(const Set& set) {  // counts what cannot be served, for building up
    double value = 0;
    for (std::size_t t = 0; t < targets_; ++t) {
      const Target& target = target_[t];
      const bool trained = target.source >= 0 && has(set, static_cast<std::size_t>(target.source));
      double best = trained && self_possible(t) ? target.self_value : -kMissing;
      if (!(trained && formulation_ == Formulation::kSolver)) {
        for (std::uint32_t c = target.first; c < target.last && value_[c] > best; ++c) {
          if (allows(set, c) && !excluded_[c]) best = value_[c];
        }
      }
      value += best;
    }
    return value;
  }

  double cost_of(const Set& set) const {
    double cost = 0;
    for (std::size_t s = 0; s < sources_; ++s) {
      if (has(set, s)) cost += cost_[s];
    }
    return cost;
  }

  // The least that supervising `set` costs, transfers included.
  double least_cost(const Set& set) const {
    double cost = cost_of(set);
    if (transfer_costs_ == 0) return cost;
    for (std::size_t t = 0; t < targets_; ++t) {
      const Target& target = target_[t];
      const bool self = target.source >= 0 && self_possible(t) &&
                        has(set, static_cast<std::size_t>(target.source));
      if (!self) cost += target.transfer_cost;
    }
    return cost;
  }

  // Adds sources one by one, the largest rise per cost first, as long as they fit.
  void grow(Set set) {
    double value = penalised(set);
    while (!out_of_time()) {
      double best_rate = 0;
      std::size_t best = sources_;
      double best_value = value;
      for (std::size_t s = 0; s < sources_; ++s) {
        if (has(set, s) || !allowed(s)) continue;
        put(set, s);
        if (least_cost(set) > budget_ + kBudgetTolerance) {
          drop(set, s);
          continue;
        }
        const double with = penalised(set);
        drop(set, s);
        const double rise = with - value - cost_weight_ * cost_[s];
        const double rate = rise / std::max(cost_[s], 1e-9);
        if (rise > 1e-12 && rate > best_rate) {
          best_rate = rate;
          best = s;
          best_value = with;
        }
      }
      if (best == sources_) break;
      put(set, best);
      value = best_value;
    }
    offer(set);
  }

  // Exchanges one supervised source for another (or none) while that is better.
  void exchange() {
    bool improved = true;
    while (improved && !out_of_time()) {
      improved = false;
      const Set start = pool_.front().set;
      for (std::size_t out = 0; out <= sources_ && !improved; ++out) {
        if (out < sources_ && (!has(start, out) || root_fixed_[out] == 1)) continue;
        Set set = start;
        if (out < sources_) {
          drop(set, out);
          if (cost_weight_ > 0 && offer(set)) improved = true;
        }
        for (std::size_t in = 0; in < sources_ && !improved; ++in) {
          if (has(start, in) || !allowed(in)) continue;
          put(set, in);
          improved = offer(set);  // says no where it does not fit
          drop(set, in);
        }
      }
    }
  }

  // ---------------------------------------------------------------- Lagrangian bound

  // One step of the knapsack of an item: from its lightest choice along the upper hull.
  struct Increment {
    double ratio = 0, profit = 0, weight = 0;
    double taken = 0;
    double dy = 0, dself = 0;
    std::uint16_t item = 0;
  };
  // The choices of an item: y = 0; y = 1, not serving itself; y = 1, serving itself.
  struct Item {
    double profit[3];
    double weight[3];
    double y = 0, self = 0;  // in the present solution
    std::int32_t target = -1;
  };

  void add_item(std::size_t index, const Item& source_item) {
    items_[index] = source_item;
    Item& item = items_[index];
    // Upper hull of at most three points by weight.
    int order[3];
    int count = 0;
    for (int o = 0; o < 3; ++o) {
      if (item.profit[o] == -kInfinity) continue;
      int at = count++;
      while (at > 0 && (item.weight[order[at - 1]] > item.weight[o] ||
                        (item.weight[order[at - 1]] == item.weight[o] &&
                         item.profit[order[at - 1]] < item.profit[o]))) {
        order[at] = order[at - 1];
        --at;
      }
      order[at] = o;
    }
    int hull[3];
    int length = 0;
    for (int i = 0; i < count; ++i) {
      const int o = order[i];
      if (length > 0 && item.profit[o] <= item.profit[hull[length - 1]]) continue;
      while (length > 1) {
        const int a = hull[length - 2], b = hull[length - 1];
        const double left = (item.profit[b] - item.profit[a]) * (item.weight[o] - item.weight[a]);
        const double right = (item.profit[o] - item.profit[a]) * (item.weight[b] - item.weight[a]);
        if (left > right) break;
        --length;
      }
      hull[length++] = o;
    }
    const auto y_of = [](int o) { return o > 0 ? 1.0 : 0.0; };
    const auto self_of = [](int o) { return o == 2 ? 1.0 : 0.0; };
    base_profit_ += item.profit[hull[0]];
    base_weight_ += item.weight[hull[0]];
    item.y = y_of(hull[0]);
    item.self = self_of(hull[0]);
    for (int i = 1; i < length; ++i) {
      const int a = hull[i - 1], b = hull[i];
      Increment increment;
      increment.profit = item.profit[b] - item.profit[a];
      increment.weight = item.weight[b] - item.weight[a];
      increment.ratio = increment.weight > 0 ? increment.profit / increment.weight : kInfinity;
      increment.dy = y_of(b) - y_of(a);
      increment.dself = self_of(b) - self_of(a);
      increment.item = static_cast<std::uint16_t>(index);
      increments_.push_back(increment);
    }
  }

  // The fractional knapsack leaves a part of one item in; here every item is whole. Depth first
  // over items by rate, with the fractional knapsack of the rest as the bound; gives up (and keeps
  // the fractional solution) after kKnapsackNodes. Returns base and increments' profit.
  class WholeKnapsack {
   public:
    // The best whole solution where its search ended, nullopt where it gave up.
    std::optional<double> solve(const std::vector<Item>& items,
                                const std::vector<Increment>& increments, double room) {
      items_ = &items;
      count_ = items.size();
      rank_of_.assign(count_, static_cast<std::uint32_t>(count_));
      order_.clear();
      for (const Increment& increment : increments) {
        if (rank_of_[increment.item] != count_) continue;
        rank_of_[increment.item] = static_cast<std::uint32_t>(order_.size());
        order_.push_back(increment.item);
      }
      // Items without increments stay at their only sensible choice, in base profit and weight.
      steps_.clear();
      for (const Increment& increment : increments) {
        steps_.push_back({increment.profit, increment.weight, rank_of_[increment.item]});
      }
      choice_.assign(order_.size(), 0);
      best_choice_ = choice_;
      best_ = -kInfinity;
      nodes_ = 0;
      double lightest_profit = 0;
      lightest_.resize(order_.size());
      for (std::size_t k = 0; k < order_.size(); ++k) {
        const Item& item = items[order_[k]];
        int light = -1;
        for (int o = 0; o < 3; ++o) {
          if (item.profit[o] == -kInfinity) continue;
          if (light < 0 || item.weight[o] < item.weight[light] ||
              (item.weight[o] == item.weight[light] && item.profit[o] > item.profit[light])) {
            light = o;
          }
        }
        lightest_[k] = light;
        lightest_profit += item.profit[light];
      }
      visit(0, 0, room, lightest_profit);
      if (nodes_ > kKnapsackNodes) return std::nullopt;
      return best_ - lightest_profit;
    }
    const std::vector<std::uint16_t>& order() const { return order_; }
    const std::vector<int>& choices() const { return best_choice_; }

   private:
    struct Step {
      double profit, weight;
      std::uint32_t rank;
    };

    double relaxed(std::size_t from, double room) const {
      double profit = 0;
      // With one step for each item, step k is item k's.
      const std::size_t first = steps_.size() == order_.size() ? from : 0;
      for (std::size_t k = first; k < steps_.size(); ++k) {
        const Step& step = steps_[k];
        if (step.rank < from) continue;
        if (step.weight <= room) {
          room -= step.weight;
          profit += step.profit;
        } else {
          return profit + step.profit * room / step.weight;
        }
      }
      return profit;
    }

    // `profit` counts the choices made and the lightest choice of every item that is left; `room`
    // is what is left beside those lightest choices.
    void visit(std::size_t at, std::size_t depth, double room, double profit) {
      if (++nodes_ > kKnapsackNodes) return;
      if (profit + relaxed(at, room) <= best_ + 1e-12) return;
      if (at == order_.size()) {
        best_ = profit;
        best_choice_ = choice_;
        return;
      }
      const Item& item = (*items_)[order_[at]];
      const int light = lightest_[at];
      // The dearest choice first: items come by rate, so it is mostly taken.
      int options[3];
      int count = 0;
      for (int o = 0; o < 3; ++o) {
        if (item.profit[o] == -kInfinity) continue;
        int k = count++;
        while (k > 0 && item.profit[options[k - 1]] < item.profit[o]) {
          options[k] = options[k - 1];
          --k;
        }
        options[k] = o;
      }
      for (int k = 0; k < count; ++k) {
        const int o = options[k];
        const double extra = item.weight[o] - item.weight[light];
        if (extra > room + kBudgetTolerance) continue;
        choice_[at] = o;
        visit(at + 1, depth + 1, std::max(0.0, room - extra),
              profit + item.profit[o] - item.profit[light]);
        if (o == light) break;  // the rest weighs more and is worth less
      }
    }

    const std::vector<Item>* items_ = nullptr;
    std::size_t count_ = 0;
    std::vector<std::uint32_t> rank_of_;
    std::vector<std::uint16_t> order_;
    std::vector<Step> steps_;
    std::vector<int> lightest_, choice_, best_choice_;
    double best_ = -kInfinity;
    int nodes_ = 0;
  };

  // The bound at the present multipliers; −∞ where the node holds nothing. With whole = false, or
  // where nothing is split, it equals fractional_bound_, to which the reduced costs belong.
  double bound(bool whole = true) {
    ++iterations_;
    const std::size_t open = work_.open.size();
    double total = node_constant_;
    for (std::size_t t = 0; t < targets_; ++t) {
      if (must_self_[t]) {
        reduced_[t] = 0;
        continue;
      }
      const double* pi = pi_work_.data() + t * open;
      double best = -kInfinity;
      std::uint32_t arg = work_.first[t];
      const std::uint32_t end = work_.first[t + 1];
      for (std::uint32_t c = work_.first[t]; c < end; ++c) {
        double v = work_.value[c];
        if (v <= best) break;
        for (std::uint32_t m = work_.begin[c]; m < work_.begin[c + 1]; ++m) {
          v -= pi[work_.member[m]];
        }
        if (v > best) {
          best = v;
          arg = c;
        }
      }
      reduced_[t] = best;
      argument_[t] = arg;
      total += best;
    }
    base_profit_ = 0;
    base_weight_ = 0;
    increments_.clear();
    items_.resize(open + supervised_self_.size());
    for (std::size_t f = 0; f < open; ++f) {
      const std::size_t s = work_.open[f];
      Item item;
      const double w = cost_[s];
      const double p = pi_sum_[f] - cost_weight_ * w;
      item.profit[0] = 0;
      item.weight[0] = 0;
      item.profit[1] = p;
      item.weight[1] = w;
      item.profit[2] = -kInfinity;
      item.weight[2] = w;
      const int t = target_of_[s];
      if (t >= 0) {
        item.target = t;
        const Target& target = target_[static_cast<std::size_t>(t)];
        if (self_possible(static_cast<std::size_t>(t))) {
          item.weight[2] = w - target.transfer_cost;
          item.profit[2] = p + target.self_value - reduced_[static_cast<std::size_t>(t)] +
                           cost_weight_ * target.transfer_cost;
        }
        if (formulation_ == Formulation::kSolver) item.profit[1] = -kInfinity;
      }
      add_item(f, item);
    }
    for (std::size_t i = 0; i < supervised_self_.size(); ++i) {
      const std::size_t t = supervised_self_[i];
      const Target& target = target_[t];
      Item item;
      item.target = static_cast<std::int32_t>(t);
      item.profit[0] = -kInfinity;
      item.weight[0] = 0;
      item.profit[1] = formulation_ == Formulation::kSolver ? -kInfinity : 0.0;
      item.weight[1] = 0;
      item.profit[2] = target.self_value - reduced_[t] + cost_weight_ * target.transfer_cost;
      item.weight[2] = -target.transfer_cost;
      add_item(open + i, item);
    }
    const double whole_room = std::max(0.0, node_room_ - base_weight_);
    double room = node_room_ - base_weight_;
    fractional_bound_ = -kInfinity;
    if (room < -kBudgetTolerance) return -kInfinity;
    bool split = false;
    const double before = total + base_profit_;
    total += base_profit_;
    std::sort(increments_.begin(), increments_.end(),
              [](const Increment& a, const Increment& b) { return a.ratio > b.ratio; });
    rate_taken_ = kInfinity;
    rate_left_ = 0;
    room = std::max(room, 0.0);
    for (Increment& increment : increments_) {
      Item& item = items_[increment.item];
      if (increment.weight <= room + kBudgetTolerance) {
        room = std::max(0.0, room - increment.weight);
        increment.taken = 1;
        rate_taken_ = increment.ratio;
        total += increment.profit;
        item.y += increment.dy;
        item.self += increment.dself;
        continue;
      }
      rate_left_ = increment.ratio;
      split = room > 1e-12;
      const double share = room / increment.weight;
      if (share > 0) {
        rate_taken_ = increment.ratio;
        total += share * increment.profit;
        item.y += share * increment.dy;
        item.self += share * increment.dself;
      }
      break;
    }
    if (rate_left_ == 0) rate_taken_ = 0;  // everything fits: the budget is worth nothing
    if (rate_taken_ == kInfinity) rate_taken_ = rate_left_;
    fractional_bound_ = total;
    if (!split || !whole) return total;
    const auto profit = knapsack_.solve(items_, increments_, whole_room);
    if (!profit) return total;
    for (std::size_t k = 0; k < knapsack_.order().size(); ++k) {
      Item& item = items_[knapsack_.order()[k]];
      item.y = knapsack_.choices()[k] > 0 ? 1 : 0;
      item.self = knapsack_.choices()[k] == 2 ? 1 : 0;
    }
    return before + *profit;
  }

  // What the bound loses if item `f` is held at y = 0 (or 1), at a fair price of the budget.
  static double at_rate(const Item& item, double rate, int from, int to) {
    double best = -kInfinity;
    for (int o = from; o <= to; ++o) {
      if (item.profit[o] > -kInfinity)
        best = std::max(best, item.profit[o] - rate * item.weight[o]);
    }
    return best;
  }

  // Reduced costs of the present bound: drop_loss_ and add_loss_ for each open source.
  void price_sources() {
    const std::size_t open = work_.open.size();
    drop_loss_.assign(open, 0.0);
    add_loss_.assign(open, 0.0);
    forced_transfer_loss_.assign(targets_, 0.0);
    // Any price between rate_left_ and rate_taken_ closes the knapsack; what is forced out is
    // judged at the lowest, what is forced in at the highest. Losses at one price add up.
    for (std::size_t f = 0; f < items_.size(); ++f) {
      const Item& item = items_[f];
      if (f < open) {
        drop_loss_[f] = at_rate(item, rate_left_, 0, 2) - at_rate(item, rate_left_, 0, 0);
        add_loss_[f] = at_rate(item, rate_taken_, 0, 2) - at_rate(item, rate_taken_, 1, 2);
      }
      if (item.target >= 0) {
        forced_transfer_loss_[static_cast<std::size_t>(item.target)] =
            at_rate(item, rate_taken_, 0, 2) - served_by_transfer(item, rate_taken_);
      }
    }
    // Without s, the targets whose transfer uses it take another.
    for (std::size_t t = 0; t < targets_; ++t) {
      if (must_self_[t]) continue;
      const std::uint32_t arg = argument_[t];
      const double* pi = pi_work_.data() + t * open;
      for (std::uint32_t m = work_.begin[arg]; m < work_.begin[arg + 1]; ++m) {
        const std::uint16_t without = work_.member[m];
        double best = -kInfinity;
        for (std::uint32_t c = work_.first[t]; c < work_.first[t + 1]; ++c) {
          double v = work_.value[c];
          if (v <= best) break;
          bool uses = false;
          for (std::uint32_t k = work_.begin[c]; k < work_.begin[c + 1]; ++k) {
            uses = uses || work_.member[k] == without;
            v -= pi[work_.member[k]];
          }
          if (!uses && v > best) best = v;
        }
        drop_loss_[without] += loss_of_fall(t, reduced_[t] - best);
      }
    }
  }

  double served_by_transfer(const Item& item, double rate) const {
    return at_rate(item, rate, 0, formulation_ == Formulation::kSolver ? 0 : 1);
  }

  // What the bound loses when the best reduced transfer of target t falls: less than the fall
  // where serving itself catches it.
  double loss_of_fall(std::size_t t, double fall) const {
    if (item_of_target_[t] < 0) return fall;
    const Item& item = items_[static_cast<std::size_t>(item_of_target_[t])];
    const double transfer = served_by_transfer(item, rate_left_);
    const double self = item.profit[2] - rate_left_ * item.weight[2];  // −∞ stays −∞
    return std::max(transfer, self) - std::max(transfer - fall, self);
  }

  // Fixes sources and strikes transfers that no better solution has. True where anything changed.
  bool reduce(double present) {
    const double room = present - threshold();
    if (!(room < kInfinity)) return false;
    price_sources();
    bool changed = false;
    const std::size_t open = work_.open.size();
    for (std::size_t f = 0; f < open; ++f) {
      const std::size_t s = work_.open[f];
      if (drop_loss_[f] > room) {
        node_fixed_[s] = 1;
        changed = true;
      } else if (add_loss_[f] > room) {
        node_fixed_[s] = 0;
        changed = true;
      }
    }
    std::size_t struck = 0;
    for (std::size_t t = 0; t < targets_; ++t) {
      if (must_self_[t]) continue;
      const double* pi = pi_work_.data() + t * open;
      for (std::uint32_t c = work_.first[t]; c < work_.first[t + 1]; ++c) {
        double loss = reduced_[t] - work_.value[c] + forced_transfer_loss_[t];
        for (std::uint32_t m = work_.begin[c]; m < work_.begin[c + 1]; ++m) {
          loss += pi[work_.member[m]] + add_loss_[work_.member[m]];
        }
        if (loss > room) {
          strike_[c] = 1;
          ++struck;
        }
      }
    }
    if (struck > 0 && (changed || struck * 8 > work_.value.size())) changed = true;
    if (!changed && struck > 0) std::fill(strike_.begin(), strike_.end(), 0);
    return changed;
  }

  // ---------------------------------------------------------------- nodes

  void load_root_work() {
    work_.first.assign(1, 0);
    work_.value.clear();
    work_.begin.assign(1, 0);
    work_.member.clear();
    work_.candidate.clear();
    work_.open.resize(sources_);
    std::iota(work_.open.begin(), work_.open.end(), std::uint16_t{0});
    for (std::size_t t = 0; t < targets_; ++t) {
      for (std::uint32_t c = target_[t].first; c < target_[t].last; ++c) {
        if (excluded_[c]) continue;
        work_.value.push_back(value_[c]);
        work_.candidate.push_back(c);
        work_.member.insert(work_.member.end(), member_.begin() + member_begin_[c],
                            member_.begin() + member_begin_[c + 1]);
        work_.begin.push_back(static_cast<std::uint32_t>(work_.member.size()));
      }
      work_.first.push_back(static_cast<std::uint32_t>(work_.value.size()));
    }
    strike_.assign(work_.value.size(), 0);
    pi_work_ = pi_;
  }

  // Packs work_ (and its multipliers) down to what node_fixed_ and strike_ leave open, and draws
  // the logical consequences. False where a target is left with nothing.
  bool pack() {
    while (true) {
      const std::size_t old_open = work_.open.size();
      local_.assign(old_open, -1);
      std::size_t open = 0;
      bool supervised_changed = false;
      for (std::size_t f = 0; f < old_open; ++f) {
        if (node_fixed_[work_.open[f]] < 0) local_[f] = static_cast<std::int32_t>(open++);
      }
      for (std::size_t t = 0; t < targets_; ++t) {
        double* to = pi_work_.data() + t * open;
        const double* from = pi_work_.data() + t * old_open;
        for (std::size_t f = 0; f < old_open; ++f) {
          if (local_[f] >= 0) to[local_[f]] = from[f];
        }
      }
      pi_work_.resize(targets_ * open);
      for (std::size_t f = 0; f < old_open && f < y_mean_.size(); ++f) {
        if (local_[f] >= 0) y_mean_[static_cast<std::size_t>(local_[f])] = y_mean_[f];
      }
      y_mean_.resize(open);
      std::uint32_t candidates = 0, members = 0, c = 0;
      for (std::size_t t = 0; t < targets_; ++t) {
        const std::uint32_t end = work_.first[t + 1];
        work_.first[t] = candidates;
        bool covered = false;  // a transfer that needs nothing open ends the list
        for (; c < end; ++c) {
          if (strike_[c] || covered) continue;
          bool keep = true;
          const std::uint32_t start = members;
          const std::uint32_t m_end = work_.begin[c + 1];
          for (std::uint32_t m = work_.begin[c]; m < m_end; ++m) {
            const std::uint16_t f = work_.member[m];
            const std::int8_t fixed = node_fixed_[work_.open[f]];
            if (fixed == 0) {
              keep = false;
              break;
            }
            if (fixed < 0) work_.member[members++] = static_cast<std::uint16_t>(local_[f]);
          }
          if (!keep) {
            members = start;
            continue;
          }
          covered = members == start;
          work_.value[candidates] = work_.value[c];
          work_.candidate[candidates] = work_.candidate[c];
          packed_begin_.push_back(start);
          ++candidates;
        }
      }
      work_.first[targets_] = candidates;
      packed_begin_.push_back(members);
      work_.begin.swap(packed_begin_);
      packed_begin_.clear();
      work_.value.resize(candidates);
      work_.candidate.resize(candidates);
      work_.member.resize(members);
      strike_.assign(candidates, 0);
      std::size_t at = 0;
      for (std::size_t f = 0; f < old_open; ++f) {
        if (local_[f] >= 0) work_.open[at++] = work_.open[f];
      }
      work_.open.resize(open);
      // A target without a transfer must be trained.
      for (std::size_t t = 0; t < targets_; ++t) {
        must_self_[t] = work_.first[t] == work_.first[t + 1];
        if (!must_self_[t]) continue;
        if (!self_possible(t)) return false;
        std::int8_t& fixed = node_fixed_[static_cast<std::size_t>(target_[t].source)];
        if (fixed == 0) return false;
        if (fixed < 0) {
          fixed = 1;
          supervised_changed = true;
        }
      }
      if (!supervised_changed) break;
    }
    const std::size_t open = work_.open.size();
    item_of_target_.assign(targets_, -1);
    for (std::size_t f = 0; f < open; ++f) {
      const int t = target_of_[work_.open[f]];
      if (t >= 0) item_of_target_[static_cast<std::size_t>(t)] = static_cast<std::int32_t>(f);
    }
    node_constant_ = 0;
    node_room_ = budget_;
    supervised_self_.clear();
    for (std::size_t s = 0; s < sources_; ++s) {
      if (node_fixed_[s] != 1) continue;
      node_room_ -= cost_[s];
      node_constant_ -= cost_weight_ * cost_[s];
    }
    for (std::size_t t = 0; t < targets_; ++t) {
      const Target& target = target_[t];
      if (must_self_[t]) {
        node_constant_ += target.self_value;
        continue;
      }
      node_room_ -= target.transfer_cost;
      node_constant_ -= cost_weight_ * target.transfer_cost;
      if (target.source >= 0 && node_fixed_[static_cast<std::size_t>(target.source)] == 1) {
        if (self_possible(t)) {
          item_of_target_[t] = static_cast<std::int32_t>(open + supervised_self_.size());
          supervised_self_.push_back(t);
        } else if (formulation_ == Formulation::kSolver) {
          return false;
        }
      }
    }
    sum_multipliers();
    direction_.assign(targets_ * open, 0.0);
    direction_norm_ = 0;
    best_pi_.clear();
    return true;
  }

  void sum_multipliers() {
    const std::size_t open = work_.open.size();
    pi_sum_.assign(open, 0.0);
    for (std::size_t t = 0; t < targets_; ++t) {
      double* pi = pi_work_.data() + t * open;
      if (must_self_[t]) std::fill(pi, pi + open, 0.0);
      for (std::size_t f = 0; f < open; ++f) pi_sum_[f] += pi[f];
    }
  }

  // A deflected, projected subgradient step (Camerini, Fratta, Maffioli) towards `goal`.
  // False where the subgradient vanished: the bound is attained.
  bool step(double present, double goal, double scale) {
    const std::size_t open = work_.open.size();
    y_now_.resize(open);
    for (std::size_t f = 0; f < open; ++f) y_now_[f] = items_[f].y;
    double norm = 0, dot = 0;
    gradient_.resize(targets_ * open);
    for (std::size_t t = 0; t < targets_; ++t) {
      double* g = gradient_.data() + t * open;
      if (must_self_[t]) {
        std::fill(g, g + open, 0.0);
        continue;
      }
      const double* pi = pi_work_.data() + t * open;
      const double* d = direction_.data() + t * open;
      std::copy(y_now_.begin(), y_now_.end(), g);
      const std::int32_t item = item_of_target_[t];
      const double transfer = item < 0 ? 1.0 : 1.0 - items_[static_cast<std::size_t>(item)].self;
      const std::uint32_t arg = argument_[t];
      for (std::uint32_t m = work_.begin[arg]; m < work_.begin[arg + 1]; ++m) {
        g[work_.member[m]] -= transfer;
      }
      for (std::size_t f = 0; f < open; ++f) {
        const double v = (pi[f] <= 0 && g[f] > 0) ? 0.0 : g[f];
        g[f] = v;
        norm += v * v;
        dot += v * d[f];
      }
    }
    if (norm < 1e-18) return false;
    const double deflection =
        dot < 0 && direction_norm_ > 0 ? std::min(1.5 * -dot / direction_norm_, 2.0) : 0.0;
    double d_norm = 0;
    for (std::size_t i = 0; i < gradient_.size(); ++i) {
      const double v = gradient_[i] + deflection * direction_[i];
      direction_[i] = v;
      d_norm += v * v;
    }
    direction_norm_ = d_norm;
    if (d_norm < 1e-18) return true;
    const double length = scale * std::max(present - goal, 0.0) / d_norm;
    std::fill(pi_sum_.begin(), pi_sum_.end(), 0.0);
    for (std::size_t t = 0; t < targets_; ++t) {
      double* pi = pi_work_.data() + t * open;
      const double* d = direction_.data() + t * open;
      for (std::size_t f = 0; f < open; ++f) {
        const double v = std::max(0.0, pi[f] - length * d[f]);
        pi[f] = v;
        pi_sum_[f] += v;
      }
    }
    return true;
  }

  void round_present() {
    Set set{};
    for (std::size_t s = 0; s < sources_; ++s) {
      if (node_fixed_[s] == 1) put(set, s);
    }
    for (std::size_t f = 0; f < work_.open.size(); ++f) {
      if (items_[f].y > 1 - 1e-9) put(set, work_.open[f]);
    }
    for (const Increment& increment : increments_) {  // by ratio: fill what is left
      if (increment.item >= work_.open.size()) continue;
      const std::size_t s = work_.open[increment.item];
      if (has(set, s) || increment.dy <= 0) continue;
      put(set, s);
      if (least_cost(set) > budget_ + kBudgetTolerance) drop(set, s);
    }
    if (last_rounded_ == set) return;
    last_rounded_ = set;
    if (offer(set) && pool_size_ == 1) polish_ = true;
  }

  void enumerate() {
    const std::size_t open = work_.open.size();
    Set set{};
    for (std::size_t s = 0; s < sources_; ++s) {
      if (node_fixed_[s] == 1) put(set, s);
    }
    for (std::uint32_t code = 0; code < (1u << open); ++code) {
      Set y = set;
      for (std::size_t f = 0; f < open; ++f) {
        if ((code >> f) & 1) put(y, work_.open[f]);
      }
      offer(y);
    }
  }

  bool out_of_time() {
    if (stopped_) return true;
    if (++ticks_ % 8 != 0) return false;
    stopped_ = context_->stopped() || Clock::now() >= deadline_;
    return stopped_;
  }

  enum class NodeEnd { kClosed, kBranch, kStopped };

  // Bounds a node until it closes or stalls. node_fixed_, work_ and pi_work_ are set up.
  NodeEnd bound_node(double& node_bound, int patience, int limit) {
    y_mean_.clear();
    y_weight_ = 0;
    const NodeEnd end = descend(node_bound, patience, limit);
    if (end != NodeEnd::kStopped && best_pi_.size() == pi_work_.size()) {
      pi_work_ = best_pi_;
      sum_multipliers();
    }
    return end;
  }

  NodeEnd descend(double& node_bound, int patience, int limit) {
    if (!pack()) return NodeEnd::kClosed;
    if (at_root_ && !work_.open.empty()) {
      // Multipliers of another scenario may be worse than none.
      const double warm = bound(false);
      const std::vector<double> kept = pi_work_;
      std::fill(pi_work_.begin(), pi_work_.end(), 0.0);
      sum_multipliers();
      if (bound(false) > warm) {
        pi_work_ = kept;
        sum_multipliers();
      }
    }
    y_mean_.assign(work_.open.size(), 0.0);
    double scale = 1.0;
    int since_best = 0, since_reduce = 0;
    double stall_reference = kInfinity;
    double best_here = kInfinity;
    int stall = 0;
    for (int i = 0; i < limit; ++i) {
      if (out_of_time()) return NodeEnd::kStopped;
      if (work_.open.size() <= kEnumerate) {
        enumerate();
        return NodeEnd::kClosed;
      }
      const double present = bound();
      if (present < best_here - 1e-12 * std::abs(best_here)) {
        best_here = present;
        since_best = 0;
        best_pi_ = pi_work_;
        // Sources that are fixed later keep the last multipliers that they had in a good bound.
        if (at_root_ && cost_weight_ == 0) store_multipliers();
      } else if (++since_best >= 6) {
        scale *= 0.6;
        since_best = 0;
        if (best_pi_.size() == pi_work_.size()) {  // back to where it was best, in smaller steps
          pi_work_ = best_pi_;
          sum_multipliers();
          std::fill(direction_.begin(), direction_.end(), 0.0);
          direction_norm_ = 0;
          continue;
        }
      }
      node_bound = std::min(node_bound, present);
      if (node_bound <= threshold() || present == -kInfinity) return NodeEnd::kClosed;
      // Running mean of y, for branching and rounding.
      for (std::size_t f = 0; f < work_.open.size(); ++f) {
        y_mean_[f] = 0.9 * y_mean_[f] + 0.1 * items_[f].y;
      }
      y_weight_ = 0.9 * y_weight_ + 0.1;
      if (i % 4 == 0) {
        round_present();
        if (node_bound <= threshold()) return NodeEnd::kClosed;
      }
      if (polish_ && iterations_ >= polish_after_) {
        polish_ = false;
        exchange();
        if (node_bound <= threshold()) return NodeEnd::kClosed;
      }
      if (++since_reduce >= 8 || (present <= node_bound && since_reduce >= 3)) {
        since_reduce = 0;
        if (reduce(fractional_bound_)) {
          if (!pack()) return NodeEnd::kClosed;
          best_here = kInfinity;
          continue;
        }
      }
      const double lower = threshold();
      const double goal =
          lower > -kInfinity ? lower : present - 0.1 * std::max(1.0, std::abs(present));
      if (!step(present, goal, scale)) {
        // Complementary: the relaxed solution is a true one, if its sources are whole.
        round_present();
        if (node_bound <= threshold()) return NodeEnd::kClosed;
        return NodeEnd::kBranch;
      }
      if (++stall >= patience) {
        const double progress = stall_reference - node_bound;
        if (stall_reference < kInfinity &&
            progress < kWorthwhile * std::max(node_bound - lower, 1e-12)) {
          return NodeEnd::kBranch;
        }
        stall_reference = node_bound;
        stall = 0;
      }
    }
    return NodeEnd::kBranch;
  }

  std::size_t choose_branch(bool& up_first) {
    price_sources();
    double best_score = -1;
    std::size_t best = 0;
    for (std::size_t f = 0; f < work_.open.size(); ++f) {
      const double y = y_weight_ > 0 ? std::clamp(y_mean_[f] / y_weight_, 0.0, 1.0) : items_[f].y;
      const double score = (std::min(y, 1 - y) + 0.02) * (drop_loss_[f] + add_loss_[f] + 1e-6);
      if (score > best_score) {
        best_score = score;
        best = f;
        up_first = y >= 0.5;
      }
    }
    return best;
  }

  SearchResult run(const SearchOptions& options, const RunContext& context) {
    context_ = &context;
    stopped_ = context.stopped();
    ticks_ = 0;
    deadline_ = std::isfinite(options.time_limit)
                    ? Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                         std::chrono::duration<double>(options.time_limit))
                    : Clock::time_point::max();
    pool_size_ = std::max<std::size_t>(1, options.pool);
    pool_.clear();
    tolerance_ = options.tolerance;
    iterations_ = 0;
    polish_ = true;
    last_rounded_.reset();
    must_self_.assign(targets_, 0);
    reduced_.assign(targets_, 0);
    argument_.assign(targets_, 0);
    root_fixed_ = fixed_;

    needs_cover_ = false;

    SearchResult result;
    if (impossible_) {
      result.status = ProofStatus::kInfeasible;
      result.bound = -kInfinity;
      return result;
    }
    node_fixed_ = fixed_;
    load_root_work();
    Set start{};
    for (std::size_t s = 0; s < sources_; ++s) {
      if (fixed_[s] == 1) put(start, s);
    }
    if (warm_set_) {
      Set warm = *warm_set_;
      for (std::size_t s = 0; s < sources_; ++s) {
        if (fixed_[s] == 1) put(warm, s);
        if (fixed_[s] == 0) drop(warm, s);
      }
      shrink(warm);
    }
    if (cost_weight_ > 0) {
      // Where anything can be served at all, supervising everything allowed serves it.
      Set all{};
      for (std::size_t s = 0; s < sources_; ++s) {
        if (fixed_[s] != 0) put(all, s);
      }
      offer(all);
      if (pool_.empty()) {
        result.status = ProofStatus::kInfeasible;
        result.bound = -kInfinity;
        return result;
      }
      grow(start);
    }
    if (pool_.empty()) grow(start);
    if (pool_.empty()) {
      needs_cover_ = true;
      result.status = ProofStatus::kUnknown;
      return result;
    }
    polish_after_ = 12;

    double root_bound = kInfinity;
    at_root_ = true;
    const NodeEnd end = stopped_ ? NodeEnd::kStopped : bound_node(root_bound, 15, 400);
    at_root_ = false;
    ++result.nodes;

    std::priority_queue<Node, std::vector<Node>, WorseNode> queue;
    double open_bound = -kInfinity;  // of a node that was being worked on when time ran out
    if (end == NodeEnd::kStopped) open_bound = root_bound;
    if (end == NodeEnd::kBranch) {
      const Work root_work = work_;
      const std::vector<std::int8_t> root_fixed = node_fixed_;
      root_fixed_ = root_fixed;
      std::uint64_t serial = 0;
      const auto branch = [&](const std::vector<std::int8_t>& fixed, double node_bound) {
        bool up_first = true;
        const std::size_t f = choose_branch(up_first);
        const std::size_t s = work_.open[f];
        // Multipliers over the root's open sources.
        auto multipliers = std::make_shared<std::vector<float>>(targets_ * root_work.open.size());
        const std::size_t open = work_.open.size();
        std::size_t at = 0;
        for (std::size_t r = 0; r < root_work.open.size(); ++r) {
          if (at < open && work_.open[at] == root_work.open[r]) {
            for (std::size_t t = 0; t < targets_; ++t) {
              (*multipliers)[t * root_work.open.size() + r] =
                  static_cast<float>(pi_work_[t * open + at]);
            }
            ++at;
          }
        }
        const double present = fractional_bound_;
        Node first{node_bound, fixed, multipliers, ++serial};
        Node second{node_bound, fixed, multipliers, ++serial};
        const double drop_bound = std::min(node_bound, present - drop_loss_[f]);
        const double add_bound = std::min(node_bound, present - add_loss_[f]);
        first.fixed[s] = up_first ? 1 : 0;
        second.fixed[s] = up_first ? 0 : 1;
        first.bound = up_first ? add_bound : drop_bound;
        second.bound = up_first ? drop_bound : add_bound;
        if (second.bound > threshold()) queue.push(std::move(second));
        return first;
      };
      bound_for_children_ = bound();
      Node current = branch(root_fixed, std::min(root_bound, bound_for_children_));
      bool diving = current.bound > threshold();
      while (true) {
        if (!diving) {
          if (queue.empty()) break;
          current = queue.top();
          queue.pop();
        }
        diving = false;
        if (current.bound <= threshold()) continue;
        if (result.nodes >= options.node_limit) stopped_ = true;
        if (stopped_) {
          open_bound = std::max(open_bound, current.bound);
          break;
        }
        ++result.nodes;
        node_fixed_ = current.fixed;
        work_ = root_work;
        strike_.assign(work_.value.size(), 0);
        pi_work_.assign(current.multipliers->begin(), current.multipliers->end());
        double node_bound = current.bound;
        const NodeEnd node_end = bound_node(node_bound, 8, 60);
        if (node_end == NodeEnd::kStopped) {
          open_bound = std::max(open_bound, node_bound);
          break;
        }
        if (node_end == NodeEnd::kClosed) continue;
        const std::vector<std::int8_t> fixed = node_fixed_;
        bound_for_children_ = bound();
        node_bound = std::min(node_bound, bound_for_children_);
        if (node_bound <= threshold()) continue;
        current = branch(fixed, node_bound);
        diving = current.bound > threshold();
      }
    }
    if (stopped_ && !queue.empty()) open_bound = std::max(open_bound, queue.top().bound);
    result.iterations = iterations_;
    for (const Pooled& pooled : pool_) {
      RankedSet ranked{pooled.objective, std::vector<std::uint8_t>(sources_)};
      for (std::size_t s = 0; s < sources_; ++s) ranked.y[s] = has(pooled.set, s);
      result.best.push_back(std::move(ranked));
    }
    const double incumbent = pool_.empty() ? -kInfinity : pool_.front().objective;
    result.bound = std::max(open_bound, incumbent);
    if (stopped_) {
      result.status = pool_.empty() ? ProofStatus::kUnknown : ProofStatus::kFeasible;
    } else {
      result.status = pool_.empty() ? ProofStatus::kInfeasible : ProofStatus::kOptimal;
    }
    return result;
  }

  // Takes sources out, the least loss per cost first, until the rest fits.
  void shrink(Set set) {
    while (least_cost(set) > budget_ + kBudgetTolerance && !out_of_time()) {
      double best_rate = kInfinity;
      std::size_t best = sources_;
      const double value = penalised(set);
      for (std::size_t s = 0; s < sources_; ++s) {
        if (!has(set, s) || fixed_[s] == 1) continue;
        drop(set, s);
        const double rate = (value - penalised(set)) / std::max(cost_[s], 1e-9);
        put(set, s);
        if (rate < best_rate) {
          best_rate = rate;
          best = s;
        }
      }
      if (best == sources_) return;
      drop(set, best);
    }
    grow(set);
  }

  void store_multipliers() {
    const std::size_t open = work_.open.size();
    for (std::size_t t = 0; t < targets_; ++t) {
      for (std::size_t f = 0; f < open; ++f) {
        pi_[t * sources_ + work_.open[f]] = pi_work_[t * open + f];
      }
    }
  }

  static constexpr double kMissing = 1e6;       // worth of an unserved target when building up
  static constexpr std::size_t kEnumerate = 4;  // open sources at which a node is enumerated
  static constexpr int kKnapsackNodes = 400;
  static constexpr double kWorthwhile = 0.1;    // share of the gap that a round must close

  // The program.
  Formulation formulation_;
  double budget_ = 0;
  std::size_t sources_ = 0, targets_ = 0, words_ = 1;
  std::vector<double> cost_;
  std::vector<std::int8_t> fixed_;
  std::vector<int> target_of_;
  std::vector<Target> target_;
  double transfer_costs_ = 0;
  std::vector<double> value_, raw_;
  std::vector<std::uint32_t> member_begin_;
  std::vector<std::uint16_t> member_;
  std::vector<std::uint64_t> mask_;
  std::vector<std::uint8_t> excluded_, self_excluded_;
  bool impossible_ = false;
  double cost_weight_ = 0;  // 1 when the cost itself is minimised

  // Kept from run to run.
  std::vector<double> pi_;  // T × S
  std::optional<Set> warm_set_;

  // One run.
  const RunContext* context_ = nullptr;
  Clock::time_point deadline_;
  bool stopped_ = false;
  std::uint64_t ticks_ = 0, iterations_ = 0, evaluations_ = 0;
  std::size_t pool_size_ = 1;
  double tolerance_ = 1e-9;
  std::vector<Pooled> pool_;
  std::vector<std::int8_t> root_fixed_;
  bool polish_ = false;
  bool needs_cover_ = false;
  bool at_root_ = false;
  std::uint64_t polish_after_ = 0;  // iterations that may find better than exchanging would
  std::optional<Set> last_rounded_;
  double bound_for_children_ = kInfinity;

  // One node.
  Work work_;
  std::vector<std::int8_t> node_fixed_;
  std::vector<double> pi_work_;  // T × open
  std::vector<double> pi_sum_;   // open
  std::vector<std::uint8_t> must_self_, strike_;
  std::vector<std::size_t> supervised_self_;  // trained targets that may serve themselves
  std::vector<std::int32_t> item_of_target_;
  double node_constant_ = 0, node_room_ = 0;
  std::vector<double> reduced_;  // L_t
  std::vector<std::uint32_t> argument_;
  std::vector<Item> items_;
  WholeKnapsack knapsack_;
  double fractional_bound_ = kInfinity;
  std::vector<Increment> increments_;
  double base_profit_ = 0, base_weight_ = 0, rate_taken_ = 0, rate_left_ = 0;
  std::vector<double> drop_loss_, add_loss_, forced_transfer_loss_;
  std::vector<double> best_pi_;  // of the node, while its shape lasts
  std::vector<double> gradient_, direction_, y_now_, y_mean_;
  double direction_norm_ = 0, y_weight_ = 0;
  std::vector<std::int32_t> local_;
  std::vector<std::uint32_t> packed_begin_;
  std::vector<Refund> refunds_;
  std::vector<std::int32_t> choice_;
};

SourceSetSearch::SourceSetSearch(const Program& program)
    : implementation_(std::make_unique<Implementation>(program)) {}
SourceSetSearch::~SourceSetSearch() = default;
SourceSetSearch::SourceSetSearch(SourceSetSearch&&) noexcept = default;
SourceSetSearch& SourceSetSearch::operator=(SourceSetSearch&&) noexcept = default;
void SourceSetSearch::set_budget(double budget) { implementation_->set_budget(budget); }
void SourceSetSearch::set_fixed(std::size_t source, std::int8_t fixed) {
  implementation_->set_fixed(source, fixed);
}
void SourceSetSearch::set_excluded(std::size_t candidate, bool excluded) {
  implementation_->set_excluded(candidate, excluded);
}
void SourceSetSearch::set_self_excluded(std::size_t target, bool excluded) {
  implementation_->set_self_excluded(target, excluded);
}
std::vector<double> SourceSetSearch::multipliers() const { return implementation_->multipliers(); }
void SourceSetSearch::set_multipliers(const std::vector<double>& multipliers) {
  implementation_->set_multipliers(multipliers);
}
SearchResult SourceSetSearch::maximise(const SearchOptions& options, const RunContext& context) {
  return implementation_->maximise(options, context);
}
SearchResult SourceSetSearch::minimise_cost(const SearchOptions& options,
                                            const RunContext& context) {
  return implementation_->minimise_cost(options, context);
}

}  // namespace taskatlas
