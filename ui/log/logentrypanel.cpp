// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logentrypanel.h"

#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/section.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>

namespace callboard {

namespace {

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            clear(item->layout());
        delete item->widget();
        delete item;
    }
}

/// "Mon 16 Nov 15:19:41.207 Vilnius"
QString exactMoment(Instant at, const Zone &zone)
{
    const CivilMinute civil = zone.civilOf(at);
    return QStringLiteral("%1 %2 %3")
        .arg(TimeText::day(civil.date), QLocale().toString(civil.time, QStringLiteral("HH:mm:ss.zzz")), zone.city());
}

QString shortHash(const QByteArray &hash)
{
    const QByteArray hex = hash.toHex();
    return hex.size() < 20 ? QString::fromLatin1(hex)
                           : QString::fromLatin1(hex.left(16)) + QChar(0x2026) + QString::fromLatin1(hex.right(8));
}

QLabel *selectable(QLabel *label)
{
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

LogEntryPanel::LogEntryPanel(LogController &controller, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_empty(new EmptyState(this)), m_content(new QWidget(this))
{
    setFill(this, Fill::Panel);
    setAccessibleName(tr("The chosen entry"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *scroll = new QScrollArea(this);
    scroll->setFocusPolicy(Qt::NoFocus); // its links and buttons are the stops
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFill(m_content, Fill::Panel);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto add = [&](const QString &title) {
        auto *section = new Section(title, m_content);
        section->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        section->body()->setSpacing(theme(this).px(4));
        column->addWidget(section);
        return section;
    };
    Section *head = add({});
    auto *line = new QHBoxLayout;
    m_number = makeLabel({}, TextRole::Hint, head);
    m_chain = makeLabel({}, TextRole::OkText, head);
    line->addWidget(m_number, 1);
    line->addWidget(m_chain);
    head->body()->addLayout(line);
    m_title = makeSentence({}, TextRole::Title, head);
    m_consequence = makeSentence({}, TextRole::Body2, head);
    head->body()->addWidget(m_title);
    head->body()->addWidget(m_consequence);
    m_facts = add({})->body();
    m_fieldsSection = add(tr("Before and after"));
    m_fields = m_fieldsSection->body();
    m_touchedSection = add(tr("What it touched"));
    m_touched = m_touchedSection->body();
    Section *support = add(tr("For support"));
    auto *copy = new Button(tr("Copy all"), ButtonKind::Link, support);
    connect(copy, &QAbstractButton::clicked, this, [this] { QApplication::clipboard()->setText(plainText()); });
    support->addToHeader(copy);
    m_support = support->body();
    m_linkedSection = add(tr("The same call"));
    m_linkedSection->setLineVisible(false);
    m_linked = m_linkedSection->body();
    column->addStretch(1);
    scroll->setWidget(m_content);
    outer->addWidget(m_empty);
    outer->addWidget(scroll);
    connect(&controller, &LogController::linkedChanged, this, [this] {
        if (m_entry)
            refresh();
    });
    setEntry(std::nullopt);
}

void LogEntryPanel::setEntry(const std::optional<LogEntry> &entry)
{
    m_entry = entry;
    m_content->parentWidget()->parentWidget()->setVisible(entry.has_value());
    m_empty->setVisible(!entry);
    if (!entry) {
        m_empty->show(EmptyCause::NothingYet, Icon::Log, tr("No entry chosen"),
                      tr("Choose an entry to see every field before and after."));
        return;
    }
    m_controller.askLinked(*entry);
    refresh();
}

void LogEntryPanel::addPair(QVBoxLayout *layout, const QString &name, const QString &value)
{
    auto *line = new QHBoxLayout;
    auto *label = makeLabel(name, TextRole::Secondary, m_content);
    label->setMinimumWidth(theme(this).px(64));
    line->addWidget(label, 0, Qt::AlignTop);
    line->addWidget(selectable(makeSentence(value, TextRole::Secondary, m_content)), 1);
    layout->addLayout(line);
}

QStringList LogEntryPanel::whenLines() const
{
    return {exactMoment(m_entry->at, m_controller.session().ownZone()), exactMoment(m_entry->at, Zone::utc())};
}

void LogEntryPanel::refresh()
{
    const LogSentences sentences = m_controller.model().sentences();
    const bool intact = m_controller.chainIntact();
    m_number->setText(tr("Entry %1").arg(QLocale().toString(static_cast<qulonglong>(m_entry->sequence))));
    m_chain->setText(intact ? tr("Chain unbroken to here") : tr("Chain broken"));
    setTextRole(m_chain, intact ? TextRole::OkText : TextRole::ErrorText);
    m_title->setText(sentences.what(*m_entry));
    const QString consequence = LogSentences::consequence(*m_entry);
    m_consequence->setText(consequence);
    m_consequence->setVisible(!consequence.isEmpty());
    clear(m_facts);
    addPair(m_facts, tr("Who"), LogSentences::who(m_entry->actor));
    addPair(m_facts, tr("Where"), LogSentences::where(m_entry->actor));
    addPair(m_facts, tr("When"), whenLines().join(u'\n'));
    if (const QString cause = LogSentences::cause(m_entry->cause); !cause.isEmpty())
        addPair(m_facts, tr("Why"), cause);
    refreshFields();
    refreshTouched();
    clear(m_support);
    addPair(m_support, tr("Request"), m_entry->requestId.isEmpty() ? tr("none") : m_entry->requestId);
    addPair(m_support, tr("Type"), wireName(m_entry->type));
    addPair(m_support, tr("Hash"), shortHash(m_entry->hash));
    refreshLinked();
}

std::vector<LogEntryPanel::FieldRow> LogEntryPanel::fields() const
{
    const LogSentences sentences = m_controller.model().sentences();
    std::vector<FieldRow> rows;
    for (const QString &key : LogSentences::orderedKeys(*m_entry)) {
        FieldRow row;
        row.name = LogSentences::fieldName(key);
        const bool had = m_entry->before.contains(key);
        row.before = had ? sentences.fieldValue(key, m_entry->before.value(key)) : QString();
        row.after = m_entry->after.contains(key) ? sentences.fieldValue(key, m_entry->after.value(key)) : QString();
        row.changed = had && row.before != row.after;
        rows.push_back(row);
    }
    return rows;
}

void LogEntryPanel::refreshFields()
{
    clear(m_fields);
    const std::vector<FieldRow> rows = fields();
    m_fieldsSection->setVisible(!rows.empty());
    for (const FieldRow &row : rows) {
        auto *line = new QHBoxLayout;
        line->setSpacing(theme(this).px(8));
        line->addWidget(makeSentence(row.name, TextRole::Secondary, m_content), 4, Qt::AlignTop);
        auto *before = makeSentence(row.before, TextRole::Hint, m_content);
        auto *after = makeSentence(row.after, TextRole::Secondary, m_content);
        if (row.changed) {
            // Red and green stay for wrong and good: the old value is struck through, the new one bold and ours.
            QFont struck = before->font();
            struck.setStrikeOut(true);
            before->setFont(struck);
            setTextRole(after, TextRole::Strong);
            after->setStyleSheet(QStringLiteral("color: %1").arg(theme(this).accentText.name()));
        }
        line->addWidget(before, 5, Qt::AlignTop);
        line->addWidget(after, 5, Qt::AlignTop);
        m_fields->addLayout(line);
    }
}

void LogEntryPanel::refreshTouched()
{
    clear(m_touched);
    const NameBook &names = m_controller.names();
    const auto link = [this](const QString &text, const Jump &jump) {
        auto *button = new Button(text, ButtonKind::Link, m_content);
        connect(button, &QAbstractButton::clicked, this, [this, jump] { emit jumpWanted(jump); });
        m_touched->addWidget(button, 0, Qt::AlignLeft);
    };
    Jump jump;
    if (m_entry->reservation) {
        jump.page = PageId::Calls;
        jump.reservation = m_entry->reservation;
        link(m_entry->candidate ? tr("The call with %1").arg(names.candidate(*m_entry->candidate)) : tr("The call"),
             jump);
    }
    if (m_entry->candidate) {
        Jump person;
        person.page = PageId::People;
        person.candidate = m_entry->candidate;
        link(names.candidate(*m_entry->candidate), person);
    }
    if (m_entry->batch) {
        Jump batch;
        batch.page = PageId::Batches;
        batch.batch = m_entry->batch;
        link(tr("The batch %1").arg(names.batch(*m_entry->batch)), batch);
    }
    if (m_entry->number) {
        Jump number;
        number.page = PageId::Numbers;
        number.number = m_entry->number;
        link(tr("The number %1").arg(names.number(*m_entry->number)), number);
    }
    m_touchedSection->setVisible(m_touched->count() > 0);
}

void LogEntryPanel::refreshLinked()
{
    clear(m_linked);
    const auto &linked = m_controller.linked();
    m_linkedSection->setVisible(!linked.empty());
    const LogSentences sentences = m_controller.model().sentences();
    const Instant now = m_controller.session().now();
    for (const LogEntry &entry : linked) {
        //: An entry of the same call: its time, then what happened
        const QString text = tr("%1  %2").arg(TimeText::shortMoment(entry.at, m_controller.session().ownZone(), now),
                                              sentences.story(entry, now));
        auto *button = new Button(text, ButtonKind::Link, m_content);
        button->setMinimumWidth(1);
        connect(button, &QAbstractButton::clicked, this,
                [this, sequence = entry.sequence] { emit entryWanted(sequence); });
        m_linked->addWidget(button, 0, Qt::AlignLeft);
    }
}

QString LogEntryPanel::plainText() const
{
    if (!m_entry)
        return {};
    QStringList lines{m_number->text(), m_title->text()};
    lines << whenLines()
          << LogSentences::who(m_entry->actor) + QStringLiteral(", ") + LogSentences::where(m_entry->actor);
    for (const FieldRow &row : fields())
        lines << QStringLiteral("%1: %2 -> %3").arg(row.name, row.before, row.after);
    lines << wireName(m_entry->type) << m_entry->requestId << QString::fromLatin1(m_entry->hash.toHex());
    return lines.join(u'\n');
}

} // namespace callboard
