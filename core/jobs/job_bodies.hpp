// SPDX-License-Identifier: MIT
// One function for each kind of job. They return what the job's result holds, or nullopt where they
// were stopped; artifacts are in the job's folder by then. Internal to the room.
#pragma once

#include "base/run_context.hpp"
#include "engine/job.hpp"
#include "engine/job_store.hpp"
#include "jobs/job_data.hpp"

#include <optional>

namespace taskatlas::jobs {

struct JobOutput {
  engine::JobResult result;  // but seconds and peak_bytes
  std::optional<engine::JobLosses> losses;
};

// What bodies take besides the job and the context.
struct JobPlace {
  const engine::JobStore& store;
  JobData& data;
};

std::optional<JobOutput> render(const engine::Job& job, const engine::RenderJob& work,
                                const RunContext& context);
std::optional<JobOutput> train(const engine::Job& job, const engine::TrainJob& work,
                               const JobPlace& place, const RunContext& context);
std::optional<JobOutput> encode(const engine::Job& job, const engine::EncodeJob& work,
                                const JobPlace& place, const RunContext& context);
std::optional<JobOutput> baseline(const engine::Job& job, const engine::BaselineJob& work,
                                  const JobPlace& place, const RunContext& context);
std::optional<JobOutput> transfer(const engine::Job& job, const engine::TransferJob& work,
                                  const JobPlace& place, const RunContext& context);

}  // namespace taskatlas::jobs
