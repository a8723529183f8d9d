// SPDX-License-Identifier: MIT
#include "ui/figures/recipe.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"

#include <QBuffer>
#include <QImageReader>
#include <QJsonDocument>
#include <QXmlStreamReader>
#include <cmath>

#include <nlohmann/json.hpp>

namespace taskatlas::ui {
namespace {

Error wrong(const QString& member, const char* expected) {
  return bad_input("the recipe's '" + member.toStdString() + "' must be " + expected);
}

QString text_from(const QString& key, const QJsonValue& value) {
  if (!value.isString()) throw wrong(key, "a text");
  return value.toString();
}

QJsonObject object_from(const QString& key, const QJsonValue& value) {
  if (!value.isObject()) throw wrong(key, "an object");
  return value.toObject();
}

std::optional<std::int64_t> count_from(const QString& key, const QJsonValue& value) {
  if (value.isNull()) return std::nullopt;
  constexpr double kMost = 9007199254740992;  // 2^53, beyond which not every number is there
  const double count = value.toDouble(-1);
  if (!(count >= 0 && count <= kMost) || std::floor(count) != count) {
    throw wrong(key, "a whole number");
  }
  return static_cast<std::int64_t>(count);
}

Scenario scenario_from(const QJsonValue& value) {
  const QByteArray text = QJsonDocument(object_from(QStringLiteral("scenario"), value)).toJson();
  return scenario_from_json(nlohmann::json::parse(text.constData()));
}

QJsonObject scenario_json(const Scenario& scenario) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(to_json(scenario).dump())).object();
}

// The file that QPdfWriter attached as recipe.json: the last stream of that type.
QByteArray recipe_of_pdf(const QByteArray& pdf) {
  const qsizetype type = pdf.indexOf("application#2Fjson");
  if (type < 0) return {};
  // The specification that says so refers to a stream, which lies before or after it.
  for (qsizetype at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    if (at > 0 && pdf.mid(at - 3, 3) == "end") continue;
    const qsizetype begin = at + 7, end = pdf.indexOf("endstream", begin);
    if (end < 0) return {};
    constexpr qsizetype kMostBytes = 256 << 10;  // packed; recipes have some thousand
    if (end - begin > kMostBytes) continue;
    QByteArray content = pdf.mid(begin, end - begin);
    if (!content.startsWith('{')) {
      const auto length = static_cast<quint32>(1 << 16);
      QByteArray packed(4, '\0');  // qUncompress wants a guess of the length before the data
      packed[1] = static_cast<char>(length >> 16);
      content = content.startsWith('\x78') ? qUncompress(packed + content) : QByteArray();
    }
    if (content.startsWith('{') && content.contains("\"kind\"")) return content.trimmed();
  }
  return {};
}

QByteArray recipe_of_svg(const QByteArray& svg) {
  QXmlStreamReader reader(svg);
  while (!reader.atEnd()) {
    if (reader.readNext() == QXmlStreamReader::StartElement &&
        reader.namespaceUri() == QLatin1String("urn:taskatlas:figure") &&
        reader.name() == QLatin1String("recipe")) {
      return reader.readElementText().toUtf8();
    }
  }
  return {};
}

QByteArray recipe_of_png(QByteArray png) {
  QBuffer buffer(&png);
  buffer.open(QIODevice::ReadOnly);
  return QImageReader(&buffer, "png").text(QStringLiteral("Recipe")).toUtf8();
}

QByteArray recipe_of_tikz(const QByteArray& tex) {
  const QByteArray mark = "%taskatlas-recipe: ";
  const qsizetype at = tex.indexOf(mark);
  if (at < 0) return {};
  const qsizetype begin = at + mark.size();
  return tex.mid(begin, tex.indexOf('\n', begin) - begin);
}

}  // namespace

QJsonObject FigureRecipe::to_json() const {
  QJsonObject json{{QStringLiteral("version"), kVersion},
                   {QStringLiteral("kind"), kind},
                   {QStringLiteral("study"), study},
                   {QStringLiteral("options"), options},
                   {QStringLiteral("figure"), figure.to_json()}};
  const auto put_text = [&json](const char* key, const QString& text) {
    if (!text.isEmpty()) json.insert(QString::fromLatin1(key), text);
  };
  put_text("uuid", uuid);
  put_text("locale", locale);
  QJsonObject chosen;
  if (measurement.transfer_images) {
    chosen.insert(QStringLiteral("transfer_images"), qint64{*measurement.transfer_images});
  }
  if (measurement.seed) chosen.insert(QStringLiteral("seed"), qint64{*measurement.seed});
  if (!chosen.isEmpty()) json.insert(QStringLiteral("measurement"), chosen);
  if (scenario) json.insert(QStringLiteral("scenario"), scenario_json(*scenario));
  if (!tasks.isEmpty()) json.insert(QStringLiteral("tasks"), tasks);
  if (!programs.isEmpty()) json.insert(QStringLiteral("programs"), programs);
  return json;
}

FigureRecipe FigureRecipe::from_json(const QJsonObject& json) {
  const int version = json.value(QStringLiteral("version")).toInt(-1);
  if (version < 1) throw wrong(QStringLiteral("version"), "a number from 1 on");
  if (version > kVersion) {
    throw bad_input("the recipe is of version " + std::to_string(version) +
                    ", which a newer TaskAtlas wrote; this one reads versions up to " +
                    std::to_string(kVersion));
  }
  FigureRecipe recipe;
  for (auto member = json.begin(); member != json.end(); ++member) {
    const QString key = member.key();
    const QJsonValue value = member.value();
    if (key == QLatin1String("version")) continue;
    if (key == QLatin1String("kind")) {
      recipe.kind = text_from(key, value);
    } else if (key == QLatin1String("study")) {
      recipe.study = text_from(key, value);
    } else if (key == QLatin1String("uuid")) {
      recipe.uuid = text_from(key, value);
    } else if (key == QLatin1String("locale")) {
      recipe.locale = text_from(key, value);
    } else if (key == QLatin1String("measurement")) {
      const QJsonObject chosen = object_from(key, value);
      for (auto part = chosen.begin(); part != chosen.end(); ++part) {
        if (part.key() == QLatin1String("transfer_images")) {
          recipe.measurement.transfer_images = count_from(part.key(), part.value());
        } else if (part.key() == QLatin1String("seed")) {
          recipe.measurement.seed = count_from(part.key(), part.value());
        } else {
          throw bad_input("the recipe's measurement has no member '" + part.key().toStdString() +
                          "'");
        }
      }
    } else if (key == QLatin1String("scenario")) {
      if (!value.isNull()) recipe.scenario = scenario_from(value);
    } else if (key == QLatin1String("tasks")) {
      recipe.tasks = object_from(key, value);
    } else if (key == QLatin1String("options")) {
      recipe.options = object_from(key, value);
    } else if (key == QLatin1String("figure")) {
      recipe.figure = FigureOptions::from_json(object_from(key, value));
    } else if (key == QLatin1String("programs")) {
      recipe.programs = object_from(key, value);
    } else {
      throw bad_input("the recipe has a member '" + key.toStdString() +
                      "' that this version does not know");
    }
  }
  if (recipe.kind.isEmpty()) throw bad_input("the recipe does not say which kind of figure it is");
  if (recipe.study.isEmpty()) throw bad_input("the recipe does not say which study it is of");
  return recipe;
}

FigureRecipe FigureRecipe::parse(const QByteArray& text, const QString& name) {
  QJsonParseError error;
  const QJsonDocument document = QJsonDocument::fromJson(text, &error);
  try {
    if (error.error != QJsonParseError::NoError) {
      throw bad_input("is no JSON (" + error.errorString().toStdString() + " at character " +
                      std::to_string(error.offset + 1) + ")");
    }
    if (!document.isObject()) throw bad_input("a recipe is a JSON object");
    return from_json(document.object());
  } catch (const Error& wrong) {
    throw Error(wrong.kind(), name.toStdString() + ": " + wrong.what());
  }
}

QByteArray FigureRecipe::text() const {
  return QJsonDocument(to_json()).toJson(QJsonDocument::Compact);
}

QByteArray embedded_recipe(const QByteArray& figure) {
  if (figure.startsWith("%PDF-")) return recipe_of_pdf(figure);
  if (figure.startsWith("\x89PNG")) return recipe_of_png(figure);
  if (figure.startsWith("<?xml") || figure.startsWith("<svg")) return recipe_of_svg(figure);
  if (figure.startsWith('%')) return recipe_of_tikz(figure);
  return {};
}

FigureRecipe read_recipe(const QString& path) {
  constexpr std::uintmax_t kMost = std::uintmax_t{1} << 30;
  const QByteArray content = QByteArray::fromStdString(read_file(path.toStdString(), kMost));
  if (content.trimmed().startsWith('{')) return FigureRecipe::parse(content, path);
  const QByteArray recipe = embedded_recipe(content);
  if (recipe.isEmpty()) {
    throw bad_input(path.toStdString() + ": is neither a recipe nor a figure that holds one");
  }
  return FigureRecipe::parse(recipe, path);
}

}  // namespace taskatlas::ui
