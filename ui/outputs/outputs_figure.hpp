// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "study/study_data.hpp"
#include "tasks/transfer_table.hpp"
#include "ui/outputs/output_access.hpp"
#include "ui/outputs/outputs_plot.hpp"

#include <QJsonObject>
#include <filesystem>
#include <memory>

namespace taskatlas::ui {

// The plot that options of kind "outputs" mean: from what the study keeps, and from its networks
// where those are there and more is wanted. Blocks, seconds where the engine is asked; any thread.
// Null where stopped. Throws Error(kBadInput) for a study without outputs, and for a target, an
// image or networks that it does not have.
std::unique_ptr<Plot> make_outputs_plot(const OutputsAccess& access,
                                        const std::filesystem::path& study,
                                        const TransferTable& table,
                                        const MeasurementInfo& measurement,
                                        const QJsonObject& options, const RunContext& context);

}  // namespace taskatlas::ui
