// SPDX-License-Identifier: MIT
#include "ui/run/devices.hpp"

#include "base/parallel.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

namespace taskatlas::ui {
namespace {

// The value after "KEY:" in a file of /proc; empty where there is none.
QString value_of(const QString& path, const QByteArray& key) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
    const qsizetype colon = line.indexOf(':');
    if (colon > 0 && line.left(colon).trimmed() == key) {
      return QString::fromUtf8(line.mid(colon + 1)).simplified();
    }
  }
  return {};
}

double kilobytes(const QByteArray& key) {
  const QString text = value_of(QStringLiteral("/proc/meminfo"), key).section(u' ', 0, 0);
  bool good = false;
  const double value = text.toDouble(&good);
  return good ? value * 1024 : -1;
}

}  // namespace

Device this_processor() {
  Device device;
  device.id = QStringLiteral("cpu");
  device.name = value_of(QStringLiteral("/proc/cpuinfo"), "model name");
  device.cores = thread_count(0);
  device.free_bytes = kilobytes("MemAvailable");
  device.total_bytes = kilobytes("MemTotal");
  return device;
}

QString device_text(const Device& device) {
  QStringList parts;
  parts << (device.name.isEmpty() ? QCoreApplication::translate("Devices", "Processor")
                                  : device.name);
  if (device.cores > 0) {
    parts << QCoreApplication::translate("Devices", "%Ln core(s)", nullptr, device.cores);
  }
  const QLocale locale;
  if (device.free_bytes >= 0) {
    const auto bytes = [&](double value) {
      return locale.formattedDataSize(static_cast<qint64>(value), 0);
    };
    parts
        << (device.total_bytes > 0
                ? QCoreApplication::translate("Devices", "%1 of %2 free")
                      .arg(bytes(device.free_bytes), bytes(device.total_bytes))
                : QCoreApplication::translate("Devices", "%1 free").arg(bytes(device.free_bytes)));
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace taskatlas::ui
