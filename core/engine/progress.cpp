// SPDX-License-Identifier: MIT
#include "engine/progress.hpp"

#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

using Json = nlohmann::json;

std::string_view kind_name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return "usage";
    case ErrorKind::kBadInput:
      return "bad_input";
    case ErrorKind::kFailed:
      break;
  }
  return "failed";
}

Json to_json(const Started& event) {
  return {{"event", "start"},
          {"version", event.version},
          {"program", event.program},
          {"job", event.job}};
}

Json to_json(const Progressed& event) {
  Json json{
      {"event", "progress"}, {"stage", event.stage}, {"done", event.done}, {"total", event.total}};
  if (event.seconds_left) json["seconds_left"] = *event.seconds_left;
  return json;
}

Json to_json(const Logged& event) { return {{"event", "log"}, {"message", event.message}}; }

Json to_json(const Done& event) {
  Json result = Json::object();
  for (const auto& entry : event.result) {
    std::visit([&](const auto& content) { result[entry.first] = content; }, entry.second);
  }
  return {{"event", "done"},
          {"outcome", event.stopped ? "stopped" : "finished"},
          {"result", std::move(result)}};
}

Json to_json(const Failed& event) {
  return {{"event", "error"}, {"kind", kind_name(event.kind)}, {"message", event.message}};
}

[[noreturn]] void refuse(const std::string& why) {
  throw bad_input("taskatlas-engine says something that is no event (" + why +
                  "): the programs may be of different versions; install them together");
}

std::string text(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) refuse(std::string(key) + " is no text");
  return found->get<std::string>();
}

double number(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number()) refuse(std::string(key) + " is no number");
  const double value = found->get<double>();
  if (!std::isfinite(value)) refuse(std::string(key) + " is not finite");
  return value;
}

Event parse_started(const Json& json) {
  const double version = number(json, "version");
  if (version < 1 || version > 1e6) refuse("version is out of range");
  return Started{static_cast<int>(version), text(json, "program"), text(json, "job")};
}

Event parse_progressed(const Json& json) {
  Progressed event{text(json, "stage"), number(json, "done"), number(json, "total"), std::nullopt};
  if (json.contains("seconds_left")) event.seconds_left = number(json, "seconds_left");
  return event;
}

Event parse_done(const Json& json) {
  const std::string outcome = text(json, "outcome");
  if (outcome != "finished" && outcome != "stopped") refuse("outcome is unknown");
  Done event;
  event.stopped = outcome == "stopped";
  if (const auto result = json.find("result"); result != json.end()) {
    if (!result->is_object()) refuse("result is no object");
    for (const auto& [key, value] : result->items()) {
      if (value.is_string()) {
        event.result[key] = value.get<std::string>();
      } else if (value.is_number()) {
        event.result[key] = value.get<double>();
      } else {
        refuse("result holds neither text nor number");
      }
    }
  }
  return event;
}

Event parse_failed(const Json& json) {
  const std::string kind = text(json, "kind");
  for (const ErrorKind known : {ErrorKind::kFailed, ErrorKind::kUsage, ErrorKind::kBadInput}) {
    if (kind == kind_name(known)) return Failed{known, text(json, "message")};
  }
  refuse("kind is unknown");
}

}  // namespace

std::string format_event(const Event& event) {
  return std::visit(
      [](const auto& content) {
        return to_json(content).dump(-1, ' ', false, Json::error_handler_t::replace);
      },
      event);
}

std::optional<Event> parse_event(std::string_view line) {
  if (line.size() > kMaxLineBytes) refuse("a line is too long");
  // The parser recurses; nothing of the protocol is nested more than twice.
  constexpr int kMaxDepth = 4;
  const auto too_deep = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kMaxDepth) refuse("nested too deeply");
    return true;
  };
  Json json;
  try {
    json = Json::parse(line, too_deep);
  } catch (const Json::exception&) {
    refuse("a line is no JSON");
  }
  if (!json.is_object()) refuse("a line is no object");
  const std::string kind = text(json, "event");
  if (kind == "start") return parse_started(json);
  if (kind == "progress") return parse_progressed(json);
  if (kind == "log") return Logged{text(json, "message")};
  if (kind == "done") return parse_done(json);
  if (kind == "error") return parse_failed(json);
  return std::nullopt;
}

void EventReader::feed(std::string_view bytes, const std::function<void(const Event&)>& on_event) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    pending_.append(bytes.substr(0, end));
    if (pending_.size() > kMaxLineBytes) refuse("a line is too long");
    if (end == std::string_view::npos) return;
    bytes.remove_prefix(end + 1);
    const std::string line = std::exchange(pending_, {});
    if (const auto event = parse_event(line)) on_event(*event);
  }
}

std::optional<Progressed> ProgressMeter::update(double done, double total, std::string_view stage,
                                                Clock::time_point now) {
  constexpr auto kInterval = std::chrono::milliseconds(100);
  const std::lock_guard lock(mutex_);
  const bool first = stage != stage_;
  if (first) {
    stage_ = stage;
    begun_ = now;
    first_ = done;
    last_ = -1;
  }
  if (done < last_) return std::nullopt;  // another thread overtook
  const bool finished = done >= total && last_ < total;
  last_ = done;
  if (!first && !finished && now - reported_ < kInterval) return std::nullopt;
  reported_ = now;
  Progressed event{std::string(stage), done, total, std::nullopt};
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  constexpr double kTellingSeconds = 0.5;  // before, the pace is anybody's guess
  if (done > first_ && seconds >= kTellingSeconds) {
    event.seconds_left = std::max(0.0, (total - done) * seconds / (done - first_));
  }
  return event;
}

}  // namespace taskatlas::engine
