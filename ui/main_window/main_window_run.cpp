// SPDX-License-Identifier: MIT
// The window's experiments: made, and left running.
#include "ui/main_window/main_window.hpp"
#include "ui/run/new_study_dialog.hpp"
#include "ui/run/run_page.hpp"

#include <QMessageBox>
#include <QPushButton>

namespace taskatlas::ui {

void MainWindow::new_study() {
  auto* dialog = new NewStudyDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &NewStudyDialog::created, this, [this](const QString& path) {
    wanted_page_ = QStringLiteral("run");
    open(path);
  });
  dialog->show();
}

RunPage* MainWindow::run_page() const {
  for (const PageSlot& slot : pages_) {
    if (auto* run = qobject_cast<RunPage*>(slot.page)) return run;
  }
  return nullptr;
}

MainWindow::RunChoiceAtClose MainWindow::ask_for_run() {
  QMessageBox box(QMessageBox::Question, tr("Running"),
                  tr("The experiment of %1 is running.").arg(document_->label()),
                  QMessageBox::NoButton, this);
  box.setInformativeText(tr(
      "It can go on by itself: opening the study again shows how far it is. What is done is kept "
      "either way."));
  QPushButton* leave = box.addButton(tr("Leave it running"), QMessageBox::AcceptRole);
  const QAbstractButton* cancel = box.addButton(tr("Cancel the run"), QMessageBox::DestructiveRole);
  const QAbstractButton* stay = box.addButton(tr("Do not close"), QMessageBox::RejectRole);
  box.setDefaultButton(leave);
  box.exec();
  if (box.clickedButton() == cancel) return RunChoiceAtClose::kCancelRun;
  if (box.clickedButton() == stay) return RunChoiceAtClose::kStay;
  return RunChoiceAtClose::kLeave;
}

bool MainWindow::leave_run() {
  RunPage* run = run_page();
  if (run == nullptr || !run->runs_here()) return true;
  switch (ask_about_run()) {
    case RunChoiceAtClose::kStay:
      return false;
    case RunChoiceAtClose::kCancelRun:
      run->cancel();
      break;
    case RunChoiceAtClose::kLeave:
      break;
  }
  return true;
}

}  // namespace taskatlas::ui
