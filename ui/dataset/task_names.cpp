// SPDX-License-Identifier: MIT
#include "ui/dataset/task_names.hpp"

#include <QCoreApplication>
#include <array>

namespace taskatlas::ui {
namespace {

// As tasks/task_dictionary.cpp has them, after the paper's figures.
[[maybe_unused]] constexpr std::array kNames{
    QT_TRANSLATE_NOOP("TaskName", "Autoencoding"),
    QT_TRANSLATE_NOOP("TaskName", "Object Class. (1000)"),
    QT_TRANSLATE_NOOP("TaskName", "Scene Class."),
    QT_TRANSLATE_NOOP("TaskName", "Object Class. (100)"),
    QT_TRANSLATE_NOOP("TaskName", "Colorization"),
    QT_TRANSLATE_NOOP("TaskName", "Curvature"),
    QT_TRANSLATE_NOOP("TaskName", "Denoising"),
    QT_TRANSLATE_NOOP("TaskName", "2D Edges"),
    QT_TRANSLATE_NOOP("TaskName", "Occlusion Edges"),
    QT_TRANSLATE_NOOP("TaskName", "Egomotion"),
    QT_TRANSLATE_NOOP("TaskName", "Cam. Pose (fix)"),
    QT_TRANSLATE_NOOP("TaskName", "In-painting"),
    QT_TRANSLATE_NOOP("TaskName", "Jigsaw"),
    QT_TRANSLATE_NOOP("TaskName", "2D Keypoints"),
    QT_TRANSLATE_NOOP("TaskName", "3D Keypoints"),
    QT_TRANSLATE_NOOP("TaskName", "Cam. Pose (nonfix)"),
    QT_TRANSLATE_NOOP("TaskName", "Matching"),
    QT_TRANSLATE_NOOP("TaskName", "Random Proj."),
    QT_TRANSLATE_NOOP("TaskName", "Reshading"),
    QT_TRANSLATE_NOOP("TaskName", "Z-Depth"),
    QT_TRANSLATE_NOOP("TaskName", "Distance"),
    QT_TRANSLATE_NOOP("TaskName", "Normals"),
    QT_TRANSLATE_NOOP("TaskName", "Layout"),
    QT_TRANSLATE_NOOP("TaskName", "2.5D Segm."),
    QT_TRANSLATE_NOOP("TaskName", "2D Segm."),
    QT_TRANSLATE_NOOP("TaskName", "Semantic Segm."),
    QT_TRANSLATE_NOOP("TaskName", "Vanishing Pts."),
};

}  // namespace

QString task_title(const Task& task) {
  return QCoreApplication::translate("TaskName", task.name.c_str());
}

}  // namespace taskatlas::ui
