// SPDX-License-Identifier: MIT
#include "ui/figures/figure_dialog.hpp"
#include "ui/figures/figure_form.hpp"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTextDocument>
#include <QUrl>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {

void FigureDialog::update_buttons() {
  const bool busy = writing_.busy();
  const bool ready = !busy && !form_->formats().empty() && !folder_->text().isEmpty();
  const QString name = name_->text();
  export_->setEnabled(ready && !name.trimmed().isEmpty() && !name.contains(QLatin1Char('/')));
  export_all_->setEnabled(ready);
  progress_->setVisible(busy);
  stop_->setVisible(busy);
}

void FigureDialog::export_shown() { export_when_known(Pending::kShown); }

void FigureDialog::export_all() { export_when_known(Pending::kAll); }

// Whether the shown figure can be drawn is known before anything is asked.
void FigureDialog::export_when_known(Pending what) {
  follow();
  pending_ = what;
  if (!making_.busy()) go_on();
}

void FigureDialog::go_on() {
  const Pending what = std::exchange(pending_, Pending::kNothing);
  if (what == Pending::kShown) {
    if (!refused_.isEmpty()) return tell_refusal();
    FigureBatch batch;
    batch.figures.push_back(
        {recipe(static_cast<std::size_t>(figure_->currentIndex())), name_->text().trimmed()});
    ask_or_write(std::move(batch));
  } else if (what == Pending::kAll) {
    FigureBatch batch;
    for (std::size_t i = 0; i < requests_.size(); ++i) {
      const bool shown = static_cast<int>(i) == figure_->currentIndex();
      if (shown && !refused_.isEmpty()) continue;
      batch.figures.push_back({recipe(i), shown && !name_->text().trimmed().isEmpty()
                                              ? name_->text().trimmed()
                                              : file_name(i)});
    }
    if (batch.figures.empty()) return tell_refusal();
    ask_or_write(std::move(batch));
  }
}

void FigureDialog::tell_refusal() {
  hide_question();
  message_->setText(tr("Not written: %1").arg(refused_.toHtmlEscaped()));
  message_->show();
}

void FigureDialog::hide_question() {
  replaced_->hide();
  replace_->hide();
}

void FigureDialog::ask_or_write(FigureBatch batch) {
  if (writing_.busy()) return;
  batch.formats = form_->formats();
  batch.folder = QDir::fromNativeSeparators(folder_->text());
  store_choices();
  if (!QFileInfo(batch.folder).isDir()) {
    message_->setText(tr("The folder does not exist: %1").arg(folder_->text().toHtmlEscaped()));
    message_->show();
    hide_question();
    return;
  }
  QStringList existing;
  for (const QString& path : batch.existing()) existing.push_back(QFileInfo(path).fileName());
  if (existing.isEmpty()) return write(std::move(batch));
  message_->setText(tr("%n file(s) exist already and would be replaced:", nullptr,
                       static_cast<int>(existing.size())));
  message_->show();
  replaced_->setPlainText(existing.join(QLatin1Char('\n')));
  constexpr qsizetype kMostLines = 6;
  const auto lines = static_cast<int>(std::min(kMostLines, existing.size()));
  replaced_->setFixedHeight(
      lines * replaced_->fontMetrics().lineSpacing() +
      2 * static_cast<int>(replaced_->document()->documentMargin() + replaced_->frameWidth()) +
      replaced_->horizontalScrollBar()->sizeHint().height());
  replaced_->show();
  replace_->show();
  replace_->setFocus();
  waiting_ = std::move(batch);
}

void FigureDialog::write(FigureBatch batch) {
  message_->hide();
  hide_question();
  progress_->setRange(0, 0);
  writing_.start([this, batch = std::move(batch)](const RunContext& context) {
    const BatchResult result = write_batch(batch, context);
    return std::function<void()>([this, result, folder = batch.folder] { finish(folder, result); });
  });
}

void FigureDialog::finish(const QString& folder, const BatchResult& result) {
  QStringList lines;
  if (result.figures > 0) {
    lines.push_back(tr("%n figure(s) written to %1.", nullptr, result.figures)
                        .arg(QStringLiteral("<a href=\"%1\">%2</a>")
                                 .arg(QUrl::fromLocalFile(folder).toString(QUrl::FullyEncoded),
                                      QDir::toNativeSeparators(folder).toHtmlEscaped())));
  }
  if (result.figures > 0 && !refused_.isEmpty()) {
    lines.push_back(tr("Not written: %1").arg(refused_.toHtmlEscaped()));
  }
  for (const QString& problem : result.problems) {
    lines.push_back(tr("Not written: %1").arg(problem.toHtmlEscaped()));
  }
  message_->setText(lines.join(QStringLiteral("<br>")));
  message_->show();
  Q_EMIT exported(result.figures);
}

}  // namespace taskatlas::ui
