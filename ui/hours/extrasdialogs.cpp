// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/extrasdialogs.h"

#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/hours/hourscontroller.h"
#include "ui/hours/windowstext.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace callboard {

namespace {

constexpr int kLongestLabel = 120;
constexpr int kLabelWidth = 84;
constexpr int kWidth = 440;

QString tidy(const QLineEdit *field)
{
    return field->text().simplified();
}

} // namespace

ExtrasDialog::ExtrasDialog(HoursController &controller, const QString &title, const QString &act, QWidget *parent)
    : FormDialog(title, act, kWidth, kLabelWidth, parent), m_controller(controller),
      m_held(makeSentence({}, TextRole::WarnText, this))
{
    connect(this, &FormDialog::submitted, this, [this] {
        if (m_isSent || m_controller.isSavingExtras() || !whyNot().isEmpty())
            return;
        m_isSent = true;
        refresh();
        Q_EMIT chosen(edited());
    });
    connect(&controller, &HoursController::extrasSaved, this, [this] {
        if (m_isSent)
            accept();
    });
    connect(&controller, &HoursController::failed, this, [this](const Error &error) {
        if (!m_isSent || m_controller.isSavingExtras()) // it is about something else
            return;
        m_isSent = false;
        refresh();
        say(Sentences::oneLine(error, m_controller.ownZone()));
    });
}

void ExtrasDialog::refresh()
{
    const QString reason = m_isSent ? tr("It is being saved.") : whyNot();
    setReason(reason);
    const int before = static_cast<int>(m_controller.held().size());
    const int more = reason.isEmpty() ? m_controller.wouldHold(edited()) - before : 0;
    m_held->setText(
        more > 0 ? tr("%n more booked call(s) would be held, not dialled. You can move them afterwards.", nullptr, more)
                 : QString());
    m_held->setVisible(more > 0);
}

ExceptionDialog::ExceptionDialog(HoursController &controller, int index, QDate today, QWidget *parent)
    : ExtrasDialog(controller, index < 0 ? tr("Add a holiday") : tr("Edit the holiday"),
                   index < 0 ? tr("Add holiday") : tr("Save holiday"), parent),
      m_index(index), m_label(new QLineEdit(this)), m_first(new QDateEdit(this)), m_last(new QDateEdit(this)),
      m_yearly(new QCheckBox(tr("Every year"), this)), m_kind(new SegmentedControl(tr("What stays open"), this)),
      m_windows(new QLineEdit(this))
{
    DateException shown;
    shown.first = shown.last = today.addDays(1);
    if (index >= 0)
        shown = controller.extras().exceptions[static_cast<size_t>(index)];
    m_label->setMaxLength(kLongestLabel);
    m_label->setText(shown.label);
    m_label->setPlaceholderText(tr("Christmas, office closed, half day…"));
    addField(tr("Name"), m_label);
    for (QDateEdit *field : {m_first, m_last}) {
        field->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        field->setCalendarPopup(true);
    }
    m_first->setDate(shown.first);
    m_last->setDate(shown.last);
    addField(tr("First day"), m_first);
    addField(tr("Last day"), m_last);
    m_yearly->setChecked(shown.yearly);
    addField(QString(), m_yearly);
    m_kind->addSegment(tr("Closed all day"));
    m_kind->addSegment(tr("Open only at"));
    m_kind->setCurrentIndex(shown.windows.empty() ? 0 : 1);
    auto *kind = new QWidget(this);
    auto *kindRow = new QHBoxLayout(kind);
    kindRow->setContentsMargins(0, 0, 0, 0);
    kindRow->addWidget(m_kind);
    kindRow->addStretch(1);
    addField(tr("That day"), kind);
    if (!shown.windows.empty())
        m_windows->setText(WindowsText::text(shown.windows));
    m_windows->setPlaceholderText(WindowsText::text({{9 * 60, 12 * 60}}));
    addField(tr("Hours"), m_windows);
    fields()->addWidget(
        makeSentence(tr("Judged on each person's own clock. A holiday only closes: the company's hours and days still "
                        "count."),
                     TextRole::Hint, this));
    fields()->addWidget(m_held);
    connect(m_label, &QLineEdit::textChanged, this, [this] { refresh(); });
    connect(m_windows, &QLineEdit::textChanged, this, [this] { refresh(); });
    connect(m_yearly, &QCheckBox::toggled, this, [this] { refresh(); });
    connect(m_last, &QDateEdit::dateChanged, this, [this] { refresh(); });
    connect(m_first, &QDateEdit::dateChanged, this, [this](QDate date) {
        if (m_last->date() < date)
            m_last->setDate(date);
        refresh();
    });
    connect(m_kind, &SegmentedControl::currentIndexChanged, this, [this] { followKind(); });
    followKind();
    m_label->setFocus(Qt::OtherFocusReason);
}

void ExceptionDialog::followKind()
{
    m_windows->setEnabled(m_kind->currentIndex() == 1);
    refresh();
}

DateException ExceptionDialog::exception() const
{
    DateException made;
    made.label = tidy(m_label);
    made.first = m_first->date();
    made.last = m_last->date();
    made.yearly = m_yearly->isChecked();
    if (m_kind->currentIndex() == 1)
        made.windows = WindowsText::parse(m_windows->text()).value_or(DayWindows{});
    return made;
}

HoursExtras ExceptionDialog::edited() const
{
    HoursExtras extras = m_controller.extras();
    if (m_index >= 0 && static_cast<size_t>(m_index) < extras.exceptions.size())
        extras.exceptions[static_cast<size_t>(m_index)] = exception();
    else
        extras.exceptions.push_back(exception());
    return extras;
}

QString ExceptionDialog::whyNot() const
{
    const bool isOpenOnly = m_kind->currentIndex() == 1;
    const auto windows = isOpenOnly ? WindowsText::parse(m_windows->text()) : DayWindows{};
    setFieldError(m_windows, isOpenOnly && !windows && !m_windows->text().isEmpty());
    if (tidy(m_label).isEmpty())
        return tr("A holiday needs a name.");
    if (m_last->date() < m_first->date())
        return tr("The last day is before the first.");
    if (m_last->date() >= m_first->date().addYears(1))
        return tr("A holiday is shorter than a year.");
    if (isOpenOnly && (!windows || windows->empty()))
        return tr("Type when calls may start, as 09:00–12:00, 13:00–17:00.");
    if (!checkExtras(edited()))
        return tr("There are too many holidays or windows.");
    return {};
}

SplitDaysDialog::SplitDaysDialog(HoursController &controller, QWidget *parent)
    : ExtrasDialog(controller, tr("Split days"), tr("Save split days"), parent)
{
    fields()->addWidget(makeSentence(
        tr("When calls may start on a weekday, inside the company's hours. Leave a day empty for all of its hours."),
        TextRole::Body2, this));
    for (int isoDay = 1; isoDay <= 7; ++isoDay) {
        auto *field = new QLineEdit(this);
        field->setPlaceholderText(tr("all of the hours"));
        for (const WeekdayWindows &day : controller.extras().week) {
            if (day.isoDay == isoDay)
                field->setText(WindowsText::text(day.windows));
        }
        addField(QLocale().standaloneDayName(isoDay), field);
        connect(field, &QLineEdit::textChanged, this, [this] { refresh(); });
        m_days[static_cast<size_t>(isoDay - 1)] = field;
    }
    fields()->addWidget(
        makeSentence(tr("09:00–12:00, 13:00–17:00 has a break; “closed” takes the day out."), TextRole::Hint, this));
    fields()->addWidget(m_held);
    refresh();
}

HoursExtras SplitDaysDialog::edited() const
{
    HoursExtras extras = m_controller.extras();
    extras.week.clear();
    for (int isoDay = 1; isoDay <= 7; ++isoDay) {
        const QLineEdit *field = m_days[static_cast<size_t>(isoDay - 1)];
        if (tidy(field).isEmpty())
            continue;
        if (const auto windows = WindowsText::parse(field->text()))
            extras.week.push_back({isoDay, *windows});
    }
    return extras;
}

QString SplitDaysDialog::whyNot() const
{
    QString reason;
    for (int isoDay = 1; isoDay <= 7; ++isoDay) {
        QLineEdit *field = m_days[static_cast<size_t>(isoDay - 1)];
        const bool isWrong = !tidy(field).isEmpty() && !WindowsText::parse(field->text());
        setFieldError(field, isWrong);
        if (isWrong && reason.isEmpty())
            //: %1 is a weekday
            reason =
                tr("%1 is not readable. Type it as 09:00–12:00, 13:00–17:00.").arg(QLocale().standaloneDayName(isoDay));
    }
    if (!reason.isEmpty())
        return reason;
    if (!checkExtras(edited()))
        return tr("There are too many windows in a day.");
    return edited() == m_controller.extras() ? tr("Nothing is changed.") : QString();
}

} // namespace callboard
