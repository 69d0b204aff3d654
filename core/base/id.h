// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>
#include <functional>

namespace callboard {

/// An opaque name of one kind of thing; an Id of one kind does not convert to another. Well-formed ids are 1-64 of
/// `A-Z a-z 0-9 _ -` (WORKSPACE.md); the type does not check, `isWellFormedId` does, at the door where ids come in.
template <typename Tag> class Id
{
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}
    const QString &text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend auto operator<=>(const Id &a, const Id &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

/// True for 1-64 characters of `A-Z a-z 0-9 _ -`.
bool isWellFormedId(QStringView text);

using CompanyId = Id<struct CompanyTag>;
using PoolId = Id<struct PoolTag>;
/// The assignment of a number to a company ("pn_8f2a"), not its digits.
using PhoneNumberId = Id<struct PhoneNumberTag>;
using PositionId = Id<struct PositionTag>;
using CandidateId = Id<struct CandidateTag>;
using ReservationId = Id<struct ReservationTag>;
using BatchId = Id<struct BatchTag>;
/// At least 128 random bits; goes on the wire where a carrier allows it (P2).
using AttemptId = Id<struct AttemptTag>;

} // namespace callboard

template <typename Tag> struct std::hash<callboard::Id<Tag>>
{
    size_t operator()(const callboard::Id<Tag> &id) const noexcept { return ::qHash(id.text()); }
};
