// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/peopleimport.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace callboard {

/// Text and how it was found.
struct DecodedText
{
    QString text; ///< without byte order mark
    TextEncoding encoding = TextEncoding::Utf8;
    int bomBytes = 0; ///< length of the byte order mark
    /// Offset in the source of the character at `index` of the text.
    qint64 byteOf(qsizetype index) const;
};

/// Decides the encoding only when it is certain: by a byte order mark; as UTF-16 without one when every NUL byte sits
/// on the same side of its pair, at least a quarter of the pairs has one, and all of it is well-formed; as UTF-8 when
/// all of it is well-formed and holds no NUL. An `asked` encoding is used instead, with the same strictness (a mark
/// of another encoding is then wrong text).
/// Errors (ImportRefusal): NotText with the first byte that does not fit, NulCharacter.
Result<DecodedText> decodeText(const QByteArray &bytes, std::optional<TextEncoding> asked = std::nullopt);

} // namespace callboard
