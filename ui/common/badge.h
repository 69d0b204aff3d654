// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/icons.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace callboard {

struct Theme;

/// What a badge is about; Demo is for "DEMO: no real calls" and TEST wears Outline.
enum class BadgeKind { Accent, Ok, Warn, Error, Neutral, Demo, Outline };

namespace badge {
QSize size(const QString &text, const Theme &theme);
/// For delegates: paints it left-aligned and vertically centred in `rect`.
void draw(QPainter *painter, const QRectF &rect, const QString &text, BadgeKind kind, const Theme &theme);
} // namespace badge

/// A few words on a soft fill, 11/600, radius 3.
class Badge : public QWidget
{
    Q_OBJECT

public:
    Badge(const QString &text, BadgeKind kind, QWidget *parent = nullptr);
    void setText(const QString &text);
    void setKind(BadgeKind kind);
    void setIconName(std::optional<Icon> name);
    const QString &text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    QString m_text;
    BadgeKind m_kind;
    std::optional<Icon> m_icon;
};

} // namespace callboard
