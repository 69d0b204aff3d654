// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/mainwindow.h"

#include <QDir>
#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace callboard::test {

/// Follows a script step by step from a timer, so that a dialog's own loop does not stop it. Ends the application with
/// 0, 1 (text is cut in a picture) or 2 (a step found nothing to act on).
class Steps : public QObject
{
    Q_OBJECT

public:
    Steps(MainWindow &window, const QString &folder, const QStringList &lines);
    void start();

private:
    enum class Done { Yes, NotYet, No };

    void next();
    Done take(const QString &verb, const QString &rest);
    Done open();
    Done page(const QString &name);
    Done command(const QString &text);
    Done click(const QString &text, bool twice);
    Done press(const QString &keys);
    Done type(const QString &text);
    Done focus(const QString &name);
    Done choose(const QString &text);
    Done clip(const QString &path);
    Done shoot(const QString &name);
    void sayFocusChain();
    void tell(const QString &line);
    /// The dialog or popup on top, else the window.
    QWidget *top() const;
    QWidget *named(const QString &text) const;

    MainWindow &m_window;
    QDir m_folder;
    QStringList m_lines;
    int m_at = 0;
    QTimer m_timer;
    QElapsedTimer m_since; ///< of the step in hand
    int m_waitMs = 0;
    bool m_opening = false;
    bool m_cut = false;
};

} // namespace callboard::test
