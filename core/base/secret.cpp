// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/secret.h"

#include <algorithm>
#include <mutex>
#include <set>

#include <string.h>

namespace callboard {

/// The one place in memory. Never grows, so that no copy of it is left behind.
struct Secret::Bytes
{
    explicit Bytes(QByteArrayView from);
    ~Bytes();
    Q_DISABLE_COPY_MOVE(Bytes)
    QByteArrayView view() const { return {text.get(), size}; }

    qsizetype size;
    std::unique_ptr<char[]> text;
};

namespace {

/// What is in memory now. Never destroyed: the last secrets may go after main.
struct Living
{
    std::mutex mutex;
    std::set<std::pair<const char *, qsizetype>> texts;
};

Living &living()
{
    static auto *const all = new Living;
    return *all;
}

} // namespace

Secret::Bytes::Bytes(QByteArrayView from) : size(from.size()), text(new char[static_cast<size_t>(from.size()) + 1])
{
    std::copy(from.begin(), from.end(), text.get());
    text[static_cast<size_t>(size)] = '\0';
    const std::lock_guard lock(living().mutex);
    living().texts.emplace(text.get(), size);
}

Secret::Bytes::~Bytes()
{
    const std::lock_guard lock(living().mutex);
    living().texts.erase({text.get(), size});
    explicit_bzero(text.get(), static_cast<size_t>(size));
}

Secret::Secret(QByteArray &&text) : m_bytes(std::make_shared<const Bytes>(text))
{
    wipe(text);
}

Secret Secret::fromText(QString &&text)
{
    Secret secret(text.toUtf8());
    wipe(text);
    return secret;
}

bool Secret::isEmpty() const
{
    return !m_bytes || m_bytes->size == 0;
}

bool Secret::isUsable() const
{
    const QByteArrayView text = reveal();
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArrayView Secret::reveal() const
{
    return m_bytes ? m_bytes->view() : QByteArrayView();
}

bool Secret::equals(const Secret &other) const
{
    return isSameInConstantTime(reveal(), other.reveal());
}

void forEachSecret(const std::function<void(QByteArrayView)> &each)
{
    const std::lock_guard lock(living().mutex);
    for (const auto &[text, size] : living().texts)
        each({text, size});
}

bool isSameInConstantTime(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    unsigned different = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        different |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return different == 0;
}

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        explicit_bzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

void wipe(QString &text)
{
    if (!text.isEmpty() && text.isDetached())
        explicit_bzero(text.data(), static_cast<size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace callboard
