// SPDX-License-Identifier: MIT
// taskatlas-layout: lays graphs out for the other programs, over its standard streams
// (docs/layout-protocol.md). One thread, one request at a time.
#include "dot_layout.hpp"
#include "edge_router.hpp"
#include "graph/layout_protocol.hpp"

#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

using namespace taskatlas;
using layout_helper::DotLayout;
using layout_helper::EdgeRouter;
using layout_protocol::ProtocolError;
using layout_protocol::RequestType;
using layout_protocol::ResponseStatus;

constexpr int kExitDone = 0;    // the other side closed a pipe
constexpr int kExitFailed = 1;  // this machine: no Graphviz, no descriptor, no memory
constexpr int kExitUsage = 2;   // called with arguments
constexpr int kExitInput = 3;   // a message that breaks the protocol beyond recovery

// False at the end of the input.
bool read_exactly(int fd, char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t got = read(fd, bytes, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

template <class Request>
Request read_request(std::string_view payload) {
  Request request;
  layout_protocol::decode(payload, request);
  if (const auto problem = problem_of(request); !problem.empty()) throw ProtocolError(problem);
  return request;
}

std::string answer(DotLayout& dot, EdgeRouter& router, RequestType type, std::string_view payload) {
  switch (type) {
    case RequestType::kLayout:
      return layout_protocol::encode(dot.layout(read_request<LayoutRequest>(payload)));
    case RequestType::kRoute:
      return layout_protocol::encode(router.route(read_request<RouteRequest>(payload)));
    case RequestType::kPing:
      break;
  }
  if (!payload.empty()) throw ProtocolError("the message is longer than it should be");
  return layout_protocol::encode(HelperVersion{
      layout_protocol::kVersion, "taskatlas-layout " TASKATLAS_VERSION, dot.graphviz_version()});
}

std::string respond(DotLayout& dot, EdgeRouter& router, std::string_view message) {
  std::uint32_t serial = 0;
  std::string problem;
  try {
    const auto request = layout_protocol::decode_request(message);
    serial = request.serial;
    std::string payload = answer(dot, router, request.type, request.payload);
    if (payload.size() <= layout_protocol::kMaxResponseBytes / 2) {
      return layout_protocol::encode_response(ResponseStatus::kDone, serial, payload);
    }
    problem = "the answer is too long: ask for fewer pairs at a time";
  } catch (const std::exception& error) {
    problem = error.what();
  }
  return layout_protocol::encode_response(ResponseStatus::kError, serial,
                                          layout_protocol::encode_text(problem));
}

int serve(int input, int output) {
  DotLayout dot;
  EdgeRouter router;
  std::string message;
  char length_bytes[layout_protocol::kLengthBytes];
  while (read_exactly(input, length_bytes, sizeof length_bytes)) {
    const std::uint32_t length = layout_protocol::read_length(length_bytes);
    // Where the next message would begin cannot be known any more.
    if (length > layout_protocol::kMaxRequestBytes) return kExitInput;
    message.resize(length);
    if (!read_exactly(input, message.data(), length)) return kExitDone;
    if (!write_all(output, layout_protocol::frame(respond(dot, router, message)))) return kExitDone;
  }
  return kExitDone;
}

void limit_memory() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // A graph that would need more is not worth the machine's swap.
  const rlimit limit{rlim_t{4} << 30, rlim_t{4} << 30};
  setrlimit(RLIMIT_DATA, &limit);
#endif
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
}

}  // namespace

#ifdef __SANITIZE_ADDRESS__
// Graphviz leaks some kilobytes for each context and layout; LeakSanitizer is to find ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libgvc\nleak:libcgraph\nleak:libcdt\nleak:libpathplan\nleak:libgvplugin\n"
         "leak:<unknown module>\n";
}
#endif

int main(int count, char** arguments) {
  if (count > 1) {
    const bool help = std::strcmp(arguments[1], "--help") == 0;
    std::fputs(
        "taskatlas-layout: lays graphs out for TaskAtlas's other programs, which start it.\n"
        "It takes no arguments and speaks a binary protocol on its standard streams.\n",
        help ? stdout : stderr);
    return help ? kExitDone : kExitUsage;
  }
  std::setlocale(LC_ALL, "C");  // Graphviz reads numbers by the locale
  std::signal(SIGPIPE, SIG_IGN);
  prctl(PR_SET_PDEATHSIG, SIGKILL);  // not even a layout that hangs outlives who asked for it
  limit_memory();
  // The answers have a descriptor of their own: what a library prints goes to standard error.
  const int output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (output < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return kExitFailed;
  try {
    return serve(STDIN_FILENO, output);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "taskatlas-layout: %s\n", error.what());
    return kExitFailed;
  }
}
