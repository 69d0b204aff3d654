// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/importfixpanel.h"

#include "core/model/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/panels.h"
#include "ui/common/section.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/zonecombo.h"
#include "ui/people/callablestrip.h"
#include "ui/people/importsentences.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

namespace callboard {

ImportFixPanel::ImportFixPanel(Session &session, ImportController &controller, QWidget *parent)
    : QWidget(parent), m_session(session), m_controller(controller), m_panel(new SidePanel(tr("The row"), this))
{
    setAccessibleName(m_panel->accessibleName());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);
    makeHead();
    makeZone();
    makePhone();
    makePosition();
    makeOther();
    auto *row = new QHBoxLayout;
    m_leaveOut = new Button(tr("Leave out"), ButtonKind::Plain, m_panel);
    m_leaveOut->setKeyHint(QKeySequence::Delete);
    connect(m_leaveOut, &QAbstractButton::clicked, this, [this] {
        if (const ImportRow *current = m_controller.row(m_line))
            m_controller.setLeftOut({m_line}, !current->leftOut);
    });
    m_use = new Button({}, ButtonKind::Plain, m_panel);
    m_use->setKeyHint(Qt::Key_Return);
    connect(m_use, &QAbstractButton::clicked, this, [this] {
        if (m_kind == ZoneKind)
            useZone();
        else if (m_kind == PhoneKind)
            usePhone();
        else if (m_kind == PositionKind)
            usePosition(false);
    });
    row->addWidget(m_leaveOut, 1);
    row->addWidget(m_use, 1);
    m_panel->foot()->addLayout(row);
    m_panel->foot()->addWidget(makeSentence(tr("F8 goes to the next row that needs you."), TextRole::Hint, m_panel));
    connect(&m_controller, &ImportController::previewChanged, this, &ImportFixPanel::refresh);
    connect(&m_controller, &ImportController::positionsChanged, this, &ImportFixPanel::refresh);
    refresh();
}

void ImportFixPanel::makeHead()
{
    auto *head = new Section({}, m_panel);
    head->body()->setSpacing(2);
    m_place = makeLabel({}, TextRole::Caption, head);
    m_name = makeSentence({}, TextRole::Title, head);
    m_about = makeSentence({}, TextRole::Body2, head);
    m_why = makeSentence({}, TextRole::Secondary, head);
    for (QLabel *label : {m_place, m_name, m_about, m_why})
        head->body()->addWidget(label);
    m_panel->addSection(head);
}

void ImportFixPanel::makeZone()
{
    m_zoneSection = new Section(tr("Which clock is theirs?"), m_panel);
    m_zoneSentence = makeSentence({}, TextRole::Secondary, m_zoneSection);
    m_zoneSection->body()->addWidget(m_zoneSentence);
    m_zoneList = new QVBoxLayout;
    m_zoneList->setSpacing(2);
    m_zoneSection->body()->addLayout(m_zoneList);
    m_zoneGroup = new QButtonGroup(this);
    m_otherZone = new ZoneCombo(m_session.now(), m_zoneSection);
    m_otherZone->setAccessibleName(tr("Another zone"));
    m_zoneSection->body()->addWidget(m_otherZone);
    connect(m_otherZone, &ZoneCombo::zoneChosen, this, [this](const std::optional<Zone> &zone) {
        if (zone && m_zoneGroup->checkedButton()) { // the last word counts
            m_zoneGroup->setExclusive(false);
            m_zoneGroup->checkedButton()->setChecked(false);
            m_zoneGroup->setExclusive(true);
        }
        refreshFoot(m_controller.row(m_line));
    });
    m_stripTitle = makeLabel({}, TextRole::Strong, m_zoneSection);
    m_zoneSection->body()->addWidget(m_stripTitle);
    m_strip = new CallableStrip(m_zoneSection);
    m_zoneSection->body()->addWidget(m_strip);
    m_safeSentence = makeSentence({}, TextRole::Secondary, m_zoneSection);
    m_zoneSection->body()->addWidget(m_safeSentence);
    m_useSafe = new Button(tr("Safe window"), ButtonKind::Plain, m_zoneSection);
    m_useSafe->setToolTip(tr("Calls go out only while every one of these clocks is open."));
    m_zoneSection->body()->addWidget(m_useSafe);
    connect(m_useSafe, &QAbstractButton::clicked, this, &ImportFixPanel::useSafeWindow);
    m_panel->addSection(m_zoneSection);

    m_scopeSection = new Section(tr("Use this choice for"), m_panel);
    m_scopeSection->body()->setSpacing(2);
    m_scopeGroup = new QButtonGroup(this);
    for (int i = 0; i < 3; ++i) {
        auto *button = new QRadioButton(m_scopeSection);
        m_scopeGroup->addButton(button, i);
        m_scopeSection->body()->addWidget(button);
    }
    m_scopeGroup->button(0)->setChecked(true);
    m_panel->addSection(m_scopeSection);
}

void ImportFixPanel::makePhone()
{
    m_phoneSection = new Section(tr("What is the number?"), m_panel);
    m_phone = new QLineEdit(m_phoneSection);
    m_phone->setAccessibleName(tr("Phone of this row"));
    m_phoneSection->body()->addWidget(m_phone);
    m_phoneVerdict = makeSentence({}, TextRole::ErrorText, m_phoneSection);
    m_phoneSection->body()->addWidget(m_phoneVerdict);
    m_readAs = new Button({}, ButtonKind::Plain, m_phoneSection);
    m_phoneSection->body()->addWidget(m_readAs);
    connect(m_readAs, &QAbstractButton::clicked, this, [this] {
        if (const ImportRow *row = m_controller.row(m_line)) {
            m_controller.readAs(m_line, row->values.value(QStringLiteral("region")).toString());
            Q_EMIT fixed();
        }
    });
    connect(m_phone, &QLineEdit::textEdited, this, &ImportFixPanel::judgePhone);
    connect(m_phone, &QLineEdit::returnPressed, this, &ImportFixPanel::usePhone);
    m_panel->addSection(m_phoneSection);
}

void ImportFixPanel::makePosition()
{
    m_positionSection = new Section(tr("Which position is it?"), m_panel);
    m_position = new QComboBox(m_positionSection);
    m_position->setAccessibleName(tr("Position of this row"));
    m_positionSection->body()->addWidget(m_position);
    m_positionAll = new Button({}, ButtonKind::Plain, m_positionSection);
    m_positionSection->body()->addWidget(m_positionAll);
    connect(m_positionAll, &QAbstractButton::clicked, this, [this] { usePosition(true); });
    m_panel->addSection(m_positionSection);
}

void ImportFixPanel::makeOther()
{
    m_otherSection = new Section({}, m_panel);
    m_otherSentence = makeSentence({}, TextRole::Body2, m_otherSection);
    m_otherSection->body()->addWidget(m_otherSentence);
    m_goTo = new Button({}, ButtonKind::Plain, m_otherSection);
    m_otherSection->body()->addWidget(m_goTo);
    connect(m_goTo, &QAbstractButton::clicked, this, [this] {
        if (const ImportRow *row = m_controller.row(m_line))
            Q_EMIT goToLine(row->values.value(QStringLiteral("line")).toInt());
    });
    m_panel->addSection(m_otherSection);
}

ImportFixPanel::Kind ImportFixPanel::kindOf(const ImportRow &row) const
{
    if (row.leftOut)
        return Nothing;
    if (ImportController::asksForZone(row) || (row.verdict == RowVerdict::Ready && row.zoneChoices.size() > 1))
        return ZoneKind;
    switch (row.issue) {
    case ImportIssue::PhoneMissing:
    case ImportIssue::PhoneWrong:
    case ImportIssue::ReadAsOtherCountry:
        return m_controller.columnOf(ImportField::Phone) >= 0 ? PhoneKind : TextKind;
    case ImportIssue::PositionUnknown:
        return PositionKind;
    case ImportIssue::SamePhoneInFile:
    case ImportIssue::SameIdInFile:
        return OtherLineKind;
    case ImportIssue::None:
        return Nothing;
    default:
        return TextKind;
    }
}

void ImportFixPanel::showLine(int line)
{
    const bool isOther = line != m_line;
    m_line = line;
    if (isOther) {
        m_scopeGroup->button(0)->setChecked(true);
        m_otherZone->setZone(std::nullopt);
    }
    refresh();
}

void ImportFixPanel::refresh()
{
    const ImportRow *row = m_controller.row(m_line);
    m_kind = row ? kindOf(*row) : Nothing;
    m_zoneSection->setVisible(m_kind == ZoneKind);
    m_scopeSection->setVisible(m_kind == ZoneKind);
    m_phoneSection->setVisible(m_kind == PhoneKind);
    m_positionSection->setVisible(m_kind == PositionKind);
    m_otherSection->setVisible(m_kind == OtherLineKind || m_kind == TextKind);
    refreshFoot(row);
    if (!row || !m_controller.preview()) {
        m_place->clear();
        m_name->clear();
        m_about->clear();
        m_why->clear();
        return;
    }
    const ImportPreview &preview = *m_controller.preview();
    m_place->setText(tr("Line %L1 of %L2").arg(row->line).arg(preview.rows.back().line));
    const int nameColumn = m_controller.columnOf(ImportField::Name);
    const QString name = row->candidate.name.isEmpty() ? row->cells.value(nameColumn) : row->candidate.name;
    m_name->setText(name.isEmpty() ? tr("No name") : visibleText(name));
    const QString region = row->candidate.phone.isEmpty() ? QString() : regionOf(row->candidate.phone);
    if (row->candidate.phone.isEmpty())
        m_about->setText(visibleText(row->cells.value(m_controller.columnOf(ImportField::Phone)).left(60)));
    else if (region.isEmpty())
        m_about->setText(formatInternational(row->candidate.phone));
    else
        //: %1 is a phone number, %2 a country
        m_about->setText(tr("%1, %2").arg(formatInternational(row->candidate.phone), Sentences::country(region)));
    const QString why = ImportSentences::why(*row, preview.columns, preview.header);
    m_why->setText(row->leftOut ? tr("Left out of the import") : why);
    setTextRole(m_why, row->verdict == RowVerdict::Error   ? TextRole::ErrorText
                       : row->verdict == RowVerdict::Check ? TextRole::WarnText
                                                           : TextRole::Secondary);
    if (row->verdict == RowVerdict::Ready && zoneOf(*row))
        //: %1 is a zone, %2 where it comes from
        m_why->setText(tr("%1, %2").arg(zoneOf(*row)->name(), why));
    switch (m_kind) {
    case Nothing:
        break;
    case ZoneKind:
        refreshZone(*row);
        break;
    case PhoneKind:
        refreshPhone(*row);
        break;
    case PositionKind: {
        showPositions();
        const int count = static_cast<int>(m_controller.linesWithPosition(*row).size());
        m_positionAll->setText(tr("Use it for all %n row(s) with that title", nullptr, count));
        m_positionAll->setVisible(count > 1);
        break;
    }
    case OtherLineKind:
        m_otherSentence->setText(tr("The first row with it comes in, this one stays out."));
        m_goTo->setText(tr("Go to line %L1").arg(row->values.value(QStringLiteral("line")).toInt()));
        m_goTo->show();
        break;
    case TextKind:
        m_otherSentence->setText(row->verdict == RowVerdict::Duplicate
                                     ? tr("The person is in the workspace already; this row stays out.")
                                 : row->issue == ImportIssue::WrongColumnCount || row->issue == ImportIssue::BeyondLimit
                                     ? tr("Nothing here can mend it. Save the rejected rows, mend them there, and "
                                          "import that file.")
                                     : tr("Press F2 on the cell to edit it."));
        m_goTo->hide();
        break;
    }
}

/// The one that somebody chose stays chosen when the list changes elsewhere.
void ImportFixPanel::showPositions()
{
    const QVariant chosen = m_positionLine == m_line ? m_position->currentData() : QVariant();
    m_positionLine = m_line;
    m_position->clear();
    for (const Position &position : m_controller.positions())
        m_position->addItem(visibleText(position.title), position.id.text());
    m_position->setCurrentIndex(std::max(0, m_position->findData(chosen)));
}

void ImportFixPanel::refreshFoot(const ImportRow *row)
{
    m_leaveOut->setVisible(row != nullptr);
    m_use->setVisible(row && (m_kind == ZoneKind || m_kind == PhoneKind || m_kind == PositionKind));
    if (!row)
        return;
    m_leaveOut->setText(row->leftOut ? tr("Take in") : tr("Leave out"));
    if (m_kind == ZoneKind) {
        const auto zone = chosenZone();
        //: %1 is a city
        m_use->setText(zone ? tr("Use %1").arg(zone->city()) : tr("Use this zone"));
        m_use->setReason(zone ? QString() : tr("Choose a zone first."));
    } else if (m_kind == PhoneKind) {
        m_use->setText(tr("Use this number"));
        judgePhone();
    } else if (m_kind == PositionKind) {
        m_use->setText(tr("Use this position"));
        m_use->setReason(m_controller.positions().empty() ? tr("There is no position yet. Add one on People.")
                                                          : QString());
    }
}

void ImportFixPanel::refreshPhone(const ImportRow &row)
{
    if (!m_phone->hasFocus() || !m_phone->isModified())
        m_phone->setText(row.cells.value(m_controller.columnOf(ImportField::Phone)).left(100));
    const bool isOffered = row.issue == ImportIssue::ReadAsOtherCountry;
    m_readAs->setVisible(isOffered);
    if (isOffered) {
        const QString region = row.values.value(QStringLiteral("region")).toString();
        const PhoneReading reading = readPhone(m_phone->text(), region);
        //: %1 is a country, %2 a phone number
        m_readAs->setText(tr("Read as %1: %2").arg(Sentences::country(region), formatInternational(reading.number)));
    }
    judgePhone();
}

void ImportFixPanel::judgePhone()
{
    if (!m_controller.preview())
        return;
    const QString region = m_controller.preview()->options.defaultRegion;
    const PhoneReading reading = readPhone(m_phone->text(), region);
    const bool isGood = reading.problem == PhoneProblem::None;
    //: %1 is a phone number, %2 a country
    m_phoneVerdict->setText(
        isGood ? tr("%1, %2").arg(formatInternational(reading.number), Sentences::country(reading.region))
               : Sentences::phoneProblem(reading, region));
    setTextRole(m_phoneVerdict, isGood ? TextRole::OkText : TextRole::ErrorText);
    setFieldError(m_phone, !isGood);
    m_use->setReason(isGood ? QString() : m_phoneVerdict->text());
}

void ImportFixPanel::usePhone()
{
    if (m_kind != PhoneKind || !m_use->isEnabled())
        return;
    m_phone->setModified(false);
    m_controller.setPhone(m_line, m_phone->text());
    Q_EMIT fixed();
}

void ImportFixPanel::usePosition(bool all)
{
    const ImportRow *row = m_controller.row(m_line);
    const int index = m_position->currentIndex();
    if (!row || index < 0 || index >= static_cast<int>(m_controller.positions().size()))
        return;
    m_controller.setPosition(all ? m_controller.linesWithPosition(*row) : std::vector<int>{m_line},
                             m_controller.positions()[static_cast<size_t>(index)]);
    Q_EMIT fixed();
}

void ImportFixPanel::focusFix()
{
    if (m_kind == ZoneKind && m_zoneGroup->checkedButton())
        m_zoneGroup->checkedButton()->setFocus(Qt::OtherFocusReason);
    else if (m_kind == PhoneKind)
        m_phone->setFocus(Qt::OtherFocusReason);
    else if (m_kind == PositionKind)
        m_position->setFocus(Qt::OtherFocusReason);
}

} // namespace callboard
