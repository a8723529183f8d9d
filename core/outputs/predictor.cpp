// SPDX-License-Identifier: MIT
#include "outputs/predictor.hpp"

#include "base/child_process.hpp"
#include "base/error.hpp"
#include "engine/engine_process.hpp"
#include "outputs/predict_protocol.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>

#include <poll.h>
#include <unistd.h>

namespace taskatlas::outputs {
namespace {

constexpr int kTick = 50;  // milliseconds, until a request to stop is seen

// The engine died, or closed its pipes.
struct Died {
  std::string how;
};

}  // namespace

class Predictor::Body {
 public:
  Body(const std::filesystem::path& study, std::filesystem::path program)
      : study_(std::filesystem::absolute(study)), program_(std::move(program)) {}

  const std::filesystem::path& study() const { return study_; }

  void warm_up() {
    if (!child_.running()) start();
  }

  Reply ask(const Request& request, const std::stop_token& stop) {
    check(request);
    std::string how;
    for (int attempt = 0; attempt < 2; ++attempt) {
      if (stop.stop_requested()) throw Stopped{};
      try {
        warm_up();
        return ask_once(request, stop);
      } catch (const Died& died) {
        how = died.how;
      } catch (const Error&) {
        if (!answered_) child_.end();  // who knows what it will say next
        throw;
      }
    }
    throw failure(program().string() + " " + how + " twice while it was asked about " +
                  request.target +
                  "; it may be out of memory. Its messages are on the standard error");
  }

 private:
  std::filesystem::path program() const {
    return program_.empty() ? engine::find_engine() : program_;
  }

  void start() {
    const std::filesystem::path which = program();
    const std::string why = child_.start(which, {"predict", "--study", study_.string(), "--stdin"});
    if (!why.empty()) throw failure("cannot start " + which.string() + ": " + why);
    reader_ = {};
    to_write_.clear();
    ready_ = false;
  }

  [[noreturn]] void died() {
    const std::string how = child_.end(std::chrono::milliseconds(500));
    throw Died{how.empty() ? "closed its output" : how};
  }

  Reply ask_once(const Request& request, const std::stop_token& stop) {
    const std::uint64_t id = ++last_id_;
    to_write_ += format_request(id, request);
    answered_ = false;
    while (true) {
      while (const auto event = reader_.next()) {
        if (std::holds_alternative<Ready>(*event)) {
          if (ready_) throw bad_input("taskatlas-engine says twice that it is ready");
          ready_ = true;
        } else if (const auto* error = std::get_if<NumberedError>(&*event)) {
          if (!is_of(error->id, id)) continue;
          answered_ = true;
          throw Error(error->kind, error->message);
        } else {
          const auto& reply = std::get<NumberedReply>(*event);
          if (!is_of(reply.id, id)) continue;
          answered_ = true;
          return with_rows(reply.reply, request);
        }
      }
      if (stop.stop_requested()) throw Stopped{};
      pump();
    }
  }

  // Questions that were given up are answered all the same, before this one.
  static bool is_of(std::uint64_t answered, std::uint64_t asked) {
    if (answered > asked) throw bad_input("taskatlas-engine answers what it was not asked");
    return answered == asked;
  }

  static Reply with_rows(Reply reply, const Request& request) {
    if (reply.rows.size() != request.rows.size() || reply.target != request.target) {
      throw bad_input("taskatlas-engine answers other rows than it was asked about");
    }
    for (std::size_t i = 0; i < reply.rows.size(); ++i) reply.rows[i].row = request.rows[i];
    return reply;
  }

  // Writes what it can, reads what there is; waits for a tick at most.
  void pump() {
    std::array<pollfd, 2> polled{
        {{child_.output(), POLLIN, 0}, {to_write_.empty() ? -1 : child_.input(), POLLOUT, 0}}};
    if (poll(polled.data(), polled.size(), kTick) < 0) {
      if (errno == EINTR) return;
      throw failure(std::string("poll: ") + std::strerror(errno));
    }
    if (polled[1].revents != 0) {
      const ssize_t written = write(child_.input(), to_write_.data(), to_write_.size());
      if (written > 0) to_write_.erase(0, static_cast<std::size_t>(written));
      if (written < 0 && errno != EINTR && errno != EAGAIN) died();
    }
    if (polled[0].revents == 0) return;
    std::array<char, 65536> bytes;
    const ssize_t got = read(child_.output(), bytes.data(), bytes.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) died();
    reader_.feed({bytes.data(), static_cast<std::size_t>(got)});
  }

  std::filesystem::path study_, program_;
  ChildProcess child_;
  ReplyReader reader_;
  std::uint64_t last_id_ = 0;
  std::string to_write_;
  bool ready_ = false;
  bool answered_ = true;  // the last question
};

Predictor::Predictor(const std::filesystem::path& study, std::filesystem::path program)
    : body_(std::make_unique<Body>(study, std::move(program))) {}
Predictor::~Predictor() = default;
const std::filesystem::path& Predictor::study() const { return body_->study(); }
void Predictor::warm_up() { body_->warm_up(); }
Reply Predictor::ask(const Request& request, const std::stop_token& stop) {
  return body_->ask(request, stop);
}

}  // namespace taskatlas::outputs
