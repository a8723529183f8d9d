// SPDX-License-Identifier: MIT
// Helpers real and fake, and solutions of the published table.
#pragma once

#include "base/atomic_file.hpp"
#include "graph/frozen_layout.hpp"
#include "graph/layout_client.hpp"
#include "graph/layout_protocol.hpp"
#include "support/published.hpp"
#include "support/temporary_folder.hpp"
#include "taxonomy/frontier.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>

namespace taskatlas::testing {

inline const std::filesystem::path& real_helper() {
  static const std::filesystem::path path = TASKATLAS_BINARY_DIR "/bin/taskatlas-layout";
  return path;
}

inline LayoutClientOptions with_helper(std::filesystem::path program, double time_limit = 60) {
  LayoutClientOptions options;
  options.program = std::move(program);
  options.time_limit = time_limit;
  options.start_limit = 20;
  return options;
}

inline std::shared_ptr<LayoutClient> real_client() {
  return std::make_shared<LayoutClient>(with_helper(real_helper()));
}

// A shell script in the place of a helper.
inline std::filesystem::path fake_helper(const TemporaryFolder& folder, const std::string& body,
                                         const std::string& name = "fake-helper") {
  const auto path = folder / name;
  write_file_atomically(path, "#!/bin/sh\n" + body + "\n", Links::kFollow);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  return path;
}

// Shell code that reads the first request, a ping, and says what a helper says.
inline std::string say_hello(const TemporaryFolder& folder, const HelperVersion& version,
                             std::uint32_t serial = 1) {
  namespace protocol = layout_protocol;
  const auto reply = folder / "hello";
  write_file_atomically(reply,
                        protocol::frame(protocol::encode_response(
                            protocol::ResponseStatus::kDone, serial, protocol::encode(version))),
                        Links::kFollow);
  return "head -c 9 >/dev/null; cat '" + reply.string() + "'\n";
}

inline HelperVersion a_version() { return {layout_protocol::kVersion, "fake 1", "0"}; }

inline LayoutRequest small_request() {
  LayoutRequest request;
  request.nodes = {{60, 20}, {80, 20}, {40, 20}, {50, 30}};
  request.edges = {{0, 1}, {0, 2}, {1, 3}, {2, 3}};
  return request;
}

// What a program printed, and how it ended.
struct Ran {
  int status = -1;
  std::string output;
};

inline Ran run_program(const std::string& command) {
  Ran ran;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return ran;
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) {
    ran.output.append(buffer, got);
  }
  const int status = ::pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

// The 16k table and its frontier, computed once.
inline const TransferTable& table_16k() {
  static const TransferTable table = published_table("16k");
  return table;
}

inline const std::vector<Taxonomy>& frontier_16k() {
  static const Frontier frontier = solve_frontier(table_16k(), {}, {}, {});
  return frontier.points;
}

inline FrozenLayout frozen_16k(LayoutClient& client) {
  auto outcome =
      freeze_layout(table_16k(), frontier_16k(), estimate_node_sizes(table_16k()), client, {}, {});
  EXPECT_EQ(outcome.status, HelperStatus::kDone) << outcome.reason;
  return std::move(outcome.result);
}

}  // namespace taskatlas::testing
