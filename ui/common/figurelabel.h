// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QWidget>

namespace callboard {

/// A clock or a count that does not jitter while its digits change. Text is for people; the accessible name follows it.
class FigureLabel : public QWidget
{
    Q_OBJECT

public:
    explicit FigureLabel(QWidget *parent = nullptr);
    /// `size` in px at scale 1, see DESIGN-LANGUAGE section 2.
    FigureLabel(const QString &text, int size, QFont::Weight weight, QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setFigureFont(int size, QFont::Weight weight);
    /// A token's colour getter is kept, not the colour, so that it follows the theme; null = text.
    void setColour(QColor (*colour)());
    void setAlignment(Qt::Alignment alignment);
    /// What a screen reader says before the text, such as "Your time".
    void setSpokenName(const QString &name);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    void changeEvent(QEvent *event) override;

private:
    QFont currentFont() const;
    void speak();

    QString m_text;
    QString m_spokenName;
    int m_size = 13;
    QFont::Weight m_weight = QFont::Normal;
    QColor (*m_colour)() = nullptr;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

} // namespace callboard
