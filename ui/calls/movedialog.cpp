// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/movedialog.h"

#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/note.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/timetext.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QTimeEdit>

namespace callboard {

MoveDialog::MoveDialog(Session &session, MoveController &mover, const ReservationRow &row,
                       const std::vector<LaneNumber> &numbers, QWidget *parent)
    : QDialog(parent), m_session(session), m_mover(mover), m_call(row.reservation), m_day(new QDateEdit(this)),
      m_time(new QTimeEdit(this)), m_number(new QComboBox(this)), m_there(makeSentence({}, TextRole::Secondary, this)),
      m_verdict(new Note(Tone::Info, {}, this)), m_move(new Button(tr("Move"), ButtonKind::Primary, this))
{
    const Theme &t = theme(this);
    const Zone &own = session.ownZone();
    setWindowTitle(tr("Move the call with %1").arg(row.candidateName));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    column->setSpacing(t.px(12));
    column->addWidget(makeSentence(windowTitle(), TextRole::Lead, this));
    //: Both times of the window are on the operator's clock
    column->addWidget(makeSentence(tr("Planned %1. It must start between %2 and %3.")
                                       .arg(TimeText::inBoth(m_call.times.plannedAttemptAt, own, m_call.zone),
                                            TimeText::moment(m_call.times.windowStart, own),
                                            TimeText::momentIn(m_call.times.latestDispatchBy(), own)),
                                   TextRole::Body2, this));

    const CivilMinute civil = own.civilOf(m_call.times.plannedAttemptAt);
    m_day->setCalendarPopup(true);
    m_day->setDisplayFormat(QStringLiteral("ddd d MMM yyyy"));
    m_day->setDate(civil.date);
    m_day->setDateRange(own.civilOf(session.now()).date, own.civilOf(m_call.times.targetEnd).date);
    m_time->setDisplayFormat(QStringLiteral("HH:mm"));
    m_time->setTime(civil.time);
    m_number->addItem(row.numberLabel, m_call.number.text());
    for (const LaneNumber &lane : numbers) {
        if (lane.id != m_call.number)
            m_number->addItem(lane.label, lane.id.text());
    }
    //: %1 is the operator's city
    const QString timeWords = tr("&Time in %1").arg(own.city());
    // The fields begin under one another, however long the city's name is.
    const double scale = t.px(100) / 100.0;
    const int wide = fontMetrics().horizontalAdvance(timeWords); // with the sign of the mnemonic, so some room is left
    const int labels = std::max(84, static_cast<int>(wide / scale));
    addFormRow(column, tr("&Day"), m_day, labels);
    addFormRow(column, timeWords, m_time, labels);
    addFormRow(column, tr("&Number"), m_number, labels);
    column->addWidget(m_there);
    column->addWidget(m_verdict);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    auto *keep = new Button(tr("Keep it where it is"), ButtonKind::Plain, this);
    foot->addWidget(keep);
    foot->addWidget(m_move);
    m_move->setDefault(true);
    column->addLayout(foot);
    setMinimumWidth(t.px(440));
    growWithContent(this);

    connect(m_day, &QDateEdit::dateChanged, this, &MoveDialog::hover);
    connect(m_time, &QTimeEdit::timeChanged, this, &MoveDialog::hover);
    connect(m_number, &QComboBox::currentIndexChanged, this, &MoveDialog::hover);
    connect(&mover, &MoveController::verdictChanged, this, &MoveDialog::showVerdict);
    connect(keep, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_move, &QAbstractButton::clicked, this, &QDialog::accept);
    m_mover.begin(m_call);
    showVerdict();
    m_time->setFocus();
}

Instant MoveDialog::place() const
{
    const CivilMinute typed{m_day->date(), m_time->time()};
    const Zone::Resolved meant = m_session.ownZone().resolve(typed);
    // In a repeated hour the first is meant unless the call stands in the second.
    return m_call.times.plannedAttemptAt == meant.second ? meant.second : meant.first;
}

std::optional<PhoneNumberId> MoveDialog::number() const
{
    const PhoneNumberId chosen(m_number->currentData().toString());
    return chosen == m_call.number ? std::nullopt : std::optional(chosen);
}

void MoveDialog::hover()
{
    m_mover.hover(place(), number());
    showVerdict();
}

QString MoveDialog::verdictText(const MoveVerdict &verdict, const Zone &own)
{
    if (verdict.allowed)
        return {};
    const RefusalText words = Sentences::refusal(verdict.code, verdict.why, own);
    return words.sentence.isEmpty() ? words.lead : words.lead + QStringLiteral(". ") + words.sentence;
}

void MoveDialog::showVerdict()
{
    const Zone &own = m_session.ownZone();
    const Instant to = place();
    //: The minute that is typed, on the person's own clock
    m_there->setText(tr("%1 there.").arg(TimeText::momentIn(to, m_call.zone)));
    m_there->setVisible(!(m_call.zone == own));
    m_move->setText(tr("Move to %1").arg(TimeText::shortMoment(to, own, m_session.now())));
    if (to == m_call.times.plannedAttemptAt && !number()) {
        m_verdict->setTone(Tone::Info);
        m_verdict->setSentence(tr("This is where it stands. Choose another minute."));
        m_move->setReason(tr("Choose another minute first."));
        return;
    }
    const auto &verdict = m_mover.verdict();
    if (!verdict) {
        m_verdict->setTone(Tone::Info);
        m_verdict->setSentence(tr("Asking whether it may go there…"));
        m_move->setReason(tr("Asking whether it may go there…"));
    } else if (verdict->allowed) {
        m_verdict->setTone(Tone::Ok);
        m_verdict->setText(tr("It may go there."), {});
        m_move->setReason({});
    } else {
        const RefusalText words = Sentences::refusal(verdict->code, verdict->why, own);
        m_verdict->setTone(Tone::Error);
        m_verdict->setText(words.lead, words.sentence);
        m_move->setReason(words.lead);
    }
}

} // namespace callboard
