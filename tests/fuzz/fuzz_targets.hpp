// SPDX-License-Identifier: MIT
// One function for each reader of untrusted bytes: whatever the bytes, it returns 0; anything but a
// result or a taskatlas::Error (a crash, another exception, memory beyond the limits) is a finding.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::fuzz {

using Bytes = std::span<const std::byte>;
using Seeds = std::vector<std::string>;

inline std::string_view text_of(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Core/dataset.
int fuzz_png(Bytes bytes);
int fuzz_jpeg(Bytes bytes);
int fuzz_npy(Bytes bytes);
int fuzz_json(Bytes bytes);     // point_info, matches, statistics
int fuzz_classes(Bytes bytes);  // classes.json
int fuzz_splits(Bytes bytes);   // split files and manifests
int fuzz_own_task(Bytes bytes);
int fuzz_index(Bytes bytes);   // the index of a dataset; checksums are made to fit
int fuzz_cache(Bytes bytes);   // the log of a cache; checksums are made to fit
int fuzz_bank(Bytes bytes);    // representations; the checksum is made to fit
int fuzz_damage(Bytes bytes);  // damage lists

// Core/study.
int fuzz_study(Bytes bytes);      // the file
int fuzz_study_sql(Bytes bytes);  // SQL that a stranger ran on a study
int fuzz_journal(Bytes bytes);    // NAME.taskstudy-journal beside a study
int fuzz_csv(Bytes bytes);        // imports; the first byte chooses which

// Core/engine: first byte chooses which file of a job is replaced.
int fuzz_profile(Bytes bytes);     // profiles and experiments
int fuzz_job(Bytes bytes);         // job.json, run.json, devices
int fuzz_job_folder(Bytes bytes);  // result.json, images.json, losses.npy, failure.json
int fuzz_progress(Bytes bytes);    // what engines and workers say
int fuzz_batch(Bytes bytes);       // batch.json and tasks.txt
int fuzz_note(Bytes bytes);        // progress.json of a cluster's task
int fuzz_slurm_settings(Bytes bytes);
int fuzz_slurm_text(Bytes bytes);  // what Slurm's programs say

// Core/outputs.
int fuzz_predict(Bytes bytes);   // both directions
int fuzz_answer(Bytes bytes);    // kept answers
int fuzz_photo(Bytes bytes);     // one's own photo, EXIF included
int fuzz_networks(Bytes bytes);  // networks.json

// Core/rooms, those of its texts that need no renderer.
int fuzz_rooms(Bytes bytes);  // manifest.json and room.json of a rendered dataset

// Core/graph, core/taxonomy, core/affinity.
int fuzz_layout(Bytes bytes);    // the layout helper's messages, both directions
int fuzz_settings(Bytes bytes);  // scenarios, frozen positions, options of measures

struct Target {
  std::string_view name;
  int (*read)(Bytes);
  Seeds (*seeds)();  // valid input, from the project's own writers
  int mutations;     // of the short run in mutation_test.cpp
};
std::span<const Target> targets();

}  // namespace taskatlas::fuzz
