// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/figures/figure_batch.hpp"
#include "ui/shared/page.hpp"
#include "ui/shared/plot.hpp"

#include <QDialog>
#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTimer;

namespace taskatlas::ui {

class FigureForm;
class FigurePreview;
class Solutions;
class StudyDocument;

// Exports the views of a window as figures: a preview in real size, which follows the document,
// and the choices that make a figure of it. Drawing and writing are done in the background, by the
// same functions as without a window. Not modal; the last choices are remembered.
class FigureDialog : public QDialog {
  Q_OBJECT

 public:
  // `requests` holds at least one; the first is shown. On the heap: it goes when the document
  // does.
  FigureDialog(StudyDocument& document, Solutions& solutions, std::vector<FigureRequest> requests,
               QWidget* parent = nullptr);
  ~FigureDialog() override;

  FigureForm& form() { return *form_; }
  FigurePreview& preview() { return *preview_; }
  void set_folder(const QString& folder);
  void show_figure(int index);
  // Asks first, within the dialog, where files would be replaced.
  void export_shown();
  void export_all();
  QString message() const;  // of the last export, rich text

 Q_SIGNALS:
  void previewed();            // the preview shows the present choices
  void exported(int figures);  // so many were written

 private:
  QWidget* build_preview();
  QWidget* build_controls();
  void load_choices();
  void store_choices() const;
  FigureRecipe recipe(std::size_t index) const;
  QString file_name(std::size_t index) const;
  void make_plot_later();
  void make_shown_plot();
  void show_plot();
  void update_buttons();
  void ask_or_write(FigureBatch batch);
  void write(FigureBatch batch);
  void finish(const QString& folder, const BatchResult& result);

  StudyDocument& document_;
  std::vector<FigureRequest> requests_;
  LatestJob making_;
  LatestJob writing_;
  QTimer* rest_;
  std::shared_ptr<const Plot> plot_;
  QString made_for_;     // the font that the plot was made for
  FigureBatch waiting_;  // for the answer whether files may be replaced

  QComboBox* figure_;
  FigurePreview* preview_;
  QLabel* size_;
  QLabel* warning_;
  FigureForm* form_;
  QLineEdit* folder_;
  QLineEdit* name_;
  QLabel* message_;
  QPushButton* replace_;
  QProgressBar* progress_;
  QPushButton* stop_;
  QPushButton* export_;
  QPushButton* export_all_;
};

}  // namespace taskatlas::ui
