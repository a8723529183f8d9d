// SPDX-License-Identifier: MIT
#include "taxonomy/source_set_search.hpp"

#include "taxonomy/search_node.hpp"
#include "taxonomy/search_pool.hpp"
#include "taxonomy/search_values.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <queue>

namespace taskatlas {
namespace {

using Clock = std::chrono::steady_clock;

// Settings found by measurement on the published tables; none changes what is proven.
constexpr std::size_t kEnumerate = 4;  // open sources at which a node is enumerated
constexpr int kWholeEvery = 3;         // bounds between two with whole sources
constexpr int kRoundEvery = 4;         // bounds between two roundings
constexpr int kReduceEvery = 8;        // bounds between two reductions, at most
constexpr int kReduceSoonest = 3;      // ... and at least, where the bound has fallen
constexpr int kFailures = 6;           // steps without progress that shorten the step
constexpr double kShorten = 0.6;
constexpr double kWorthwhile = 0.1;         // share of the gap that `patience` bounds must close
constexpr std::uint64_t kPolishAfter = 12;  // bounds that may find better than exchanging would
constexpr std::uint64_t kClockEvery = 8;    // questions for the time between two looks at the clock
constexpr std::size_t kMostMultipliers = std::size_t{64}
                                         << 20;  // kept for open nodes, 4 bytes each
constexpr double kLongestWait = 1e9;             // seconds; a longer time limit is none
constexpr double kForget = 0.9;                  // of the running mean of y, a bound

struct Effort {
  int patience;  // bounds between two looks at the progress
  int limit;     // bounds at most
};
constexpr Effort kRootEffort{15, 400};
constexpr Effort kNodeEffort{8, 60};

using Multipliers = std::shared_ptr<const std::vector<float>>;

struct OpenNode {
  double bound = kInfinity;
  std::vector<std::int8_t> fixed;
  Multipliers multipliers;  // targets × the root's open sources
  std::uint64_t serial = 0;
};

struct WorseNode {
  bool operator()(const OpenNode& a, const OpenNode& b) const {
    return a.bound != b.bound ? a.bound < b.bound : a.serial > b.serial;
  }
};

// One run of the search over values that do not change meanwhile.
class SearchRun {
 public:
  SearchRun(SearchValues& values, std::vector<double>& multipliers,
            const std::optional<SourceSet>& warm_set, const SearchOptions& options,
            const RunContext& context)
      : values_(values),
        multipliers_(multipliers),
        warm_set_(warm_set),
        context_(context),
        deadline_(options.time_limit < kLongestWait
                      ? Clock::now() +
                            std::chrono::duration_cast<Clock::duration>(
                                std::chrono::duration<double>(std::max(0.0, options.time_limit)))
                      : Clock::time_point::max()),
        stopped_(context.stopped()),
        pool_(values, std::max<std::size_t>(1, options.pool), options.tolerance),
        root_fixed_(values.fixed()),
        heuristics_{values, pool_, root_fixed_, [this] { return out_of_time(); }},
        node_(values) {}

  // False where nothing was found at once; then solve() cannot prune.
  bool start() {
    SourceSet required{};
    for (std::size_t s = 0; s < values_.source_count(); ++s) {
      if (root_fixed_[s] == 1) insert(required, s);
    }
    if (warm_set_) {
      SourceSet warm = *warm_set_;
      for (std::size_t s = 0; s < values_.source_count(); ++s) {
        if (root_fixed_[s] == 1) insert(warm, s);
        if (root_fixed_[s] == 0) erase(warm, s);
      }
      heuristics_.fit(warm);
    }
    if (pool_.entries().empty()) heuristics_.grow(required);
    return !pool_.entries().empty();
  }

  void offer(const SourceSet& set) { pool_.offer(set); }
  const SearchPool& pool() const { return pool_; }

  SearchResult solve() {
    node_.fixed() = root_fixed_;
    node_.load_all(multipliers_);
    at_root_ = true;
    values_.forget_inexact();
    double root_bound = values_.simple_bound();
    const End end = stopped_ ? End::kStopped : bound_node(root_bound, kRootEffort);
    at_root_ = false;
    ++result_.nodes;
    open_bound_ = -kInfinity;
    if (end == End::kStopped) open_bound_ = root_bound;
    if (end == End::kBranch) branch_and_bound(root_bound);
    if (!values_.exact()) {  // a node may have been closed by less than its best
      stopped_ = true;
      open_bound_ = root_bound;
    }
    return finish();
  }

 private:
  enum class End { kClosed, kBranch, kStopped };

  bool out_of_time() {
    stopped_ = stopped_ || context_.stopped();
    if (!stopped_ && ++ticks_ % kClockEvery == 0) stopped_ = Clock::now() >= deadline_;
    return stopped_;
  }

  // Bounds the node (fixings and transfers loaded, not yet packed) until it closes or stalls;
  // `bound` falls to the best bound found.
  End bound_node(double& bound, Effort effort) {
    best_multipliers_.clear();
    y_mean_.clear();
    y_weight_ = 0;
    const End end = descend(bound, effort);
    if (end != End::kStopped && best_multipliers_.size() == node_.multipliers().size()) {
      node_.multipliers() = best_multipliers_;
      node_.sum_multipliers();
    }
    return end;
  }

  End descend(double& best_bound, Effort effort) {
    if (!node_.pack()) return End::kClosed;
    if (at_root_) choose_start();
    y_mean_.assign(node_.open_count(), 0.0);
    double scale = 1, best_of_shape = kInfinity, stall_reference = kInfinity;
    int failures = 0, since_reduce = 0, since_look = 0;
    for (int i = 0; i < effort.limit; ++i) {
      if (out_of_time()) return End::kStopped;
      if (node_.open_count() <= kEnumerate) {
        enumerate();
        return End::kClosed;
      }
      const double present = node_.bound(i % kWholeEvery == kWholeEvery - 1, pool_.threshold());
      ++result_.iterations;
      best_bound = std::min(best_bound, present);
      if (best_bound <= pool_.threshold()) return End::kClosed;
      if (present < best_of_shape) {
        best_of_shape = present;
        failures = 0;
        best_multipliers_ = node_.multipliers();
        if (at_root_) keep_multipliers();
      } else if (++failures >= kFailures) {
        failures = 0;
        scale *= kShorten;
        if (best_multipliers_.size() == node_.multipliers().size()) {
          node_.multipliers() = best_multipliers_;
          node_.sum_multipliers();
          node_.forget_direction();
          continue;
        }
      }
      for (std::size_t f = 0; f < node_.open_count(); ++f) {
        y_mean_[f] = kForget * y_mean_[f] + (1 - kForget) * node_.y(f);
      }
      y_weight_ = kForget * y_weight_ + (1 - kForget);
      if (i % kRoundEvery == 0) round_present();
      if (!polished_ && result_.iterations >= kPolishAfter) {
        polished_ = true;
        heuristics_.exchange();
      }
      if (best_bound <= pool_.threshold()) return End::kClosed;
      ++since_reduce;
      if (since_reduce >= kReduceEvery ||
          (present <= best_bound && since_reduce >= kReduceSoonest)) {
        since_reduce = 0;
        if (node_.reduce(pool_.threshold())) {
          if (!repack()) return End::kClosed;
          best_of_shape = kInfinity;
          continue;
        }
      }
      const double floor = pool_.threshold();
      const double goal =
          floor > -kInfinity ? floor : present - 0.1 * std::max(1.0, std::abs(present));
      if (!node_.step(present, goal, scale)) {
        round_present();  // the relaxed solution is a true one, if its sources are whole
        return best_bound <= pool_.threshold() ? End::kClosed : End::kBranch;
      }
      if (++since_look >= effort.patience) {
        since_look = 0;
        const double progress = stall_reference - best_bound;
        if (progress < kWorthwhile * std::max(best_bound - floor, 1e-12)) return End::kBranch;
        stall_reference = best_bound;
      }
    }
    return End::kBranch;
  }

  // Packs what reduce() found, and the running means with it.
  bool repack() {
    const std::vector<std::uint16_t> before = node_.transfers().open;
    if (!node_.pack()) return false;
    std::size_t at = 0;
    for (std::size_t f = 0; f < before.size() && at < node_.open_count(); ++f) {
      if (before[f] == node_.transfers().open[at]) y_mean_[at++] = y_mean_[f];
    }
    y_mean_.resize(node_.open_count());
    return true;
  }

  // Multipliers of another run may be worse than none.
  void choose_start() {
    const double warm = node_.bound(false, 0);
    const std::vector<double> kept = node_.multipliers();
    std::fill(node_.multipliers().begin(), node_.multipliers().end(), 0.0);
    node_.sum_multipliers();
    if (node_.bound(false, 0) > warm) {
      node_.multipliers() = kept;
      node_.sum_multipliers();
    }
  }

  // For the next run; sources fixed later keep what they last had in a good bound.
  void keep_multipliers() {
    const auto& open = node_.transfers().open;
    for (std::size_t t = 0; t < values_.target_count(); ++t) {
      for (std::size_t f = 0; f < open.size(); ++f) {
        multipliers_[t * values_.source_count() + open[f]] =
            node_.multipliers()[t * open.size() + f];
      }
    }
  }

  SourceSet supervised() const {
    SourceSet set{};
    for (std::size_t s = 0; s < values_.source_count(); ++s) {
      if (node_.fixed()[s] == 1) insert(set, s);
    }
    return set;
  }

  // Offers the whole sources of the relaxed solution, filled up by rate.
  void round_present() {
    SourceSet set = supervised();
    const auto& open = node_.transfers().open;
    for (std::size_t f = 0; f < open.size(); ++f) {
      if (node_.y(f) > 1 - 1e-9) insert(set, open[f]);
    }
    for (const KnapsackStep& step : node_.knapsack().steps()) {
      if (step.item >= open.size() || step.y <= 0 || contains(set, open[step.item])) continue;
      insert(set, open[step.item]);
      if (values_.least_cost(set) > budget_limit(values_.budget())) {
        erase(set, open[step.item]);
      }
    }
    if (last_rounded_ == set) return;
    last_rounded_ = set;
    if (pool_.offer(set) && pool_.size() == 1) polished_ = false;
  }

  void enumerate() {
    const auto& open = node_.transfers().open;
    const SourceSet fixed = supervised();
    for (std::uint32_t bits = 0; bits < (1U << open.size()); ++bits) {
      SourceSet set = fixed;
      for (std::size_t f = 0; f < open.size(); ++f) {
        if ((bits >> f) & 1U) insert(set, open[f]);
      }
      pool_.offer(set);
    }
  }

  // The source whose fixing promises most: undecided, and dear either way.
  std::size_t choose_branch(bool& in_first) {
    node_.price();
    double best_score = -1;
    std::size_t best = 0;
    for (std::size_t f = 0; f < node_.open_count(); ++f) {
      const double y = y_weight_ > 0 ? std::clamp(y_mean_[f] / y_weight_, 0.0, 1.0) : node_.y(f);
      const double score =
          (std::min(y, 1 - y) + 0.02) * (node_.loss_out(f) + node_.loss_in(f) + 1e-6);
      if (score > best_score) {
        best_score = score;
        best = f;
        in_first = y >= 0.5;
      }
    }
    return best;
  }

  // The node's multipliers over the root's open sources; the parent's where memory is short.
  Multipliers node_multipliers(const OpenTransfers& root, const Multipliers& parent) const {
    const std::size_t size = values_.target_count() * root.open.size();
    if (parent && queue_.size() * size > kMostMultipliers) return parent;
    const auto& open = node_.transfers().open;
    auto multipliers = std::make_shared<std::vector<float>>(size);
    std::size_t at = 0;
    for (std::size_t r = 0; r < root.open.size(); ++r) {
      if (at == open.size() || open[at] != root.open[r]) continue;
      for (std::size_t t = 0; t < values_.target_count(); ++t) {
        (*multipliers)[t * root.open.size() + r] =
            static_cast<float>(node_.multipliers()[t * open.size() + at]);
      }
      ++at;
    }
    return multipliers;
  }

  // Splits the node; queues the worse child and returns the better.
  OpenNode split(const OpenTransfers& root, double node_bound, const Multipliers& parent) {
    const double present = node_.bound(false, 0);
    node_bound = std::min(node_bound, present);
    bool in_first = true;
    const std::size_t f = choose_branch(in_first);
    const auto& open = node_.transfers().open;
    const auto multipliers = node_multipliers(root, parent);
    OpenNode in{std::min(node_bound, present - node_.loss_in(f)), node_.fixed(), multipliers,
                ++serial_};
    OpenNode out{std::min(node_bound, present - node_.loss_out(f)), node_.fixed(), multipliers,
                 ++serial_};
    in.fixed[open[f]] = 1;
    out.fixed[open[f]] = 0;
    OpenNode& second = in_first ? out : in;
    if (second.bound > pool_.threshold()) queue_.push(std::move(second));
    return in_first ? in : out;
  }

  void branch_and_bound(double root_bound) {
    const OpenTransfers root = node_.transfers();
    root_fixed_ = node_.fixed();  // holds everywhere below
    OpenNode current = split(root, root_bound, nullptr);
    while (true) {
      if (current.bound <= pool_.threshold()) {
        if (queue_.empty()) return;
        current = queue_.top();
        queue_.pop();
        continue;
      }
      if (out_of_time()) {
        open_bound_ = std::max(open_bound_, current.bound);
        return;
      }
      ++result_.nodes;
      node_.fixed() = current.fixed;
      node_.load(root, *current.multipliers);
      double bound = current.bound;
      const End end = bound_node(bound, kNodeEffort);
      if (end == End::kStopped) {
        open_bound_ = std::max(open_bound_, bound);
        return;
      }
      if (end == End::kBranch) {
        current = split(root, bound, current.multipliers);
      } else {
        current.bound = -kInfinity;
      }
    }
  }

  SearchResult finish() {
    if (stopped_ && !queue_.empty()) open_bound_ = std::max(open_bound_, queue_.top().bound);
    for (const SearchPool::Entry& entry : pool_.entries()) {
      RankedSet ranked{entry.objective, std::vector<std::uint8_t>(values_.source_count())};
      for (std::size_t s = 0; s < ranked.y.size(); ++s) ranked.y[s] = contains(entry.set, s);
      result_.best.push_back(std::move(ranked));
    }
    const bool found = !result_.best.empty();
    result_.bound = std::max(open_bound_, found ? result_.best.front().objective : -kInfinity);
    if (stopped_) {
      result_.status = found ? ProofStatus::kFeasible : ProofStatus::kUnknown;
    } else {
      result_.status = found ? ProofStatus::kOptimal : ProofStatus::kInfeasible;
    }
    return std::move(result_);
  }

  SearchValues& values_;
  std::vector<double>& multipliers_;  // targets × sources
  const std::optional<SourceSet>& warm_set_;
  const RunContext& context_;
  Clock::time_point deadline_;
  bool stopped_;
  std::uint64_t ticks_ = 0;
  SearchPool pool_;
  std::vector<std::int8_t> root_fixed_;
  SearchHeuristics heuristics_;
  LagrangianNode node_;
  SearchResult result_;

  bool at_root_ = false;
  bool polished_ = false;
  std::vector<double> best_multipliers_;  // of the node, while its shape lasts
  std::vector<double> y_mean_;            // running mean of y, times y_weight_
  double y_weight_ = 0;
  std::optional<SourceSet> last_rounded_;
  std::priority_queue<OpenNode, std::vector<OpenNode>, WorseNode> queue_;
  std::uint64_t serial_ = 0;
  double open_bound_ = kInfinity;  // of what was left open when time ran out
};

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

SearchResult infeasible() {
  SearchResult result;
  result.status = ProofStatus::kInfeasible;
  result.bound = -kInfinity;
  return result;
}

}  // namespace

class SourceSetSearch::Implementation {
 public:
  explicit Implementation(const Program& program)
      : values(program), multipliers(values.source_count() * values.target_count(), 0.0) {}

  SearchResult maximise(SearchOptions options, const RunContext& context) {
    if (values.impossible()) return infeasible();
    const auto begin = Clock::now();
    const double time_limit = options.time_limit;
    {
      SearchRun run(values, multipliers, warm_set, options, context);
      if (run.start()) return keep_best(run);
    }
    // Nothing found at once: whether anything fits the budget is a question of its own.
    SearchResult least = minimise_cost(options, context);
    if (least.status == ProofStatus::kInfeasible) return least;
    const double limit = budget_limit(values.budget());
    if (-least.bound > limit) return infeasible();
    if (least.best.empty() || -least.best.front().objective > limit) {
      SearchResult unknown;
      unknown.nodes = least.nodes;
      return unknown;
    }
    options.time_limit = time_limit - seconds_since(begin);
    SearchRun run(values, multipliers, warm_set, options, context);
    run.offer(*warm_set);  // the cheapest set, found just now
    run.start();
    return keep_best(run);
  }

  SearchResult minimise_cost(const SearchOptions& options, const RunContext& context) {
    if (values.impossible()) return infeasible();
    values.set_goal(SearchGoal::kCost);
    std::vector<double> own_multipliers(multipliers.size(), 0.0);
    // A budget is compared by itself, not in proportion to what all costs.
    SearchOptions cost_options = options;
    cost_options.pool = 1;
    cost_options.tolerance = 1e-15;
    SearchRun run(values, own_multipliers, warm_set, cost_options, context);
    // Where anything can be served at all, supervising everything allowed serves it.
    SourceSet all{};
    for (std::size_t s = 0; s < values.source_count(); ++s) {
      if (values.fixed()[s] != 0) insert(all, s);
    }
    run.offer(all);
    SearchResult result;
    if (run.pool().entries().empty()) {
      result = infeasible();
    } else {
      run.start();
      result = keep_best(run);
    }
    values.set_goal(SearchGoal::kValue);
    return result;
  }

  SearchValues values;
  std::vector<double> multipliers;

 private:
  SearchResult keep_best(SearchRun& run) {
    SearchResult result = run.solve();
    if (!run.pool().entries().empty()) warm_set = run.pool().entries().front().set;
    return result;
  }

  std::optional<SourceSet> warm_set;
};

SourceSetSearch::SourceSetSearch(const Program& program)
    : implementation_(std::make_unique<Implementation>(program)) {}
SourceSetSearch::~SourceSetSearch() = default;
SourceSetSearch::SourceSetSearch(SourceSetSearch&&) noexcept = default;
SourceSetSearch& SourceSetSearch::operator=(SourceSetSearch&&) noexcept = default;
void SourceSetSearch::set_budget(double budget) { implementation_->values.set_budget(budget); }
void SourceSetSearch::set_fixed(std::size_t source, std::int8_t fixed) {
  implementation_->values.set_fixed(source, fixed);
}
void SourceSetSearch::set_excluded(std::size_t candidate, bool excluded) {
  implementation_->values.set_excluded(candidate, excluded);
}
void SourceSetSearch::set_self_excluded(std::size_t target, bool excluded) {
  implementation_->values.set_self_excluded(target, excluded);
}
std::vector<double> SourceSetSearch::multipliers() const { return implementation_->multipliers; }
void SourceSetSearch::set_multipliers(const std::vector<double>& multipliers) {
  if (multipliers.size() == implementation_->multipliers.size()) {
    implementation_->multipliers = multipliers;
  }
}
SearchResult SourceSetSearch::maximise(const SearchOptions& options, const RunContext& context) {
  return implementation_->maximise(options, context);
}
SearchResult SourceSetSearch::minimise_cost(const SearchOptions& options,
                                            const RunContext& context) {
  return implementation_->minimise_cost(options, context);
}

}  // namespace taskatlas
