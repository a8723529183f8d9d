// SPDX-License-Identifier: MIT
// Valid input for every reader, from the project's own writers where there is one.
#pragma once

#include "fuzz/fuzz_targets.hpp"

namespace taskatlas::fuzz {

Seeds png_seeds();
Seeds jpeg_seeds();
Seeds photo_seeds();
Seeds npy_seeds();
Seeds json_seeds();
Seeds classes_seeds();
Seeds splits_seeds();
Seeds own_task_seeds();
Seeds index_seeds();
Seeds cache_seeds();
Seeds bank_seeds();
Seeds damage_seeds();
Seeds rooms_seeds();

Seeds study_seeds();
Seeds study_sql_seeds();
Seeds journal_seeds();
Seeds csv_seeds();
Seeds profile_seeds();
Seeds job_seeds();
Seeds job_folder_seeds();
Seeds progress_seeds();
Seeds batch_seeds();
Seeds note_seeds();
Seeds slurm_settings_seeds();
Seeds slurm_text_seeds();
Seeds predict_seeds();
Seeds answer_seeds();
Seeds networks_seeds();
Seeds layout_seeds();
Seeds settings_seeds();

}  // namespace taskatlas::fuzz
