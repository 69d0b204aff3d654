// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/people/zonedialog.h"

#include "ui/common/button.h"
#include "ui/common/section.h"
#include "ui/common/textrole.h"
#include "ui/common/theme.h"
#include "ui/common/zonecombo.h"

#include <QBoxLayout>
#include <QLabel>

namespace callboard {

ZoneDialog::ZoneDialog(int people, Instant now, QWidget *parent) : QDialog(parent), m_zone(new ZoneCombo(now, this))
{
    setWindowTitle(tr("Set zone"));
    const Theme &t = theme(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(t.px(16), t.px(16), t.px(16), t.px(16));
    layout->setSpacing(t.px(12));
    layout->addWidget(
        makeSentence(tr("For %n people. Calls that are booked keep the zone they were booked with.", nullptr, people),
                     TextRole::Body2, this));
    m_zone->setAutomatic(tr("From the phone"));
    m_zone->setSafeWindow(tr("Safe window: while all clocks that fit are open"));
    m_zone->setZone(std::nullopt);
    addFormRow(layout, tr("Zone"), m_zone, 60);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto *cancel = new Button(tr("Cancel"), ButtonKind::Plain, this);
    auto *ok = new Button(tr("Set zone of %n people", nullptr, people), ButtonKind::Primary, this);
    ok->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(ok);
    layout->addLayout(buttons);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(ok, &QAbstractButton::clicked, this, &QDialog::accept);
    setMinimumWidth(t.px(420));
}

bool ZoneDialog::isSafeWindow() const
{
    return m_zone->isSafeWindow();
}

std::optional<Zone> ZoneDialog::zone() const
{
    return m_zone->zone();
}

} // namespace callboard
