// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/latest_job.hpp"
#include "ui/outputs/output_access.hpp"
#include "ui/outputs/output_content.hpp"

#include <QCache>
#include <QObject>
#include <memory>
#include <string>
#include <vector>

namespace taskatlas::ui {

// What is to be seen of one image.
struct WantedOutputs {
  ContentOptions options;
  std::string sample;
  std::vector<outputs::Row> rows;                // of options.rows, in their order
  bool kept = false;                             // the study keeps answers for this image
  bool ask = false;                              // networks can be asked about it
  std::string why_not;                           // why they cannot, and what to do
  std::shared_ptr<const DatasetSource> dataset;  // for the camera; null: none
};

// What networks are to say of one's own photo.
struct WantedPhoto {
  QString file;
  struct Question {
    Task task;
    outputs::Row row;
    std::string problem;  // why it is not asked; empty: it is
  };
  std::vector<Question> questions;
  dataset::Classes classes = dataset::taskonomy_classes();
};

// Gets outputs in the background: what the study keeps first, then what the networks say. Only what
// was wanted last counts. What was answered is remembered within a bound, so that going back to an
// image asks for what is new alone. For the window's thread.
class OutputsReader : public QObject {
  Q_OBJECT

 public:
  explicit OutputsReader(QObject* parent = nullptr);
  ~OutputsReader() override;

  void set_access(
      std::shared_ptr<const OutputsAccess> access);  // forgets what it knew; may be null
  void want(const WantedOutputs& wanted);
  void want_photo(const WantedPhoto& wanted);
  void cancel();
  bool busy() const { return job_.busy(); }

 Q_SIGNALS:
  // More of what was wanted last is known; at the end of it, all.
  void content(const std::shared_ptr<const taskatlas::ui::OutputContent>& content);
  void busy_changed(bool busy);
  // The networks could not be asked at all: what, and what to do. What is kept is shown all the
  // same.
  void trouble(const QString& message);

 private:
  void deliver(quint64 serial, const std::shared_ptr<const OutputContent>& content);

  std::shared_ptr<const OutputsAccess> access_;
  quint64 serial_ = 0;
  QCache<QString, KnownOutputs> known_;  // costs in KiB
  LatestJob job_;                        // last: its thread ends before what it uses
};

}  // namespace taskatlas::ui
