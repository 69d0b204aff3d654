// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace callboard::fuzz {

/// One reader of what comes from outside, fed with anything at all. It must come back, and what it promises must hold;
/// `require` ends the process when not.
struct Target
{
    const char *name;
    void (*run)(QByteArrayView bytes);
    /// Changes bytes[0, size) in a way that keeps the shape of such inputs, in place; the new size, at most `most`.
    /// nullptr: any change is as good as another.
    size_t (*mutate)(uint8_t *bytes, size_t size, size_t most, unsigned seed);
};

/// All that are linked in, by name.
const std::vector<Target> &targets();
/// nullptr when there is none.
const Target *targetNamed(QByteArrayView name);

/// A static one of these in a file of targets/ is all it takes.
struct Registration
{
    explicit Registration(const Target &target);
};

/// Ends the process with `what` when it does not hold.
void require(bool holds, const char *what);

/// Bytes to be taken one after the other; 0 when there are none left.
class Bytes
{
public:
    explicit Bytes(QByteArrayView bytes) : m_bytes(bytes) {}
    bool atEnd() const { return m_at >= m_bytes.size(); }
    uint8_t next() { return atEnd() ? 0 : static_cast<uint8_t>(m_bytes[m_at++]); }
    unsigned next16()
    {
        const unsigned high = next();
        return high << 8U | next();
    }
    QByteArrayView take(qsizetype length);
    QByteArrayView rest() { return take(m_bytes.size()); }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

/// Lengths that cut an input into pieces, different for each input and the same each time.
std::vector<qsizetype> cutsFor(QByteArrayView bytes);

/// Moves, doubles, removes and swaps whole words and lines of text: for readers of text with a grammar.
size_t mutateWords(uint8_t *bytes, size_t size, size_t most, unsigned seed);

} // namespace callboard::fuzz
