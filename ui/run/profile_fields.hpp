// SPDX-License-Identifier: MIT
// The members of a profile as a person sees them: named, explained, with what each may be. The one
// place that knows them; forms are made from it.
#pragma once

#include "engine/profile.hpp"

#include <QString>
#include <QStringList>
#include <QVariant>
#include <functional>
#include <vector>

namespace taskatlas::ui {

struct ProfileField {
  enum class Form : std::uint8_t {
    kWhole,   // a whole number from least to most, in steps
    kReal,    // a number from least to most, written with few digits
    kChoice,  // one of `choices`, or any other text where `free` is set
    kList,    // whole numbers, ascending or not, each from least to most; may be empty
  };
  QString id;     // as in JSON: "training.batch"
  QString group;  // translated, of fields that stand together
  QString label;  // translated, with a mnemonic's place left to the form
  QString tip;    // translated: what it does, unit and range
  Form form = Form::kWhole;
  double least = 0, most = 0;
  int step = 1;
  QString special;  // what `least` (or an empty list) means, where it means something: "all"
  QStringList choices;
  bool free = false;
  std::function<QVariant(const engine::Profile&)> get;
  std::function<void(engine::Profile&, const QVariant&)> set;
};

// In the order of the form; fields of a group follow each other.
std::vector<ProfileField> profile_fields();

// "1, 2, 3" both ways; nullopt for anything else.
QString list_text(const std::vector<std::uint64_t>& values);
std::optional<std::vector<std::uint64_t>> parse_list(const QString& text);

// A built-in profile's name and what it is for, in a sentence; translated.
QString profile_title(const QString& name);
QString profile_sentence(const QString& name);

// Writes it whole or not at all. Throws Error.
void save_profile(const engine::Profile& profile, const QString& path);

}  // namespace taskatlas::ui
