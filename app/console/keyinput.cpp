// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console/keyinput.h"

#include <cerrno>
#include <unistd.h>

namespace callboard {

namespace {

constexpr qsizetype kLongest = 255; // WORKSPACE.md section 1

Error refused(const char *what, int descriptor)
{
    return Error{ErrorCode::ValidationError,
                 QStringLiteral("--key-fd %1: %2").arg(descriptor).arg(QString::fromLatin1(what)),
                 {}};
}

} // namespace

Result<Secret> readKey(int descriptor)
{
    QByteArray line;
    line.reserve(kLongest + 2); // in one place, so that overwriting it leaves none behind
    char byte = 0;
    ssize_t got = 0;
    while (line.size() <= kLongest) {
        got = ::read(descriptor, &byte, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || byte == '\n')
            break;
        if (byte != '\r')
            line.append(byte);
    }
    byte = 0;
    ::close(descriptor);
    const bool isTooLong = line.size() > kLongest;
    Secret key(std::move(line));
    if (got < 0)
        return refused("there is no such open file.", descriptor);
    if (key.isEmpty())
        return refused("the key is missing; its first line is read.", descriptor);
    if (isTooLong || !key.isUsable())
        return refused("this is no key: 1 to 255 visible ASCII characters.", descriptor);
    return key;
}

} // namespace callboard
