// SPDX-License-Identifier: MIT
#include "fuzz/fuzz_targets.hpp"
#include "fuzz/seeds.hpp"

#include <array>

namespace taskatlas::fuzz {

std::span<const Target> targets() {
  static constexpr auto kTargets = std::to_array<Target>({
      {"answer", fuzz_answer, answer_seeds, 4000},
      {"bank", fuzz_bank, bank_seeds, 3000},
      {"batch", fuzz_batch, batch_seeds, 1000},
      {"cache", fuzz_cache, cache_seeds, 2000},
      {"classes", fuzz_classes, classes_seeds, 6000},
      {"csv", fuzz_csv, csv_seeds, 1000},
      {"damage", fuzz_damage, damage_seeds, 6000},
      {"index", fuzz_index, index_seeds, 3000},
      {"job", fuzz_job, job_seeds, 4000},
      {"job_folder", fuzz_job_folder, job_folder_seeds, 400},
      {"journal", fuzz_journal, journal_seeds, 150},
      {"jpeg", fuzz_jpeg, jpeg_seeds, 3000},
      {"json", fuzz_json, json_seeds, 3000},
      {"layout", fuzz_layout, layout_seeds, 10000},
      {"networks", fuzz_networks, networks_seeds, 1000},
      {"note", fuzz_note, note_seeds, 2000},
      {"npy", fuzz_npy, npy_seeds, 6000},
      {"own_task", fuzz_own_task, own_task_seeds, 6000},
      {"photo", fuzz_photo, photo_seeds, 2000},
      {"png", fuzz_png, png_seeds, 4000},
      {"predict", fuzz_predict, predict_seeds, 3000},
      {"profile", fuzz_profile, profile_seeds, 3000},
      {"progress", fuzz_progress, progress_seeds, 6000},
      {"rooms", fuzz_rooms, rooms_seeds, 6000},
      {"settings", fuzz_settings, settings_seeds, 6000},
      {"slurm_settings", fuzz_slurm_settings, slurm_settings_seeds, 6000},
      {"slurm_text", fuzz_slurm_text, slurm_text_seeds, 6000},
      {"splits", fuzz_splits, splits_seeds, 6000},
      {"study", fuzz_study, study_seeds, 300},
      {"study_sql", fuzz_study_sql, study_sql_seeds, 200},
  });
  return kTargets;
}

}  // namespace taskatlas::fuzz
