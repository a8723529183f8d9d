// SPDX-License-Identifier: MIT
#include "ui/figures/figure_dialog.hpp"

#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/figures/figure_choices.hpp"
#include "ui/figures/figure_form.hpp"
#include "ui/figures/figure_preview.hpp"
#include "ui/figures/figure_source.hpp"
#include "ui/figures/make_plot.hpp"

#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <algorithm>

namespace taskatlas::ui {
namespace {

const QString kTaxonomy = QStringLiteral("taxonomy");
constexpr int kRest = 120;  // milliseconds after the last change

}  // namespace

FigureDialog::FigureDialog(StudyDocument& document, Solutions& solutions, Requests requests,
                           QWidget* parent)
    : FigureDialog(&document, std::move(requests), parent) {
  // The figure follows what the window shows.
  connect(&solutions, &Solutions::solved, this, &FigureDialog::make_plot_later);
  for (const auto signal : {&StudyDocument::tasks_changed, &StudyDocument::scenario_changed,
                            &StudyDocument::scenarios_changed}) {
    connect(&document, signal, this, &FigureDialog::make_plot_later);
  }
  connect(&document, &StudyDocument::view_changed, this, &FigureDialog::make_plot_later);
  connect(&document, &QObject::destroyed, this, [this] {
    rest_->stop();
    hide();
    deleteLater();
  });
}

FigureDialog::FigureDialog(Requests requests, QWidget* parent)
    : FigureDialog(nullptr, std::move(requests), parent) {}

FigureDialog::FigureDialog(StudyDocument* document, Requests requests, QWidget* parent)
    : QDialog(parent),
      document_(document),
      ask_(std::move(requests)),
      requests_(ask_()),
      making_(nullptr),
      measuring_(nullptr),
      writing_(nullptr),
      rest_(new QTimer(this)) {
  setWindowTitle(tr("Export figures"));
  auto* layout = new QHBoxLayout(this);
  layout->addWidget(build_preview(), 1);
  layout->addWidget(build_controls());

  rest_->setSingleShot(true);
  rest_->setInterval(kRest);
  connect(rest_, &QTimer::timeout, this, &FigureDialog::follow);
  connect(&making_, &LatestJob::failed, this, &FigureDialog::refuse);
  connect(&writing_, &LatestJob::failed, this, [this](const QString& what) {
    message_->setText(what.toHtmlEscaped());
    message_->show();
  });
  connect(&writing_, &LatestJob::busy_changed, this, &FigureDialog::update_buttons);
  connect(&writing_, &LatestJob::progress, this, [this](double done, double total) {
    progress_->setRange(0, static_cast<int>(total));
    progress_->setValue(static_cast<int>(done));
  });
  connect(form_, &FigureForm::options_changed, this, [this] {
    heights_[requests_[static_cast<std::size_t>(figure_->currentIndex())].kind] =
        form_->options().height;
    store_choices();
    // Some plots are laid out for a font; its size and the page change what is painted alone.
    make_plot_later();
    show_plot();
  });
  connect(form_, &FigureForm::formats_changed, this, [this] {
    store_choices();
    update_buttons();
  });
  load_choices();
  show_figure(0);
  constexpr int kWide = 980, kHigh = 620;
  resize(kWide, kHigh);
}

FigureDialog::~FigureDialog() = default;

void FigureDialog::load_choices() {
  const FigureChoices choices = FigureChoices::load(document_);
  const QSignalBlocker form(form_), arrangement(arrangement_), line(folder_);
  form_->set_options(choices.options);
  form_->set_formats(choices.formats);
  arrangement_->setCurrentIndex(std::max(0, arrangement_->findData(choices.arrangement)));
  folder_->setText(QDir::toNativeSeparators(choices.folder));
}

void FigureDialog::store_choices() const {
  FigureChoices choices;
  choices.options = form_->options();
  choices.formats = form_->formats();
  choices.arrangement = arrangement_->currentData().toString();
  choices.folder = QDir::fromNativeSeparators(folder_->text());
  choices.store();
}

void FigureDialog::set_folder(const QString& folder) {
  folder_->setText(QDir::toNativeSeparators(folder));
  store_choices();
}

QString FigureDialog::message() const { return message_->text(); }

QStringList FigureDialog::to_replace() const {
  if (!replaced_->isVisibleTo(this)) return {};
  return replaced_->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

FigureRecipe FigureDialog::recipe(std::size_t index) const {
  FigureRecipe recipe;
  recipe.kind = requests_[index].kind;
  recipe.options = requests_[index].options;
  if (is_dataset_kind(recipe.kind)) {
    recipe.study = recipe.options.take(QStringLiteral("dataset")).toString();
  } else {
    recipe.study = study_reference(*document_);
    recipe.measurement.transfer_images = document_->measurement().transfer_images;
    recipe.measurement.seed = document_->measurement().seed;
    recipe.scenario = document_->scenario();
    for (const Task& task : document_->table()->tasks()) {
      const auto kind = to_string(task.kind);
      recipe.tasks.insert(
          QString::fromStdString(task.code),
          QJsonObject{{QStringLiteral("name"), QString::fromStdString(task.name)},
                      {QStringLiteral("kind"),
                       QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()))}});
    }
  }
  if (recipe.kind == kTaxonomy) {
    const QString arrangement = arrangement_->currentData().toString();
    recipe.options.insert(QStringLiteral("arrangement"), arrangement);
    // Which nobody would look at.
    if (arrangement == QLatin1String("page")) recipe.options.remove(QStringLiteral("positions"));
  }
  recipe.figure = form_->options();
  recipe.figure.height = height_of(recipe.kind);
  if (QLocale() != QLocale::c()) recipe.locale = QLocale().name();
  return recipe;
}

std::optional<FigureLength> FigureDialog::height_of(const QString& kind) const {
  const auto found = heights_.find(kind);
  return found == heights_.end() ? std::nullopt : found->second;
}

// Distinct for each figure, also where two are of one kind.
QString FigureDialog::file_name(std::size_t index) const {
  int before = 0;
  for (std::size_t i = 0; i < index; ++i) before += requests_[i].kind == requests_[index].kind;
  return before == 0 ? requests_[index].kind
                     : requests_[index].kind + QLatin1Char('-') + QString::number(before + 1);
}

void FigureDialog::show_figure(int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= requests_.size()) return;
  {
    const QSignalBlocker blocker(figure_);
    figure_->setCurrentIndex(index);
  }
  name_->setText(file_name(static_cast<std::size_t>(index)));
  {
    const QSignalBlocker blocker(form_);
    FigureOptions options = form_->options();
    options.height = height_of(requests_[static_cast<std::size_t>(index)].kind);
    form_->set_options(options);
  }
  pending_ = Pending::kNothing;
  hide_question();
  message_->hide();
  show_arrangement();
  update_buttons();
  make_shown_plot();
}

void FigureDialog::show_arrangement() {
  const auto index = static_cast<std::size_t>(std::max(0, figure_->currentIndex()));
  form_->rows().setRowVisible(arrangement_, requests_[index].kind == kTaxonomy);
}

void FigureDialog::changeEvent(QEvent* event) {
  QDialog::changeEvent(event);
  // Back from the window, where something may have changed that the document does not know of.
  if (event->type() == QEvent::ActivationChange && isActiveWindow()) make_plot_later();
}

void FigureDialog::ask_requests() {
  std::vector<FigureRequest> now = ask_();
  if (now.empty()) return;  // the window is being closed
  const FigureRequest shown = requests_[static_cast<std::size_t>(figure_->currentIndex())];
  const auto same = [](const FigureRequest& a, const FigureRequest& b) {
    return a.kind == b.kind && a.title == b.title;
  };
  // In the order of the list, which does not jump because another page is in front now.
  std::stable_sort(now.begin(), now.end(), [&](const FigureRequest& a, const FigureRequest& b) {
    const auto place = [&](const FigureRequest& one) {
      return std::find_if(requests_.begin(), requests_.end(),
                          [&](const FigureRequest& known) { return same(known, one); });
    };
    return place(a) < place(b);
  });
  const bool as_before =
      std::equal(now.begin(), now.end(), requests_.begin(), requests_.end(), same);
  requests_ = std::move(now);
  if (as_before) return;
  const QSignalBlocker blocker(figure_);
  figure_->clear();
  for (const FigureRequest& request : requests_) figure_->addItem(request.title);
  const auto place = std::find_if(requests_.begin(), requests_.end(),
                                  [&](const FigureRequest& one) { return same(one, shown); });
  export_all_->setVisible(requests_.size() > 1);
  if (place == requests_.end()) return show_figure(0);
  figure_->setCurrentIndex(static_cast<int>(place - requests_.begin()));
}

void FigureDialog::follow() {
  rest_->stop();
  ask_requests();
  if (made_for(static_cast<std::size_t>(figure_->currentIndex())) != made_for_) make_shown_plot();
}

// What a plot is made from; the size of the page and of the text change what is painted alone.
QByteArray FigureDialog::made_for(std::size_t index) const {
  FigureRecipe wanted = recipe(index);
  const QString family = wanted.figure.style().family;
  wanted.figure = {};
  wanted.figure.family = family;
  return wanted.text();
}

void FigureDialog::make_plot_later() { rest_->start(); }

void FigureDialog::make_shown_plot() {
  rest_->stop();
  const FigureRecipe wanted = recipe(static_cast<std::size_t>(figure_->currentIndex()));
  made_for_ = made_for(static_cast<std::size_t>(figure_->currentIndex()));
  making_.start([this, wanted](const RunContext& context) -> std::function<void()> {
    // Whatever is thrown is told as it is; an infeasible scenario in the user's language.
    try {
      const FigureSource source = load_source(wanted, QDir::currentPath());
      const std::shared_ptr<const Plot> plot = make_plot(wanted, source, context);
      return [this, plot] {
        plot_ = plot;
        refused_.clear();
        show_plot();
        Q_EMIT previewed();
        go_on();
      };
    } catch (const InfeasibleFigure& error) {
      return [this, what = error.for_people()] { refuse(what); };
    }
  });
}

// The figure that is shown cannot be drawn, and so not be exported either.
void FigureDialog::refuse(const QString& why) {
  plot_ = nullptr;
  refused_ = why;
  preview_->show_message(why);
  size_->clear();
  warning_->hide();
  hide_question();
  Q_EMIT previewed();
  go_on();
}

void FigureDialog::show_plot() {
  if (!plot_) return;
  const FigureOptions options = form_->options();
  const QSizeF size = figure_size(*plot_, options);
  preview_->show_plot(plot_, size, options.style());
  const QLocale locale;
  const double mm = FigureLength{1, LengthUnit::kPoint}.in(LengthUnit::kMillimetre).value;
  const double inch = FigureLength{1, LengthUnit::kPoint}.in(LengthUnit::kInch).value;
  size_->setText(tr("%1 × %2 mm (%3 × %4 in)")
                     .arg(locale.toString(size.width() * mm, 'f', 1),
                          locale.toString(size.height() * mm, 'f', 1),
                          locale.toString(size.width() * inch, 'f', 2),
                          locale.toString(size.height() * inch, 'f', 2)));
  measuring_.start([this, plot = plot_, options, size](const RunContext&) -> std::function<void()> {
    const TextFit fit = text_fit(*plot, options);
    return [this, fit, size] { show_remarks(fit, size); };
  });
}

void FigureDialog::show_remarks(const TextFit& fit, QSizeF size) {
  QStringList remarks;
  const QLocale locale;
  constexpr double kPage = 297;  // A4, millimetres
  const double mm =
      FigureLength{size.height(), LengthUnit::kPoint}.in(LengthUnit::kMillimetre).value;
  const QString kind = requests_[static_cast<std::size_t>(figure_->currentIndex())].kind;
  if (mm > kPage) {
    const QString high = locale.toString(mm, 'f', 0);
    remarks.push_back(
        is_dataset_kind(kind)
            ? tr("The figure is %1 mm high, more than a page. With a height of its own it is made "
                 "smaller until all of it fits; fewer views or a greater width help too.")
                  .arg(high)
            : tr("The figure is %1 mm high, more than a page.").arg(high));
  }
  if (const QString text = fit_text(fit); !text.isEmpty()) remarks.push_back(text);
  warning_->setText(remarks.join(QLatin1Char('\n')));
  warning_->setVisible(!remarks.isEmpty());
}

QString FigureDialog::fit_text(const TextFit& fit) const {
  if (fit.fits) return {};
  const QLocale locale;
  const QString smallest = locale.toString(fit.smallest, 'f', 1);
  const LengthUnit unit = form_->options().width.unit;
  const double width = FigureLength{fit.width.value_or(0), LengthUnit::kPoint}.in(unit).value;
  if (fit.width) {
    return tr("The smallest text is %1 pt high, less than asked for. It fits from a width of %2 %3 "
              "on.")
        .arg(smallest, locale.toString(width, 'f', unit == LengthUnit::kInch ? 2 : 1),
             to_string(unit));
  }
  return form_->options().height
             ? tr("The smallest text is %1 pt high, less than asked for: there is no room for it "
                  "in this height.")
                   .arg(smallest)
             : tr("The smallest text is %1 pt high, less than asked for.").arg(smallest);
}

}  // namespace taskatlas::ui
