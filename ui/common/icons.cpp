// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

static void initUiResources()
{
    Q_INIT_RESOURCE(callboard_ui);
}

namespace callboard {

namespace {

struct Entry
{
    Icon icon;
    const char *file;
};

constexpr std::array kEntries{
    Entry{Icon::ArrowLeft, "arrow-left"},
    Entry{Icon::ArrowRight, "arrow-right"},
    Entry{Icon::Batches, "batches"},
    Entry{Icon::Bell, "bell"},
    Entry{Icon::Building, "building"},
    Entry{Icon::Calendar, "calendar"},
    Entry{Icon::Calls, "calls"},
    Entry{Icon::Check, "check"},
    Entry{Icon::ChevronDown, "chevron-down"},
    Entry{Icon::ChevronLeft, "chevron-left"},
    Entry{Icon::ChevronRight, "chevron-right"},
    Entry{Icon::ChevronUp, "chevron-up"},
    Entry{Icon::Clipboard, "clipboard"},
    Entry{Icon::Clock, "clock"},
    Entry{Icon::Close, "close"},
    Entry{Icon::Connections, "connections"},
    Entry{Icon::Contrast, "contrast"},
    Entry{Icon::Duplicate, "duplicate"},
    Entry{Icon::Edit, "edit"},
    Entry{Icon::Equals, "equals"},
    Entry{Icon::Error, "error"},
    Entry{Icon::Exit, "exit"},
    Entry{Icon::Export, "export"},
    Entry{Icon::Eye, "eye"},
    Entry{Icon::File, "file"},
    Entry{Icon::Filter, "filter"},
    Entry{Icon::Flask, "flask"},
    Entry{Icon::Folder, "folder"},
    Entry{Icon::Globe, "globe"},
    Entry{Icon::HangUp, "hang-up"},
    Entry{Icon::Hold, "hold"},
    Entry{Icon::Hours, "hours"},
    Entry{Icon::Import, "import"},
    Entry{Icon::Info, "info"},
    Entry{Icon::Keyboard, "keyboard"},
    Entry{Icon::List, "list"},
    Entry{Icon::Lock, "lock"},
    Entry{Icon::Log, "log"},
    Entry{Icon::Menu, "menu"},
    Entry{Icon::Minus, "minus"},
    Entry{Icon::Moon, "moon"},
    Entry{Icon::More, "more"},
    Entry{Icon::Numbers, "numbers"},
    Entry{Icon::Pause, "pause"},
    Entry{Icon::People, "people"},
    Entry{Icon::PhoneOff, "phone-off"},
    Entry{Icon::Pin, "pin"},
    Entry{Icon::Plan, "plan"},
    Entry{Icon::Play, "play"},
    Entry{Icon::Plus, "plus"},
    Entry{Icon::Question, "question"},
    Entry{Icon::Redo, "redo"},
    Entry{Icon::Refresh, "refresh"},
    Entry{Icon::Save, "save"},
    Entry{Icon::Search, "search"},
    Entry{Icon::Server, "server"},
    Entry{Icon::Sun, "sun"},
    Entry{Icon::Suppressed, "suppressed"},
    Entry{Icon::Time, "time"},
    Entry{Icon::Trash, "trash"},
    Entry{Icon::Undo, "undo"},
    Entry{Icon::User, "user"},
    Entry{Icon::Warn, "warn"},
};

QByteArray sourceOf(const QString &name)
{
    initUiResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap rendered(Icon name, const QColor &colour, const QSize &pixels)
{
    const QString key = QStringLiteral("cb-icon/%1/%2/%3x%4")
                            .arg(static_cast<int>(name))
                            .arg(colour.rgba(), 8, 16)
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QSvgRenderer renderer(sourceOf(fileNameOf(name)).replace("currentColor", colour.name(QColor::HexRgb).toLatin1()));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine : public QIconEngine
{
public:
    ThemeIconEngine(Icon name, QColor colour) : m_name(name), m_colour(std::move(colour)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        drawIcon(painter, rect, m_name, colourFor(mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return rendered(m_name, colourFor(mode, state), size);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }
    QIconEngine *clone() const override { return new ThemeIconEngine(m_name, m_colour); }
    bool isNull() override { return false; }

private:
    QColor colourFor(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &t = theme(nullptr);
        if (mode == QIcon::Disabled)
            return t.text3;
        if (m_colour.isValid())
            return m_colour;
        return mode == QIcon::Selected || state == QIcon::On ? t.accentText : t.text2;
    }

    Icon m_name;
    QColor m_colour;
};

} // namespace

QIcon icon(Icon name)
{
    return QIcon(new ThemeIconEngine(name, QColor()));
}

QIcon icon(Icon name, const QColor &colour)
{
    return QIcon(new ThemeIconEngine(name, colour));
}

void drawIcon(QPainter *painter, const QRectF &rect, Icon name, const QColor &colour)
{
    const double side = std::min(rect.width(), rect.height());
    const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const QSize pixels = QSizeF(side * ratio, side * ratio).toSize();
    if (side <= 0 || pixels.isEmpty())
        return;
    QPixmap pixmap = rendered(name, colour, pixels);
    pixmap.setDevicePixelRatio(ratio);
    // Whole pixels: a line icon between two pixels is a grey icon.
    const QPointF at(std::round(rect.center().x() - side / 2), std::round(rect.center().y() - side / 2));
    painter->drawPixmap(at, pixmap);
}

QIcon applicationIcon()
{
    initUiResources();
    return QIcon(QStringLiteral(":/icons/callboard.svg"));
}

const QList<Icon> &allIcons()
{
    static const QList<Icon> all = [] {
        QList<Icon> list;
        for (const Entry &entry : kEntries)
            list << entry.icon;
        return list;
    }();
    return all;
}

QString fileNameOf(Icon name)
{
    for (const Entry &entry : kEntries) {
        if (entry.icon == name)
            return QString::fromLatin1(entry.file);
    }
    return {};
}

} // namespace callboard
