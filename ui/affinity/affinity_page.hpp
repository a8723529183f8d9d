// SPDX-License-Identifier: MIT
#pragma once

#include "ui/affinity/affinity_plot.hpp"
#include "ui/affinity/evidence.hpp"
#include "ui/document/latest_job.hpp"
#include "ui/shared/heatmap_view.hpp"
#include "ui/shared/page.hpp"

#include <array>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;
class QSplitter;
class QTabWidget;
class QTextBrowser;
class QTimer;

namespace taskatlas::ui {

class MapSettings;
class Solutions;
class StudyDocument;
class TransferPanel;

// Twin heat maps, as measured and normalised, in one order and with one pointer; what is known of
// the cell under it; all transfers as a table; how an affinity comes about.
class AffinityPage : public Page {
  Q_OBJECT

 public:
  AffinityPage(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);
  ~AffinityPage() override;

  QToolBar* tool_bar() override { return tool_bar_; }
  std::vector<QAction*> page_actions() override { return actions_; }
  std::vector<FigureRequest> figures() const override;
  QString status() const override;

 Q_SIGNALS:
  void outputs_wanted(TransferId transfer);  // what it says of single images, on their page
  // Codes: of the selected cell, transfer or tasks, as far as they say; the user completes them.
  void measure_wanted(const QStringList& sources, const QString& target);

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  inline static const QString kView = QStringLiteral("affinity");
  // Changes of one kind that follow each other are one step to undo.
  enum MergeKey { kMergeGroups = 0x4100, kMergeRaw, kMergeNormalised };
  enum Side { kRaw, kNormalised };

  struct Map {
    Map(const char* key_in_view, const char* figure_kind) : key(key_in_view), kind(figure_kind) {}

    const char* key;   // in the view's settings
    const char* kind;  // of figure
    HeatmapView* view = nullptr;
    QLabel* title = nullptr;
    MapSettings* settings = nullptr;
    AffinityOptions options;
    AffinityMatrix matrix;
    // What the matrix was made from; colours alone need no new one.
    AffinityOptions made_with;
    std::shared_ptr<const TransferTable> made_of;
    std::shared_ptr<const SimilarityTree> made_by;
    int made_at = -1;  // evidence_count_
  };

  void make_views();
  void make_panel();
  void make_tool_bar();
  QAction* make_action(const QString& id, const QString& icon, const QString& text,
                       const QString& tip, const QKeySequence& shortcut = {});

  AffinitySource source() const;
  QJsonObject settings_of(Side side) const;  // for AffinityOptions::from_json
  void change_common(const QString& text, const QString& key, const QJsonValue& value,
                     int merge_key = -1);
  void change_map(Side side, const HeatmapOptions& options, bool dragging);
  void change_measure();
  void order_by(AffinityOrder order, const QString& task, AffinityMeasure measure);

  void rebuild_soon();
  void rebuild();
  bool tree_needed() const;
  void make_tree();
  void fill_controls();
  void show_selection();
  void show_hover();
  void cell_hovered(Side side, int row, int column);
  void cell_selected(Side side, int row, int column);
  void show_readout();
  QString readout(const HeatmapHit& cell) const;
  QString evidence_text(const HeatmapHit& cell) const;
  void show_derivation();
  void search(const QString& text);
  void jump_to_match();
  void copy_table();
  void copy_picture();
  void show_panel(int tab, bool visible);
  void want_measurement();
  void update_measure_action();
  Side active() const;

  StudyDocument& document_;
  Solutions& solutions_;
  Evidence* evidence_;
  std::array<Map, 2> maps_{Map{"raw", "raw"}, Map{"affinity", "affinity"}};
  std::shared_ptr<const SimilarityTree> tree_;
  std::shared_ptr<const TransferTable> tree_table_;  // that tree_, or its failure, is of
  std::map<std::string, Role> tree_roles_;
  LatestJob tree_job_;
  QTimer* rebuild_timer_;
  bool shown_ = false;
  bool sized_ = false;
  Side last_focus_ = kNormalised;

  QToolBar* tool_bar_ = nullptr;
  std::vector<QAction*> actions_;
  QComboBox* measure_ = nullptr;
  QComboBox* order_ = nullptr;
  QAction* groups_action_ = nullptr;
  QSlider* groups_ = nullptr;
  QLabel* groups_label_ = nullptr;
  QLineEdit* search_ = nullptr;
  QAction* values_ = nullptr;
  QAction* measure_action_ = nullptr;
  std::array<QAction*, 3> panel_actions_{};
  QSplitter* splitter_ = nullptr;
  QTabWidget* panel_ = nullptr;
  QLabel* readout_ = nullptr;
  TransferPanel* transfers_ = nullptr;
  QTextBrowser* derivation_ = nullptr;
  int match_ = -1;
  int evidence_count_ = 0;  // how often there was new evidence
};

}  // namespace taskatlas::ui
