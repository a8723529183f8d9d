// SPDX-License-Identifier: MIT
#include "cli/experiment_text.hpp"

#include "base/numbers.hpp"
#include "base/shell_text.hpp"
#include "cli/json_text.hpp"
#include "cli/numbers_text.hpp"
#include "cli/text.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

using Json = nlohmann::ordered_json;
using enum TextTable::Align;

std::string job_share(std::size_t done, std::size_t jobs) {
  return std::to_string(done) + " of " + std::to_string(jobs);
}

std::string numbers(const std::vector<std::int64_t>& values) {
  std::vector<std::string> texts;
  for (const std::int64_t value : values) texts.push_back(std::to_string(value));
  return joined(texts);
}

Json plan_json(const engine::Plan& plan) {
  Json kinds = Json::array();
  for (const engine::KindPlan& kind : plan.kinds) {
    kinds.push_back({{"kind", to_string(kind.kind)},
                     {"jobs", kind.jobs},
                     {"done", kind.done},
                     {"networks", kind.networks},
                     {"seconds", kind.seconds}});
  }
  return {{"jobs", plan.jobs},
          {"done", plan.done},
          {"seconds_left", plan.seconds_left},
          {"worker_seconds", plan.worker_seconds},
          {"memory_bytes", plan.memory},
          {"worker_memory_bytes", plan.worker_memory},
          {"device_memory_bytes", plan.device_memory},
          {"disk_bytes", plan.disk},
          {"disk_left_bytes", plan.disk_left},
          {"workers", plan.workers},
          {"threads", plan.threads},
          {"device", plan.device},
          {"train_views", plan.sizes.train},
          {"validation_views", plan.sizes.validation},
          {"test_views", plan.sizes.test},
          {"kinds", std::move(kinds)},
          {"basis", plan.basis}};
}

std::string workers_text(const engine::Plan& plan) {
  return std::to_string(plan.workers) + " at once, " + std::to_string(plan.threads) +
         (plan.threads == 1 ? " thread each" : " threads each") + ", device " + plan.device;
}

}  // namespace

std::string duration_text(double seconds) {
  constexpr double kMinute = 60, kHour = 3600, kDay = 86400;
  if (seconds < 90) return format_fixed(std::ceil(seconds), 0) + " s";
  if (seconds < 90 * kMinute) return format_fixed(std::ceil(seconds / kMinute), 0) + " min";
  if (seconds < 2 * kDay) return format_fixed(seconds / kHour, 1) + " h";
  return format_fixed(seconds / kDay, 1) + " days";
}

std::string experiment_text(const std::string& study, const engine::Experiment& experiment,
                            const engine::Plan& plan, const OutputOptions& output) {
  std::vector<std::string> sources, targets;
  for (const engine::ExperimentTask& task : experiment.tasks) {
    if (task.source) sources.push_back(task.code);
    if (task.target) targets.push_back(task.code);
  }
  const engine::Profile& profile = experiment.profile;
  if (output.json()) {
    return json_text({{"study", study},
                      {"dataset", experiment.dataset.string()},
                      {"profile", profile.name},
                      {"sources", sources},
                      {"targets", targets},
                      {"max_order", profile.max_order},
                      {"transfer_images", profile.transfer_images},
                      {"seeds", profile.seeds},
                      {"plan", plan_json(plan)}});
  }
  const std::string samples = experiment.dataset.empty() ? std::to_string(profile.rooms.views) +
                                                               " views of rooms, to be rendered"
                                                         : experiment.dataset.string();
  return fields_text(
      {{"Study", study},
       {"Samples", samples + " (" + std::to_string(plan.sizes.train) + " train, " +
                       std::to_string(plan.sizes.validation) + " validation, " +
                       std::to_string(plan.sizes.test) + " test)"},
       {"Profile", profile.name + ", pictures of " + std::to_string(profile.image_size) +
                       " pixels, " + profile.family + " networks"},
       {"Sources", std::to_string(sources.size()) + ": " + joined(sources)},
       {"Targets", std::to_string(targets.size()) + ": " + joined(targets)},
       {"Transfers", "orders 1 to " + std::to_string(profile.max_order) + ", trained on " +
                         numbers(profile.transfer_images) + " images"},
       {"Plan", std::to_string(plan.jobs) + " jobs, about " + duration_text(plan.seconds_left) +
                    " (" + workers_text(plan) + ")"},
       {"Next", "taskatlas-cli run " + shell_quoted(study)}},
      Style::of(output));
}

std::string plan_text(const std::string& study, const engine::Plan& plan,
                      const OutputOptions& output) {
  if (output.json()) {
    Json json = Json::object();
    if (!study.empty()) json["study"] = study;
    json.update(plan_json(plan));
    return json_text(json);
  }
  const Style style = Style::of(output);
  TextTable table({{"Jobs", kLeft},
                   {"Number", kRight},
                   {"Done", kRight},
                   {"Networks", kRight},
                   {"Work left", kRight}});
  for (const engine::KindPlan& kind : plan.kinds) {
    table.add({std::string(to_string(kind.kind)), std::to_string(kind.jobs),
               std::to_string(kind.done), kind.networks > 0 ? std::to_string(kind.networks) : "-",
               kind.seconds > 0 ? duration_text(kind.seconds) : "-"});
  }
  Fields fields;
  if (!study.empty()) fields.emplace_back("Study", study);
  fields.emplace_back("Samples", std::to_string(plan.sizes.train) + " train, " +
                                     std::to_string(plan.sizes.validation) + " validation, " +
                                     std::to_string(plan.sizes.test) + " test views");
  fields.emplace_back("Workers", workers_text(plan));
  fields.emplace_back("Time left", plan.seconds_left > 0 ? duration_text(plan.seconds_left) : "-");
  if (plan.device_memory > 0) {
    constexpr double kHour = 3600;
    fields.emplace_back("GPU hours", format_fixed(plan.worker_seconds / kHour, 1));
    fields.emplace_back("GPU memory", bytes_text(static_cast<double>(plan.device_memory)) +
                                          " of a card, for the job that takes most");
  }
  const std::string worker = bytes_text(static_cast<double>(plan.worker_memory));
  const std::string to_come = bytes_text(static_cast<double>(plan.disk_left));
  fields.emplace_back(
      "Memory", bytes_text(static_cast<double>(plan.memory)) +
                    (plan.workers > 1 ? " of all workers together, " + worker + " of one" : ""));
  fields.emplace_back("Disk", bytes_text(static_cast<double>(plan.disk)) + " in the artifacts" +
                                  (plan.done > 0 ? ", " + to_come + " of it to come" : ""));
  for (const std::string& basis : plan.basis) {
    fields.emplace_back(&basis == &plan.basis.front() ? "Rests on" : "", basis);
  }
  return fields_text(fields, style) + "\n" + table.text(style);
}

std::string status_text(const std::string& study, const engine::RunStatus& status,
                        const OutputOptions& output) {
  if (output.json()) {
    Json json{{"study", study}};
    json.update(engine::to_json(status));
    return json_text(json);
  }
  const Style style = Style::of(output);
  Fields fields{{"Study", study}, {"State", std::string(to_string(status.state))}};
  if (status.state == engine::RunState::kMeasured) {
    fields.back().second += ": all results are in the study, but " + status.message +
                            "; `taskatlas-cli run` would make them again and leave the results";
  } else if (status.state == engine::RunState::kPartial) {
    fields.back().second += ": " + status.message + "; `taskatlas-cli run` goes on with the rest";
  } else if (!status.message.empty()) {
    fields.emplace_back("Reason", status.message);
  }
  fields.emplace_back(
      "Jobs", job_share(status.done, status.jobs) + " done" +
                  (status.measured > 0 ? ", " + std::to_string(status.measured) +
                                             " measured before, to be done again"
                                       : "") +
                  (status.failed > 0 ? ", " + std::to_string(status.failed) + " failed" : "") +
                  (status.skipped > 0 ? ", " + std::to_string(status.skipped) + " left out" : ""));
  if (status.seconds_left > 0) fields.emplace_back("Time left", duration_text(status.seconds_left));
  if (status.active()) {
    const bool slurm = status.executor == "slurm";
    fields.emplace_back(
        "Run by", "process " + std::to_string(status.pid) + " on " + status.host + ", " +
                      (slurm ? "by Slurm: " + std::to_string(status.running.size()) + " running, " +
                                   std::to_string(status.queued) + " queued"
                             : std::to_string(status.workers) + " workers") +
                      ", device " + status.device);
  }
  if (!status.active() && status.queued > 0) {
    fields.emplace_back("Slurm", std::to_string(status.queued) +
                                     (status.queued == 1 ? " job goes" : " jobs go") +
                                     " on there; `taskatlas-cli run --executor slurm` follows, "
                                     "`cancel` ends them");
  }
  std::string text = fields_text(fields, style) + "\n";
  TextTable table({{"Jobs", kLeft}, {"Done", kRight}, {"Failed", kRight}, {"Work left", kRight}});
  for (const engine::KindStatus& kind : status.kinds) {
    table.add({std::string(to_string(kind.kind)), job_share(kind.done, kind.jobs),
               kind.failed > 0 ? std::to_string(kind.failed) : "-",
               kind.seconds_left > 0 ? duration_text(kind.seconds_left) : "-"});
  }
  text += table.text(style);
  if (status.active() && !status.running.empty()) {
    const bool placed = status.executor == "slurm";
    std::vector<TextTable::Column> columns{{"In hand", kLeft}, {"Stage", kLeft}, {"Since", kRight}};
    if (placed) columns.push_back({"Where", kLeft});
    TextTable running(columns);
    for (const engine::RunningJob& job : status.running) {
      std::string stage = job.stage;
      if (job.total > 0) {
        stage += " " + format_fixed(job.done, 0) + " of " + format_fixed(job.total, 0);
      }
      std::vector<std::string> row{job.title, printable(stage), duration_text(job.seconds)};
      if (placed) row.push_back(printable(job.place));
      running.add(row);
    }
    text += "\n" + running.text(style);
  }
  if (!status.failures.empty()) {
    TextTable failures({{"Failed", kLeft}, {"Why", kLeft}});
    for (const engine::FailedJob& job : status.failures) {
      failures.add({printable(job.title), printable(job.message)});
    }
    text += "\n" + failures.text(style);
  }
  if (!status.notes.empty()) {
    TextTable notes({{"Jobs", kRight}, {"say", kLeft}});
    for (const engine::RunNote& note : status.notes) {
      notes.add({std::to_string(note.jobs), printable(note.text)});
    }
    text += "\n" + notes.text(style);
  }
  return text;
}

}  // namespace taskatlas::cli
