// SPDX-License-Identifier: MIT
#include "jobs/job_runner.hpp"

#include "base/error.hpp"
#include "jobs/cuda.hpp"
#include "jobs/job_bodies.hpp"
#include "jobs/job_record.hpp"
#include "training/device_errors.hpp"

#include <algorithm>
#include <new>
#include <string>
#include <type_traits>

#include <ATen/Parallel.h>
#include <malloc.h>

namespace taskatlas::jobs {
namespace {

// Damaged samples by name, so that nobody has to search for them.
void note_skipped(const dataset::SampleSource& source, std::uint64_t before,
                  engine::JobResult& result) {
  const std::uint64_t count = source.skipped_count();
  if (count == before) return;
  constexpr std::size_t kNamed = 3;
  std::string note = std::to_string(count) +
                     (count == 1 ? " damaged sample is" : " damaged samples are") +
                     " passed over: ";
  const auto skipped = source.skipped();
  for (std::size_t i = 0; i < std::min(kNamed, skipped.size()); ++i) {
    note += (i == 0 ? "" : "; ") + skipped[i].view + " (" + skipped[i].reason + ")";
  }
  if (count > kNamed) note += "; and others";
  result.notes.push_back(note);
}

// Training takes and frees the same tensors of some MB thousands of times. The C library would get
// each from the system, page by page, and give it back: a third of the time of a readout with many
// classes. It is told to keep what is freed, in one arena for all threads, until the next job.
void keep_freed_memory() {
#ifdef __GLIBC__
  constexpr int kLargestKept = 32 << 20;  // bytes; the most that it can be told
  constexpr int kKept = 2'000'000'000;
  constexpr int kAhead = 64 << 20;
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_MMAP_THRESHOLD, kLargestKept);
  ::mallopt(M_TRIM_THRESHOLD, kKept);
  ::mallopt(M_TOP_PAD, kAhead);
#endif
}
void give_back_freed_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace

class JobRunner::Body {
 public:
  explicit Body(const engine::JobStore& store) : store_(store) { keep_freed_memory(); }

  Outcome run(const engine::JobId& id, const RunContext& outer) {
    const engine::Job job = store_.job(id);
    const auto lock = store_.lock(id, outer.stop);
    if (!lock) return Outcome::kStopped;
    if (store_.done(id)) {
      outer.log(job.title() + ": done before");
      return Outcome::kFinished;
    }
    for (const engine::JobId& other : job.depends) {
      if (!store_.done(other)) {
        throw bad_input("job " + id + " needs the result of job " + other + ", which has none");
      }
    }
    store_.clear_failure(id);
    give_back_freed_memory();
    JobRecord record(store_, id, outer);
    const RunContext& context = record.context();
    set_threads(job.threads);
    if (job.device != "cpu") repeat_exactly_on_cards();
    try {
      auto output = dispatch(job, context);
      if (!output) {
        record.keep_time();
        return Outcome::kStopped;
      }
      output->result.seconds = record.seconds();
      output->result.peak_bytes = record.peak_bytes();
      output->result.has_losses = output->losses.has_value();
      store_.finish(id, std::move(output->result), output->losses);
      return Outcome::kFinished;
    } catch (const Error&) {
      throw;
    } catch (const std::bad_alloc&) {
      throw failure(job.title() + ": out of memory; fewer workers or a smaller batch take less");
    } catch (const std::exception& error) {
      const std::string message = error.what();
      if (training::says_device_lost(message)) {
        throw training::DeviceLost(job.title() + ": " + message.substr(0, message.find('\n')));
      }
      if (training::says_out_of_memory(message)) {
        throw failure(job.title() +
                      ": out of memory; fewer workers or a smaller batch take less (" +
                      message.substr(0, message.find('\n')) + ")");
      }
      throw failure(job.title() + ": " + message.substr(0, message.find('\n')));
    }
  }

 private:
  // ATen uses one thread unless told otherwise; how many decides the last bits of sums.
  void set_threads(int threads) {
    if (threads_ == threads) return;
    threads_ = threads;
    at::set_num_threads(threads);
  }

  std::optional<JobOutput> dispatch(const engine::Job& job, const RunContext& context) {
    if (const auto* work = std::get_if<engine::RenderJob>(&job.work)) {
      return render(job, *work, context);
    }
    if (!data_ || !data_->serves(job)) {
      data_.reset();  // one at a time: it may hold the cache open for writing
      data_ = JobData::open(job, context);
      if (!data_) return std::nullopt;
    }
    if (!data_->take_in(job, context)) return std::nullopt;
    const std::uint64_t skipped = data_->source().skipped_count();
    std::optional<JobOutput> output;
    try {
      output = with_samples(job, context);
    } catch (const Error&) {
      expect_dataset(skipped, context);
      throw;
    }
    if (output) {
      expect_dataset(skipped, context);
      note_skipped(data_->source(), skipped, output->result);
    }
    data_->source().flush_cache();
    return output;
  }

  std::optional<JobOutput> with_samples(const engine::Job& job, const RunContext& context) {
    const JobPlace place{store_, *data_};
    return std::visit(
        [&](const auto& work) -> std::optional<JobOutput> {
          using Work = std::decay_t<decltype(work)>;
          if constexpr (std::is_same_v<Work, engine::TrainJob>) {
            return train(job, work, place, context);
          } else if constexpr (std::is_same_v<Work, engine::EncodeJob>) {
            return encode(job, work, place, context);
          } else if constexpr (std::is_same_v<Work, engine::BaselineJob>) {
            return baseline(job, work, place, context);
          } else if constexpr (std::is_same_v<Work, engine::TransferJob>) {
            return transfer(job, work, place, context);
          } else {
            throw std::logic_error("rendering takes no dataset");
          }
        },
        job.work);
  }

  // A disk that is taken away makes every sample look damaged; nothing may be measured on what was
  // read until then.
  void expect_dataset(std::uint64_t skipped_before, const RunContext& context) {
    if (data_->source().skipped_count() == skipped_before || data_->still_there(context)) return;
    const std::string folder = data_->dataset().root.string();
    data_.reset();
    throw failure("the dataset " + folder +
                  " is gone, or was changed while it was read; put it back and run again");
  }

  engine::JobStore store_;
  std::optional<JobData> data_;
  int threads_ = 0;
};

JobRunner::JobRunner(const engine::JobStore& store) : body_(std::make_unique<Body>(store)) {}
JobRunner::~JobRunner() = default;
Outcome JobRunner::run(const engine::JobId& id, const RunContext& context) {
  return body_->run(id, context);
}

}  // namespace taskatlas::jobs
