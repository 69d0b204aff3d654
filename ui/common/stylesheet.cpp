// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/stylesheet.h"

#include <QHash>
#include <QRegularExpression>

namespace callboard {

namespace {

// @name is a token, %n% a length of n px at scale 1, ~name~ a picture of the theme's folder.
const char *const kSheet = R"(
QWidget { color: @text; }
QMainWindow, QDialog, QMessageBox { background: @window; }
QLabel { background: transparent; }
QToolTip { background: @surface; color: @text; border: 1px solid @lineStrong; padding: %4%; font-size: %12%; }

QLabel[cbText="figure"] { font-size: %32%; font-weight: 600; }
QLabel[cbText="window"] { font-size: %20%; font-weight: 600; }
QLabel[cbText="title"] { font-size: %16%; font-weight: 600; }
QLabel[cbText="lead"] { font-size: %15%; font-weight: 600; }
QLabel[cbText="workspace"] { font-size: %14%; font-weight: 600; }
QLabel[cbText="section"] { font-size: %13%; font-weight: 600; }
QLabel[cbText="strong"] { font-size: %13%; font-weight: 600; }
QLabel[cbText="body"] { font-size: %13%; }
QLabel[cbText="body2"] { font-size: %13%; color: @text2; }
QLabel[cbText="secondary"] { font-size: %12%; color: @text2; }
QLabel[cbText="caption"] { font-size: %11%; color: @text3; }
QLabel[cbText="hint"] { font-size: %12%; color: @text3; }
QLabel[cbText="error"] { font-size: %12%; color: @error; }
QLabel[cbText="warn"] { font-size: %12%; color: @warn; }
QLabel[cbText="inverseStrong"] { font-size: %13%; font-weight: 600; color: @inverseText; }
QLabel[cbText="inverse"] { font-size: %12%; color: @inverseText; }
QLabel[cbText="ok"] { font-size: %12%; color: @ok; }
QLabel:disabled { color: @text3; }

QFrame[cbFill="surface"], QWidget[cbFill="surface"] { background: @surface; }
QFrame[cbFill="panel"], QWidget[cbFill="panel"] { background: @panel; }
QFrame[cbFill="window"], QWidget[cbFill="window"] { background: @window; }
QFrame[cbFill="sunken"], QWidget[cbFill="sunken"] { background: @sunken; }
QFrame[cbLine="true"] { background: @line; border: none; }
QFrame[cbBox="true"] { background: @surface; border: @popover solid @lineStrong; border-radius: %6%; }

/* Only plain push buttons of dialogs: our Button paints and measures itself, and a min-height here would beat it. */
.QPushButton { background: @surface; color: @text; border: 1px solid @lineStrong; border-radius: %5%; padding: 0 %12%;
  min-height: %26%; font-weight: 500; }
.QPushButton:hover { background: @panel; }
.QPushButton:pressed, .QPushButton:checked { background: @selected; color: @accentText; }
.QPushButton:focus { border: @ring solid @focus; padding: 0 %11%; min-height: %24%; }
.QPushButton:default { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
.QPushButton:default:hover { background: @accentHover; border-color: @accentHover; }
.QPushButton:default:focus { border-color: @focus; }
.QPushButton:disabled { background: @window; color: @text3; border: 1px solid @line; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: %5%; padding: %4%; }
QToolButton:hover { background: @sunken; }
QToolButton:pressed, QToolButton:checked { background: @selected; }
QToolButton:focus { border: @ring solid @focus; padding: %3%; }
QToolButton:disabled { color: @text3; }
QToolButton[cbFramed="true"] { background: @surface; border: 1px solid @lineStrong; }
QToolButton[cbFramed="true"]:hover { background: @panel; }
QToolButton[cbFramed="true"]:disabled { background: @window; border: 1px solid @line; }
QToolButton[cbFramed="true"]:focus { border: @ring solid @focus; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @surface; color: @text;
  border: 1px solid @lineStrong; border-radius: %5%; selection-background-color: @selected;
  selection-color: @accentText; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: %26%; padding: 0 %7%; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border: @ring solid @focus; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { min-height: %24%; padding: 0 %6%; }
QLineEdit[cbBare="true"], QPlainTextEdit[cbBare="true"] { border: none; background: transparent; padding: 0; }
QLineEdit[cbError="true"], QAbstractSpinBox[cbError="true"], QComboBox[cbError="true"],
QPlainTextEdit[cbError="true"] { border-color: @errorMark; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { background: @window;
  color: @text3; border: 1px solid @line; }
QPlainTextEdit, QTextEdit { padding: %4%; }
QComboBox { font-weight: 500; }
QComboBox:hover { background: @panel; }
QComboBox::drop-down { border: none; width: %24%; subcontrol-origin: border; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(~chevron-down~); width: %14%; height: %14%; }
QComboBox::down-arrow:disabled { image: url(~chevron-down-disabled~); }
QComboBox QAbstractItemView { background: @surface; border: @popover solid @lineStrong; border-radius: %3%;
  padding: %4%; outline: none; selection-background-color: @selected; selection-color: @accentText; }
QComboBox QAbstractItemView::item { min-height: %26%; padding: 0 %6%; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: %20%; }
QAbstractSpinBox::up-arrow { image: url(~chevron-up~); width: %12%; height: %12%; }
QAbstractSpinBox::down-arrow { image: url(~chevron-down~); width: %12%; height: %12%; }
QDateTimeEdit::drop-down { border: none; width: %24%; subcontrol-origin: border; subcontrol-position: center right; }
QDateTimeEdit::down-arrow { image: url(~chevron-down~); width: %14%; height: %14%; }

QCheckBox, QRadioButton { spacing: %8%; min-height: %20%; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: @text3; }
QCheckBox::indicator, QListView::indicator { width: %14%; height: %14%; border: 1px solid @mark; border-radius: %3%; background: @surface; }
QRadioButton::indicator { width: %14%; height: %14%; border: 1px solid @mark; border-radius: @radio; background: @surface; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent; border-color: @accent; image: url(~check~); }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: url(~minus~); }
QRadioButton::indicator:checked { background: @accent; border-color: @accent; image: url(~dot~); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: @ring solid @focus; width: %12%; height: %12%; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line; background: @window; }

QAbstractItemView { background: @surface; alternate-background-color: @surface; border: none; outline: none;
  selection-background-color: @selected; selection-color: @accentText; }
QTableView { gridline-color: @line; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @text2; border: none; border-bottom: 1px solid @lineStrong;
  padding: 0 %12%; min-height: %23%; max-height: %23%; font-size: %12%; font-weight: 500; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @lineStrong; }

QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @lineStrong; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: %12%; }
QScrollBar:horizontal { height: %12%; }
QScrollBar::handle { background: @lineStrong; border-radius: %3%; }
QScrollBar::handle:hover { background: @mark; }
QScrollBar::handle:vertical { min-height: %32%; margin: %2% %3%; }
QScrollBar::handle:horizontal { min-width: %32%; margin: %3% %2%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QMenu { background: @surface; border: @popover solid @lineStrong; border-radius: %6%; padding: %4% 0; }
QMenu::item { padding: %5% %24% %5% %12%; color: @text; background: transparent; }
QMenu::item:selected { background: @selected; color: @accentText; }
QMenu::item:disabled { color: @text3; background: transparent; }
QMenu::icon { padding-left: %10%; }
QMenu::separator { height: 1px; background: @line; margin: %4% 0; }
QMenu::right-arrow { image: url(~chevron-right~); width: %14%; height: %14%; margin-right: %6%; }
QMenu::indicator { width: %14%; height: %14%; margin-left: %8%; }
QMenu::indicator:checked { image: url(~check-text~); }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { background: transparent; qproperty-expanding: false; qproperty-drawBase: false; }
QTabBar::tab { background: transparent; color: @text2; border: none; border-bottom: 2px solid transparent;
  padding: %6% %2%; margin-right: %16%; font-weight: 500; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accentText; border-bottom: 2px solid @accent; font-weight: 600; }
QTabBar::tab:focus { border: @ring solid @focus; }

QProgressBar { background: @sunken; border: 1px solid @line; border-radius: %3%; }
QProgressBar::chunk { background: @accentMark; }
QCalendarWidget QToolButton { color: @text; }
)";

QString lengthsResolved(const QString &sheet, const Theme &t)
{
    static const QRegularExpression length(QStringLiteral("%(\\d+)%"));
    QString out;
    qsizetype last = 0;
    for (auto it = length.globalMatch(sheet); it.hasNext();) {
        const auto match = it.next();
        out += sheet.mid(last, match.capturedStart() - last);
        out += QStringLiteral("%1px").arg(t.px(match.captured(1).toInt()));
        last = match.capturedEnd();
    }
    return out + sheet.mid(last);
}

QString folderOf(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Light:
        return QStringLiteral("light");
    case ThemeKind::Dark:
        return QStringLiteral("dark");
    case ThemeKind::HighContrast:
        return QStringLiteral("high-contrast");
    }
    return {};
}

QHash<QString, QString> valuesOf(const Theme &t)
{
    const auto name = [](const QColor &c) { return c.name(QColor::HexRgb); };
    return {
        {QStringLiteral("window"), name(t.window)},
        {QStringLiteral("surface"), name(t.surface)},
        {QStringLiteral("panel"), name(t.panel)},
        {QStringLiteral("sunken"), name(t.sunken)},
        {QStringLiteral("line"), name(t.line)},
        {QStringLiteral("lineStrong"), name(t.lineStrong)},
        {QStringLiteral("text"), name(t.text)},
        {QStringLiteral("text2"), name(t.text2)},
        {QStringLiteral("text3"), name(t.text3)},
        {QStringLiteral("accent"), name(t.accent)},
        {QStringLiteral("accentHover"), name(t.accentHover)},
        {QStringLiteral("onAccent"), name(t.onAccent)},
        {QStringLiteral("accentText"), name(t.accentText)},
        {QStringLiteral("accentMark"), name(t.accentMark)},
        {QStringLiteral("selected"), name(t.selected)},
        {QStringLiteral("focus"), name(t.focus)},
        {QStringLiteral("ok"), name(t.ok)},
        {QStringLiteral("warn"), name(t.warn)},
        {QStringLiteral("error"), name(t.error)},
        {QStringLiteral("errorMark"), name(t.errorMark)},
        {QStringLiteral("inverseText"), name(t.inverseText)},
        {QStringLiteral("mark"), name(t.mark)},
        {QStringLiteral("ring"), QStringLiteral("%1px").arg(t.focusWidth())},
        // Half of the indicator with its border: more than half and Qt draws a square.
        {QStringLiteral("radio"), QStringLiteral("%1px").arg((t.px(14) + 2) / 2)},
        {QStringLiteral("popover"), t.kind == ThemeKind::HighContrast ? QStringLiteral("2px") : QStringLiteral("1px")},
    };
}

} // namespace

QString stylesheetOf(const Theme &theme)
{
    static const QRegularExpression token(QStringLiteral("@(\\w+)"));
    static const QRegularExpression picture(QStringLiteral("~([\\w-]+)~"));
    const QHash<QString, QString> values = valuesOf(theme);
    QString sheet = lengthsResolved(QString::fromLatin1(kSheet), theme);
    sheet.replace(picture, QStringLiteral(":/style/%1/\\1.svg").arg(folderOf(theme.kind)));
    QString out;
    qsizetype last = 0;
    for (auto it = token.globalMatch(sheet); it.hasNext();) {
        const auto match = it.next();
        Q_ASSERT(values.contains(match.captured(1)));
        out += sheet.mid(last, match.capturedStart() - last) + values.value(match.captured(1));
        last = match.capturedEnd();
    }
    return out + sheet.mid(last);
}

} // namespace callboard
