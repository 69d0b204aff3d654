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
    /// nullopt = the automatic line, or nothing chosen.
    std::optional<Zone> zone() const;
    void setZone(const std::optional<Zone> &zone);

    enum Role { ZoneRole = Qt::UserRole + 1, TimeRole };

Q_SIGNALS:
    void zoneChosen(const std::optional<callboard::Zone> &zone);

private:
    void rebuild();
    void addZone(const Zone &zone);
    void takeTypedText();

    Instant m_now;
    std::vector<Zone> m_suggestions;
    QString m_automatic;
    int m_lastGood = -1;
};

} // namespace callboard
