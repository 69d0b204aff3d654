// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace callboard {

/// A part of a side panel: 12 px padding, title 13/600, content, a 1 px line below. No cards inside pages.
class Section : public QWidget
{
    Q_OBJECT

public:
    explicit Section(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Shows a key cap ("Alt 1") at the right of the title; installs nothing.
    void setKeyHint(const QKeySequence &keys);
    /// A link or a count at the right end of the title's line.
    void addToHeader(QWidget *widget);
    /// Beside the title, left: a badge or a secondary sentence.
    void addBesideTitle(QWidget *widget);
    void setLineVisible(bool visible);
    /// Where the content goes: vertical, 8 px gaps.
    QVBoxLayout *body() const { return m_body; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();

    QLabel *m_title;
    QHBoxLayout *m_header;
    QVBoxLayout *m_outer;
    QVBoxLayout *m_body;
    int m_besideTitle = 1;
    bool m_line = true;
};

/// A form row: label left (its buddy is the field), field right. Returns the label.
QLabel *addFormRow(QVBoxLayout *layout, const QString &label, QWidget *field, int labelWidthAtScaleOne = 64);

} // namespace callboard
