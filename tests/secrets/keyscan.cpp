// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/secrets/keyscan.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <string.h>

namespace callboard::test {

namespace {

constexpr std::string_view kPrefix = "celp_";
constexpr std::size_t kDigits = 32;
constexpr std::size_t kShaped = kPrefix.size() + kDigits;
constexpr auto kNoKey = static_cast<std::size_t>(-1);
constexpr std::array<std::string_view, 2> kAlphabets{
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"};

std::string digitsOf(std::string_view text, std::string_view before, bool capital)
{
    const char *const digits = capital ? "0123456789ABCDEF" : "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        out += before;
        out += digits[static_cast<unsigned char>(c) >> 4U];
        out += digits[static_cast<unsigned char>(c) & 15U];
    }
    return out;
}

std::string wide(std::string_view text, bool bigEndian)
{
    std::string out;
    for (const char c : text) {
        if (bigEndian)
            out += '\0';
        out += c;
        if (!bigEndian)
            out += '\0';
    }
    return out;
}

std::string base64(std::string_view text, std::string_view alphabet)
{
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        bits = (bits << 8U) | static_cast<unsigned char>(c);
        count += 8;
        while (count >= 6) {
            count -= 6;
            out += alphabet[(bits >> static_cast<unsigned>(count)) & 63U];
        }
    }
    if (count > 0)
        out += alphabet[(bits << static_cast<unsigned>(6 - count)) & 63U];
    return out;
}

/// The digits of base64 that `text` alone decides when it stands behind `offset` other bytes.
std::string base64Inside(std::string_view text, std::size_t offset, std::string_view alphabet)
{
    const std::string whole = base64(std::string(offset, 'x').append(text), alphabet);
    const std::size_t from = (offset * 8 + 5) / 6;
    const std::size_t to = (offset + text.size()) * 8 / 6;
    return whole.substr(from, to - from);
}

int valueOf(char c)
{
    for (const std::string_view alphabet : kAlphabets) {
        if (const auto at = alphabet.find(c); at != std::string_view::npos)
            return static_cast<int>(at);
    }
    return -1;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Up to `count` bytes of text that are encoded from `bytes[at]` on, which is where a spelling of the prefix was found.
std::string decoded(std::string_view bytes, std::size_t at, int encoding, std::size_t count)
{
    std::string text;
    const std::string_view rest = bytes.substr(at);
    switch (encoding) {
    case 0:
        return std::string(rest.substr(0, count));
    case 1:
    case 2:
        for (std::size_t i = 0; i + 1 < rest.size() && text.size() < count; i += 2)
            text += rest[encoding == 1 ? i : i + 1];
        return text;
    case 6:
    case 7: {
        const std::size_t step = encoding == 6 ? 2 : 3;
        for (std::size_t i = step - 2; i + 1 < rest.size() && text.size() < count; i += step) {
            const int high = hexValue(rest[i]);
            const int low = hexValue(rest[i + 1]);
            if (high < 0 || low < 0 || (step == 3 && rest[i - 1] != '%'))
                break;
            text += static_cast<char>(high * 16 + low);
        }
        return text;
    }
    default: { // base64: the first bits of the first byte stand in a digit that others share
        const auto offset = static_cast<std::size_t>(encoding - 3);
        const std::size_t shared = (offset * 8 + 5) / 6 * 6 - offset * 8;
        text = shared > 0 ? std::string(1, kPrefix.front()) : std::string();
        std::size_t due = shared > 0 ? 8 - shared : 0; // the rest of that byte
        std::uint32_t bits = 0;
        std::size_t held = 0;
        for (std::size_t i = 0; i < rest.size() && text.size() < count; ++i) {
            const int value = valueOf(rest[i]);
            if (value < 0)
                break;
            bits = (bits << 6U) | static_cast<std::uint32_t>(value);
            held += 6;
            if (due > 0 && held >= due) {
                held -= due;
                due = 0;
            }
            if (due == 0 && held >= 8) {
                held -= 8;
                text += static_cast<char>((bits >> held) & 255U);
            }
        }
        return text;
    }
    }
}

bool isShaped(std::string_view text)
{
    return text.size() == kShaped && text.substr(0, kPrefix.size()) == kPrefix &&
           std::all_of(text.begin() + kPrefix.size(), text.end(), [](char c) { return hexValue(c) >= 0; });
}

} // namespace

std::string encoded(std::string_view text, int encoding, int variant)
{
    switch (encoding) {
    case 0:
        return std::string(text);
    case 1:
    case 2:
        return wide(text, encoding == 2);
    case 6:
        return digitsOf(text, "", variant == 1);
    case 7:
        return digitsOf(text, "%", variant == 1);
    default:
        return base64(std::string(static_cast<std::size_t>(encoding - 3), 'x').append(text),
                      kAlphabets[static_cast<std::size_t>(variant)]);
    }
}

KeyScan::KeyScan(const std::vector<std::string> &planted) : m_planted(planted)
{
    lookFor(std::string(kPrefix), kNoKey);
    for (std::size_t i = 0; i < m_planted.size(); ++i)
        lookFor(m_planted[i], i);
    m_overlap = std::max<std::size_t>(m_overlap, kShaped * 3);
}

void KeyScan::lookFor(const std::string &text, std::size_t key)
{
    const auto add = [this, key](std::string bytes, int encoding) {
        const bool isKnown = std::any_of(m_needles.begin(), m_needles.end(),
                                         [&](const Needle &one) { return one.key == key && one.bytes == bytes; });
        m_overlap = std::max(m_overlap, bytes.size());
        if (!isKnown)
            m_needles.push_back({std::move(bytes), encoding, key});
    };
    for (const int encoding : {0, 1, 2, 6, 7}) {
        for (const int variant : {0, 1})
            add(encoded(text, encoding, variant), encoding);
    }
    for (const int offset : {0, 1, 2}) {
        for (const std::string_view alphabet : kAlphabets)
            add(base64Inside(text, static_cast<std::size_t>(offset), alphabet), 3 + offset);
    }
}

std::vector<KeyFound> KeyScan::in(std::string_view bytes) const
{
    std::vector<KeyFound> all;
    for (const Needle &needle : m_needles) {
        const char *from = bytes.data();
        const char *const end = bytes.data() + bytes.size();
        while (from < end) {
            const auto *hit = static_cast<const char *>(
                memmem(from, static_cast<std::size_t>(end - from), needle.bytes.data(), needle.bytes.size()));
            if (!hit)
                break;
            const auto at = static_cast<std::size_t>(hit - bytes.data());
            if (needle.key != kNoKey)
                all.push_back({at, needle.encoding, m_planted[needle.key]});
            else if (const std::string text = decoded(bytes, at, needle.encoding, kShaped); isShaped(text))
                all.push_back({at, needle.encoding, text});
            from = hit + 1;
        }
    }
    return all;
}

} // namespace callboard::test
