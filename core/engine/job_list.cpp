// SPDX-License-Identifier: MIT
#include "engine/job_list.hpp"

#include "affinity/ahp.hpp"
#include "base/error.hpp"
#include "study/loss_analysis.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace taskatlas::engine {
namespace {

using SourceSet = std::vector<std::string>;
using Encodes = std::map<std::string, JobId>;  // by source

// Makes jobs that belong to one experiment, and knows those that others depend on.
class Maker {
 public:
  Maker(const Experiment& experiment, const std::filesystem::path& folder)
      : experiment_(experiment), profile_(experiment.profile), folder_(folder) {
    samples_ = experiment.dataset_identity;
    if (experiment.dataset.empty()) {
      render_ = make(RenderJob{profile_.rooms.views, profile_.image_size, profile_.rooms.seed}, {});
      samples_ = render_->id;
    }
    for (const ExperimentTask& task : experiment.tasks) {
      if (task.target && experiment.find_own(task.code) == nullptr) targets_.push_back(task.code);
    }
    std::sort(targets_.begin(), targets_.end());
    encoded_images_ = profile_.transfer_images.back();
  }

  const std::optional<Job>& render() const { return render_; }

  // Whether the task has a network: not where its representations come from elsewhere, nor where
  // nothing to train it on is there.
  bool trains(const ExperimentTask& task) const {
    const dataset::OwnTask* own = experiment_.find_own(task.code);
    return own == nullptr || !(own->is_source_only() || own->novel);
  }

  Job train(const ExperimentTask& task, std::uint64_t seed) const {
    TrainJob job{task.code, profile_.train_images,  profile_.test_images,
                 seed,      settings_of(task.code), task.target};
    return make(std::move(job), {}, {task.code});
  }

  // The views that transfers to the dictionary's targets need, or those of an own target, which has
  // representations apart, so that nothing else is encoded anew for its sake.
  Job encode(const ExperimentTask& task, std::uint64_t seed, const std::string& own_target) const {
    EncodeJob job;
    job.source = task.code;
    std::vector<JobId> depends;
    if (trains(task)) {
      job.network = train(task, seed).id;
      depends.push_back(job.network);
    }
    job.targets = own_target.empty() ? targets_ : std::vector{own_target};
    job.transfer_images = encoded_images_;
    job.test_images = profile_.test_images;
    job.seed = seed;
    return make(std::move(job), std::move(depends), {task.code, own_target});
  }

  // Which group of representations a target's transfers take.
  std::string encoded_for(const std::string& target) const {
    return experiment_.find_own(target) != nullptr ? target : std::string();
  }
  bool has_dictionary_targets() const { return !targets_.empty(); }

  Encodes encodes(const std::string& target, std::uint64_t seed) const {
    Encodes ids;
    for (const ExperimentTask& task : experiment_.tasks) {
      if (task.source) ids.emplace(task.code, encode(task, seed, encoded_for(target)).id);
    }
    return ids;
  }

  Job baseline(const TargetKey& key) const {
    return make(BaselineJob{key.target, key.transfer_images, profile_.train_images,
                            profile_.test_images, key.seed, profile_.transfer},
                {}, {key.target});
  }

  Job transfer(const TargetKey& key, std::vector<SourceSet> sets, const Encodes& encodes) const {
    TransferJob job;
    job.target = key.target;
    job.transfer_images = key.transfer_images;
    job.test_images = profile_.test_images;
    job.seed = key.seed;
    job.settings = profile_.transfer;
    std::set<std::string> sources;
    for (SourceSet& set : sets) {
      std::sort(set.begin(), set.end());
      sources.insert(set.begin(), set.end());
    }
    job.sources = std::move(sets);
    std::vector<JobId> depends;
    for (const std::string& source : sources) {
      job.banks.push_back({source, encodes.at(source)});
      depends.push_back(job.banks.back().encode);
    }
    return make(std::move(job), std::move(depends), {key.target});
  }

  std::vector<Job> transfers(const TargetKey& key, const std::vector<SourceSet>& sets,
                             const Encodes& encodes) const {
    std::vector<Job> jobs;
    const auto most = static_cast<std::size_t>(profile_.readouts_per_job);
    for (std::size_t first = 0; first < sets.size(); first += most) {
      const auto begin = sets.begin() + static_cast<std::ptrdiff_t>(first);
      const auto count = std::min(most, sets.size() - first);
      jobs.push_back(transfer(key, {begin, begin + static_cast<std::ptrdiff_t>(count)}, encodes));
    }
    return jobs;
  }

 private:
  // Of a task's network. Own tasks follow `training` as it stands.
  TrainSettings settings_of(const std::string& code) const {
    if (const Task* known = find_dictionary_task(code)) return training_of(profile_, *known);
    const dataset::OwnTask* own = experiment_.find_own(code);
    return own == nullptr ? profile_.training : that_apply(profile_.training, own->task);
  }

  // `codes`: the tasks that the job is about.
  template <class Work>
  Job make(Work work, std::vector<JobId> depends, const std::set<std::string>& codes = {}) const {
    constexpr bool kRenders = std::is_same_v<Work, RenderJob>;
    Job job;
    job.work = std::move(work);
    job.image_size = profile_.image_size;
    // Rendering knows neither networks nor threads: other ones find the same rooms.
    job.family = kRenders ? "" : profile_.family;
    job.device = kRenders ? "cpu" : profile_.device;
    job.threads = kRenders ? 0 : profile_.threads;
    job.samples = samples_;
    if (render_) depends.push_back(render_->id);
    std::sort(depends.begin(), depends.end());
    job.depends = std::move(depends);
    for (const std::string& code : codes) {
      if (const dataset::OwnTask* own = experiment_.find_own(code)) job.own.push_back(*own);
    }
    job.dataset = folder_;
    job.id = job_id(job);
    return job;
  }

  const Experiment& experiment_;
  const Profile& profile_;
  std::filesystem::path folder_;
  std::string samples_;
  std::optional<Job> render_;
  std::vector<std::string> targets_;  // of the dictionary
  std::int64_t encoded_images_ = 0;
};

std::vector<SourceSet> singles(const std::vector<std::string>& sources) {
  std::vector<SourceSet> sets;
  for (const std::string& source : sources) sets.push_back({source});
  return sets;
}

CandidateOptions candidate_options(const Profile& profile) {
  CandidateOptions options;
  options.max_order = profile.max_order;
  options.beam_width = profile.beam_width;
  return options;
}

// Those of the dictionary first, then the user's own, in the order in which they were added.
struct Sources {
  std::vector<std::string> dictionary, own;
};
Sources sources_of(const Experiment& experiment) {
  Sources sources;
  for (const std::string& code : source_codes(experiment)) {
    (experiment.find_own(code) != nullptr ? sources.own : sources.dictionary).push_back(code);
  }
  return sources;
}

std::map<std::size_t, std::vector<SourceSet>> by_order(std::vector<SourceSet> sets) {
  std::map<std::size_t, std::vector<SourceSet>> orders;
  for (SourceSet& set : sets) orders[set.size()].push_back(std::move(set));
  return orders;
}

// The candidates among the dictionary's sources; then, source by source, what each of the user's
// own adds to them. So a source that is added later leaves all jobs that were there as they are.
void add_higher_orders(JobList& list, const Maker& maker, const Experiment& experiment,
                       const Sources& all, const TargetKey& key, const Encodes& encodes,
                       const FirstOrder& first_order) {
  if (experiment.profile.max_order < 2) return;
  const CandidateOptions options = candidate_options(experiment.profile);
  std::vector<std::string> sources = all.dictionary;
  std::set<SourceSet> known;
  const auto add = [&](const std::vector<RankedSource>& measured) {
    std::vector<SourceSet> fresh;
    for (SourceSet& set : higher_order_candidates(rank_sources(key.target, measured), options)) {
      SourceSet sorted = set;
      std::sort(sorted.begin(), sorted.end());
      if (known.insert(std::move(sorted)).second) fresh.push_back(std::move(set));
    }
    for (const auto& [order, sets] : by_order(std::move(fresh))) {
      for (Job& job : maker.transfers(key, sets, encodes)) list.jobs.push_back(std::move(job));
    }
  };
  const auto others = [&] {  // of the sources so far
    return static_cast<std::size_t>(
        std::count_if(sources.begin(), sources.end(),
                      [&](const std::string& source) { return source != key.target; }));
  };
  if (const auto measured = first_order(key, sources)) {
    add(*measured);
  } else {
    for (int order = 2; order <= options.max_order; ++order) {
      CandidateOptions one = options;
      one.min_order = one.max_order = order;
      const std::size_t sets = count_candidates(others(), one);
      if (sets > 0) list.expected.push_back({key, order, sets});
    }
  }
  for (const std::string& own : all.own) {
    sources.push_back(own);
    if (const auto measured = first_order(key, sources)) {
      add(*measured);
    } else if (own != key.target) {
      for (int order = 2; order <= options.max_order; ++order) {
        const auto [sets, chance] = count_added_candidates(others(), order, options);
        if (sets > 0) list.expected.push_back({key, order, sets, chance});
      }
    }
  }
}

}  // namespace

double ExpectedTransfers::jobs(int sets_per_job) const {
  const auto most = static_cast<std::size_t>(sets_per_job);
  const std::size_t jobs = (sets + most - 1) / most;
  return chance * static_cast<double>(jobs);
}

std::size_t rounded_up(double mean) {
  constexpr double kRounding = 1e-6;  // of sums of shares
  return static_cast<std::size_t>(std::ceil(std::max(0.0, mean - kRounding)));
}

std::size_t expected_jobs(const std::vector<ExpectedTransfers>& expected, int sets_per_job) {
  double jobs = 0;
  for (const ExpectedTransfers& one : expected) jobs += one.jobs(sets_per_job);
  return rounded_up(jobs);
}

std::vector<std::string> source_codes(const Experiment& experiment) {
  std::vector<std::string> codes;
  for (const ExperimentTask& task : experiment.tasks) {
    if (task.source) codes.push_back(task.code);
  }
  return codes;
}

class JobLister::Body {
 public:
  Body(const Experiment& experiment, const std::filesystem::path& folder)
      : experiment_(experiment), maker_(experiment, folder), sources_(sources_of(experiment)) {}

  JobList all(const FirstOrder& first_order) {
    JobList list;
    if (maker_.render()) list.jobs.push_back(*maker_.render());
    for (const std::uint64_t seed : experiment_.profile.seeds) {
      for (const ExperimentTask& task : experiment_.tasks) {
        if (maker_.trains(task)) list.jobs.push_back(maker_.train(task, seed));
      }
      if (maker_.has_dictionary_targets()) add_encodes(list, seed, {});
      for (const ExperimentTask& task : experiment_.tasks) {
        if (task.target && experiment_.find_own(task.code) != nullptr) {
          add_encodes(list, seed, task.code);
        }
      }
      for (const std::int64_t images : experiment_.profile.transfer_images) {
        add_measurement(list, images, seed, first_order);
      }
    }
    return list;
  }

  JobList higher_orders(const TargetKey& key, const FirstOrder& first_order) {
    JobList list;
    add_higher_orders(list, maker_, experiment_, sources_, key, banks(key), first_order);
    return list;
  }

 private:
  void add_encodes(JobList& list, std::uint64_t seed, const std::string& own_target) {
    Encodes& known = encodes_[{seed, own_target}];
    for (const ExperimentTask& task : experiment_.tasks) {
      if (!task.source) continue;
      list.jobs.push_back(maker_.encode(task, seed, own_target));
      known.emplace(task.code, list.jobs.back().id);
    }
  }

  // One number of transfer images, one seed.
  void add_measurement(JobList& list, std::int64_t images, std::uint64_t seed,
                       const FirstOrder& first_order) {
    for (const ExperimentTask& task : experiment_.tasks) {
      if (task.target) list.jobs.push_back(maker_.baseline({task.code, images, seed}));
    }
    for (const ExperimentTask& task : experiment_.tasks) {
      if (!task.target) continue;
      const TargetKey key{task.code, images, seed};
      for (Job& job : maker_.transfers(key, singles(sources_.dictionary), banks(key))) {
        list.jobs.push_back(std::move(job));
      }
      for (const std::string& own : sources_.own) {
        list.jobs.push_back(maker_.transfer(key, {{own}}, banks(key)));
      }
    }
    for (const ExperimentTask& task : experiment_.tasks) {
      if (!task.target) continue;
      const TargetKey key{task.code, images, seed};
      add_higher_orders(list, maker_, experiment_, sources_, key, banks(key), first_order);
    }
  }

  const Encodes& banks(const TargetKey& key) {
    const std::string group = maker_.encoded_for(key.target);
    const auto known = encodes_.find({key.seed, group});
    if (known != encodes_.end()) return known->second;
    return encodes_.emplace(std::pair(key.seed, group), maker_.encodes(key.target, key.seed))
        .first->second;
  }

  const Experiment& experiment_;
  Maker maker_;
  Sources sources_;
  std::map<std::pair<std::uint64_t, std::string>, Encodes> encodes_;
};

JobLister::JobLister(const Experiment& experiment, const std::filesystem::path& folder)
    : body_(std::make_unique<Body>(experiment, folder)) {}
JobLister::~JobLister() = default;
JobList JobLister::all(const FirstOrder& first_order) { return body_->all(first_order); }
JobList JobLister::higher_orders(const TargetKey& key, const FirstOrder& first_order) {
  return body_->higher_orders(key, first_order);
}

JobList list_jobs(const Experiment& experiment, const std::filesystem::path& folder,
                  const FirstOrder& first_order) {
  return JobLister(experiment, folder).all(first_order);
}

void check_transfer(const Experiment& experiment, const std::vector<std::string>& sources,
                    const std::string& target) {
  std::vector<std::string> targets;
  for (const ExperimentTask& task : experiment.tasks) {
    if (task.target) targets.push_back(task.code);
  }
  const auto require = [](const std::string& code, const std::vector<std::string>& there,
                          const std::string& part) {
    if (std::find(there.begin(), there.end(), code) != there.end()) return;
    std::string list;
    for (const std::string& one : there) list += (list.empty() ? "" : ", ") + one;
    throw usage_error("'" + code + "' is no " + part + " of this study's experiment, which has " +
                      list);
  };
  require(target, targets, "target");
  const std::vector<std::string> known = source_codes(experiment);
  for (const std::string& source : sources) require(source, known, "source");
  std::vector<std::string> sorted = sources;
  std::sort(sorted.begin(), sorted.end());
  if (sorted.empty() || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    throw usage_error("a transfer needs distinct sources");
  }
}

std::size_t add_transfer(JobList& list, const Experiment& experiment,
                         const std::filesystem::path& folder, std::vector<std::string> sources,
                         const TargetKey& key) {
  check_transfer(experiment, sources, key.target);
  const Maker maker(experiment, folder);
  const Encodes encodes = maker.encodes(key.target, key.seed);
  std::sort(sources.begin(), sources.end());
  for (std::size_t i = 0; i < list.jobs.size(); ++i) {
    const auto* transfer = std::get_if<TransferJob>(&list.jobs[i].work);
    if (transfer == nullptr || transfer->target != key.target || transfer->seed != key.seed ||
        transfer->transfer_images != key.transfer_images) {
      continue;
    }
    if (std::find(transfer->sources.begin(), transfer->sources.end(), sources) !=
        transfer->sources.end()) {
      return i;
    }
  }
  list.jobs.push_back(maker.transfer(key, {std::move(sources)}, encodes));
  return list.jobs.size() - 1;
}

std::optional<std::pair<std::vector<std::string>, std::string>> parse_transfer(
    const std::string& text) {
  const auto arrow = text.find("->");
  if (arrow == std::string::npos) return std::nullopt;
  std::vector<std::string> sources;
  std::string rest = text.substr(0, arrow);
  for (auto plus = rest.find('+'); plus != std::string::npos; plus = rest.find('+')) {
    sources.push_back(rest.substr(0, plus));
    rest.erase(0, plus + 1);
  }
  sources.push_back(rest);
  return std::pair(sources, text.substr(arrow + 2));
}

std::optional<std::vector<RankedSource>> measured_first_order(
    const Study& study, const TargetKey& key, const std::vector<std::string>& sources) {
  const Selection selection{key.transfer_images, static_cast<std::int64_t>(key.seed), std::nullopt};
  const auto losses = study.losses(key.target, selection);
  if (!losses) return std::nullopt;
  // In the order of `sources`: the eigenvector's sums do not depend on which row came in first.
  LossMatrix matrix;
  matrix.images = losses->losses.images;
  matrix.alternatives = sources.size();
  for (const std::string& source : sources) {
    const auto name = std::find(losses->names.begin(), losses->names.end(), source);
    if (name == losses->names.end()) return std::nullopt;
    const auto row = losses->losses.losses.begin() +
                     (name - losses->names.begin()) * static_cast<std::ptrdiff_t>(matrix.images);
    matrix.losses.insert(matrix.losses.end(), row,
                         row + static_cast<std::ptrdiff_t>(matrix.images));
  }
  RunContext context;
  context.threads = 1;
  const std::vector<PseudoSource> real(sources.size(), PseudoSource::kNone);
  const auto values = alternative_values(real, tournament(matrix, context).value());
  std::vector<RankedSource> scores;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    scores.push_back({sources[i], values[i].affinity});
  }
  return scores;
}

FirstOrder first_order_in(const Study& study) {
  std::set<std::pair<std::int64_t, std::int64_t>> there;  // asked for once: it counts all rows
  for (const MeasurementInfo& one : study.measurements()) {
    if (one.transfer_images && one.seed) there.emplace(*one.transfer_images, *one.seed);
  }
  return [&study, there = std::move(there)](
             const TargetKey& key,
             const std::vector<std::string>& sources) -> std::optional<std::vector<RankedSource>> {
    if (!there.contains({key.transfer_images, static_cast<std::int64_t>(key.seed)})) {
      return std::nullopt;
    }
    return measured_first_order(study, key, sources);
  };
}

}  // namespace taskatlas::engine
