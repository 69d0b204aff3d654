// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/hours/extrasdialogs.h"

#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
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

QString tidy(const QLineEdit *field)
{
    return field->text().simplified();
}

} // namespace

ExtrasDialog::ExtrasDialog(HoursController &controller, const QString &title, const QString &act, QWidget *parent)
    : QDialog(parent), m_controller(controller), m_fields(new QVBoxLayout),
      m_held(makeSentence({}, TextRole::WarnText, this)), m_reason(makeSentence({}, TextRole::Hint, this)),
      m_act(new Button(act, ButtonKind::Primary, this))
{
    setWindowTitle(title);
    setModal(true);
    const Theme &t = theme(this);
    setMinimumWidth(t.px(440));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    outer->setSpacing(t.px(12));
    outer->addWidget(makeLabel(title, TextRole::Lead, this));
    m_fields->setSpacing(t.px(8));
    outer->addLayout(m_fields);
    outer->addWidget(m_held);
    outer->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(t.px(8));
    buttons->addStretch(1);
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Plain, this);
    buttons->addWidget(cancel);
    buttons->addWidget(m_act);
    outer->addLayout(buttons);
    m_act->setDefault(true);
    growWithContent(this);
    m_act->setObjectName(QStringLiteral("submit"));
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_act, &QAbstractButton::clicked, this, [this] {
        if (!whyNot().isEmpty())
            return;
        Q_EMIT chosen(edited());
        accept();
    });
}

void ExtrasDialog::refresh()
{
    const QString reason = whyNot();
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_act->setReason(reason);
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
    addFormRow(fields(), tr("Name"), m_label, kLabelWidth);
    for (QDateEdit *field : {m_first, m_last}) {
        field->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
        field->setCalendarPopup(true);
    }
    m_first->setDate(shown.first);
    m_last->setDate(shown.last);
    addFormRow(fields(), tr("First day"), m_first, kLabelWidth);
    addFormRow(fields(), tr("Last day"), m_last, kLabelWidth);
    m_yearly->setChecked(shown.yearly);
    addFormRow(fields(), QString(), m_yearly, kLabelWidth);
    m_kind->addSegment(tr("Closed all day"));
    m_kind->addSegment(tr("Open only at"));
    m_kind->setCurrentIndex(shown.windows.empty() ? 0 : 1);
    auto *kind = new QWidget(this);
    auto *kindRow = new QHBoxLayout(kind);
    kindRow->setContentsMargins(0, 0, 0, 0);
    kindRow->addWidget(m_kind);
    kindRow->addStretch(1);
    addFormRow(fields(), tr("That day"), kind, kLabelWidth);
    if (!shown.windows.empty())
        m_windows->setText(WindowsText::text(shown.windows));
    m_windows->setPlaceholderText(WindowsText::text({{9 * 60, 12 * 60}}));
    addFormRow(fields(), tr("Hours"), m_windows, kLabelWidth);
    fields()->addWidget(
        makeSentence(tr("Judged on each person's own clock. A holiday only closes: the company's hours and days still "
                        "count."),
                     TextRole::Hint, this));
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
        addFormRow(fields(), QLocale().standaloneDayName(isoDay), field, kLabelWidth);
        connect(field, &QLineEdit::textChanged, this, [this] { refresh(); });
        m_days[static_cast<size_t>(isoDay - 1)] = field;
    }
    fields()->addWidget(
        makeSentence(tr("09:00–12:00, 13:00–17:00 has a break; “closed” takes the day out."), TextRole::Hint, this));
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
