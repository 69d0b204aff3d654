// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/faults/nameserver.h"

#include "tests/e2e/faults/guiwatch.h"

#include <QHostInfo>

#include <atomic>
#include <cstring>

#include <dlfcn.h>
#include <netdb.h>
#include <sys/socket.h>

namespace callboard::test {

namespace {

std::atomic<bool> found{true};
std::atomic<int> missed{0};
constexpr int kRemembered = 128;

} // namespace

void setNamesFound(bool yes)
{
    found = yes;
    const guiwatch::Unwatched waiting;
    // Qt remembers 128 names for a minute, and cannot be told to forget: as many others take their place.
    static int others = 0;
    for (int i = 0; !yes && i < kRemembered; ++i)
        QHostInfo::fromName(QStringLiteral("other-%1.%2").arg(others++).arg(QLatin1String(kServerName)));
}

int namesNotFound()
{
    return missed;
}

} // namespace callboard::test

/// In place of the system's, for every library of this program: the name of the server is ours to know or not.
extern "C" __attribute__((visibility("default"))) int getaddrinfo(const char *name, const char *service,
                                                                  const addrinfo *hints, addrinfo **result)
{
    using Real = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto real = reinterpret_cast<Real>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    callboard::test::guiwatch::note("getaddrinfo");
    const char *const ours = name ? std::strstr(name, callboard::test::kServerName) : nullptr;
    const bool isOurs = ours != nullptr;
    if (ours && ours == name && !callboard::test::found) {
        ++callboard::test::missed;
        return EAI_NONAME;
    }
    return real(isOurs ? "127.0.0.1" : name, service, hints, result);
}
