// SPDX-License-Identifier: MIT
#include "ui/dataset/dataset_page.hpp"

#include "ui/dataset/damage_panel.hpp"
#include "ui/dataset/dataset_figures.hpp"
#include "ui/dataset/empty_dataset.hpp"
#include "ui/dataset/folder_history.hpp"
#include "ui/dataset/folder_progress.hpp"
#include "ui/dataset/grid_controls.hpp"
#include "ui/dataset/render_dialog.hpp"
#include "ui/dataset/sample_controls.hpp"
#include "ui/dataset/sample_grid.hpp"
#include "ui/dataset/sample_view.hpp"
#include "ui/dataset/sheet_plot.hpp"
#include "ui/dataset/task_view.hpp"
#include "ui/shared/icon.hpp"
#include "ui/shared/page_tool_bar.hpp"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

const QString kSizeKey = QStringLiteral("dataset/thumbnail_size");
const QString kDomainKey = QStringLiteral("dataset/domain");
const QString kFilterKey = QStringLiteral("dataset/filter");

// The folder that a drop brings; empty: none.
QString dropped_folder(const QMimeData& data) {
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir()) return url.toLocalFile();
  }
  return {};
}

}  // namespace

DatasetPage::DatasetPage(QWidget* parent)
    : Page(parent),
      tool_bar_(new PageToolBar(tr("Dataset"), this)),
      thumbnails_(new Thumbnails(this)),
      model_(new SampleModel(this)),
      stack_(new QStackedWidget),
      empty_(new EmptyDataset),
      progress_(new FolderProgress(opening_)),
      splitter_(new QSplitter(Qt::Vertical)),
      front_(new QStackedWidget),
      damage_(new DamagePanel),
      grid_(new SampleGrid(*model_, *thumbnails_)),
      sample_(new SampleView),
      tasks_view_(new TaskView),
      grid_controls_(new GridControls),
      sample_controls_(new SampleControls) {
  setObjectName(QStringLiteral("dataset"));
  setAccessibleName(tr("Dataset"));
  setAcceptDrops(true);
  tool_bar_->setObjectName(QStringLiteral("dataset_tools"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(progress_);
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

  stack_->addWidget(build_browser());
  connect_views();
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
  connect(&opening_, &LatestJob::busy_changed, this, &Page::status_changed);
  make_actions();
  empty_->set_recent(recent_folders());
  const QSettings settings;
  grid_->set_thumbnail_size(settings.value(kSizeKey, SampleGrid::kUsual).toInt());
  grid_controls_->show_size(grid_->thumbnail_size());
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
  make_zoom_actions();
}

void DatasetPage::make_zoom_actions() {
  const auto zoom = [this](const QString& id, const QString& icon, const QString& text,
                           const QString& tip, double factor) {
    zooms_.push_back(add_action(id, icon, text, tip, {}, [this, factor] {
      if (shows_sample()) {
        factor == 0 ? sample_->set_window({}) : sample_->zoom_by(factor);
      } else if (factor == 0) {
        grid_controls_->show_size(SampleGrid::kUsual);
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

QWidget* DatasetPage::build_browser() {
  auto* browser = new QWidget;
  auto* column = new QVBoxLayout(browser);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(grid_controls_);
  column->addWidget(sample_controls_);
  column->addWidget(splitter_, 1);
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(front_);
  splitter_->addWidget(damage_);
  splitter_->setStretchFactor(0, 3);
  splitter_->setStretchFactor(1, 1);
  damage_->hide();
  front_->addWidget(grid_);
  front_->addWidget(sample_);
  front_->addWidget(tasks_view_);
  sample_controls_->hide();
  return browser;
}

void DatasetPage::connect_views() {
  connect(damage_, &DamagePanel::checked, this, &DatasetPage::take_damage);
  connect(damage_, &DamagePanel::view_wanted, this, &DatasetPage::show_view);
  connect(damage_, &DamagePanel::failed, this, &Page::failed);
  connect(grid_, &SampleGrid::opened, this, [this] {
    if (const auto view = current_view()) show_view(*view);
  });
  connect(grid_, &SampleGrid::current_changed, this, &Page::status_changed);
  connect(grid_, &SampleGrid::size_wanted, this, &DatasetPage::change_size);
  connect(sample_, &SampleView::step_wanted, this, &DatasetPage::step);
  connect(sample_, &SampleView::closed, this, &DatasetPage::show_grid);
  connect(tasks_view_, &TaskView::step_wanted, this, &DatasetPage::step);
  connect(tasks_view_, &TaskView::closed, this, &DatasetPage::show_grid);
  connect(sample_, &SampleView::window_changed, this, &DatasetPage::update_zoom);

  connect(grid_controls_, &GridControls::domain_wanted, this, [this](dataset::Domain domain) {
    grid_->set_domain(domain);
    QSettings().setValue(kDomainKey, text_of(dataset::info(domain).name));
  });
  connect(grid_controls_, &GridControls::filter_wanted, this, [this](const SampleFilter& filter) {
    if (filter == filter_) return;
    filter_ = filter;
    apply_filter();
  });
  connect(grid_controls_, &GridControls::size_wanted, this, [this](int size) {
    grid_->set_thumbnail_size(size);
    QSettings().setValue(kSizeKey, size);
  });
  connect(sample_controls_, &SampleControls::opacity_wanted, sample_, &SampleView::set_opacity);
  connect(sample_controls_, &SampleControls::links_wanted, this, [this](bool shown) {
    links_ = shown;
    sample_->set_links(shown);
    tasks_view_->set_links(shown);
  });
  connect(sample_controls_, &SampleControls::beside_wanted, this,
          [this](dataset::ViewNumber other) {
            beside_ = other;
            load_sample();
          });
}

// --- the folder --------------------------------------------------------------------------------

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
  // What is in front already stays until it has been read again.
  const bool there =
      source_ != nullptr && source_->whole && source_->folder == QDir(folder).canonicalPath();
  SourceFound found;
  ++openings_;
  if (!there) {
    found = [this, opening = openings_](std::shared_ptr<const DatasetSource> part) {
      QMetaObject::invokeMethod(
          this,
          [this, opening, part = std::move(part)] {
            if (opening == openings_ && opening_.busy()) set_source(part);
          },
          Qt::QueuedConnection);
    };
  }
  opening_.start([this, folder, found](const RunContext& context) -> std::function<void()> {
    auto source = open_dataset_source(folder, context, found);
    if (source == nullptr) return nullptr;
    return [this, source] { set_source(source); };
  });
}

void DatasetPage::set_source(std::shared_ptr<const DatasetSource> source) {
  const bool same = source_ != nullptr && source_->folder == source->folder;
  grown_ = same && !source_->whole;
  const bool shows_same = model_->source() != nullptr && model_->source()->folder == source->folder;
  const auto current = grid_->current_view();
  kept_ = shows_same && current ? renumbered(*model_->source(), *source, *current) : std::nullopt;
  // Numbers of views change where some come or go; their names do not.
  const auto sample =
      same && shows_sample() && shown_ ? renumbered(*source_, *source, *shown_) : std::nullopt;
  source_ = std::move(source);
  scenes_.reset();
  scene_job_.cancel();
  sample_job_.cancel();
  shown_.reset();
  damage_->set_source(source_->whole ? source_ : nullptr);
  if (!same) {
    const auto json = QJsonDocument::fromJson(QSettings().value(kFilterKey).toByteArray()).object();
    filter_ = json.value(QStringLiteral("folder")).toString() == source_->folder
                  ? SampleFilter::from_json(json)
                  : SampleFilter{};
  }
  remember_folder(source_->folder);
  grid_controls_->fill(*source_, filter_, grid_->domain());
  if (const auto domain = grid_controls_->domain()) grid_->set_domain(*domain);
  if (!grown_) {
    thumbnails_->set_source(source_);
    model_->set(source_, {});
    grid_->set_empty_text({});
  }
  stack_->setCurrentIndex(1);
  sample ? show_view(*sample) : show_grid();
  apply_filter();
  update_actions();
  if (!source_->whole) {
    Q_EMIT found();
    return;
  }
  read_scene_labels();
  for (const QString& note : source_->notes) Q_EMIT failed(note);
  Q_EMIT opened();
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
      grid_controls_->fill_scenes(*source, *shared, filter_);
      if (filter_.scene) apply_filter();
    };
  });
}

void DatasetPage::take_damage(std::shared_ptr<const DatasetSource> source) {
  // What is shown is numbered by the index that it was read with.
  if (source_ == nullptr || source->index().views() != source_->index().views()) return;
  source_ = std::move(source);
  model_->set_damage(source_);
  grid_controls_->allow_damaged(!source_->damage.all().empty());
  if (filter_.damaged_only) apply_filter();
}

// --- the filter --------------------------------------------------------------------------------

void DatasetPage::set_filter(const SampleFilter& filter) {
  filter_ = filter;
  if (source_ == nullptr) return;
  grid_controls_->fill(*source_, filter_, grid_->domain());
  if (scenes_ != nullptr) read_scene_labels();
  apply_filter();
}

void DatasetPage::apply_filter() {
  QJsonObject json = filter_.to_json();
  json.insert(QStringLiteral("folder"), source_->folder);
  QSettings().setValue(kFilterKey, QJsonDocument(json).toJson(QJsonDocument::Compact));
  if (!kept_) kept_ = current_view();
  filtering_.start([this, source = source_, filter = filter_,
                    scenes = scenes_](const RunContext& context) -> std::function<void()> {
    auto views = ui::filtered(*source, filter, scenes.get(), context);
    if (!views) return nullptr;
    auto shared = std::make_shared<std::vector<dataset::ViewNumber>>(std::move(*views));
    return [this, source, shared] { show_views(source, std::move(*shared)); };
  });
}

void DatasetPage::show_views(std::shared_ptr<const DatasetSource> source,
                             std::vector<dataset::ViewNumber> views) {
  std::optional<SampleGrid::Place> place;
  if (grown_) {
    place = grid_->place();
    const auto view = place ? renumbered(*model_->source(), *source, place->view) : std::nullopt;
    if (view) place->view = *view;
    if (!view) place.reset();
    thumbnails_->set_grown_source(source);
    grown_ = false;
  }
  model_->set(std::move(source), std::move(views));
  grid_->set_empty_text(filter_.narrows() ? tr("No sample passes the filter.")
                                          : tr("There are no samples."));
  if (kept_) grid_->set_current_view(*kept_);
  kept_.reset();
  if (!grid_->currentIndex().isValid() && model_->rowCount() > 0) {
    grid_->setCurrentIndex(model_->index(0));
  }
  if (place) grid_->go_back_to(*place);
  update_actions();
  Q_EMIT status_changed();
  Q_EMIT filtered();
}

// --- one sample --------------------------------------------------------------------------------

std::optional<dataset::ViewNumber> DatasetPage::current_view() const {
  const auto view = grid_->current_view();
  if (!view || source_ == nullptr) return std::nullopt;
  // The grid has the numbers of before until the filter has gone over what is new.
  return renumbered(*model_->source(), *source_, *view);
}

bool DatasetPage::shows_sample() const { return front_->currentWidget() != grid_; }

void DatasetPage::set_as_tasks(bool tasks) {
  tasks_->setChecked(tasks);
  const auto view = shown_ ? shown_ : current_view();
  if (view && (shows_sample() || tasks)) show_view(*view);
}

void DatasetPage::show_view(dataset::ViewNumber view) {
  if (source_ == nullptr || view >= source_->index().views()) return;
  if (shown_ != view) beside_.reset();
  shown_ = view;
  const bool focus = front_->currentWidget()->hasFocus();
  const bool tasks = tasks_->isChecked();
  front_->setCurrentWidget(tasks ? static_cast<QWidget*>(tasks_view_) : sample_);
  grid_controls_->hide();
  sample_controls_->show();
  sample_controls_->show_as_tasks(tasks);
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
  sample_controls_->show_title(source_->title(*shown_));
  sample_job_.start(
      [this, source = source_, view = *shown_, beside = beside_,
       tasks = tasks_->isChecked()](const RunContext& context) -> std::function<void()> {
        if (tasks) {
          auto all = read_tasks(*source, view, context);
          if (all == nullptr) return nullptr;
          return [this, all] {
            tasks_view_->set_content(all);
            Q_EMIT sample_shown();
          };
        }
        auto content = read_sample(*source, view, context, beside);
        if (content == nullptr) return nullptr;
        return [this, content] { show_content(content); };
      });
}

void DatasetPage::show_content(std::shared_ptr<const SampleContent> content) {
  sample_controls_->fill_others(content->others, content->pair.get());
  sample_->set_content(std::move(content));
  Q_EMIT sample_shown();
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
  grid_controls_->show_size(static_cast<int>(std::lround(grid_controls_->shown_size() * factor)));
}

void DatasetPage::update_zoom() { sample_controls_->show_zoom(sample_->window().zoom); }

void DatasetPage::update_actions() {
  const bool open = source_ != nullptr, sample = open && shows_sample();
  const int row = sample && shown_ ? model_->row_of(*shown_) : -1;
  reload_->setEnabled(open);
  report_->setEnabled(open && source_->whole);
  back_->setEnabled(sample);
  tasks_->setEnabled(open && model_->rowCount() > 0);
  previous_->setEnabled(row > 0);
  next_->setEnabled(row >= 0 && row + 1 < model_->rowCount());
  for (QAction* action : zooms_) action->setEnabled(open && !(sample && tasks_->isChecked()));
}

std::vector<FigureRequest> DatasetPage::figures() const {
  std::vector<FigureRequest> requests;
  if (source_ == nullptr) return requests;
  // The selected views; where one is current alone, those that begin with it.
  QModelIndexList rows = grid_->selectionModel()->selectedIndexes();
  std::sort(rows.begin(), rows.end());
  if (rows.size() < 2) {
    const int first = rows.isEmpty() ? 0 : rows.front().row();
    rows.clear();
    for (int row = first; row < std::min(model_->rowCount(), first + SheetOptions{}.count); ++row) {
      rows.push_back(model_->index(row));
    }
  }
  std::vector<dataset::ViewNumber> views;
  for (const QModelIndex& row : rows) views.push_back(model_->view(row.row()));
  if (!views.empty()) requests.push_back(sheet_figure(*model_->source(), views));
  if (const auto view = shown_ ? shown_ : current_view()) {
    SampleOptions options = sample_->options();
    if (beside_ && *beside_ < source_->index().views()) {
      options.beside = {source_->index().point(*beside_), source_->index().view(*beside_)};
    }
    requests.push_back(sample_figure(*source_, *view, options));
    requests.push_back(tasks_figure(*source_, *view, links_));
  }
  // What is in front comes first.
  const QString front = !shows_sample()       ? QStringLiteral("dataset-sheet")
                        : tasks_->isChecked() ? QStringLiteral("dataset-tasks")
                                              : QStringLiteral("dataset-sample");
  std::stable_partition(requests.begin(), requests.end(),
                        [&](const FigureRequest& one) { return one.kind == front; });
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
  QString text = !source_->whole ? opening_.busy()
                                       ? tr("%Ln sample(s) found so far", nullptr, all)
                                       : tr("%Ln sample(s), not all: reading was stopped; read "
                                            "again to go on",
                                            nullptr, all)
                 : shown == all ? tr("%Ln sample(s)", nullptr, all)
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
  if (const QString last = last_folder(); !last.isEmpty()) open_folder(last);
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
