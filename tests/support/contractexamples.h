// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace callboard::test {

/// An outside system's contract (tests/contract/api) as JSON, made by callboard_yaml_as_json. What a test asks for and
/// the contract does not have ends the test.
class ContractFile
{
public:
    explicit ContractFile(const char *path)
    {
        QFile file(QString::fromUtf8(path));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the contract %s cannot be read", path);
        m_root = QJsonDocument::fromJson(file.readAll()).object();
    }
    QJsonValue at(const QStringList &path) const
    {
        QJsonValue value = m_root;
        for (const QString &key : path)
            value = value[key];
        if (value.isUndefined())
            qFatal("the contract has no %s", qPrintable(path.join('/')));
        return value;
    }
    /// The value of an example.
    QByteArray example(const QStringList &path) const { return textOf(at(path + QStringList("value"))); }
    static QByteArray textOf(const QJsonValue &value) { return QJsonDocument(value.toObject()).toJson(); }

private:
    QJsonObject m_root;
};

} // namespace callboard::test
