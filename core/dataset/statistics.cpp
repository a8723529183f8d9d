// SPDX-License-Identifier: MIT
#include "dataset/statistics.hpp"

#include "base/error.hpp"
#include "dataset/json_fields.hpp"

#include <algorithm>
#include <numeric>

#include <nlohmann/json.hpp>

namespace taskatlas::dataset {
namespace {

constexpr double kMost = 1e9;
constexpr std::size_t kMostWeights = 65'535;

constexpr std::string_view kFormat = "taskatlas-statistics";
constexpr std::int64_t kVersion = 1;

std::uint64_t read_samples(const JsonFields& fields) {
  constexpr std::int64_t kMostSamples = std::int64_t{1} << 53;
  return fields.has("samples")
             ? static_cast<std::uint64_t>(fields.whole("samples", 0, kMostSamples))
             : 0;
}

template <std::size_t N>
MeanStd<N> read_mean_std(const JsonFields& fields, const char* key, std::uint64_t& samples) {
  const JsonFields both = fields.object(key);
  samples = read_samples(both);
  MeanStd<N> out;
  both.numbers("mean", kMost, out.mean);
  both.numbers("std", kMost, out.std);
  if (std::any_of(out.std.begin(), out.std.end(), [](double value) { return !(value > 0); })) {
    both.refuse("std", "must be positive");
  }
  return out;
}

std::vector<double> read_weights(const JsonFields& fields, const char* key) {
  const nlohmann::json& list = fields.at(key);
  if (!list.is_array() || list.size() > kMostWeights)
    fields.refuse(key, "must be a list of weights");
  std::vector<double> out(list.size());
  fields.numbers(key, kMost, out);
  if (std::any_of(out.begin(), out.end(), [](double value) { return value < 0; })) {
    fields.refuse(key, "must not be negative");
  }
  return out;
}

template <std::size_t N>
std::string mean_std_text(const MeanStd<N>& value, std::uint64_t samples) {
  return "{\"mean\": " + json_numbers(value.mean) + ", \"std\": " + json_numbers(value.std) +
         ", \"samples\": " + std::to_string(samples) + "}";
}

Statistics make_taskonomy() {
  Statistics out;
  out.curvature = {{123.572, 120.1}, {31.922, 21.658}};
  out.fix_pose = {{-2.67375523e-01, -1.19147040e-02, 1.14497274e-02, 1.10903410e-03, 2.10509948e-02,
                   -4.02013549e+00},
                  {10.12015407, 8.1103528, 1.09171896, 1.21579016, 0.26040945, 10.05966329}};
  out.other_pose = {{-9.53197445e-03, -1.05196691e-03, -1.07545642e-02, 2.08785638e-02,
                     -9.27858049e-02, -2.58052205e+00},
                    {1.02316223, 0.66477511, 1.03806996, 5.75692889, 1.37604962, 7.43157247}};
  out.ego_pose = out.fix_pose;
  out.layout = {{0.006072743318127848, 0.010272365569691076, -3.135909774145468, 1.5603802322235532,
                 5.6228218371102496e-05, -1.5669352793761442, 5.622875878174759, 4.082800262277375,
                 2.7713941642895956},
                {0.8669452525283652, 0.687915294956501, 2.080513632043758, 0.19627420479282623,
                 0.014680602791251812, 0.4183827359302299, 3.991778013006544, 2.703495278378409,
                 1.2269185938626304}};
  out.semantic_weights = {0.5424101545316286, 9.167444264663153, 7.330989635915637,
                          7.16203488410204,   8.722885039252004, 7.613303108675387,
                          8.236923848461837,  9.14858036158062,  8.822022530000094,
                          9.085791785653203,  8.914073274362071, 9.177232243233279,
                          9.035390226875837,  8.60391777431101,  9.169916913508088,
                          9.146730210081722,  9.137361690398354};
  out.colour_weights = {
#include "dataset/data/colour_weights.inc"
  };
  return out;
}

}  // namespace

const Statistics& taskonomy_statistics() {
  static const Statistics statistics = make_taskonomy();
  return statistics;
}

Statistics parse_statistics(std::string_view text, std::string_view name) {
  const nlohmann::json json = parse_json(text, name);
  const JsonFields fields(json, name);
  if (fields.has("format") && fields.text("format") != kFormat) {
    fields.refuse("format", "must be '" + std::string(kFormat) + "'");
  }
  if (fields.has("version") && fields.whole("version", 1, 1'000'000) != kVersion) {
    fields.refuse("version", "is newer than this program knows; update it");
  }
  Statistics out;
  out.curvature = read_mean_std<2>(fields, "curvature", out.measured.curvature);
  out.fix_pose = read_mean_std<6>(fields, "fix_pose", out.measured.fix_pose);
  out.other_pose = read_mean_std<6>(fields, "non_fixated_pose", out.measured.other_pose);
  out.ego_pose = fields.has("ego_motion")
                     ? read_mean_std<6>(fields, "ego_motion", out.measured.ego_pose)
                     : out.fix_pose;
  out.layout = read_mean_std<9>(fields, "room_layout", out.measured.layout);
  out.semantic_weights = read_weights(fields, "segment_weights");
  if (fields.has("segment_semantic")) {
    const JsonFields semantic = fields.object("segment_semantic");
    out.semantic_shares = read_weights(semantic, "shares");
    out.measured.semantic = read_samples(semantic);
    if (!out.semantic_shares.empty() && !out.semantic_weights.empty() &&
        out.semantic_shares.size() != out.semantic_weights.size()) {
      fields.refuse("segment_weights", "must be as many as there are shares of classes");
    }
  }
  out.colour_weights = read_weights(fields, "colour_weights");
  if (!out.colour_weights.empty() && out.colour_weights.size() != kColourBins) {
    fields.refuse("colour_weights", "must be 313 weights");
  }
  return out;
}

std::string format_statistics(const Statistics& statistics) {
  const MeasuredOn& on = statistics.measured;
  return "{\"format\": " + json_text(kFormat) + ", \"version\": " + std::to_string(kVersion) +
         ",\n  \"curvature\": " + mean_std_text(statistics.curvature, on.curvature) +
         ",\n  \"fix_pose\": " + mean_std_text(statistics.fix_pose, on.fix_pose) +
         ",\n  \"non_fixated_pose\": " + mean_std_text(statistics.other_pose, on.other_pose) +
         ",\n  \"ego_motion\": " + mean_std_text(statistics.ego_pose, on.ego_pose) +
         ",\n  \"room_layout\": " + mean_std_text(statistics.layout, on.layout) +
         ",\n  \"segment_semantic\": {\"shares\": " + json_numbers(statistics.semantic_shares) +
         ", \"samples\": " + std::to_string(on.semantic) +
         "},\n  \"segment_weights\": " + json_numbers(statistics.semantic_weights) +
         ",\n  \"colour_weights\": " + json_numbers(statistics.colour_weights) + "}\n";
}

std::vector<double> rebalancing_weights(std::span<const std::uint64_t> counts, double mix) {
  const double total = std::accumulate(
      counts.begin(), counts.end(), 0.0,
      [](double sum, std::uint64_t count) { return sum + static_cast<double>(count); });
  if (!(total > 0)) throw usage_error("weights of classes need at least one that occurs");
  if (!(mix >= 0 && mix <= 1)) throw usage_error("the mix of weights lies in [0, 1]");
  const auto occurring = static_cast<double>(
      std::count_if(counts.begin(), counts.end(), [](std::uint64_t count) { return count > 0; }));
  std::vector<double> weights(counts.size());
  double mean = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const double share = static_cast<double>(counts[i]) / total;
    weights[i] = 1 / ((1 - mix) * share + mix / occurring);
    mean += share * weights[i];
  }
  for (double& weight : weights) weight /= mean;
  return weights;
}

}  // namespace taskatlas::dataset
