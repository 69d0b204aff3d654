// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>

class QDialog;

namespace callboard {

/// From now on the dialog is never lower than what it shows needs, nor narrower: a note that appears, a sentence that
/// wraps or a longer language makes it grow, as far as the screen goes. It does not shrink again under the pointer.
void growWithContent(QDialog *dialog);

/// The form of a dialog: asks for its whole height, and scrolls where the screen is too low for that. Tab brings what
/// it reaches into sight. No frame, no fill of its own.
class FormScroll : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes `form` over.
    FormScroll(QWidget *form, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace callboard
