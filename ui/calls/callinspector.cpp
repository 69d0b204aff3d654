// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/calls/callinspector.h"

#include "core/phone/e164.h"
#include "ui/calls/callfacts.h"
#include "ui/calls/callscontroller.h"
#include "ui/calls/callwords.h"
#include "ui/calls/promisebar.h"
#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/figurelabel.h"
#include "ui/common/note.h"
#include "ui/common/section.h"
#include "ui/common/textrole.h"
#include "ui/common/timetext.h"
#include "ui/log/namebook.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>

namespace callboard {

/// A state's sign and word.
class CallInspector::SignLabel : public QWidget
{
public:
    explicit SignLabel(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

    void set(const Reservation &reservation)
    {
        const bool missed = reservation.state == ReservationState::Firm && reservation.missed;
        m_state = missed ? ReservationState::Expired : reservation.state;
        m_unknown = reservation.unknown;
        m_word = CallWords::state(reservation);
        setAccessibleName(m_word);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const Theme &t = theme(this);
        const double width = QFontMetricsF(font(t)).horizontalAdvance(m_word);
        return {static_cast<int>(width) + t.px(22), t.px(20)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &t = theme(this);
        QPainter painter(this);
        drawStateSign(&painter, QRectF(0, 0, t.px(14), height()), m_state, m_unknown, t);
        painter.setFont(font(t));
        painter.setPen(m_unknown ? t.error : t.text);
        painter.drawText(rect().adjusted(t.px(20), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_word);
    }

private:
    QFont font(const Theme &t) const { return t.font(13, m_unknown ? QFont::DemiBold : QFont::Normal); }
    ReservationState m_state = ReservationState::Firm;
    bool m_unknown = false;
    QString m_word;
};

CallInspector::CallInspector(CallsController &controller, NameBook &names, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_names(names), m_empty(new EmptyState(this)),
      m_content(new QWidget(this))
{
    setFill(this, Fill::Panel);
    setAccessibleName(tr("The chosen call"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_empty);
    outer->addWidget(m_content);

    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *inside = new QWidget(m_content);
    auto *parts = new QVBoxLayout(inside);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(makeHead());
    parts->addWidget(makePromise());
    parts->addWidget(makePolicy());
    parts->addWidget(makeAttempts());
    parts->addWidget(makeHistory());
    // A section's height follows its wrapped words; the stretch takes what is left.
    for (int i = 0; i < parts->count(); ++i)
        parts->itemAt(i)->widget()->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    parts->addStretch(1);
    auto *scroll = new QScrollArea(m_content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    setFill(inside, Fill::Panel);
    column->addWidget(scroll, 1);
    column->addWidget(makeLine(Qt::Horizontal, m_content));
    column->addWidget(makeFoot());

    connect(&controller, &CallsController::currentChanged, this, &CallInspector::refresh);
    connect(&controller, &CallsController::detailChanged, this, &CallInspector::refresh);
    connect(&controller, &CallsController::lanesChanged, this, &CallInspector::refresh);
    connect(&controller, &CallsController::clockChanged, this, &CallInspector::refreshActions);
    connect(&controller.session(), &Session::workspaceChanged, this, &CallInspector::refreshActions);
    connect(&controller.session(), &Session::tick, this, [this] {
        if (isVisible())
            refreshTimes();
    });
    connect(&names, &NameBook::learned, this, &CallInspector::refreshHistory);
    refresh();
}

QWidget *CallInspector::makeHead()
{
    auto *head = new Section({}, this);
    auto *line = new QHBoxLayout;
    m_name = makeSentence({}, TextRole::Title, head);
    m_test = new Badge(tr("TEST"), BadgeKind::Outline, head);
    m_state = new SignLabel(head);
    line->addWidget(m_name, 1);
    line->addWidget(m_test, 0, Qt::AlignVCenter);
    line->addWidget(m_state, 0, Qt::AlignTop);
    head->body()->addLayout(line);
    m_phone = makeSentence({}, TextRole::Body2, head);
    head->body()->addWidget(m_phone);
    m_about = makeSentence({}, TextRole::Secondary, head);
    head->body()->addWidget(m_about);
    m_told = makeSentence({}, TextRole::Hint, head);
    head->body()->addWidget(m_told);
    m_batch = new Button({}, ButtonKind::Link, head);
    connect(m_batch, &QAbstractButton::clicked, this, &CallInspector::openBatchWanted);
    head->body()->addWidget(m_batch, 0, Qt::AlignLeft);
    m_note = new Note(Tone::Warn, {}, head);
    head->body()->addWidget(m_note);
    head->body()->setSpacing(theme(this).px(3));
    return head;
}

Section *CallInspector::makePromise()
{
    auto *section = new Section(tr("Promise"), this);
    m_slack = new FigureLabel({}, 12, QFont::Normal, section);
    m_slack->setColour([] { return theme(nullptr).text2; });
    section->addToHeader(m_slack);
    m_promise = new PromiseBar(section);
    section->body()->addWidget(m_promise);
    return section;
}

Section *CallInspector::makePolicy()
{
    m_policySection = new Section(tr("Policy"), this);
    m_policyBadge = new Badge(tr("Differs from today"), BadgeKind::Warn, m_policySection);
    m_policySection->body()->addWidget(m_policyBadge, 0, Qt::AlignLeft);
    // Rows of boxes, not a grid: only boxes give wrapped words their height.
    int widest = 0;
    const auto addLine = [this](QLabel *name, QLabel *frozen, QLabel *today) {
        auto *line = new QHBoxLayout;
        line->setSpacing(theme(this).px(12));
        line->addWidget(name, 0, Qt::AlignTop);
        line->addWidget(frozen, 1, Qt::AlignTop);
        line->addWidget(today, 1, Qt::AlignTop);
        m_policySection->body()->addLayout(line);
    };
    m_policySection->body()->setSpacing(theme(this).px(4));
    auto *corner = makeLabel({}, TextRole::Hint, this);
    addLine(corner, makeSentence(tr("Frozen at booking"), TextRole::Hint, this),
            makeSentence(tr("Today"), TextRole::Hint, this));
    const auto add = [&](const char *id, const QString &title) {
        const PolicyRow policy{makeLabel(title, TextRole::Secondary, this), makeSentence({}, TextRole::Secondary, this),
                               makeSentence({}, TextRole::Hint, this)};
        addLine(policy.name, policy.frozen, policy.today);
        widest = std::max(widest, policy.name->sizeHint().width());
        m_policy.emplace(QString::fromLatin1(id), policy);
    };
    add("hours", tr("Hours"));
    add("days", tr("Days"));
    add("zone", tr("Zone"));
    add("retry", tr("Retry"));
    corner->setFixedWidth(widest);
    for (auto &[id, policy] : m_policy)
        policy.name->setFixedWidth(widest);
    m_policyHint = makeSentence(tr("This call keeps what was frozen."), TextRole::Hint, this);
    m_policySection->body()->addWidget(m_policyHint);
    return m_policySection;
}

Section *CallInspector::makeAttempts()
{
    m_attemptsSection = new Section(tr("Attempts"), this);
    m_attempts = new QGridLayout;
    m_attempts->setHorizontalSpacing(theme(this).px(12));
    m_attempts->setVerticalSpacing(theme(this).px(4));
    m_attempts->setColumnStretch(2, 1);
    m_attemptsSection->body()->addLayout(m_attempts);
    return m_attemptsSection;
}

Section *CallInspector::makeHistory()
{
    auto *section = new Section(tr("History"), this);
    auto *open = new Button(tr("Open in log"), ButtonKind::Link, section);
    connect(open, &QAbstractButton::clicked, this, &CallInspector::openLogWanted);
    section->addToHeader(open);
    m_history = new QVBoxLayout;
    m_history->setSpacing(0);
    section->body()->addLayout(m_history);
    section->setLineVisible(false);
    return section;
}

QWidget *CallInspector::makeFoot()
{
    m_foot = new QWidget(m_content);
    auto *column = new QVBoxLayout(m_foot);
    const Theme &t = theme(this);
    column->setContentsMargins(t.px(12), t.px(12), t.px(12), t.px(12));
    column->setSpacing(t.px(8));
    m_grid = new QGridLayout;
    m_grid->setSpacing(t.px(8));
    for (const CallAction action : kCallActions) {
        const bool destructive =
            action == CallAction::Cancel || action == CallAction::Revoke || action == CallAction::HangUp;
        auto *one = new Button(CallActionWords::title(action),
                               destructive ? ButtonKind::Destructive : ButtonKind::Plain, m_foot);
        one->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_buttons.emplace(action, one);
    }
    button(CallAction::Cancel)->setKeyHint(QKeySequence(Qt::Key_Delete));
    button(CallAction::Move)->setKeyHint(QKeySequence(Qt::Key_F2));
    column->addLayout(m_grid);
    arrangeButtons();
    m_reason = makeSentence({}, TextRole::Hint, m_foot);
    column->addWidget(m_reason);
    connect(button(CallAction::Why), &QAbstractButton::clicked, this, &CallInspector::explain);
    connect(button(CallAction::Move), &QAbstractButton::clicked, this, &CallInspector::moveWanted);
    connect(button(CallAction::CallNow), &QAbstractButton::clicked, &m_controller, &CallsController::callNow);
    connect(button(CallAction::Cancel), &QAbstractButton::clicked, this, &CallInspector::cancelWanted);
    connect(button(CallAction::Revoke), &QAbstractButton::clicked, this, [this] { m_controller.revoke(window()); });
    connect(button(CallAction::HangUp), &QAbstractButton::clicked, this, [this] { m_controller.hangUp(window()); });
    return m_foot;
}

/// Two beside each other while their words fit, else one below the other.
void CallInspector::arrangeButtons()
{
    const Theme &t = theme(this);
    const int room = (width() - 2 * t.px(12) - t.px(8)) / 2;
    const bool fits = std::all_of(m_buttons.begin(), m_buttons.end(),
                                  [room](const auto &one) { return one.second->sizeHint().width() <= room; });
    const int columns = fits ? 2 : 1;
    if (std::exchange(m_columns, columns) == columns)
        return;
    int place = 0;
    for (const CallAction action : kCallActions) {
        m_grid->removeWidget(m_buttons.at(action));
        m_grid->addWidget(m_buttons.at(action), place / columns, place % columns);
        ++place;
    }
}

void CallInspector::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeButtons();
}

void CallInspector::refresh()
{
    const CallRowPtr row = m_controller.currentRow();
    m_content->setVisible(row != nullptr);
    m_empty->setVisible(row == nullptr);
    if (!row) {
        m_empty->show(EmptyCause::NothingYet, Icon::Calls, tr("No call chosen"),
                      tr("Choose a row or a bar to see its promise, its history and what can be done."));
        return;
    }
    m_names.learn(*row);
    const Reservation &r = row->reservation;
    m_name->setText(row->candidateName);
    m_test->setVisible(r.isTest);
    m_state->set(r);
    //: Position, estimated length, number that calls
    m_about->setText(tr("%1, %2 on %3").arg(row->positionTitle, TimeText::length(r.times.estimate), row->numberLabel));
    m_batch->setVisible(r.batch.has_value());
    m_batch->setText(row->batchName);
    refreshTimes();
    refreshPolicy();
    refreshAttempts();
    refreshHistory();
    refreshNote();
    refreshActions();
}

void CallInspector::refreshTimes()
{
    const CallRowPtr row = m_controller.currentRow();
    if (!row)
        return;
    const Reservation &r = row->reservation;
    const Instant now = m_controller.session().now();
    const QString phone = row->candidatePhone.isEmpty() ? QString() : formatInternational(row->candidatePhone);
    //: Phone number, city, the time on the wall there: "+49 171 3920054, Berlin, 15:42 there"
    m_phone->setText(tr("%1, %2, %3 there").arg(phone, r.zone.city(), TimeText::time(now, r.zone)));
    m_promise->setPromise(PromiseTimes::of(r, now), r.state != ReservationState::Firm,
                          m_controller.session().ownZone());
    const QString asOf = m_controller.model().asOf(r);
    m_told->setVisible(!asOf.isEmpty());
    //: %1 is "12 s ago" or "not told yet"
    m_told->setText(tr("The server's word: %1").arg(asOf));
    const auto slack = callfacts::slack(r, now);
    m_slack->setText(slack ? tr("slack %1").arg(TimeText::length(*slack)) : QString());
}

void CallInspector::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && !m_restyling) {
        // The application is walking all widgets: none may be made or deleted before it is through.
        m_restyling = true;
        QTimer::singleShot(0, this, [this] {
            m_restyling = false;
            m_historyShown.clear();
            if (m_controller.currentRow())
                refresh();
        });
    }
}

} // namespace callboard
