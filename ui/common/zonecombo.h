// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/time/zone.h"

#include <QComboBox>

#include <optional>
#include <vector>

namespace callboard {

/// Chooses a time zone: type any part of a city or a name; each line shows offset and the time there now. Suggested
/// zones (of a phone number) come first. What is typed and is no zone is not taken; the choice before it stays.
class ZoneCombo : public QComboBox
{
    Q_OBJECT

public:
    /// `now` decides offsets and local times; refresh with setNow.
    explicit ZoneCombo(Instant now, QWidget *parent = nullptr);

    void setNow(Instant now);
    /// Shown first, apart from the rest.
    void setSuggestions(const std::vector<Zone> &zones);
    /// Adds a first line that means "no zone of its own", such as "Automatic"; empty removes it.
    void setAutomatic(const QString &text);
    /// Adds a line for the safe window: calls only while every clock that fits is open (N07); empty removes it.
    void setSafeWindow(const QString &text);
    bool isSafeWindow() const;
    void chooseSafeWindow();
    /// nullopt = the automatic line, the safe window, or nothing chosen.
    std::optional<Zone> zone() const;
    void setZone(const std::optional<Zone> &zone);

    enum Role { ZoneRole = Qt::UserRole + 1, TimeRole, SafeRole };

Q_SIGNALS:
    void zoneChosen(const std::optional<callboard::Zone> &zone);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hidePopup() override;

private:
    void rebuild();
    bool isInUse() const;
    void catchUp();
    void addZone(const Zone &zone);
    void takeTypedText();
    void showChosen();

    Instant m_now;
    std::vector<Zone> m_suggestions;
    QString m_automatic;
    QString m_safe;
    int m_lastGood = -1;
    bool m_typing = false;
    bool m_isStale = false; ///< the list changed while somebody was choosing
};

} // namespace callboard
