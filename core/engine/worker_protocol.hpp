// SPDX-License-Identifier: MIT
// How the coordinator talks to a worker, `taskatlas-engine work --study STUDY --stdin`.
//
// The worker's standard input, one line each:
//   <job id>   do that job next; sent only to a worker that has none in hand
//   stop       stop the job in hand; it answers with done, outcome "stopped". Without one: nothing
// End of file ends the worker: a job in hand is stopped first.
//
// The worker's standard output, one JSON object a line: the events of progress.hpp, each with the
// member "id" of the job in hand:
//   {"event":"start","version":1,"program":"..","job":"work"}    first line: ready; has no id
//   {"event":"progress","id":"..","stage":"training","done":120,"total":600,"seconds_left":4.1}
//   {"event":"log","id":"..","message":".."}
//   {"event":"done","id":"..","outcome":"finished"|"stopped","result":{..}}    one of these two
//   {"event":"error","id":"..","kind":"failed"|..,"message":".."}              ends every job
// After done or error the worker waits for the next line. The result itself is in the job's folder,
// written before `done` is said; after `error` the folder has none. A worker that cannot go on
// (out of memory) just ends; its job counts as not done.
//
// `taskatlas-engine work --study STUDY --job ID [--progress bar|json|none] [--stop-on-eof]` does
// one job and speaks as every other command of the engine does (progress.hpp, without "id").
#pragma once

#include "engine/job.hpp"
#include "engine/progress.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace taskatlas::engine {

inline constexpr std::string_view kStopLine = "stop";

struct WorkerEvent {
  JobId id;  // empty for Started alone
  Event event;
};

// One line without its end.
std::string format_worker_event(const WorkerEvent& event);
// As parse_event, and Error(kBadInput) for an id that is none.
std::optional<WorkerEvent> parse_worker_event(std::string_view line);

}  // namespace taskatlas::engine
