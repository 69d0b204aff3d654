// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/schedule/bookdialog.h"

#include "ui/common/button.h"
#include "ui/common/figurelabel.h"
#include "ui/common/growingdialog.h"
#include "ui/common/note.h"
#include "ui/common/section.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sentences.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/zonecombo.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>

namespace callboard {

namespace {

QDateTimeEdit *timeEdit(QWidget *parent)
{
    auto *edit = new QDateTimeEdit(parent);
    edit->setTimeSpec(Qt::UTC); // a wall clock's reading; its zone is the operator's
    edit->setDisplayFormat(QStringLiteral("ddd d MMM HH:mm"));
    edit->setCalendarPopup(true);
    edit->setKeyboardTracking(false);
    return edit;
}

} // namespace

BookDialog *BookDialog::open(Session &session, const Start &start, QWidget *parent)
{
    auto *dialog = new BookDialog(session, start, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->QDialog::open();
    return dialog;
}

BookDialog::BookDialog(Session &session, const Start &begin, QWidget *parent)
    : QDialog(parent), m_session(session), m_controller(session.backend(), session.companyId(), this)
{
    const Theme &t = theme(this);
    setWindowTitle(tr("Book one person"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    auto *formPane = new QWidget(this);
    auto *form = new QVBoxLayout(formPane);
    form->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    form->setSpacing(t.px(8));
    form->addWidget(makeLabel(tr("Book one person"), TextRole::Title, formPane));
    auto *previewPane = new QWidget(this);
    setFill(previewPane, Fill::Panel);
    auto *preview = new QVBoxLayout(previewPane);
    preview->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    preview->addItem(new QSpacerItem(t.px(268), 0)); // so wide at least; long words on its buttons make it wider
    preview->setSpacing(t.px(8));
    panes->addWidget(new FormScroll(formPane, this), 3);
    panes->addWidget(makeLine(Qt::Vertical, this));
    panes->addWidget(previewPane, 2);
    layout->addLayout(panes, 1);
    buildForm(form);
    buildPreview(preview);
    setMinimumSize(t.px(760), t.px(560));
    growWithContent(this);
    connectForm();
    start(begin);
}

void BookDialog::buildForm(QVBoxLayout *form)
{
    QWidget *pane = form->parentWidget();
    m_person = new QComboBox(pane);
    m_person->setEditable(true);
    m_person->setInsertPolicy(QComboBox::NoInsert);
    m_person->lineEdit()->setPlaceholderText(tr("Choose a person"));
    m_person->completer()->setFilterMode(Qt::MatchContains);
    m_person->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_position = new QComboBox(pane);
    m_length = makeSentence({}, TextRole::Hint, pane);
    addFormRow(form, tr("P&erson"), m_person, 84);
    addFormRow(form, tr("&Position"), m_position, 84);
    form->addWidget(m_length);
    m_existing = new Note(Tone::Warn, {}, pane);
    m_existingChoice = new SegmentedControl(tr("The call that is booked already"), pane);
    m_existingChoice->addSegment(tr("Ask me"));
    m_existingChoice->addSegment(tr("Replace it"));
    m_existingChoice->addSegment(tr("Book alongside"));
    form->addWidget(m_existing);
    form->addWidget(m_existingChoice);
    buildWhen(form);
    buildExtras(form);
    form->addStretch(1);
}

void BookDialog::buildWhen(QVBoxLayout *form)
{
    QWidget *pane = form->parentWidget();
    m_kind = new SegmentedControl(tr("Window or preset"), pane);
    m_kind->addSegment(tr("Window"));
    m_kind->addSegment(tr("Preset"));
    m_from = timeEdit(pane);
    m_to = timeEdit(pane);
    m_preset = new QComboBox(pane);
    form->addWidget(m_kind);
    addFormRow(form, tr("&From"), m_from, 84);
    addFormRow(form, tr("&To"), m_to, 84);
    addFormRow(form, tr("&Complete"), m_preset, 84);
}

void BookDialog::buildExtras(QVBoxLayout *form)
{
    QWidget *pane = form->parentWidget();
    const Theme &t = theme(this);
    m_zone = new ZoneCombo(m_session.now(), pane);
    addFormRow(form, tr("&Zone"), m_zone, 84);
    auto *caption = new QHBoxLayout;
    m_zoneCaption = makeLabel({}, TextRole::Hint, pane);
    m_zoneWhy = new Button(tr("Why this zone?"), ButtonKind::Link, pane);
    caption->addSpacing(t.px(88));
    caption->addWidget(m_zoneCaption);
    caption->addWidget(m_zoneWhy);
    caption->addStretch(1);
    form->addLayout(caption);
    m_number = new QComboBox(pane);
    addFormRow(form, tr("&Number"), m_number, 84);

    auto *retry = new QWidget(pane);
    auto *radios = new QVBoxLayout(retry);
    radios->setContentsMargins(0, 0, 0, 0);
    radios->setSpacing(t.px(4));
    m_retry = new QButtonGroup(this);
    for (const RetryMode mode : kRetryModes) {
        auto *radio = new QRadioButton(Sentences::retry(mode), retry);
        m_retry->addButton(radio, static_cast<int>(mode));
        radios->addWidget(radio);
    }
    m_retry->button(0)->setChecked(true);
    retry->setFocusProxy(m_retry->button(0));
    addFormRow(form, tr("&Retry"), retry, 84);

    m_days = new QComboBox(pane);
    for (int i = 1; i <= 7; ++i)
        m_days->addItem(tr("%n day(s)", nullptr, i), i);
    m_days->setCurrentIndex(6);
    addFormRow(form, tr("&Invitation"), m_days, 84);
    m_force = new QCheckBox(tr("Force: outside calling hours, with a reason"), pane);
    m_forceReason = new QLineEdit(pane);
    m_forceReason->setMaxLength(500);
    m_forceReason->setPlaceholderText(tr("Why may this person be called then? It is logged."));
    m_forceReason->setAccessibleName(tr("Reason for forcing"));
    form->addWidget(m_force);
    form->addWidget(m_forceReason);
    // Hidden, not greyed: a key that may not force should not wonder how (C101).
    m_force->setVisible(m_controller.mayForce());
    m_forceReason->hide();
}

void BookDialog::buildPreview(QVBoxLayout *preview)
{
    QWidget *pane = preview->parentWidget();
    const Theme &t = theme(this);
    m_caption = makeLabel(tr("Would be planned"), TextRole::Caption, pane);
    m_time = new FigureLabel(QString(), 16, QFont::DemiBold, pane);
    m_otherTime = makeLabel({}, TextRole::Body2, pane);
    m_detail = makeSentence({}, TextRole::Secondary, pane);
    m_why = new Button(tr("Why this time?"), ButtonKind::Link, pane);
    m_verdict = new Note(Tone::Warn, {}, pane);
    m_slots = new QListWidget(pane);
    m_slots->setAccessibleName(tr("Slots that work"));
    // Two clocks and the lines are longer than the pane: nothing of it may be cut.
    m_slots->setWordWrap(true);
    m_slots->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_slots->setResizeMode(QListView::Adjust);
    m_slots->setSpacing(t.px(2));
    preview->addWidget(m_caption);
    preview->addWidget(m_time);
    preview->addWidget(m_otherTime);
    preview->addWidget(m_detail);
    preview->addWidget(m_why, 0, Qt::AlignLeft);
    preview->addWidget(m_verdict);
    preview->addSpacing(t.px(4));
    preview->addWidget(makeLabel(tr("Slots that work"), TextRole::SectionTitle, pane));
    preview->addWidget(m_slots, 1);
    m_reason = makeSentence({}, TextRole::Hint, pane);
    m_book = new Button(tr("Book the call"), ButtonKind::Primary, pane);
    m_book->setButtonSize(ButtonSize::Large);
    m_book->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_book->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Plain, pane);
    cancel->setAutoDefault(false);
    preview->addWidget(m_reason);
    preview->addWidget(m_book);
    preview->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace callboard
