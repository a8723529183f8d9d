// SPDX-License-Identifier: MIT
#include "ui/figures/figure_dialog.hpp"
#include "ui/figures/figure_form.hpp"
#include "ui/figures/figure_preview.hpp"
#include "ui/shared/icon.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace taskatlas::ui {

QWidget* FigureDialog::build_preview() {
  auto* panel = new QWidget(this);
  auto* layout = new QVBoxLayout(panel);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(panel);
  preview_ = new FigurePreview(scroll);
  scroll->setWidget(preview_);
  scroll->setAlignment(Qt::AlignCenter);
  scroll->setBackgroundRole(QPalette::Mid);
  scroll->setAccessibleName(tr("Preview"));
  constexpr int kNarrow = 260;
  scroll->setMinimumWidth(kNarrow);
  layout->addWidget(scroll, 1);
  // A message fills the desk, whatever page lay there before.
  connect(preview_, &FigurePreview::message_shown, scroll, &QScrollArea::setWidgetResizable);

  warning_ = new QLabel(panel);
  warning_->setWordWrap(true);
  warning_->setAccessibleName(tr("Remark on the figure"));
  warning_->hide();
  layout->addWidget(warning_);
  auto* row = new QHBoxLayout;
  size_ = new QLabel(panel);
  size_->setAccessibleName(tr("Size of the figure"));
  size_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  row->addWidget(size_, 1);
  const auto button = [&](const QString& icon, const QString& name, const QKeySequence& key,
                          const std::function<void()>& action) {
    auto* tool = new QToolButton(panel);
    tool->setIcon(themed_icon(icon));
    tool->setAccessibleName(name);
    tool->setToolTip(
        key.isEmpty() ? name : tr("%1 (%2)").arg(name, key.toString(QKeySequence::NativeText)));
    tool->setShortcut(key);
    tool->setAutoRaise(true);
    connect(tool, &QToolButton::clicked, this, action);
    row->addWidget(tool);
  };
  constexpr double kStep = 1.25;
  button(QStringLiteral("zoom-out"), tr("Zoom out"), QKeySequence::ZoomOut,
         [this] { preview_->set_zoom(preview_->zoom() / kStep); });
  auto* real = new QToolButton(panel);
  real->setAutoRaise(true);
  real->setAccessibleName(tr("Real size"));
  real->setToolTip(tr("Show the figure as large as in print (Ctrl+0)"));
  real->setShortcut(QKeySequence(QStringLiteral("Ctrl+0")));
  const auto show_zoom = [real](double zoom) {
    real->setText(QLocale().toString(std::lround(100 * zoom)) + QChar(0xa0) + QLatin1Char('%'));
  };
  show_zoom(1);
  connect(preview_, &FigurePreview::zoom_changed, real, show_zoom);
  connect(real, &QToolButton::clicked, this, [this] { preview_->set_zoom(1); });
  row->addWidget(real);
  button(QStringLiteral("zoom-in"), tr("Zoom in"), QKeySequence::ZoomIn,
         [this] { preview_->set_zoom(preview_->zoom() * kStep); });
  layout->addLayout(row);
  return panel;
}

QWidget* FigureDialog::build_controls() {
  auto* panel = new QWidget(this);
  auto* layout = new QVBoxLayout(panel);
  layout->setContentsMargins(0, 0, 0, 0);

  form_ = new FigureForm(panel);
  layout->addWidget(form_);
  figure_ = new QComboBox(panel);
  for (const FigureRequest& request : requests_) figure_->addItem(request.title);
  figure_->setAccessibleName(tr("Figure"));
  figure_->setToolTip(tr("The figure that is shown and exported"));
  figure_->setMinimumContentsLength(1);
  form_->rows().insertRow(0, tr("Fi&gure:"), figure_);
  arrangement_ = new QComboBox(panel);
  arrangement_->addItem(tr("For the page"), QStringLiteral("page"));
  arrangement_->addItem(tr("As in the window"), QStringLiteral("screen"));
  arrangement_->setAccessibleName(tr("Arrangement of the graph"));
  arrangement_->setToolTip(tr("Where the tasks of the graph stand"));
  arrangement_->setWhatsThis(
      tr("For the page: sources in a column, what they serve beside it, as wide as the figure and "
         "with text of the stated size. As in the window: every task where it stands there, the "
         "whole made smaller, with its text, until it fits."));
  form_->rows().insertRow(1, tr("A&rrangement:"), arrangement_);
  connect(arrangement_, &QComboBox::currentIndexChanged, this, [this] {
    store_choices();
    make_plot_later();
  });
  connect(figure_, &QComboBox::currentIndexChanged, this, &FigureDialog::show_figure);

  name_ = new QLineEdit(panel);
  name_->setAccessibleName(tr("Name of the files"));
  name_->setToolTip(tr("Without extension; each format adds its own"));
  form_->rows().addRow(tr("&Name:"), name_);
  connect(name_, &QLineEdit::textChanged, this, &FigureDialog::update_buttons);
  auto* place = new QWidget(panel);
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  folder_ = new QLineEdit(panel);
  folder_->setAccessibleName(tr("Folder"));
  folder_->setToolTip(tr("Where the files go"));
  auto* browse = new QToolButton(panel);
  browse->setIcon(themed_icon(QStringLiteral("open")));
  browse->setAccessibleName(tr("Choose a folder"));
  browse->setToolTip(tr("Choose a folder"));
  connect(browse, &QToolButton::clicked, this, [this] {
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder for figures"), folder_->text());
    if (!chosen.isEmpty()) set_folder(chosen);
  });
  connect(folder_, &QLineEdit::textChanged, this, &FigureDialog::update_buttons);
  connect(folder_, &QLineEdit::editingFinished, this, &FigureDialog::store_choices);
  row->addWidget(folder_, 1);
  row->addWidget(browse);
  auto* folder = new QLabel(tr("F&older:"), panel);
  folder->setBuddy(folder_);
  form_->rows().addRow(folder, place);

  auto* note = new QLabel(
      tr("Each figure holds its recipe and lies beside its data (.csv) and its recipe (.json)."),
      panel);
  note->setWordWrap(true);
  note->setForegroundRole(QPalette::PlaceholderText);
  layout->addWidget(note);
  layout->addStretch();

  message_ = new QLabel(panel);
  message_->setWordWrap(true);
  message_->setOpenExternalLinks(true);
  message_->setTextInteractionFlags(Qt::TextBrowserInteraction);
  message_->setAccessibleName(tr("Result of the export"));
  message_->hide();
  layout->addWidget(message_);
  replaced_ = new QPlainTextEdit(panel);
  replaced_->setReadOnly(true);
  replaced_->setLineWrapMode(QPlainTextEdit::NoWrap);
  replaced_->setTabChangesFocus(true);
  replaced_->setAccessibleName(tr("Files that would be replaced"));
  replaced_->setToolTip(tr("Files that would be replaced"));
  replaced_->hide();
  layout->addWidget(replaced_);
  replace_ = new QPushButton(tr("Replace them"), panel);
  replace_->setToolTip(tr("Write the figures over the files that exist"));
  replace_->hide();
  connect(replace_, &QPushButton::clicked, this, [this] { write(std::move(waiting_)); });
  layout->addWidget(replace_, 0, Qt::AlignLeft);
  auto* working = new QHBoxLayout;
  progress_ = new QProgressBar(panel);
  progress_->setAccessibleName(tr("Progress of the export"));
  stop_ = new QPushButton(tr("Stop"), panel);
  stop_->setToolTip(tr("Write no more figures; those that are written stay"));
  connect(stop_, &QPushButton::clicked, this, [this] {
    writing_.cancel();
    message_->setText(tr("Stopped; figures that were written stay."));
    message_->show();
  });
  working->addWidget(progress_, 1);
  working->addWidget(stop_);
  layout->addLayout(working);

  auto* buttons = new QDialogButtonBox(panel);
  export_ = buttons->addButton(tr("&Export"), QDialogButtonBox::ActionRole);
  export_->setToolTip(tr("Write the figure that is shown in every chosen format"));
  export_->setDefault(true);
  export_all_ = buttons->addButton(tr("Export &all"), QDialogButtonBox::ActionRole);
  export_all_->setToolTip(tr("Write every figure of the list in every chosen format"));
  export_all_->setVisible(requests_.size() > 1);
  QPushButton* close = buttons->addButton(QDialogButtonBox::Close);
  close->setToolTip(tr("Close this dialog"));
  close->setAutoDefault(false);
  export_all_->setAutoDefault(false);
  connect(export_, &QPushButton::clicked, this, &FigureDialog::export_shown);
  connect(export_all_, &QPushButton::clicked, this, &FigureDialog::export_all);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  return panel;
}

}  // namespace taskatlas::ui
