// SPDX-License-Identifier: MIT
// A study whose losses are known, and networks that answer what one can work out.
#pragma once

#include "base/error.hpp"
#include "outputs/predictor.hpp"
#include "study/import.hpp"
#include "support/temporary_folder.hpp"
#include "tasks/task_dictionary.hpp"
#include "ui/outputs/output_access.hpp"
#include "ui/outputs/output_content.hpp"

#include <QString>
#include <atomic>
#include <cmath>
#include <fstream>
#include <limits>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace taskatlas::ui::testing {

inline constexpr int kImages = 6;
inline constexpr int kSide = 8;

inline std::string image_name(int i) {
  return "room_0000" + std::to_string(i / 3) + "/point_" + std::to_string(i) + "_view_0";
}

// How wrong each network of rgb2depth is on image i: edge2d gets worse with i, rgb2sfnorm better.
inline double depth_loss(const std::string& sources, int image) {
  const double i = image;
  if (sources == "self") return 0.5;
  if (sources == "rgb2sfnorm") return 0.9 - 0.1 * i;
  if (sources == "edge2d") return 0.45 + 0.4 * i;
  if (sources == "edge2d+rgb2sfnorm") return 0.3;
  if (sources == "rgb2depth") return 0.55;
  if (sources == "pixels") return 2;
  return 3;  // average
}

inline const std::vector<std::string>& depth_rows() {
  static const std::vector<std::string> rows{
      "self", "rgb2sfnorm", "edge2d", "edge2d+rgb2sfnorm", "rgb2depth", "pixels", "average"};
  return rows;
}

// Targets rgb2depth (as above), class_places and rgb2sfnorm (self alone).
inline std::filesystem::path make_study(const taskatlas::testing::TemporaryFolder& folder) {
  const auto csv = folder / "losses.csv";
  std::ofstream out(csv);
  out << "target,sources,image,loss,group\n";
  for (int i = 0; i < kImages; ++i) {
    for (const std::string& sources : depth_rows()) {
      out << "rgb2depth," << sources << ',' << image_name(i) << ',' << depth_loss(sources, i)
          << ",room" << i / 3 << '\n';
    }
    for (const char* target : {"class_places", "rgb2sfnorm"}) {
      out << target << ",self," << image_name(i) << ',' << 1 + 0.1 * i << ",room" << i / 3 << '\n';
      out << target << ",pixels," << image_name(i) << ',' << 2 << ",room" << i / 3 << '\n';
    }
  }
  out.close();
  const auto study = folder / "study.taskstudy";
  import_losses(csv, study, {}, {});
  return study;
}

inline outputs::Answer depth_answer(double metres, double slope = 0.1) {
  outputs::Answer answer;
  answer.kind = outputs::AnswerKind::kPicture;
  answer.picture = dataset::Values(kSide, kSide, 1);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      answer.picture.at(x, y) = static_cast<float>(metres + slope * x);
    }
  }
  return answer;
}

inline outputs::Answer scores_answer(const std::vector<std::pair<int, float>>& scores) {
  outputs::Answer answer;
  answer.kind = outputs::AnswerKind::kScores;
  for (const auto& [index, score] : scores) {
    answer.scores.push_back({index, "class " + std::to_string(index), score});
  }
  return answer;
}

inline outputs::Answer numbers_answer(std::vector<double> numbers) {
  outputs::Answer answer;
  answer.kind = outputs::AnswerKind::kNumbers;
  answer.numbers = std::move(numbers);
  return answer;
}

inline dataset::Values grey(float value, int side = kSide) {
  dataset::Values picture(side, side, 3);
  std::fill(picture.data.begin(), picture.data.end(), value);
  return picture;
}

// What the stand-in's network of that row says: the truth is 2 m, `self` a metre more, others two.
inline outputs::Reply reply_for(const outputs::Request& request) {
  outputs::Reply reply;
  reply.target = request.target;
  reply.inputs = {grey(0.5F)};
  const bool places = request.target == "class_places";
  if (request.truth) reply.truth = places ? scores_answer({{3, 1.0F}}) : depth_answer(2);
  for (const outputs::Row& row : request.rows) {
    outputs::RowAnswer answer;
    answer.row = row;
    answer.answer = places ? scores_answer({{5, 0.6F}, {3, 0.4F}})
                           : depth_answer(row.sources.front() == "self" ? 3 : 4);
    reply.rows.push_back(std::move(answer));
  }
  return reply;
}

// An OutputsAccess whose parts tests change.
struct StandIn {
  std::mutex mutex;
  std::vector<outputs::Request> asked;
  outputs::Answerable answerable;
  std::vector<outputs::KeptSample> kept;
  bool experiment = true;
  std::string trouble;  // thrown by ask

  // Networks of everything, and a dataset's folder in which nothing can be found.
  void has_networks(const std::filesystem::path& dataset) {
    answerable.dataset = dataset;
    answerable.photos = true;
    for (const char* target : {"rgb2depth", "rgb2sfnorm", "class_places", "point_match"}) {
      outputs::AnswerableRow row;
      row.row.target = target;
      row.row.sources = {"self"};
      answerable.rows.push_back(row);
    }
  }
  void keeps(const std::string& sample) {
    outputs::KeptSample one;
    one.sample = sample;
    outputs::Row row;
    row.target = "rgb2depth";
    row.sources = {"self"};
    one.rows = {row};
    kept.push_back(one);
  }
  std::size_t questions() {
    const std::scoped_lock lock(mutex);
    return asked.size();
  }

  MakeOutputsAccess make() {
    return [this](const std::filesystem::path&, const Selection&) {
      OutputsAccess access;
      access.has_experiment = [this] { return experiment; };
      access.answerable = [this] { return answerable; };
      access.kept_samples = [this](const std::string& target) {
        return target == "rgb2depth" ? kept : std::vector<outputs::KeptSample>();
      };
      access.read_kept = [this](const std::string& target, const std::string&) {
        outputs::Request request;
        request.target = target;
        request.rows = kept.front().rows;
        return reply_for(request);
      };
      access.ask = [this](const outputs::Request& request, const std::stop_token& stop) {
        if (stop.stop_requested()) throw outputs::Predictor::Stopped();
        const std::scoped_lock lock(mutex);
        asked.push_back(request);
        if (!trouble.empty()) throw failure(trouble);
        return reply_for(request);
      };
      access.how_to_measure = [](const outputs::Row&) { return std::string(); };
      return access;
    };
  }
};

inline Task task_of(const char* code) { return *find_dictionary_task(code); }

}  // namespace taskatlas::ui::testing
