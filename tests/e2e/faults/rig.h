// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/faults/actions.h"
#include "tests/e2e/faults/backends.h"
#include "tests/e2e/faults/farside.h"
#include "tests/e2e/faults/tlsfront.h"
#include "tests/support/faultproxy.h"
#include "ui/common/settings.h"
#include "ui/shell/page.h"
#include "ui/shell/workspaceview.h"

#include <QTemporaryDir>

#include <memory>

namespace callboard::test {

class TestAuthority;

/// The fourteen of RELIABILITY P9.
enum class Trouble {
    Refuse,
    Reset, ///< in the middle of an answer
    BlackHole,
    OneByte,
    HalfOpen,
    TlsExpired,
    WrongHost,
    BadGateway,
    HalfJson,
    GzipLie,
    Redirect,
    NamesFail,
    Portal,
    SkewedClock,
};
inline constexpr int kTroubles = 14;

/// A server, what stands between, and a window on it. Used on the window's thread.
class Rig
{
public:
    Rig(Trouble trouble, Console console, bool holdsBreaker);
    ~Rig();
    Q_DISABLE_COPY_MOVE(Rig)

    void begin();
    void end();
    /// Did the fault meet anything? One that fires at nothing proves nothing.
    bool hasFired();
    /// What the window should say is wrong: the beginning of the bar's sentence; empty = nothing.
    QString words() const;

    Backend &backend() { return *m_backend; }
    WorkspaceView &view() { return *m_view; }
    const Prepared &prepared() const { return m_prepared; }
    QString bar();
    /// Good news that the window has told: "Booked after all".
    int goodNews();

    /// How often the server, or the console for what no server hears of, carried it out since `after`.
    int timesDone(const Deed &deed, quint64 after);
    quint64 lastEntry();

    /// What a page shows: the text of its lists, row by row.
    QStringList picture(PageId id);
    /// The same page of a window that was opened just now on the same backend.
    QStringList freshPicture(PageId id);
    bool isSettled(PageId id);

private:
    QString newFolder(const char *name) const;

    Trouble m_trouble;
    Console m_console;
    FarSide m_server;
    FaultProxy m_proxy;
    std::unique_ptr<TestAuthority> m_authority;
    QSslConfiguration m_good;
    QSslConfiguration m_bad;
    std::unique_ptr<TlsFront> m_front;
    QTemporaryDir m_folder;
    Settings m_settings;
    Settings m_otherSettings;
    PreparedAnswers m_questions;
    Prepared m_prepared;
    std::shared_ptr<Backend> m_backend;
    std::unique_ptr<WorkspaceView> m_view;
    std::unique_ptr<WorkspaceView> m_other;
};

} // namespace callboard::test
