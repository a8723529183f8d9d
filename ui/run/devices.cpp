// SPDX-License-Identifier: MIT
#include "ui/run/devices.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <mutex>
#include <optional>

namespace taskatlas::ui {

engine::Machine machine_here(const std::stop_token& stop) {
  static std::mutex mutex;
  static std::optional<engine::Machine> kept;
  const std::scoped_lock lock(mutex);
  if (kept) return *kept;
  engine::Machine machine = engine::this_machine(stop);
  if (!stop.stop_requested()) kept = machine;
  return machine;
}

QString device_text(const engine::Device& device) {
  QStringList parts;
  parts << (device.name.empty() ? QCoreApplication::translate("Devices", "Processor")
                                : QString::fromStdString(device.name));
  if (device.id != "cpu") parts << QString::fromStdString(device.id);
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
  if (!device.problem.empty()) {
    parts << QCoreApplication::translate("Devices", "cannot be used: %1")
                 .arg(QString::fromStdString(device.problem));
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace taskatlas::ui
