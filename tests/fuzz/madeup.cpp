// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/madeup.h"

#include "core/base/random.h"

#include <algorithm>
#include <cctype>

namespace callboard::fuzz {

namespace {

constexpr qsizetype kMost = 4'096; ///< bytes of an input, as tests/fuzz/run.sh has it

constexpr const char *kNumbers[] = {
    "0",
    "-0",
    "-1",
    "1",
    "127",
    "128",
    "255",
    "256",
    "32768",
    "65535",
    "65536",
    "2147483647",
    "-2147483648",
    "4294967295",
    "1e9",
    "1.5",
    "1e-9999",
    "1e9999999",
    "4294967296",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "253402300800000",
    "00",
    "0x10",
    "+1",
    "1441",
    "86400000",
};

/// name="text" or "text", with \\, \" and \xNN in it; # begins a comment.
std::vector<QByteArray> wordsOf(const QByteArray &dictionary)
{
    std::vector<QByteArray> words;
    for (const QByteArray &line : dictionary.split('\n')) {
        const qsizetype from = line.indexOf('"');
        const qsizetype to = line.lastIndexOf('"');
        if (line.startsWith('#') || from < 0 || to <= from)
            continue;
        QByteArray word;
        for (qsizetype i = from + 1; i < to; ++i) {
            if (line[i] == '\\' && line[i + 1] == 'x') {
                word += QByteArray::fromHex(line.mid(i + 2, 2));
                i += 3;
            } else {
                i += line[i] == '\\' ? 1 : 0;
                word += line[i];
            }
        }
        words.push_back(word);
    }
    return words;
}

qsizetype below(Random &random, qsizetype n)
{
    return static_cast<qsizetype>(random.next() % static_cast<std::uint64_t>(std::max<qsizetype>(n, 1)));
}

/// Short far more often than long.
qsizetype someLength(Random &random, qsizetype most)
{
    return std::min(most, 1 + below(random, qsizetype(1) << below(random, 9)));
}

void changeNumber(QByteArray &bytes, Random &random)
{
    const auto isDigit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    const auto start = bytes.cbegin() + below(random, bytes.size());
    auto from = std::find_if(start, bytes.cend(), isDigit);
    if (from == bytes.cend())
        from = std::find_if(bytes.cbegin(), bytes.cend(), isDigit);
    const auto to = std::find_if_not(from, bytes.cend(), isDigit);
    bytes.replace(from - bytes.cbegin(), to - from, kNumbers[random.next() % std::size(kNumbers)]);
}

} // namespace

MadeUp::MadeUp(const Target &target, std::vector<QByteArray> kept, const QByteArray &dictionary)
    : m_target(target), m_kept(std::move(kept)), m_words(wordsOf(dictionary))
{
    require(!m_kept.empty(), "there are inputs to begin with");
}

QByteArray MadeUp::piece(Random &random) const
{
    const QByteArray &other = m_kept[random.next() % m_kept.size()];
    const qsizetype from = below(random, other.size());
    return other.mid(from, someLength(random, other.size() - from));
}

void MadeUp::change(QByteArray &bytes, Random &random) const
{
    const qsizetype at = below(random, bytes.size());
    const auto byte = static_cast<char>(random.next());
    switch (random.next() % 10) {
    case 0:
        if (!bytes.isEmpty())
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random.next() % 8)));
        break;
    case 1:
        if (!bytes.isEmpty())
            bytes[at] = byte;
        break;
    case 2:
        bytes.insert(at, QByteArray(someLength(random, 64), byte));
        break;
    case 3:
        bytes.remove(at, someLength(random, bytes.size() - at));
        break;
    case 4:
        bytes.insert(below(random, bytes.size()), bytes.mid(at, someLength(random, bytes.size() - at)));
        break;
    case 5: {
        const QByteArray other = piece(random);
        bytes.replace(at, random.next() % 2 ? other.size() : 0, other);
        break;
    }
    case 6:
        if (!m_words.empty()) {
            const QByteArray &word = m_words[random.next() % m_words.size()];
            bytes.replace(at, random.next() % 2 ? word.size() : 0, word);
        }
        break;
    case 7:
        changeNumber(bytes, random);
        break;
    case 8:
        bytes.truncate(random.next() % 8 ? bytes.size() : at);
        break;
    case 9:
        if (at + 1 < bytes.size())
            std::swap(bytes.data()[at], bytes.data()[at + 1]);
        break;
    }
}

QByteArray MadeUp::input(std::uint64_t number) const
{
    const auto random = seededRandom(number * 0x9E3779B97F4A7C15U + 1);
    QByteArray bytes = m_kept[random->next() % m_kept.size()];
    for (std::uint64_t changes = 1 + random->next() % 6; changes > 0; --changes) {
        if (!m_target.mutate || random->next() % 2) {
            change(bytes, *random);
            continue;
        }
        const auto size = static_cast<size_t>(std::min(bytes.size(), kMost));
        bytes.resize(kMost);
        const size_t made = m_target.mutate(reinterpret_cast<uint8_t *>(bytes.data()), size, static_cast<size_t>(kMost),
                                            static_cast<unsigned>(random->next()));
        bytes.truncate(static_cast<qsizetype>(made));
    }
    bytes.truncate(kMost);
    return bytes;
}

} // namespace callboard::fuzz
