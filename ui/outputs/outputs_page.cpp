// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_page.hpp"

#include "ui/document/study_document.hpp"
#include "ui/outputs/compare_bar.hpp"
#include "ui/outputs/outputs_view.hpp"
#include "ui/outputs/row_picker.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/inline_message.hpp"
#include "ui/shared/page_tool_bar.hpp"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr int kSlow = 150;  // milliseconds after which waiting is said

// The picture that a drop brings; empty: none.
QString dropped_picture(const QMimeData& data) {
  for (const QUrl& url : data.urls()) {
    const QString suffix = QFileInfo(url.toLocalFile()).suffix().toLower();
    if (url.isLocalFile() && (suffix == QLatin1String("png") || suffix == QLatin1String("jpg") ||
                              suffix == QLatin1String("jpeg"))) {
      return url.toLocalFile();
    }
  }
  return {};
}

}  // namespace

OutputsPage::OutputsPage(StudyDocument& document, MakeOutputsAccess make_access, QWidget* parent)
    : Page(parent),
      document_(document),
      make_access_(std::move(make_access)),
      tool_bar_(new PageToolBar(tr("Outputs"), this)),
      stack_(new QStackedWidget),
      banner_(new InlineMessage),
      splitter_(new QSplitter(Qt::Horizontal)),
      thumbnails_(new Thumbnails(this)),
      images_(new ImageModel(this)),
      list_(new ImageList(*images_, *thumbnails_)),
      bar_(new CompareBar),
      view_(new OutputsView),
      slow_(new QTimer(this)),
      reader_(new OutputsReader(this)) {
  setObjectName(QStringLiteral("outputs"));
  setAccessibleName(tr("Outputs"));
  setAcceptDrops(true);
  tool_bar_->setObjectName(QStringLiteral("outputs_tools"));
  slow_->setSingleShot(true);
  slow_->setInterval(kSlow);
  make_tool_bar();
  build();
  connect(slow_, &QTimer::timeout, this, [this] {
    view_->set_message(tr("Reading …"));
    view_->set_busy(true);
  });
  connect(reader_, &OutputsReader::content, this, &OutputsPage::show_content);
  connect(reader_, &OutputsReader::busy_changed, this, [this](bool busy) {
    if (busy) {
      slow_->start();
    } else {
      slow_->stop();
      view_->set_busy(false);
      if (!troubled_ && !trouble_.isEmpty()) {  // it is over
        trouble_.clear();
        show_state();
      }
    }
    Q_EMIT status_changed();
  });
  connect(reader_, &OutputsReader::trouble, this, [this](const QString& message) {
    trouble_ = message;
    troubled_ = true;
    show_state();
  });
  connect(&survey_job_, &LatestJob::failed, this, [this](const QString& message) {
    survey_problem_ = message;
    take(Survey());
  });
  connect(&dataset_job_, &LatestJob::failed, this, [this](const QString& message) {
    trouble_ = message;
    show_state();
    ask();
  });
  connect(&document_, &StudyDocument::view_changed, this, [this](const QString& key) {
    if (key == kView && begun_) apply();
  });
  connect(&document_, &StudyDocument::tasks_changed, this, &OutputsPage::results_changed);
  connect(&document_, &StudyDocument::location_changed, this, [this] {
    if (!begun_) return;
    renew_access();
    load_target();
  });
  update_actions();
}

OutputsPage::~OutputsPage() = default;

QToolBar* OutputsPage::tool_bar() { return tool_bar_; }

// --- building ----------------------------------------------------------------------------------

QAction* OutputsPage::make_action(const QString& id, const QString& icon, const QString& text,
                                  const QString& tip, const QKeySequence& keys,
                                  const std::function<void()>& run) {
  auto* action = new QAction(themed_icon(icon), text, this);
  action->setObjectName(id);
  action->setToolTip(tip);
  if (!keys.isEmpty()) {
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
  }
  connect(action, &QAction::triggered, this, run);
  tool_bar_->addAction(action);
  actions_.push_back(action);
  return action;
}

void OutputsPage::make_tool_bar() {
  const int em = fontMetrics().height();
  auto* label = new QLabel(tr("&Target:"), tool_bar_);
  label->setContentsMargins(em / 3, 0, em / 4, 0);
  targets_ = new QComboBox(tool_bar_);
  targets_->setObjectName(QStringLiteral("output_target"));
  targets_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  targets_->setAccessibleName(tr("Target"));
  targets_->setToolTip(tr("The task whose outputs are shown"));
  label->setBuddy(targets_);
  tool_bar_->addWidget(label);
  tool_bar_->addWidget(targets_);
  connect(targets_, &QComboBox::activated, this, [this] {
    const QString code = targets_->currentData().toString();
    change(tr("Show the outputs of %1").arg(targets_->currentText()), [&](QJsonObject& view) {
      view.insert(QStringLiteral("target"), code);
      // What belongs to the target before; the image stays where the new one has it too.
      for (const char* key : {"rows", "chosen", "against", "first", "second", "photo"}) {
        view.remove(QLatin1String(key));
      }
    });
  });
  measurement_ = new QLabel(tool_bar_);
  measurement_->setContentsMargins(em / 2, 0, em / 2, 0);
  measurement_->setToolTip(
      tr("Which measurement is shown: images that readouts were trained on, "
         "and the seed"));
  tool_bar_->addWidget(measurement_);
  tool_bar_->addSeparator();
  add_ = make_action(
      QStringLiteral("outputs.networks"), QStringLiteral("add"), tr("Networks…"),
      tr("Which networks are set side by side"), {}, [this] {
        if (picker_ == nullptr) {
          picker_ = new RowPicker(this);
          connect(picker_, &RowPicker::usual_wanted, this, [this] {
            change(tr("Show the usual networks"),
                   [](QJsonObject& view) { view.remove(QStringLiteral("rows")); });
          });
          connect(&picker_->model(), &RowModel::ticked, this, [this](const QString& key, bool on) {
            QStringList rows = shown_rows();
            rows.removeAll(key);
            if (on) rows.push_back(key);
            change(on ? tr("Show a network") : tr("Take a network away"), [&](QJsonObject& view) {
              view.insert(QStringLiteral("rows"), QJsonArray::fromStringList(rows));
            });
          });
        }
        picker_->model().set_rows(rows_, shown_rows());
        QWidget* button = tool_bar_->widgetForAction(add_);
        picker_->open_below(button != nullptr && button->isVisible() ? button : tool_bar_);
      });
  tool_bar_->addSeparator();
  previous_ =
      make_action(QStringLiteral("outputs.previous"), QStringLiteral("previous"), tr("Previous"),
                  tr("The image before (arrow left)"), {}, [this] { step(-1); });
  next_ = make_action(QStringLiteral("outputs.next"), QStringLiteral("next"), tr("Next"),
                      tr("The image after (arrow right)"), {}, [this] { step(1); });
  tool_bar_->addSeparator();
  photo_ = make_action(QStringLiteral("outputs.photo"), QStringLiteral("open"), tr("Open photo…"),
                       tr("One's own photo, answered by every task's network; a picture can be "
                          "dropped here too"),
                       {}, [this] { choose_photo(); });
  back_ = make_action(QStringLiteral("outputs.back"), QStringLiteral("dataset"), tr("Test images"),
                      tr("Back from the photo to the study's test images"), {},
                      [this] { close_photo(); });
  tool_bar_->addSeparator();
  needs_content_.push_back(
      make_action(QStringLiteral("outputs.copy_table"), QStringLiteral("copy"), tr("Copy as table"),
                  tr("Copies losses, ranks, scores and numbers, as tab-separated values"),
                  QKeySequence::Copy, [this] { copy_table(); }));
  needs_content_.push_back(
      make_action(QStringLiteral("outputs.copy_picture"), QStringLiteral("figure"),
                  tr("Copy as picture"), tr("Copies the panels as they look"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copy_picture(); }));
  tool_bar_->addSeparator();
  const auto zoom = [this](const QString& icon, const QString& text, const QString& tip,
                           double factor) {
    needs_content_.push_back(make_action(
        QStringLiteral("outputs.") + icon, icon, text, tip, {},
        [this, factor] { factor == 0 ? view_->set_window({}) : view_->zoom_by(factor); }));
  };
  zoom(QStringLiteral("zoom-in"), tr("Zoom in"), tr("A smaller part of all pictures, larger"),
       1.25);
  zoom(QStringLiteral("zoom-out"), tr("Zoom out"), tr("A larger part of all pictures"), 1 / 1.25);
  zoom(QStringLiteral("zoom-fit"), tr("Whole pictures"), tr("All of the pictures"), 0);
}

QWidget* OutputsPage::build_list() {
  const int em = fontMetrics().height();
  list_panel_ = new QWidget;
  auto* column = new QVBoxLayout(list_panel_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* form = new QFormLayout;
  form->setContentsMargins(em / 2, em / 2, em / 2, em / 2);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setHorizontalSpacing(em / 2);
  form->setVerticalSpacing(em / 4);
  chosen_ = new RowBox;
  chosen_->setObjectName(QStringLiteral("chosen_row"));
  chosen_->setAccessibleName(tr("Network"));
  chosen_->setToolTip(tr("Whose loss and rank stand at each image; type to find one"));
  form->addRow(tr("&Network:"), chosen_);
  connect(chosen_, &RowBox::chosen, this, [this](const QString& key) {
    change(tr("Choose a network"),
           [&](QJsonObject& view) { view.insert(QStringLiteral("chosen"), key); });
  });
  order_ = new QComboBox;
  order_->setObjectName(QStringLiteral("image_order"));
  order_->setAccessibleName(tr("Order of images"));
  order_->setToolTip(tr("Which images come first"));
  for (const auto& [order, title] : {std::pair{ImageOrder::kWins, tr("it wins most")},
                                     std::pair{ImageOrder::kLoses, tr("it loses most")},
                                     std::pair{ImageOrder::kHighest, tr("its loss is highest")},
                                     std::pair{ImageOrder::kLowest, tr("its loss is lowest")},
                                     std::pair{ImageOrder::kName, tr("by name")}}) {
    order_->addItem(title, QLatin1String(to_string(order)));
  }
  form->addRow(tr("&First where"), order_);
  connect(order_, &QComboBox::activated, this, [this] {
    change(tr("Order the images"), [this](QJsonObject& view) {
      view.insert(QStringLiteral("order"), order_->currentData().toString());
    });
  });
  against_ = new RowBox;
  against_->setObjectName(QStringLiteral("against_row"));
  against_->setAccessibleName(tr("Against"));
  against_->setToolTip(
      tr("What it is compared with: + where the network's loss is smaller, − "
         "where it is larger"));
  form->addRow(tr("&Against:"), against_);
  connect(against_, &RowBox::chosen, this, [this](const QString& key) {
    change(tr("Compare with a network"),
           [&](QJsonObject& view) { view.insert(QStringLiteral("against"), key); });
  });
  column->addLayout(form);
  column->addWidget(list_, 1);
  count_ = new QLabel;
  count_->setObjectName(QStringLiteral("image_count"));
  count_->setContentsMargins(em / 2, em / 4, em / 2, em / 4);
  count_->setWordWrap(true);
  column->addWidget(count_);
  list_panel_->setMinimumWidth(em * 11);
  connect(list_, &ImageList::chosen, this, [this](const QString& sample) {
    change(
        tr("Choose an image"),
        [&](QJsonObject& view) { view.insert(QStringLiteral("sample"), sample); }, kMergeSample);
  });
  return list_panel_;
}

void OutputsPage::build() {
  const int em = fontMetrics().height();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(banner_);
  column->addWidget(stack_, 1);

  auto* empty = new QWidget;
  auto* words = new QVBoxLayout(empty);
  words->setContentsMargins(em * 3, em * 3, em * 3, em * 3);
  words->setSpacing(em);
  empty_title_ = new QLabel;
  empty_title_->setObjectName(QStringLiteral("outputs_empty_title"));
  QFont large = font();
  large.setPointSizeF(large.pointSizeF() * 1.4);
  large.setBold(true);
  empty_title_->setFont(large);
  empty_title_->setAlignment(Qt::AlignCenter);
  empty_title_->setWordWrap(true);
  empty_text_ = new QLabel;
  empty_text_->setObjectName(QStringLiteral("outputs_empty_text"));
  empty_text_->setAlignment(Qt::AlignCenter);
  empty_text_->setWordWrap(true);
  empty_text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  empty_button_ = new QPushButton(tr("&Go to Run"));
  empty_button_->setObjectName(QStringLiteral("outputs_go_to_run"));
  empty_button_->setToolTip(tr("The page from which the experiment is started"));
  connect(empty_button_, &QPushButton::clicked, this,
          [this] { Q_EMIT page_wanted(QStringLiteral("run")); });
  words->addStretch(1);
  words->addWidget(empty_title_);
  words->addWidget(empty_text_);
  words->addWidget(empty_button_, 0, Qt::AlignHCenter);
  words->addStretch(2);
  stack_->addWidget(empty);

  splitter_->setObjectName(QStringLiteral("outputs_body"));
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(build_list());
  auto* right = new QWidget;
  auto* rows = new QVBoxLayout(right);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(bar_);
  rows->addWidget(view_, 1);
  splitter_->addWidget(right);
  splitter_->setStretchFactor(0, 0);
  splitter_->setStretchFactor(1, 1);
  splitter_->setSizes({em * 15, em * 60});
  stack_->addWidget(splitter_);

  connect(bar_, &CompareBar::compare_wanted, this, [this](Compare compare) {
    change(tr("Compare outputs"), [&](QJsonObject& view) {
      view.insert(QStringLiteral("compare"), QLatin1String(to_string(compare)));
      view.insert(QStringLiteral("first"), options_.first);
      view.insert(QStringLiteral("second"), options_.second);
    });
  });
  const auto put = [this](const char* key) {
    return [this, key](const QString& value) {
      change(tr("Choose what is compared"),
             [&](QJsonObject& view) { view.insert(QLatin1String(key), value); });
    };
  };
  connect(bar_, &CompareBar::first_wanted, this, put("first"));
  connect(bar_, &CompareBar::second_wanted, this, put("second"));
  connect(bar_, &CompareBar::swap_wanted, this, [this] {
    change(tr("Swap what is compared"), [this](QJsonObject& view) {
      view.insert(QStringLiteral("first"), options_.second);
      view.insert(QStringLiteral("second"), options_.first);
    });
  });
  const auto divide = [this](double divider) {
    change(
        tr("Move the divider"),
        [&](QJsonObject& view) { view.insert(QStringLiteral("divider"), divider); }, kMergeDivider);
  };
  connect(bar_, &CompareBar::divider_wanted, this, divide);
  connect(view_, &OutputsView::divider_moved, this, divide);
  connect(bar_, &CompareBar::clusters_wanted, this, [this](bool clusters) {
    change(clusters ? tr("Show clusters") : tr("Show colours"),
           [&](QJsonObject& view) { view.insert(QStringLiteral("clusters"), clusters); });
  });
  const auto blink = [this] { view_->set_blink(bar_->blink_interval(), bar_->blink_runs()); };
  connect(bar_, &CompareBar::blink_changed, this, blink);
  blink();
  connect(view_, &OutputsView::turned, this, [this](const PoseTurn& turn) {
    change(
        tr("Turn the poses"),
        [&](QJsonObject& view) {
          view.insert(QStringLiteral("turn"), QJsonArray{turn.about, turn.down});
        },
        kMergeTurn);
  });
  connect(view_, &OutputsView::window_changed, this,
          [this] { bar_->show_zoom(view_->options().window.zoom); });
  connect(view_, &OutputsView::step_wanted, this, &OutputsPage::step);
  connect(view_, &OutputsView::panel_menu_wanted, this, &OutputsPage::panel_menu);
}

// --- what the user does ------------------------------------------------------------------------

void OutputsPage::step(int by) {
  const int row = images_->row_of(sample_) + by;
  if (row < 0 || row >= images_->rowCount()) return;
  list_->setCurrentIndex(images_->index(row));
}

void OutputsPage::panel_menu(const QString& key, const QPoint& at) {
  if (content_ == nullptr || content_->photo) return;
  const OutputPanel* panel = content_->find(key);
  if (panel == nullptr) return;
  QMenu menu(this);
  const auto compare = [this, key](Compare how, const QString& other) {
    change(tr("Compare outputs"), [&](QJsonObject& view) {
      view.insert(QStringLiteral("compare"), QLatin1String(to_string(how)));
      view.insert(QStringLiteral("first"), other);
      view.insert(QStringLiteral("second"), key);
    });
  };
  if (panel->role == OutputPanel::Role::kAnswer) {
    const QString truth = QStringLiteral("truth");
    menu.addAction(tr("Wipe over the ground truth"), this, [=] { compare(Compare::kWipe, truth); });
    menu.addAction(tr("Blink with the ground truth"), this,
                   [=] { compare(Compare::kBlink, truth); });
    menu.addAction(tr("Subtract the ground truth"), this,
                   [=] { compare(Compare::kDifference, truth); });
    menu.addSeparator();
    menu.addAction(tr("Order the images by this network"), this, [this, key] {
      change(tr("Choose a network"),
             [&](QJsonObject& view) { view.insert(QStringLiteral("chosen"), key); });
    });
    menu.addAction(themed_icon(QStringLiteral("remove")), tr("Take away"), this, [this, key] {
      QStringList rows = shown_rows();
      rows.removeAll(key);
      change(tr("Take a network away"), [&](QJsonObject& view) {
        view.insert(QStringLiteral("rows"), QJsonArray::fromStringList(rows));
      });
    });
  }
  menu.addAction(tr("Show side by side"), this, [this] {
    change(tr("Compare outputs"),
           [](QJsonObject& view) { view.remove(QStringLiteral("compare")); });
  });
  menu.exec(at);
}

void OutputsPage::copy_table() {
  if (view_->plot() == nullptr) return;
  const PlotData numbers = view_->plot()->data();
  QString text = numbers.columns.join(QLatin1Char('\t')) + QLatin1Char('\n');
  for (const QStringList& row : numbers.rows) {
    text += row.join(QLatin1Char('\t')) + QLatin1Char('\n');
  }
  QApplication::clipboard()->setText(text);
}

void OutputsPage::copy_picture() {
  if (view_->plot() == nullptr) return;
  const PlotStyle style = PlotStyle::screen(palette(), font());
  const QRectF area = view_->plot_area();
  const double ratio = devicePixelRatioF(), margin = style.em();
  QImage image((QSizeF(area.width() + 2 * margin, area.height() + 2 * margin) * ratio).toSize(),
               QImage::Format_RGB32);
  image.setDevicePixelRatio(ratio);
  image.fill(style.paper);
  QPainter painter(&image);
  const QRectF place(margin, margin, area.width(), area.height());
  view_->plot()->paint(painter, place, style, OutputsPlot::Moment(), place);
  painter.end();
  QApplication::clipboard()->setImage(image);
}

void OutputsPage::choose_photo() {
  auto* dialog = new QFileDialog(this, tr("Open a photo"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilter(tr("Pictures (%1)").arg(QStringLiteral("*.png *.jpg *.jpeg")));
  connect(dialog, &QFileDialog::fileSelected, this, &OutputsPage::open_photo);
  dialog->open();
}

void OutputsPage::open_photo(const QString& file) {
  change(tr("Open a photo"),
         [&](QJsonObject& view) { view.insert(QStringLiteral("photo"), file); });
}

void OutputsPage::close_photo() {
  change(tr("Back to the test images"),
         [](QJsonObject& view) { view.remove(QStringLiteral("photo")); });
}

void OutputsPage::show_transfer(TransferId id) {
  const TransferTable& table = *document_.table();
  const TaskId target = table.transfer(id).target;
  const std::vector<OutputRow> rows = output_rows(table, target);
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const OutputRow& one) { return one.transfer == id; });
  if (row == rows.end()) return;
  QStringList keys = usual_rows(rows);
  if (!keys.contains(row->key)) keys.insert(std::min<qsizetype>(1, keys.size()), row->key);
  change(tr("Show the outputs of a transfer"), [&](QJsonObject& view) {
    view.insert(QStringLiteral("target"), QString::fromStdString(table.code(target)));
    view.insert(QStringLiteral("rows"), QJsonArray::fromStringList(keys));
    view.insert(QStringLiteral("chosen"), row->key);
    view.insert(QStringLiteral("order"), QLatin1String(to_string(ImageOrder::kWins)));
    for (const char* key : {"against", "sample", "photo", "compare", "first", "second"}) {
      view.remove(QLatin1String(key));
    }
  });
}

void OutputsPage::dragEnterEvent(QDragEnterEvent* event) {
  if (!dropped_picture(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void OutputsPage::dropEvent(QDropEvent* event) {
  const QString file = dropped_picture(*event->mimeData());
  if (file.isEmpty()) return;
  event->acceptProposedAction();
  open_photo(file);
}

}  // namespace taskatlas::ui
