// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/common/statesign.h"

#include "ui/common/icons.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace callboard {

namespace {

/// Maps the 14 px grid of the signs onto the rectangle and back.
class SignPainter
{
public:
    SignPainter(QPainter *painter, const QRectF &rect, const QColor &colour) : m_painter(painter), m_colour(colour)
    {
        const double side = std::min(rect.width(), rect.height());
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
        m_painter->translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
        m_painter->scale(side / 14, side / 14);
        outline();
    }
    ~SignPainter() { m_painter->restore(); }
    SignPainter(const SignPainter &) = delete;
    SignPainter &operator=(const SignPainter &) = delete;

    void outline(double width = 1.6, Qt::PenStyle style = Qt::SolidLine)
    {
        m_painter->setPen(QPen(m_colour, width, style, Qt::RoundCap, Qt::RoundJoin));
        m_painter->setBrush(Qt::NoBrush);
    }
    void filled()
    {
        m_painter->setPen(Qt::NoPen);
        m_painter->setBrush(m_colour);
    }
    void ring(double radius = 4.4) { m_painter->drawEllipse(QPointF(7, 7), radius, radius); }
    void line(double x1, double y1, double x2, double y2) { m_painter->drawLine(QPointF(x1, y1), QPointF(x2, y2)); }
    void shape(std::initializer_list<QPointF> points, bool closed)
    {
        const QPolygonF polygon(QList<QPointF>{points});
        if (closed)
            m_painter->drawPolygon(polygon);
        else
            m_painter->drawPolyline(polygon);
    }
    QPainter &raw() { return *m_painter; }
    const QColor &colour() const { return m_colour; }

private:
    QPainter *m_painter;
    QColor m_colour;
};

void drawTick(SignPainter &sign)
{
    sign.shape({{2.4, 7.4}, {5.5, 10.5}, {11.6, 3.8}}, false);
}

void drawTriangleWarning(SignPainter &sign)
{
    sign.outline(1.4);
    sign.shape({{7, 1.9}, {12.9, 12}, {1.1, 12}}, true);
    sign.line(7, 5.6, 7, 8.4);
    sign.line(7, 10.1, 7, 10.2);
}

void drawHourglass(SignPainter &sign)
{
    sign.outline(1.4);
    sign.line(3.2, 2, 10.8, 2);
    sign.line(3.2, 12, 10.8, 12);
    sign.shape({{4.2, 2}, {9.8, 12}, {4.2, 12}, {9.8, 2}}, true);
}

void drawCrossedSquare(SignPainter &sign)
{
    sign.outline(1.4);
    sign.raw().drawRoundedRect(QRectF(2, 2, 10, 10), 1, 1);
    sign.line(4.8, 4.8, 9.2, 9.2);
    sign.line(9.2, 4.8, 4.8, 9.2);
}

void drawUnknown(SignPainter &sign)
{
    sign.raw().setPen(QPen(sign.colour(), 1.4, Qt::CustomDashLine, Qt::FlatCap));
    QPen pen = sign.raw().pen();
    pen.setDashPattern({2, 1.4});
    sign.raw().setPen(pen);
    sign.ring(5.4);
    sign.outline(1.3);
    QPainterPath mark(QPointF(5.4, 5.6));
    mark.cubicTo(5.4, 3.5, 8.6, 3.5, 8.6, 5.6);
    mark.cubicTo(8.6, 6.9, 7, 6.9, 7, 8.2);
    sign.raw().drawPath(mark);
    sign.line(7, 10, 7, 10.1);
}

void drawRinging(SignPainter &sign)
{
    sign.ring();
    sign.filled();
    sign.raw().drawPie(QRectF(2.6, 2.6, 8.8, 8.8), -90 * 16, 180 * 16);
}

} // namespace

void drawStateSign(QPainter *painter, const QRectF &rect, ReservationState state, bool unknown, const Theme &theme)
{
    SignPainter sign(painter, rect, stateColour(state, unknown, theme));
    if (unknown) {
        drawUnknown(sign);
        return;
    }
    switch (state) {
    case ReservationState::Firm:
        sign.ring();
        return;
    case ReservationState::Dispatching:
        sign.shape({{4, 2.8}, {11, 7}, {4, 11.2}}, true);
        return;
    case ReservationState::Ringing:
        drawRinging(sign);
        return;
    case ReservationState::Active:
        sign.filled();
        sign.ring(5);
        return;
    case ReservationState::Completed:
        drawTick(sign);
        return;
    case ReservationState::Cancelled:
        sign.outline(1.4);
        sign.ring(5);
        sign.line(3.6, 3.6, 10.4, 10.4);
        return;
    case ReservationState::Expired:
        drawHourglass(sign);
        return;
    case ReservationState::Failed:
        drawCrossedSquare(sign);
        return;
    case ReservationState::NoAnswer:
        sign.shape({{7, 2}, {12, 7}, {7, 12}, {2, 7}}, true);
        return;
    case ReservationState::SipFailed:
        drawTriangleWarning(sign);
        return;
    }
}

void drawHealthSign(QPainter *painter, const QRectF &rect, std::optional<Health> health, const Theme &theme)
{
    SignPainter sign(painter, rect, health == Health::Healthy ? theme.okMark : healthColour(health, theme));
    if (!health) {
        drawUnknown(sign);
        return;
    }
    switch (*health) {
    case Health::Healthy:
        sign.filled();
        sign.ring(6);
        sign.raw().setPen(QPen(theme.panel, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        sign.raw().setBrush(Qt::NoBrush);
        sign.shape({{4.2, 7.2}, {6.2, 9.2}, {9.8, 5.2}}, false);
        return;
    case Health::Degraded:
        drawTriangleWarning(sign);
        return;
    case Health::Saturated:
        sign.outline(1.4);
        sign.raw().drawRect(QRectF(2, 2, 10, 10));
        sign.filled();
        sign.raw().drawRect(QRectF(2, 4.5, 10, 7.5));
        return;
    }
}

void drawToneSign(QPainter *painter, const QRectF &rect, Tone tone, const Theme &theme)
{
    const QColor colour = toneColour(tone, theme);
    switch (tone) {
    case Tone::Info:
        drawIcon(painter, rect, Icon::Info, colour);
        return;
    case Tone::Ok:
        drawIcon(painter, rect, Icon::Check, colour);
        return;
    case Tone::Warn:
        drawIcon(painter, rect, Icon::Warn, colour);
        return;
    case Tone::Error:
        drawIcon(painter, rect, Icon::Error, colour);
        return;
    case Tone::Neutral:
        drawIcon(painter, rect, Icon::Equals, colour);
        return;
    }
}

QColor stateColour(ReservationState state, bool unknown, const Theme &theme)
{
    if (unknown)
        return theme.error;
    switch (state) {
    case ReservationState::Firm:
    case ReservationState::Dispatching:
        return theme.accentText;
    case ReservationState::Ringing:
    case ReservationState::Expired:
    case ReservationState::NoAnswer:
        return theme.warn;
    case ReservationState::Active:
    case ReservationState::Completed:
        return theme.ok;
    case ReservationState::Cancelled:
        return theme.text3;
    case ReservationState::Failed:
    case ReservationState::SipFailed:
        return theme.error;
    }
    return theme.text;
}

QColor healthColour(std::optional<Health> health, const Theme &theme)
{
    if (!health)
        return theme.text3;
    switch (*health) {
    case Health::Healthy:
        return theme.ok;
    case Health::Degraded:
        return theme.warn;
    case Health::Saturated:
        return theme.error;
    }
    return theme.text3;
}

QColor toneColour(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Info:
        return theme.accentText;
    case Tone::Ok:
        return theme.ok;
    case Tone::Warn:
        return theme.warn;
    case Tone::Error:
        return theme.error;
    case Tone::Neutral:
        return theme.text2;
    }
    return theme.text2;
}

QColor toneFill(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Info:
        return theme.surface;
    case Tone::Ok:
        return theme.okSoft;
    case Tone::Warn:
        return theme.warnSoft;
    case Tone::Error:
        return theme.errorSoft;
    case Tone::Neutral:
        return theme.sunken;
    }
    return theme.surface;
}

QColor toneBorder(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Info:
        return theme.lineStrong;
    case Tone::Ok:
        return theme.okMark;
    case Tone::Warn:
        return theme.warnMark;
    case Tone::Error:
        return theme.errorMark;
    case Tone::Neutral:
        return theme.lineStrong;
    }
    return theme.lineStrong;
}

QString stateWord(ReservationState state, bool unknown)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("StateSign", text); };
    if (unknown)
        return word(QT_TRANSLATE_NOOP("StateSign", "Unknown"));
    switch (state) {
    case ReservationState::Firm:
        return word(QT_TRANSLATE_NOOP("StateSign", "Firm"));
    case ReservationState::Dispatching:
        return word(QT_TRANSLATE_NOOP("StateSign", "Dispatching"));
    case ReservationState::Ringing:
        return word(QT_TRANSLATE_NOOP("StateSign", "Ringing"));
    case ReservationState::Active:
        return word(QT_TRANSLATE_NOOP("StateSign", "Active"));
    case ReservationState::Completed:
        return word(QT_TRANSLATE_NOOP("StateSign", "Completed"));
    case ReservationState::Cancelled:
        return word(QT_TRANSLATE_NOOP("StateSign", "Cancelled"));
    case ReservationState::Expired:
        return word(QT_TRANSLATE_NOOP("StateSign", "Expired"));
    case ReservationState::Failed:
        return word(QT_TRANSLATE_NOOP("StateSign", "Failed"));
    case ReservationState::NoAnswer:
        return word(QT_TRANSLATE_NOOP("StateSign", "No answer"));
    case ReservationState::SipFailed:
        return word(QT_TRANSLATE_NOOP("StateSign", "Line failed"));
    }
    return {};
}

QString healthWord(std::optional<Health> health)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("StateSign", text); };
    if (!health)
        return word(QT_TRANSLATE_NOOP("StateSign", "Unknown"));
    switch (*health) {
    case Health::Healthy:
        return word(QT_TRANSLATE_NOOP("StateSign", "Healthy"));
    case Health::Degraded:
        return word(QT_TRANSLATE_NOOP("StateSign", "Degraded"));
    case Health::Saturated:
        return word(QT_TRANSLATE_NOOP("StateSign", "Saturated"));
    }
    return {};
}

} // namespace callboard
