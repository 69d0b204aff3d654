// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/persondialog.h"

#include "core/model/visibletext.h"
#include "core/phone/e164.h"
#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/common/zonecombo.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

constexpr int kLabelWidth = 84;
constexpr int kMostMinutes = 238; // with two minutes around it 4 h, the longest call there is
constexpr milliseconds kClocksAhead = 366 * kDay;

} // namespace

PersonDialog::PersonDialog(const Candidate &person, const std::vector<Position> &positions, Instant now,
                           QWidget *parent)
    : QDialog(parent), m_person(person), m_now(now)
{
    setWindowTitle(person.id.isEmpty() ? tr("Add person") : tr("Edit person"));
    const Theme &t = theme(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    layout->setSpacing(t.px(8));

    layout->addWidget(makeLabel(windowTitle(), TextRole::Title, this));
    m_name = new QLineEdit(person.name, this);
    addFormRow(layout, tr("Name"), m_name, kLabelWidth);

    auto *phoneRow = new QWidget(this);
    auto *phoneLayout = new QHBoxLayout(phoneRow);
    phoneLayout->setContentsMargins(0, 0, 0, 0);
    phoneLayout->setSpacing(t.px(8));
    m_phone = new QLineEdit(person.phone.isEmpty() ? QString() : formatInternational(person.phone), phoneRow);
    m_phone->setAccessibleName(tr("Phone"));
    m_phone->setPlaceholderText(exampleNumber(QStringLiteral("LT")));
    m_region = new QComboBox(phoneRow);
    m_region->setAccessibleName(tr("Country of a number without one"));
    m_region->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_region->setMinimumContentsLength(12);
    m_region->addItem(tr("With country"), QString());
    QStringList regions = phoneRegions();
    std::sort(regions.begin(), regions.end(), [](const QString &a, const QString &b) {
        return QString::localeAwareCompare(Sentences::country(a), Sentences::country(b)) < 0;
    });
    for (const QString &region : regions)
        //: %1 is a country, %2 its calling code
        m_region->addItem(tr("%1 %2").arg(Sentences::country(region), callingCodeOf(region)), region);
    phoneLayout->addWidget(m_phone, 1);
    phoneLayout->addWidget(m_region);
    addFormRow(layout, tr("Phone"), phoneRow, kLabelWidth)->setBuddy(m_phone);
    m_phoneVerdict = makeSentence({}, TextRole::ErrorText, this);
    layout->addWidget(m_phoneVerdict);

    m_zone = new ZoneCombo(now, this);
    m_zone->setAutomatic(tr("From the phone"));
    m_zone->setZone(person.zone);
    addFormRow(layout, tr("Zone"), m_zone, kLabelWidth);
    m_zoneNote = makeSentence({}, TextRole::Hint, this);
    layout->addWidget(m_zoneNote);

    m_position = new QComboBox(this);
    m_position->addItem(tr("Any position"), QString());
    for (const Position &position : positions)
        m_position->addItem(visibleText(position.title), position.id.text());
    if (person.position)
        m_position->setCurrentIndex(std::max(0, m_position->findData(person.position->text())));
    addFormRow(layout, tr("Position"), m_position, kLabelWidth);

    m_minutes = new QSpinBox(this);
    m_minutes->setRange(0, kMostMinutes);
    m_minutes->setSpecialValueText(tr("as the position"));
    //: after a number of minutes
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setValue(person.interview ? static_cast<int>(*person.interview / kMinute) : 0);
    addFormRow(layout, tr("Interview"), m_minutes, kLabelWidth);

    m_test = new QCheckBox(tr("Test person: never dialled by a real carrier"), this);
    m_test->setChecked(person.isTest);
    layout->addWidget(m_test);

    m_note = new QPlainTextEdit(person.note, this);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(t.px(64));
    addFormRow(layout, tr("Note"), m_note, kLabelWidth);

    m_reason = makeSentence({}, TextRole::WarnText, this);
    layout->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Plain, this);
    m_ok = new Button(person.id.isEmpty() ? tr("Add person") : tr("Save person"), ButtonKind::Primary, this);
    m_ok->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    layout->addLayout(buttons);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QAbstractButton::clicked, this, [this] {
        if (!whyNot().isEmpty())
            return;
        m_isSent = true;
        refresh();
        Q_EMIT submitted();
    });
    connect(m_name, &QLineEdit::textChanged, this, &PersonDialog::refresh);
    connect(m_phone, &QLineEdit::textChanged, this, &PersonDialog::judgePhone);
    connect(m_region, &QComboBox::currentIndexChanged, this, &PersonDialog::judgePhone);
    connect(m_zone, &ZoneCombo::zoneChosen, this, &PersonDialog::refresh);
    setMinimumWidth(t.px(460));
    growWithContent(this);
    judgePhone();
}

void PersonDialog::judgePhone()
{
    const QString region = m_region->currentData().toString();
    const PhoneReading reading = readPhone(m_phone->text(), region);
    m_number = reading.problem == PhoneProblem::None ? std::optional(reading.number) : std::nullopt;
    if (m_number) {
        const QString country = Sentences::country(reading.region);
        QString words = formatInternational(*m_number);
        if (!country.isEmpty())
            words += QStringLiteral(", ") + country;
        if (!reading.extension.isEmpty())
            //: %1 is a phone extension
            words += QStringLiteral(", ") + tr("extension %1 goes to the note").arg(reading.extension);
        m_phoneVerdict->setText(words);
        setTextRole(m_phoneVerdict, TextRole::OkText);
    } else {
        const bool wantsCountry = region.isEmpty() && reading.problem == PhoneProblem::InvalidCountryCode;
        m_phoneVerdict->setText(m_phone->text().trimmed().isEmpty() ? QString() // nothing typed is not wrong yet
                                : wantsCountry                      ? tr("No country: begin with + or choose one.")
                                                                    : Sentences::phoneProblem(reading, region));
        setTextRole(m_phoneVerdict, TextRole::ErrorText);
    }
    m_phoneVerdict->setVisible(!m_phoneVerdict->text().isEmpty());
    setFieldError(m_phone, !m_number && !m_phone->text().isEmpty());
    refresh();
}

void PersonDialog::refresh()
{
    QString note;
    if (m_number) {
        const PhoneZones zones = zonesOf(*m_number);
        const InstantRange ahead{m_now, m_now + kClocksAhead};
        const std::vector<Zone> all = distinctClocks(zones.all, ahead);
        m_zone->setSuggestions(distinctClocks(zones.narrowed, ahead));
        m_zone->setSafeWindow(all.size() > 1 ? tr("Safe window") : QString());
        if (std::exchange(m_showsSafe, true) == false && all.size() > 1 && !m_person.zone &&
            m_person.zoneProvenance == ZoneProvenance::SafeWindow)
            m_zone->chooseSafeWindow();
        if (m_zone->isSafeWindow())
            note = tr("Calls go out only while every clock that fits the number is open.");
        else if (m_zone->zone())
            note = TimeText::zoneCaption(*m_zone->zone(), m_now);
        else if (all.size() == 1)
            //: %1 is a zone with its offset
            note = tr("%1: the number's only clock.").arg(TimeText::zoneCaption(all.front(), m_now));
        else if (all.empty())
            note = tr("The number belongs to no country. Choose a zone, or the company's is used.");
        else
            //: %1 is a country
            note = tr("%1 has %n clock(s): choose theirs, else planning asks.", nullptr, static_cast<int>(all.size()))
                       .arg(Sentences::country(zones.region));
    }
    m_zoneNote->setText(note);
    m_zoneNote->setVisible(!note.isEmpty());
    const QString reason = whyNot();
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_ok->setReason(reason);
}

void PersonDialog::showRefusal(const QString &sentence)
{
    m_isSent = false;
    refresh();
    m_reason->setText(sentence);
    m_reason->setVisible(true);
}

QString PersonDialog::whyNot() const
{
    if (m_isSent)
        return tr("It is being saved.");
    if (m_number)
        return {};
    return m_phone->text().trimmed().isEmpty() ? tr("A phone number is needed.")
                                               : tr("The phone number is not one that can be dialled.");
}

Candidate PersonDialog::person() const
{
    Candidate person = m_person;
    person.name = m_name->text().simplified();
    person.phone = m_number.value_or(m_person.phone);
    const std::optional<Zone> zone = m_zone->zone();
    if (m_zone->isSafeWindow()) {
        person.zone.reset();
        person.zoneProvenance = ZoneProvenance::SafeWindow;
    } else if (zone != m_person.zone || person.zoneProvenance == ZoneProvenance::SafeWindow) {
        person.zone = zone;
        person.zoneProvenance = zone ? ZoneProvenance::You : ZoneProvenance::None;
    }
    const QString position = m_position->currentData().toString();
    person.position = position.isEmpty() ? std::nullopt : std::optional(PositionId(position));
    person.interview =
        m_minutes->value() > 0 ? std::optional<milliseconds>(m_minutes->value() * kMinute) : std::nullopt;
    person.isTest = m_test->isChecked();
    person.note = m_note->toPlainText().trimmed();
    const PhoneReading reading = readPhone(m_phone->text(), m_region->currentData().toString());
    if (!reading.extension.isEmpty()) {
        const QString extension = QStringLiteral("ext=") + reading.extension;
        person.note = person.note.isEmpty() ? extension : person.note + QStringLiteral("; ") + extension;
    }
    return person;
}

} // namespace callboard
