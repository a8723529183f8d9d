// SPDX-License-Identifier: MIT
#include "jobs/export_networks.hpp"

#include "base/error.hpp"
#include "engine/experiment.hpp"
#include "jobs/job_data.hpp"
#include "networks/task_network.hpp"
#include "outputs/network_folder.hpp"
#include "outputs/networks.hpp"
#include "study/study.hpp"

#include <utility>
#include <vector>

namespace taskatlas::jobs {

namespace fs = std::filesystem;

std::optional<ExportedNetworks> export_networks(const fs::path& path, const fs::path& folder,
                                                const RunContext& context) {
  const Study study = Study::open(path);
  const engine::Experiment experiment = engine::read_experiment(study);
  const outputs::Answerable found = outputs::answerable(path);
  std::vector<outputs::AnswerableRow> rows;
  for (const outputs::AnswerableRow& row : found.rows) {
    if (row.row.sources.front() == "self" && !row.half &&
        row.row.seed == experiment.profile.seeds.front()) {
      rows.push_back(row);
    }
  }
  if (rows.empty()) {
    throw bad_input(path.string() +
                    ": has no task networks to export; taskatlas-cli run trains them");
  }
  if (!found.problem.empty()) throw bad_input(found.problem);
  engine::Job job;  // what a job of this experiment would ask for
  job.dataset = *found.dataset;
  job.image_size = experiment.profile.image_size;
  job.family = experiment.profile.family;
  const auto data = JobData::open(job, context, false);
  if (!data) return std::nullopt;

  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw failure(folder.string() + ": cannot be made: " + error.message());
  outputs::NetworkFolder content;
  content.study = study.info().uuid;
  content.image_size = experiment.profile.image_size;
  content.family = experiment.profile.family;
  content.classes = data->source().classes();
  content.statistics = *data->source().options().statistics;
  for (const outputs::AnswerableRow& row : rows) {
    if (context.stopped()) return std::nullopt;
    const std::string file = row.row.target + ".bin";
    networks::TaskNetwork::load(row.networks.front()).save(folder / file, true);
    content.networks.push_back({row.row.target, row.row.seed, file});
    context.progress(static_cast<double>(content.networks.size()), static_cast<double>(rows.size()),
                     "networks");
  }
  outputs::write_network_folder(folder, content);
  ExportedNetworks exported;
  exported.networks = content.networks.size();
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) exported.bytes += entry.file_size();
  }
  return exported;
}

}  // namespace taskatlas::jobs
