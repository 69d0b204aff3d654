// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/secrets/selftest.h"

#include "tests/secrets/keyscan.h"

#include <cstdint>
#include <functional>
#include <iostream>

namespace callboard::test {

namespace {

constexpr std::string_view kShaped = "celp_0123456789abcdef0123456789abcdef";
constexpr std::string_view kOpaque = "Tr0ub4dor&3/ą"; // keys of other makers look like anything

std::string noise(std::size_t size)
{
    std::string bytes;
    std::uint64_t state = 42;
    while (bytes.size() < size) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        bytes += static_cast<char>(state >> 56U);
    }
    return bytes;
}

struct Kind
{
    const char *name;
    std::function<std::string(const std::string &)> write; ///< what a file holds in which a program leaked this
};

const Kind kKinds[] = {
    {"nothing else", [](const std::string &leak) { return leak; }},
    {"end of a long log",
     [](const std::string &leak) { return noise(100'000) + "\n2026-06-04T12:00:00Z request failed: " + leak; }},
    {"odd byte of a database page", [](const std::string &leak) { return noise(4'093) + leak + noise(4'096); }},
    {"settings", [](const std::string &leak) { return "[servers]\n1\\key=" + leak + "\n1\\url=https://a\n"; }},
};

bool isFound(const KeyScan &scan, const std::string &bytes, std::string_view key, int encoding)
{
    for (const KeyFound &found : scan.in(bytes)) {
        if (found.key == key && found.encoding == encoding)
            return true;
    }
    return false;
}

} // namespace

int runSelfTest()
{
    const KeyScan shapes;
    const KeyScan planted({std::string(kOpaque)});
    int count = 0;
    int missed = 0;
    const auto plant = [&](const KeyScan &scan, std::string_view key, int encoding, int variant, const Kind &kind) {
        ++count;
        if (isFound(scan, kind.write(encoded(key, encoding, variant)), key, encoding))
            return;
        ++missed;
        std::cout << "not found: " << key << " in " << kEncodingNames[encoding] << ", " << kind.name << '\n';
    };
    for (int encoding = 0; encoding < kEncodings; ++encoding) {
        for (const Kind &kind : kKinds) {
            for (const int variant : {0, 1}) {
                plant(shapes, kShaped, encoding, variant, kind);
                plant(planted, kOpaque, encoding, variant, kind);
            }
        }
    }
    int wrong = 0;
    const auto mustBeQuiet = [&](const KeyScan &scan, const std::string &bytes, const char *what) {
        if (!scan.finds(bytes))
            return;
        ++wrong;
        std::cout << "found where there is none: " << what << '\n';
    };
    mustBeQuiet(shapes, {}, "an empty file");
    mustBeQuiet(planted, noise(2'000'000), "noise");
    mustBeQuiet(shapes, "celp_0123456789abcdef0123456789abcde", "one digit too few");
    mustBeQuiet(shapes, "celp_0123456789abcdef0123456789abcdeg", "no digit at the end");
    mustBeQuiet(shapes, "celp_acme_all celp_console celp_…", "names in tests and in a dialog");
    mustBeQuiet(shapes, "key_0123456789abcdef", "what names a key in lists");
    for (int encoding = 0; encoding < kEncodings; ++encoding)
        mustBeQuiet(shapes, encoded("celp_0123456789abcdef-0123456789abcdef", encoding), "another shape");
    std::cout
        << count << " planted, " << missed << " missed, " << wrong << " false\n"
        << "FIGURE {\"promise\":\"P6\",\"test\":\"secrets.selftest\",\"what\":\"planted leaks that the scan found (8 "
           "encodings, 4 kinds of files)\",\"reached\":"
        << count - missed << ",\"violations\":" << missed + wrong
        << ",\"command\":\"build/release/bin/cb_keyscan --self-test\"}\n";
    return missed + wrong == 0 ? 0 : 1;
}

} // namespace callboard::test
