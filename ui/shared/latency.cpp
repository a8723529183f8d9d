// SPDX-License-Identifier: MIT
#include "ui/shared/latency.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

namespace taskatlas::ui {
namespace {

double now_ms(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace

double monotonic_ms() { return now_ms(CLOCK_MONOTONIC); }

double thread_cpu_ms() { return now_ms(CLOCK_THREAD_CPUTIME_ID); }

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto rank = static_cast<std::size_t>(
      std::max(1.0, std::ceil(share * static_cast<double>(values.size()))));
  const auto place =
      values.begin() + static_cast<std::ptrdiff_t>(std::min(rank, values.size()) - 1);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

QJsonObject latency_summary(const std::vector<double>& milliseconds) {
  if (milliseconds.empty()) return {};
  return {{QStringLiteral("p50_ms"), percentile(milliseconds, 0.5)},
          {QStringLiteral("p99_ms"), percentile(milliseconds, 0.99)},
          {QStringLiteral("max_ms"), percentile(milliseconds, 1)}};
}

}  // namespace taskatlas::ui
