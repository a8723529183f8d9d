// SPDX-License-Identifier: MIT
// `predict`: says what the networks of a study make of samples and photos
// (outputs/predict_protocol.hpp). `export-networks`: task networks of half precision, to lie beside
// the study (outputs/network_folder.hpp).
#pragma once

#include "base/run_context.hpp"
#include "reporter.hpp"

#include <filesystem>
#include <stop_token>

namespace taskatlas::engine_program {

// Requests from standard input until it ends or the program is to stop. Returns the exit code.
int predict_from_input(const std::filesystem::path& study, const std::stop_token& stop);

// What networks say of a few test samples into the study, as far as it is not there. False where
// stopped.
bool keep_outputs(const std::filesystem::path& study, const RunContext& context);

// Returns the exit code.
int export_networks(const std::filesystem::path& study, const std::filesystem::path& out,
                    Reporter& reporter, const std::stop_token& stop);

}  // namespace taskatlas::engine_program
