// SPDX-License-Identifier: MIT
// Jobs by worker processes of this machine, which are kept warm. Internal to the room.
#pragma once

#include "engine/executor.hpp"
#include "engine/worker.hpp"

#include <deque>
#include <filesystem>

namespace taskatlas::engine {

class LocalExecutor : public Executor {
 public:
  // `program` is started as `PROGRAM work --study STUDY --stdin`, as often as `workers` and as soon
  // as there is a job for it. Where there are `cards` (RunOptions::find_cards), each worker is told
  // to use one of them, in turn, by `--card NAME`.
  LocalExecutor(std::filesystem::path study, std::filesystem::path program, int workers,
                std::vector<std::string> cards = {});

  bool holds(const JobId& id) const override;
  bool idle() const override;
  std::vector<JobInHand> in_hand() const override;
  std::size_t room() const override;
  int attempts() const override { return 2; }
  bool takes_early() const override { return false; }
  void submit(std::span<const Job* const> jobs) override;
  void hold_back(bool) override {}  // what is in hand has begun
  void wait(std::chrono::milliseconds time, const Reports& report) override;
  void stop(Ending how) override;
  std::chrono::milliseconds patience() const override;
  void end() override;

 private:
  struct Seat {
    Worker worker;
    std::string stage;
    double done = 0, total = 0;
  };
  static void hear(Seat& seat, const Reports& report);
  static void take(Seat& seat, const WorkerEvent& event, const Reports& report);

  std::filesystem::path study_, program_;
  std::vector<std::string> cards_;
  std::deque<Seat> seats_;  // which cannot move
  bool stopping_ = false;
};

}  // namespace taskatlas::engine
