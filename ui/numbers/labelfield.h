// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace callboard {

/// A label of 1 to 120 code points with its counter inside at the end: "6 of 120" (C044). Longer text may be typed and
/// is marked wrong, so that a paste is not cut without a word.
class LabelField : public QLineEdit
{
    Q_OBJECT

public:
    explicit LabelField(QWidget *parent = nullptr);
    /// Why the label cannot be saved; empty = it can.
    QString problem() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// A field that nobody has touched is not wrong yet.
    bool showsProblem() const;
    void showCounter();
};

} // namespace callboard
