// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/faults/guiwatch.h"

#include <cstdlib>

#include <dlfcn.h>
#include <execinfo.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::test::guiwatch {

namespace {

thread_local bool isWindowThread = false;
thread_local int unwatched = 0;
int counted = 0; // by the window's thread only
const char *last = "nothing";

} // namespace

void begin()
{
    isWindowThread = true;
}

int waits()
{
    return counted;
}

QString lastWait()
{
    return QString::fromLatin1(last);
}

Unwatched::Unwatched()
{
    ++unwatched;
}

Unwatched::~Unwatched()
{
    --unwatched;
}

void note(const char *what)
{
    if (!isWindowThread || unwatched > 0)
        return;
    ++counted;
    last = what;
    // Who did it: for whoever has to mend it.
    if (std::getenv("CALLBOARD_WAITS")) {
        ++unwatched;
        void *frames[40];
        ::backtrace_symbols_fd(frames, ::backtrace(frames, 40), 2);
        --unwatched;
    }
}

} // namespace callboard::test::guiwatch

#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
namespace {

/// Of the C library; older systems keep an older function under the plain name of those of pthread.
template <typename Fn> Fn real(const char *name)
{
    for (const char *version : {"GLIBC_2.3.2", "GLIBC_2.17"}) {
        if (void *found = ::dlvsym(RTLD_NEXT, name, version))
            return reinterpret_cast<Fn>(found);
    }
    return reinterpret_cast<Fn>(::dlsym(RTLD_NEXT, name));
}

} // namespace

#define IN_PLACE extern "C" __attribute__((visibility("default")))

IN_PLACE int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex)
{
    static const auto system = real<int (*)(pthread_cond_t *, pthread_mutex_t *)>("pthread_cond_wait");
    callboard::test::guiwatch::note("a wait for another thread");
    return system(condition, mutex);
}

IN_PLACE int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const timespec *until)
{
    static const auto system =
        real<int (*)(pthread_cond_t *, pthread_mutex_t *, const timespec *)>("pthread_cond_timedwait");
    callboard::test::guiwatch::note("a wait for another thread");
    return system(condition, mutex, until);
}

IN_PLACE int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
                                    const timespec *until)
{
    static const auto system =
        real<int (*)(pthread_cond_t *, pthread_mutex_t *, clockid_t, const timespec *)>("pthread_cond_clockwait");
    callboard::test::guiwatch::note("a wait for another thread");
    return system(condition, mutex, clock, until);
}

IN_PLACE int connect(int descriptor, const sockaddr *address, socklen_t length)
{
    static const auto system = real<int (*)(int, const sockaddr *, socklen_t)>("connect");
    callboard::test::guiwatch::note("connect");
    return system(descriptor, address, length);
}

IN_PLACE int fsync(int descriptor)
{
    static const auto system = real<int (*)(int)>("fsync");
    callboard::test::guiwatch::note("fsync");
    return system(descriptor);
}

IN_PLACE int fdatasync(int descriptor)
{
    static const auto system = real<int (*)(int)>("fdatasync");
    callboard::test::guiwatch::note("fdatasync");
    return system(descriptor);
}
#endif
