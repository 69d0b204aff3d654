// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secret.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

class QMimeData;

namespace callboard {

/// The only way of a key to the clipboard (P6). It is marked as a password, so that managers of the clipboard's history
/// leave it out (x-kde-passwordManagerHint, as KeePassXC does), and taken back after ten seconds, or when this goes, if
/// it is still what is there: what somebody copied since then stays.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    explicit SecretClipboard(QObject *parent = nullptr, std::chrono::milliseconds kept = std::chrono::seconds(10));
    ~SecretClipboard() override;

    void copy(const Secret &secret);
    /// True until it was taken back, or something else was copied.
    bool holds() const;
    std::chrono::milliseconds keptFor() const { return m_timer.intervalAsDuration(); }

Q_SIGNALS:
    /// It is no longer there.
    void cleared();

private:
    void takeBack();

    QTimer m_timer;
    QPointer<const QMimeData> m_ours; // the clipboard owns it
};

} // namespace callboard
