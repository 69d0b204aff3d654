// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/backend/lateanswer.h"
#include "ui/common/toast.h"
#include "ui/shell/session.h"

#include <QObject>

namespace callboard {

/// Tells what became of commands that were "sent, not confirmed": in a toast, and in the list of notifications.
class LateAnswers : public QObject
{
    Q_OBJECT
public:
    explicit LateAnswers(Session &session, QObject *parent = nullptr);

    /// `name` is of the person booked, empty when not known.
    static ToastText textOf(const LateAnswer &answer, const QString &name, const Zone &own);

private:
    void hear(const LateAnswer &answer);

    Session &m_session;
};

} // namespace callboard
