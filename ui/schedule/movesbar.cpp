// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/movesbar.h"

#include "ui/common/note.h"
#include "ui/common/theme.h"

#include <QBoxLayout>

namespace callboard {

MovesBar::MovesBar(std::function<QString(const PositionId &)> titleOf, QWidget *parent)
    : QWidget(parent), m_titleOf(std::move(titleOf)), m_note(new Note(Tone::Info, {}, this))
{
    const Theme &t = theme(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    layout->addWidget(m_note);
    connect(m_note, &Note::linkActivated, this, &MovesBar::showNext);
    hide();
}

void MovesBar::begin(const std::shared_ptr<const std::vector<Plan>> &plans)
{
    m_left.clear();
    for (const Plan &plan : *plans)
        m_left.push_back(plan.request);
    m_at = 0;
    m_isShown = !m_left.empty();
    refresh();
    if (m_isShown)
        Q_EMIT wanted(m_left.front());
}

const BatchRequest *MovesBar::shown() const
{
    return m_isShown ? &m_left[m_at] : nullptr;
}

void MovesBar::showNext()
{
    if (m_left.empty())
        return;
    m_at = m_isShown ? (m_at + 1) % m_left.size() : m_at % m_left.size();
    m_isShown = true;
    refresh();
    Q_EMIT wanted(m_left[m_at]);
}

void MovesBar::booked()
{
    if (!m_isShown)
        return;
    m_left.erase(m_left.begin() + static_cast<std::ptrdiff_t>(m_at));
    m_isShown = false;
    refresh();
}

void MovesBar::drop()
{
    m_left.clear();
    m_isShown = false;
    refresh();
}

void MovesBar::refresh()
{
    const int count = left();
    setVisible(count > (m_isShown ? 1 : 0));
    if (count == 0)
        return;
    const BatchRequest &request = m_left[m_at % m_left.size()];
    const int people = static_cast<int>(request.candidates.size());
    const QString title = m_titleOf(request.position);
    if (m_isShown) {
        //: %1 of %2 plans
        m_note->setText(
            tr("Calls to move, plan %1 of %2.").arg(m_at + 1).arg(count),
            //: %1 is a position
            tr("%1, %n call(s). Nothing is moved before you book it; the others follow.", nullptr, people).arg(title));
        m_note->setLink(tr("Next plan"));
    } else {
        m_note->setText(tr("%n plan(s) of calls to move left.", nullptr, count),
                        //: %1 is a position
                        tr("Next: %1, %n call(s).", nullptr, people).arg(title));
        m_note->setLink(tr("Show it"));
    }
}

} // namespace callboard
