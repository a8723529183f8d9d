// SPDX-License-Identifier: MIT
#include "ui/run/add_task_dialog.hpp"

#include "tasks/task.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/shared/plot_style.hpp"
#include "ui/shared/sentence.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace taskatlas::ui {
namespace {

const QString kPicture = QStringLiteral("picture");
const QString kPixelClasses = QStringLiteral("pixel_classes");
const QString kVector = QStringLiteral("vector");
const QString kClasses = QStringLiteral("classes");
const QString kRepresentations = QStringLiteral("representations");

QDoubleSpinBox* stored_value(const char* name, double value) {
  auto* box = new QDoubleSpinBox;
  box->setObjectName(QLatin1String(name));
  constexpr double kMost = 1e9;
  box->setRange(-kMost, kMost);
  box->setDecimals(4);
  box->setValue(value);
  return box;
}

QString found_text(const engine::AddedTask& added) {
  const QLocale locale;
  const auto number = [&](std::uint64_t value) {
    return locale.toString(static_cast<qulonglong>(value));
  };
  const QString name = QString::fromStdString(added.task.task.name);
  QString text = added.moved ? AddTaskDialog::tr("%1 was found again.").arg(name)
                             : AddTaskDialog::tr("%1 is added.").arg(name);
  text =
      one_stop(text) + QLatin1Char(' ') +
      AddTaskDialog::tr("Files: %1. Views that have one: %2 to train, %3 to validate, %4 to test.")
          .arg(number(added.files), number(added.views[0]), number(added.views[1]),
               number(added.views[2]));
  if (added.task.novel) {
    text +=
        QLatin1Char(' ') + AddTaskDialog::tr("It is a novel target: it has no network of its own.");
  }
  return text + QLatin1Char(' ') + AddTaskDialog::tr("The next run measures what is new.");
}

}  // namespace

AddTaskDialog::AddTaskDialog(const QString& study, QWidget* parent)
    : QDialog(parent), study_(study) {
  setObjectName(QStringLiteral("add_task_dialog"));
  setWindowTitle(tr("Add a task"));
  build();
  connect(&job_, &LatestJob::failed, this, &AddTaskDialog::failed);
  connect(&job_, &LatestJob::busy_changed, this, &AddTaskDialog::refresh);
  content_changed();
}

AddTaskDialog::~AddTaskDialog() { stop_.request_stop(); }

void AddTaskDialog::build() {
  const int em = fontMetrics().height();
  auto* column = new QVBoxLayout(this);
  fields_ = new QWidget;
  form_ = new QFormLayout(fields_);
  form_->setContentsMargins(0, 0, 0, 0);
  form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto row = [this](const QString& label, QWidget* field, const char* name,
                          const QString& tip) {
    field->setObjectName(QLatin1String(name));
    field->setToolTip(tip);
    field->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    form_->addRow(label, field);
  };
  code_ = new QLineEdit;
  static const QRegularExpression kCode(QStringLiteral("[A-Za-z0-9_.-]*"));
  code_->setValidator(new QRegularExpressionValidator(kCode, code_));
  row(tr("&Code:"), code_, "code", tr("Letters, digits and _ . -; commands and files call it so"));
  name_ = new QLineEdit;
  name_->setPlaceholderText(tr("as the code"));
  row(tr("&Name:"), name_, "name", tr("As it is shown to people"));
  kind_ = new QComboBox;
  for (const TaskKind kind :
       {TaskKind::k2D, TaskKind::k3D, TaskKind::kGeometric, TaskKind::kSemantic, TaskKind::kNone}) {
    const std::string_view word = to_string(kind);
    kind_->addItem(kind_name(kind),
                   QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())));
  }
  kind_->setCurrentIndex(kind_->count() - 1);
  row(tr("&Kind:"), kind_, "kind", tr("By which it is coloured and ordered"));

  auto* place = new QWidget;
  auto* line = new QHBoxLayout(place);
  line->setContentsMargins(0, 0, 0, 0);
  folder_ = new QLineEdit;
  folder_->setObjectName(QStringLiteral("folder"));
  folder_->setAccessibleName(tr("Folder"));
  folder_->setToolTip(tr("One file for each view that has one"));
  folder_->setMinimumWidth(20 * em);
  auto* browse = new QToolButton;
  browse->setText(QStringLiteral("…"));
  browse->setToolTip(tr("Choose the folder"));
  browse->setAccessibleName(browse->toolTip());
  connect(browse, &QToolButton::clicked, this, &AddTaskDialog::choose_folder);
  line->addWidget(folder_, 1);
  line->addWidget(browse);
  auto* folder_label = new QLabel(tr("&Folder:"));
  folder_label->setBuddy(folder_);
  form_->addRow(folder_label, place);
  content_ = new QComboBox;
  content_->addItem(tr("Labels: pictures"), kPicture);
  content_->addItem(tr("Labels: a class for each pixel"), kPixelClasses);
  content_->addItem(tr("Labels: a vector of numbers"), kVector);
  content_->addItem(tr("Labels: a class for each view"), kClasses);
  content_->addItem(tr("Representations of an encoder: a source"), kRepresentations);
  row(tr("It &holds:"), content_, "content", tr("What its files are"));
  count_ = new QSpinBox;
  row(count_title(), count_, "count", tr("Of each label; classes are counted over all labels"));
  loss_ = new QComboBox;
  for (const char* loss : {"l1", "l2"}) {
    loss_->addItem(QString::fromLatin1(loss).toUpper(), QLatin1String(loss));
  }
  row(tr("&Loss:"), loss_, "loss", tr("By which networks are trained and compared"));
  role_ = new QComboBox;
  role_->addItem(tr("Source and target"), QStringLiteral("both"));
  role_->addItem(tr("Source only"), QStringLiteral("source"));
  role_->addItem(tr("Target only"), QStringLiteral("target"));
  row(tr("&Role:"), role_, "role",
      tr("A target only may have few labels: transfers are trained on them, and nothing else"));
  has_range_ = new QCheckBox(tr("Ran&ge of stored values:"));
  has_range_->setObjectName(QStringLiteral("has_range"));
  has_range_->setToolTip(
      tr("The stored values that become −1 and 1 for the network; without it all that 8 or 16 bits "
         "hold"));
  range_ = new QWidget;
  auto* ends = new QHBoxLayout(range_);
  ends->setContentsMargins(0, 0, 0, 0);
  low_ = stored_value("low", 0);
  low_->setAccessibleName(tr("Lowest"));
  low_->setToolTip(tr("The stored value that becomes −1"));
  high_ = stored_value("high", 255);
  high_->setAccessibleName(tr("Highest"));
  high_->setToolTip(tr("The stored value that becomes 1"));
  ends->addWidget(low_, 1);
  ends->addWidget(new QLabel(QStringLiteral("–")));
  ends->addWidget(high_, 1);
  form_->addRow(has_range_, range_);
  has_missing_ = new QCheckBox(tr("&Value without a label:"));
  has_missing_->setObjectName(QStringLiteral("has_missing"));
  has_missing_->setToolTip(tr("The stored value of a pixel that has no label"));
  missing_ = stored_value("missing", 0);
  missing_->setAccessibleName(tr("Value without a label"));
  missing_->setToolTip(has_missing_->toolTip());
  form_->addRow(has_missing_, missing_);
  for (auto [box, field] : {std::pair<QCheckBox*, QWidget*>{has_range_, range_},
                            std::pair<QCheckBox*, QWidget*>{has_missing_, missing_}}) {
    field->setEnabled(false);
    connect(box, &QCheckBox::toggled, field, &QWidget::setEnabled);
  }
  files_ = new QLabel;
  files_->setObjectName(QStringLiteral("files"));
  files_->setWordWrap(true);
  files_->setTextFormat(Qt::PlainText);
  column->addWidget(fields_);
  column->addWidget(files_);
  message_ = new InlineMessage(this);
  column->addWidget(message_);
  column->addStretch(1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  add_ = buttons->addButton(tr("&Add"), QDialogButtonBox::ActionRole);
  add_->setObjectName(QStringLiteral("add"));
  add_->setToolTip(tr("Look at the files and add the task to the study"));
  add_->setDefault(true);
  close_ = buttons->button(QDialogButtonBox::Cancel);
  close_->setAutoDefault(false);  // Return loses nothing that was typed
  column->addWidget(buttons);
  connect(add_, &QPushButton::clicked, this, &AddTaskDialog::add);
  connect(buttons, &QDialogButtonBox::rejected, this, &AddTaskDialog::reject);
  connect(code_, &QLineEdit::textChanged, this, &AddTaskDialog::refresh);
  connect(folder_, &QLineEdit::textChanged, this, &AddTaskDialog::refresh);
  connect(content_, &QComboBox::currentIndexChanged, this, &AddTaskDialog::content_changed);
}

QString AddTaskDialog::content() const { return content_->currentData().toString(); }

void AddTaskDialog::set_folder(const QString& folder) {
  folder_->setText(QDir::toNativeSeparators(folder));
}

void AddTaskDialog::choose_folder() {
  auto* dialog = new QFileDialog(this, tr("Choose the folder"), folder_->text());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, &AddTaskDialog::set_folder);
  dialog->open();
}

QString AddTaskDialog::count_title() const {
  const QString now = content();
  return now == kPicture  ? tr("N&umber of channels:")
         : now == kVector ? tr("N&umber of values:")
                          : tr("N&umber of classes:");
}

// Only what means something for such files is asked for.
void AddTaskDialog::content_changed() {
  const QString now = content();
  const bool picture = now == kPicture, vector = now == kVector, labels = now != kRepresentations;
  const auto show = [this](QWidget* field, bool shown) {
    field->setVisible(shown);
    form_->labelForField(field)->setVisible(shown);
  };
  for (const dataset::LabelForm& form : dataset::label_forms()) {
    if (now == QLatin1String(form.key)) count_->setRange(form.least, form.most);
  }
  show(count_, labels);
  static_cast<QLabel*>(form_->labelForField(count_))->setText(count_title());
  count_->setAccessibleName(count_title().remove(u'&').remove(u':'));
  show(loss_, picture || vector);
  loss_->setCurrentIndex(vector ? 1 : 0);
  show(role_, labels);
  show(range_, picture);
  show(missing_, picture || now == kPixelClasses);
  files_->setText(
      labels
          ? tr("One file for each view that has a label: BUILDING/point_P_view_V.png or .npy, or "
               "the dataset's own tree with another domain. Views without one are passed over.")
          : tr("One .npy for each view of the splits val and test, all of one shape: "
               "BUILDING/point_P_view_V.npy."));
  refresh();
}

QByteArray AddTaskDialog::specification() const {
  const QString now = content();
  QJsonObject json{{QStringLiteral("code"), code_->text()},
                   {QStringLiteral("kind"), kind_->currentData().toString()}};
  const QString name = name_->text().trimmed();
  if (!name.isEmpty()) json.insert(QStringLiteral("name"), name);
  const QString folder = QDir::fromNativeSeparators(folder_->text().trimmed());
  json.insert(now == kRepresentations ? now : QStringLiteral("labels"), folder);
  if (now != kRepresentations) {
    json.insert(QStringLiteral("output"), QJsonObject{{now, count_->value()}});
    json.insert(QStringLiteral("role"), role_->currentData().toString());
  }
  if (now == kPicture || now == kVector) {
    json.insert(QStringLiteral("loss"), loss_->currentData().toString());
  }
  if (now == kPicture && has_range_->isChecked()) {
    json.insert(QStringLiteral("range"), QJsonArray{low_->value(), high_->value()});
  }
  if ((now == kPicture || now == kPixelClasses) && has_missing_->isChecked()) {
    json.insert(QStringLiteral("missing"), missing_->value());
  }
  return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

void AddTaskDialog::add() {
  if (!add_->isEnabled()) return;
  message_->show_message(InlineMessage::Tone::kInfo, tr("Looking at the files …"));
  stop_ = std::stop_source();
  // Stopped by a token of its own, so that what was added nonetheless is told.
  job_.start([this, study = study_.toStdString(), json = specification().toStdString(),
              code = code_->text().toStdString(), stop = stop_.get_token()](RunContext context) {
    context.stop = stop;
    // A folder that is not absolute is the user's, from where the program was started.
    const auto found =
        engine::add_task(study, json, code, std::filesystem::current_path(), context);
    return [this, found] { ended(found); };
  });
  refresh();
}

void AddTaskDialog::ended(const std::optional<engine::AddedTask>& found) {
  if (found) {
    done_ = true;
    message_->show_message(InlineMessage::Tone::kInfo, found_text(*found));
    refresh();
    Q_EMIT added(QString::fromStdString(found->task.task.code));
  }
  if (closing_) QDialog::reject();
}

void AddTaskDialog::failed(const QString& text) {
  if (closing_) {
    QDialog::reject();
    return;
  }
  message_->show_message(InlineMessage::Tone::kWarning, with_capital(text));
  refresh();
}

void AddTaskDialog::reject() {
  if (!busy()) {
    QDialog::reject();
    return;
  }
  if (closing_) return;
  closing_ = true;
  stop_.request_stop();
  message_->show_message(InlineMessage::Tone::kInfo, tr("Stopping…"));
  refresh();
}

void AddTaskDialog::set_obstacle(const QString& reason) {
  if (reason == obstacle_) return;
  const QString before = std::exchange(obstacle_, reason);
  if (!done_ && !busy()) {
    if (reason.isEmpty()) {
      if (message() == before) message_->hide();  // else it says what went wrong
    } else {
      message_->show_message(InlineMessage::Tone::kWarning, reason);
    }
  }
  refresh();
}

// Lines that wrap take more height than a dialog reckons with, and a message comes on top of them.
bool AddTaskDialog::event(QEvent* event) {
  const bool taken = QDialog::event(event);
  if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
    const int needed = layout()->totalHeightForWidth(width());
    if (height() < needed) resize(width(), needed);
  }
  return taken;
}

QString AddTaskDialog::message() const {
  return message_->isHidden() ? QString() : message_->text();
}

void AddTaskDialog::refresh() {
  fields_->setEnabled(!done_ && !busy());
  add_->setVisible(!done_);
  add_->setEnabled(!done_ && !busy() && obstacle_.isEmpty() && !code_->text().isEmpty() &&
                   !folder_->text().trimmed().isEmpty());
  close_->setText(done_ ? tr("Close") : tr("Cancel"));
  close_->setEnabled(!closing_);
}

}  // namespace taskatlas::ui
