// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/figures/figure_batch.hpp"
#include "ui/figures/figure_files.hpp"
#include "ui/shared/page.hpp"
#include "ui/shared/plot.hpp"

#include <QDialog>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
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
  // What the views can export, as they are now: asked again whenever something changes.
  using Requests = std::function<std::vector<FigureRequest>()>;
  // `requests` gives at least one; the first is shown. On the heap: it goes when the document
  // does.
  FigureDialog(StudyDocument& document, Solutions& solutions, Requests requests,
               QWidget* parent = nullptr);
  // Of requests that need no study: those for kinds that are drawn from a dataset.
  FigureDialog(Requests requests, QWidget* parent = nullptr);
  ~FigureDialog() override;

  FigureForm& form() { return *form_; }
  FigurePreview& preview() { return *preview_; }
  void set_folder(const QString& folder);
  void show_figure(int index);
  // Asks first, within the dialog, where files would be replaced; refuses before that, with the
  // reason, what cannot be drawn.
  void export_shown();
  void export_all();
  QString message() const;         // of the last export, rich text
  QStringList to_replace() const;  // names of the files that the question is about

 Q_SIGNALS:
  void previewed();            // the preview shows the present choices
  void exported(int figures);  // so many were written

 protected:
  void changeEvent(QEvent* event) override;

 private:
  FigureDialog(StudyDocument* document, Requests requests, QWidget* parent);
  QWidget* build_preview();
  QWidget* build_controls();
  void load_choices();
  void store_choices() const;
  FigureRecipe recipe(std::size_t index) const;
  QString file_name(std::size_t index) const;
  void ask_requests();  // the list of figures, and their options, as the views have them now
  QByteArray made_for(std::size_t index) const;
  void follow();  // and the preview, if what it shows is another one now
  void show_arrangement();
  void make_plot_later();
  void make_shown_plot();
  void show_plot();
  void refuse(const QString& why);
  void show_remarks(const TextFit& fit, QSizeF size);
  QString fit_text(const TextFit& fit) const;
  void update_buttons();
  enum class Pending { kNothing, kShown, kAll };
  void export_when_known(Pending what);
  void go_on();  // with what was to be exported as soon as the shown figure is known
  void tell_refusal();
  void hide_question();
  std::optional<FigureLength> height_of(const QString& kind) const;
  void ask_or_write(FigureBatch batch);
  void write(FigureBatch batch);
  void finish(const QString& folder, const BatchResult& result);

  StudyDocument* document_;  // null: the requests need none
  Requests ask_;
  std::vector<FigureRequest> requests_;
  LatestJob making_;
  LatestJob measuring_;
  LatestJob writing_;
  QTimer* rest_;
  std::shared_ptr<const Plot> plot_;
  QByteArray made_for_;  // the recipe that the plot was made for, but for size and colours
  QString refused_;      // why the shown figure cannot be drawn; empty: it can
  Pending pending_ = Pending::kNothing;
  std::map<QString, std::optional<FigureLength>> heights_;  // by kind of figure
  FigureBatch waiting_;  // for the answer whether files may be replaced

  QComboBox* figure_;
  QComboBox* arrangement_;
  FigurePreview* preview_;
  QLabel* size_;
  QLabel* warning_;
  FigureForm* form_;
  QLineEdit* folder_;
  QLineEdit* name_;
  QLabel* message_;
  QPlainTextEdit* replaced_;
  QPushButton* replace_;
  QProgressBar* progress_;
  QPushButton* stop_;
  QPushButton* export_;
  QPushButton* export_all_;
};

}  // namespace taskatlas::ui
