// SPDX-License-Identifier: MIT
#include "outputs/advice.hpp"

#include "base/shell_text.hpp"
#include "engine/experiment.hpp"
#include "engine/job_list.hpp"
#include "study/builtin.hpp"

#include <algorithm>
#include <optional>
#include <system_error>

namespace taskatlas::outputs {
namespace {

namespace fs = std::filesystem;
using engine::Experiment;
using engine::ExperimentTask;

bool is_alone(const Row& row, PseudoSource source) {
  return row.sources.size() == 1 && row.sources.front() == to_string(source);
}

std::string codes_of(const Experiment& experiment, bool (*fits)(const ExperimentTask&)) {
  std::string codes;
  for (const ExperimentTask& task : experiment.tasks) {
    if (fits(task)) codes += (codes.empty() ? "" : ", ") + task.code;
  }
  return codes;
}

Advice no_such(const std::string& code, const std::string& part, const std::string& known) {
  return {"'" + code + "' is no " + part + " of this study's experiment, which has " + known,
          ErrorKind::kUsage};
}

// Why a task has no network of its own, whatever is run; nullopt where it is to have one.
std::optional<Advice> no_own_network(const Experiment& experiment, const std::string& code) {
  if (code.empty()) return std::nullopt;
  const auto known = std::find_if(experiment.tasks.begin(), experiment.tasks.end(),
                                  [&](const ExperimentTask& task) { return task.code == code; });
  if (known == experiment.tasks.end()) {
    return no_such(code, "task", codes_of(experiment, [](const auto&) { return true; }));
  }
  const dataset::OwnTask* own = experiment.find_own(code);
  if (own != nullptr && own->is_source_only()) {
    return Advice{"it is a folder of representations: it serves transfers, and answers nothing",
                  ErrorKind::kUsage};
  }
  if (own != nullptr && own->novel) {
    return Advice{
        "it has no labels in the split train, so that transfers into it are its only "
        "networks: --transfers 'SOURCE->" +
            code + "' asks one",
        ErrorKind::kUsage};
  }
  if (code == "random") {
    return Advice{"it is an encoder that is never trained, and answers nothing", ErrorKind::kUsage};
  }
  return std::nullopt;
}

// Why no run of that experiment comes to a network for the row; nullopt where one does.
std::optional<Advice> out_of_reach(const Experiment& experiment, const Row& row) {
  if (is_alone(row, PseudoSource::kSelf)) return no_own_network(experiment, row.target);
  if (is_alone(row, PseudoSource::kPixels) || is_alone(row, PseudoSource::kAverage)) {
    const bool known = std::any_of(
        experiment.tasks.begin(), experiment.tasks.end(),
        [&](const ExperimentTask& task) { return task.target && task.code == row.target; });
    if (known) return std::nullopt;
    return no_such(row.target, "target",
                   codes_of(experiment, [](const auto& task) { return task.target; }));
  }
  try {
    engine::check_transfer(experiment, row.sources, row.target);
  } catch (const Error& error) {
    return Advice{error.what(), error.kind()};
  }
  return std::nullopt;
}

std::string only(const Row& row) {
  if (is_alone(row, PseudoSource::kSelf)) return "train";
  if (is_alone(row, PseudoSource::kPixels) || is_alone(row, PseudoSource::kAverage)) {
    return "baseline";
  }
  return shell_quoted(row.label());
}

// What is to be there before anything can be run.
std::string before_it(const Experiment& experiment) {
  std::error_code ignored;
  if (experiment.dataset.empty() || fs::is_directory(experiment.dataset, ignored)) return {};
  return "once its dataset is back at " + experiment.dataset.string() + ", ";
}

}  // namespace

Advice how_to_measure(const fs::path& path, const Row& row) {
  const Study study = Study::open(resolve_study(path.string()));
  if (!study.experiment()) {
    return {std::string("the study holds measurements alone, ") +
                (study.info().builtin ? "published ones" : "imported ones") +
                ", and can have no networks; `taskatlas-cli study create` makes a study that "
                "trains its own",
            ErrorKind::kBadInput};
  }
  const Experiment experiment = engine::read_experiment(study);
  if (auto reason = out_of_reach(experiment, row)) return *reason;
  const std::string file = shell_quoted(path.string());
  const std::string makes = is_alone(row, PseudoSource::kAverage) ? " makes it" : " trains it";
  const auto run = [&](const std::string& name) {
    return "taskatlas-cli run " + name + " --only " + only(row) + makes;
  };
  if (study.info().builtin) {
    return {before_it(experiment) + "in a copy (taskatlas-cli study copy " + file +
            " mine.taskstudy), " + run("mine.taskstudy")};
  }
  return {before_it(experiment) + run(file)};
}

}  // namespace taskatlas::outputs
