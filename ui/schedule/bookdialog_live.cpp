// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// What BookDialog shows while it is filled in, and what it does with the answers.
#include "ui/schedule/bookdialog.h"

#include "ui/common/button.h"
#include "ui/common/figurelabel.h"
#include "ui/common/note.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/timetext.h"
#include "ui/common/whypopover.h"
#include "ui/common/zonecombo.h"
#include "ui/shell/notifications.h"
#include "ui/shell/session.h"

#include <QAbstractButton>
#include <QAbstractProxyModel>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace callboard {

namespace {

QDateTime editTime(Instant t, const Zone &zone)
{
    const CivilMinute civil = zone.civilOf(t);
    return QDateTime(civil.date, civil.time, Qt::UTC);
}

bool isZoneReason(ReasonCode code)
{
    return code >= ReasonCode::ZoneExplicit && code <= ReasonCode::ZoneAmbiguous;
}

} // namespace

void BookDialog::connectForm()
{
    BookController *c = &m_controller;
    connect(m_person, &QComboBox::activated, this,
            [this, c](int i) { c->setPerson(CandidateId(m_person->itemData(i).toString())); });
    connect(m_person->lineEdit(), &QLineEdit::returnPressed, this, &BookDialog::takeTypedPerson);
    // What was begun and left names nobody: the one who is chosen stands there again.
    connect(m_person->lineEdit(), &QLineEdit::editingFinished, this,
            [this] { m_person->setEditText(m_person->itemText(m_person->currentIndex())); });
    connect(m_position, &QComboBox::activated, this,
            [this, c](int i) { c->setPosition(PositionId(m_position->itemData(i).toString())); });
    connect(m_kind, &SegmentedControl::currentIndexChanged, this, [this, c](int index) {
        if (m_refreshing)
            return;
        if (index == 0)
            c->setWindow(c->window());
        else
            c->setPreset(Preset::Within24Hours);
    });
    for (QDateTimeEdit *edit : {m_from, m_to})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &BookDialog::takeTimes);
    connect(m_preset, &QComboBox::activated, this,
            [this, c](int i) { c->setPreset(static_cast<Preset>(m_preset->itemData(i).toInt())); });
    connect(m_zone, &ZoneCombo::zoneChosen, c, &BookController::setZone);
    connect(m_zoneWhy, &QPushButton::clicked, this, [this] { explain(true); });
    connect(m_why, &QPushButton::clicked, this, [this] { explain(false); });
    connect(m_number, &QComboBox::activated, this, [this, c](int i) {
        const QString id = m_number->itemData(i).toString();
        c->setNumber(id.isEmpty() ? std::nullopt : std::optional(PhoneNumberId(id)));
    });
    connect(m_retry, &QButtonGroup::idClicked, this, [c](int id) { c->setRetry(static_cast<RetryMode>(id)); });
    connect(m_days, &QComboBox::activated, this, [c](int i) { c->setInvitationDays(i + 1); });
    connect(m_existingChoice, &SegmentedControl::currentIndexChanged, this, [this, c](int index) {
        if (!m_refreshing)
            c->setExisting(static_cast<BookController::Existing>(index));
    });
    const auto force = [this, c] { c->setForce(m_force->isChecked(), m_forceReason->text()); };
    connect(m_force, &QCheckBox::toggled, this, [this, force](bool on) {
        m_forceReason->setVisible(on);
        if (on)
            m_forceReason->setFocus();
        force();
    });
    connect(m_forceReason, &QLineEdit::textChanged, this, force);
    connect(m_slots, &QListWidget::itemActivated, this,
            [c](const QListWidgetItem *item) { c->setAt(fromEpochMs(item->data(Qt::UserRole).toLongLong())); });
    connect(m_slots, &QListWidget::itemClicked, m_slots, &QListWidget::itemActivated);
    connect(m_verdict, &Note::linkActivated, this, [this, c] {
        Jump jump;
        jump.page = PageId::Calls;
        if (c->hasLiveCall())
            jump.reservation = *c->person()->liveCall;
        m_session.go(jump);
        reject();
    });
    connect(m_book, &QPushButton::clicked, c, &BookController::book);
    connect(c, &BookController::snapshotChanged, this, &BookDialog::refreshLists);
    connect(c, &BookController::changed, this, &BookDialog::refresh);
    connect(c, &BookController::booked, this, [this](const Reservation &call) {
        const PersonRow *row = m_controller.person();
        ToastText toast;
        //: %1 is a name, %2 a moment
        toast.lead = tr("%1 booked for %2")
                         .arg(row ? row->candidate.name : QString(),
                              TimeText::momentIn(call.times.plannedAttemptAt, m_session.ownZone()));
        toast.undo = [session = &m_session, company = call.company, id = call.id] {
            whenDone(session->backend().reservations().cancel(company, id, IdempotencyKey().text()), session,
                     [session](const Result<Done> &answer) {
                         if (answer)
                             session->notifications().ok(tr("The call was cancelled"));
                         else
                             session->notifications().refused(answer.error(), session->ownZone());
                     });
        };
        m_session.notifications().tell(toast);
        accept();
    });
}

void BookDialog::start(const Start &begin)
{
    if (begin.position)
        m_controller.setPosition(*begin.position);
    if (begin.person)
        m_controller.setPerson(*begin.person);
    const Instant now = ceilTo(m_session.now() + kConsoleMinLead, 30 * kMinute);
    if (begin.window)
        m_controller.setWindow(*begin.window);
    else if (begin.at)
        m_controller.setWindow({std::max(*begin.at, m_session.now()), std::max(*begin.at, now) + kDay});
    else
        m_controller.setWindow({now, now + kDay});
    if (begin.at && *begin.at > m_session.now())
        m_controller.setAt(*begin.at);
    refreshLists();
}

void BookDialog::listPeople()
{
    const QSignalBlocker quiet(m_person);
    m_person->clear();
    for (const PersonRow &row : m_controller.people().people) {
        // Two of one name are told apart by their phones.
        const QString phone = row.candidate.phone.text();
        m_person->addItem(phone.isEmpty() ? row.candidate.name
                                          : tr("%1, %2", "name and phone").arg(row.candidate.name, phone),
                          row.candidate.id.text());
    }
    m_person->setCurrentIndex(-1);
}

void BookDialog::refreshLists()
{
    if (m_person->count() != static_cast<int>(m_controller.people().people.size()))
        listPeople();
    m_person->setEnabled(m_person->count() > 0);
    m_position->clear();
    for (const Position &position : m_controller.people().positions)
        m_position->addItem(position.title, position.id.text());
    m_number->clear();
    m_number->addItem(tr("Resolved"));
    for (const NumberRow &row : m_controller.numbers().numbers)
        m_number->addItem(row.number.displayName, row.number.id.text());
    refresh();
}

/// Part of a name and Enter choose the first of whom it is a part.
void BookDialog::takeTypedPerson()
{
    if (m_person->currentText().trimmed().isEmpty())
        return;
    QCompleter *completer = m_person->completer();
    completer->setCompletionPrefix(m_person->currentText());
    const auto *matches = qobject_cast<const QAbstractProxyModel *>(completer->completionModel());
    if (!matches || matches->rowCount() == 0)
        return;
    const int row = matches->mapToSource(matches->index(0, 0)).row();
    m_person->setCurrentIndex(row);
    m_controller.setPerson(CandidateId(m_person->itemData(row).toString()));
}

void BookDialog::takeTimes()
{
    if (m_refreshing)
        return;
    const Zone &own = m_session.ownZone();
    const auto at = [&](const QDateTimeEdit *edit) { return own.resolve({edit->date(), edit->time()}).first; };
    InstantRange window{at(m_from), at(m_to)};
    if (window.end <= window.start) {
        if (sender() == m_from)
            window.end = window.start + kDay;
        else
            window.start = window.end - kDay;
    }
    m_controller.setWindow(window);
}

void BookDialog::refresh()
{
    m_refreshing = true;
    const CallRequest &request = m_controller.request();
    const PersonRow *row = m_controller.person();
    const Zone &own = m_session.ownZone();
    // Only another one: what is typed meanwhile is not overwritten by an answer.
    if (const int who = m_person->findData(request.candidate.text()); who != m_person->currentIndex())
        m_person->setCurrentIndex(who);
    m_position->setCurrentIndex(m_position->findData(request.position.text()));
    m_number->setCurrentIndex(request.number ? m_number->findData(request.number->text()) : 0);
    m_days->setCurrentIndex(request.invitationExpirationDays - 1);
    const milliseconds estimate = m_controller.estimate();
    QString length =
        estimate > milliseconds(0) ? tr("Takes a line for %1.").arg(TimeText::length(estimate)) : QString();
    if (m_session.backend().capabilities().estimates && !request.at) // D-POLICYSPLIT
        length += QLatin1Char(' ') + tr("The minute is an estimate: the server chooses it itself.");
    m_length->setText(length.trimmed());

    const bool preset = std::holds_alternative<Preset>(request.window);
    m_kind->setCurrentIndex(preset ? 1 : 0);
    m_from->setEnabled(!preset);
    m_to->setEnabled(!preset);
    m_preset->setEnabled(preset);
    if (const InstantRange window = m_controller.window(); !window.isEmpty()) {
        m_from->setDateTime(editTime(window.start, own));
        m_to->setDateTime(editTime(window.end, own));
    }
    m_zone->setSuggestions(row ? row->zoneChoices : std::vector<Zone>{});
    m_zone->setAutomatic(row && row->zone ? tr("Automatic: %1").arg(row->zone->city()) : tr("Automatic"));
    m_zone->setZone(request.zone.zone);
    const bool firm = m_controller.hasFirmCall();
    m_existing->setVisible(firm);
    m_existingChoice->setVisible(firm);
    if (firm) {
        m_existing->setText(tr("A call is booked already"),
                            row->nextCallAt ? tr("It is planned for %1. Replace it, or book a second one alongside?")
                                                  .arg(TimeText::momentIn(*row->nextCallAt, own))
                                            : tr("Replace it, or book a second one alongside?"));
        m_existingChoice->setCurrentIndex(static_cast<int>(m_controller.existing()));
    }
    refreshPresets();
    refreshRetries();
    refreshPreview();
    refreshSlots();
    const QString words = missingWords();
    m_reason->setText(words);
    m_reason->setVisible(!words.isEmpty());
    m_book->setReason(words);
    m_book->setText(m_controller.existing() == BookController::Existing::Replace && firm ? tr("Replace the call")
                                                                                         : tr("Book the call"));
    m_refreshing = false;
}

void BookDialog::refreshPresets()
{
    if (m_controller.presets().empty())
        return;
    m_preset->clear();
    auto *items = qobject_cast<QStandardItemModel *>(m_preset->model());
    for (const PresetChoice &choice : m_controller.presets()) {
        m_preset->addItem(Sentences::preset(choice.preset), static_cast<int>(choice.preset));
        if (choice.possible || !items)
            continue;
        QStandardItem *item = items->item(m_preset->count() - 1);
        item->setEnabled(false);
        if (!choice.why.empty())
            item->setToolTip(Sentences::reason(choice.why.back(), m_session.ownZone()).sentence);
    }
    if (const auto *preset = std::get_if<Preset>(&m_controller.request().window))
        m_preset->setCurrentIndex(m_preset->findData(static_cast<int>(*preset)));
}

/// N14: beside each mode the minute it would choose.
void BookDialog::refreshRetries()
{
    for (const RetryMode mode : kRetryModes) {
        QString text = Sentences::retry(mode);
        for (const RetryPreview &preview : m_controller.retries()) {
            if (preview.mode != mode || mode == RetryMode::Off)
                continue;
            text = preview.at ? tr("%1: %2", "retry mode and minute")
                                    .arg(text, TimeText::shortMoment(*preview.at, m_session.ownZone(), m_session.now()))
                              : tr("%1: no minute is left", "retry mode").arg(text);
        }
        QAbstractButton *radio = m_retry->button(static_cast<int>(mode));
        radio->setText(text);
        radio->setChecked(m_controller.request().retry == mode);
    }
}

void BookDialog::refreshPreview()
{
    const auto &preview = m_controller.preview();
    const auto &refusal = m_controller.refusal();
    const Zone &own = m_session.ownZone();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_caption), static_cast<QWidget *>(m_time), static_cast<QWidget *>(m_otherTime),
          static_cast<QWidget *>(m_detail), static_cast<QWidget *>(m_why)})
        widget->setVisible(preview.has_value());
    m_zoneWhy->setVisible(preview.has_value());
    if (preview) {
        const Instant at = preview->times.plannedAttemptAt;
        m_time->setText(TimeText::momentIn(at, own));
        m_otherTime->setText(preview->zone == own ? QString() : TimeText::momentIn(at, preview->zone));
        m_otherTime->setVisible(!(preview->zone == own));
        //: %1 is a number's label, %2 a moment
        m_detail->setText(tr("On %1. May start until %2, then it expires.")
                              .arg(m_controller.numberLabel(preview->number),
                                   TimeText::moment(preview->times.latestDispatchBy(), own)));
        m_zoneCaption->setText(Sentences::zoneSource(preview->zoneSource));
    } else {
        m_zoneCaption->clear();
    }
    const bool shows = !preview && (refusal || m_controller.hasLiveCall()) && m_controller.person();
    m_verdict->setVisible(shows);
    if (m_controller.hasLiveCall()) {
        m_verdict->setTone(Tone::Warn);
        m_verdict->setText(tr("A call is live"), tr("They are on the line now. Book when it ends."));
        m_verdict->setLink(tr("Follow"));
    } else if (shows) {
        const RefusalText words = Sentences::refusal(*refusal, own);
        m_verdict->setTone(isConflict(refusal->code) ? Tone::Warn : Tone::Error);
        m_verdict->setText(words.lead, words.step.isEmpty()
                                           ? words.sentence
                                           : tr("%1 %2", "two sentences").arg(words.sentence, words.step));
        m_verdict->setLink({});
    }
}

void BookDialog::refreshSlots()
{
    const QSignalBlocker block(m_slots);
    m_slots->clear();
    m_slots->setEnabled(!m_controller.openSlots().empty());
    const PersonRow *row = m_controller.person();
    const Zone &own = m_session.ownZone();
    for (const Slot &slot : m_controller.openSlots()) {
        const QString when = row && row->zone && !(*row->zone == own) ? TimeText::inBoth(slot.start, own, *row->zone)
                                                                      : TimeText::momentIn(slot.start, own);
        //: %1 is a moment, %n the number of free lines then
        auto *item = new QListWidgetItem(tr("%1, %n line(s) free", nullptr, slot.remaining).arg(when), m_slots);
        item->setData(Qt::UserRole, toEpochMs(slot.start));
        if (m_controller.request().at == slot.start)
            m_slots->setCurrentItem(item);
    }
}

QString BookDialog::missingWords() const
{
    const auto missing = m_controller.missing();
    if (!missing)
        return m_session.whyNotSchedule();
    switch (*missing) {
    case BookController::Missing::Person:
        return tr("Choose a person first.");
    case BookController::Missing::Position:
        return tr("Choose a position first.");
    case BookController::Missing::Window:
        return tr("Choose a window or a preset.");
    case BookController::Missing::ExistingChoice:
        return tr("Say whether the booked call is replaced or kept.");
    case BookController::Missing::ForceReason:
        return tr("Forcing needs a reason. It is logged.");
    case BookController::Missing::Answer:
        return tr("Looking for a minute…");
    case BookController::Missing::Refused:
        return tr("No minute can be booked like this.");
    case BookController::Missing::LiveCall:
        return tr("A call with this person is live.");
    }
    return {};
}

void BookDialog::explain(bool zoneOnly)
{
    const auto &preview = m_controller.preview();
    if (!preview)
        return;
    WhyPopover::Subject subject;
    subject.caption = zoneOnly ? tr("Why this zone?") : tr("Why this time?");
    const PersonRow *row = m_controller.person();
    subject.title = zoneOnly ? preview->zone.city()
                             : tr("%1, %2", "name and moment")
                                   .arg(row ? row->candidate.name : QString(),
                                        TimeText::moment(preview->times.plannedAttemptAt, m_session.ownZone()));
    for (const Reason &reason : preview->why) {
        if (!zoneOnly || isZoneReason(reason.code))
            subject.why.push_back(reason);
    }
    QWidget *anchor = zoneOnly ? m_zoneWhy : m_why;
    WhyPopover::open(anchor, anchor->rect(), subject, m_session.ownZone());
}

} // namespace callboard
