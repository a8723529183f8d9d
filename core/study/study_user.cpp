// SPDX-License-Identifier: MIT
// What is the user's: tasks' names and kinds, scenarios, states of views.
#include "study/contents.hpp"
#include "study/limits.hpp"
#include "study/study_body.hpp"
#include "study/text.hpp"
#include "study/writer.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

void check_name(std::string_view name, const std::string& what) {
  if (name.empty() || name.size() > limits::kNameBytes || !is_text(name)) {
    throw usage_error(what + " must be UTF-8 text of 1 to " + std::to_string(limits::kNameBytes) +
                      " bytes");
  }
}

std::vector<std::string> scenario_names(const sqlite::Database& database) {
  std::vector<std::string> names;
  sqlite::Statement row(database, "SELECT name FROM scenario ORDER BY position, id");
  while (row.step()) names.emplace_back(row.text(0));
  return names;
}

bool has_scenario(const sqlite::Database& database, std::string_view name) {
  sqlite::Statement row(database, "SELECT 1 FROM scenario WHERE name = ?");
  row.bind(1, name);
  return row.step();
}

std::int64_t count_scenarios(const sqlite::Database& database) {
  sqlite::Statement row(database, "SELECT count(*) FROM scenario");
  row.step();
  return row.integer(0);
}

void require_scenario(const sqlite::Database& database, const std::filesystem::path& path,
                      std::string_view name) {
  if (has_scenario(database, name)) return;
  std::string there;
  for (const std::string& one : scenario_names(database)) {
    there += (there.empty() ? "; it has: " : ", ") + one;
  }
  throw usage_error(path.string() + ": has no scenario '" + std::string(name) + "'" + there);
}

void require_task(const sqlite::Database& database, const std::filesystem::path& path,
                  std::string_view code) {
  sqlite::Statement row(database, "SELECT 1 FROM task WHERE code = ?");
  row.bind(1, code);
  if (!row.step()) {
    throw usage_error(path.string() + ": has no task '" + std::string(code) + "'");
  }
}

}  // namespace

std::vector<Task> Study::tasks() const { return contents::tasks(*body_->database); }

void Study::set_task_name(std::string_view code, std::string_view name) {
  check_name(name, "a task's name");
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    require_task(database, body_->path, code);
    sqlite::Statement(database, "UPDATE task SET name = ? WHERE code = ?")
        .bind(1, name)
        .bind(2, code)
        .run();
  });
}

void Study::set_task_kind(std::string_view code, TaskKind kind) {
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    require_task(database, body_->path, code);
    sqlite::Statement(database, "UPDATE task SET kind = ? WHERE code = ?")
        .bind(1, to_string(kind))
        .bind(2, code)
        .run();
  });
}

void Study::add_task(const Task& task) {
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    const auto there = contents::tasks(database);
    if (std::any_of(there.begin(), there.end(),
                    [&](const Task& other) { return other.code == task.code; })) {
      throw usage_error(body_->path.string() + ": has a task '" + task.code + "' already");
    }
    writer::add_task(database, there.size(), task);
  });
}

std::vector<Scenario> Study::scenarios() const { return contents::scenarios(*body_->database); }

std::optional<Scenario> Study::find_scenario(std::string_view name) const {
  for (Scenario& scenario : scenarios()) {
    if (scenario.name == name) return std::move(scenario);
  }
  return std::nullopt;
}

void Study::put_scenario(const Scenario& scenario) {
  check_name(scenario.name, "a scenario's name");
  scenario.check();
  std::string json;
  try {
    json = to_json(scenario).dump();
  } catch (const nlohmann::json::exception&) {
    throw usage_error("scenario '" + scenario.name + "' holds a text that is not UTF-8");
  }
  if (json.size() > limits::kJsonBytes) throw usage_error("the scenario is too large");
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    const bool there = has_scenario(database, scenario.name);
    if (!there && count_scenarios(database) >= limits::kScenarios) {
      throw usage_error(body_->path.string() + ": has " + std::to_string(limits::kScenarios) +
                        " scenarios, the most that a study may have; remove one first");
    }
    sqlite::Statement(
        database, there
                      ? "UPDATE scenario SET json = ?2, modified = ?3 WHERE name = ?1"
                      : "INSERT INTO scenario(name, position, json, modified) "
                        "VALUES(?1, (SELECT coalesce(max(position) + 1, 0) FROM scenario), ?2, ?3)")
        .bind(1, scenario.name)
        .bind(2, json)
        .bind(3, utc_now())
        .run();
  });
}

void Study::rename_scenario(std::string_view from, std::string_view to) {
  check_name(to, "a scenario's name");
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    require_scenario(database, body_->path, from);
    if (from == to) return;
    if (has_scenario(database, to)) {
      throw usage_error(body_->path.string() + ": has a scenario '" + std::string(to) +
                        "' already");
    }
    for (const Scenario& scenario : contents::scenarios(database)) {
      if (scenario.name != from) continue;
      Scenario renamed = scenario;
      renamed.name = to;
      sqlite::Statement(database,
                        "UPDATE scenario SET name = ?, json = ?, modified = ? WHERE name = ?")
          .bind(1, to)
          .bind(2, to_json(renamed).dump())
          .bind(3, utc_now())
          .bind(4, from)
          .run();
    }
  });
}

void Study::remove_scenario(std::string_view name) {
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    require_scenario(database, body_->path, name);
    sqlite::Statement(database, "DELETE FROM scenario WHERE name = ?").bind(1, name).run();
  });
}

void Study::move_scenario(std::string_view name, std::size_t position) {
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    require_scenario(database, body_->path, name);
    auto names = scenario_names(database);
    if (position >= names.size()) {
      throw usage_error("position " + std::to_string(position) + " is behind the last of " +
                        std::to_string(names.size()) + " scenarios");
    }
    const auto from = std::find(names.begin(), names.end(), name);
    std::string moved = *from;
    names.erase(from);
    names.insert(names.begin() + static_cast<std::ptrdiff_t>(position), std::move(moved));
    sqlite::Statement place(database, "UPDATE scenario SET position = ? WHERE name = ?");
    for (std::size_t i = 0; i < names.size(); ++i) {
      place.bind(1, static_cast<std::int64_t>(i)).bind(2, names[i]).run();
    }
  });
}

std::vector<std::string> Study::view_keys() const {
  std::vector<std::string> keys;
  sqlite::Statement row(*body_->database, "SELECT key FROM view_state ORDER BY key");
  while (row.step()) keys.emplace_back(row.text(0));
  return keys;
}

std::optional<std::string> Study::view_state(std::string_view key) const {
  sqlite::Statement row(*body_->database, "SELECT value FROM view_state WHERE key = ?");
  row.bind(1, key);
  if (!row.step()) return std::nullopt;
  return std::string(row.text(0));
}

void Study::set_view_state(std::string_view key, std::string_view json) {
  check_name(key, "a view's key");
  if (json.size() > limits::kJsonBytes || !nlohmann::json::accept(json)) {
    throw usage_error("the state of view '" + std::string(key) + "' is not JSON");
  }
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    sqlite::Statement(database, "INSERT OR REPLACE INTO view_state(key, value) VALUES(?, ?)")
        .bind(1, key)
        .bind(2, json)
        .run();
  });
}

void Study::remove_view_state(std::string_view key) {
  body_->write(StudyAccess::kEdit, [&](const sqlite::Database& database) {
    sqlite::Statement(database, "DELETE FROM view_state WHERE key = ?").bind(1, key).run();
  });
}

std::vector<Provenance> Study::provenance() const { return contents::provenance(*body_->database); }

}  // namespace taskatlas
