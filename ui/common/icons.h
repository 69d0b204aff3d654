// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QPixmap>

class QPainter;

namespace callboard {

/// Our own line icons, 16 px grid, 1.4 px line (resources/icons). Never shown without a word, except arrows and close.
enum class Icon {
    ArrowLeft,
    ArrowRight,
    Batches,
    Bell,
    Building,
    Calendar,
    Calls,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clipboard,
    Clock,
    Close,
    Connections,
    Contrast,
    Duplicate,
    Edit,
    Equals,
    Error,
    Exit,
    Export,
    Eye,
    File,
    Filter,
    Flask,
    Folder,
    Globe,
    HangUp,
    Hold,
    Hours,
    Import,
    Info,
    Keyboard,
    List,
    Lock,
    Log,
    Menu,
    Minus,
    Moon,
    More,
    Numbers,
    Pause,
    People,
    PhoneOff,
    Pin,
    Plan,
    Play,
    Plus,
    Question,
    Redo,
    Refresh,
    Save,
    Search,
    Server,
    Sun,
    Suppressed,
    Time,
    Trash,
    Undo,
    User,
    Warn,
};

/// An icon that recolours itself from the theme in force at each paint: text2, text3 when disabled, accentText when on
/// or selected.
QIcon icon(Icon name);
/// The same with one colour for all states, for signs and painted views.
QIcon icon(Icon name, const QColor &colour);
/// Paints the icon centred in a square of the smaller side of `rect`.
void drawIcon(QPainter *painter, const QRectF &rect, Icon name, const QColor &colour);
/// The blue board of the header of first start, and the window icon.
QIcon applicationIcon();

/// All names, for the test and the sheet of icons.
const QList<Icon> &allIcons();
/// "chevron-down": the file's name in resources/icons.
QString fileNameOf(Icon name);

} // namespace callboard
