// SPDX-License-Identifier: MIT
#include "outputs/predict_protocol.hpp"

#include "base/version.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

namespace taskatlas::outputs {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostRows = 100'000;
constexpr std::size_t kMostAnswers = 200'000;
constexpr std::int64_t kMostImages = std::int64_t{1} << 40;
constexpr std::uint64_t kMostSeed = std::uint64_t{1} << 53;
constexpr std::array<std::pair<ErrorKind, std::string_view>, 3> kErrors{
    {{ErrorKind::kFailed, "failed"},
     {ErrorKind::kUsage, "usage"},
     {ErrorKind::kBadInput, "bad-input"}}};

[[noreturn]] void refuse(const std::string& why) {
  throw bad_input("what was said is no part of the protocol of taskatlas-engine predict: " + why);
}

// Nothing of the protocol is nested more than four deep.
Json parse_object(std::string_view line) {
  constexpr int kMostDepth = 5;
  const auto shallow = [](int depth, Json::parse_event_t, Json&) {
    if (depth > kMostDepth) refuse("it is nested too deeply");
    return true;
  };
  Json json;
  try {
    json = Json::parse(line, shallow);
  } catch (const Json::exception&) {
    refuse("a line is no JSON");
  }
  if (!json.is_object()) refuse("a line is no object");
  return json;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

const Json* find(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at == json.end() ? nullptr : &*at;
}

std::string text(const Json& json, const char* key) {
  const Json* const value = find(json, key);
  if (value == nullptr || !value->is_string()) refuse(std::string(key) + " is no text");
  return value->get<std::string>();
}

std::uint64_t number(const Json& json, const char* key, std::uint64_t most) {
  const Json* const value = find(json, key);
  if (value == nullptr || !value->is_number_unsigned() || value->get<std::uint64_t>() > most) {
    refuse(std::string(key) + " is no number that it may be");
  }
  return value->get<std::uint64_t>();
}

const Json& list(const Json& json, const char* key, std::size_t most) {
  const Json* const value = find(json, key);
  if (value == nullptr || !value->is_array() || value->size() > most) {
    refuse(std::string(key) + " is no list, or too long");
  }
  return *value;
}

std::uint64_t parse_id(const Json& json) { return number(json, "id", kMostSeed); }

Row parse_row(const Json& json, const std::string& target) {
  if (!json.is_object()) refuse("a row is no object");
  Row row;
  row.target = target;
  for (const Json& source : list(json, "sources", kMostRows)) {
    if (!source.is_string()) refuse("a source is no text");
    row.sources.push_back(source.get<std::string>());
  }
  row.transfer_images = static_cast<std::int64_t>(
      number(json, "transfer_images", static_cast<std::uint64_t>(kMostImages)));
  row.seed = number(json, "seed", kMostSeed);
  return row;
}

// Answers that a reply's line refers to by number.
class Blobs {
 public:
  std::size_t add(const Answer& answer) {
    bytes_.push_back(encode_answer(answer, Precision::kExact));
    return bytes_.size() - 1;
  }
  std::size_t add(const dataset::Values& picture) {
    Answer answer;
    answer.picture = picture;
    return add(answer);
  }
  Json lengths() const {
    Json all = Json::array();
    for (const std::string& one : bytes_) all.push_back(one.size());
    return all;
  }
  void append_to(std::string& out) const {
    for (const std::string& one : bytes_) out += one;
  }

 private:
  std::vector<std::string> bytes_;
};

std::vector<Answer> decode(const std::vector<std::size_t>& lengths, std::string_view bytes) {
  std::vector<Answer> answers;
  for (const std::size_t length : lengths) {
    answers.push_back(decode_answer(std::as_bytes(std::span(bytes.substr(0, length))),
                                    "an answer of taskatlas-engine"));
    bytes.remove_prefix(length);
  }
  return answers;
}

Answer& answer_at(std::vector<Answer>& answers, const Json& number) {
  if (!number.is_number_unsigned() || number.get<std::uint64_t>() >= answers.size()) {
    refuse("it refers to an answer that it does not have");
  }
  return answers[number.get<std::size_t>()];
}

std::vector<std::size_t> lengths_of(const Json& json) {
  std::vector<std::size_t> lengths;
  std::size_t sum = 0;
  for (const Json& length : list(json, "bytes", kMostAnswers)) {
    if (!length.is_number_unsigned() || length.get<std::uint64_t>() > kMaxReplyBytes) {
      refuse("an answer's length is out of range");
    }
    lengths.push_back(length.get<std::size_t>());
    sum += lengths.back();
    if (sum > kMaxReplyBytes) refuse("the answers are too large together");
  }
  return lengths;
}

RowAnswer parse_row_answer(const Json& json, std::vector<Answer>& answers) {
  if (!json.is_object()) refuse("a row is no object");
  RowAnswer row;
  if (const Json* const at = find(json, "answer")) row.answer = answer_at(answers, *at);
  if (const Json* const loss = find(json, "loss")) {
    if (!loss->is_null() && !loss->is_number()) refuse("a loss is no number");
    row.loss = loss->is_null() ? std::numeric_limits<float>::quiet_NaN() : loss->get<float>();
    if (std::isinf(*row.loss)) refuse("a loss is infinite");
  }
  if (find(json, "problem") != nullptr) row.problem = text(json, "problem");
  return row;
}

Reply parse_reply(const Json& json, std::vector<Answer> answers) {
  Reply reply;
  reply.target = text(json, "target");
  for (const Json& at : list(json, "inputs", kMostRows)) {
    Answer& answer = answer_at(answers, at);
    if (answer.kind != AnswerKind::kPicture) refuse("an input is no picture");
    reply.inputs.push_back(answer.picture);
  }
  if (const Json* const at = find(json, "truth")) reply.truth = answer_at(answers, *at);
  for (const Json& row : list(json, "rows", kMostRows)) {
    reply.rows.push_back(parse_row_answer(row, answers));
  }
  return reply;
}

}  // namespace

std::string format_request(std::uint64_t id, const Request& request) {
  check(request);
  Json rows = Json::array();
  for (const Row& row : request.rows) {
    rows.push_back(
        {{"sources", row.sources}, {"transfer_images", row.transfer_images}, {"seed", row.seed}});
  }
  Json json{
      {"id", id}, {"target", request.target}, {"truth", request.truth}, {"rows", std::move(rows)}};
  if (!request.subject.sample.empty()) {
    json["sample"] = request.subject.sample;
  } else {
    json["photo"] = std::filesystem::absolute(request.subject.photo).string();
  }
  try {
    return json.dump() + "\n";
  } catch (const Json::exception&) {
    throw usage_error("the name of the photo or sample is no UTF-8: " +
                      request.subject.photo.string() + request.subject.sample);
  }
}

NumberedRequest parse_request(std::string_view line) {
  if (line.size() > kMaxRequestBytes) refuse("a line is too long");
  const Json json = parse_object(line);
  NumberedRequest out;
  out.id = parse_id(json);
  Request& request = out.request;
  request.target = text(json, "target");
  if (find(json, "sample") != nullptr) request.subject.sample = text(json, "sample");
  if (find(json, "photo") != nullptr) request.subject.photo = text(json, "photo");
  const Json* const truth = find(json, "truth");
  if (truth == nullptr || !truth->is_boolean()) refuse("truth is neither true nor false");
  request.truth = truth->get<bool>();
  for (const Json& row : list(json, "rows", kMostRows)) {
    request.rows.push_back(parse_row(row, request.target));
  }
  return out;
}

std::string format_ready() {
  return line_of({{"event", "ready"}, {"version", kPredictVersion}, {"program", version()}});
}

std::string format_reply(std::uint64_t id, const Reply& reply) {
  Blobs blobs;
  Json json{{"event", "reply"}, {"id", id}, {"target", reply.target}};
  json["inputs"] = Json::array();
  for (const dataset::Values& input : reply.inputs) json["inputs"].push_back(blobs.add(input));
  if (reply.truth) json["truth"] = blobs.add(*reply.truth);
  json["rows"] = Json::array();
  for (const RowAnswer& row : reply.rows) {
    Json one = Json::object();
    if (row.answer) one["answer"] = blobs.add(*row.answer);
    if (row.loss) one["loss"] = std::isnan(*row.loss) ? Json(nullptr) : Json(*row.loss);
    if (!row.problem.empty()) one["problem"] = row.problem;
    json["rows"].push_back(std::move(one));
  }
  json["bytes"] = blobs.lengths();
  std::string out = line_of(json);
  blobs.append_to(out);
  return out;
}

std::string format_error(std::uint64_t id, ErrorKind kind, const std::string& message) {
  std::string_view name = kErrors.front().second;
  for (const auto& [known, word] : kErrors) {
    if (known == kind) name = word;
  }
  return line_of({{"event", "error"}, {"id", id}, {"kind", name}, {"message", message}});
}

void ReplyReader::feed(std::string_view bytes) { pending_ += bytes; }

std::optional<PredictEvent> ReplyReader::next() {
  if (!begun_) {
    const std::size_t end = pending_.find('\n');
    if (end == std::string::npos) {
      if (pending_.size() > kMaxReplyLine) refuse("a line is too long");
      return std::nullopt;
    }
    if (end > kMaxReplyLine) refuse("a line is too long");
    line_ = pending_.substr(0, end);
    pending_.erase(0, end + 1);
    const Json json = parse_object(line_);
    const std::string event = text(json, "event");
    if (event == "ready") {
      if (number(json, "version", 1'000'000) != kPredictVersion) {
        throw failure(
            "taskatlas-engine is of another version than this program; install both together");
      }
      return Ready{};
    }
    if (event == "error") {
      const std::string kind = text(json, "kind");
      for (const auto& [known, word] : kErrors) {
        if (kind == word) return NumberedError{parse_id(json), known, text(json, "message")};
      }
      refuse("an error of the kind " + kind);
    }
    if (event != "reply") refuse("the event " + event);
    lengths_ = lengths_of(json);
    needed_ = 0;
    for (const std::size_t length : lengths_) needed_ += length;
    begun_ = true;
  }
  if (pending_.size() < needed_) return std::nullopt;
  begun_ = false;
  const Json json = parse_object(line_);
  NumberedReply reply{
      parse_id(json),
      parse_reply(json, decode(lengths_, std::string_view(pending_).substr(0, needed_)))};
  pending_.erase(0, needed_);
  return reply;
}

}  // namespace taskatlas::outputs
