// SPDX-License-Identifier: MIT
#include "ui/outputs/outputs_reader.hpp"

#include "base/error.hpp"
#include "outputs/predictor.hpp"
#include "ui/outputs/known_outputs.hpp"
#include "ui/outputs/sample_names.hpp"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMetaObject>
#include <algorithm>

namespace taskatlas::ui {
namespace {

constexpr qsizetype kMostKib = qsizetype{96} << 10;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(OutputsReader)
};

QString key_of(const WantedOutputs& wanted) {
  return QString::fromStdString(wanted.options.task.code) + QLatin1Char('\n') +
         QString::fromStdString(wanted.sample);
}

std::shared_ptr<const outputs::Answer> shared(std::optional<outputs::Answer>&& answer) {
  return answer ? std::make_shared<const outputs::Answer>(std::move(*answer)) : nullptr;
}

qsizetype cost_of(const KnownOutputs& known) {
  qsizetype bytes = 1024;
  const auto add = [&](const outputs::Answer* answer) {
    if (answer == nullptr) return;
    bytes += static_cast<qsizetype>(answer->picture.data.size() * sizeof(float) +
                                    answer->labels.size() * sizeof(std::int32_t)) +
             512;
  };
  add(known.truth.get());
  for (const KnownOutputs::Row& row : known.rows) add(row.answer.get());
  if (known.inputs != nullptr) {
    for (const QImage& image : *known.inputs) bytes += image.sizeInBytes();
  }
  return bytes / 1024;
}

QString message_of(const std::exception& error) { return QString::fromUtf8(error.what()); }

}  // namespace

OutputsReader::OutputsReader(QObject* parent) : QObject(parent), known_(kMostKib) {
  connect(&job_, &LatestJob::busy_changed, this, &OutputsReader::busy_changed);
  connect(&job_, &LatestJob::failed, this, &OutputsReader::trouble);
}

OutputsReader::~OutputsReader() = default;

void OutputsReader::set_access(std::shared_ptr<const OutputsAccess> access) {
  cancel();
  access_ = std::move(access);
  known_.clear();
}

void OutputsReader::cancel() {
  ++serial_;
  job_.cancel();
}

void OutputsReader::deliver(quint64 serial, const std::shared_ptr<const OutputContent>& made) {
  if (serial == serial_) Q_EMIT content(made);
}

void OutputsReader::want(const WantedOutputs& wanted) {
  const quint64 serial = ++serial_;
  KnownOutputs known;
  if (const KnownOutputs* before = known_.object(key_of(wanted))) known = *before;
  job_.start([this, serial, wanted, known,
              access = access_](const RunContext& context) mutable -> std::function<void()> {
    ContentOptions options = wanted.options;
    if (wanted.dataset != nullptr) {
      options.field_of_view = field_of_view(*wanted.dataset, wanted.sample);
    }
    const auto show = [&] {
      QMetaObject::invokeMethod(
          this, [this, serial, made = make_content(options, known)] { deliver(serial, made); },
          Qt::QueuedConnection);
    };
    QString problem;
    // What is known already is on the screen before anything is waited for.
    const bool first = known.truth_is_known || !known.rows.empty();
    if (first) show();
    std::vector<outputs::Row> missing = rows_to_ask(wanted.rows, known);
    const bool all_kept = std::all_of(missing.begin(), missing.end(), [&](const auto& row) {
      return known.find(QString::fromStdString(join_codes(row.sources))) != nullptr;
    });
    if (wanted.kept && access != nullptr && (!all_kept || !known.truth_is_known)) {
      try {
        take_reply(known, access->read_kept(wanted.options.task.code, wanted.sample), false);
        if (context.stopped()) return {};
        show();
      } catch (const Error& error) {
        problem = message_of(error);
      }
    }
    missing = rows_to_ask(wanted.rows, known);
    if (wanted.ask && access != nullptr && (!missing.empty() || !known.exact)) {
      try {
        outputs::Request request;
        request.subject.sample = wanted.sample;
        request.target = wanted.options.task.code;
        request.rows = missing;
        take_reply(known, access->ask(request, context.stop), true);
      } catch (const outputs::Predictor::Stopped&) {
        return {};
      } catch (const Error& error) {
        if (context.stopped()) return {};
        problem = message_of(error);
        explain_rows(known, missing, problem);
      }
    } else if (!wanted.ask) {
      explain_rows(known, missing,
                   wanted.why_not.empty()
                       ? Words::tr("Not among the outputs that the study keeps of this image")
                       : QString::fromStdString(wanted.why_not));
    }
    if (context.stopped()) return {};
    auto made = make_content(options, known);
    return [this, serial, made, problem, key = key_of(wanted),
            kept = std::make_shared<KnownOutputs>(std::move(known))] {
      // Failures are not remembered: what is missing may come.
      std::erase_if(kept->rows, [](const auto& row) { return row.answer == nullptr; });
      known_.insert(key, new KnownOutputs(*kept), cost_of(*kept));
      deliver(serial, made);
      if (!problem.isEmpty() && serial == serial_) Q_EMIT trouble(problem);
    };
  });
}

void OutputsReader::want_photo(const WantedPhoto& wanted) {
  const quint64 serial = ++serial_;
  job_.start(
      [this, serial, wanted, access = access_](const RunContext& context) -> std::function<void()> {
        std::vector<PhotoAnswer> answers;
        for (const WantedPhoto::Question& question : wanted.questions) {
          PhotoAnswer answer;
          answer.task = question.task;
          answer.problem = QString::fromStdString(question.problem);
          answers.push_back(std::move(answer));
        }
        const QString title = QFileInfo(wanted.file).fileName();
        const auto made = [&] { return make_photo_content(title, answers, wanted.classes); };
        const auto show = [&] {
          QMetaObject::invokeMethod(
              this, [this, serial, content = made()] { deliver(serial, content); },
              Qt::QueuedConnection);
        };
        show();
        QString problem;
        for (std::size_t i = 0; i < answers.size(); ++i) {
          if (!answers[i].problem.isEmpty() || access == nullptr) continue;
          try {
            outputs::Request request;
            request.subject.photo = wanted.file.toStdString();
            request.target = wanted.questions[i].row.target;
            request.rows = {wanted.questions[i].row};
            request.truth = false;
            outputs::Reply reply = access->ask(request, context.stop);
            if (!reply.inputs.empty()) answers[i].inputs = pictures_of(reply.inputs);
            if (!reply.rows.empty()) {
              answers[i].answer = shared(std::move(reply.rows.front().answer));
              answers[i].problem = QString::fromStdString(reply.rows.front().problem);
            }
          } catch (const outputs::Predictor::Stopped&) {
            return {};
          } catch (const Error& error) {
            // The picture or the engine: it would be the same for every task.
            problem = message_of(error);
            for (std::size_t rest = i; rest < answers.size(); ++rest) {
              if (answers[rest].problem.isEmpty()) answers[rest].problem = problem;
            }
          }
          if (context.stopped()) return {};
          show();
        }
        return [this, serial, content = made(), problem] {
          deliver(serial, content);
          if (!problem.isEmpty() && serial == serial_) Q_EMIT trouble(problem);
        };
      });
}

}  // namespace taskatlas::ui
