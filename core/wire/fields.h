// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/instant.h"
#include "core/wire/setupfile.h"
#include "core/wire/strictjson.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <set>

namespace callboard {

/// Where problems are collected: at most 100, so that a wrong file does not become a book.
class Problems
{
public:
    void add(const QString &path, const QString &text);
    const std::vector<SetupProblem> &all() const { return m_all; }
    bool isEmpty() const { return m_all.empty(); }

private:
    std::vector<SetupProblem> m_all;
};

/// Takes the fields of one object, each once; what is wrong is noted with its path and answered as absent. Keys that
/// nobody asked for are noted by `done`.
class Fields
{
public:
    /// Notes a problem when `value` is no object; then every field is absent and nothing more is noted.
    Fields(const JsonValue &value, QString path, Problems &problems);
    bool isObject() const { return m_object != nullptr; }
    const QString &path() const { return m_path; }
    Problems &problems() const { return m_problems; }
    QString pathOfKey(const QString &key) const { return pathOf(m_path, key); }
    void note(const QString &key, const QString &text) { m_problems.add(pathOfKey(key), text); }

    /// nullptr when the key is not there.
    const JsonValue *find(const char *key);
    /// As find; notes that a required key is missing.
    const JsonValue *require(const char *key);

    /// `isNull` (when given) is set for an explicit null, which is otherwise a problem.
    std::optional<QString> text(const char *key, bool *isNull = nullptr);
    std::optional<bool> yes(const char *key);
    std::optional<qint64> number(const char *key, qint64 from, qint64 to, bool *isNull = nullptr);
    std::optional<milliseconds> length(const char *key, bool *isNull = nullptr);
    /// 1-64 of `A-Z a-z 0-9 _ -`.
    std::optional<QString> id(const char *key, bool *isNull = nullptr);
    /// The items of a list; nullptr when absent.
    const JsonValue::List *list(const char *key);
    /// One line for people: no control characters, at most `max` code points.
    std::optional<QString> line(const char *key, int max);

    /// Notes every key that was never asked for.
    void done();
    /// Paths of the keys that were never asked for, in the order of the text: for who ignores them.
    QStringList unknown() const;

private:
    bool isExpected(const JsonValue &value, bool isRight, const char *key, const char *what, bool *isNull);

    const JsonValue::Object *m_object;
    QString m_path;
    Problems &m_problems;
    std::set<QString> m_known;
};

/// Longest span that the set-up file takes: a day.
inline constexpr milliseconds kMaxLength = kDay;

} // namespace callboard
