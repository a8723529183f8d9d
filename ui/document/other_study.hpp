// SPDX-License-Identifier: MIT
// Another study beside the open one: read once, never written to.
#pragma once

#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <string>
#include <vector>

class QWidget;

namespace taskatlas::ui {

struct OtherStudy {
  QString source;  // the name or path asked for
  QString label;
  std::shared_ptr<const TransferTable> table;
  std::vector<Scenario> scenarios;  // never empty
};

// A built-in study by name, or a file; opened read-only and closed again. Blocks; any thread.
// Throws Error.
std::shared_ptr<const OtherStudy> open_other_study(const QString& name_or_path);

// The built-in studies, without the one called `here`.
QStringList other_builtin_studies(const QString& here);

// Asks for a study's file, without blocking the window; `chosen` is called with its path, unless
// the user changes their mind.
void choose_study_file(QWidget* parent, const QString& title,
                       std::function<void(const QString& path)> chosen);

// The scenario without what it says of tasks that the table lacks; these are added to `dropped`,
// each once.
Scenario scenario_for(const TransferTable& table, const Scenario& scenario,
                      std::vector<std::string>& dropped);

}  // namespace taskatlas::ui
