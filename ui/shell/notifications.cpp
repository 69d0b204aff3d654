// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/notifications.h"

#include "ui/common/sentences.h"

#include <algorithm>

namespace callboard {

Notifications::Notifications(std::function<Instant()> now, QObject *parent) : QObject(parent), m_now(std::move(now)) {}

void Notifications::tell(ToastText text, std::function<void()> redo)
{
    m_entries.insert(m_entries.begin(), Entry{m_now(), text.lead, text.sentence, text.tone});
    if (m_entries.size() > kKept)
        m_entries.resize(kKept);
    ++m_unread;
    if (text.undo) {
        const int id = m_nextStep++;
        m_undo.push_back({text.lead, std::move(text.undo), std::move(redo), id});
        m_redo.clear(); // a new act leaves nothing to redo
        // The toast's Undo and Ctrl+Z are one thing: whoever comes first takes the step off the stack.
        text.undo = [this, id] { undoStep(id); };
    }
    if (m_window) {
        if (m_toast)
            m_toast->dismiss();
        m_toast = new Toast(std::move(text), m_window);
        m_toast->show();
    }
    Q_EMIT changed();
}

void Notifications::refused(const Error &error, const Zone &own)
{
    const RefusalText words = Sentences::refusal(error, own);
    QString sentence = words.sentence;
    if (!words.step.isEmpty())
        //: %1 says why, %2 is the smallest next step; both are whole sentences
        sentence = sentence.isEmpty() ? words.step : tr("%1 %2", "two sentences").arg(sentence, words.step);
    tell({words.lead, sentence, isConflict(error.code) ? Tone::Warn : Tone::Error});
}

void Notifications::markRead()
{
    m_unread = 0;
    Q_EMIT changed();
}

void Notifications::undoStep(int id)
{
    const auto it = std::find_if(m_undo.begin(), m_undo.end(), [id](const Step &step) { return step.id == id; });
    if (it == m_undo.end())
        return;
    Step step = std::move(*it);
    m_undo.erase(it);
    const auto act = step.undo;
    if (step.redo)
        m_redo.push_back(std::move(step));
    act();
    Q_EMIT changed();
}

void Notifications::undo()
{
    if (m_undo.empty())
        return;
    if (m_toast && m_toast->hasUndo())
        m_toast->dismiss();
    undoStep(m_undo.back().id);
}

void Notifications::redo()
{
    if (m_redo.empty())
        return;
    Step step = std::move(m_redo.back());
    m_redo.pop_back();
    const auto act = step.redo;
    m_undo.push_back(std::move(step));
    act();
    Q_EMIT changed();
}

} // namespace callboard
