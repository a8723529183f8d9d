// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/own_task.hpp"
#include "engine/devices.hpp"
#include "engine/experiment.hpp"
#include "engine/fields.hpp"
#include "engine/job.hpp"
#include "engine/job_store.hpp"
#include "engine/status.hpp"
#include "engine/worker_protocol.hpp"
#include "fuzz/scratch.hpp"

#include <nlohmann/json.hpp>

namespace taskatlas::fuzz {
namespace {

// What is read can be written, and what was written reads the same.
template <class Parse, class Format>
void check(std::string_view text, Parse&& parse, Format&& format) {
  try {
    const auto value = parse(text);
    const std::string written = format(value);
    must(format(parse(written)) == written);
  } catch (const Error&) {
  }
}

std::string dumped(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

int fuzz_profile(Bytes bytes) {
  using namespace engine;
  const std::string_view text = text_of(bytes);
  check(
      text, [](std::string_view t) { return profile_from_json(parse_json(t, "fuzz")); },
      [](const Profile& profile) { return dumped(to_json(profile)); });
  check(
      text, [](std::string_view t) { return experiment_from_json(parse_json(t, "fuzz")); },
      [](const Experiment& experiment) { return dumped(to_json(experiment)); });
  return 0;
}

int fuzz_job(Bytes bytes) {
  using namespace engine;
  const std::string_view text = text_of(bytes);
  check(text, parse_job, format_job);
  check(
      text, [](std::string_view t) { return run_status_from_json(parse_json(t, "fuzz")); },
      [](const RunStatus& status) { return dumped(to_json(status)); });
  check(text, parse_devices, format_devices);
  return 0;
}

int fuzz_own_task(Bytes bytes) {
  check(
      text_of(bytes),
      [](std::string_view text) { return dataset::parse_own_task(text, "fuzz", "/data"); },
      [](const dataset::OwnTask& task) { return dataset::format_own_task(task); });
  return 0;
}

int fuzz_job_folder(Bytes bytes) {
  using namespace engine;
  if (bytes.empty()) return 0;
  static const JobStore store(scratch() / "jobs.taskstudy");
  static const JobId id = "0123456789abcdef0123456789abcdef";
  const std::filesystem::path folder = store.folder(id);
  std::filesystem::create_directories(folder);
  put(folder / kNetworkFile, "network");
  JobResult result;
  result.seconds = 2;
  result.files = {kNetworkFile};
  JobLosses losses;
  losses.target = "rgb2depth";
  losses.rows = {{"self"}, {"edge2d", "rgb2sfnorm"}};
  losses.images = {"room_1/point_1_view_2", "b"};
  losses.groups = {"room_1", "b"};
  losses.losses = {0.5F, 1, 2, 3};
  store.finish(id, result, losses);
  const char* const names[] = {"result.json", "images.json", "losses.npy", "failure.json"};
  const char* const name = names[static_cast<unsigned char>(bytes[0]) % 4];
  put(folder / name, bytes.subspan(1));
  store.result(id);
  try {
    if (const auto found = store.losses(id)) {
      must(found->losses.size() == found->rows.size() * found->images.size());
    }
  } catch (const Error&) {
  }
  try {
    store.failure(id);
  } catch (const Error&) {
  }
  std::filesystem::remove(folder / "failure.json");
  return 0;
}

int fuzz_progress(Bytes bytes) {
  using namespace engine;
  const std::string_view text = text_of(bytes);
  check(
      text,
      [](std::string_view line) {
        const auto event = parse_event(line);
        if (!event) throw bad_input("unknown");
        return *event;
      },
      format_event);
  check(
      text,
      [](std::string_view line) {
        const auto event = parse_worker_event(line);
        if (!event) throw bad_input("unknown");
        return *event;
      },
      format_worker_event);
  // In pieces it says what it says as a whole.
  const auto told = [&](std::size_t piece) {
    std::string said;
    try {
      EventReader reader;
      for (std::size_t at = 0; at < text.size(); at += piece) {
        reader.feed(text.substr(at, piece),
                    [&](const Event& event) { said += format_event(event) + "\n"; });
      }
    } catch (const Error&) {
      said += "refused";
    }
    return said;
  };
  must(told(7) == told(64));
  return 0;
}

}  // namespace taskatlas::fuzz
