// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/import/textdecoder.h"

#include <QStringDecoder>
#include <QtEndian>

namespace callboard {

namespace {

using Problem = ImportRefusal::Problem;

Error refuse(Problem problem, qint64 byte)
{
    return errorOf({problem, byte, 0});
}

const QByteArray kUtf8Mark = QByteArrayLiteral("\xEF\xBB\xBF");
const QByteArray kLittleMark = QByteArrayLiteral("\xFF\xFE");
const QByteArray kBigMark = QByteArrayLiteral("\xFE\xFF");

/// Length of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7), 0 when there is none.
int sequenceAt(const QByteArray &bytes, qsizetype at)
{
    const auto byte = [&](qsizetype i) -> unsigned {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
    };
    const auto follows = [&](qsizetype i, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(at);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF; // no surrogates
        return follows(at + 1, low, high) && follows(at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF; // up to U+10FFFF
        return follows(at + 1, low, high) && follows(at + 2) && follows(at + 3) ? 4 : 0;
    }
    return 0;
}

Result<DecodedText> decodeUtf8(const QByteArray &bytes, int mark)
{
    for (qsizetype at = mark; at < bytes.size();) {
        if (bytes[at] == '\0')
            return refuse(Problem::NulCharacter, at);
        const int length = sequenceAt(bytes, at);
        if (length == 0)
            return refuse(Problem::NotText, at);
        at += length;
    }
    // Qt would take one more mark away, and every place in the text would be three bytes off.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(QByteArrayView(bytes).sliced(mark));
    return DecodedText{std::move(text), TextEncoding::Utf8, mark};
}

Result<DecodedText> decodeUtf16(const QByteArray &bytes, int mark, TextEncoding encoding)
{
    const qsizetype units = (bytes.size() - mark) / 2;
    QString text(units, Qt::Uninitialized);
    bool afterHigh = false;
    for (qsizetype i = 0; i < units; ++i) {
        const char *pair = bytes.constData() + mark + 2 * i;
        const quint16 unit =
            encoding == TextEncoding::Utf16Le ? qFromLittleEndian<quint16>(pair) : qFromBigEndian<quint16>(pair);
        const QChar c(unit);
        if (c.isNull())
            return refuse(Problem::NulCharacter, mark + 2 * i);
        if (c.isLowSurrogate() != afterHigh)
            return refuse(Problem::NotText, mark + 2 * (afterHigh ? i - 1 : i));
        afterHigh = c.isHighSurrogate();
        text[i] = c;
    }
    if (afterHigh || (bytes.size() - mark) % 2 != 0)
        return refuse(Problem::NotText, mark + 2 * (afterHigh ? units - 1 : units));
    return DecodedText{text, encoding, mark};
}

/// UTF-16 without a mark, when only one order is possible.
std::optional<TextEncoding> certainOrder(const QByteArray &bytes)
{
    qsizetype nuls[2] = {0, 0};
    for (qsizetype i = 0; i < bytes.size(); ++i)
        nuls[i % 2] += bytes[i] == '\0' ? 1 : 0;
    const qsizetype found = nuls[0] + nuls[1];
    const bool oneSide = (nuls[0] == 0) != (nuls[1] == 0);
    if (bytes.size() % 2 != 0 || !oneSide || found * 8 < bytes.size()) // a quarter of the pairs
        return std::nullopt;
    return nuls[0] == 0 ? TextEncoding::Utf16Le : TextEncoding::Utf16Be;
}

int markLength(const QByteArray &bytes, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return bytes.startsWith(kUtf8Mark) ? 3 : 0;
    case TextEncoding::Utf16Le:
        return bytes.startsWith(kLittleMark) ? 2 : 0;
    case TextEncoding::Utf16Be:
        return bytes.startsWith(kBigMark) ? 2 : 0;
    }
    Q_UNREACHABLE();
}

Result<DecodedText> decodeAs(const QByteArray &bytes, TextEncoding encoding)
{
    const int mark = markLength(bytes, encoding);
    return encoding == TextEncoding::Utf8 ? decodeUtf8(bytes, mark) : decodeUtf16(bytes, mark, encoding);
}

} // namespace

qint64 DecodedText::byteOf(qsizetype index) const
{
    if (encoding != TextEncoding::Utf8)
        return bomBytes + 2 * index;
    return bomBytes + QStringView(text).left(index).toUtf8().size();
}

Result<DecodedText> decodeText(const QByteArray &bytes, std::optional<TextEncoding> asked)
{
    if (asked)
        return decodeAs(bytes, *asked);
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Utf16Le, TextEncoding::Utf16Be}) {
        if (markLength(bytes, encoding) > 0)
            return decodeAs(bytes, encoding);
    }
    if (const auto order = certainOrder(bytes)) {
        if (auto decoded = decodeUtf16(bytes, 0, *order))
            return decoded;
    }
    return decodeUtf8(bytes, 0);
}

} // namespace callboard
