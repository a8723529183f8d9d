// SPDX-License-Identifier: MIT
#include "ui/dataset/grid_controls.hpp"

#include "ui/dataset/sample_grid.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSlider>
#include <QTimer>
#include <algorithm>

namespace taskatlas::ui {
namespace {

QString split_title(dataset::Split split) {
  switch (split) {
    case dataset::Split::kTrain:
      return GridControls::tr("Training");
    case dataset::Split::kVal:
      return GridControls::tr("Validation");
    case dataset::Split::kTest:
      break;
  }
  return GridControls::tr("Test");
}

// Selects the item with that data; the first where there is none.
void choose(QComboBox& box, const QVariant& data) {
  box.setCurrentIndex(std::max(0, data.isValid() ? box.findData(data) : 0));
}

}  // namespace

GridControls::GridControls(QWidget* parent) : ControlRow(parent), typing_(new QTimer(this)) {
  const int em = fontMetrics().height();
  setContentsMargins(em * 2 / 3, em / 3, em * 2 / 3, em / 3);
  const auto combo = [&](const QString& text, const QString& name, const QString& tip) {
    auto* box = new QComboBox;
    box->setMaxVisibleItems(24);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaximumWidth(em * 14);
    add(box, text, name, tip);
    return box;
  };
  domain_ =
      combo(tr("S&how:"), QStringLiteral("domain"), tr("Which annotation the thumbnails show"));
  search_ = new QLineEdit;
  search_->setPlaceholderText(tr("Building, point or view"));
  search_->setClearButtonEnabled(true);
  search_->setMinimumWidth(em * 11);
  add(search_, tr("&Find:"), QStringLiteral("search"),
      tr("Words that the building's name or \"point_3 view_4\" has"));
  split_ = combo(tr("&Split:"), QStringLiteral("split"),
                 tr("Only buildings that train, validate or test"));
  building_ = combo(tr("&Building:"), QStringLiteral("building"), tr("Only this building or room"));
  scene_ = combo(tr("S&cene:"), QStringLiteral("scene"),
                 tr("Only views whose most probable scene this is"));
  order_ = combo(tr("&Order:"), QStringLiteral("order"), tr("In which order views come"));
  order_->addItem(tr("By building"), static_cast<int>(SampleFilter::Order::kByBuilding));
  order_->addItem(tr("Shuffled"), static_cast<int>(SampleFilter::Order::kShuffled));
  order_->addItem(tr("Fewest annotations first"),
                  static_cast<int>(SampleFilter::Order::kFewestFiles));
  damaged_ = new QCheckBox(tr("&Damaged only"));
  damaged_->setObjectName(QStringLiteral("damaged"));
  damaged_->setToolTip(tr("Only views with files that the last check found wrong"));
  add(damaged_);
  size_ = new QSlider(Qt::Horizontal);
  size_->setRange(SampleGrid::kSmallest, SampleGrid::kLargest);
  size_->setPageStep(32);
  size_->setFixedWidth(em * 7);
  add(size_, tr("Si&ze:"), QStringLiteral("size"),
      tr("Size of the thumbnails (Ctrl and the wheel)"));
  typing_->setSingleShot(true);
  typing_->setInterval(150);

  connect(domain_, &QComboBox::currentIndexChanged, this, [this] {
    if (!filling_) Q_EMIT domain_wanted(*domain());
  });
  for (QComboBox* box : {split_, building_, scene_, order_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &GridControls::tell);
  }
  connect(search_, &QLineEdit::textChanged, this, [this] {
    if (!filling_) typing_->start();
  });
  connect(typing_, &QTimer::timeout, this, &GridControls::tell);
  connect(damaged_, &QCheckBox::toggled, this, &GridControls::tell);
  connect(size_, &QSlider::valueChanged, this, &GridControls::size_wanted);
}

void GridControls::fill(const DatasetSource& source, const SampleFilter& filter,
                        dataset::Domain domain) {
  filling_ = true;
  typing_->stop();
  const dataset::DatasetIndex& index = source.index();
  domain_->clear();
  for (const dataset::DomainInfo& info : dataset::domains()) {
    if (info.kind == dataset::FileKind::kImage && index.files(info.id) > 0) {
      domain_->addItem(domain_title(info.id), static_cast<int>(info.id));
    }
  }
  choose(*domain_, static_cast<int>(domain));
  split_->clear();
  split_->addItem(tr("All"), -1);
  for (const auto split : {dataset::Split::kTrain, dataset::Split::kVal, dataset::Split::kTest}) {
    split_->addItem(split_title(split), static_cast<int>(split));
  }
  split_->setToolTip(source.set.splits.origin() == dataset::SplitTable::Origin::kDerived
                         ? tr("Only buildings that train, validate or test. The dataset does not "
                              "say which; they are shared out by their names")
                         : tr("Only buildings that train, validate or test"));
  choose(*split_, filter.split ? QVariant(static_cast<int>(*filter.split)) : QVariant());
  building_->clear();
  const auto buildings = static_cast<int>(index.buildings());
  building_->addItem(tr("All %Ln", nullptr, buildings), QString());
  for (std::size_t i = 0; i < index.buildings(); ++i) {
    const QString name = text_of(index.building_name(i));
    building_->addItem(name, name);
  }
  choose(*building_, filter.building ? QVariant(*filter.building) : QVariant());
  scene_->clear();
  scene_->addItem(tr("All"), -1);
  scene_->setEnabled(false);
  unread_scene_ = filter.scene;
  choose(*order_, static_cast<int>(filter.order));
  if (search_->text() != filter.text) search_->setText(filter.text);
  damaged_->setChecked(filter.damaged_only);
  allow_damaged(!source.damage.all().empty());
  filling_ = false;
}

void GridControls::fill_scenes(const DatasetSource& source, const SceneOfView& scenes,
                               const SampleFilter& filter) {
  std::vector<std::size_t> counts(source.set.classes.scene.names.size());
  for (const std::int32_t scene : scenes) {
    if (scene >= 0) ++counts[static_cast<std::size_t>(scene)];
  }
  filling_ = true;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    scene_->addItem(tr("%1 (%L2)").arg(text_of(source.set.classes.scene.names[i])).arg(counts[i]),
                    static_cast<int>(i));
  }
  choose(*scene_, filter.scene ? QVariant(*filter.scene) : QVariant());
  scene_->setEnabled(true);
  filling_ = false;
}

void GridControls::allow_damaged(bool allow) {
  damaged_->setEnabled(allow || damaged_->isChecked());
}

void GridControls::show_size(int size) { size_->setValue(size); }

int GridControls::shown_size() const { return size_->value(); }

std::optional<dataset::Domain> GridControls::domain() const {
  if (domain_->count() == 0) return std::nullopt;
  return static_cast<dataset::Domain>(domain_->currentData().toInt());
}

SampleFilter GridControls::read() const {
  SampleFilter filter;
  if (split_->currentData().toInt() >= 0) {
    filter.split = static_cast<dataset::Split>(split_->currentData().toInt());
  }
  if (!building_->currentData().toString().isEmpty()) {
    filter.building = building_->currentData().toString();
  }
  if (!scene_->isEnabled()) {
    filter.scene = unread_scene_;
  } else if (scene_->currentData().toInt() >= 0) {
    filter.scene = scene_->currentData().toInt();
  }
  filter.damaged_only = damaged_->isChecked();
  filter.text = search_->text();
  filter.order = static_cast<SampleFilter::Order>(order_->currentData().toInt());
  return filter;
}

void GridControls::tell() {
  if (!filling_ && building_->count() > 0) Q_EMIT filter_wanted(read());
}

}  // namespace taskatlas::ui
