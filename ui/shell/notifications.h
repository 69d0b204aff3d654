// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "ui/common/toast.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace callboard {

class Session;

/// Everything the console told the operator: shown as a toast once, kept in the log of the bell, and what can be undone
/// stays on the stack of Ctrl+Z after its toast is gone.
class Notifications : public QObject
{
    Q_OBJECT

public:
    static constexpr int kKept = 200;
    struct Entry
    {
        Instant at;
        QString lead;
        QString sentence;
        Tone tone = Tone::Ok;
    };

    /// `now` stamps entries.
    explicit Notifications(std::function<Instant()> now, QObject *parent = nullptr);

    /// Where toasts appear; null = only the log (headless tests, tour).
    void setWindow(QWidget *window) { m_window = window; }

    /// Shows and keeps it. `undo` goes on the stack; `redo` takes it back once undone (may be empty).
    void tell(ToastText text, std::function<void()> redo = {});
    /// "Booked 187 calls"
    void ok(const QString &lead, const QString &sentence = {}) { tell({lead, sentence, Tone::Ok}); }
    void warn(const QString &lead, const QString &sentence = {}) { tell({lead, sentence, Tone::Warn}); }
    /// A refused request in plain words.
    void refused(const Error &error, const Zone &own);

    const std::vector<Entry> &entries() const { return m_entries; }
    int unread() const { return m_unread; }
    void markRead();

    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    QString undoText() const { return m_undo.empty() ? QString() : m_undo.back().lead; }
    QString redoText() const { return m_redo.empty() ? QString() : m_redo.back().lead; }
    void undo();
    void redo();

Q_SIGNALS:
    void changed();

private:
    struct Step
    {
        QString lead;
        std::function<void()> undo;
        std::function<void()> redo;
        int id = 0;
    };
    void undoStep(int id);

    std::function<Instant()> m_now;
    QPointer<QWidget> m_window;
    QPointer<Toast> m_toast;
    std::vector<Entry> m_entries;
    std::vector<Step> m_undo;
    std::vector<Step> m_redo;
    int m_unread = 0;
    int m_nextStep = 1;
};

} // namespace callboard
