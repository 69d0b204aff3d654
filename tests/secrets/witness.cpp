// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// Loaded into every program of a test run (LD_PRELOAD): looks at every byte that is written to a file before the kernel
// has it, so that files which are gone when the run ends were seen too (P6). A key that turns up is noted in
// $CALLBOARD_WITNESS/found; at its end each program adds what it wrote to $CALLBOARD_WITNESS/counted. Folders called
// "of-a-person" are left out: a set-up file may hold the keys that somebody typed. No Qt, and nothing that allocates
// before main.
#include "tests/secrets/keyscan.h"

#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

using callboard::test::KeyScan;

std::atomic<unsigned long long> bytesSeen{0};
std::atomic<unsigned long long> writesSeen{0};
thread_local bool isLooking = false; // a scan that allocates must not scan itself

/// Not through libc, whose function is ours.
long systemWrite(int descriptor, const void *bytes, std::size_t size)
{
    return ::syscall(SYS_write, descriptor, bytes, size);
}

const char *folder()
{
    static const char *const named = ::getenv("CALLBOARD_WITNESS");
    return named;
}

/// Appends one line; small enough that those of other programs do not mix with it.
void note(const char *file, const char *text, int size)
{
    char path[4096];
    std::snprintf(path, sizeof path, "%s/%s", folder(), file);
    const int descriptor = ::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return;
    systemWrite(descriptor, text, static_cast<std::size_t>(size));
    ::close(descriptor);
}

const KeyScan &scan()
{
    static const auto *const one = new KeyScan;
    return *one;
}

void look(int descriptor, const void *bytes, std::size_t size)
{
    if (isLooking || !folder() || size == 0)
        return;
    const int kept = errno;
    struct stat about = {};
    if (::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode)) {
        isLooking = true;
        bytesSeen += size;
        ++writesSeen;
        const auto found = scan().in({static_cast<const char *>(bytes), size});
        if (!found.empty()) {
            char link[64];
            std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
            char path[4096] = "?";
            if (const auto length = ::readlink(link, path, sizeof path - 1); length > 0)
                path[length] = '\0';
            if (!std::strstr(path, "/of-a-person/")) {
                char line[4600];
                const int length = std::snprintf(
                    line, sizeof line, "%s: %s in %s at %zu of a write of %zu\n", program_invocation_short_name,
                    callboard::test::kEncodingNames[found.front().encoding].data(), path, found.front().at, size);
                note("found", line, length);
            }
        }
        isLooking = false;
    }
    errno = kept;
}

void look(int descriptor, const iovec *pieces, int count)
{
    for (int i = 0; i < count; ++i)
        look(descriptor, pieces[i].iov_base, pieces[i].iov_len);
}

template <typename Fn> Fn next(const char *name)
{
    return reinterpret_cast<Fn>(::dlsym(RTLD_NEXT, name));
}

__attribute__((destructor)) void tell()
{
    if (!folder() || writesSeen == 0)
        return;
    char line[256];
    const int length = std::snprintf(line, sizeof line, "%s %llu %llu\n", program_invocation_short_name,
                                     writesSeen.load(), bytesSeen.load());
    note("counted", line, length);
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t)>("write");
    look(descriptor, bytes, size);
    return real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off_t)>("pwrite");
    look(descriptor, bytes, size);
    return real(descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t at)
{
    static const auto real = next<ssize_t (*)(int, const void *, size_t, off64_t)>("pwrite64");
    look(descriptor, bytes, size);
    return real(descriptor, bytes, size, at);
}

ssize_t writev(int descriptor, const iovec *pieces, int count)
{
    static const auto real = next<ssize_t (*)(int, const iovec *, int)>("writev");
    look(descriptor, pieces, count);
    return real(descriptor, pieces, count);
}

ssize_t pwritev(int descriptor, const iovec *pieces, int count, off_t at)
{
    static const auto real = next<ssize_t (*)(int, const iovec *, int, off_t)>("pwritev");
    look(descriptor, pieces, count);
    return real(descriptor, pieces, count, at);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream)
{
    static const auto real = next<size_t (*)(const void *, size_t, size_t, FILE *)>("fwrite");
    look(::fileno(stream), bytes, size * count);
    return real(bytes, size, count, stream);
}

} // extern "C"
