// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/personpanel.h"

#include "core/model/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/figure.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/people/callablestrip.h"
#include "ui/people/peoplemodel.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace callboard {

namespace {

constexpr size_t kMostHistory = 6;

/// A sign, a lead and, at the right, the detail: one line of "May be called now" or of the history.
class FactLine : public QWidget
{
public:
    FactLine(Tone tone, const QString &lead, const QString &detail, QWidget *parent)
        : QWidget(parent), m_tone(tone), m_lead(lead), m_detail(detail)
    {
        setAccessibleName(detail.isEmpty() ? lead : lead + QStringLiteral(": ") + detail);
        setToolTip(detail);
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    void setState(std::optional<ReservationState> state, bool unknown)
    {
        m_state = state;
        m_unknown = unknown;
    }
    QSize sizeHint() const override { return {theme(this).px(180), theme(this).px(20)}; }
    QSize minimumSizeHint() const override { return {theme(this).px(80), theme(this).px(20)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF sign(0, (height() - t.px(14)) / 2.0, t.px(14), t.px(14));
        if (m_state)
            drawStateSign(&painter, sign, *m_state, m_unknown, t);
        else
            drawToneSign(&painter, sign, m_tone, t);
        const QFont font = t.font(12);
        const QRectF rest(t.px(20), 0, width() - t.px(20), height());
        const double leadWidth = figure::width(font, m_lead);
        painter.setPen(t.text);
        figure::draw(&painter, rest, Qt::AlignLeft | Qt::AlignVCenter, font, m_lead);
        const double room = rest.width() - leadWidth - t.px(8);
        painter.setPen(t.text2);
        const QString detail = QFontMetricsF(font).elidedText(m_detail, Qt::ElideRight, room);
        figure::draw(&painter, rest, Qt::AlignRight | Qt::AlignVCenter, font, detail);
    }

private:
    Tone m_tone;
    QString m_lead;
    QString m_detail;
    std::optional<ReservationState> m_state;
    bool m_unknown = false;
};

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

PersonPanel::PersonPanel(Session &session, PeopleController &controller, QWidget *parent)
    : QWidget(parent), m_session(session), m_controller(controller), m_panel(new SidePanel(tr("Person"), this))
{
    setAccessibleName(m_panel->accessibleName());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    auto *head = new Section({}, m_panel);
    head->body()->setSpacing(2);
    m_name = makeSentence({}, TextRole::Title, head);
    m_place = makeSentence({}, TextRole::Body2, head);
    m_job = makeSentence({}, TextRole::Secondary, head);
    for (QLabel *label : {m_name, m_place, m_job})
        head->body()->addWidget(label);
    m_panel->addSection(head);

    m_standing = new Section(tr("May be called now"), m_panel);
    m_checks = new QVBoxLayout;
    m_checks->setSpacing(2);
    m_standing->body()->addLayout(m_checks);
    m_panel->addSection(m_standing);

    m_zoneSection = new Section(tr("Zone"), m_panel);
    auto *change = new Button(tr("Change…"), ButtonKind::Link, m_zoneSection);
    connect(change, &QAbstractButton::clicked, this, &PersonPanel::changeZoneRequested);
    m_zoneSection->addToHeader(change);
    m_zone = makeSentence({}, TextRole::Strong, m_zoneSection);
    m_zoneWhy = makeSentence({}, TextRole::Secondary, m_zoneSection);
    m_stripTitle = makeLabel({}, TextRole::Secondary, m_zoneSection);
    m_strip = new CallableStrip(m_zoneSection);
    for (QWidget *widget : {static_cast<QWidget *>(m_zone), static_cast<QWidget *>(m_zoneWhy),
                            static_cast<QWidget *>(m_stripTitle), static_cast<QWidget *>(m_strip)})
        m_zoneSection->body()->addWidget(widget);
    m_panel->addSection(m_zoneSection);

    m_historySection = new Section(tr("History"), m_panel);
    auto *log = new Button(tr("Open in log"), ButtonKind::Link, m_historySection);
    connect(log, &QAbstractButton::clicked, this, &PersonPanel::openInLogRequested);
    m_historySection->addToHeader(log);
    m_history = new QVBoxLayout;
    m_history->setSpacing(2);
    m_historySection->body()->addLayout(m_history);
    m_panel->addSection(m_historySection);

    QVBoxLayout *foot = m_panel->foot();
    m_plan = new Button(tr("Plan a call…"), ButtonKind::Primary, m_panel);
    m_plan->setButtonSize(ButtonSize::Large);
    m_plan->setKeyHint(Qt::CTRL | Qt::Key_Return);
    foot->addWidget(m_plan);
    const auto addRow = [&](Button *&left, Button *&right, const QString &leftText, const QString &rightText) {
        auto *row = new QHBoxLayout;
        left = new Button(leftText, ButtonKind::Plain, m_panel);
        right = new Button(rightText, ButtonKind::Plain, m_panel);
        row->addWidget(left, 1);
        row->addWidget(right, 1);
        foot->addLayout(row);
    };
    addRow(m_book, m_edit, tr("Book one…"), tr("Edit…"));
    m_edit->setKeyHint(Qt::Key_F2);
    addRow(m_revoke, m_remove, tr("Revoke call"), tr("Remove…"));
    m_remove->setKind(ButtonKind::Destructive);
    m_revokeReason = makeSentence({}, TextRole::Hint, m_panel);
    foot->addWidget(m_revokeReason);

    connect(&m_controller, &PeopleController::reloaded, this, &PersonPanel::refresh);
    connect(&m_controller, &PeopleController::rowsChanged, this, &PersonPanel::refresh);
    connect(&m_controller, &PeopleController::historyReady, this, &PersonPanel::showHistory);
    connect(&m_session, &Session::ownZoneChanged, this, &PersonPanel::refresh);
    refresh();
}

void PersonPanel::showPerson(const CandidateId &id)
{
    if (id != m_id)
        clearLayout(m_history);
    m_id = id;
    refresh();
}

void PersonPanel::refresh()
{
    const PersonRow *row = m_id.isEmpty() ? nullptr : m_controller.person(m_id);
    for (QWidget *widget : {static_cast<QWidget *>(m_standing), static_cast<QWidget *>(m_zoneSection),
                            static_cast<QWidget *>(m_historySection)})
        widget->setVisible(row != nullptr);
    const QString nobody = row ? QString() : tr("Choose a person first.");
    const QString whyNotManage = row ? m_session.whyNotManage() : nobody;
    const QString whyNotSchedule = row ? m_session.whyNotSchedule() : nobody;
    m_plan->setReason(whyNotSchedule);
    m_book->setReason(whyNotSchedule);
    m_edit->setReason(whyNotManage);
    QString whyNotRemove = whyNotManage;
    if (row && whyNotRemove.isEmpty() && row->liveCall)
        whyNotRemove = tr("A call is live. Wait for its end or revoke it.");
    m_remove->setReason(whyNotRemove);
    QString whyNotRevoke = nobody;
    if (row && !row->nextCall && !row->liveCall && row->candidate.status == CandidateStatus::New)
        whyNotRevoke = tr("Revoke: no call is booked."); // stays on while telephony is off (C012)
    m_revoke->setReason(whyNotRevoke);
    m_revokeReason->setText(whyNotRevoke);
    m_revokeReason->setVisible(row && !whyNotRevoke.isEmpty());
    if (!row) {
        m_name->setText(tr("Nobody chosen"));
        m_place->clear();
        m_job->clear();
        return;
    }
    m_name->setText(row->candidate.name.isEmpty() ? tr("No name") : visibleText(row->candidate.name));
    const QString phone = formatInternational(row->candidate.phone);
    //: a phone number, a city and the time there
    m_place->setText(
        row->zone ? tr("%1, %2, %3 there").arg(phone, row->zone->city(), TimeText::time(m_session.now(), *row->zone))
                  : phone);
    const QString title = row->candidate.position ? visibleText(row->positionTitle) : tr("Any position");
    //: a position and how many calls there were so far
    m_job->setText(
        tr("%1, %2").arg(title, row->calls > 0 ? tr("%n call(s) so far", nullptr, row->calls) : tr("never called")));
    refreshStanding(*row);
    refreshZone(*row);
    m_controller.askHistory(m_id);
}

void PersonPanel::refreshStanding(const PersonRow &row)
{
    clearLayout(m_checks);
    const auto add = [this](Tone tone, const QString &lead, const QString &detail) {
        m_checks->addWidget(new FactLine(tone, lead, detail, m_standing));
    };
    const CallStanding standing = m_controller.standingOf(row);
    const Company company = m_session.company();
    const Instant now = m_session.now();
    const HoursRule rule = m_controller.hoursOf(row);
    if (!company.policy.hours && !row.candidate.isTest) {
        add(Tone::Warn, tr("Hours"), tr("not set"));
    } else if (!row.zone) {
        add(Tone::Warn, tr("Hours"), tr("not known without a zone"));
    } else if (callableAt(now, rule, company.extras, *row.zone)) {
        const auto spans = callableSpans({now, now + kDay}, rule, company.extras, *row.zone);
        const Instant end = spans.empty() ? now : spans.front().end;
        add(Tone::Ok, tr("Hours"),
            //: a time on their clock and the same on the operator's
            tr("open until %1 there, %2 yours")
                .arg(TimeText::time(end, *row.zone), TimeText::time(end, m_session.ownZone())));
    } else {
        const auto opens = nextCallable(now, now + 8 * kDay, rule, company.extras, *row.zone);
        add(Tone::Warn, tr("Hours"),
            opens ? tr("closed, open %1 yours").arg(TimeText::shortMoment(*opens, m_session.ownZone(), now))
                  : tr("closed"));
    }
    add(row.zone ? Tone::Ok : Tone::Warn, tr("Zone"), row.zone ? row.zone->city() : tr("not chosen"));
    const bool isPhoneWrong = judgePhone(row.candidate.phone) != PhoneProblem::None;
    add(isPhoneWrong ? Tone::Error : Tone::Ok, tr("Phone"),
        isPhoneWrong ? Sentences::phoneProblem(judgePhone(row.candidate.phone), row.region) : tr("can be dialled"));
    add(row.liveCall ? Tone::Warn : Tone::Ok, row.liveCall ? tr("A call is live") : tr("No call is live"),
        row.nextCallAt ? tr("next %1").arg(TimeText::shortMoment(*row.nextCallAt, m_session.ownZone(), now))
                       : tr("no next call"));
    if (company.diallingHeld)
        add(Tone::Warn, tr("Dialling"), tr("on hold"));
    if (!company.telephonyEnabled)
        add(Tone::Warn, tr("Telephony"), tr("off"));
    if (standing.kind == CallStanding::Kind::Other)
        add(Tone::Warn, PeopleModel::standingWords(standing, m_session), {});
}

void PersonPanel::refreshZone(const PersonRow &row)
{
    const Instant now = m_session.now();
    const QString country = Sentences::country(row.region);
    const QString code = callingCodeOf(row.region);
    if (!row.zone) {
        m_zone->setText(tr("Not chosen"));
        //: %1 is a calling code, %2 a country
        m_zoneWhy->setText(tr("%1 is %2, and %n clock(s) fit this number. Choose theirs.", nullptr,
                              static_cast<int>(row.zoneChoices.size()))
                               .arg(code, country));
    } else if (PeopleModel::isSafeWindow(row)) {
        m_zone->setText(tr("Safe window"));
        m_zoneWhy->setText(tr("Several clocks fit this number. Calls go out only while all of them are open."));
    } else {
        const QString from = PeopleModel::zoneFromWords(row);
        //: a zone, where it comes from, its offset: "Europe/London, from the phone, UTC+0"
        m_zone->setText(row.candidate.zone
                            ? tr("%1, from: %2, %3").arg(row.zone->name(), from, TimeText::offset(now, *row.zone))
                            : tr("%1 from the phone, %2").arg(row.zone->name(), TimeText::offset(now, *row.zone)));
        const bool isDerived = !row.candidate.zone && !row.region.isEmpty();
        //: %1 is a calling code, %2 a country
        m_zoneWhy->setText(isDerived            ? tr("%1 is %2, which has one clock.").arg(code, country)
                           : row.candidate.zone ? tr("Remembered for this person; bookings use it.")
                                                : tr("The number says nothing of a zone; the company's is used."));
    }
    const HoursRule rule = m_controller.hoursOf(row);
    const bool shows = row.zone.has_value() && rule.hours.has_value();
    m_strip->setVisible(shows);
    m_stripTitle->setVisible(shows);
    if (!shows)
        return;
    const Zone &own = m_session.ownZone();
    const Instant start = own.startOfDay(own.civilOf(now).date);
    const InstantRange day{start, start + kDay};
    //: %1 is the operator's city
    m_stripTitle->setText(tr("Callable, %1 time").arg(own.city()));
    const auto spans = callableSpans(day, rule, m_session.company().extras, *row.zone);
    m_strip->setAxis(day, own);
    m_strip->setRows({{QString(), spans, false}});
    m_strip->setNow(now);
    m_strip->setCall(row.nextCallAt);
    QStringList parts;
    for (const InstantRange &span : spans)
        parts << TimeText::range(span, own);
    m_strip->setAccessibleName(m_stripTitle->text() + QStringLiteral(": ") + parts.join(QStringLiteral(", ")));
}

void PersonPanel::showHistory(const CandidateId &id, const std::vector<ReservationRow> &calls)
{
    if (id != m_id)
        return;
    clearLayout(m_history);
    if (calls.empty()) {
        m_history->addWidget(makeSentence(tr("No calls so far."), TextRole::Hint, m_historySection));
        return;
    }
    for (size_t i = 0; i < std::min(calls.size(), kMostHistory); ++i) {
        const Reservation &call = calls[i].reservation;
        auto *line = new FactLine(
            Tone::Neutral, stateWord(call.state, call.unknown),
            //: a moment and a number's label
            tr("%1, %2").arg(TimeText::shortMoment(call.times.plannedAttemptAt, m_session.ownZone(), m_session.now()),
                             visibleText(calls[i].numberLabel)),
            m_historySection);
        line->setState(call.state, call.unknown);
        m_history->addWidget(line);
    }
    if (calls.size() > kMostHistory)
        m_history->addWidget(makeSentence(tr("%n earlier", nullptr, static_cast<int>(calls.size() - kMostHistory)),
                                          TextRole::Hint, m_historySection));
}

} // namespace callboard
