// SPDX-License-Identifier: MIT
// The page's view settings: {"map", "significance", "tree", "win_rates", "comparison", "measures"},
// each the settings of one panel.
#pragma once

#include "ui/document/study_document.hpp"

#include <QJsonObject>
#include <QString>

namespace taskatlas::ui {

inline const QString kEvaluationView = QStringLiteral("evaluation");

inline QJsonObject panel_settings(const StudyDocument& document, const QString& panel) {
  return document.view(kEvaluationView).value(panel).toObject();
}

// As one step of undo, named `text`; steps with the same merge key that follow each other are one.
inline void set_panel_settings(StudyDocument& document, const QString& panel,
                               const QJsonObject& settings, const QString& text,
                               int merge_key = -1) {
  QJsonObject all = document.view(kEvaluationView);
  all.insert(panel, settings);
  document.set_view(kEvaluationView, all, text, merge_key);
}

// Settings from a file that another version or hand wrote: what cannot be read is as by default.
template <class Options>
Options read_settings(const QJsonObject& settings) {
  try {
    return Options::from_json(settings);
  } catch (const std::exception&) {
    return Options();
  }
}

}  // namespace taskatlas::ui
