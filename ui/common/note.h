// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/statesign.h"

#include <QWidget>

class QLabel;

namespace callboard {

class Button;

/// A box with a sign, one or two sentences and an optional link: 1 px border, soft fill. The first sentence may be
/// bold.
class Note : public QWidget
{
    Q_OBJECT

public:
    explicit Note(Tone tone, const QString &sentence = {}, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// `lead` is bold, on its own line or before the sentence when that is empty.
    void setText(const QString &lead, const QString &sentence);
    void setSentence(const QString &sentence) { setText({}, sentence); }
    /// Shows a link at the right ("Set a cap"); empty hides it.
    void setLink(const QString &text);
    QString lead() const;
    QString sentence() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void linkActivated();

protected:
    void paintEvent(QPaintEvent *) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyMetrics();

    Tone m_tone;
    QLabel *m_lead;
    QLabel *m_sentence;
    Button *m_link;
};

} // namespace callboard
