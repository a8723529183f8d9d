// SPDX-License-Identifier: MIT
#include "ui/dataset/dataset_page.hpp"

#include "ui/dataset/damage_panel.hpp"
#include "ui/dataset/empty_dataset.hpp"
#include "ui/dataset/render_dialog.hpp"
#include "ui/dataset/sample_grid.hpp"
#include "ui/dataset/sample_view.hpp"
#include "ui/dataset/sheet_plot.hpp"
#include "ui/dataset/task_view.hpp"
#include "ui/shared/control_row.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/page_tool_bar.hpp"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

const QString kFolderKey = QStringLiteral("dataset/folder");
const QString kRecentKey = QStringLiteral("dataset/recent");
const QString kSizeKey = QStringLiteral("dataset/thumbnail_size");
const QString kDomainKey = QStringLiteral("dataset/domain");
const QString kFilterKey = QStringLiteral("dataset/filter");
constexpr int kMostRecent = 10;

void remember(const QString& folder) {
  QSettings settings;
  QStringList recent = settings.value(kRecentKey).toStringList();
  recent.removeAll(folder);
  recent.prepend(folder);
  settings.setValue(kRecentKey, recent.mid(0, kMostRecent));
  settings.setValue(kFolderKey, folder);
}

// The folder that a drop brings; empty: none.
QString dropped_folder(const QMimeData& data) {
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir()) return url.toLocalFile();
  }
  return {};
}

QString split_title(dataset::Split split) {
  switch (split) {
    case dataset::Split::kTrain:
      return DatasetPage::tr("Training");
    case dataset::Split::kVal:
      return DatasetPage::tr("Validation");
    case dataset::Split::kTest:
      break;
  }
  return DatasetPage::tr("Test");
}

// Selects the item with that data; the first where there is none.
void choose(QComboBox& box, const QVariant& data) {
  box.setCurrentIndex(std::max(0, data.isValid() ? box.findData(data) : 0));
}

}  // namespace

DatasetPage::DatasetPage(QWidget* parent)
    : Page(parent),
      tool_bar_(new PageToolBar(tr("Dataset"), this)),
      thumbnails_(new Thumbnails(this)),
      model_(new SampleModel(this)),
      stack_(new QStackedWidget),
      empty_(new EmptyDataset),
      splitter_(new QSplitter(Qt::Vertical)),
      front_(new QStackedWidget),
      damage_(new DamagePanel),
      typing_(new QTimer(this)) {
  setObjectName(QStringLiteral("dataset"));
  setAccessibleName(tr("Dataset"));
  setAcceptDrops(true);
  tool_bar_->setObjectName(QStringLiteral("dataset_tools"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(build_progress());
  layout->addWidget(stack_, 1);
  stack_->addWidget(empty_);
  auto* render = new QPushButton(tr("&Render rooms…"));
  render->setObjectName(QStringLiteral("render"));
  render->setToolTip(tr("Make a dataset of furnished rooms, with exact annotations"));
  render->setAccessibleName(tr("Render rooms"));
  connect(render, &QPushButton::clicked, this, &DatasetPage::render_rooms);
  empty_->add_button(render);
  connect(empty_, &EmptyDataset::open_wanted, this, &DatasetPage::choose_folder);
  connect(empty_, &EmptyDataset::folder_wanted, this, &DatasetPage::open_folder);

  auto* browser = new QWidget;
  auto* column = new QVBoxLayout(browser);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  grid_ = new SampleGrid(*model_, *thumbnails_);
  sample_ = new SampleView;
  tasks_view_ = new TaskView;
  build_grid_controls();
  build_sample_controls();
  column->addWidget(grid_controls_);
  column->addWidget(sample_controls_);
  column->addWidget(splitter_, 1);
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(front_);
  splitter_->addWidget(damage_);
  splitter_->setStretchFactor(0, 3);
  splitter_->setStretchFactor(1, 1);
  damage_->hide();
  connect(damage_, &DamagePanel::checked, this, &DatasetPage::take_damage);
  connect(damage_, &DamagePanel::view_wanted, this, &DatasetPage::show_view);
  connect(damage_, &DamagePanel::failed, this, &Page::failed);
  front_->addWidget(grid_);
  front_->addWidget(sample_);
  front_->addWidget(tasks_view_);
  stack_->addWidget(browser);
  sample_controls_->hide();

  connect(grid_, &SampleGrid::opened, this, &DatasetPage::show_view);
  connect(grid_, &SampleGrid::current_changed, this, &Page::status_changed);
  connect(grid_, &SampleGrid::size_wanted, this, &DatasetPage::change_size);
  connect(sample_, &SampleView::step_wanted, this, &DatasetPage::step);
  connect(sample_, &SampleView::closed, this, &DatasetPage::show_grid);
  connect(tasks_view_, &TaskView::step_wanted, this, &DatasetPage::step);
  connect(tasks_view_, &TaskView::closed, this, &DatasetPage::show_grid);
  connect(sample_, &SampleView::window_changed, this, &DatasetPage::update_zoom);

  typing_->setSingleShot(true);
  typing_->setInterval(150);
  connect(typing_, &QTimer::timeout, this, &DatasetPage::read_controls);

  connect(&opening_, &LatestJob::failed, this, [this](const QString& text) {
    if (source_ == nullptr) {
      empty_->set_problem(text);
    } else {
      Q_EMIT failed(text);
    }
  });
  for (LatestJob* job : {&filtering_, &scene_job_, &sample_job_}) {
    connect(job, &LatestJob::failed, this, &Page::failed);
  }
  make_actions();
  empty_->set_recent(recent_folders());
  const QSettings settings;
  grid_->set_thumbnail_size(settings.value(kSizeKey, SampleGrid::kUsual).toInt());
  size_->setValue(grid_->thumbnail_size());
  if (const auto domain =
          dataset::find_domain(settings.value(kDomainKey).toString().toStdString())) {
    grid_->set_domain(*domain);
  }
  update_actions();
}

DatasetPage::~DatasetPage() = default;

QToolBar* DatasetPage::tool_bar() { return tool_bar_; }

// --- building ----------------------------------------------------------------------------------

QAction* DatasetPage::add_action(const QString& id, const QString& icon, const QString& text,
                                 const QString& tip, const QKeySequence& keys,
                                 const std::function<void()>& run) {
  auto* action = new QAction(themed_icon(icon), text, this);
  action->setObjectName(id);
  action->setToolTip(tip);
  if (!keys.isEmpty()) action->setShortcut(keys);
  connect(action, &QAction::triggered, this, run);
  tool_bar_->addAction(action);
  actions_.push_back(action);
  return action;
}

void DatasetPage::make_actions() {
  add_action(QStringLiteral("open_folder"), QStringLiteral("open"), tr("Open folder…"),
             tr("Open a dataset's folder"), {}, [this] { choose_folder(); });
  add_action(QStringLiteral("render_rooms"), QStringLiteral("add"), tr("Render rooms…"),
             tr("Make a dataset of furnished rooms, with exact annotations"), {},
             [this] { render_rooms(); });
  reload_ = add_action(QStringLiteral("reload"), QStringLiteral("redo"), tr("Read again"),
                       tr("List the folder again: files may have come or gone"), {}, [this] {
                         if (source_ != nullptr) open_folder(source_->folder);
                       });
  tool_bar_->addSeparator();
  back_ = add_action(QStringLiteral("show_grid"), QStringLiteral("affinity"), tr("All samples"),
                     tr("Back to the thumbnails (Escape)"), {}, [this] { show_grid(); });
  tasks_ = add_action(QStringLiteral("as_tasks"), QStringLiteral("target"), tr("Tasks"),
                      tr("One view as every task has it: what goes in and what must come out"),
                      QKeySequence(tr("Ctrl+T")), [] {});
  tasks_->setCheckable(true);
  connect(tasks_, &QAction::toggled, this, &DatasetPage::set_as_tasks);
  previous_ = add_action(QStringLiteral("previous"), QStringLiteral("previous"), tr("Previous"),
                         tr("The view before (arrow left)"), {}, [this] { step(-1); });
  next_ = add_action(QStringLiteral("next"), QStringLiteral("next"), tr("Next"),
                     tr("The view after (arrow right)"), {}, [this] { step(1); });
  tool_bar_->addSeparator();
  report_ =
      add_action(QStringLiteral("damage_report"), QStringLiteral("warning"), tr("Damage report"),
                 tr("Check the dataset's files, and what was found"), {}, [] {});
  report_->setCheckable(true);
  connect(report_, &QAction::toggled, this, [this](bool on) {
    damage_->setVisible(on);
    if (!on && damage_->isAncestorOf(focusWidget())) front_->currentWidget()->setFocus();
  });
  tool_bar_->addSeparator();
  const auto zoom = [this](const QString& id, const QString& icon, const QString& text,
                           const QString& tip, double factor) {
    zooms_.push_back(add_action(id, icon, text, tip, {}, [this, factor] {
      if (shows_sample()) {
        factor == 0 ? sample_->set_window({}) : sample_->zoom_by(factor);
      } else if (factor == 0) {
        size_->setValue(SampleGrid::kUsual);
      } else {
        change_size(factor > 1 ? 1 : -1);
      }
    }));
  };
  zoom(QStringLiteral("zoom_in"), QStringLiteral("zoom-in"), tr("Zoom in"),
       tr("Larger: thumbnails, or the part of the pictures in sight"), 1.25);
  zoom(QStringLiteral("zoom_out"), QStringLiteral("zoom-out"), tr("Zoom out"),
       tr("Smaller: thumbnails, or the pictures"), 1 / 1.25);
  zoom(QStringLiteral("zoom_fit"), QStringLiteral("zoom-fit"), tr("Usual size"),
       tr("Whole pictures, thumbnails of the usual size"), 0);
}

QWidget* DatasetPage::build_progress() {
  progress_row_ = new QWidget;
  auto* row = new QHBoxLayout(progress_row_);
  const int em = fontMetrics().height();
  row->setContentsMargins(em, em / 3, em, em / 3);
  progress_text_ = new QLabel;
  progress_ = new QProgressBar;
  progress_->setAccessibleName(tr("Progress of reading the folder"));
  progress_->setTextVisible(false);
  auto* cancel = new QPushButton(tr("Cancel"));
  cancel->setObjectName(QStringLiteral("cancel"));
  cancel->setToolTip(tr("Stop reading the folder"));
  cancel->setAccessibleName(cancel->toolTip());
  connect(cancel, &QPushButton::clicked, this, [this] { opening_.cancel(); });
  row->addWidget(progress_text_);
  row->addWidget(progress_, 1);
  row->addWidget(cancel);
  progress_row_->hide();
  connect(&opening_, &LatestJob::busy_changed, this, [this](bool busy) {
    if (busy) {
      progress_->setRange(0, 0);
      progress_text_->setText(tr("Looking at the folder…"));
    }
    progress_row_->setVisible(busy);
    Q_EMIT status_changed();
  });
  connect(&opening_, &LatestJob::progress, this, [this](double done, double total, const QString&) {
    progress_->setRange(0, 1000);
    progress_->setValue(total > 0 ? static_cast<int>(1000 * done / total) : 0);
    progress_text_->setText(
        tr("Listing folders: %L1 of %L2").arg(std::llround(done)).arg(std::llround(total)));
  });
  return progress_row_;
}

void DatasetPage::build_grid_controls() {
  grid_controls_ = new ControlRow;
  const int em = fontMetrics().height();
  grid_controls_->setContentsMargins(em * 2 / 3, em / 3, em * 2 / 3, em / 3);
  const auto combo = [&](const QString& text, const QString& name, const QString& tip) {
    auto* box = new QComboBox;
    box->setMaxVisibleItems(24);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaximumWidth(em * 14);
    grid_controls_->add(box, text, name, tip);
    return box;
  };
  domain_ =
      combo(tr("S&how:"), QStringLiteral("domain"), tr("Which annotation the thumbnails show"));
  search_ = new QLineEdit;
  search_->setPlaceholderText(tr("Building, point or view"));
  search_->setClearButtonEnabled(true);
  search_->setMinimumWidth(em * 11);
  grid_controls_->add(search_, tr("&Find:"), QStringLiteral("search"),
                      tr("Words that the building's name or \"point_3 view_4\" has"));
  split_ = combo(tr("&Split:"), QStringLiteral("split"),
                 tr("Only buildings that train, validate or test"));
  building_ = combo(tr("&Building:"), QStringLiteral("building"), tr("Only this building or room"));
  scene_ = combo(tr("S&cene:"), QStringLiteral("scene"),
                 tr("Only views whose most probable scene this is"));
  order_ = combo(tr("&Order:"), QStringLiteral("order"), tr("In which order views come"));
  order_->addItem(tr("By building"), static_cast<int>(SampleFilter::Order::kByBuilding));
  order_->addItem(tr("Shuffled"), static_cast<int>(SampleFilter::Order::kShuffled));
  order_->addItem(tr("Fewest annotations first"),
                  static_cast<int>(SampleFilter::Order::kFewestFiles));
  damaged_ = new QCheckBox(tr("&Damaged only"));
  damaged_->setObjectName(QStringLiteral("damaged"));
  damaged_->setToolTip(tr("Only views with files that the last check found wrong"));
  grid_controls_->add(damaged_);
  size_ = new QSlider(Qt::Horizontal);
  size_->setRange(SampleGrid::kSmallest, SampleGrid::kLargest);
  size_->setPageStep(32);
  size_->setFixedWidth(em * 7);
  grid_controls_->add(size_, tr("Si&ze:"), QStringLiteral("size"),
                      tr("Size of the thumbnails (Ctrl and the wheel)"));

  connect(domain_, &QComboBox::currentIndexChanged, this, [this] {
    if (filling_) return;
    const auto domain = static_cast<dataset::Domain>(domain_->currentData().toInt());
    grid_->set_domain(domain);
    QSettings().setValue(kDomainKey, text_of(dataset::info(domain).name));
  });
  for (QComboBox* box : {split_, building_, scene_, order_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &DatasetPage::read_controls);
  }
  connect(search_, &QLineEdit::textChanged, this, [this] { typing_->start(); });
  connect(damaged_, &QCheckBox::toggled, this, &DatasetPage::read_controls);
  connect(size_, &QSlider::valueChanged, this, [this](int size) {
    grid_->set_thumbnail_size(size);
    QSettings().setValue(kSizeKey, size);
  });
}

void DatasetPage::build_sample_controls() {
  sample_controls_ = new ControlRow;
  const int em = fontMetrics().height();
  sample_controls_->setContentsMargins(em * 2 / 3, em / 3, em * 2 / 3, em / 3);
  sample_title_ = new QLabel;
  sample_title_->setObjectName(QStringLiteral("title"));
  sample_title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  QFont bold = font();
  bold.setBold(true);
  sample_title_->setFont(bold);
  sample_controls_->add(sample_title_);
  opacity_ = new QSlider(Qt::Horizontal);
  opacity_->setRange(0, 100);
  opacity_->setValue(100);
  opacity_->setPageStep(25);
  opacity_->setFixedWidth(em * 8);
  sample_controls_->add(opacity_, tr("Opacity over the &picture:"), QStringLiteral("opacity"),
                        tr("How much of the annotations is seen over the picture: at the left the "
                           "picture alone, at the right the annotations alone"));
  connect(opacity_, &QSlider::valueChanged, this,
          [this](int value) { sample_->set_opacity(value / 100.0); });
  zoom_ = new QLabel;
  zoom_->setObjectName(QStringLiteral("zoom"));
  sample_controls_->add(zoom_);
  update_zoom();
}

// --- the folder --------------------------------------------------------------------------------

QStringList DatasetPage::recent_folders() {
  QStringList folders = QSettings().value(kRecentKey).toStringList();
  folders.removeIf([](const QString& folder) { return !QFileInfo(folder).isDir(); });
  return folders;
}

void DatasetPage::forget_folder(const QString& folder) {
  QSettings settings;
  QStringList recent = settings.value(kRecentKey).toStringList();
  recent.removeAll(folder);
  settings.setValue(kRecentKey, recent);
}

void DatasetPage::choose_folder() {
  auto* dialog = new QFileDialog(this, tr("Open a dataset's folder"),
                                 source_ != nullptr ? source_->folder : QString());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, &DatasetPage::open_folder);
  dialog->open();
}

void DatasetPage::render_rooms() {
  if (render_ == nullptr) {
    render_ = new RenderDialog(this);
    render_->setAttribute(Qt::WA_DeleteOnClose);
    connect(render_, &RenderDialog::rooms_arrived, this, [this](const QString& folder, bool last) {
      // Another folder that the user has opened meanwhile stays in front until all is there.
      const bool mine = source_ == nullptr || source_->folder == QDir(folder).canonicalPath();
      if (mine || last) open_folder(folder);
    });
  }
  render_->show();
  render_->raise();
  render_->activateWindow();
}

void DatasetPage::open_folder(const QString& folder) {
  asked_ = true;
  empty_->set_problem({});
  opening_.start([this, folder](const RunContext& context) -> std::function<void()> {
    auto source = open_dataset_source(folder, context);
    if (source == nullptr) return nullptr;
    return [this, source] { set_source(source); };
  });
}

void DatasetPage::set_source(std::shared_ptr<const DatasetSource> source) {
  const bool same = source_ != nullptr && source_->folder == source->folder;
  // Numbers of views change where some come or go; their names do not.
  const auto renumbered = [&](std::optional<dataset::ViewNumber> view) {
    std::optional<dataset::ViewNumber> number;
    if (!same || !view) return number;
    const dataset::DatasetIndex& before = source_->index();
    const auto building =
        source->index().find_building(before.building_name(before.building_of(*view)));
    if (building) number = source->index().find(*building, before.point(*view), before.view(*view));
    return number;
  };
  kept_ = renumbered(grid_->current_view());
  const auto sample = shows_sample() ? renumbered(shown_) : std::nullopt;
  source_ = std::move(source);
  scenes_.reset();
  scene_job_.cancel();
  sample_job_.cancel();
  shown_.reset();
  thumbnails_->set_source(source_);
  damage_->set_source(source_);
  if (!same) {
    const auto json = QJsonDocument::fromJson(QSettings().value(kFilterKey).toByteArray()).object();
    filter_ = json.value(QStringLiteral("folder")).toString() == source_->folder
                  ? SampleFilter::from_json(json)
                  : SampleFilter{};
    search_->setText(filter_.text);
  }
  remember(source_->folder);
  fill_controls();
  model_->set(source_, {});
  grid_->set_empty_text({});
  stack_->setCurrentIndex(1);
  sample ? show_view(*sample) : show_grid();
  apply_filter();
  read_scene_labels();
  for (const QString& note : source_->notes) Q_EMIT failed(note);
  update_actions();
  Q_EMIT opened();
}

void DatasetPage::fill_controls() {
  filling_ = true;
  const dataset::DatasetIndex& index = source_->index();
  domain_->clear();
  for (const dataset::DomainInfo& info : dataset::domains()) {
    if (info.kind == dataset::FileKind::kImage && index.files(info.id) > 0) {
      domain_->addItem(domain_title(info.id), static_cast<int>(info.id));
    }
  }
  choose(*domain_, static_cast<int>(grid_->domain()));
  if (domain_->count() > 0) {
    grid_->set_domain(static_cast<dataset::Domain>(domain_->currentData().toInt()));
  }
  split_->clear();
  split_->addItem(tr("All"), -1);
  for (const auto split : {dataset::Split::kTrain, dataset::Split::kVal, dataset::Split::kTest}) {
    split_->addItem(split_title(split), static_cast<int>(split));
  }
  split_->setToolTip(source_->set.splits.origin() == dataset::SplitTable::Origin::kDerived
                         ? tr("Only buildings that train, validate or test. The dataset does not "
                              "say which; they are shared out by their names")
                         : tr("Only buildings that train, validate or test"));
  choose(*split_, filter_.split ? QVariant(static_cast<int>(*filter_.split)) : QVariant());
  building_->clear();
  building_->addItem(tr("All %Ln", nullptr, static_cast<int>(index.buildings())), QString());
  for (std::size_t i = 0; i < index.buildings(); ++i) {
    const QString name = text_of(index.building_name(i));
    building_->addItem(name, name);
  }
  choose(*building_, filter_.building ? QVariant(*filter_.building) : QVariant());
  scene_->clear();
  scene_->addItem(tr("All"), -1);
  scene_->setEnabled(false);
  choose(*order_, static_cast<int>(filter_.order));
  damaged_->setChecked(filter_.damaged_only);
  damaged_->setEnabled(!source_->damage.all().empty() || filter_.damaged_only);
  filling_ = false;
}

void DatasetPage::read_scene_labels() {
  if (source_->index().files(dataset::Domain::kClassScene) == 0) return;
  scene_job_.start([this, source = source_](const RunContext& context) -> std::function<void()> {
    auto scenes = read_scenes(*source, context);
    if (!scenes) return nullptr;
    auto shared = std::make_shared<const SceneOfView>(std::move(*scenes));
    return [this, source, shared] {
      if (source->folder != source_->folder) return;
      scenes_ = shared;
      std::vector<std::size_t> counts(source->set.classes.scene.names.size());
      for (const std::int32_t scene : *shared) {
        if (scene >= 0) ++counts[static_cast<std::size_t>(scene)];
      }
      filling_ = true;
      for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        scene_->addItem(
            tr("%1 (%L2)").arg(text_of(source->set.classes.scene.names[i])).arg(counts[i]),
            static_cast<int>(i));
      }
      choose(*scene_, filter_.scene ? QVariant(*filter_.scene) : QVariant());
      scene_->setEnabled(true);
      filling_ = false;
      if (filter_.scene) apply_filter();
    };
  });
}

void DatasetPage::take_damage(std::shared_ptr<const DatasetSource> source) {
  source_ = std::move(source);
  model_->set_damage(source_);
  damaged_->setEnabled(!source_->damage.all().empty() || filter_.damaged_only);
  if (filter_.damaged_only) apply_filter();
}

// --- the filter --------------------------------------------------------------------------------

void DatasetPage::read_controls() {
  if (filling_ || source_ == nullptr) return;
  SampleFilter filter;
  if (split_->currentData().toInt() >= 0) {
    filter.split = static_cast<dataset::Split>(split_->currentData().toInt());
  }
  if (!building_->currentData().toString().isEmpty()) {
    filter.building = building_->currentData().toString();
  }
  if (scene_->isEnabled()) {
    if (scene_->currentData().toInt() >= 0) filter.scene = scene_->currentData().toInt();
  } else {
    filter.scene = filter_.scene;
  }
  filter.damaged_only = damaged_->isChecked();
  filter.text = search_->text();
  filter.order = static_cast<SampleFilter::Order>(order_->currentData().toInt());
  if (filter == filter_) return;
  filter_ = filter;
  apply_filter();
}

void DatasetPage::set_filter(const SampleFilter& filter) {
  filter_ = filter;
  search_->setText(filter.text);
  typing_->stop();
  if (source_ == nullptr) return;
  fill_controls();
  if (scenes_ != nullptr) read_scene_labels();
  apply_filter();
}

void DatasetPage::apply_filter() {
  QJsonObject json = filter_.to_json();
  json.insert(QStringLiteral("folder"), source_->folder);
  QSettings().setValue(kFilterKey, QJsonDocument(json).toJson(QJsonDocument::Compact));
  if (!kept_) kept_ = grid_->current_view();
  filtering_.start([this, source = source_, filter = filter_,
                    scenes = scenes_](const RunContext& context) -> std::function<void()> {
    auto views = ui::filtered(*source, filter, scenes.get(), context);
    if (!views) return nullptr;
    auto shared = std::make_shared<std::vector<dataset::ViewNumber>>(std::move(*views));
    return [this, source, shared] {
      model_->set(source, std::move(*shared));
      grid_->set_empty_text(filter_.narrows() ? tr("No sample passes the filter.")
                                              : tr("There are no samples."));
      if (kept_) grid_->set_current_view(*kept_);
      kept_.reset();
      if (!grid_->currentIndex().isValid() && model_->rowCount() > 0) {
        grid_->setCurrentIndex(model_->index(0));
      }
      update_actions();
      Q_EMIT status_changed();
      Q_EMIT filtered();
    };
  });
}

// --- one sample --------------------------------------------------------------------------------

bool DatasetPage::shows_sample() const { return front_->currentWidget() != grid_; }

void DatasetPage::set_as_tasks(bool tasks) {
  tasks_->setChecked(tasks);
  const auto view = shown_ ? shown_ : grid_->current_view();
  if (view && (shows_sample() || tasks)) show_view(*view);
}

void DatasetPage::show_view(dataset::ViewNumber view) {
  if (source_ == nullptr || view >= source_->index().views()) return;
  shown_ = view;
  const bool focus = front_->currentWidget()->hasFocus();
  const bool tasks = tasks_->isChecked();
  front_->setCurrentWidget(tasks ? static_cast<QWidget*>(tasks_view_) : sample_);
  grid_controls_->hide();
  sample_controls_->show();
  opacity_->parentWidget()->setVisible(!tasks);
  zoom_->setVisible(!tasks);
  if (focus) front_->currentWidget()->setFocus();
  load_sample();
  update_actions();
  Q_EMIT status_changed();
}

void DatasetPage::show_grid() {
  const bool focus = front_->currentWidget()->hasFocus();
  front_->setCurrentWidget(grid_);
  sample_controls_->hide();
  grid_controls_->show();
  if (shown_) grid_->set_current_view(*shown_);
  if (focus) grid_->setFocus();
  update_actions();
  Q_EMIT status_changed();
}

void DatasetPage::load_sample() {
  sample_title_->setText(source_->title(*shown_));
  sample_job_.start([this, source = source_, view = *shown_, tasks = tasks_->isChecked()](
                        const RunContext& context) -> std::function<void()> {
    if (tasks) {
      auto all = read_tasks(*source, view, context);
      if (all == nullptr) return nullptr;
      return [this, all] {
        tasks_view_->set_content(all);
        Q_EMIT sample_shown();
      };
    }
    auto content = read_sample(*source, view, context);
    if (content == nullptr) return nullptr;
    return [this, content] {
      sample_->set_content(content);
      Q_EMIT sample_shown();
    };
  });
}

void DatasetPage::step(int by) {
  if (!shown_) return;
  const int row = model_->row_of(*shown_) + by;
  if (row < 0 || row >= model_->rowCount()) return;
  show_view(model_->view(row));
}

// --- the rest ----------------------------------------------------------------------------------

void DatasetPage::change_size(int steps) {
  const double factor = steps > 0 ? 1.2 : 1 / 1.2;
  size_->setValue(static_cast<int>(std::lround(size_->value() * factor)));
}

void DatasetPage::update_zoom() {
  zoom_->setText(tr("Zoom %1 %").arg(QLocale().toString(100 * sample_->window().zoom, 'f', 0)));
}

void DatasetPage::update_actions() {
  const bool open = source_ != nullptr, sample = open && shows_sample();
  const int row = sample && shown_ ? model_->row_of(*shown_) : -1;
  reload_->setEnabled(open);
  report_->setEnabled(open);
  back_->setEnabled(sample);
  tasks_->setEnabled(open && model_->rowCount() > 0);
  previous_->setEnabled(row > 0);
  next_->setEnabled(row >= 0 && row + 1 < model_->rowCount());
  for (QAction* action : zooms_) action->setEnabled(open && !(sample && tasks_->isChecked()));
}

std::vector<FigureRequest> DatasetPage::figures() const {
  std::vector<FigureRequest> requests;
  if (source_ == nullptr) return requests;
  const auto add = [&](const char* kind, const QString& title, QJsonObject options) {
    options.insert(QStringLiteral("dataset"), source_->folder);
    requests.push_back({QLatin1String(kind), title, options});
  };
  if (const auto view = shown_ ? shown_ : grid_->current_view()) {
    SampleOptions options = sample_->options();
    options.building = source_->building(*view);
    options.point = source_->index().point(*view);
    options.view = source_->index().view(*view);
    add("dataset-sample", tr("Annotations of %1").arg(source_->title(*view)), options.to_json());
  }
  SheetOptions sheet;
  // The selected views; where one is current alone, those that begin with it.
  QModelIndexList rows = grid_->selectionModel()->selectedIndexes();
  std::sort(rows.begin(), rows.end());
  if (rows.size() < 2) {
    const int first = rows.isEmpty() ? 0 : rows.front().row();
    rows.clear();
    for (int row = first; row < std::min(model_->rowCount(), first + sheet.count); ++row) {
      rows.push_back(model_->index(row));
    }
  }
  for (const QModelIndex& row : rows.mid(0, SheetOptions::kMostViews)) {
    const dataset::ViewNumber view = model_->view(row.row());
    sheet.views.push_back(
        {source_->building(view), source_->index().point(view), source_->index().view(view)});
  }
  if (!sheet.views.empty()) {
    add("dataset-sheet", tr("Contact sheet of the selected views"), sheet.to_json());
  }
  if (!shows_sample() && requests.size() == 2) std::swap(requests[0], requests[1]);
  return requests;
}

QString DatasetPage::status() const {
  if (source_ == nullptr) return opening_.busy() ? tr("Reading a folder…") : QString();
  if (shows_sample() && shown_) {
    return QDir::toNativeSeparators(
        QString::fromStdString(source_->file(*shown_, dataset::Domain::kRgb).string()));
  }
  const auto shown = model_->rowCount();
  const auto all = static_cast<int>(source_->index().views());
  QString text = shown == all ? tr("%Ln sample(s)", nullptr, all)
                              : tr("%L1 of %L2 samples").arg(shown).arg(all);
  text += QStringLiteral(" · ") + QDir::toNativeSeparators(source_->folder);
  return text;
}

bool DatasetPage::ready() const {
  return !opening_.busy() && !filtering_.busy() && !sample_job_.busy() && !thumbnails_->busy();
}

void DatasetPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (asked_) return;
  asked_ = true;
  const QString last = QSettings().value(kFolderKey).toString();
  if (!last.isEmpty() && QFileInfo(last).isDir()) open_folder(last);
}

void DatasetPage::focusInEvent(QFocusEvent*) {
  if (stack_->currentIndex() == 0) {
    empty_->setFocus();
  } else {
    front_->currentWidget()->setFocus();
  }
}

void DatasetPage::dragEnterEvent(QDragEnterEvent* event) {
  if (!dropped_folder(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void DatasetPage::dropEvent(QDropEvent* event) {
  const QString folder = dropped_folder(*event->mimeData());
  if (folder.isEmpty()) return;
  event->acceptProposedAction();
  open_folder(folder);
}

}  // namespace taskatlas::ui
