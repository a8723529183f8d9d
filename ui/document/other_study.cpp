// SPDX-License-Identifier: MIT
#include "ui/document/other_study.hpp"

#include "study/builtin.hpp"
#include "study/study.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(OtherStudy)
};

// The codes that "S+S->T" or "S" names.
std::vector<std::string> codes_in(const std::string& item) {
  std::vector<std::string> codes{std::string()};
  for (std::size_t i = 0; i < item.size(); ++i) {
    if (item[i] == '+') {
      codes.emplace_back();
    } else if (item[i] == '-' && i + 1 < item.size() && item[i + 1] == '>') {
      codes.emplace_back();
      ++i;
    } else {
      codes.back() += item[i];
    }
  }
  return codes;
}

}  // namespace

std::shared_ptr<const OtherStudy> open_other_study(const QString& name_or_path) {
  const Study study = Study::open(resolve_study(QFile::encodeName(name_or_path).toStdString()));
  auto other = std::make_shared<OtherStudy>();
  other->source = name_or_path;
  other->label = QString::fromStdString(study.info().name);
  other->table = std::make_shared<const TransferTable>(study.table());
  other->scenarios = study.scenarios();
  if (other->scenarios.empty()) other->scenarios.emplace_back();
  return other;
}

QStringList other_builtin_studies(const QString& here) {
  QStringList names;
  for (const BuiltinStudy& study : builtin_studies()) {
    names << QString::fromUtf8(study.name.data(), static_cast<qsizetype>(study.name.size()));
  }
  names.removeAll(here);
  return names;
}

void choose_study_file(QWidget* parent, const QString& title,
                       std::function<void(const QString& path)> chosen) {
  auto* dialog =
      new QFileDialog(parent, title, QString(), Words::tr("Studies (*.taskstudy);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
  dialog->open();
}

Scenario scenario_for(const TransferTable& table, const Scenario& scenario,
                      std::vector<std::string>& dropped) {
  Scenario fitting = scenario;
  const auto lacks = [&](const std::string& code) {
    if (code == "*" || table.find_task(code)) return false;
    if (std::find(dropped.begin(), dropped.end(), code) == dropped.end()) dropped.push_back(code);
    return true;
  };
  std::erase_if(fitting.roles, [&](const auto& entry) { return lacks(entry.first); });
  for (auto* amounts : {&fitting.importance, &fitting.costs, &fitting.transfer_costs}) {
    std::erase_if(*amounts, [&](const auto& entry) { return lacks(entry.first); });
  }
  for (auto* items : {&fitting.required, &fitting.forbidden}) {
    std::erase_if(*items, [&](const std::string& item) {
      const auto codes = codes_in(item);
      return std::count_if(codes.begin(), codes.end(), lacks) > 0;
    });
  }
  return fitting;
}

}  // namespace taskatlas::ui
