// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_benchmark.hpp"

#include "base/error.hpp"
#include "engine/engine_process.hpp"
#include "outputs/networks.hpp"
#include "study/builtin.hpp"
#include "study/study.hpp"
#include "ui/document/study_document.hpp"
#include "ui/outputs/outputs_page.hpp"
#include "ui/outputs/outputs_view.hpp"
#include "ui/shared/latency.hpp"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

namespace taskatlas::ui {
namespace {

constexpr int kWidth = 1280, kHeight = 800;  // of the page, in device-independent pixels
constexpr int kColdSteps = 3;                // each with an engine of its own
constexpr int kWarmSteps = 3;                // not counted
constexpr int kSteps = 100;                  // at most
constexpr int kPatience = 120'000;           // milliseconds

// Lets events happen until something is so; false where it never came to be.
bool wait_until(const std::function<bool()>& done) {
  const QDeadlineTimer deadline(kPatience);
  QTimer end;  // an event, where no other comes
  end.setSingleShot(true);
  end.start(kPatience + 1);
  while (!done()) {
    if (deadline.hasExpired()) return false;
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
  }
  return true;
}

// The outputs of one study, wherever the document that is shown lies.
class Source {
 public:
  explicit Source(std::filesystem::path study) : study_(std::move(study)) {}

  OutputsAccess access(const Selection& selection) {
    selection_ = selection;
    OutputsAccess access = study_outputs(study_, selection);
    ask_ = std::move(access.ask);
    access.ask = [this](const outputs::Request& request, const std::stop_token& stop) {
      return ask_(request, stop);
    };
    return access;
  }
  // The next question starts another engine. Only while nothing is asked.
  void end_engine() { ask_ = study_outputs(study_, selection_).ask; }

 private:
  std::filesystem::path study_;
  Selection selection_;
  decltype(OutputsAccess::ask) ask_;
};

// The first target that has test images, and networks that can be asked about them.
std::string target_to_ask(const std::string& study, const StudyDocument& document,
                          const outputs::Answerable& answerable) {
  const TransferTable& table = *document.table();
  const auto& with_losses = document.targets_with_losses();
  for (std::size_t i = 0; i < table.tasks().size(); ++i) {
    const TaskId id(static_cast<int>(i));
    if (!table.is_target(id) ||
        std::find(with_losses.begin(), with_losses.end(), id) == with_losses.end()) {
      continue;
    }
    const std::string& code = table.tasks()[i].code;
    if (std::any_of(answerable.rows.begin(), answerable.rows.end(),
                    [&](const auto& row) { return row.row.target == code; })) {
      return code;
    }
  }
  throw bad_input(study + ": no target has both networks and losses on test images yet");
}

outputs::Answerable check_networks(const std::string& study, const std::filesystem::path& path) {
  outputs::Answerable found = outputs::answerable(path);
  std::string missing;
  if (!found.dataset) {
    missing = found.problem;
  } else if (found.empty()) {
    const std::string stem = path.stem().string();
    missing = "there are no networks beside it, neither in " + stem +
              ".artifacts, where a run leaves them, nor in " + stem + ".networks";
  }
  if (!missing.empty()) {
    throw bad_input("the outputs of " + study + " cannot be timed, which takes a study that was " +
                    "run, with its networks and its dataset (--study): " + missing);
  }
  (void)engine::find_engine();  // or says where it was looked for
  return found;
}

// When what is chosen in a page comes to be seen.
class Watch {
 public:
  explicit Watch(OutputsPage& page) : page_(page) {
    connection_ = QObject::connect(&page.view(), &OutputsView::painted, &page, [this] {
      if (!seen_at_ && content() != before_ && pictures() > 0) seen_at_ = monotonic_ms();
    });
  }
  ~Watch() { QObject::disconnect(connection_); }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // Does it, and returns how long the first picture took from `begin`.
  double first_picture(const std::function<void()>& choose, double begin = monotonic_ms()) {
    before_ = content();
    seen_at_.reset();
    choose();
    const bool over =
        wait_until([&] { return seen_at_ || (page_.ready() && pictures() == 0) || failed(); });
    if (!over) throw failure("an image was never shown");
    if (!seen_at_) throw failure("an image could not be shown: " + problem());
    const double took = *seen_at_ - begin;
    if (!wait_until([&] { return page_.ready(); })) throw failure("the page did not come to rest");
    return took;
  }
  int pictures() const {
    if (content() == nullptr) return 0;
    const auto& panels = content()->panels;
    return static_cast<int>(std::count_if(panels.begin(), panels.end(), [](const auto& panel) {
      return panel.state == OutputPanel::State::kShown;
    }));
  }

 private:
  const OutputContent* content() const {
    const OutputsPlot* plot = page_.view().plot();
    return plot == nullptr ? nullptr : &plot->content();
  }
  bool failed() const { return page_.ready() && content() == before_; }
  std::string problem() const {
    if (content() != nullptr) {
      for (const OutputPanel& panel : content()->panels) {
        if (panel.role == OutputPanel::Role::kAnswer && !panel.problem.isEmpty())
          return panel.problem.toStdString();
      }
    }
    return "no network answered";
  }

  OutputsPage& page_;
  QMetaObject::Connection connection_;
  const OutputContent* before_ = nullptr;
  std::optional<double> seen_at_;
};

}  // namespace

QJsonObject benchmark_outputs(const QString& study, double scale) {
  const std::string name = study.toStdString();
  const std::filesystem::path original = resolve_study(name);
  const outputs::Answerable answerable = check_networks(name, original);
  // A copy: what is chosen here is nobody's view. Its networks stay where they are.
  const QTemporaryDir folder;
  const QString copy = folder.filePath(QStringLiteral("benchmark.taskstudy"));
  Study::open(original).save_as(copy.toStdString());
  StudyDocument document(open_study(copy));
  const QString target = QString::fromStdString(target_to_ask(name, document, answerable));
  document.set_view(QStringLiteral("outputs"), {{QStringLiteral("target"), target}}, QString());

  Source source(original);
  const double begin = monotonic_ms();
  OutputsPage page(document, [&](const std::filesystem::path&, const Selection& selection) {
    return source.access(selection);
  });
  page.resize(kWidth, kHeight);
  Watch watch(page);
  const double opened = watch.first_picture([&] { page.show(); }, begin);
  if (std::abs(page.devicePixelRatioF() - scale) > 1e-6) {
    throw usage_error("the screen's scale is not the one asked for; set QT_SCALE_FACTOR");
  }

  auto* list = page.findChild<ImageList*>();
  std::vector<int> rows;
  for (int row = 0; row < page.images().rowCount(); ++row) {
    const QModelIndex image = page.images().index(row);
    if (image != list->currentIndex() && !image.data(ImageModel::kKept).toBool())
      rows.push_back(row);
  }
  if (rows.size() <= kColdSteps + kWarmSteps) {
    throw bad_input(name + ": " + std::to_string(rows.size()) + " test images of " +
                    target.toStdString() + " are not kept in the study; " +
                    std::to_string(kColdSteps + kWarmSteps + 1) + " at least are needed");
  }
  rows.resize(std::min<std::size_t>(rows.size(), kColdSteps + kWarmSteps + kSteps));
  std::vector<double> cold, warm;
  for (std::size_t step = 0; step < rows.size(); ++step) {
    if (step < kColdSteps) source.end_engine();
    const double took =
        watch.first_picture([&] { list->setCurrentIndex(page.images().index(rows[step])); });
    if (step < kColdSteps) {
      cold.push_back(took);
    } else if (step >= kColdSteps + kWarmSteps) {
      warm.push_back(took);
    }
  }
  QJsonObject started = latency_summary(cold);
  started.insert(QStringLiteral("images"), static_cast<int>(cold.size()));
  QJsonObject result = latency_summary(warm);
  result.insert(QStringLiteral("images"), static_cast<int>(warm.size()));
  result.insert(QStringLiteral("cold"), started);
  result.insert(QStringLiteral("open_ms"), opened);
  result.insert(QStringLiteral("target"), target);
  result.insert(QStringLiteral("pictures"), watch.pictures());
  result.insert(QStringLiteral("scale"), page.devicePixelRatioF());
  result.insert(QStringLiteral("width"), page.width());
  result.insert(QStringLiteral("height"), page.height());
  return result;
}

}  // namespace taskatlas::ui
