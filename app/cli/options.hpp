// SPDX-License-Identifier: MIT
// Options that several commands have.
#pragma once

#include "cli/session.hpp"
#include "cli/study_access.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace taskatlas::cli {

// --format, one of `formats`, the first being the default, and --out.
void add_output_options(CLI::App& command, OutputOptions& output,
                        std::vector<std::string> formats = {"table", "json"});
void add_format_option(CLI::App& command, OutputOptions& output,
                       std::vector<std::string> formats = {"table", "json"});
// --transfer-images, --run-seed
void add_measurement_options(CLI::App& command, MeasurementOptions& measurement);
// --threads
void add_threads_option(CLI::App& command, std::string& threads);
// The argument STUDY, required.
void add_study_argument(CLI::App& command, std::string& study, std::string_view name = "STUDY",
                        std::string_view what =
                            "a study's file, or a built-in study: published-16k, published-1k, "
                            "published-mixed, rooms-26");
// An option that may be repeated and takes lists with commas.
CLI::Option* add_list(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                      const std::string& type, const std::string& what);
// An option with one value, kept as text so that numbers do not depend on the locale.
CLI::Option* add_value(CLI::App& command, const std::string& name, std::string& value,
                       const std::string& type, const std::string& what);

// The option's text as a whole number in [smallest, largest], `fallback` where it was not given.
// Throws Error(kUsage).
long long whole_number(const std::string& text, std::string_view option, long long smallest,
                       long long largest, long long fallback);
// The same for a number ≥ 0; "inf" where that is allowed.
double amount(std::string_view text, std::string_view option, bool infinite_allowed = false);

}  // namespace taskatlas::cli
