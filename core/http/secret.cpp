// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/http/secret.h"

#include <algorithm>

#include <string.h>

namespace callboard {

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        explicit_bzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

Secret::Bytes::~Bytes()
{
    wipe(text);
}

Secret::Secret(QByteArray &&text) : m_bytes(std::make_shared<Bytes>(text))
{
    wipe(text);
}

bool Secret::isUsable() const
{
    const QByteArrayView text = reveal();
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArrayView Secret::reveal() const
{
    return m_bytes ? QByteArrayView(m_bytes->text) : QByteArrayView();
}

} // namespace callboard
