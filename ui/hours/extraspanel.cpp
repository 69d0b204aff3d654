// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/extraspanel.h"

#include "core/model/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/note.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/hours/extrasdialogs.h"
#include "ui/hours/heldcallsdialog.h"
#include "ui/hours/windowstext.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kMostRowsShown = 4;

/// The next date an exception covers, for the order of the list.
QDate nextOf(const DateException &exception, QDate today)
{
    if (!exception.yearly || exception.last >= today)
        return exception.first;
    const int years = today.year() - exception.last.year();
    const QDate last = exception.last.addYears(years);
    return exception.first.addYears(last >= today ? years : years + 1);
}

} // namespace

ExtrasPanel::ExtrasPanel(HoursController &controller, Session &session, QWidget *parent)
    : Section(tr("Holidays and split days"), parent), m_controller(controller), m_session(session),
      m_list(new QListWidget(this)), m_none(makeSentence({}, TextRole::Hint, this)),
      m_add(new Button(tr("Add holiday…"), ButtonKind::Plain, this)),
      m_edit(new Button(tr("Edit…"), ButtonKind::Plain, this)),
      m_remove(new Button(tr("Remove"), ButtonKind::Plain, this)), m_week(makeSentence({}, TextRole::Secondary, this)),
      m_weekButton(new Button(tr("Split days…"), ButtonKind::Plain, this)), m_held(new Note(Tone::Warn, {}, this)),
      m_enforced(makeSentence({}, TextRole::Hint, this))
{
    m_list->setAccessibleName(tr("Holidays"));
    m_list->setWordWrap(true);
    m_list->setSpacing(theme(this).px(3));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(m_none);
    body()->addWidget(m_list);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme(this).px(8));
    row->addWidget(m_add);
    row->addStretch(1);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    body()->addLayout(row);
    body()->addWidget(m_week);
    body()->addWidget(m_weekButton, 0, Qt::AlignLeft);
    body()->addWidget(m_held);
    body()->addWidget(m_enforced);
    connect(m_add, &QAbstractButton::clicked, this, &ExtrasPanel::addException);
    connect(m_edit, &QAbstractButton::clicked, this, &ExtrasPanel::editException);
    connect(m_remove, &QAbstractButton::clicked, this, &ExtrasPanel::removeException);
    connect(m_weekButton, &QAbstractButton::clicked, this, &ExtrasPanel::editWeek);
    connect(m_list, &QListWidget::itemActivated, this, &ExtrasPanel::editException);
    connect(m_list, &QListWidget::currentRowChanged, this, &ExtrasPanel::refreshButtons);
    connect(m_held, &Note::linkActivated, this, &ExtrasPanel::review);
    connect(&controller, &HoursController::extrasChanged, this, &ExtrasPanel::refresh);
    connect(&controller, &HoursController::loadedChanged, this, &ExtrasPanel::refresh);
    refresh();
}

void ExtrasPanel::refresh()
{
    const HoursExtras &extras = m_controller.extras();
    const QDate today = m_session.ownZone().civilOf(m_session.now()).date;
    m_shown.clear();
    for (size_t i = 0; i < extras.exceptions.size(); ++i) {
        if (extras.exceptions[i].yearly || extras.exceptions[i].last >= today)
            m_shown.push_back(static_cast<int>(i));
    }
    const auto next = [&](int i) { return nextOf(extras.exceptions[static_cast<size_t>(i)], today); };
    std::stable_sort(m_shown.begin(), m_shown.end(), [&](int a, int b) { return next(a) < next(b); });

    const QString before = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    m_list->clear();
    for (const int i : m_shown) {
        const DateException &one = extras.exceptions[static_cast<size_t>(i)];
        //: a holiday's name, its dates, then "closed" or the spans that stay open
        m_list->addItem(
            tr("%1\n%2: %3").arg(visibleText(one.label), WindowsText::dates(one), WindowsText::text(one.windows)));
        if (m_list->item(m_list->count() - 1)->text() == before)
            m_list->setCurrentRow(m_list->count() - 1);
    }
    m_list->setVisible(!m_shown.empty());
    if (!m_shown.empty()) {
        const int rows = std::min<int>(kMostRowsShown, m_list->count());
        m_list->setFixedHeight(rows * (m_list->sizeHintForRow(0) + 2 * m_list->spacing()) + 2 * m_list->frameWidth());
    }
    m_none->setText(tr("No holiday is coming. A holiday only closes: calls start where the hours and the day allow "
                       "it."));
    m_none->setVisible(m_shown.empty());

    QStringList week;
    for (const WeekdayWindows &day : extras.week)
        //: a weekday, then the spans of that day: "Fri 09:00–12:00"
        week << tr("%1 %2").arg(QLocale().standaloneDayName(day.isoDay, QLocale::ShortFormat),
                                WindowsText::text(day.windows));
    m_week->setText(week.join(QStringLiteral("; ")));
    m_week->setVisible(!week.isEmpty());

    const int held = static_cast<int>(m_controller.held().size());
    m_held->setVisible(held > 0);
    m_held->setSentence(
        tr("%n booked call(s) stand where it is closed now. They are held, not dialled.", nullptr, held));
    m_held->setLink(tr("Review…"));
    const bool isPlain = !m_session.backend().capabilities().lists;
    m_enforced->setVisible(isPlain);
    m_enforced->setText(tr("Kept on this computer and not enforced by the server: they narrow what is planned and sent "
                           "from here."));
    refreshButtons();
}

int ExtrasPanel::current() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_shown.size()) ? -1 : m_shown[static_cast<size_t>(row)];
}

void ExtrasPanel::refreshButtons()
{
    QString whyNot = m_session.whyNotManage();
    if (whyNot.isEmpty() && m_controller.isSavingExtras())
        whyNot = tr("Saving…");
    m_add->setReason(whyNot);
    m_weekButton->setReason(whyNot);
    const QString whyNotOne = whyNot.isEmpty() && current() < 0 ? tr("Choose a holiday first.") : whyNot;
    m_edit->setReason(whyNotOne);
    m_remove->setReason(whyNotOne);
    m_edit->setVisible(!m_shown.empty());
    m_remove->setVisible(!m_shown.empty());
}

void ExtrasPanel::addException()
{
    openException(-1);
}

void ExtrasPanel::editException()
{
    if (m_edit->isEnabled() && current() >= 0)
        openException(current());
}

void ExtrasPanel::openException(int index)
{
    auto *dialog =
        new ExceptionDialog(m_controller, index, m_session.ownZone().civilOf(m_session.now()).date, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExceptionDialog::chosen, &m_controller, &HoursController::saveExtras);
    dialog->open();
}

void ExtrasPanel::removeException()
{
    HoursExtras extras = m_controller.extras();
    extras.exceptions.erase(extras.exceptions.begin() + current());
    m_controller.saveExtras(extras);
}

void ExtrasPanel::editWeek()
{
    auto *dialog = new SplitDaysDialog(m_controller, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SplitDaysDialog::chosen, &m_controller, &HoursController::saveExtras);
    dialog->open();
}

void ExtrasPanel::review()
{
    auto *dialog = new HeldCallsDialog(m_controller, m_session, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace callboard
