// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/planresultpanel.h"

#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/figurelabel.h"
#include "ui/common/note.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/heatmap/heatpainter.h"
#include "ui/shell/freshnesswords.h"

#include <QApplication>
#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace callboard {

namespace {

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        if (item->widget())
            item->widget()->hide();
        delete item;
    }
}

} // namespace

PlacedBar::PlacedBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PlacedBar::setCounts(int placed, int notPossibleNow, int needYou)
{
    m_placed = placed;
    m_notPossible = notPossibleNow;
    m_needYou = needYou;
    setAccessibleName(tr("%1 placed, %2 not possible now, %3 need you").arg(placed).arg(notPossibleNow).arg(needYou));
    update();
}

QSize PlacedBar::sizeHint() const
{
    return {theme(this).px(120), theme(this).px(13)};
}

void PlacedBar::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    const int all = std::max(1, m_placed + m_notPossible + m_needYou);
    const double least = t.px(5); // one person of a thousand is still seen
    const double notPossible = m_notPossible > 0 ? std::max(least, double(width()) * m_notPossible / all) : 0;
    const double needYou = m_needYou > 0 ? std::max(least, double(width()) * m_needYou / all) : 0;
    const double placed = std::max(0.0, width() - notPossible - needYou);
    painter.fillRect(QRectF(0, 0, placed, height()), t.accentMark);
    if (notPossible > 0) {
        const QRectF rect(placed + 1, 0, notPossible - 1, height());
        painter.fillRect(rect, hatchBrush(t.warnMark, false, t.scale * 0.7, devicePixelRatioF()));
        painter.setPen(t.warnMark);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (needYou > 0) {
        painter.setPen(t.errorMark);
        painter.drawRect(QRectF(placed + notPossible + 1, 0, needYou - 1, height()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

PlanResultPanel::PlanResultPanel(PlanController &controller, PlanCommit &commit, QWidget *parent)
    : SidePanel(tr("Plan result"), parent), m_controller(controller), m_commit(commit)
{
    const Theme &t = theme(this);
    m_head = new Section(tr("Plan result"), this);
    m_draft = new Badge(tr("Draft, nothing booked"), BadgeKind::Accent, m_head);
    m_head->addBesideTitle(m_draft);
    auto *big = new QHBoxLayout;
    big->setSpacing(t.px(8));
    m_placed = new FigureLabel(QString(), 32, QFont::DemiBold, m_head);
    m_of = makeLabel({}, TextRole::Body2, m_head);
    big->addWidget(m_placed, 0, Qt::AlignBottom);
    big->addWidget(m_of, 0, Qt::AlignBottom);
    big->addStretch(1);
    m_bar = new PlacedBar(m_head);
    m_counts = makeSentence({}, TextRole::Secondary, m_head);
    m_bound = new Note(Tone::Ok, {}, m_head);
    m_empty = new EmptyState(m_head);
    m_head->body()->addLayout(big);
    m_head->body()->addWidget(m_bar);
    m_head->body()->addWidget(m_counts);
    m_head->body()->addWidget(m_bound);
    m_head->body()->addWidget(m_empty);
    addSection(m_head);
    buildFacts();

    m_left = new Section(QString(), this);
    m_left->setLineVisible(false);
    m_show = new Button(tr("Show people"), ButtonKind::Link, m_left);
    m_left->addToHeader(m_show);
    m_groups = new QVBoxLayout;
    m_groups->setSpacing(0);
    m_left->body()->addLayout(m_groups);
    addSection(m_left);
    connect(m_show, &QPushButton::clicked, this, &PlanResultPanel::showNotPlacedRequested);
    buildFoot();

    connect(&m_controller, &PlanController::planChanged, this, &PlanResultPanel::refresh);
    connect(&m_controller, &PlanController::inputsChanged, this, &PlanResultPanel::refresh);
    connect(&m_commit, &PlanCommit::started, this, &PlanResultPanel::refresh);
    connect(&m_commit, &PlanCommit::booked, this, &PlanResultPanel::refresh);
    connect(&m_commit, &PlanCommit::refused, this, &PlanResultPanel::refresh);
    connect(m_empty, &EmptyState::actionTriggered, this, &PlanResultPanel::choosePeopleRequested);
    refresh();
}

void PlanResultPanel::buildFacts()
{
    m_facts = new Section(QString(), this);
    m_factGrid = new QGridLayout;
    m_factGrid->setHorizontalSpacing(theme(this).px(12));
    m_factGrid->setVerticalSpacing(0);
    m_facts->body()->addLayout(m_factGrid);
    m_perNumber = new QWidget(m_facts);
    m_perNumber->setAccessibleName(tr("Calls per number"));
    m_numberGrid = new QGridLayout(m_perNumber);
    m_numberGrid->setContentsMargins(0, 0, 0, 0);
    m_numberGrid->setHorizontalSpacing(theme(this).px(12));
    m_numberGrid->setVerticalSpacing(theme(this).px(2));
    m_facts->body()->addWidget(m_perNumber);
    addSection(m_facts);
}

void PlanResultPanel::buildFoot()
{
    const Theme &t = theme(this);
    m_book = new Button(QString(), ButtonKind::Primary, this);
    m_book->setButtonSize(ButtonSize::Large);
    m_book->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_review = new Button(QString(), ButtonKind::Plain, this);
    m_export = new Button(tr("Export plan"), ButtonKind::Plain, this);
    m_export->setIconName(Icon::Export);
    m_promise = makeSentence(tr("Every call is checked again when you book."), TextRole::Hint, this);
    foot()->addWidget(m_book);
    auto *row = new QHBoxLayout;
    row->setSpacing(t.px(8));
    row->addWidget(m_review, 1);
    row->addWidget(m_export, 1);
    foot()->addLayout(row);
    foot()->addWidget(m_promise);
    connect(m_book, &QPushButton::clicked, this, &PlanResultPanel::bookRequested);
    connect(m_review, &QPushButton::clicked, this, &PlanResultPanel::reviewRequested);
    connect(m_export, &QPushButton::clicked, this, &PlanResultPanel::exportRequested);
}

void PlanResultPanel::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    refresh();
}

void PlanResultPanel::setBookReason(const QString &reason)
{
    if (m_bookReason == reason)
        return;
    m_bookReason = reason;
    refresh();
}

void PlanResultPanel::setTableShown(bool shown)
{
    m_tableShown = shown;
    refresh();
}

QString PlanResultPanel::emptyReason() const
{
    if (m_controller.isLoaded() && m_controller.people().people.empty())
        return tr("Paste or import people first. Then choose them here.");
    if (m_controller.inputs().people.empty())
        return tr("Choose people, and a plan appears at once. Nothing is booked until you say so.");
    return tr("Choose a window on the map, or a preset, and a plan appears at once.");
}

void PlanResultPanel::refresh()
{
    const auto &plan = m_controller.plan();
    const PlanSummary &summary = m_controller.summary();
    const bool shows = plan != nullptr;
    for (QWidget *part : {static_cast<QWidget *>(m_placed), static_cast<QWidget *>(m_of), static_cast<QWidget *>(m_bar),
                          static_cast<QWidget *>(m_counts), static_cast<QWidget *>(m_bound),
                          static_cast<QWidget *>(m_facts), static_cast<QWidget *>(m_draft)})
        part->setVisible(shows);
    m_left->setVisible(shows && !summary.groups.empty());
    const auto &error = m_controller.planError();
    m_empty->setVisible(!shows && !m_controller.isPlanning());
    if (!shows && error) {
        const RefusalText words = Sentences::refusal(*error, m_controller.ownZone());
        m_empty->show(EmptyCause::NotSetUp, Icon::Warn, words.lead, words.sentence);
    } else if (!shows) {
        m_empty->show(EmptyCause::NothingYet, Icon::Plan, tr("No plan yet"), emptyReason(),
                      !m_controller.inputs().people.empty()  ? QString()
                      : m_controller.people().people.empty() ? tr("Open People")
                                                             : tr("Choose people…"));
    }
    if (shows) {
        m_placed->setText(QLocale().toString(summary.placed));
        m_of->setText(tr("of %n placed", nullptr, summary.asked));
        m_bar->setCounts(summary.placed, summary.notPossibleNow, summary.needYou);
        m_counts->setText(tr("%1 placed, %2 not possible now, %3 need you")
                              .arg(summary.placed)
                              .arg(summary.notPossibleNow)
                              .arg(summary.needYou));
        m_bound->setTone(summary.isBest() ? Tone::Ok : Tone::Info);
        if (summary.isBest())
            m_bound->setText(tr("Upper bound %1").arg(summary.bound.calls),
                             tr("No schedule can place more in this window with these lines."));
        else
            m_bound->setText(
                tr("Upper bound %1").arg(summary.bound.calls),
                tr("Another schedule could place at most %n more.", nullptr, summary.bound.calls - summary.placed));
        refreshFacts();
    }
    refreshGroups();

    QString reason = m_bookReason;
    if (m_commit.isBooking())
        reason = tr("Booking…");
    else if (m_controller.isPlanning())
        reason = tr("The plan is being made anew.");
    else if (!shows)
        reason = emptyReason();
    else if (summary.placed == 0)
        reason = tr("The plan places nobody.");
    const int moves = summary.replacing;
    m_book->setText(m_commit.isUnknown() ? tr("Ask again for %n call(s)", nullptr, summary.placed)
                    : moves > 0          ? tr("Book %1, move %2").arg(summary.placed - moves).arg(moves)
                                         : tr("Book %n call(s)", nullptr, summary.placed));
    m_book->setReason(reason);
    m_review->setText(m_tableShown ? tr("Back to the map") : m_compact ? tr("As a table") : tr("Review as a table"));
    m_export->setText(m_compact ? tr("Export") : tr("Export plan"));
    m_review->setReason(shows ? QString() : tr("There is no plan yet."));
    m_export->setReason(shows ? QString() : tr("There is no plan yet."));
    m_promise->setText(promise());
    m_promise->setVisible(!m_compact || m_controller.backend().capabilities().estimates);
    setAccessibleDescription(spoken());
}

/// What a click on Book means; of a plain server also what it will not keep to (D-POLICYSPLIT) and how long it takes.
QString PlanResultPanel::promise() const
{
    if (!m_controller.backend().capabilities().estimates)
        return tr("Every call is checked again when you book.");
    QStringList sentences{tr("An estimate: the server chooses the minute and the line of each call itself.")};
    if (m_controller.inputs().usesPreset())
        //: %1 is a length of time
        sentences
            << tr("Not enforced by the server: the notice of %1 before a call.").arg(TimeText::length(kConsoleMinLead));
    const int placed = m_controller.plan() ? m_controller.summary().placed : 0;
    if (const Freshness *fresh = freshnessOf(m_controller.backend()))
        sentences << FreshnessWords::cost(fresh->costOfCommit(placed), placed);
    return sentences.join(QLatin1Char(' ')).trimmed();
}

void PlanResultPanel::refreshFacts()
{
    clearLayout(m_factGrid);
    clearLayout(m_numberGrid);
    const PlanSummary &summary = m_controller.summary();
    const Zone &own = m_controller.ownZone();
    int cell = 0;
    const auto fact = [&](const QString &caption, const QString &value) {
        const int row = cell / 2 * 3;
        auto *label = makeSentence(caption, TextRole::Caption, m_facts); // wraps: two long ones stand side by side
        label->setMinimumWidth(1);
        auto *text = new FigureLabel(value, 12, QFont::Normal, m_facts);
        text->setSpokenName(caption);
        m_factGrid->addWidget(label, row, cell % 2);
        m_factGrid->addWidget(text, row + 1, cell % 2);
        label->show(); // at once, not with the next event: the panel is rebuilt while it is seen
        text->show();
        if (row > 0)
            m_factGrid->setRowMinimumHeight(row - 1, theme(this).px(6));
        ++cell;
    };
    if (summary.first)
        fact(tr("First call"), TimeText::moment(*summary.first, own));
    if (summary.last)
        fact(tr("Last call"), TimeText::moment(*summary.last, own));
    for (const PlanSummary::PoolPeak &peak : summary.peaks) {
        const auto part = m_controller.peakOf(peak.pool);
        if (m_compact || !part || part->cap == 0)
            continue;
        fact(tr("%1, busiest minute").arg(Sentences::poolName(peak.pool)),
             tr("%1 of %2 lines").arg(part->busy).arg(part->cap));
    }
    m_perNumber->setVisible(!m_compact && !summary.numbers.empty());
    int index = 0;
    for (const PlanSummary::PerNumber &number : summary.numbers) {
        const int column = index % 3 * 2;
        auto *label = makeLabel(number.label, TextRole::Caption, m_perNumber);
        label->setMinimumWidth(1);
        auto *count = new FigureLabel(QString::number(number.calls), 12, QFont::DemiBold, m_perNumber);
        count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        count->setSpokenName(number.label);
        m_numberGrid->addWidget(label, index / 3, column);
        m_numberGrid->addWidget(count, index / 3, column + 1);
        label->show();
        count->show();
        ++index;
    }
    for (const int column : {0, 1})
        m_factGrid->setColumnStretch(column, 1);
    m_facts->setVisible(cell > 0);
}

void PlanResultPanel::refreshGroups()
{
    // A link that has the focus is made anew in its place: the keyboard does not lose its way.
    int focused = -1;
    for (int i = 0; i < m_groups->count(); ++i) {
        if (QWidget *row = m_groups->itemAt(i)->widget(); row && row->isAncestorOf(QApplication::focusWidget()))
            focused = i;
    }
    clearLayout(m_groups);
    const PlanSummary &summary = m_controller.summary();
    const int left = summary.asked - summary.placed;
    m_left->setTitle(tr("%n not placed", nullptr, left));
    for (int i = 0; i < static_cast<int>(summary.groups.size()); ++i) {
        QWidget *row = makeGroup(i);
        m_groups->addWidget(row);
        row->show();
        if (auto *link = row->findChild<Button *>(); link && i == focused)
            link->setFocus();
    }
}

QWidget *PlanResultPanel::makeGroup(int index)
{
    const Theme &t = theme(this);
    const NotPlacedGroup &group = m_controller.summary().groups[static_cast<size_t>(index)];
    Reasons chain = group.why;
    if (group.step)
        chain.push_back(*group.step);
    const RefusalText words = Sentences::refusal(group.code, chain, m_controller.ownZone());
    auto *row = new QWidget(m_left);
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, t.px(6), 0, t.px(6));
    grid->setHorizontalSpacing(t.px(10));
    grid->setVerticalSpacing(0);
    auto *count = new FigureLabel(QString::number(group.count()), 13, QFont::DemiBold, row);
    count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    count->setMinimumWidth(t.px(18));
    grid->addWidget(count, 0, 0);
    grid->addWidget(makeLabel(words.lead, TextRole::Strong, row), 0, 1);
    if (!words.link.isEmpty()) {
        auto *link = new Button(words.link, ButtonKind::Link, row);
        link->setAccessibleName(tr("%1: %2", "a link and what it is about").arg(words.link, words.lead));
        grid->addWidget(link, 0, 2, Qt::AlignRight);
        connect(link, &QPushButton::clicked, this, [this, index] { Q_EMIT stepRequested(index); });
    }
    int line = 1;
    if (!m_compact && !words.sentence.isEmpty())
        grid->addWidget(makeSentence(words.sentence, TextRole::Secondary, row), line++, 1, 1, 2);
    if (!words.step.isEmpty()) {
        const auto places = m_controller.placesBy(index);
        QString step = words.step;
        if (places && *places > 0) {
            if (step.endsWith(QLatin1Char('.')))
                step.chop(1);
            //: %1 is a step such as "Extend the window to Thu 17:00"; shown as: step, then how many it places
            step = tr("%1: places %n", nullptr, *places).arg(step);
        }
        grid->addWidget(makeSentence(step, places && *places > 0 ? TextRole::OkText : TextRole::Secondary, row), line,
                        1, 1, 2);
    } else if (m_compact && !words.sentence.isEmpty()) {
        grid->addWidget(makeSentence(words.sentence, TextRole::Secondary, row), line, 1, 1, 2);
    }
    grid->setColumnStretch(1, 1);
    return row;
}

QString PlanResultPanel::spoken() const
{
    if (!m_controller.plan())
        return emptyReason();
    const PlanSummary &summary = m_controller.summary();
    QStringList parts{tr("%1 of %n placed.", nullptr, summary.asked).arg(summary.placed)};
    if (summary.isBest())
        parts << tr("No schedule can place more.");
    const int left = summary.asked - summary.placed;
    if (left > 0) {
        const QString reasons = tr("%n reason(s)", nullptr, static_cast<int>(summary.groups.size()));
        parts << tr("%n not placed, %1.", nullptr, left).arg(reasons);
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace callboard
