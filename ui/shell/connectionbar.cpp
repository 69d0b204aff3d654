// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/connectionbar.h"

#include "ui/common/note.h"
#include "ui/common/sentences.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/shell/freshnesswords.h"

#include <QBoxLayout>

namespace callboard {

namespace {

/// Shorter troubles come and go without a word.
constexpr milliseconds kWorthSaying{2'000};

} // namespace

ConnectionBar::ConnectionBar(Session &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_note(new Note(Tone::Warn, {}, this))
{
    auto *row = new QHBoxLayout(this);
    const Theme &t = theme(this);
    row->setContentsMargins(t.px(12), t.px(6), t.px(12), t.px(6));
    row->addWidget(m_note);
    setAccessibleName(tr("Connection"));
    connect(&session, &Session::connectionChanged, this, &ConnectionBar::refresh);
    connect(&session, &Session::tick, this, &ConnectionBar::refresh);
    refresh();
}

void ConnectionBar::refresh()
{
    const Connection way = m_session.backend().connection();
    const bool isOffline = way.state == Connection::State::Offline;
    if (!isOffline && way.waiting == 0 && way.isPlain) {
        showFreshness(way);
        return;
    }
    m_note->setTone(Tone::Warn);
    if (!isOffline && way.waiting == 0) {
        m_note->setText({}, {});
        hide();
        return;
    }
    QStringList sentences;
    QString lead;
    if (isOffline) {
        lead =
            way.trouble ? Sentences::refusal(*way.trouble, m_session.ownZone()).lead : tr("The server does not answer");
        if (way.answeredAgo && *way.answeredAgo >= kWorthSaying)
            //: %1 is a length of time
            sentences << tr("What you see is %1 old.").arg(TimeText::exactLength(*way.answeredAgo));
        sentences << (way.retryIn && *way.retryIn >= kSecond
                          //: %1 is a length of time
                          ? tr("Trying again in %1.").arg(TimeText::exactLength(*way.retryIn))
                          : tr("Trying again now."));
    } else {
        lead = tr("Sent, not confirmed");
    }
    if (way.waiting > 0)
        sentences << tr("%n command(s) wait for the answer and are asked again with the same key.", nullptr,
                        way.waiting);
    m_note->setText(lead, sentences.join(QLatin1Char(' ')));
    show();
}

void ConnectionBar::showFreshness(const Connection &way)
{
    const Freshness *fresh = freshnessOf(m_session.backend());
    const FreshnessWords::Shown shown =
        fresh ? FreshnessWords::shown(m_page, fresh->ages(), {fresh->untold(), fresh->untilTold()}, way)
              : FreshnessWords::shown(m_page, {}, {}, way);
    m_note->setTone(shown.isStale ? Tone::Warn : Tone::Info);
    m_note->setText(shown.lead, shown.sentence);
    show();
}

void ConnectionBar::setPage(PageId page)
{
    m_page = page;
    refresh();
}

QString ConnectionBar::sentence() const
{
    return isHidden() ? QString() : m_note->lead() + QLatin1Char(' ') + m_note->sentence();
}

} // namespace callboard
