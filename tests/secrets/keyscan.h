// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Finds keys in bytes, in eight encodings: UTF-8, UTF-16 of both orders, base64 at its three offsets (both alphabets),
/// hexadecimal digits and percent. No Qt: a library that is loaded into every test program uses it too.
namespace callboard::test {

/// Where a key stands, and in which of `encodingNames`.
struct KeyFound
{
    std::size_t at = 0;
    int encoding = 0;
    std::string key;
};

inline constexpr std::string_view kEncodingNames[] = {"utf-8",    "utf-16le", "utf-16be", "base64+0",
                                                      "base64+1", "base64+2", "hex",      "percent"};
inline constexpr int kEncodings = 8;

class KeyScan
{
public:
    /// Looks for every text of the shape of a key that Callboard makes, celp_ and 32 hexadecimal digits (WORKSPACE.md
    /// section 1), and for the texts in `planted`, which may look like anything and have 6 bytes or more.
    explicit KeyScan(const std::vector<std::string> &planted = {});

    std::vector<KeyFound> in(std::string_view bytes) const;
    bool finds(std::string_view bytes) const { return !in(bytes).empty(); }

    /// Longest spelling of a key that is looked for: what two neighbouring pieces must share.
    std::size_t overlap() const { return m_overlap; }

private:
    struct Needle
    {
        std::string bytes;
        int encoding;
        std::size_t key; ///< in m_planted; of the shape: npos
    };
    void lookFor(const std::string &text, std::size_t key);

    std::vector<std::string> m_planted;
    std::vector<Needle> m_needles;
    std::size_t m_overlap = 0;
};

/// `text` in one of the eight, as a program that leaks it would write it; `variant` 1 for the other spelling where
/// there is one (capital digits, the alphabet of URLs). Base64 stands behind as many other bytes as its offset.
std::string encoded(std::string_view text, int encoding, int variant = 0);

} // namespace callboard::test
