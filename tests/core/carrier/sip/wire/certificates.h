// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>

namespace callboard::test {

/// An authority of our own, and certificates of 127.0.0.1 that it signed. Fails the test when openssl is absent.
class Authority
{
public:
    Authority();
    /// A folder as the stack wants it: agent.pem (certificate and key) and cafile.pem (whom it trusts).
    QString folderOf(const Authority &trusted) const;
    /// Certificate and key in one file.
    QString pem() const;

private:
    QTemporaryDir m_folder;
};

} // namespace callboard::test
