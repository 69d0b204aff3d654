// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/planinputspanel.h"

#include "ui/common/button.h"
#include "ui/common/figurelabel.h"
#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"
#include "ui/heatmap/heatsentences.h"
#include "ui/schedule/zonetable.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace callboard {

namespace {

QDateTime editTime(Instant t, const Zone &zone)
{
    const CivilMinute civil = zone.civilOf(t);
    return QDateTime(civil.date, civil.time, Qt::UTC); // a wall clock's reading; its zone is the controller's
}

/// Six short words for six buttons; the full one is the tooltip.
QString presetWord(Preset preset)
{
    switch (preset) {
    case Preset::Within15Minutes:
        return PlanInputsPanel::tr("15 minutes");
    case Preset::Within1Hour:
        return PlanInputsPanel::tr("1 hour");
    case Preset::Within4Hours:
        return PlanInputsPanel::tr("4 hours");
    case Preset::Within24Hours:
        return PlanInputsPanel::tr("24 hours");
    case Preset::Within48Hours:
        return PlanInputsPanel::tr("48 hours");
    case Preset::ByNextBusinessDay:
        return PlanInputsPanel::tr("Next workday");
    }
    return {};
}

void fillWidth(QComboBox *combo)
{
    // Long labels are cut in the field, never in the list; the panel keeps its width.
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
}

QDateTimeEdit *makeTimeEdit(QWidget *parent)
{
    auto *edit = new QDateTimeEdit(parent);
    edit->setTimeSpec(Qt::UTC);
    edit->setDisplayFormat(QStringLiteral("ddd d MMM HH:mm"));
    edit->setCalendarPopup(true);
    edit->setKeyboardTracking(false); // a half-typed date is no window
    return edit;
}

} // namespace

PlanInputsPanel::PlanInputsPanel(PlanController &controller, QWidget *parent)
    : SidePanel(tr("Who, what, when"), parent), m_controller(controller)
{
    buildWho();
    buildWhat();
    buildWhen();
    connect(&m_controller, &PlanController::snapshotChanged, this, &PlanInputsPanel::refreshSnapshot);
    connect(&m_controller, &PlanController::inputsChanged, this, &PlanInputsPanel::refreshInputs);
    connect(&m_controller, &PlanController::presetsChanged, this, &PlanInputsPanel::refreshPresets);
    connect(&m_controller, &PlanController::retriesChanged, this, &PlanInputsPanel::refreshRetries);
    refreshSnapshot();
}

QWidget *PlanInputsPanel::who() const
{
    return m_people;
}

QWidget *PlanInputsPanel::what() const
{
    return m_position;
}

QWidget *PlanInputsPanel::when() const
{
    return m_from;
}

void PlanInputsPanel::buildWho()
{
    auto *section = new Section(tr("Who"), this);
    section->setKeyHint(QKeySequence(Qt::ALT | Qt::Key_1));
    m_people = new Button(tr("Choose people…"), ButtonKind::Plain, section);
    m_people->setIconName(Icon::People);
    m_zones = new ZoneTable(section);
    section->body()->addWidget(m_people);
    section->body()->addWidget(m_zones);
    connect(m_people, &QPushButton::clicked, this, &PlanInputsPanel::choosePeopleRequested);
    connect(m_zones, &ZoneTable::chooseRequested, this, &PlanInputsPanel::chooseZonesRequested);
    addSection(section);
}

void PlanInputsPanel::buildWhat()
{
    auto *section = new Section(tr("What"), this);
    section->setKeyHint(QKeySequence(Qt::ALT | Qt::Key_2));
    QVBoxLayout *body = section->body();
    m_position = new QComboBox(section);
    m_number = new QComboBox(section);
    m_retry = new QComboBox(section);
    m_days = new QComboBox(section);
    for (QComboBox *combo : {m_position, m_number, m_retry})
        fillWidth(combo);
    addFormRow(body, tr("&Position"), m_position);

    auto *length = new QWidget(section);
    auto *lengthRow = new QHBoxLayout(length);
    lengthRow->setContentsMargins(0, 0, 0, 0);
    lengthRow->setSpacing(theme(this).px(6));
    m_length = new FigureLabel(QString(), 13, QFont::DemiBold, length);
    m_lengthParts = makeLabel({}, TextRole::Hint, length);
    lengthRow->addWidget(m_length);
    lengthRow->addWidget(m_lengthParts);
    lengthRow->addStretch(1);
    addFormRow(body, tr("Length"), length);

    addFormRow(body, tr("&Number"), m_number);
    addFormRow(body, tr("&Retry"), m_retry);
    m_retryNote = makeSentence({}, TextRole::Hint, section);
    m_retryNote->hide();
    body->addWidget(m_retryNote);
    for (const RetryMode mode : kRetryModes)
        m_retry->addItem(Sentences::retry(mode), static_cast<int>(mode));

    auto *days = new QWidget(section);
    auto *daysRow = new QHBoxLayout(days);
    daysRow->setContentsMargins(0, 0, 0, 0);
    daysRow->addWidget(m_days);
    auto *unit = makeLabel(tr("days"), TextRole::Body2, days);
    daysRow->addWidget(unit);
    daysRow->addStretch(1);
    for (int i = 1; i <= 7; ++i)
        m_days->addItem(QString::number(i), i);
    m_days->setAccessibleName(tr("Invitation expires after days"));
    days->setFocusProxy(m_days);
    addFormRow(body, tr("&Invitation"), days);

    m_replace = new QCheckBox(tr("Replace calls already booked"), section);
    m_replace->setToolTip(tr("Each person's booked call is moved into this window instead of a second one beside it."));
    body->addWidget(m_replace);
    addSection(section);

    connect(m_position, &QComboBox::activated, this,
            [this](int i) { m_controller.setPosition(PositionId(m_position->itemData(i).toString())); });
    connect(m_number, &QComboBox::activated, this, &PlanInputsPanel::takeNumber);
    connect(m_retry, &QComboBox::activated, this,
            [this](int i) { m_controller.setRetry(static_cast<RetryMode>(m_retry->itemData(i).toInt())); });
    connect(m_days, &QComboBox::activated, this, [this](int i) { m_controller.setInvitationDays(i + 1); });
    connect(m_replace, &QCheckBox::toggled, this, [this](bool on) { m_controller.setReplace(on); });
}

void PlanInputsPanel::buildWhen()
{
    auto *section = new Section(tr("When"), this);
    section->setKeyHint(QKeySequence(Qt::ALT | Qt::Key_3));
    section->setLineVisible(false);
    QVBoxLayout *body = section->body();
    m_kind = new SegmentedControl(tr("Window or preset"), section);
    m_kind->addSegment(tr("Window"));
    m_kind->addSegment(tr("Preset"));
    m_kind->setFullWidth(true);
    body->addWidget(m_kind);
    m_from = makeTimeEdit(section);
    m_to = makeTimeEdit(section);
    addFormRow(body, tr("&From"), m_from, 40);
    addFormRow(body, tr("&To"), m_to, 40);
    m_windowNote = makeSentence({}, TextRole::Hint, section);
    body->addWidget(m_windowNote);
    body->addWidget(makeLabel(tr("Or complete within"), TextRole::Secondary, section));
    auto *grid = new QGridLayout;
    grid->setSpacing(theme(this).px(6));
    for (size_t i = 0; i < kPresets.size(); ++i) {
        auto *button = new Button(presetWord(kPresets[i]), ButtonKind::Plain, section);
        button->setButtonSize(ButtonSize::Small);
        button->setCheckable(true);
        button->setToolTip(Sentences::preset(kPresets[i]));
        grid->addWidget(button, static_cast<int>(i / 2), static_cast<int>(i % 2));
        m_presets.push_back(button);
        connect(button, &QPushButton::clicked, this, [this, preset = kPresets[i]] { m_controller.setPreset(preset); });
    }
    body->addLayout(grid);
    m_presetNote = makeSentence({}, TextRole::Hint, section);
    body->addWidget(m_presetNote);
    addSection(section);

    connect(m_kind, &SegmentedControl::currentIndexChanged, this, [this](int index) {
        if (m_refreshing)
            return;
        if (index == 0) {
            m_controller.setWindow(m_controller.window());
            return;
        }
        // The shortest one that is possible: a person who wants another presses its button.
        for (const PresetChoice &choice : m_controller.presets()) {
            if (choice.possible && choice.window.length() >= 4 * kHour) {
                m_controller.setPreset(choice.preset);
                return;
            }
        }
        refreshInputs();
    });
    for (QDateTimeEdit *edit : {m_from, m_to})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &PlanInputsPanel::takeWindow);
}

void PlanInputsPanel::takeNumber(int index)
{
    const QString id = m_number->itemData(index).toString();
    if (id.isEmpty())
        m_controller.setNumbers(static_cast<PlanInputs::Numbers>(m_number->itemData(index, Qt::UserRole + 1).toInt()));
    else
        m_controller.setNumbers(PlanInputs::Numbers::One, PhoneNumberId(id));
}

/// What was typed, on the operator's clock. A time that does not exist is moved to the jump; a repeated one is the
/// first.
void PlanInputsPanel::takeWindow()
{
    if (m_refreshing)
        return;
    const Zone &own = m_controller.ownZone();
    const auto at = [&](const QDateTimeEdit *edit) { return own.resolve({edit->date(), edit->time()}).first; };
    InstantRange window{at(m_from), at(m_to)};
    if (window.end <= window.start) {
        // Moving one end past the other keeps the length, as calendars do.
        const milliseconds length = std::max(m_controller.window().length(), milliseconds(kHour));
        if (sender() == m_from)
            window.end = window.start + length;
        else
            window.start = window.end - length;
    }
    m_controller.setWindow(window);
}

void PlanInputsPanel::refreshSnapshot()
{
    const QSignalBlocker blockPosition(m_position);
    m_position->clear();
    for (const Position &position : m_controller.people().positions)
        m_position->addItem(position.title, position.id.text());
    const QSignalBlocker blockNumber(m_number);
    m_number->clear();
    const auto mode = [&](const QString &text, PlanInputs::Numbers numbers) {
        m_number->addItem(text);
        m_number->setItemData(m_number->count() - 1, static_cast<int>(numbers), Qt::UserRole + 1);
    };
    mode(tr("All, resolved"), PlanInputs::Numbers::Resolved);
    if (const auto fallback = m_controller.defaultNumber())
        //: %1 is a number's label
        mode(tr("Default: %1").arg(m_controller.numberLabel(*fallback)), PlanInputs::Numbers::Default);
    mode(tr("Per person"), PlanInputs::Numbers::PerPerson);
    if (!m_controller.numbers().numbers.empty())
        m_number->insertSeparator(m_number->count());
    for (const NumberRow &row : m_controller.numbers().numbers) {
        m_number->addItem(row.number.displayName, row.number.id.text());
        m_number->setItemData(m_number->count() - 1, row.number.e164.text(), Qt::ToolTipRole);
    }
    refreshInputs();
}

void PlanInputsPanel::refreshInputs()
{
    m_refreshing = true;
    const PlanInputs &inputs = m_controller.inputs();
    const int people = static_cast<int>(inputs.people.size());
    m_people->setText(people == 0 ? tr("Choose people…") : tr("%n person(s) chosen…", nullptr, people));
    m_people->setReason(m_controller.isLoaded() ? QString() : tr("The people are being asked for."));
    m_zones->setGroups(m_controller.zoneGroups(), m_controller.ownZone());
    m_zones->setVisible(people > 0);
    m_position->setCurrentIndex(m_position->findData(inputs.position.text()));
    if (inputs.numbers == PlanInputs::Numbers::One)
        m_number->setCurrentIndex(m_number->findData(inputs.number.text()));
    else
        m_number->setCurrentIndex(m_number->findData(static_cast<int>(inputs.numbers), Qt::UserRole + 1));
    m_retry->setCurrentIndex(m_retry->findData(static_cast<int>(inputs.retry)));
    m_days->setCurrentIndex(inputs.invitationDays - 1);
    {
        const QSignalBlocker block(m_replace);
        m_replace->setChecked(inputs.replace);
    }
    const milliseconds estimate = m_controller.estimate();
    m_length->setText(estimate > milliseconds(0) ? TimeText::length(estimate) : QString());
    if (const Position *position = m_controller.position(); position && m_controller.companyValue()) {
        //: Parts of a call's length: minutes of talk and minutes to set it up
        m_lengthParts->setText(tr("%1 + %2 set-up")
                                   .arg(position->interview / kMinute)
                                   .arg(m_controller.companyValue()->callOverhead / kMinute));
    }
    refreshWindow();
    m_refreshing = false;
    refreshPresets();
}

void PlanInputsPanel::refreshWindow()
{
    const bool wasRefreshing = m_refreshing;
    m_refreshing = true;
    const InstantRange window = m_controller.window();
    m_kind->setCurrentIndex(m_controller.inputs().usesPreset() ? 1 : 0);
    const Zone &own = m_controller.ownZone();
    if (!window.isEmpty()) {
        m_from->setDateTime(editTime(window.start, own));
        m_to->setDateTime(editTime(window.end, own));
        m_windowNote->setText(HeatSentences::windowNote(window, own));
    } else {
        const Instant now = ceilTo(m_controller.backend().now(), 30 * kMinute);
        m_from->setDateTime(editTime(now, own));
        m_to->setDateTime(editTime(now + kDay, own));
        m_windowNote->setText(tr("No window yet. Drag over the map."));
    }
    m_refreshing = wasRefreshing;
}

QString PlanInputsPanel::reasonOf(const PresetChoice &choice) const
{
    if (choice.possible)
        return {};
    for (const Reason &reason : choice.why) {
        if (reason.code == ReasonCode::WindowShorterThanCall || reason.code == ReasonCode::NoCallableMinute)
            return Sentences::reason(reason, m_controller.ownZone()).sentence;
    }
    return choice.why.empty() ? tr("No call fits in it now.")
                              : Sentences::reason(choice.why.back(), m_controller.ownZone()).sentence;
}

void PlanInputsPanel::refreshPresets()
{
    QString first;
    const auto *chosen = std::get_if<Preset>(&m_controller.inputs().window);
    for (const PresetChoice &choice : m_controller.presets()) {
        const auto at = static_cast<size_t>(std::ranges::find(kPresets, choice.preset) - kPresets.begin());
        const QString reason = reasonOf(choice);
        m_presets[at]->setReason(reason);
        if (reason.isEmpty()) {
            const Zone &zone = m_controller.presetZone().value_or(m_controller.ownZone());
            //: %1 is a preset ("Next workday"), %2 the moment it ends with its city
            m_presets[at]->setToolTip(
                tr("%1, until %2").arg(Sentences::preset(choice.preset), TimeText::momentIn(choice.window.end, zone)));
        }
        if (first.isEmpty())
            first = reason;
    }
    for (size_t i = 0; i < m_presets.size(); ++i) {
        const QSignalBlocker block(m_presets[i]);
        m_presets[i]->setChecked(chosen && *chosen == kPresets[i]);
    }
    // "Next workday" ends at a closing time: say on whose clock.
    if (const auto &zone = m_controller.presetZone(); first.isEmpty() && chosen && zone)
        first = tr("A workday ends on %1 time, the clock of most of them.").arg(zone->city());
    m_presetNote->setText(first);
    m_presetNote->setVisible(!first.isEmpty());
    if (chosen)
        refreshWindow();
}

/// N14: the minute each mode would give for the first planned call.
void PlanInputsPanel::refreshRetries()
{
    const Zone &own = m_controller.ownZone();
    const auto first = m_controller.summary().first;
    QString note;
    for (const RetryPreview &preview : m_controller.retries()) {
        const int index = m_retry->findData(static_cast<int>(preview.mode));
        if (index < 0 || preview.mode == RetryMode::Off)
            continue;
        const QString when =
            preview.at && first ? TimeText::shortMoment(*preview.at, own, *first) : tr("none possible");
        m_retry->setItemText(index, tr("%1: %2", "retry mode and minute").arg(Sentences::retry(preview.mode), when));
        if (preview.mode != m_controller.inputs().retry || !first)
            continue;
        note = preview.at ? tr("If the first call, %1, fails: again %2.")
                                .arg(TimeText::shortMoment(*first, own, m_controller.backend().now()),
                                     TimeText::shortMoment(*preview.at, own, *first))
                          : tr("If the first call fails there is no minute left for a second one.");
    }
    m_retryNote->setText(note);
    m_retryNote->setVisible(!note.isEmpty());
}

QStringList PlanInputsPanel::windowSummary() const
{
    const InstantRange window = m_controller.window();
    if (window.isEmpty())
        return {tr("no", "no window, very short"), tr("window")};
    const Zone &own = m_controller.ownZone();
    const CivilMinute civil = own.civilOf(window.start);
    // The strip is 40 px wide: day and time stand in a line each, so that neither is shortened.
    return {QLocale().toString(civil.date, QStringLiteral("ddd")), civil.time.toString(QStringLiteral("HH:mm")),
            tr("%1 h", "length in hours").arg(window.length() / kHour)};
}

int PlanInputsPanel::missingZones() const
{
    for (const ZoneGroup &group : m_controller.zoneGroups()) {
        if (!group.zone)
            return group.people;
    }
    return 0;
}

} // namespace callboard
