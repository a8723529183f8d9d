// SPDX-License-Identifier: MIT
#include "rooms/model.hpp"

#include "base/error.hpp"
#include "rooms/model_file.hpp"

#include <utility>

namespace taskatlas::rooms {

struct ModelLibrary::Slot {
  std::mutex mutex;
  std::shared_ptr<const Model> model;
};

ModelLibrary::ModelLibrary(Catalogue catalogue) : catalogue_(std::move(catalogue)) {
  slots_.resize(catalogue_.models().size());
  for (auto& slot : slots_) slot = std::make_unique<Slot>();
}

ModelLibrary::~ModelLibrary() = default;

std::shared_ptr<const Model> ModelLibrary::load(int index) const {
  const CatalogueModel& entry = catalogue_[index];
  Slot& slot = *slots_[static_cast<std::size_t>(index)];
  const std::lock_guard lock(slot.mutex);
  if (slot.model == nullptr) {
    // A handle of its own for each load: libzip's are for one thread, and opening is cheap.
    const ZipFile zip(catalogue_.folder() / entry.library);
    slot.model = std::make_shared<const Model>(read_model(entry, zip));
  }
  return slot.model;
}

}  // namespace taskatlas::rooms
