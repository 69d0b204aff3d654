// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/time/zone.h"

#include <QDialog>

#include <optional>

namespace callboard {

class ZoneCombo;

/// One zone for several people at once; "From the phone" takes a remembered one away.
class ZoneDialog : public QDialog
{
    Q_OBJECT

public:
    ZoneDialog(int people, Instant now, QWidget *parent);
    std::optional<Zone> zone() const;
    bool isSafeWindow() const;

private:
    ZoneCombo *m_zone;
};

} // namespace callboard
