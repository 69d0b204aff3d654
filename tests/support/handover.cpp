// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/handover.h"

#if defined(__SANITIZE_THREAD__)
#include <cstdlib>
#include <new>

#include <sanitizer/tsan_interface.h>

// Qt makes an event with `new` after what it carries is complete (a posted closure is), in the thread that posts it.
// That moment is told for every block by its address, since nothing says which will be an event.
void *operator new(std::size_t size)
{
    void *block = std::malloc(size == 0 ? 1 : size);
    if (!block)
        std::abort();
    __tsan_release(block);
    return block;
}
void operator delete(void *block) noexcept
{
    std::free(block);
}
void operator delete(void *block, std::size_t) noexcept
{
    std::free(block);
}
#endif

namespace callboard::test {

bool TestApplication::notify(QObject *receiver, QEvent *event)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(event);
#endif
    return QCoreApplication::notify(receiver, event);
}

} // namespace callboard::test
