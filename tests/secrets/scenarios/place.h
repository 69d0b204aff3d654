// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/secrets/keyscan.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

namespace callboard::test {

/// A folder in which programs run with keys that must not come out of memory, and everything they said.
class Place
{
public:
    /// Shaped as Callboard's own, and one as another maker's may be.
    static inline const QByteArray kAdmin = "celp_a0a0a0a0b1b1b1b1c2c2c2c2d3d3d3d3";
    static inline const QByteArray kReader = "celp_00112233445566778899aabbccddeeff";
    static inline const QByteArray kUnknown = "celp_ffeeddccbbaa99887766554433221100";
    static inline const QByteArray kOpaque = "Op4que/Key+of~another.Maker";

    Place()
    {
        for (const char *name : {"data", "config", "share", "cache", "home", "out", "of-a-person"})
            QDir(m_folder.path()).mkdir(QString::fromLatin1(name));
        writeSetup();
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// What somebody typed: the keys in it are theirs to keep.
    QString setup() const { return path(QStringLiteral("of-a-person/setup.json")); }

    /// For the environment of a program: it writes nowhere else.
    QStringList homes() const
    {
        return {QStringLiteral("HOME=") + path(QStringLiteral("home")),
                QStringLiteral("XDG_CONFIG_HOME=") + path(QStringLiteral("config")),
                QStringLiteral("XDG_DATA_HOME=") + path(QStringLiteral("share")),
                QStringLiteral("XDG_CACHE_HOME=") + path(QStringLiteral("cache")),
                QStringLiteral("TMPDIR=") + path(QStringLiteral("out")),
                QStringLiteral("DBUS_SESSION_BUS_ADDRESS=unix:path=") + path(QStringLiteral("no-bus"))};
    }
    void alsoSecret(const QByteArray &key) { m_planted.push_back(key.toStdString()); }
    void heard(const QByteArray &text) { m_said += text + '\n'; }
    void heard(const QString &text) { heard(text.toUtf8()); }
    const QByteArray &said() const { return m_said; }
    /// What a program handed out: an export, a copied text.
    void keep(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(QStringLiteral("out/") + name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }

    /// Empty when no byte of any key is anywhere; else where the first is. Counts what was looked at.
    QByteArray leak()
    {
        const KeyScan scan(m_planted);
        m_files = 0;
        m_bytes = m_said.size();
        if (const auto found = scan.in(view(m_said)); !found.empty())
            return "said, in " + nameOf(found.front()) + ": ..." +
                   m_said.mid(std::max<qsizetype>(0, qsizetype(found.front().at) - 120), 200);
        QDirIterator at(m_folder.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (at.hasNext()) {
            const QString name = at.next();
            if (name.contains(QStringLiteral("/of-a-person/")) || name.endsWith(QStringLiteral(".png")))
                continue;
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            ++m_files;
            m_bytes += bytes.size();
            const auto found = scan.in(view(bytes));
            if (!found.empty())
                return name.toUtf8() + " at " + QByteArray::number(qulonglong(found.front().at)) + ", in " +
                       nameOf(found.front());
            if (scan.finds(view(name.toUtf8())))
                return "a name: " + name.toUtf8();
        }
        return {};
    }
    int files() const { return m_files; }
    qint64 bytes() const { return m_bytes; }

private:
    static std::string_view view(const QByteArray &bytes)
    {
        return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
    }
    static QByteArray nameOf(const KeyFound &found)
    {
        return QByteArray::fromStdString(std::string(kEncodingNames[found.encoding]));
    }
    void writeSetup() const
    {
        QFile source(QStringLiteral(CALLBOARD_SOURCE_DIR "/tests/core/server/acme.json"));
        QFile target(setup());
        if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
            qFatal("no set-up file");
        QByteArray text = source.readAll();
        text.replace("celp_acme_admin", kAdmin).replace("celp_acme_read\"", kReader + '"');
        text.replace("celp_acme_schedule", kOpaque);
        target.write(text);
    }

    QTemporaryDir m_folder;
    QByteArray m_said;
    std::vector<std::string> m_planted{kOpaque.toStdString()};
    int m_files = 0;
    qint64 m_bytes = 0;
};

} // namespace callboard::test
