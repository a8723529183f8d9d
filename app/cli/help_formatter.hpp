// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

namespace CLI {
class FormatterBase;
}

namespace taskatlas::cli {

// CLI11's help, its lines broken to fit terminals of 100 columns.
std::shared_ptr<CLI::FormatterBase> make_help_formatter();

}  // namespace taskatlas::cli
