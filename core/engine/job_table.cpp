// SPDX-License-Identifier: MIT
#include "engine/job_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <variant>

namespace taskatlas::engine {
namespace {

std::size_t number(JobKind kind) { return static_cast<std::size_t>(kind); }
std::size_t number(JobState state) { return static_cast<std::size_t>(state); }

// A job may take weeks; estimates beyond any sense must not overflow the sum of all jobs'.
std::int64_t microseconds(double seconds) {
  constexpr double kMost = 1e13;  // 116 days
  constexpr double kMostJobs = 100'000;
  static_assert(kMost * kMostJobs < static_cast<double>(std::numeric_limits<std::int64_t>::max()));
  return std::isfinite(seconds) ? std::llround(std::min(std::max(seconds * 1e6, 0.0), kMost)) : 0;
}

bool ended_badly(JobState state) {
  return state == JobState::kFailed || state == JobState::kSkipped;
}

}  // namespace

JobTable::Entry& JobTable::add(Job job, double estimated) {
  if (contains(job.id)) throw std::logic_error("a job is added twice: " + job.id);
  std::vector<std::uint32_t> needs;
  for (const JobId& id : job.depends) needs.push_back(places_.at(id));
  const auto place = static_cast<std::uint32_t>(entries_.size());
  Entry& entry = entries_.emplace_back();
  entry.job = std::move(job);
  entry.estimated_ = estimated;
  entry.place_ = place;
  entry.turn_ = turn_of(entry);
  entry.needs_ = std::move(needs);
  for (const std::uint32_t need : entry.needs_) {
    Entry& needed = entries_[need];
    needed.needed_by_.push_back(place);
    if (!serves(needed.state_)) ++entry.open_;
  }
  if (is_hopeless(entry)) entry.state_ = JobState::kSkipped;
  places_.emplace(entry.job.id, place);
  return entry;
}

JobTable::Turn JobTable::turn_of(const Entry& entry) {
  const auto number_of = [](auto& known, auto value) {
    return known.try_emplace(value, static_cast<std::uint32_t>(known.size())).first->second;
  };
  Turn turn;
  turn.kind = entry.job.kind();
  double seconds = entry.estimated_;
  std::visit(
      [&]<typename Work>(const Work& work) {
        // The rooms' seed is none of the experiment's, and encoders serve all transfer images.
        if constexpr (!std::is_same_v<Work, RenderJob>) turn.seed = number_of(seeds_, work.seed);
        if constexpr (std::is_same_v<Work, BaselineJob> || std::is_same_v<Work, TransferJob>) {
          turn.transfer_images = number_of(transfer_images_, work.transfer_images);
        }
        if constexpr (std::is_same_v<Work, TransferJob>) {
          seconds /= static_cast<double>(std::max<std::size_t>(1, work.sources.size()));
        }
      },
      entry.job.work);
  turn.less_microseconds = -microseconds(seconds);
  turn.place = entry.place_;
  return turn;
}

void JobTable::count_in(const Entry& entry, int sign) {
  Counts& counts = counts_[number(entry.job.kind())];
  // Of an unsigned number, adding its negative takes it away.
  counts.jobs[number(entry.state_)] += static_cast<std::size_t>(sign);
  if (entry.state_ == JobState::kWaiting) {
    counts.waiting_microseconds += sign * microseconds(entry.estimated_);
  }
}

void JobTable::want(Entry& first) {
  std::vector<std::uint32_t> left{first.place_};
  while (!left.empty()) {
    Entry& entry = entries_[left.back()];
    left.pop_back();
    if (entry.wanted_) continue;
    entry.wanted_ = true;
    count_in(entry, 1);
    keep_ready(entry);
    left.insert(left.end(), entry.needs_.begin(), entry.needs_.end());
  }
}

void JobTable::change(Entry& entry, JobState state) {
  if (entry.wanted_) count_in(entry, -1);
  entry.state_ = state;
  if (entry.wanted_) count_in(entry, 1);
  keep_ready(entry);
}

void JobTable::keep_ready(const Entry& entry) {
  if (entry.wanted_ && entry.state_ == JobState::kWaiting && entry.open_ == 0) {
    ready_.insert(entry.turn_);
  } else {
    ready_.erase(entry.turn_);
  }
}

bool JobTable::is_hopeless(const Entry& entry) const {
  return std::any_of(entry.needs_.begin(), entry.needs_.end(),
                     [&](std::uint32_t need) { return ended_badly(entries_[need].state_); });
}

void JobTable::set(Entry& entry, JobState state) {
  if (state == JobState::kWaiting && is_hopeless(entry)) state = JobState::kSkipped;
  if (entry.state_ == state) return;
  const bool served = serves(entry.state_);
  change(entry, state);
  if (served != serves(state)) {
    for (const std::uint32_t place : entry.needed_by_) {
      Entry& other = entries_[place];
      served ? ++other.open_ : --other.open_;
      keep_ready(other);
    }
  }
  if (ended_badly(state)) skip_what_needs(entry);
}

void JobTable::skip_what_needs(const Entry& first) {
  std::vector<std::uint32_t> left = first.needed_by_;
  while (!left.empty()) {
    Entry& entry = entries_[left.back()];
    left.pop_back();
    if (entry.state_ != JobState::kWaiting) continue;
    change(entry, JobState::kSkipped);
    left.insert(left.end(), entry.needed_by_.begin(), entry.needed_by_.end());
  }
}

JobTable::Entry* JobTable::next() {
  return ready_.empty() ? nullptr : &entries_[ready_.begin()->place];
}

std::size_t JobTable::count(JobKind kind, JobState state) const {
  return counts_[number(kind)].jobs[number(state)];
}

std::size_t JobTable::count(JobState state) const {
  std::size_t sum = 0;
  for (const Counts& counts : counts_) sum += counts.jobs[number(state)];
  return sum;
}

std::size_t JobTable::wanted() const {
  std::size_t sum = 0;
  for (const Counts& counts : counts_) {
    for (const std::size_t jobs : counts.jobs) sum += jobs;
  }
  return sum;
}

double JobTable::waiting_seconds(JobKind kind) const {
  return static_cast<double>(counts_[number(kind)].waiting_microseconds) * 1e-6;
}

}  // namespace taskatlas::engine
