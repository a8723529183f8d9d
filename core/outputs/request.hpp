// SPDX-License-Identifier: MIT
// Asking networks of a study what they say of a sample, or of one's own photo.
#pragma once

#include "dataset/encode.hpp"
#include "outputs/answer.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::outputs {

// A row of a measurement: one network (or constant) that answers one target.
struct Row {
  std::string target;
  // Sorted codes; {"self"}, {"pixels"} and {"average"} as everywhere.
  std::vector<std::string> sources;
  std::int64_t transfer_images = 0;  // of the measurement; of `self` it means nothing
  std::uint64_t seed = 1;

  std::string label() const;  // "a+b->t"
  auto operator<=>(const Row&) const = default;
};

// What is looked at: one of the two.
struct Subject {
  // dataset::sample_name of the study's dataset, as the losses' images are named
  // ("room_00003/point_1_view_2", several views joined by '+').
  std::string sample;
  // A PNG or JPEG of any size: turned as its EXIF says, its middle square, made as small as the
  // study's pictures are. Has no truth but what the picture itself says (autoencoder, denoise,
  // impainting_whole, colorization, jigsaw); tasks of several images are refused, and transfers
  // from representations that were computed elsewhere have no answer.
  std::filesystem::path photo;

  bool operator==(const Subject&) const = default;
};

struct Request {
  Subject subject;
  std::string target;     // one a request; rows are all of it
  std::vector<Row> rows;  // may be empty: input and truth alone
  bool truth = true;
};

struct RowAnswer {
  Row row;
  std::optional<Answer> answer;  // none: `problem` says why
  // Against the truth, as the study's losses (those of half-precision networks and of photos are
  // near them, or have none to be compared with); none where there is no truth. NaN: the sample has
  // nothing to compare.
  std::optional<float> loss;
  // Why there is no answer (or no picture of it), and what to do about it: a network that was
  // deleted, a constant that cannot be drawn.
  std::string problem;
};

struct Reply {
  std::string target;
  // What the target's network is shown, colours in [0, 1] (1 channel for colorization): one
  // picture, two or three of pairs and triplets, jigsaw's nine tiles.
  std::vector<dataset::Values> inputs;
  std::optional<Answer> truth;
  std::vector<RowAnswer> rows;  // in the order of the request
};

// Throws Error(kUsage): no or two subjects, rows of another target, a row without sources.
void check(const Request& request);

// Whether the task can be asked about a photo: it takes one image, as all tasks of a user's own do.
bool takes_photo(std::string_view target);

}  // namespace taskatlas::outputs
