// SPDX-License-Identifier: MIT
#include "cli/predict_command.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "cli/answer_files.hpp"
#include "cli/exit_codes.hpp"
#include "cli/json_text.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "engine/job_list.hpp"
#include "outputs/advice.hpp"
#include "outputs/predictor.hpp"
#include "study/builtin.hpp"
#include "tasks/task.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

namespace taskatlas::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct PredictArguments {
  std::string study, image, sample, out;
  std::vector<std::string> tasks, transfers;
  std::string transfer_images, seed;
  OutputOptions output;
};

// What is to be asked, by target.
struct Wish {
  std::map<std::string, std::vector<outputs::Row>> rows;
  std::vector<std::string> left_out;  // tasks that a photo cannot be shown
};

constexpr long long kMostNumber = 1LL << 40;

outputs::Subject subject_of(const PredictArguments& arguments) {
  outputs::Subject subject;
  if (arguments.image.empty() == arguments.sample.empty()) {
    throw usage_error("predict takes a picture, IMAGE, or --sample NAME: one of the two");
  }
  subject.sample = arguments.sample;
  subject.photo = arguments.image;
  std::error_code ignored;
  if (!arguments.image.empty() && !fs::exists(arguments.image, ignored)) {
    throw bad_input(arguments.image + ": there is no such picture");
  }
  return subject;
}

bool fits(const outputs::Subject& subject, const std::string& task) {
  if (!subject.photo.empty()) return outputs::takes_photo(task);
  const auto views = 1 + std::count(subject.sample.begin(), subject.sample.end(), '+');
  return views == 1 ? outputs::takes_photo(task) : !outputs::takes_photo(task);
}

Error no_network(const PredictArguments& arguments, const std::string& what,
                 const outputs::Row& wanted) {
  const outputs::Advice advice = outputs::how_to_measure(arguments.study, wanted);
  return {advice.kind, what + "; " + advice.text};
}

std::string numbers_text(const auto& numbers) {
  std::vector<std::string> texts;
  for (const auto number : numbers) texts.push_back(std::to_string(number));
  return joined(texts);
}

// A measurement that the study's experiment is never to have is no measurement to wait for.
void require_measurement(const fs::path& study, long long images, long long seed) {
  const Study opened = Study::open(study);
  if (!opened.experiment()) return;
  const engine::Profile profile = engine::read_experiment(opened).profile;
  const auto has = [](const auto& all, long long one) {
    return std::any_of(all.begin(), all.end(),
                       [&](const auto number) { return std::cmp_equal(number, one); });
  };
  if (seed >= 0 && !has(profile.seeds, seed)) {
    throw usage_error("--run-seed is " + std::to_string(seed) + "; this study's experiment has " +
                      numbers_text(profile.seeds));
  }
  if (images >= 0 && !has(profile.transfer_images, images)) {
    throw usage_error("--transfer-images is " + std::to_string(images) +
                      "; this study's experiment has " + numbers_text(profile.transfer_images));
  }
}

void add_own_networks(const PredictArguments& arguments, const outputs::Subject& subject,
                      const outputs::Answerable& found, long long seed, Wish& wish) {
  std::set<std::string> known;
  for (const outputs::AnswerableRow& row : found.rows) {
    if (row.row.sources.front() != "self") continue;
    if (seed >= 0 && row.row.seed != static_cast<std::uint64_t>(seed)) continue;
    const std::string& task = row.row.target;
    known.insert(task);
    const bool asked =
        arguments.tasks.empty() ||
        std::find(arguments.tasks.begin(), arguments.tasks.end(), task) != arguments.tasks.end();
    if (!asked || wish.rows.contains(task)) continue;
    if (fits(subject, task)) {
      wish.rows[task].push_back(row.row);
    } else if (!std::count(wish.left_out.begin(), wish.left_out.end(), task)) {
      wish.left_out.push_back(task);
    }
  }
  for (const std::string& task : arguments.tasks) {
    if (!known.contains(task)) {
      throw no_network(arguments, "'" + task + "' has no network", {task, {"self"}, 0, 1});
    }
  }
}

// The row of those sources of the chosen measurement, else of the most transfer images and the
// lowest seed.
outputs::Row find_transfer(const PredictArguments& arguments, const outputs::Answerable& found,
                           std::vector<std::string> sources, const std::string& target,
                           long long images, long long seed) {
  std::sort(sources.begin(), sources.end());
  const outputs::Row* best = nullptr;
  for (const outputs::AnswerableRow& one : found.rows) {
    const outputs::Row& row = one.row;
    if (row.target != target || row.sources != sources) continue;
    // Of `self`, the number of transfer images means nothing.
    const bool self = sources == std::vector<std::string>{"self"};
    if (images >= 0 && !self && row.transfer_images != images) continue;
    if (seed >= 0 && row.seed != static_cast<std::uint64_t>(seed)) continue;
    if (best == nullptr || row.transfer_images > best->transfer_images ||
        (row.transfer_images == best->transfer_images && row.seed < best->seed)) {
      best = &row;
    }
  }
  if (best != nullptr) return *best;
  const outputs::Row wanted{target, sources, 0, 1};
  throw no_network(arguments, wanted.label() + " has no network", wanted);
}

Wish wish_of(const PredictArguments& arguments, const fs::path& study,
             const outputs::Subject& subject, const outputs::Answerable& found) {
  const long long seed = whole_number(arguments.seed, "--run-seed", 0, kMostNumber, -1);
  const long long images =
      whole_number(arguments.transfer_images, "--transfer-images", 1, kMostNumber, -1);
  require_measurement(study, images, seed);
  Wish wish;
  if (!arguments.tasks.empty() || arguments.transfers.empty()) {
    add_own_networks(arguments, subject, found, seed, wish);
  }
  for (const std::string& text : arguments.transfers) {
    const auto transfer = engine::parse_transfer(text);
    if (!transfer) throw usage_error("--transfers is '" + text + "'; a+b->t is expected");
    if (!fits(subject, transfer->second)) {
      throw usage_error("'" + transfer->second +
                        "' is about another number of pictures than was given");
    }
    wish.rows[transfer->second].push_back(
        find_transfer(arguments, found, transfer->first, transfer->second, images, seed));
  }
  if (wish.rows.empty() && !wish.left_out.empty()) {
    throw usage_error("what is asked is about another number of pictures than was given (" +
                      joined(wish.left_out) +
                      "): --sample takes as many views as a task has, joined by '+'");
  }
  if (wish.rows.empty()) {
    throw no_network(arguments, arguments.study + ": has no network that could be asked",
                     {"", {"self"}, 0, 1});
  }
  return wish;
}

std::string sources_text(const outputs::Row& row) {
  std::string text;
  for (const std::string& source : row.sources) text += (text.empty() ? "" : "+") + source;
  return text;
}

// Writes pictures and notes their names. Made with the first of them.
class Folder {
 public:
  explicit Folder(fs::path path) : path_(std::move(path)) {}
  Json write(const std::string& name, std::string_view task, const outputs::Answer& answer) {
    Json json{{"kind", std::string(to_string(answer.kind))}};
    for (const PictureFile& one : picture_files(task, answer)) {
      const std::string file = name + (one.what.empty() ? "" : "." + one.what) + one.ending;
      write_text(file, one.bytes);
      json[one.what.empty() ? "file" : one.what] = file;
    }
    if (!answer.scores.empty()) {
      json["classes"] = Json::array();
      for (const outputs::ClassScore& score : answer.scores) {
        json["classes"].push_back(
            {{"index", score.index}, {"name", score.name}, {"score", score.score}});
      }
    }
    if (!answer.numbers.empty()) json["numbers"] = answer.numbers;
    return json;
  }
  void write_text(const std::string& name, std::string_view text) const {
    std::error_code error;
    fs::create_directories(path_, error);
    if (error) throw failure(path_.string() + ": cannot be made: " + error.message());
    write_file_atomically(path_ / name, text, Links::kReplace);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Json inputs_json(const outputs::Reply& reply, Folder& folder) {
  Json inputs = Json::array();
  for (std::size_t i = 0; i < reply.inputs.size(); ++i) {
    outputs::Answer picture;
    picture.picture = reply.inputs[i];
    const std::string number = reply.inputs.size() > 1 ? "-" + std::to_string(i + 1) : "";
    inputs.push_back(
        folder.write(reply.target + ".input" + number, "autoencoder", picture)["file"]);
  }
  return inputs;
}

std::string short_answer(const outputs::RowAnswer& row) {
  if (!row.answer) return row.problem;
  if (row.answer->kind == outputs::AnswerKind::kNumbers) {
    std::vector<std::string> numbers;
    for (const double number : row.answer->numbers) numbers.push_back(format_fixed(number, 3));
    return joined(numbers);
  }
  std::vector<std::string> names;
  constexpr std::size_t kNamed = 3;
  for (const outputs::ClassScore& score : row.answer->scores) {
    if (names.size() == kNamed) break;
    names.push_back(score.name + " " + format_fixed(100 * double{score.score}, 0) + " %");
  }
  return names.empty() ? std::string(to_string(row.answer->kind)) : joined(names);
}

int predict(const PredictArguments& arguments, Session& session) {
  if (arguments.out.empty()) throw usage_error("predict needs --out DIR, a folder to write into");
  const outputs::Subject subject = subject_of(arguments);
  const fs::path study = resolve_study(arguments.study);
  const outputs::Answerable found = outputs::answerable(study);
  const Wish wish = wish_of(arguments, study, subject, found);
  Folder folder(arguments.out);
  outputs::Predictor predictor(study);
  Json tasks = Json::array();
  TextTable table({{"Target"}, {"Sources"}, {"Loss", TextTable::Align::kRight}, {"Answer"}});
  std::size_t done = 0, failed = 0;
  bool problems = false;
  const RunContext context = session.context();
  for (const auto& [target, rows] : wish.rows) {
    outputs::Reply reply;
    try {
      reply = predictor.ask({subject, target, rows, true}, context.stop);
    } catch (const outputs::Predictor::Stopped&) {
      return session.cancelled();
    } catch (const Error& error) {
      // A file that one task needs need not keep the others from answering.
      if (error.kind() != ErrorKind::kBadInput || ++failed == wish.rows.size()) throw;
      reply.target = target;
      for (const outputs::Row& row : rows) reply.rows.push_back({row, {}, {}, error.what()});
    }
    Json task{{"target", target}, {"inputs", inputs_json(reply, folder)}};
    if (reply.truth) task["truth"] = folder.write(target + ".truth", target, *reply.truth);
    task["rows"] = Json::array();
    for (const outputs::RowAnswer& row : reply.rows) {
      const std::string sources = sources_text(row.row);
      Json one{{"sources", row.row.sources},
               {"transfer_images", row.row.transfer_images},
               {"seed", row.row.seed}};
      if (row.loss) one["loss"] = *row.loss;
      if (row.answer) {
        const std::string name = sources == "self" ? target : target + ".from." + sources;
        one["answer"] = folder.write(name, target, *row.answer);
      }
      if (!row.problem.empty()) one["problem"] = row.problem;
      problems = problems || !row.answer;
      table.add(
          {target, sources,
           format_fixed(row.loss ? double{*row.loss} : std::numeric_limits<double>::quiet_NaN(), 4),
           printable(short_answer(row))});
      task["rows"].push_back(std::move(one));
    }
    tasks.push_back(std::move(task));
    context.progress(static_cast<double>(++done), static_cast<double>(wish.rows.size()), target);
  }
  const std::string json = json_text({{"study", arguments.study},
                                      {"sample", subject.sample},
                                      {"photo", subject.photo.string()},
                                      {"left_out", wish.left_out},
                                      {"tasks", std::move(tasks)}});
  folder.write_text("answers.json", json);
  if (arguments.output.json()) {
    session.deliver(arguments.output, json);
  } else {
    session.deliver(arguments.output, table.text(Style::of(arguments.output)) + "Wrote " +
                                          printable(folder.path().string()) +
                                          "/answers.json and the pictures it names\n");
  }
  if (!wish.left_out.empty()) {
    session.note("left out, for they are about another number of pictures: " +
                 joined(wish.left_out));
  }
  return problems ? kFailed : kDone;
}

}  // namespace

void add_predict_command(CLI::App& program, Session& session) {
  auto arguments = std::make_shared<PredictArguments>();
  CLI::App* command = program.add_subcommand("predict", "What a study's networks say of a picture");
  add_study_argument(*command, arguments->study, "STUDY", "whose networks are asked");
  command->add_option("IMAGE", arguments->image,
                      "PNG or JPEG of any size; its middle square is what networks see");
  add_value(*command, "--sample", arguments->sample, "NAME",
            "instead of a picture, a sample of the study's dataset, as "
            "room_00003/point_1_view_2 (of several views: joined by '+'), with truth and losses");
  add_value(*command, "--out", arguments->out, "DIR",
            "folder for the pictures and answers.json; made where it is not there");
  add_list(*command, "--tasks", arguments->tasks, "a,b,..",
           "these tasks' own networks alone (default: all, or none where there are --transfers)");
  add_list(*command, "--transfers", arguments->transfers, "a+b->t,..",
           "transfers; pixels->t and average->t too");
  add_value(*command, "--transfer-images", arguments->transfer_images, "N",
            "of the measurement whose transfers are asked (default: the most)");
  add_value(*command, "--run-seed", arguments->seed, "N",
            "of the measurement (default: the lowest)");
  add_format_option(*command, arguments->output);
  command->footer(
      R"(Every dense answer becomes a PNG in the dataset's own encoding (TASK.png; TASK.view.png to look at
where that is dark or a label map), classes and numbers are in answers.json. Of an own task
(study add-task) pictures are TASK.npy in the units of its label files. A picture of one's own
has no truth; tasks about pairs and triplets are left out. Networks are those of the study's
artifacts, or of the folder NAME.networks beside it.

Examples:
  taskatlas-cli predict mine.taskstudy kitchen.jpg --out kitchen
  taskatlas-cli predict mine.taskstudy --sample room_00003/point_1_view_2 --tasks rgb2depth
      --transfers 'rgb2sfnorm+edge2d->rgb2depth' --out compared)");
  command->callback([arguments, &session] {
    session.action = [arguments, &session] { return predict(*arguments, session); };
  });
}

}  // namespace taskatlas::cli
