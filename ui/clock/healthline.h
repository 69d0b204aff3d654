// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/health.h"

#include <QWidget>

namespace callboard {

/// Health in shape, word and colour: its sign and "Degraded since 15:16:00".
class HealthLine : public QWidget
{
    Q_OBJECT

public:
    explicit HealthLine(QWidget *parent = nullptr);
    /// nullopt = no answer yet.
    void setHealth(std::optional<Health> health, const QString &words);
    const QString &words() const { return m_words; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    std::optional<Health> m_health;
    QString m_words;
};

} // namespace callboard
