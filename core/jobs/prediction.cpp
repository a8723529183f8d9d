// SPDX-License-Identifier: MIT
#include "jobs/prediction.hpp"

#include "base/error.hpp"
#include "engine/experiment.hpp"
#include "jobs/answering.hpp"
#include "jobs/job_data.hpp"
#include "jobs/job_files.hpp"
#include "outputs/advice.hpp"
#include "outputs/network_folder.hpp"
#include "outputs/networks.hpp"
#include "outputs/photo.hpp"
#include "study/study.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <ATen/Parallel.h>

namespace taskatlas::jobs {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

bool is_pseudo_source(const std::string& code) {
  return code == "self" || code == "pixels" || code == "average";
}

// A running study has new networks every few seconds.
constexpr auto kLookAgain = std::chrono::seconds(2);

}  // namespace

class Prediction::Body {
 public:
  explicit Body(const fs::path& study) : path_(study) {
    const Study opened = Study::open(study);
    if (opened.experiment()) {
      experiment_ = engine::read_experiment(opened);
      own_ = AskedTasks(experiment_->own);
      at::set_num_threads(experiment_->profile.threads);
    }
    exported_ = outputs::read_network_folder(outputs::find_networks(opened));
  }

  outputs::Reply answer(const outputs::Request& request, const RunContext& context) {
    outputs::check(request);
    const bool photo = !request.subject.photo.empty();
    open(context, photo);
    prepare_own(request, photo, context);
    const dataset::SampleOptions options = data_ ? data_->source().sample_options() : exported();
    const Shown shown =
        photo ? shown_photo(request.target, outputs::read_photo(request.subject.photo), options)
              : shown_sample(data_->source(), request.target, request.subject.sample);
    Answerer answerer(shelf_, options, family(), own_, data_ ? &data_->source() : nullptr);
    outputs::Reply reply;
    reply.target = request.target;
    reply.inputs = Answerer::inputs(shown);
    if (request.truth && shown.truth) reply.truth = answerer.truth(shown);
    for (const outputs::Row& row : request.rows) {
      const outputs::AnswerableRow* known = find(row);
      if (known == nullptr) {
        reply.rows.push_back({row,
                              {},
                              {},
                              row.label() + ": its network is not there; " +
                                  outputs::how_to_measure(path_, row).text});
        continue;
      }
      reply.rows.push_back(answerer.answer(*known, shown, context));
      reply.rows.back().row = row;
    }
    return reply;
  }

 private:
  // Own tasks may be added, or their folders moved, while this is kept warm.
  bool look_for_own_tasks() {
    const Study opened = Study::open(path_);
    if (!opened.experiment()) return false;
    engine::Experiment fresh = engine::read_experiment(opened);
    if (experiment_ && fresh.own == experiment_->own) return false;
    own_ = AskedTasks(fresh.own);
    experiment_ = std::move(fresh);
    return true;
  }

  bool knows(const std::string& code) const {
    return find_dictionary_task(code) != nullptr || own_.find(code) != nullptr;
  }

  // What the study says of the tasks in question, and the labels of the target where it is one of
  // the user's own.
  void prepare_own(const outputs::Request& request, bool photo, const RunContext& context) {
    const auto known = [&](const outputs::Row& row) {
      return std::all_of(row.sources.begin(), row.sources.end(), [&](const std::string& code) {
        return is_pseudo_source(code) || knows(code);
      });
    };
    if (!knows(request.target) || !std::all_of(request.rows.begin(), request.rows.end(), known)) {
      look_for_own_tasks();
    }
    const dataset::OwnTask* own = own_.find(request.target);
    if (own != nullptr && own->is_source_only()) {
      throw usage_error(request.target + " has no answers: its representations are made elsewhere");
    }
    if (own == nullptr && find_dictionary_task(request.target) == nullptr) {
      throw usage_error("there is no task '" + request.target + "' in " + path_.string());
    }
    if (!photo) open_labels(request.target, context);
    if (data_) data_->source().set_own_tasks(own_.tasks());
  }

  void open_labels(const std::string& target, const RunContext& context) {
    try {
      own_.open(target, context);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kBadInput || !look_for_own_tasks()) throw;
      own_.open(target, context);  // its folder has been moved
    }
  }

  networks::Family family() const {
    const std::string& name = experiment_ ? experiment_->profile.family : exported_->family;
    const auto parsed = networks::parse_family(name);
    if (!parsed) throw bad_input("'" + name + "' is no family of networks");
    return *parsed;
  }

  // The dataset where it is there; photos do with what lies beside exported networks.
  void open(const RunContext& context, bool photo) {
    if (data_) return;
    if (!experiment_ && !exported_) {
      throw bad_input(path_.string() + ": holds measurements alone; it has no networks to ask");
    }
    const fs::path folder = experiment_ ? experiment_->dataset_folder(path_) : fs::path();
    std::error_code ignored;
    if (folder.empty() || !fs::is_directory(folder, ignored)) {
      if (photo && exported_) return;
      const outputs::Answerable state = outputs::answerable(path_);
      throw bad_input(state.problem + (photo ? " (the names of classes and the scales of answers "
                                               "are the dataset's)"
                                             : ""));
    }
    engine::Job job;  // what a job of this experiment would ask for
    job.dataset = folder;
    job.image_size = experiment_->profile.image_size;
    job.family = experiment_->profile.family;
    job.samples = experiment_->dataset_identity;
    data_ = JobData::open(job, context, false);
    if (!data_) throw failure("stopped while the dataset was opened");
  }

  dataset::SampleOptions exported() const {
    dataset::SampleOptions options;
    options.size = exported_->image_size;
    options.tile_size = networks::tile_size_for(options.size, family());
    options.classes = &exported_->classes;
    options.statistics = &exported_->statistics;
    options.own = &own_.tasks();
    return options;
  }

  const outputs::AnswerableRow* find(const outputs::Row& row) {
    const outputs::AnswerableRow* known = found_ ? found_->find(row) : nullptr;
    if (known != nullptr) {
      // Deleted meanwhile?
      std::error_code ignored;
      bool there = known->readout.empty() || fs::exists(known->readout, ignored);
      for (const fs::path& file : known->networks) {
        there = there && (file.empty() || fs::exists(file, ignored));
      }
      if (there) return known;
    }
    if (!found_ || known != nullptr || Clock::now() - looked_ >= kLookAgain) {
      found_ = outputs::answerable(path_);
      looked_ = Clock::now();
      known = found_->find(row);
    }
    return known;
  }

  fs::path path_;
  std::optional<engine::Experiment> experiment_;
  std::optional<outputs::NetworkFolder> exported_;
  AskedTasks own_;
  std::optional<JobData> data_;
  std::optional<outputs::Answerable> found_;
  Clock::time_point looked_;
  NetworkShelf shelf_;
};

Prediction::Prediction(const fs::path& study) : body_(std::make_unique<Body>(study)) {}
Prediction::~Prediction() = default;
outputs::Reply Prediction::answer(const outputs::Request& request, const RunContext& context) {
  return body_->answer(request, context);
}

}  // namespace taskatlas::jobs
