// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace callboard {

/// `text` with "(secret)" in place of every key (P6): whatever begins as our keys do, celp_; what stands behind
/// X-API-Key, Authorization, Bearer, key=, token=, password= and in a URL before the @; and the text of every Secret
/// that lives and has four characters or more, also percent-encoded, in base64 and in hexadecimal digits. Any thread.
QString redacted(const QString &text);

} // namespace callboard
