// SPDX-License-Identifier: MIT
// Stands in for taskatlas-engine (run, and work --stdin) and does an experiment's jobs without any
// network: losses are a hash of what they are the losses of, so that whoever does a job, and
// however often, comes to the same. $FAKE_ENGINE tells how `run` misbehaves: "dies" at once,
// without a word, or "refuses" with a reason. $FAKE_WORKER tells how `work` does, a list of
// WORD=VALUE with blanks between:
//   sleep=MS         of every job
//   fail=TEXT        jobs with that in their title report an error
//   die=TEXT         jobs with that in their title kill the worker
//   die_once=TEXT    the same, the first time alone
//   nonsense=TEXT    speaks what is no protocol
//   empty=TEXT       says it is done and leaves no result
//   deaf=TEXT        does not stop when it is told to
#include "base/numbers.hpp"
#include "base/sha256.hpp"
#include "cli/exit_codes.hpp"
#include "cli/interruption.hpp"
#include "engine/devices.hpp"
#include "engine/job_store.hpp"
#include "engine/worker_protocol.hpp"
#include "run.hpp"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <sstream>
#include <stop_token>
#include <string>
#include <thread>

#include <poll.h>
#include <unistd.h>

namespace taskatlas::engine {
namespace {

std::map<std::string, std::string> misbehaviour() {
  std::map<std::string, std::string> words;
  const char* text = std::getenv("FAKE_WORKER");
  std::istringstream stream(text != nullptr ? text : "");
  for (std::string word; stream >> word;) {
    const auto sign = word.find('=');
    words[word.substr(0, sign)] = sign == std::string::npos ? "" : word.substr(sign + 1);
  }
  return words;
}

void say(const WorkerEvent& event) {
  const std::string line = format_worker_event(event) + "\n";
  std::fwrite(line.data(), 1, line.size(), stdout);
  std::fflush(stdout);
}

float loss_of(const std::string& target, const std::vector<std::string>& sources, std::size_t image,
              std::uint64_t seed, std::int64_t images) {
  std::string text = target + "|" + std::to_string(image) + "|" + std::to_string(seed) + "|" +
                     std::to_string(images);
  for (const std::string& source : sources) text += "|" + source;
  return static_cast<float>(std::stoul(sha256(text).substr(0, 6), nullptr, 16)) / 16777216.0F;
}

JobLosses losses(const std::string& target, const std::vector<std::vector<std::string>>& rows,
                 std::uint64_t seed, std::int64_t images) {
  constexpr std::size_t kImages = 12;
  JobLosses found;
  found.target = target;
  found.rows = rows;
  for (std::size_t i = 0; i < kImages; ++i) {
    found.images.push_back("room_" + std::to_string(i / 4) + "/view_" + std::to_string(i));
    found.groups.push_back("room_" + std::to_string(i / 4));
  }
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < kImages; ++i) {
      found.losses.push_back(loss_of(target, row, i, seed, images));
    }
  }
  return found;
}

class FakeWorker {
 public:
  explicit FakeWorker(const std::filesystem::path& study) : store_(study) {}

  void work(const JobId& id) {
    const Job job = store_.job(id);
    const auto is = [&](const char* word) {
      const auto found = words_.find(word);
      return found != words_.end() && job.title().find(found->second) != std::string::npos;
    };
    const auto lock = store_.lock(id, {});
    if (is("die")) std::raise(SIGKILL);
    if (is("die_once")) {
      const auto mark = store_.folder(id) / "died";
      if (!std::filesystem::exists(mark)) {
        std::ofstream(mark) << "once";
        std::raise(SIGKILL);
      }
    }
    if (is("nonsense")) {
      std::fputs("Segmentation fault (core dumped)\n", stdout);
      std::fflush(stdout);
    }
    if (is("fail")) {
      return say({id, Failed{ErrorKind::kFailed, "the loss is not a number after step 3"}});
    }
    say({id, Progressed{"working", 0, 1, std::nullopt}});
    say({id, Logged{"begun"}});
    if (!card.empty()) say({id, Logged{"on card " + card}});
    const bool deaf = is("deaf");
    const auto milliseconds = parse_integer(words_.contains("sleep") ? words_["sleep"] : "0");
    for (long long i = 0; i < milliseconds.value_or(0); ++i) {
      if (!deaf && stopped()) return say({id, Done{true, {}}});
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    for (const JobId& needed : job.depends) {
      if (!store_.done(needed)) {
        return say({id, Failed{ErrorKind::kFailed, "what it needs is not there"}});
      }
    }
    if (!is("empty") && !store_.done(id)) finish(job);
    say({id, Done{false, {}}});
  }

  std::string card;  // that it was told to use

  // Reads a line; false at the end of file.
  static bool next(std::string& line) { return static_cast<bool>(std::getline(std::cin, line)); }

 private:
  // Whether a line, or the end of file, has come.
  static bool stopped() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (std::cin.rdbuf()->in_avail() <= 0 && poll(&input, 1, 0) <= 0) return false;
    std::string line;
    return !next(line) || line == kStopLine;
  }

  void finish(const Job& job) const {
    JobResult result;
    result.seconds = 0.001;
    std::optional<JobLosses> rows;
    const auto artifact = [&](const std::string& name) {
      std::ofstream(store_.folder(job.id) / name) << job.id;
      result.files.push_back(name);
    };
    if (const auto* train = std::get_if<TrainJob>(&job.work)) {
      artifact(kNetworkFile);
      if (train->self_losses) rows = losses(train->task, {{"self"}}, train->seed, 0);
    } else if (std::holds_alternative<EncodeJob>(job.work)) {
      artifact(kBankFile);
    } else if (const auto* baseline = std::get_if<BaselineJob>(&job.work)) {
      rows = losses(baseline->target, {{"pixels"}, {"average"}}, baseline->seed,
                    baseline->transfer_images);
    } else if (const auto* transfer = std::get_if<TransferJob>(&job.work)) {
      artifact(readout_file(0));
      rows = losses(transfer->target, transfer->sources, transfer->seed, transfer->transfer_images);
    }
    const auto note = words_.find("note");
    if (note != words_.end() && job.title().find(note->second) != std::string::npos) {
      result.notes.emplace_back("1 damaged sample is passed over: room/a (cut short)");
    }
    store_.finish(job.id, result, rows);
  }

  JobStore store_;
  std::map<std::string, std::string> words_ = misbehaviour();
};

// The real coordinator, with this program for its workers.
int coordinate(int count, char** words) {
  cli::Interruption interruption;
  engine_program::RunArguments arguments;
  for (int i = 2; i + 1 < count; i += 2) {
    const std::string option = words[i];
    if (option == "--study") arguments.study = words[i + 1];
    if (option == "--workers") arguments.workers = std::atoi(words[i + 1]);
    if (option == "--device") arguments.device = words[i + 1];
    if (option == "--only") arguments.only = words[i + 1];
    if (option == "--executor") arguments.executor = words[i + 1];
    if (option == "--slurm") arguments.slurm = words[i + 1];
  }
  engine_program::Reporter reporter(engine_program::ProgressStyle::kJson, "run");
  const char* how = std::getenv("FAKE_ENGINE");
  if (how != nullptr && std::string(how) == "dies") _exit(9);
  try {
    if (how != nullptr && std::string(how) == "refuses") throw failure("the moon is full");
    return run_study(arguments, reporter, interruption.token());
  } catch (const Error& error) {
    reporter.failed(error);
    return cli::exit_code(error.kind());
  }
}

}  // namespace
}  // namespace taskatlas::engine

int main(int count, char** words) {
  using namespace taskatlas::engine;
  std::signal(SIGPIPE, SIG_IGN);
  if (count > 1 && std::string(words[1]) == "devices") {
    const char* told = std::getenv("FAKE_DEVICES");  // as engine/devices.hpp writes them
    std::puts(format_event(Done{false,
                                {{"devices", told != nullptr && *told != '\0'
                                                 ? std::string(told)
                                                 : format_devices({this_processor()})}}})
                  .c_str());
    return 0;
  }
  if (count > 2 && std::string(words[1]) == "run") return coordinate(count, words);
  if (count != 5 && count != 7) return 2;  // work --study STUDY --stdin [--card NAME]
  say({"", Started{kProtocolVersion, "fake", "work"}});
  FakeWorker worker(words[3]);
  if (count == 7) worker.card = words[6];
  for (std::string line; FakeWorker::next(line);) {
    if (line != kStopLine) worker.work(line);
  }
  return 0;
}
