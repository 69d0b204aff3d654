// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/numbers/numberpanel.h"

#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/section.h"
#include "ui/common/stepfield.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/numbers/capmaps.h"
#include "ui/numbers/labelfield.h"
#include "ui/numbers/numberscontroller.h"
#include "ui/shell/session.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

namespace callboard {

namespace {

constexpr int kLabels = 72;
constexpr int kLeastWidth = 330; ///< the editor and the small maps stay whole on a small window

/// A row of the form: field left-aligned, a note after it.
QWidget *fieldRow(QWidget *parent, QWidget *field, QLabel *note)
{
    auto *holder = new QWidget(parent);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme(parent).px(8));
    row->addWidget(field);
    if (note)
        row->addWidget(note, 1);
    else
        row->addStretch(1);
    return holder;
}

/// Label and field in a widget of its own, so that a pool's form hides it as a whole.
QWidget *wholeRow(QWidget *parent, const QString &label, QWidget *content, QWidget *buddy)
{
    auto *holder = new QWidget(parent);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    content->setParent(holder);
    addFormRow(column, label, content, kLabels)->setBuddy(buddy);
    return holder;
}

} // namespace

NumberPanel::NumberPanel(NumbersController &controller, Session &session, QWidget *parent)
    : SidePanel(tr("Selected number"), parent), m_controller(controller), m_session(session)
{
    setLeastWidth(kLeastWidth);
    makeHead();
    makeForm();
    makeMaps();
    makeChanges();
    makeOverBooked();
    makeFoot();
    connect(&controller, &NumbersController::loadedChanged, this, &NumberPanel::refresh);
    connect(&controller, &NumbersController::selectionChanged, this, &NumberPanel::refresh);
    connect(&controller, &NumbersController::draftChanged, this, &NumberPanel::refresh);
    connect(&controller, &NumbersController::previewChanged, this, &NumberPanel::refreshPreview);
    connect(&session, &Session::workspaceChanged, this, &NumberPanel::refresh);
    refresh();
}

void NumberPanel::makeHead()
{
    auto *section = new Section({}, this);
    auto *row = new QHBoxLayout;
    m_title = makeLabel({}, TextRole::Title, section);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pool = new Badge({}, BadgeKind::Neutral, section);
    row->addWidget(m_title, 1);
    row->addWidget(m_pool);
    section->body()->addLayout(row);
    m_about = makeSentence({}, TextRole::Secondary, section);
    section->body()->addWidget(m_about);
    addSection(section);
}

void NumberPanel::makeForm()
{
    auto *section = new Section({}, this);
    QVBoxLayout *body = section->body();
    m_label = new LabelField(section);
    m_labelRow = wholeRow(section, tr("Label"), m_label, m_label);
    body->addWidget(m_labelRow);
    m_labelProblem = makeSentence({}, TextRole::ErrorText, section);
    body->addWidget(m_labelProblem);

    m_outbound = new StepField(tr("Outbound lines"), NumbersController::kLinesMost, section);
    m_outboundNote = makeSentence({}, TextRole::Secondary, section);
    m_outboundName = addFormRow(body, tr("Outbound"), fieldRow(section, m_outbound, m_outboundNote), kLabels);
    m_outboundName->setBuddy(m_outbound);

    m_inbound = new StepField(tr("Inbound lines"), NumbersController::kLinesMost, section);
    m_inboundRow = wholeRow(section, tr("Inbound"), fieldRow(section, m_inbound, nullptr), m_inbound);
    body->addWidget(m_inboundRow);

    m_reserved = new StepField(tr("Lines kept for callers"), NumbersController::kLinesMost, section);
    m_reservedNote = makeSentence({}, TextRole::Secondary, section);
    m_reservedRow = wholeRow(section, tr("For callers"), fieldRow(section, m_reserved, m_reservedNote), m_reserved);
    body->addWidget(m_reservedRow);

    m_defaultText = makeSentence({}, TextRole::Body2, section);
    m_makeDefault = new Button({}, ButtonKind::Link, section);
    auto *defaults = new QWidget(section);
    auto *row = new QHBoxLayout(defaults);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme(this).px(8));
    row->addWidget(m_defaultText, 1);
    row->addWidget(m_makeDefault);
    m_defaultRow = wholeRow(section, tr("Default"), defaults, m_makeDefault);
    body->addWidget(m_defaultRow);
    addSection(section);

    connect(m_label, &QLineEdit::textEdited, this, &NumberPanel::takeEdits);
    connect(m_label, &QLineEdit::returnPressed, &m_controller, &NumbersController::save);
    for (StepField *field : {m_outbound, m_inbound, m_reserved})
        connect(field, &StepField::edited, this, &NumberPanel::takeEdits);
    connect(m_makeDefault, &QAbstractButton::clicked, this, [this] {
        const NumberRow *number = m_controller.number();
        if (number)
            m_controller.setDefault(number->number.id, !number->number.isDefault);
    });
}

void NumberPanel::makeMaps()
{
    m_mapSection = new Section({}, this);
    m_mapZone = makeLabel({}, TextRole::Hint, m_mapSection);
    m_mapSection->addToHeader(m_mapZone);
    m_maps = new CapMaps(m_mapSection);
    m_mapSection->body()->addWidget(m_maps);
    addSection(m_mapSection);
}

QLabel *NumberPanel::addChange(QGridLayout *grid, int row, const QString &text, QLabel *&before, QLabel *&after)
{
    QLabel *name = makeSentence(text, TextRole::Body, grid->parentWidget());
    before = makeLabel({}, TextRole::Body2, grid->parentWidget());
    after = makeLabel({}, TextRole::Strong, grid->parentWidget());
    grid->addWidget(name, row, 0);
    grid->addWidget(before, row, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(after, row, 2, Qt::AlignRight | Qt::AlignTop);
    return name;
}

void NumberPanel::makeChanges()
{
    m_changes = new Section(tr("What changes"), this);
    auto *holder = new QWidget(m_changes);
    auto *grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme(this).px(16));
    grid->setVerticalSpacing(theme(this).px(4));
    grid->setColumnStretch(0, 1);
    grid->addWidget(makeLabel(tr("Before"), TextRole::Hint, holder), 0, 1, Qt::AlignRight);
    grid->addWidget(makeLabel(tr("After"), TextRole::Hint, holder), 0, 2, Qt::AlignRight);
    addChange(grid, 1, tr("Starts in 7 days with no line"), m_fullBefore, m_fullAfter);
    m_poolName = addChange(grid, 2, {}, m_poolBefore, m_poolAfter);
    setTextRole(m_poolName, TextRole::Body2);
    m_poolName->setIndent(theme(this).px(12));
    addChange(grid, 3, tr("Minutes with more calls than lines"), m_overBefore, m_overAfter);
    m_changes->body()->addWidget(holder);
    addSection(m_changes);
}

void NumberPanel::makeOverBooked()
{
    m_overBooked = new Section({}, this);
    m_overList = makeSentence({}, TextRole::Secondary, m_overBooked);
    m_planOver = new Button(tr("Choose new times…"), ButtonKind::Plain, m_overBooked);
    m_overBooked->body()->addWidget(m_overList);
    m_overBooked->body()->addWidget(m_planOver, 0, Qt::AlignLeft);
    m_overBooked->setLineVisible(false);
    addSection(m_overBooked);
    connect(m_planOver, &QAbstractButton::clicked, &m_controller, &NumbersController::planOverBooked);
}

void NumberPanel::makeFoot()
{
    QVBoxLayout *layout = foot();
    m_consequence = makeSentence({}, TextRole::Secondary, this);
    m_save = new Button({}, ButtonKind::Primary, this);
    m_save->setButtonSize(ButtonSize::Large);
    m_save->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_S));
    m_discard = new Button(tr("Discard"), ButtonKind::Plain, this);
    m_remove = new Button(tr("Remove number…"), ButtonKind::Destructive, this);
    layout->addSpacing(theme(this).px(4));
    layout->addWidget(m_consequence);
    layout->addWidget(m_save);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme(this).px(8));
    row->addWidget(m_remove, 1);
    row->addWidget(m_discard, 1);
    layout->addLayout(row);
    connect(m_save, &QAbstractButton::clicked, &m_controller, &NumbersController::save);
    connect(m_discard, &QAbstractButton::clicked, &m_controller, &NumbersController::discard);
    connect(m_remove, &QAbstractButton::clicked, this, [this] { m_controller.remove(m_controller.selected().number); });
}

void NumberPanel::rename()
{
    m_label->setFocus(Qt::ShortcutFocusReason);
    m_label->selectAll();
}

void NumberPanel::editCap()
{
    m_outbound->setFocus(Qt::ShortcutFocusReason);
    m_outbound->field()->selectAll();
}

void NumberPanel::takeEdits()
{
    NumberDraft draft = m_controller.draft();
    if (!m_controller.selected().isPool()) {
        draft.label = m_label->text();
        draft.inbound = m_inbound->value();
        draft.reserved = m_reserved->value();
    }
    draft.outbound = m_outbound->value();
    m_controller.setDraft(draft);
}

} // namespace callboard
