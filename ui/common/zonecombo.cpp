// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/zonecombo.h"

#include "ui/common/theme.h"
#include "ui/common/timetext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

namespace callboard {

ZoneCombo::ZoneCombo(Instant now, QWidget *parent) : QComboBox(parent), m_now(now)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setAccessibleName(tr("Time zone"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    setMaxVisibleItems(14);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    lineEdit()->setPlaceholderText(tr("Choose a zone"));
    rebuild();
    connect(this, &QComboBox::activated, this, [this](int index) {
        m_lastGood = index;
        m_typing = false;
        showChosen();
        catchUp();
        Q_EMIT zoneChosen(zone());
    });
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { m_typing = true; });
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ZoneCombo::takeTypedText);
}

void ZoneCombo::addZone(const Zone &zone)
{
    //: %1 is a zone's name (Europe/Vilnius), %2 its offset, %3 the time there now
    addItem(tr("%1  %2  %3").arg(zone.name(), TimeText::offset(m_now, zone), TimeText::time(m_now, zone)), zone.name());
    const int index = count() - 1;
    setItemData(index, zone.name(), ZoneRole);
    setItemData(index, TimeText::timeIn(m_now, zone), TimeRole);
}

bool ZoneCombo::isInUse() const
{
    return m_typing || view()->isVisible() || completer()->popup()->isVisible();
}

/// What arrives from elsewhere never takes the words or the list from under somebody's hand.
void ZoneCombo::rebuild()
{
    m_isStale = isInUse();
    if (m_isStale)
        return;
    const std::optional<Zone> kept = zone();
    const bool wasSafe = isSafeWindow();
    const QSignalBlocker quiet(this);
    clear();
    if (!m_automatic.isEmpty()) {
        addItem(m_automatic, QString());
    }
    if (!m_safe.isEmpty()) {
        addItem(m_safe, QString());
        setItemData(count() - 1, true, SafeRole);
    }
    for (const Zone &suggestion : m_suggestions)
        addZone(suggestion);
    if (!m_suggestions.empty())
        insertSeparator(count());
    for (const QString &name : zonedata::names()) {
        if (const auto zone = Zone::parse(name))
            addZone(*zone);
    }
    setCurrentIndex(-1);
    setZone(kept);
    if (wasSafe)
        chooseSafeWindow();
}

/// Later: what the hand has just chosen is a line of the list as it is.
void ZoneCombo::catchUp()
{
    const auto rebuildIfStale = [this] {
        if (m_isStale)
            rebuild();
    };
    QMetaObject::invokeMethod(this, rebuildIfStale, Qt::QueuedConnection);
}

void ZoneCombo::hidePopup()
{
    QComboBox::hidePopup();
    catchUp();
}

void ZoneCombo::setSafeWindow(const QString &text)
{
    if (text == m_safe)
        return;
    m_safe = text;
    rebuild();
}

bool ZoneCombo::isSafeWindow() const
{
    return currentData(SafeRole).toBool();
}

void ZoneCombo::chooseSafeWindow()
{
    const int index = findData(true, SafeRole);
    if (index < 0)
        return;
    setCurrentIndex(index);
    m_lastGood = index;
    m_typing = false;
    showChosen();
}

void ZoneCombo::setNow(Instant now)
{
    if (floorTo(now, kMinute) == floorTo(m_now, kMinute))
        return;
    m_now = now;
    rebuild();
}

void ZoneCombo::setSuggestions(const std::vector<Zone> &zones)
{
    if (zones == m_suggestions)
        return;
    m_suggestions = zones;
    rebuild();
}

void ZoneCombo::setAutomatic(const QString &text)
{
    if (text == m_automatic)
        return;
    m_automatic = text;
    rebuild();
}

std::optional<Zone> ZoneCombo::zone() const
{
    const QString name = currentData(ZoneRole).toString();
    if (name.isEmpty())
        return std::nullopt;
    const auto parsed = Zone::parse(name);
    return parsed ? std::optional<Zone>(*parsed) : std::nullopt;
}

void ZoneCombo::setZone(const std::optional<Zone> &zone)
{
    const int index = zone ? findData(zone->name(), ZoneRole) : m_automatic.isEmpty() ? -1 : 0;
    setCurrentIndex(index);
    m_lastGood = index;
    m_typing = false;
    if (index < 0)
        clearEditText();
    else
        showChosen();
}

/// Offset and time beside the name where the field has the room; else the name alone, from its beginning.
void ZoneCombo::showChosen()
{
    if (currentIndex() < 0 || m_typing)
        return;
    const QString full = itemText(currentIndex());
    const QString name = currentData(ZoneRole).toString();
    const int room = width() - theme(this).px(40); // the arrow and the padding
    const bool fits = name.isEmpty() || !isVisible() || lineEdit()->fontMetrics().horizontalAdvance(full) <= room;
    if (const QString text = fits ? full : name; lineEdit()->text() != text)
        lineEdit()->setText(text);
    lineEdit()->setCursorPosition(0);
    setToolTip(fits ? QString() : full);
}

void ZoneCombo::resizeEvent(QResizeEvent *event)
{
    QComboBox::resizeEvent(event);
    showChosen();
}

void ZoneCombo::showEvent(QShowEvent *event)
{
    QComboBox::showEvent(event);
    showChosen();
}

void ZoneCombo::takeTypedText()
{
    m_typing = false;
    catchUp();
    const QString typed = currentText().trimmed();
    if (currentIndex() >= 0 && (itemText(currentIndex()) == typed || currentData(ZoneRole).toString() == typed)) {
        showChosen();
        return;
    }
    int match = findText(typed, Qt::MatchFixedString);
    if (match < 0 && !typed.isEmpty())
        match = findText(typed, Qt::MatchContains);
    const int index = match >= 0 ? match : m_lastGood;
    setCurrentIndex(index);
    if (index >= 0)
        showChosen();
    else
        clearEditText();
    if (match >= 0 && match != m_lastGood) {
        m_lastGood = match;
        Q_EMIT zoneChosen(zone());
    }
}

} // namespace callboard
