// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/outputs/image_list.hpp"
#include "ui/outputs/output_access.hpp"
#include "ui/outputs/outputs_plot.hpp"
#include "ui/outputs/outputs_reader.hpp"
#include "ui/shared/page.hpp"

#include <QPointer>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;
class QToolBar;

namespace taskatlas::ui {

class CompareBar;
class InlineMessage;
class OutputsView;
class RowBox;
class RowPicker;
class StudyDocument;

// What the study's networks say of its test images: of one target, the input, the truth and any of
// its networks side by side; and what all task networks say of one's own photo.
class OutputsPage : public Page {
  Q_OBJECT

 public:
  explicit OutputsPage(StudyDocument& document, MakeOutputsAccess make_access = study_outputs,
                       QWidget* parent = nullptr);
  ~OutputsPage() override;

  QToolBar* tool_bar() override;
  std::vector<QAction*> page_actions() override { return actions_; }
  std::vector<FigureRequest> figures() const override;
  QString status() const override;
  bool ready() const override;

  // That transfer's target, its outputs, and the images where it wins most.
  void show_transfer(TransferId transfer);
  void open_photo(const QString& file);  // answered by every task's network
  void close_photo();

  OutputsView& view() { return *view_; }
  ImageModel& images() { return *images_; }
  const std::vector<OutputRow>& rows() const { return rows_; }

 Q_SIGNALS:
  void page_wanted(const QString& id);  // another page of the window: "run"
  void shown();                         // all that was asked for is on the screen

 protected:
  void showEvent(QShowEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  inline static const QString kView = QStringLiteral("outputs");
  // Changes of one kind that follow each other are one step to undo.
  enum MergeKey { kMergeSample = 0x4f00, kMergeDivider, kMergeTurn };

  // What there is to look at, read in the background.
  struct Survey {
    bool experiment = false;
    outputs::Answerable answerable;
    std::vector<outputs::KeptSample> kept;
    std::string target;
  };

  void build();
  QWidget* build_list();
  void make_tool_bar();
  QAction* make_action(const QString& id, const QString& icon, const QString& text,
                       const QString& tip, const QKeySequence& keys,
                       const std::function<void()>& run);

  // Settings: every change goes through here, and comes back by apply().
  void change(const QString& text, const std::function<void(QJsonObject&)>& edit,
              int merge_key = -1);
  void apply();
  std::optional<TaskId> wanted_target() const;
  QStringList shown_rows() const;
  QString chosen_row() const;
  QString against_row() const;
  ImageOrder order() const;

  void renew_access();
  void results_changed();
  void load_target();  // rows, losses and what is kept
  void survey();
  void take(const Survey& survey);
  void open_dataset();
  void fill_targets();
  void fill_images();
  void ask();
  void ask_photo();
  void show_content(const std::shared_ptr<const OutputContent>& content);
  void show_state();
  void step(int by);
  void panel_menu(const QString& key, const QPoint& at);
  void copy_table();
  void copy_picture();
  void choose_photo();
  void update_actions();

  StudyDocument& document_;
  MakeOutputsAccess make_access_;
  std::shared_ptr<const OutputsAccess> access_;
  QString access_path_;  // of the study, and its measurement, that access_ is for
  std::int64_t access_measurement_ = -1;
  QJsonObject settings_;    // the view's, as applied
  OutputsOptions options_;  // from them
  std::optional<TaskId> target_;
  std::vector<OutputRow> rows_;
  std::shared_ptr<const ImageLosses> losses_;
  bool losses_pending_ = false;
  quint64 losses_serial_ = 0;
  std::optional<Survey> survey_;  // nullopt: not yet
  QString survey_problem_;
  std::shared_ptr<const DatasetSource> dataset_;
  std::optional<std::filesystem::path> dataset_folder_;
  std::string sample_;  // the image shown
  bool begun_ = false;
  QString trouble_;       // why networks could not be asked
  bool troubled_ = true;  // the last time too

  QToolBar* tool_bar_;
  std::vector<QAction*> actions_;
  QComboBox* targets_ = nullptr;
  QLabel* measurement_ = nullptr;
  QAction* add_ = nullptr;
  QAction* previous_ = nullptr;
  QAction* next_ = nullptr;
  QAction* photo_ = nullptr;
  QAction* back_ = nullptr;
  std::vector<QAction*> needs_content_;
  QPointer<RowPicker> picker_;

  QStackedWidget* stack_;  // empty state, outputs
  QLabel* empty_title_ = nullptr;
  QLabel* empty_text_ = nullptr;
  QPushButton* empty_button_ = nullptr;
  InlineMessage* banner_;
  QSplitter* splitter_;
  QWidget* list_panel_ = nullptr;
  RowBox* chosen_ = nullptr;
  QComboBox* order_ = nullptr;
  RowBox* against_ = nullptr;
  QLabel* count_ = nullptr;
  Thumbnails* thumbnails_;
  ImageModel* images_;
  ImageList* list_;
  CompareBar* bar_;
  OutputsView* view_;
  QTimer* slow_;  // until what is waited for is said
  std::shared_ptr<const OutputContent> content_;
  OutputsReader* reader_;
  LatestJob survey_job_;
  LatestJob dataset_job_;
};

}  // namespace taskatlas::ui
