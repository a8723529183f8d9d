// SPDX-License-Identifier: MIT
#include "engine/devices.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "base/parallel.hpp"
#include "engine/engine_process.hpp"
#include "engine/fields.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>

#include <nlohmann/json.hpp>

namespace taskatlas::engine {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

// The value after "KEY:" in a file of /proc; empty where there is none.
std::string value_of(const char* path, const std::string& key) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) continue;
    const auto end = line.find_last_not_of(" \t", colon - 1);
    if (line.substr(0, end + 1) != key) continue;
    const auto begin = line.find_first_not_of(" \t", colon + 1);
    return begin == std::string::npos ? "" : line.substr(begin);
  }
  return {};
}

double kilobytes(const std::string& key) {
  const std::string text = value_of("/proc/meminfo", key);
  const auto digits = parse_integer(text.substr(0, text.find(' ')));
  return digits ? static_cast<double>(*digits) * 1024 : -1;
}

}  // namespace

std::string format_devices(const std::vector<Device>& devices) {
  Json json = Json::array();
  for (const Device& device : devices) {
    Json one{{"id", device.id}, {"name", device.name}};
    if (device.cores > 0) one["cores"] = device.cores;
    if (device.free_bytes >= 0) one["free_bytes"] = device.free_bytes;
    if (device.total_bytes >= 0) one["total_bytes"] = device.total_bytes;
    one["usable"] = device.problem.empty();
    if (!device.problem.empty()) one["problem"] = device.problem;
    json.push_back(std::move(one));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Device> parse_devices(std::string_view text) {
  const Json json = parse_json(text, "the list of devices");
  constexpr std::size_t kMost = 1000;
  if (!json.is_array() || json.size() > kMost) {
    throw bad_input("the list of devices is no list, or far too long");
  }
  std::vector<Device> devices;
  for (const Json& one : json) {
    Fields fields(one, "a device");
    Device device;
    device.id = fields.text("id", {});
    if (device.id.empty()) fields.refuse("id", "the name of a device");
    device.name = fields.text("name", {});
    device.cores = static_cast<int>(fields.integer("cores", 0, 0, 1 << 20));
    device.free_bytes = fields.number("free_bytes", -1);
    device.total_bytes = fields.number("total_bytes", -1);
    device.problem = fields.text("problem", {});
    fields.boolean("usable", true);
    fields.finish();
    devices.push_back(std::move(device));
  }
  return devices;
}

Device this_processor() {
  Device device;
  device.id = "cpu";
  device.name = value_of("/proc/cpuinfo", "model name");
  device.cores = thread_count(0);
  device.free_bytes = kilobytes("MemAvailable");
  device.total_bytes = kilobytes("MemTotal");
  return device;
}

std::vector<Device> list_devices(const std::filesystem::path& program,
                                 const std::stop_token& stop) {
  struct Kept {
    std::vector<Device> devices;
    Clock::time_point when;
  };
  static std::mutex mutex;
  static std::map<std::filesystem::path, Kept> kept;
  constexpr auto kFresh = std::chrono::minutes(1);
  const std::scoped_lock lock(mutex);  // whoever asks meanwhile waits for the same answer
  const auto known = kept.find(program);
  if (known != kept.end() && Clock::now() - known->second.when < kFresh) {
    return known->second.devices;
  }
  const Done done = run_engine(
      program, {"devices"}, [](const Event&) {}, stop);
  if (done.stopped) return {};
  const auto told = done.result.find("devices");
  if (told == done.result.end() || !std::holds_alternative<std::string>(told->second)) {
    throw bad_input(program.string() + ": does not say which devices there are");
  }
  auto devices = parse_devices(std::get<std::string>(told->second));
  kept[program] = {devices, Clock::now()};
  return devices;
}

std::vector<std::string> usable_cards(const std::vector<Device>& devices, const char* visible) {
  std::vector<std::string> named;  // by number
  if (visible != nullptr) {
    std::string_view rest = visible;
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      std::string_view name = rest.substr(0, comma);
      name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
      named.emplace_back(name.substr(0, name.find_last_not_of(' ') + 1));
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
  }
  constexpr std::string_view kPrefix = "cuda:";
  std::vector<std::string> cards;
  for (const Device& device : devices) {
    if (!device.problem.empty() || !device.id.starts_with(kPrefix)) continue;
    const auto number = parse_integer(std::string_view(device.id).substr(kPrefix.size()));
    if (!number || *number < 0) continue;
    const auto place = static_cast<std::size_t>(*number);
    if (visible == nullptr) {
      cards.push_back(std::to_string(*number));
    } else if (place < named.size()) {
      cards.push_back(named[place]);
    }
  }
  return cards;
}

std::string best_device(const std::vector<Device>& devices) {
  const bool card = std::any_of(devices.begin(), devices.end(), [](const Device& device) {
    return device.problem.empty() && device.id.starts_with("cuda");
  });
  return card ? "cuda" : "cpu";
}

Machine this_machine(const std::stop_token& stop) {
  try {
    const auto devices = list_devices(find_engine(), stop);
    return {best_device(devices), usable_cards(devices, nullptr).size()};
  } catch (const Error&) {
    return {};
  }
}

}  // namespace taskatlas::engine
