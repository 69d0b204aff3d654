// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/errorcode.h"
#include "core/base/reason.h"

#include <QString>

#include <utility>
#include <variant>

namespace callboard {

/// A refusal. Nothing was changed.
struct Error
{
    ErrorCode code = ErrorCode::InternalError;
    QString detail;    ///< for the log and for developers: the field's path, the file, the number; never a secret
    Reasons reasons{}; ///< why, and the smallest next step, for people
    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or the reason there is none, with std::expected's names (GCC 12 has it in C++23 mode, Clang 14 has not).
template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}     // NOLINT(google-explicit-constructor)
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {} // NOLINT(google-explicit-constructor)

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const { return std::get<1>(m_state); }
    T value_or(T other) const { return has_value() ? value() : std::move(other); }

private:
    std::variant<T, Error> m_state;
};

/// Success without a value.
struct Done
{
    friend bool operator==(const Done &, const Done &) = default;
};

template <> class [[nodiscard]] Result<void> : public Result<Done>
{
public:
    Result() : Result<Done>(Done{}) {}
    Result(Error error) : Result<Done>(std::move(error)) {} // NOLINT(google-explicit-constructor)
};

} // namespace callboard
