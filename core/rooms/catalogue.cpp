// SPDX-License-Identifier: MIT
#include "rooms/catalogue.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "rooms/colour.hpp"
#include "rooms/properties.hpp"
#include "rooms/zip_file.hpp"

#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace taskatlas::rooms {
namespace {

constexpr std::size_t kMaxPropertiesBytes = 8U << 20;
constexpr double kMaxCentimetres = 2000;

// The libraries that hold models of the table, and what their properties call their licence.
struct Library {
  std::string_view prefix;  // of the catalogue's ids
  std::string_view file;
  std::string_view licence_begins;
  std::string_view licence;
};
constexpr std::array<Library, 4> kLibraries{{
    {"Blend Swap CC-0", "BlendSwap-CC-0.sh3f", "Public domain", "CC0"},
    {"Blend Swap CC-BY", "BlendSwap-CC-BY.sh3f", "Creative Commons Attribution 3.0", "CC-BY 3.0"},
    {"Kator Legaz", "KatorLegaz.sh3f", "Creative Commons Attribution 3.0 United States",
     "CC-BY 3.0 US"},
    {"Scopia", "Scopia.sh3f", "Creative Commons Attribution 3.0 Unported", "CC-BY 3.0"},
}};

class Item {
 public:
  Item(const Properties& properties, std::string where)
      : properties_(properties), where_(std::move(where)) {}

  std::string_view text(std::string_view key) const {
    const auto found = properties_.find(key);
    return found == properties_.end() ? std::string_view() : std::string_view(found->second);
  }

  std::string_view required(std::string_view key) const {
    const std::string_view value = text(key);
    if (value.empty()) throw bad_input(where_ + ": " + std::string(key) + " is missing");
    return value;
  }

  // A list of numbers between blanks; empty where the key is missing.
  std::vector<double> numbers(std::string_view key) const {
    std::vector<double> values;
    std::string_view rest = text(key);
    while (true) {
      const std::size_t first = rest.find_first_not_of(' ');
      if (first == std::string_view::npos) return values;
      const std::size_t end = std::min(rest.find(' ', first), rest.size());
      const auto value = parse_number(rest.substr(first, end - first));
      if (!value) throw bad_input(where_ + ": " + std::string(key) + " is not a list of numbers");
      values.push_back(*value);
      rest.remove_prefix(end);
    }
  }

  // Centimetres as metres.
  float metres(std::string_view key) const {
    const auto value = parse_number(required(key));
    if (!value || *value <= 0 || *value > kMaxCentimetres) {
      throw bad_input(where_ + ": " + std::string(key) + " is not within (0, 2000] cm");
    }
    return static_cast<float>(*value / 100);
  }

  std::optional<float> metres_if_positive(std::string_view key) const {
    const auto value = parse_number(text(key));
    if (!value || *value <= 0 || *value > kMaxCentimetres) return std::nullopt;
    return static_cast<float>(*value / 100);
  }

  const std::string& where() const { return where_; }

 private:
  const Properties& properties_;
  std::string where_;
};

// "#RRGGBB"
Eigen::Vector3f colour_of(std::string_view text, const std::string& where) {
  Eigen::Vector3f colour;
  if (text.size() != 7 || text[0] != '#') throw bad_input(where + ": a light's colour is wrong");
  for (std::size_t i = 0; i < 3; ++i) {
    int value = 0;
    for (const char c : text.substr(1 + 2 * i, 2)) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
      const std::size_t digit = kDigits.find(lower);
      if (digit == std::string_view::npos) throw bad_input(where + ": a light's colour is wrong");
      value = value * 16 + static_cast<int>(digit);
    }
    colour[static_cast<Eigen::Index>(i)] = linear_of(static_cast<std::uint8_t>(value));
  }
  return colour;
}

// The catalogue counts x from the left side, y from the back (away from the viewer) and z from the
// bottom, in centimetres.
std::vector<LampSource> lamps_of(const Item& item, const Eigen::Vector3f& size) {
  const auto x = item.numbers("lightSourceX");
  const auto y = item.numbers("lightSourceY");
  const auto z = item.numbers("lightSourceZ");
  const auto diameter = item.numbers("lightSourceDiameter");
  if (x.size() != y.size() || x.size() != z.size()) {
    throw bad_input(item.where() + ": lightSourceX, Y and Z differ in length");
  }
  std::vector<LampSource> lamps;
  std::string_view colours = item.text("lightSourceColor");
  for (std::size_t i = 0; i < x.size(); ++i) {
    LampSource lamp;
    lamp.position = {static_cast<float>(x[i] / 100) - size.x() / 2,
                     size.y() / 2 - static_cast<float>(y[i] / 100), static_cast<float>(z[i] / 100)};
    if (i < diameter.size()) {
      lamp.diameter = std::min(static_cast<float>(diameter[i] / 100), size.maxCoeff());
    }
    if (!lamp.position.allFinite() || lamp.diameter <= 0) {
      throw bad_input(item.where() + ": a light source's numbers are wrong");
    }
    lamp.colour = colour_of(colours.substr(0, 7), item.where());
    if (colours.size() > 7) colours.remove_prefix(8);
    lamps.push_back(lamp);
  }
  return lamps;
}

CatalogueModel model_of(const Item& item, const Library& library, const FurnitureRow& row) {
  CatalogueModel model;
  model.id = item.required("id");
  model.name = item.required("name");
  model.creator = item.required("creator");
  model.licence = library.licence;
  model.library = library.file;
  model.entry = item.required("model");
  if (model.entry.starts_with('/')) model.entry.erase(0, 1);
  model.role = row.role;
  model.object_class = row.object_class;
  model.size = {item.metres("width"), item.metres("depth"), item.metres("height")};
  model.elevation = item.metres_if_positive("elevation").value_or(0);
  model.top = item.metres_if_positive("dropOnTopElevation");
  if (const auto numbers = item.numbers("modelRotation"); !numbers.empty()) {
    if (numbers.size() != 9) throw bad_input(item.where() + ": modelRotation is not 3 × 3");
    for (Eigen::Index i = 0; i < 9; ++i) {
      model.rotation(i / 3, i % 3) = static_cast<float>(numbers[static_cast<std::size_t>(i)]);
    }
    const Eigen::Matrix3f identity = model.rotation * model.rotation.transpose();
    if (!identity.isApprox(Eigen::Matrix3f::Identity(), 1e-2F)) {
      throw bad_input(item.where() + ": modelRotation is no rotation");
    }
  }
  model.lamps = lamps_of(item, model.size);
  return model;
}

std::string install_hint(const std::filesystem::path& folder) {
  return "No furniture in " + folder.string() +
         ". Rooms are furnished with the models of Debian's package sweethome3d-furniture; install "
         "it with: apt-get install sweethome3d-furniture";
}

// The library's items by id.
std::map<std::string, Properties, std::less<>> items_of(const std::filesystem::path& folder,
                                                        const Library& library) {
  const std::filesystem::path path = folder / library.file;
  if (!std::filesystem::exists(path)) throw bad_input(install_hint(folder));
  const ZipFile zip(path);
  NumberedProperties properties = read_properties(
      zip.read("PluginFurnitureCatalog.properties", kMaxPropertiesBytes), path.string());
  if (!properties.common["license"].starts_with(library.licence_begins)) {
    throw bad_input(path.string() + ": its licence is not the " + std::string(library.licence) +
                    " that this program counts on");
  }
  std::map<std::string, Properties, std::less<>> items;
  for (auto& [number, item] : properties.items) {
    const std::string id = item["id"];
    items.insert_or_assign(id, std::move(item));
  }
  return items;
}

}  // namespace

std::filesystem::path Catalogue::default_folder() { return "/usr/share/sweethome3d/furniture"; }

Catalogue Catalogue::read(const std::filesystem::path& folder) {
  std::map<std::string_view, std::map<std::string, Properties, std::less<>>> libraries;
  for (const Library& library : kLibraries) libraries[library.prefix] = items_of(folder, library);

  Catalogue catalogue;
  catalogue.folder_ = folder;
  for (const FurnitureRow& row : furniture_table()) {
    const Library* library = nullptr;
    for (const Library& known : kLibraries) {
      if (known.prefix == row.library) library = &known;
    }
    const auto role = static_cast<std::size_t>(row.role);
    if (catalogue.by_role_.size() <= role) catalogue.by_role_.resize(role + 1);
    std::string_view rest = row.ids;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      const std::string id = std::string(row.library) + "#" + std::string(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const auto& items = libraries.at(row.library);
      const auto found = items.find(id);
      if (found == items.end()) {
        throw bad_input((folder / library->file).string() + ": the model " + id +
                        " is missing; version 1.8 of sweethome3d-furniture has it");
      }
      const Item item(found->second, (folder / library->file).string() + ", model " + id);
      catalogue.by_role_[role].push_back(static_cast<int>(catalogue.models_.size()));
      catalogue.models_.push_back(model_of(item, *library, row));
    }
  }
  return catalogue;
}

std::span<const int> Catalogue::with_role(Role role) const {
  const auto index = static_cast<std::size_t>(role);
  if (index >= by_role_.size()) return {};
  return by_role_[index];
}

std::string credits(const Catalogue& catalogue, std::span<const int> models) {
  std::string text =
      "# Credits\n\n"
      "The furniture in these pictures comes from the libraries of Sweet Home 3D (Debian package\n"
      "sweethome3d-furniture, converted and gathered by Emmanuel Puybaret / eTeks), scaled and\n"
      "turned. CC0: https://creativecommons.org/publicdomain/zero/1.0/, CC-BY 3.0:\n"
      "https://creativecommons.org/licenses/by/3.0/, CC-BY 3.0 US:\n"
      "https://creativecommons.org/licenses/by/3.0/us/. Walls, doors, windows, pictures and\n"
      "their patterns are TaskAtlas's own (CC0).\n\n"
      "| model | creator | licence | library |\n|---|---|---|---|\n";
  for (const int index : models) {
    const CatalogueModel& model = catalogue[index];
    std::string row = "| " + model.name + " (" + model.id + ") | " + model.creator + " | " +
                      model.licence + " | " + model.library + " |\n";
    text += row;
  }
  return text;
}

}  // namespace taskatlas::rooms
