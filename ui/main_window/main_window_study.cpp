// SPDX-License-Identifier: MIT
// The window's study: opened, closed, saved, imported, exported.
#include "ui/document/solutions.hpp"
#include "ui/document/study_store.hpp"
#include "ui/figures/figure_dialog.hpp"
#include "ui/main_window/export_data.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/message_bar.hpp"
#include "ui/main_window/page_rail.hpp"
#include "ui/main_window/recent_studies.hpp"
#include "ui/main_window/tasks_dock.hpp"
#include "ui/welcome/import_dialog.hpp"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QToolBar>
#include <utility>

namespace taskatlas::ui {
namespace {

// Whether a copy holds anything worth keeping that undo would not take back: what a recovered one
// held at first, and every step since it was opened or saved.
bool is_changed(StudyDocument& document) {
  return document.is_copy() && !document.undo_stack().isClean() && !document.only_looked_at();
}

// Its copy goes; the next session begins with the study as it came.
void discard(StudyDocument& document) {
  document.discard_copy();
  QSettings().setValue(QStringLiteral("window/study"),
                       document.info().builtin ? document.label() : document.file_path());
}

QString study_filter() { return MainWindow::tr("Studies (*.taskstudy)"); }

}  // namespace

void MainWindow::open(const QString& given) {
  // By whatever folder the program was started in, a file stays the same.
  const QString name_or_path =
      is_builtin_study(given) ? given : QFileInfo(given).absoluteFilePath();
  opening_ = std::make_unique<QObject>();
  if (!is_builtin_study(name_or_path) && QFileInfo(name_or_path).isDir()) {
    open_dataset(name_or_path);
    return;
  }
  if (document_ != nullptr) {
    const bool builtin = document_->info().builtin && !document_->is_copy();
    const QString present = builtin ? document_->label() : document_->stored_path();
    if (name_or_path == present ||
        QFileInfo(name_or_path).absoluteFilePath() == QFileInfo(present).absoluteFilePath()) {
      show_page(current_ != kWelcome && current_ != kDataset ? current_
                                                             : QStringLiteral("taxonomy"));
      return;
    }
    document_->store_now();  // the file may be the one that is read next, under another name
  }
  open_job_.start([this, name_or_path](const RunContext&) {
    auto opened = std::make_shared<OpenedStudy>(open_study(name_or_path));
    return [this, opened] { set_document(opened); };
  });
}

void MainWindow::open_prepared(std::shared_future<std::shared_ptr<OpenedStudy>> study) {
  opening_ = std::make_unique<QObject>();
  open_job_.start([this, study = std::move(study)](const RunContext&) {
    const auto& opened = study.get();
    return [this, opened] { set_document(opened); };
  });
}

void MainWindow::set_document(const std::shared_ptr<OpenedStudy>& study) {
  const QString before = current_;
  if (!close_document([this, study] { set_document(study); })) return;
  const QString read_only = study->read_only;
  const bool recovered = study->recovered;
  document_ = std::make_unique<StudyDocument>(std::move(*study));
  make_solutions();
  connect(document_.get(), &StudyDocument::failed, this, [this](const QString& text) {
    messages_->show_message(MessageBar::Severity::kError, text, {}, document_.get());
  });
  connect(document_.get(), &StudyDocument::location_changed, this, &MainWindow::update_title);
  connect(document_.get(), &StudyDocument::stored, this, &MainWindow::update_title);
  connect(&document_->undo_stack(), &QUndoStack::indexChanged, this, &MainWindow::update_title);
  connect(&document_->undo_stack(), &QUndoStack::cleanChanged, this, &MainWindow::update_title);
  connect(document_.get(), &StudyDocument::measurements_changed, this,
          &MainWindow::update_measurement);
  connect(document_.get(), &StudyDocument::tasks_changed, this, &MainWindow::update_unmeasured);
  update_measurement();
  undo_.addStack(&document_->undo_stack());
  undo_.setActiveStack(&document_->undo_stack());
  tasks_dock_->set_document(document_.get());
  for (QAction* action : study_actions_) action->setEnabled(true);
  figures_->setEnabled(true);
  for (const PageSlot& slot : pages_) rail_->set_enabled(slot.kind.id, true);
  store_session();  // what a crash would have to bring back
  if (!recovered)
    remember_study(is_builtin_study(document_->label()) && document_->info().builtin
                       ? document_->label()
                       : document_->file_path(),
                   document_->label());
  update_title();
  const QString wanted = std::exchange(wanted_page_, {});
  const bool elsewhere = before == kWelcome || before == kDataset;
  show_page(!wanted.isEmpty() ? wanted : elsewhere ? QStringLiteral("taxonomy") : before);
  if (!read_only.isEmpty()) {
    messages_->show_message(MessageBar::Severity::kInformation,
                            tr("%1 Changes that you make go into a copy.").arg(read_only));
  }
  Q_EMIT opened();
}

MainWindow::CloseChoice MainWindow::ask_for_changes() {
  const bool unstored = document_->has_unstored();
  QMessageBox box(QMessageBox::Question, tr("Changes"),
                  unstored
                      ? tr("Changes of %1 could not be stored.").arg(document_->label())
                      : tr("You changed %1, which cannot be written, so the changes are in a copy.")
                            .arg(document_->label()),
                  QMessageBox::NoButton, this);
  box.setInformativeText(
      unstored ? tr("Save them as a study of your own, in another place.")
               : tr("Save the copy as a study of your own, or keep it for next time: the "
                    "welcome page will offer it."));
  QAbstractButton* save = box.addButton(tr("Save as…"), QMessageBox::AcceptRole);
  QAbstractButton* keep =
      unstored ? nullptr : box.addButton(tr("Keep for next time"), QMessageBox::AcceptRole);
  QAbstractButton* discard = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
  box.addButton(QMessageBox::Cancel);
  box.exec();
  if (box.clickedButton() == save) return CloseChoice::kSave;
  if (keep != nullptr && box.clickedButton() == keep) return CloseChoice::kKeep;
  if (box.clickedButton() == discard) return CloseChoice::kDiscard;
  return CloseChoice::kCancel;
}

bool MainWindow::close_document(const std::function<void()>& after_saving) {
  if (document_ == nullptr) return true;
  document_->store_now();
  if (document_->is_copy() && !is_changed(*document_) && !document_->has_unstored()) {
    discard(*document_);  // it is the study as it was
  } else if (document_->is_copy() || document_->has_unstored()) {
    switch (ask_before_close()) {
      case CloseChoice::kCancel:
        return false;
      case CloseChoice::kSave:
        // Saving goes on in the background; what was asked for follows it.
        save_as([this, after_saving](bool saved) {
          if (!saved || !close_document()) return;
          if (after_saving) {
            after_saving();
          } else {
            show_page(kWelcome);
          }
        });
        return false;
      case CloseChoice::kDiscard:
        discard(*document_);
        break;
      case CloseChoice::kKeep:
        break;
    }
  }
  drop_pages();
  tasks_dock_->set_document(nullptr);
  undo_.removeStack(&document_->undo_stack());
  solutions_.reset();
  document_.reset();
  for (QAction* action : study_actions_) action->setEnabled(false);
  for (const PageSlot& slot : pages_) {
    if (slot.kind.needs_study()) rail_->set_enabled(slot.kind.id, false);
  }
  update_title();
  update_measurement();
  update_unmeasured();
  return true;
}

void MainWindow::drop_pages() {
  if (Page* front = page()) front->tool_bar()->hide();
  current_ = kWelcome;
  for (PageSlot& slot : pages_) {
    if (slot.page == nullptr || !slot.kind.needs_study()) continue;
    QToolBar* bar = slot.page->tool_bar();  // the window's since it was added
    removeToolBar(bar);
    delete std::exchange(slot.page, nullptr);
    delete bar;
  }
  page_menu_->clear();
  page_menu_->menuAction()->setVisible(false);
}

void MainWindow::save_as(const std::function<void(bool)>& then) {
  const QString start = document_->is_copy() || document_->info().builtin
                            ? document_->label() + QStringLiteral(".taskstudy")
                            : document_->file_path();
  auto* dialog = new QFileDialog(this, tr("Save study as"), start, study_filter());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("taskstudy"));
  dialog->selectFile(start);
  connect(document_.get(), &QObject::destroyed, dialog, &QWidget::close);
  const QPointer<StudyDocument> document(document_.get());
  connect(dialog, &QFileDialog::fileSelected, this, [this, document, then](const QString& path) {
    if (document == nullptr) return;
    // The dialog has asked before it gave a name that exists.
    document->save_as(path, true, [this, path, then](const QString& error) {
      if (error.isEmpty()) {
        remember_study(path, QFileInfo(path).completeBaseName());
      } else {
        messages_->show_message(MessageBar::Severity::kError,
                                tr("The study was not saved: %1").arg(error));
      }
      update_title();
      if (then) then(error.isEmpty());
    });
  });
  dialog->open();
}

void MainWindow::choose_study() {
  auto* dialog = new QFileDialog(this, tr("Open study"), {}, study_filter());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::open);
  dialog->open();
}

void MainWindow::choose_dataset() {
  auto* dialog = new QFileDialog(this, tr("Open a dataset's folder"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::open_dataset);
  dialog->open();
}

void MainWindow::import(const QString& csv) {
  auto* dialog = new ImportDialog(csv, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ImportDialog::imported, this, &MainWindow::open);
  dialog->show();
}

void MainWindow::export_data() {
  auto* dialog = new ExportDataDialog(*document_, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(document_.get(), &QObject::destroyed, dialog, &QWidget::close);
  connect(dialog, &ExportDataDialog::chosen, this,
          [this](const ExportOptions& options, const QString& path) {
            document_->store_now();
            export_job_.start([this, options, path, study = document_->stored_path()](
                                  const RunContext& context) -> std::function<void()> {
              export_table(Study::open(study.toStdString()), options, path.toStdString(), context);
              return [this, path] {
                messages_->show_message(MessageBar::Severity::kInformation,
                                        tr("Exported to %1").arg(path));
              };
            });
          });
  dialog->open();
}

void MainWindow::export_figures() {
  const auto requests = [this] {
    std::vector<FigureRequest> all;
    if (const Page* front = page()) all = front->figures();
    for (PageSlot& slot : pages_) {  // those of the page in front first
      if (slot.page == nullptr || slot.page == page()) continue;
      for (FigureRequest& request : slot.page->figures()) all.push_back(std::move(request));
    }
    return all;
  };
  if (requests().empty()) {
    messages_->show_message(MessageBar::Severity::kInformation,
                            tr("This page has nothing yet that a figure could show."));
    return;
  }
  auto* dialog = document_ == nullptr ? new FigureDialog(requests, this)
                                      : new FigureDialog(*document_, *solutions_, requests, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->show();
}

void MainWindow::update_title() {
  if (document_ == nullptr) {
    setWindowTitle(QStringLiteral("TaskAtlas"));
    setWindowModified(false);
    setWindowFilePath({});
    study_state_->clear();
    return;
  }
  setWindowFilePath(document_->info().builtin ? QString() : document_->file_path());
  const QString name =
      is_changed(*document_) ? tr("%1 (changed copy)").arg(document_->label()) : document_->label();
  setWindowTitle(QStringLiteral("%1[*] — TaskAtlas").arg(name));
  setWindowModified(is_changed(*document_));
  if (document_->has_unstored()) {
    study_state_->setText(tr("Storing changes…"));
    study_state_->setToolTip(document_->stored_path());
  } else if (is_changed(*document_)) {
    study_state_->setText(tr("Changes are kept in a copy"));
    study_state_->setToolTip(tr("Save as… gives the copy a place of its own"));
  } else if (document_->info().builtin) {
    study_state_->setText(tr("Built-in study"));
    study_state_->setToolTip(tr("Read-only; the first change makes a copy"));
  } else {
    study_state_->setText(tr("All changes are stored"));
    study_state_->setToolTip(document_->file_path());
  }
}

}  // namespace taskatlas::ui
