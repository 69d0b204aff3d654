// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStyledItemDelegate>

namespace callboard {

class PaletteModel;

/// Draws a line or a head of the palette: 30 px, matched letters in accentText and bold, reason of what cannot run.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    PaletteDelegate(const PaletteModel &model, QObject *parent) : QStyledItemDelegate(parent), m_model(model) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHead(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    double paintRight(QPainter *painter, const QRectF &box, const struct PaletteItem &item,
                      const QWidget *widget) const;
    double paintMatched(QPainter *painter, const QRectF &box, const QString &text, const QColor &ink,
                        const QWidget *widget, bool quiet) const;

    const PaletteModel &m_model;
};

} // namespace callboard
