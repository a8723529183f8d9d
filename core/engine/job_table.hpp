// SPDX-License-Identifier: MIT
// The jobs of a run and how far each is. Every question that is asked for each job (which is next,
// how many are left, what can no longer be done) is answered without looking at the others, so that
// a hundred thousand of them cost no more each than a hundred. Internal to the room.
#pragma once

#include "engine/job.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace taskatlas::engine {

enum class JobState : std::uint8_t { kWaiting, kRunning, kDone, kFailed, kSkipped };
inline constexpr std::size_t kJobStates = 5;

class JobTable {
  // By which the next job is chosen: the least.
  struct Turn {
    std::uint32_t seed = 0;
    JobKind kind = JobKind::kRender;
    std::uint32_t transfer_images = 0;
    std::int64_t less_microseconds = 0;
    std::uint32_t place = 0;
    auto operator<=>(const Turn&) const = default;
  };

 public:
  class Entry {
   public:
    Job job;
    int attempts = 0;

    JobState state() const { return state_; }
    bool wanted() const { return wanted_; }
    double estimated() const { return estimated_; }  // seconds of one worker

   private:
    friend class JobTable;
    double estimated_ = 0;
    JobState state_ = JobState::kWaiting;
    bool wanted_ = false;
    Turn turn_;
    std::uint32_t place_ = 0;
    std::uint32_t open_ = 0;  // jobs that it needs and has to wait for
    std::vector<std::uint32_t> needs_, needed_by_;
  };

  // `early`: a job may begin as soon as what it needs has begun, as where a cluster waits for that.
  explicit JobTable(bool early = false) : early_(early) {}
  JobTable(JobTable&&) = default;
  JobTable& operator=(JobTable&&) = default;

  bool contains(std::string_view id) const { return places_.contains(id); }
  std::size_t size() const { return entries_.size(); }
  // In the order in which they were added; entries never move.
  const std::deque<Entry>& entries() const { return entries_; }
  // std::out_of_range for a job that is not there.
  Entry& at(std::string_view id) { return entries_[places_.at(id)]; }
  const Entry& at(std::string_view id) const { return entries_[places_.at(id)]; }

  // A job that is not there, after those it depends on (else std::out_of_range); nobody wants it
  // yet. Skipped at once where one of those failed or is skipped.
  Entry& add(Job job, double estimated);
  // It and all that it needs are to be done. Jobs that nobody wants are never next and not counted.
  void want(Entry& entry);
  // What waits for a job that fails is skipped, and what waits for that, also where it was thought
  // to be done before.
  void set(Entry& entry, JobState state);

  // Of the jobs that are wanted and wait with all that they need done (or, early, begun) the next
  // to begin; nullptr where there is none. One seed after the other, in the order in which they
  // were added; of a seed one kind after the other, of a kind one number of transfer images after
  // the other: a run that ends early leaves whole measurements. Of those, what is estimated to take
  // longest (transfers by the time of one set, so that a target's stay together): workers end
  // together. Then by the order of adding.
  Entry* next();

  // Of the wanted jobs.
  std::size_t count(JobKind kind, JobState state) const;
  std::size_t count(JobState state) const;
  std::size_t wanted() const;
  double waiting_seconds(JobKind kind) const;  // estimated, of those that wait

 private:
  struct Counts {
    std::array<std::size_t, kJobStates> jobs{};
    std::int64_t waiting_microseconds = 0;  // whole, so that nothing is left when none wait
  };
  void count_in(const Entry& entry, int sign);
  void skip_what_needs(const Entry& entry);
  bool is_hopeless(const Entry& entry) const;  // something that it needs will never be there
  // Gives it another state and its place among the ready ones, without a look at other jobs.
  void change(Entry& entry, JobState state);
  void keep_ready(const Entry& entry);
  Turn turn_of(const Entry& entry);
  bool serves(JobState state) const {  // those that need it
    return state == JobState::kDone || (early_ && state == JobState::kRunning);
  }

  bool early_;
  std::deque<Entry> entries_;
  std::unordered_map<std::string_view, std::uint32_t> places_;  // views of the entries' ids
  std::set<Turn> ready_;
  // In the order in which they were first added.
  std::map<std::uint64_t, std::uint32_t> seeds_;
  std::map<std::int64_t, std::uint32_t> transfer_images_;
  std::array<Counts, kJobKinds> counts_;
};

}  // namespace taskatlas::engine
