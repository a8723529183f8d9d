// SPDX-License-Identifier: MIT
// Which of the study's measurements the window shows, each number of transfer images and each seed
// being one of its own, and what it lacks.
#include "ui/document/solutions.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/message_bar.hpp"
#include "ui/main_window/tasks_dock.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/shared/sentence.hpp"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

namespace taskatlas::ui {
namespace {

QString title_of(const MeasurementInfo& measurement) {
  QStringList parts;
  if (measurement.transfer_images) {
    parts << MainWindow::tr("%Ln transfer image(s)", nullptr,
                            static_cast<int>(*measurement.transfer_images));
  }
  if (measurement.seed) {
    parts << MainWindow::tr("seed %1").arg(QLocale().toString(qint64{*measurement.seed}));
  }
  return parts.isEmpty() ? MainWindow::tr("conditions not stated")
                         : parts.join(QStringLiteral(", "));
}

QString unmeasured_text(const engine::Unmeasured& missing, const TransferTable& table) {
  const auto wanted = static_cast<qulonglong>(missing.wanted);
  if (missing.found == 0) {
    return MainWindow::tr(
               "Still being measured: of %L1 transfers of first order none is there yet.")
        .arg(wanted);
  }
  QString text =
      MainWindow::tr("Still being measured: %L1 of %L2 transfers of first order are there.")
          .arg(static_cast<qulonglong>(missing.found))
          .arg(wanted) +
      QLatin1Char(' ');
  constexpr std::size_t kNamed = 3;
  QStringList names;
  for (const std::string& code : missing.without) {
    const auto task = table.find_task(code);
    names << QString::fromStdString(task ? table.task(*task).name : code);
    if (names.size() == kNamed) break;
  }
  if (missing.without.size() > kNamed) {
    text += MainWindow::tr("There is none yet into %1 and %Ln more.", nullptr,
                           static_cast<int>(missing.without.size() - kNamed))
                .arg(names.join(QStringLiteral(", "))) +
            QLatin1Char(' ');
  } else if (!names.isEmpty()) {
    text += MainWindow::tr("There is none yet into %1.").arg(names.join(QStringLiteral(", "))) +
            QLatin1Char(' ');
  }
  return one_stop(text) + MainWindow::tr("Affinities are shares among those and will change.");
}

}  // namespace

void MainWindow::make_solutions() {
  solutions_ = std::make_unique<Solutions>(*document_);
  connect(solutions_.get(), &Solutions::failed, this, [this](const QString& text) {
    messages_->show_message(MessageBar::Severity::kError, text, {}, solutions_.get());
  });
  connect(solutions_.get(), &Solutions::busy_changed, this, [this](bool busy) {
    if (busy) {
      slow_->start();
    } else {
      slow_->stop();
      progress_->hide();
    }
  });
}

void MainWindow::show_measurement(std::int64_t id) {
  if (document_ == nullptr || document_->measurement().id == id) return;
  document_->read_measurement(id, [this](StudyResults results, StudyInfo info) {
    // Pages and solutions know transfers by their places in the table that goes.
    const QString before = current_;
    tasks_dock_->set_document(nullptr);
    drop_pages();
    solutions_.reset();
    document_->show_measurement(std::move(results), std::move(info));
    make_solutions();
    tasks_dock_->set_document(document_.get());
    show_page(before);
  });
}

void MainWindow::fill_measurements(QMenu* menu) {
  menu->clear();
  qDeleteAll(menu->findChildren<QActionGroup*>());
  if (document_ == nullptr) return;
  auto* group = new QActionGroup(menu);
  for (const MeasurementInfo& one : document_->info().measurements) {
    QAction* action = menu->addAction(title_of(one));
    action->setCheckable(true);
    action->setChecked(one.id == document_->measurement().id);
    action->setActionGroup(group);
    connect(action, &QAction::triggered, this, [this, id = one.id] { show_measurement(id); });
  }
  if (menu->isEmpty()) menu->addAction(tr("Nothing has been measured yet"))->setEnabled(false);
}

void MainWindow::update_measurement() {
  const bool several = document_ != nullptr && document_->info().measurements.size() > 1;
  measurement_->setVisible(several);
  if (!several) return;
  measurement_->setText(title_of(document_->measurement()));
  measurement_->setToolTip(
      tr("The study holds several measurements: choose which one is shown everywhere"));
}

void MainWindow::update_unmeasured() {
  static const QStringList ranking{QStringLiteral("affinity"), QStringLiteral("taxonomy"),
                                   QStringLiteral("evaluation")};
  if (document_ == nullptr || !document_->unmeasured() || !ranking.contains(current_)) {
    unmeasured_->hide();
    return;
  }
  const QString text = unmeasured_text(*document_->unmeasured(), *document_->table());
  if (!unmeasured_->isHidden()) return unmeasured_->change_text(text);
  unmeasured_->show_message(InlineMessage::Tone::kInfo, text,
                            {{tr("Go to Run"), [this] { show_page(QStringLiteral("run")); }}});
}

}  // namespace taskatlas::ui
