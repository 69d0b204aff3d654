// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

namespace callboard {

class Notifications;
class Zone;

/// What the bell opens: everything told so far, newest first, with its time. Esc closes, focus goes back.
class NotificationLog : public QFrame
{
    Q_OBJECT

public:
    NotificationLog(const Notifications &notifications, const Zone &own, QWidget *parent);
    /// Below `anchor`, its right edge aligned.
    void openAt(const QWidget *anchor);
};

} // namespace callboard
