// SPDX-License-Identifier: MIT
#include "ui/run/profile_fields.hpp"

#include "base/atomic_file.hpp"

#include <QCoreApplication>
#include <optional>

#include <nlohmann/json.hpp>

namespace taskatlas::ui {
namespace {

using engine::Profile;
using engine::TrainSettings;
using Form = ProfileField::Form;

QString say(const char* source) { return QCoreApplication::translate("ProfileFields", source); }

// A field that is one number of the profile, reached by `at`.
template <typename Number>
ProfileField number(const char* id, const QString& group, const QString& label, const QString& tip,
                    double least, double most, int step, std::function<Number&(Profile&)> at) {
  ProfileField field;
  field.id = QLatin1String(id);
  field.group = group;
  field.label = label;
  field.tip = tip;
  field.form = std::is_floating_point_v<Number> ? Form::kReal : Form::kWhole;
  field.least = least;
  field.most = most;
  field.step = step;
  field.get = [at](const Profile& profile) {
    auto copy = profile;
    if constexpr (std::is_floating_point_v<Number>) {
      return QVariant(at(copy));
    } else {
      return QVariant(static_cast<qlonglong>(at(copy)));
    }
  };
  field.set = [at](Profile& profile, const QVariant& value) {
    if constexpr (std::is_floating_point_v<Number>) {
      at(profile) = value.toDouble();
    } else {
      at(profile) = static_cast<Number>(value.toLongLong());
    }
  };
  return field;
}

ProfileField choice(const char* id, const QString& group, const QString& label, const QString& tip,
                    const QStringList& choices, bool free, std::string Profile::*member) {
  ProfileField field;
  field.id = QLatin1String(id);
  field.group = group;
  field.label = label;
  field.tip = tip;
  field.form = Form::kChoice;
  field.choices = choices;
  field.free = free;
  field.get = [member](const Profile& profile) {
    return QVariant(QString::fromStdString(profile.*member));
  };
  field.set = [member](Profile& profile, const QVariant& value) {
    profile.*member = value.toString().trimmed().toStdString();
  };
  return field;
}

void add_training(std::vector<ProfileField>& fields, const QString& group, const QString& prefix,
                  TrainSettings Profile::*settings) {
  const auto add = [&](const char* id, const char* label, const char* tip, double least,
                       double most, int step, auto member) {
    using Number = std::remove_reference_t<decltype(std::declval<TrainSettings&>().*member)>;
    ProfileField field = number<Number>(
        "", group, say(label), say(tip), least, most, step,
        [settings, member](Profile& profile) -> Number& { return profile.*settings.*member; });
    field.id = prefix + QLatin1String(id);
    fields.push_back(field);
  };
  add("steps", QT_TRANSLATE_NOOP("ProfileFields", "Steps"),
      QT_TRANSLATE_NOOP("ProfileFields",
                        "Steps of training, 1 to 10,000,000; time grows in proportion"),
      1, 10'000'000, 100, &TrainSettings::steps);
  add("batch", QT_TRANSLATE_NOOP("ProfileFields", "Batch"),
      QT_TRANSLATE_NOOP("ProfileFields", "Samples in a step, 1 to 4096"), 1, 4096, 8,
      &TrainSettings::batch);
  add("learning_rate", QT_TRANSLATE_NOOP("ProfileFields", "Learning rate"),
      QT_TRANSLATE_NOOP("ProfileFields", "Of Adam at the beginning, above 0 and at most 1"), 1e-9,
      1, 1, &TrainSettings::learning_rate);
  add("final_rate", QT_TRANSLATE_NOOP("ProfileFields", "Final rate"),
      QT_TRANSLATE_NOOP(
          "ProfileFields",
          "By what the learning rate is multiplied at the end of training, above 0 and at most 1"),
      1e-9, 1, 1, &TrainSettings::final_rate);
  add("weight_decay", QT_TRANSLATE_NOOP("ProfileFields", "Weight decay"),
      QT_TRANSLATE_NOOP("ProfileFields", "Pulls weights towards zero, 0 to 1"), 0, 1, 1,
      &TrainSettings::weight_decay);
}

}  // namespace

std::vector<ProfileField> profile_fields() {
  constexpr double kSeeds = 9007199254740992.0;    // 2^53, the most that JSON holds exactly
  constexpr double kManyImages = 1'000'000'000.0;  // more than any dataset has
  std::vector<ProfileField> fields;
  const auto with_special = [](ProfileField field, const QString& special) {
    field.special = special;
    return field;
  };
  const QString images = say(QT_TRANSLATE_NOOP("ProfileFields", "Images and networks"));
  fields.push_back(number<int>(
      "image_size", images, say(QT_TRANSLATE_NOOP("ProfileFields", "Image size")),
      say(QT_TRANSLATE_NOOP("ProfileFields",
                            "Pixels a side that networks see: 32 to 1024, a multiple of 16")),
      32, 1024, 16, [](Profile& profile) -> int& { return profile.image_size; }));
  fields.push_back(choice(
      "family", images, say(QT_TRANSLATE_NOOP("ProfileFields", "Networks")),
      say(QT_TRANSLATE_NOOP("ProfileFields",
                            "compact: small networks for processors; resnet50: the paper's, which "
                            "need a graphics card")),
      {QStringLiteral("compact"), QStringLiteral("resnet50")}, false, &Profile::family));
  fields.push_back(number<std::int64_t>(
      "rooms.views", images, say(QT_TRANSLATE_NOOP("ProfileFields", "Rendered views")),
      say(QT_TRANSLATE_NOOP("ProfileFields",
                            "Pictures that are rendered where no dataset is given, 10 to "
                            "10,000,000")),
      10, 10'000'000, 100, [](Profile& profile) -> std::int64_t& { return profile.rooms.views; }));
  fields.push_back(number<std::uint64_t>(
      "rooms.seed", images, say(QT_TRANSLATE_NOOP("ProfileFields", "Rooms' seed")),
      say(QT_TRANSLATE_NOOP("ProfileFields", "Another seed, other rooms")), 0, kSeeds, 1,
      [](Profile& profile) -> std::uint64_t& { return profile.rooms.seed; }));
  fields.push_back(with_special(
      number<std::int64_t>(
          "train_images", images, say(QT_TRANSLATE_NOOP("ProfileFields", "Training images")),
          say(QT_TRANSLATE_NOOP("ProfileFields",
                                "On which a task network trains at most; 0 = all of the split")),
          0, kManyImages, 100,
          [](Profile& profile) -> std::int64_t& { return profile.train_images; }),
      say(QT_TRANSLATE_NOOP("ProfileFields", "all"))));
  fields.push_back(with_special(
      number<std::int64_t>(
          "test_images", images, say(QT_TRANSLATE_NOOP("ProfileFields", "Test images")),
          say(QT_TRANSLATE_NOOP("ProfileFields",
                                "On which networks are compared at most; 0 = all of the split")),
          0, kManyImages, 100,
          [](Profile& profile) -> std::int64_t& { return profile.test_images; }),
      say(QT_TRANSLATE_NOOP("ProfileFields", "all"))));
  add_training(fields, say(QT_TRANSLATE_NOOP("ProfileFields", "Training of task networks")),
               QStringLiteral("training."), &Profile::training);
  add_training(fields, say(QT_TRANSLATE_NOOP("ProfileFields", "Training of transfers")),
               QStringLiteral("transfer."), &Profile::transfer);
  const QString transfers = say(QT_TRANSLATE_NOOP("ProfileFields", "Which transfers"));
  fields.push_back(number<int>(
      "beam_width", transfers, say(QT_TRANSLATE_NOOP("ProfileFields", "Beam width")),
      say(QT_TRANSLATE_NOOP("ProfileFields",
                            "How many of a target's best sources are combined in higher orders, 1 "
                            "to 10")),
      1, 10, 1, [](Profile& profile) -> int& { return profile.beam_width; }));
  fields.push_back(number<int>(
      "readouts_per_job", transfers, say(QT_TRANSLATE_NOOP("ProfileFields", "Readouts a job")),
      say(QT_TRANSLATE_NOOP("ProfileFields",
                            "Source sets that one job takes together, 1 to 1000: more share more "
                            "work, fewer lose less when stopped")),
      1, 1000, 1, [](Profile& profile) -> int& { return profile.readouts_per_job; }));
  ProfileField seeds;
  seeds.id = QStringLiteral("seeds");
  seeds.group = transfers;
  seeds.label = say(QT_TRANSLATE_NOOP("ProfileFields", "Seeds"));
  seeds.tip = say(QT_TRANSLATE_NOOP("ProfileFields",
                                    "Each is a whole experiment, task networks included: 1, 2, …"));
  seeds.form = Form::kList;
  seeds.most = kSeeds;
  seeds.get = [](const Profile& profile) { return QVariant(list_text(profile.seeds)); };
  seeds.set = [](Profile& profile, const QVariant& value) {
    profile.seeds = parse_list(value.toString()).value_or(std::vector<std::uint64_t>());
  };
  fields.push_back(seeds);
  const QString running = say(QT_TRANSLATE_NOOP("ProfileFields", "Running"));
  fields.push_back(with_special(
      number<int>("workers", running, say(QT_TRANSLATE_NOOP("ProfileFields", "Jobs at once")),
                  say(QT_TRANSLATE_NOOP("ProfileFields",
                                        "Processes that each do a job, 0 to 1024; 0 = as many as "
                                        "the cores allow")),
                  0, 1024, 1, [](Profile& profile) -> int& { return profile.workers; }),
      say(QT_TRANSLATE_NOOP("ProfileFields", "by cores"))));
  fields.push_back(number<int>(
      "threads", running, say(QT_TRANSLATE_NOOP("ProfileFields", "Threads a job")),
      say(QT_TRANSLATE_NOOP("ProfileFields",
                            "1 to 1024; results differ in their last digits with the number of "
                            "threads, which is why it belongs to the profile")),
      1, 1024, 1, [](Profile& profile) -> int& { return profile.threads; }));
  fields.push_back(choice(
      "device", running, say(QT_TRANSLATE_NOOP("ProfileFields", "Device")),
      say(QT_TRANSLATE_NOOP("ProfileFields",
                            "auto: a graphics card where there is one; cpu; cuda; cuda:1 for the "
                            "second card")),
      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}, true,
      &Profile::device));
  return fields;
}

QString list_text(const std::vector<std::uint64_t>& values) {
  QStringList parts;
  for (const std::uint64_t value : values) parts << QString::number(value);
  return parts.join(QStringLiteral(", "));
}

std::optional<std::vector<std::uint64_t>> parse_list(const QString& text) {
  std::vector<std::uint64_t> values;
  if (text.trimmed().isEmpty()) return values;
  for (const QString& part : text.split(u',')) {
    bool good = false;
    values.push_back(part.trimmed().toULongLong(&good));
    if (!good) return std::nullopt;
  }
  return values;
}

QString profile_title(const QString& name) {
  if (name == QLatin1String("quick")) return say(QT_TRANSLATE_NOOP("ProfileFields", "Quick"));
  if (name == QLatin1String("workstation")) {
    return say(QT_TRANSLATE_NOOP("ProfileFields", "Workstation"));
  }
  if (name == QLatin1String("sample")) return say(QT_TRANSLATE_NOOP("ProfileFields", "Sample"));
  if (name == QLatin1String("paper")) return say(QT_TRANSLATE_NOOP("ProfileFields", "Paper"));
  if (name == QLatin1String("custom")) return say(QT_TRANSLATE_NOOP("ProfileFields", "Custom"));
  return name;
}

QString profile_sentence(const QString& name) {
  if (name == QLatin1String("quick")) {
    return say(QT_TRANSLATE_NOOP("ProfileFields",
                                 "A first look: eight tasks of all four kinds, orders 1 and 2, "
                                 "small images; minutes on two cores."));
  }
  if (name == QLatin1String("workstation")) {
    return say(QT_TRANSLATE_NOOP("ProfileFields",
                                 "The paper's whole design, 26 tasks and orders 1 to 4, on small "
                                 "images and networks; within an hour on two cores."));
  }
  if (name == QLatin1String("sample")) {
    return say(QT_TRANSLATE_NOOP("ProfileFields",
                                 "As Workstation, with more images and longer training: what the "
                                 "sample study was measured with; some hours."));
  }
  if (name == QLatin1String("paper")) {
    return say(QT_TRANSLATE_NOOP("ProfileFields",
                                 "The paper's image sizes, networks and numbers of steps. It needs "
                                 "a graphics card, a large dataset and weeks."));
  }
  return say(QT_TRANSLATE_NOOP("ProfileFields", "A profile of your own."));
}

void save_profile(const engine::Profile& profile, const QString& path) {
  write_file_atomically(path.toStdString(), to_json(profile).dump(2) + "\n", Links::kFollow);
}

}  // namespace taskatlas::ui
