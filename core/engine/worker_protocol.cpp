// SPDX-License-Identifier: MIT
#include "engine/worker_protocol.hpp"

#include "engine/fields.hpp"

#include <nlohmann/json.hpp>

namespace taskatlas::engine {

std::string format_worker_event(const WorkerEvent& event) {
  std::string line = format_event(event.event);
  // An object that is not empty: the id goes before its closing brace.
  if (!event.id.empty()) line.insert(line.size() - 1, R"(,"id":")" + event.id + '"');
  return line;
}

std::optional<WorkerEvent> parse_worker_event(std::string_view line) {
  auto event = parse_event(line);
  if (!event) return std::nullopt;
  WorkerEvent found{{}, std::move(*event)};
  if (std::holds_alternative<Started>(found.event)) return found;
  const auto json = parse_json(line, "what a worker says");
  found.id = Fields(json, "what a worker says").text("id", {});
  if (!is_job_id(found.id)) throw bad_input("a worker says something without the id of its job");
  return found;
}

}  // namespace taskatlas::engine
