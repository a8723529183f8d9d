// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/engine_run.hpp"

#include <QDialog>
#include <QElapsedTimer>
#include <QImage>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QProcess;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace taskatlas::ui {

// Renders furnished rooms into a folder with taskatlas-engine, which it starts and follows. Not
// modal: what is there already can be looked at meanwhile. Closing the dialog stops the rendering
// without waiting for it; rendering into the same folder again goes on from there.
class RenderDialog : public QDialog {
  Q_OBJECT

 public:
  explicit RenderDialog(QWidget* parent = nullptr);
  ~RenderDialog() override;

  void set_folder(const QString& folder);
  void render();
  void stop();
  bool rendering() const { return run_.busy(); }  // also while it is being stopped
  int size() const;                               // of the pictures, pixels a side
  EngineRun& run() { return run_; }
  QString message() const;
  QImage preview() const { return picture_; }

 Q_SIGNALS:
  // More rooms are whole; `last` when rendering has ended.
  void rooms_arrived(const QString& folder, bool last);
  void previewed();

 protected:
  void showEvent(QShowEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  QWidget* build_choices();
  QWidget* build_size();
  QWidget* build_preview();
  void update_estimate();
  void update_buttons();
  void make_preview();
  void show_picture();
  void tell(const QString& text, bool problem = false);
  void show_progress(double done, double total, double seconds_left);
  void tell_arrivals(bool last);

  EngineRun run_;
  QProcess* previewing_ = nullptr;
  QImage picture_;
  QElapsedTimer since_arrival_;
  qint64 wait_ = 0;  // milliseconds until the next arrival is told
  QString rendering_to_;

  QLineEdit* folder_;
  QSpinBox* views_;
  QComboBox* size_;
  QSpinBox* seed_;
  QSpinBox* threads_;
  QLabel* estimate_;
  QLabel* preview_;
  QPushButton* another_;
  QLabel* message_;
  QProgressBar* progress_;
  QPushButton* render_;
  QPushButton* stop_;
  quint64 preview_seed_ = 0;
};

}  // namespace taskatlas::ui
