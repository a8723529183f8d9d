// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/sample_filter.hpp"
#include "ui/document/latest_job.hpp"
#include "ui/shared/page.hpp"

#include <QPointer>
#include <memory>
#include <optional>

class QAction;
class QSplitter;
class QStackedWidget;

namespace taskatlas::ui {

class DamagePanel;
class EmptyDataset;
class FolderProgress;
class GridControls;
class PageToolBar;
class RenderDialog;
class SampleControls;
class SampleGrid;
class SampleModel;
class SampleView;
class TaskView;
class Thumbnails;
struct SampleContent;

// A folder of samples: thumbnails of its views, and one view with all its annotations. Needs no
// study. The folder and how it is looked at are kept in the user's settings.
class DatasetPage : public Page {
  Q_OBJECT

 public:
  explicit DatasetPage(QWidget* parent = nullptr);
  ~DatasetPage() override;

  void open_folder(const QString& folder);
  const std::shared_ptr<const DatasetSource>& source() const { return source_; }
  void show_view(dataset::ViewNumber view);  // with all its annotations
  void show_grid();
  void render_rooms();            // opens the dialog
  bool shows_sample() const;      // annotations or tasks of one view
  void set_as_tasks(bool tasks);  // one view as every task has it, rather than its annotations
  void set_filter(const SampleFilter& filter);
  const SampleFilter& filter() const { return filter_; }

  SampleGrid& grid() { return *grid_; }
  SampleView& sample() { return *sample_; }
  TaskView& tasks() { return *tasks_view_; }
  SampleModel& model() { return *model_; }
  DamagePanel& damage() { return *damage_; }

  QToolBar* tool_bar() override;
  std::vector<QAction*> page_actions() override { return actions_; }
  // Their options name the folder under "dataset", which a recipe has for its study.
  std::vector<FigureRequest> figures() const override;
  QString status() const override;
  bool ready() const override;

 Q_SIGNALS:
  void opened();        // a folder, all of it
  void found();         // a part of a folder that is still being read
  void filtered();      // the grid shows what the filter lets through
  void sample_shown();  // annotations or tasks

 protected:
  void showEvent(QShowEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QAction* add_action(const QString& id, const QString& icon, const QString& text,
                      const QString& tip, const QKeySequence& keys,
                      const std::function<void()>& run);
  void make_actions();
  void make_zoom_actions();
  QWidget* build_browser();
  void connect_views();
  void choose_folder();
  void set_source(std::shared_ptr<const DatasetSource> source);
  void show_views(std::shared_ptr<const DatasetSource> source,
                  std::vector<dataset::ViewNumber> views);
  std::optional<dataset::ViewNumber> current_view() const;  // of the grid, in source_'s numbers
  void apply_filter();
  void read_scene_labels();
  void take_damage(std::shared_ptr<const DatasetSource> source);
  void step(int by);
  void load_sample();
  void show_content(std::shared_ptr<const SampleContent> content);
  void change_size(int steps);
  void update_actions();
  void update_zoom();

  std::shared_ptr<const DatasetSource> source_;
  std::shared_ptr<const SceneOfView> scenes_;
  SampleFilter filter_;
  std::optional<dataset::ViewNumber> shown_;  // in the sample view
  std::optional<dataset::ViewNumber> kept_;   // the grid's, over a change of the filter
  bool grown_ = false;  // the folder is the same, and more of it was found: the grid stays in place
  quint64 openings_ = 0;  // folders that were asked for
  bool asked_ = false;    // whether the last folder was asked for
  // The view that is set beside the shown one, where the user chose it.
  std::optional<dataset::ViewNumber> beside_;

  LatestJob opening_;
  LatestJob filtering_;
  LatestJob scene_job_;
  LatestJob sample_job_;

  PageToolBar* tool_bar_;
  std::vector<QAction*> actions_;
  QAction* back_ = nullptr;
  QAction* tasks_ = nullptr;
  QAction* previous_ = nullptr;
  QAction* next_ = nullptr;
  std::vector<QAction*> zooms_;
  QAction* reload_ = nullptr;
  QAction* report_ = nullptr;

  Thumbnails* thumbnails_;
  SampleModel* model_;
  QStackedWidget* stack_;  // empty, browser
  EmptyDataset* empty_;
  FolderProgress* progress_;
  QSplitter* splitter_;    // what is in front, the damage report
  QStackedWidget* front_;  // grid, sample
  DamagePanel* damage_;
  SampleGrid* grid_;
  SampleView* sample_;
  TaskView* tasks_view_;
  GridControls* grid_controls_;
  SampleControls* sample_controls_;
  bool links_ = true;
  QPointer<RenderDialog> render_;
};

}  // namespace taskatlas::ui
