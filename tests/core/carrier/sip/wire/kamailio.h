// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace callboard::test {

/// A kamailio of Debian on 127.0.0.1:6060: it asks who calls (realm "callboard.test", password "right"), writes its way
/// into the dialog, and sends +370... to 6222, "fork" to 6232 and 6242, everybody else to where they registered.
class Kamailio
{
public:
    explicit Kamailio(const QString &algorithm = QStringLiteral("MD5"));
    ~Kamailio();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace callboard::test
