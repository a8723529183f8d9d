// SPDX-License-Identifier: MIT
// Measurements as people read them.
#pragma once

#include <string>

namespace taskatlas::cli {

std::string affinity_text(double value);     // "0.0432", "-" where not measured
std::string share_text(double value);        // win rates, gain, quality: "0.840"
std::string objective_text(double value);    // "1.5325"
std::string amount_text(double value);       // budgets and costs: "6", "2.5", "no limit"
std::string probability_text(double value);  // three digits: "0.00498"
std::string seconds_text(double seconds);    // "0.84 ms", "1.25 s"
std::string bytes_text(double bytes);        // "512 bytes", "1.4 MB"

}  // namespace taskatlas::cli
