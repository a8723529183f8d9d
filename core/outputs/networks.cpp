// SPDX-License-Identifier: MIT
#include "outputs/networks.hpp"

#include "base/error.hpp"
#include "base/shell_text.hpp"
#include "engine/job_store.hpp"
#include "outputs/network_folder.hpp"
#include "study/builtin.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace taskatlas::outputs {
namespace {

namespace fs = std::filesystem;
using engine::Job;
using engine::JobId;

bool is_self(const Row& row) { return row.sources == std::vector<std::string>{"self"}; }

// Of `self`, the number of transfer images means nothing.
Row normal(Row row) {
  if (is_self(row)) row.transfer_images = 0;
  return row;
}

// The rows that jobs of one experiment have left networks for.
class Collector {
 public:
  Collector(const fs::path& study, const engine::Experiment& experiment)
      : store_(study), experiment_(experiment) {}

  std::map<Row, AnswerableRow> take() {
    const std::vector<Job> jobs = finished_jobs();
    for (const Job& job : jobs) {
      if (const auto* train = std::get_if<engine::TrainJob>(&job.work)) {
        networks_.try_emplace({train->task, train->seed},
                              store_.folder(job.id) / engine::kNetworkFile);
      }
    }
    for (const auto& [key, file] : networks_) {
      if (is_target(key.first)) add({{key.first, {"self"}, 0, key.second}, {}, {file}, false});
    }
    for (const Job& job : jobs) {
      if (const auto* work = std::get_if<engine::BaselineJob>(&job.work)) add_baselines(job, *work);
      if (const auto* work = std::get_if<engine::TransferJob>(&job.work)) add_transfers(job, *work);
    }
    return std::move(rows_);
  }

 private:
  std::vector<Job> finished_jobs() const {
    std::vector<Job> jobs;
    std::vector<JobId> ids;
    std::error_code error;
    for (fs::directory_iterator at(store_.artifacts() / "jobs", error), end; !error && at != end;
         at.increment(error)) {
      const std::string id = at->path().filename().string();
      if (engine::is_job_id(id)) ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    for (const JobId& id : ids) {
      try {
        Job job = store_.job(id);
        if (belongs(job) && store_.done(id)) jobs.push_back(std::move(job));
      } catch (const Error&) {
        // Of another version of the program, or damaged: nothing that could be relied on.
      }
    }
    return jobs;
  }

  bool belongs(const Job& job) const {
    const engine::Profile& profile = experiment_.profile;
    if (job.kind() == engine::JobKind::kRender) return false;
    return job.image_size == profile.image_size && job.family == profile.family &&
           job.device == profile.device && job.threads == profile.threads &&
           (experiment_.dataset_identity.empty() || job.samples == experiment_.dataset_identity) &&
           std::all_of(job.own.begin(), job.own.end(),
                       [&](const dataset::OwnTask& own) { return means(own); });
  }

  // Whether the study has that own task, wherever its folder lies by now.
  bool means(const dataset::OwnTask& own) const {
    const dataset::OwnTask* known = experiment_.find_own(own.task.code);
    return known != nullptr &&
           dataset::format_own_task(*known, false) == dataset::format_own_task(own, false);
  }

  // Any task's network answers, whether the experiment has it as a target or as a source alone; an
  // encoder that was never trained has nothing to say.
  static bool is_target(const std::string& task) { return task != "random"; }

  void add(const AnswerableRow& row) { rows_.try_emplace(row.row, row); }

  void add_baselines(const Job& job, const engine::BaselineJob& work) {
    const fs::path folder = store_.folder(job.id);
    std::error_code ignored;
    const Row pixels{work.target, {"pixels"}, work.transfer_images, work.seed};
    const Row average{work.target, {"average"}, work.transfer_images, work.seed};
    if (const fs::path file = folder / engine::readout_file(1); fs::exists(file, ignored)) {
      add({pixels, file, {}, false});
    }
    if (const fs::path file = folder / engine::kAverageFile; fs::exists(file, ignored)) {
      add({average, file, {}, false});
    }
  }

  void add_transfers(const Job& job, const engine::TransferJob& work) {
    for (std::size_t i = 0; i < work.sources.size(); ++i) {
      AnswerableRow row{{work.target, work.sources[i], work.transfer_images, work.seed},
                        store_.folder(job.id) / engine::readout_file(i),
                        {},
                        false};
      for (const std::string& source : work.sources[i]) {
        if (const auto network = network_of(work, source)) row.networks.push_back(*network);
      }
      if (row.networks.size() == work.sources[i].size()) add(row);
    }
  }

  // The very network whose representations the readouts were trained on; an empty path where they
  // lie in a folder of the user's.
  std::optional<fs::path> network_of(const engine::TransferJob& work, const std::string& source) {
    const auto bank = std::find_if(work.banks.begin(), work.banks.end(),
                                   [&](const auto& one) { return one.source == source; });
    if (bank == work.banks.end()) return std::nullopt;
    const auto known = encoders_.find(bank->encode);
    if (known != encoders_.end()) return known->second;
    std::optional<fs::path> file;
    try {
      const Job job = store_.job(bank->encode);
      const auto* encode = std::get_if<engine::EncodeJob>(&job.work);
      if (encode != nullptr && encode->network.empty()) {
        const dataset::OwnTask* own = job.find_own(source);
        if (own != nullptr && own->is_source_only() && means(*own)) file.emplace();
      } else if (encode != nullptr && store_.done(encode->network)) {
        file = store_.folder(encode->network) / engine::kNetworkFile;
      }
    } catch (const Error&) {  // gone or damaged: its transfers cannot be answered
    }
    return encoders_.emplace(bank->encode, file).first->second;
  }

  engine::JobStore store_;
  const engine::Experiment& experiment_;
  std::map<std::pair<std::string, std::uint64_t>, fs::path> networks_;
  std::map<JobId, std::optional<fs::path>> encoders_;  // by the job that ran them
  std::map<Row, AnswerableRow> rows_;
};

std::string missing_rooms(const Study& study) {
  const std::string word = shell_quoted(study_word(study.path()));
  const std::string render = " --only render makes them again";
  if (!study.info().builtin) {
    return "the rendered rooms are not there; taskatlas-cli run " + word + render;
  }
  return "the rendered rooms are not there; in a copy (taskatlas-cli study copy " + word +
         " mine.taskstudy), taskatlas-cli run mine.taskstudy" + render;
}

}  // namespace

const AnswerableRow* Answerable::find(const Row& row) const {
  const Row wanted = normal(row);
  const auto at =
      std::lower_bound(rows.begin(), rows.end(), wanted,
                       [](const AnswerableRow& one, const Row& key) { return one.row < key; });
  return at != rows.end() && at->row == wanted ? &*at : nullptr;
}

Answerable answerable(const fs::path& path) {
  Answerable out;
  std::map<Row, AnswerableRow> rows;
  const Study study = Study::open(path);
  if (study.experiment()) {
    const engine::Experiment experiment = engine::read_experiment(study);
    rows = Collector(study.path(), experiment).take();
    const fs::path folder = experiment.dataset_folder(study.path());
    std::error_code ignored;
    if (fs::is_directory(folder, ignored)) {
      out.dataset = folder;
    } else {
      out.problem = experiment.dataset.empty()
                        ? missing_rooms(study)
                        : folder.string() + ": the dataset is not there; mount it or put it back";
    }
  } else {
    out.problem = path.string() + ": holds measurements alone; it has no networks to ask";
  }
  const fs::path beside = find_networks(study);
  if (const auto exported = read_network_folder(beside)) {
    out.photos = true;
    for (const ExportedNetwork& one : exported->networks) {
      AnswerableRow row{{one.task, {"self"}, 0, one.seed}, {}, {beside / one.file}, true};
      const Row key = row.row;
      if (one.task != "random") rows.try_emplace(key, std::move(row));
    }
  }
  out.photos = out.photos || out.dataset.has_value();
  for (auto& [key, row] : rows) out.rows.push_back(std::move(row));
  return out;
}

}  // namespace taskatlas::outputs
