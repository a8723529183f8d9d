// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"

#include <QMap>
#include <QString>
#include <QStringList>
#include <array>
#include <cstdint>
#include <memory>

namespace taskatlas::ui {

// What a folder has for an experiment.
struct DatasetReport {
  struct Availability {
    quint64 samples = 0;  // that can be formed; 0: the task is not possible
    QString reason;       // why not, translated; empty where it is possible
  };
  QString folder;  // absolute
  quint64 views = 0, buildings = 0;
  std::array<quint64, 3> split_views{};  // train, validation, test
  std::array<quint64, 3> split_buildings{};
  QString split_origin;  // where the splits come from, translated
  quint64 unsplit_views = 0;
  QMap<QString, Availability> tasks;  // by code
  // Why nothing can be measured on it at all: empty where something can.
  QString problem() const;
};

// Looks at the folder, bringing its index up to date. Null where stopped. Throws
// Error(kBadInput) for a folder that is no dataset. Any thread.
std::shared_ptr<const DatasetReport> examine_dataset(const QString& folder,
                                                     const RunContext& context);

}  // namespace taskatlas::ui
