// SPDX-License-Identifier: MIT
#include "engine/run_setup.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "engine/local_executor.hpp"
#include "engine/slurm.hpp"
#include "engine/slurm_executor.hpp"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

// Results of two devices or numbers of threads are not to be mixed: the first run settles it.
std::string settled_device(const RunOptions& options, const Profile& profile, bool measured) {
  const bool slurm = options.executor == ExecutorKind::kSlurm;
  std::string device = options.device.empty() ? profile.device : options.device;
  if (device == "auto") device = profile.device;
  if (device == "auto") {
    // The cards of this machine tell nothing of those that tasks are given.
    device = slurm ? (profile.slurm.gpus > 0 ? "cuda" : "cpu") : options.find_device();
  }
  if (device != profile.device && profile.device != "auto" && measured) {
    throw usage_error("--device is '" + device +
                      "', but what this study has measured was computed on '" + profile.device +
                      "'; results of two devices are not mixed");
  }
  if (slurm && device != "cpu" && device != "cuda") {
    throw usage_error("the device is '" + device +
                      "'; a task of Slurm's sees the cards that it is given as the first ones: "
                      "cpu or cuda is expected");
  }
  if (slurm && device == "cuda" && profile.slurm.gpus == 0) {
    throw usage_error(
        "the device is 'cuda', but 'gpus' in the profile's slurm is 0: no task would be given a "
        "card");
  }
  return device;
}

}  // namespace

void settle_profile(const RunOptions& options, Study& study, Experiment& experiment) {
  Profile profile = experiment.profile;
  if (!options.slurm.empty()) {
    constexpr std::uintmax_t kMostBytes = 1 << 20;
    profile.slurm = parse_slurm_settings(read_file(options.slurm, kMostBytes),
                                         options.slurm.string(), profile.slurm);
  }
  profile.device = settled_device(options, profile, !study.measurements().empty());
  if (profile == experiment.profile) return;
  experiment.profile = std::move(profile);
  experiment.check();
  study.set_experiment(to_json(experiment).dump());
}

std::unique_ptr<Executor> make_executor(const RunOptions& options, const Experiment& experiment,
                                        int workers, const std::vector<std::string>& cards,
                                        const RunContext& context) {
  if (options.executor == ExecutorKind::kLocal) {
    if (const std::size_t left = tasks_in_slurm(options.study); left > 0) {
      throw usage_error(
          options.study.string() + ": " + std::to_string(left) +
          (left == 1 ? " job of it is" : " jobs of it are") +
          " in Slurm's hands; follow them with --executor slurm, or end them with `taskatlas-cli "
          "cancel` (where there is no Slurm any more, remove the folder " +
          (artifacts_folder(options.study) / "slurm").string() + ")");
    }
    return std::make_unique<LocalExecutor>(options.study, options.worker, workers, cards);
  }
  const SlurmSettings& settings = experiment.profile.slurm;
  if (!settings.prologue.empty() && !options.trust_prologue) {
    std::string lines;
    for (const std::string& line : settings.prologue) lines += "\n  " + line;
    throw usage_error(
        "the profile of this study has a prologue, which a shell would run on the cluster in your "
        "name:" +
        lines + "\nWhere you know these lines, say so with --trust-prologue");
  }
  SlurmOptions slurm;
  slurm.study = std::filesystem::absolute(options.study);
  slurm.program = options.worker;
  slurm.settings = settings;
  slurm.log = [&context](const std::string& message) { context.log(message); };
  return std::make_unique<SlurmExecutor>(std::move(slurm));
}

}  // namespace taskatlas::engine
