// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"

#include <algorithm>

namespace callboard {

bool isWellFormedId(QStringView text)
{
    return text.size() >= 1 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               const char16_t u = c.unicode();
               return (u >= u'A' && u <= u'Z') || (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9') || u == u'_' ||
                      u == u'-';
           });
}

} // namespace callboard
