// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/keyssheet.h"

#include "ui/common/badge.h"
#include "ui/common/button.h"
#include "ui/common/keycap.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/shell/page.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

namespace callboard {

KeysSheet::KeysSheet(Registry &registry, QWidget *parent)
    : QWidget(parent), m_registry(registry), m_content(new QWidget(this)), m_rows(new QVBoxLayout(m_content)),
      m_scroll(new QScrollArea(this))
{
    const Theme &t = theme(this);
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(t.px(12), t.px(8), t.px(8), t.px(8));
    head->setSpacing(t.px(8));
    head->addWidget(makeLabel(tr("Keys"), TextRole::SectionTitle, this));
    head->addWidget(new KeyCap(QStringLiteral("F1"), this));
    head->addStretch(1);
    auto *close = new IconButton(Icon::Close, tr("Close"), this);
    head->addWidget(close);
    column->addLayout(head);
    column->addWidget(makeLine(Qt::Horizontal, this));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_content);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    m_rows->setContentsMargins(t.px(12), t.px(4), t.px(12), t.px(8));
    m_rows->setSpacing(0);
    column->addWidget(m_scroll, 1);
    QLabel *hint = makeSentence(tr("Single letters wait while you type in a field."), TextRole::Hint, this);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(t.px(12), t.px(8), t.px(12), t.px(8));
    foot->addWidget(hint);
    column->addLayout(foot);
    connect(close, &QAbstractButton::clicked, this, &KeysSheet::closeRequested);
    connect(&m_registry, &Registry::changed, this, &KeysSheet::rebuildSoon);
    connect(&m_registry, &Registry::commandChanged, this, &KeysSheet::rebuildSoon);
}

/// Many commands change at once; the sheet is rebuilt when they are through.
void KeysSheet::rebuildSoon()
{
    if (m_stale)
        return;
    m_stale = true;
    QTimer::singleShot(0, this, [this] {
        m_stale = false;
        if (isVisible())
            rebuild();
    });
}

void KeysSheet::showFor(const Page *page)
{
    m_page = page;
    rebuild();
}

void KeysSheet::rebuild()
{
    const QStringList saying = this->saying();
    if (saying == m_said)
        return;
    m_said = saying;
    const int readingAt = m_scroll->verticalScrollBar()->value();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_lines.clear();
    for (const Registry::Group &group : m_registry.groups())
        addGroup(group);
    m_rows->addStretch(1);
    m_rows->activate();
    m_scroll->verticalScrollBar()->setValue(readingAt);
}

std::vector<const Command *> KeysSheet::shownOf(const Registry::Group &group) const
{
    std::vector<const Command *> shown;
    const bool isHere = group.page < 0 || (m_page && group.page == static_cast<int>(m_page->id()));
    if (!group.inSheet || !isHere)
        return shown;
    for (const auto *list : {&group.sheetOnly, &group.commands}) {
        for (const Command *command : *list) {
            if (!command->keyText().isEmpty())
                shown.push_back(command);
        }
    }
    return shown;
}

QStringList KeysSheet::saying() const
{
    QStringList all;
    for (const Registry::Group &group : m_registry.groups()) {
        for (const Command *command : shownOf(group))
            all << group.title << command->keyText() << command->text() << command->reason();
    }
    return all;
}

void KeysSheet::addGroup(const Registry::Group &group)
{
    const Theme &t = theme(this);
    const std::vector<const Command *> shown = shownOf(group);
    if (shown.empty())
        return;
    auto *head = new QWidget(m_content);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, t.px(12), 0, t.px(4));
    row->addWidget(makeLabel(group.title, TextRole::SectionTitle, head));
    row->addStretch(1);
    if (!group.note.isEmpty())
        row->addWidget(new Badge(group.note, BadgeKind::Neutral, head));
    m_rows->addWidget(head);
    for (const Command *command : shown)
        addRow(*command);
}

void KeysSheet::addRow(const Command &command)
{
    const Theme &t = theme(this);
    auto *line = new QWidget(m_content);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, t.px(2), 0, t.px(2));
    row->setSpacing(t.px(8));
    auto *caps = new QWidget(line);
    auto *capsRow = new QHBoxLayout(caps);
    capsRow->setContentsMargins(0, 0, 0, 0);
    capsRow->setSpacing(t.px(4));
    for (const QString &word : command.keyText().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        capsRow->addWidget(new KeyCap(word, caps));
    capsRow->addStretch(1);
    caps->setMinimumWidth(t.px(110));
    row->addWidget(caps);
    QString words = command.text();
    words.remove(QLatin1Char('&'));
    QLabel *text = makeSentence(words, TextRole::Secondary, line);
    text->setEnabled(command.isEnabled());
    const QString reason = command.reason();
    // A short reason stands at the right of the words, a sentence below them.
    const bool beside = reason.size() <= 18;
    auto *sayings = new QVBoxLayout;
    sayings->setSpacing(0);
    sayings->addWidget(text);
    if (!reason.isEmpty() && !beside)
        sayings->addWidget(makeSentence(reason, TextRole::Caption, line));
    row->addLayout(sayings, 1);
    if (!reason.isEmpty() && beside)
        row->addWidget(makeLabel(reason, TextRole::Caption, line));
    m_rows->addWidget(line);
    m_rows->addWidget(makeLine(Qt::Horizontal, m_content));
    m_lines << tr("%1: %2", "keys and what they do").arg(command.keyText(), words);
}

void KeysSheet::paintEvent(QPaintEvent *)
{
    const Theme &t = theme(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0, 1, height()), t.line);
}

void KeysSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace callboard
