// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/statesign.h"

#include <QWidget>

#include <vector>

class QLabel;
class QVBoxLayout;

namespace callboard {

class Button;
class FigureLabel;

/// One of the three outcomes of a batch: a count, its word, and lines of what it is made of.
class BatchGroupBox : public QWidget
{
    Q_OBJECT

public:
    struct Line
    {
        int count = 0;
        QString text;
        QString detail; ///< at the right, text2
        friend bool operator==(const Line &, const Line &) = default;
    };
    BatchGroupBox(Tone tone, const QString &word, const QString &hint, QWidget *parent = nullptr);

    void setLines(int count, const std::vector<Line> &lines);
    /// Below the lines; empty hides it, `reason` disables it.
    void setAction(const QString &text, const QString &reason = {});
    Button *action() const { return m_action; }
    int count() const { return m_count; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    int m_count = 0;
    std::vector<Line> m_shown;
    QString m_word;
    FigureLabel *m_figure;
    QVBoxLayout *m_lines;
    Button *m_action;
};

} // namespace callboard
