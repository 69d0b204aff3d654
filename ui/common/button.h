// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/common/icons.h"

#include <QPushButton>
#include <QToolButton>

#include <optional>

namespace callboard {

/// Looks of a button. One Primary a page; Destructive is never filled and never the default; Link is text in a
/// sentence.
enum class ButtonKind { Plain, Primary, Destructive, Link };
/// Heights at scale 1: 24, 28, 36 (the page's primary).
enum class ButtonSize { Small, Normal, Large };

/// Enter presses the button that has the focus, as Space does; in a dialog it would else press the default one,
/// whatever has the focus. True when the key was taken.
bool takeEnter(QAbstractButton *button, QKeyEvent *event);

/// A push button as the design language draws it: verb, count and noun, an optional icon before and key cap after it.
/// A disabled button says why in its tooltip and accessible description (setReason).
class Button : public QPushButton
{
    Q_OBJECT

public:
    explicit Button(const QString &text, ButtonKind kind = ButtonKind::Plain, QWidget *parent = nullptr);

    void setKind(ButtonKind kind);
    void setButtonSize(ButtonSize size);
    void setIconName(std::optional<Icon> name);
    /// Shows the shortcut as a cap; installs nothing.
    void setKeyHint(const QKeySequence &keys);
    /// Empty = enabled; else disabled with this sentence as the reason.
    void setReason(const QString &reason);
    const QString &reason() const { return m_reason; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Look;
    Look look() const;
    int textSize() const;
    QFont labelFont() const;
    QString shownText() const;
    int heightAtScaleOne() const;
    int sidePadding() const;

    ButtonKind m_kind;
    ButtonSize m_size = ButtonSize::Normal;
    std::optional<Icon> m_icon;
    QString m_keys;
    QString m_reason;
    bool m_keyboardFocus = false;
};

/// A square button (28 px) with an icon only: arrows, close, menu. The spoken name is its accessible name and tooltip.
class IconButton : public QToolButton
{
    Q_OBJECT

public:
    IconButton(Icon name, const QString &spokenName, QWidget *parent = nullptr);
    /// With a border, as beside a date field; without one by default.
    void setFramed(bool framed);
    void setIconName(Icon name);
    void setSpokenName(const QString &name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace callboard
