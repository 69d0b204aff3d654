// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/target.h"

#include "core/base/random.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace callboard::fuzz {

namespace {

std::vector<Target> &registered()
{
    static std::vector<Target> all;
    return all;
}

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

struct Span
{
    qsizetype from;
    qsizetype length;
};

/// Runs of word characters, and every other byte by itself.
std::vector<Span> wordsOf(QByteArrayView text)
{
    std::vector<Span> words;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at + 1;
        while (isWord(text[at]) && end < text.size() && isWord(text[end]))
            ++end;
        words.push_back({at, end - at});
        at = end;
    }
    return words;
}

} // namespace

const std::vector<Target> &targets()
{
    return registered();
}

const Target *targetNamed(QByteArrayView name)
{
    const auto &all = registered();
    const auto found = std::find_if(all.begin(), all.end(), [name](const Target &t) { return name == t.name; });
    return found == all.end() ? nullptr : &*found;
}

Registration::Registration(const Target &target)
{
    std::vector<Target> &all = registered();
    const auto place = std::find_if(all.begin(), all.end(),
                                    [&](const Target &other) { return std::strcmp(target.name, other.name) < 0; });
    all.insert(place, target);
}

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

QByteArrayView Bytes::take(qsizetype length)
{
    const qsizetype taken = std::min(length, m_bytes.size() - m_at);
    const QByteArrayView piece = m_bytes.sliced(m_at, taken);
    m_at += taken;
    return piece;
}

std::vector<qsizetype> cutsFor(QByteArrayView bytes)
{
    std::uint64_t seed = 17; // not Qt's hash, which is another in a sanitized program
    for (const char c : bytes)
        seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    const auto random = seededRandom(seed);
    std::vector<qsizetype> cuts;
    for (int i = 0; i < 8; ++i) {
        const std::uint64_t longest = 1U << (random->next() % 9);
        cuts.push_back(1 + static_cast<qsizetype>(random->next() % longest));
    }
    return cuts;
}

size_t mutateWords(uint8_t *bytes, size_t size, size_t most, unsigned seed)
{
    QByteArray text(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const auto random = seededRandom(seed);
    for (std::uint64_t edits = 1 + random->next() % 3; edits > 0; --edits) {
        const std::vector<Span> words = wordsOf(text);
        if (words.empty())
            break;
        // Neighbouring words: a field, a line, a list.
        const size_t first = random->next() % words.size();
        const size_t last = std::min<size_t>(words.size() - 1, first + random->next() % (1U << (random->next() % 6)));
        const Span from{words[first].from, words[last].from + words[last].length - words[first].from};
        const QByteArray piece = text.mid(from.from, from.length);
        const qsizetype to = words[random->next() % words.size()].from;
        switch (random->next() % 3) {
        case 0: // remove
            text.remove(from.from, from.length);
            break;
        case 1: // double
            text.insert(to, piece);
            break;
        case 2: // move
            text.remove(from.from, from.length);
            text.insert(std::min(to, text.size()), piece);
            break;
        }
    }
    const size_t made = std::min(most, static_cast<size_t>(text.size()));
    std::memcpy(bytes, text.constData(), made);
    return made;
}

} // namespace callboard::fuzz
