// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/thumbnails.hpp"
#include "ui/outputs/output_rows.hpp"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace taskatlas::ui {

// The test images of one target, in an order, with what the chosen row does on each.
class ImageModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role {
    kSample = Qt::UserRole,  // the image's name
    kTitle,                  // for people
    kLoss,                   // "0.213"; empty: not measured
    kRank,                   // "rank 3 of 17"
    kAhead,                  // the other's loss minus the chosen one's, as text with its sign
    kAheadSign,              // 1: the chosen row wins, -1: it loses, 0: neither
    kKept,                   // the study keeps outputs of it
    kView,                   // its first view in the dataset, or an invalid value
  };

  using QAbstractListModel::QAbstractListModel;

  struct Content {
    std::shared_ptr<const ImageLosses> losses;  // null: `samples` alone
    std::vector<std::string> samples;           // where there are no losses: those that are kept
    std::optional<std::size_t> chosen, against;
    ImageOrder order = ImageOrder::kWins;
    std::set<std::string> kept;
    std::shared_ptr<const DatasetSource> dataset;  // null: no thumbnails
    bool kept_alone = false;                       // the others cannot be looked at
  };
  void set_content(Content content);
  const Content& content() const { return content_; }
  int row_of(const std::string& sample) const;  // -1: none
  std::string sample(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  Content content_;
  std::vector<std::string> samples_;  // in the order shown
  std::vector<std::size_t> images_;   // in the losses, of each; empty: no losses
  std::vector<std::optional<dataset::ViewNumber>> views_;
};

class ImageList;

class ImageDelegate : public QStyledItemDelegate {
 public:
  explicit ImageDelegate(ImageList* list);
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  ImageList& list_;
};

// The images as a list: a thumbnail where the dataset is there, the name, loss and rank.
class ImageList : public QListView {
  Q_OBJECT

 public:
  explicit ImageList(ImageModel& model, Thumbnails& thumbnails, QWidget* parent = nullptr);

  int picture_size() const;
  const Thumbnail* thumbnail(dataset::ViewNumber view) const;
  void set_current(const std::string& sample);  // without telling

 Q_SIGNALS:
  void chosen(const QString& sample);  // by the user

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  ThumbnailKey key(dataset::ViewNumber view) const;
  void request();

  ImageModel& model_;
  Thumbnails& thumbnails_;
  bool quiet_ = false;
};

}  // namespace taskatlas::ui
