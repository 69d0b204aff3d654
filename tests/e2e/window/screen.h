// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

class QAbstractItemView;
class QWidget;

/// What is on the screen, read from the widgets that are shown.
namespace callboard::test::screen {

/// Without the sign of the mnemonic.
QString plain(QString text);
bool isSeen(const QWidget *widget);
/// Its spoken name, else its words, else those of the label beside it.
QString nameOf(const QWidget *widget);
/// The cells that are not hidden: "Firm | Jonas | 09:00".
QString rowText(const QAbstractItemView *view, int row);
/// All that this window and the dialogs and menus over it show.
QStringList texts(const QWidget *window);

} // namespace callboard::test::screen
