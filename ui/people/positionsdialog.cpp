// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/positionsdialog.h"

#include "core/model/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/growingdialog.h"
#include "ui/common/section.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace callboard {

PositionsDialog::PositionsDialog(const CompanyId &company, std::vector<Position> positions, QWidget *parent)
    : QDialog(parent), m_company(company), m_positions(std::move(positions)), m_list(new QListWidget(this)),
      m_title(new QLineEdit(this)), m_minutes(new QSpinBox(this)), m_reason(makeSentence({}, TextRole::WarnText, this)),
      m_save(new Button(tr("Save position"), ButtonKind::Primary, this))
{
    setWindowTitle(tr("Positions"));
    const Theme &t = theme(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    layout->setSpacing(t.px(8));
    layout->addWidget(makeLabel(windowTitle(), TextRole::Title, this));
    m_list->setAccessibleName(tr("Positions"));
    m_list->setSpacing(t.px(3));
    layout->addWidget(m_list, 1);
    auto *add = new Button(tr("New position"), ButtonKind::Plain, this);
    add->setIconName(Icon::Plus);
    layout->addWidget(add, 0, Qt::AlignLeft);
    addFormRow(layout, tr("Title"), m_title, 84);
    m_minutes->setRange(1, 238);
    m_minutes->setSuffix(tr(" min"));
    addFormRow(layout, tr("Interview"), m_minutes, 84);
    layout->addWidget(makeSentence(tr("The length is what the next bookings plan with; booked calls keep theirs."),
                                   TextRole::Hint, this));
    layout->addWidget(m_reason);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *close = new Button(tr("Close"), ButtonKind::Plain, this);
    buttons->addWidget(close);
    buttons->addWidget(m_save);
    layout->addLayout(buttons);
    connect(close, &QAbstractButton::clicked, this, &QDialog::accept);
    connect(add, &QAbstractButton::clicked, this, [this] {
        m_list->setCurrentRow(-1);
        showPosition(-1);
        m_title->setFocus(Qt::OtherFocusReason);
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &PositionsDialog::showPosition);
    connect(m_title, &QLineEdit::textChanged, this, &PositionsDialog::refresh);
    connect(m_minutes, &QSpinBox::valueChanged, this, &PositionsDialog::refresh);
    connect(m_save, &QAbstractButton::clicked, this, [this] {
        const Position position = edited();
        m_isSent = true;
        refresh();
        Q_EMIT saveRequested(position);
    });
    setMinimumSize(t.px(420), t.px(400));
    growWithContent(this);
    fill();
}

void PositionsDialog::setPositions(std::vector<Position> positions)
{
    const Position typed = edited();
    const int shown = m_list->currentRow();
    const Position base = shown >= 0 ? m_positions[static_cast<size_t>(shown)] : Position{};
    const bool isTyped =
        shown < 0 ? !typed.title.isEmpty() : typed.title != base.title || typed.interview != base.interview;
    const bool isSaved = std::any_of(positions.begin(), positions.end(), [&](const Position &one) {
        return one.title == typed.title && one.interview == typed.interview &&
               (typed.id.isEmpty() || one.id == typed.id);
    });
    m_isSent = m_isSent && !isSaved;
    m_positions = std::move(positions);
    fill();
    if (!isTyped || isSaved)
        return;
    const auto known =
        std::find_if(m_positions.begin(), m_positions.end(), [&](const Position &one) { return one.id == typed.id; });
    const int row = known == m_positions.end() ? -1 : static_cast<int>(known - m_positions.begin());
    m_list->setCurrentRow(row);
    m_title->setText(typed.title);
    m_minutes->setValue(static_cast<int>(typed.interview / kMinute));
    refresh();
}

void PositionsDialog::showRefusal(const QString &sentence)
{
    if (!std::exchange(m_isSent, false))
        return;
    refresh();
    m_reason->setText(sentence);
}

void PositionsDialog::fill()
{
    const QString title = m_title->text();
    m_list->clear();
    int current = m_positions.empty() ? -1 : 0;
    for (size_t i = 0; i < m_positions.size(); ++i) {
        //: a position's title and the length of its interview
        m_list->addItem(
            tr("%1, %2").arg(visibleText(m_positions[i].title), TimeText::length(m_positions[i].interview)));
        if (m_positions[i].title == title)
            current = static_cast<int>(i);
    }
    m_list->setCurrentRow(current);
    showPosition(current);
}

void PositionsDialog::showPosition(int row)
{
    const bool isKnown = row >= 0 && row < static_cast<int>(m_positions.size());
    const Position position = isKnown ? m_positions[static_cast<size_t>(row)] : Position{};
    m_title->setText(position.title);
    m_minutes->setValue(static_cast<int>(position.interview / kMinute));
    m_save->setText(isKnown ? tr("Save position") : tr("Add position"));
    refresh();
}

Position PositionsDialog::edited() const
{
    const int row = m_list->currentRow();
    Position position = row >= 0 ? m_positions[static_cast<size_t>(row)] : Position{};
    position.company = m_company;
    position.title = m_title->text().simplified();
    position.interview = m_minutes->value() * kMinute;
    return position;
}

QString PositionsDialog::whyNot() const
{
    if (m_isSent)
        return tr("It is being saved.");
    const Position position = edited();
    if (position.title.isEmpty())
        return tr("A position needs a title.");
    for (const Position &other : m_positions) {
        if (other.id != position.id && other.title.compare(position.title, Qt::CaseInsensitive) == 0)
            return tr("There is a position with that title.");
        if (other.id == position.id && other == position)
            return tr("Nothing is changed.");
    }
    return {};
}

void PositionsDialog::refresh()
{
    const QString reason = whyNot();
    m_reason->setText(reason);
    m_save->setReason(reason);
}

} // namespace callboard
