// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
// proves: P6
// Looks for keys in files and their names, in eight encodings:
//   cb_keyscan [--witness FOLDER] PATH...     keys that Callboard made; 1 when there is one (its text is not repeated)
//   cb_keyscan --self-test                    30 planted leaks that must be found, and near misses that must not
// FOLDER is where tests/secrets/witness.cpp noted what programs wrote. Folders called "of-a-person" are left out.
#include "tests/secrets/keyscan.h"
#include "tests/secrets/selftest.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using callboard::test::KeyScan;

std::string contentOf(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Tally
{
    unsigned long long files = 0;
    unsigned long long bytes = 0;
    unsigned long long found = 0;
};

void judge(const KeyScan &scan, const fs::path &path, Tally &tally)
{
    for (const auto &hit : scan.in(path.string())) {
        std::cout << "a key in a name, " << callboard::test::kEncodingNames[hit.encoding] << ", in "
                  << path.parent_path().string() << '\n';
        ++tally.found;
    }
    if (!fs::is_regular_file(fs::symlink_status(path)))
        return;
    const std::string bytes = contentOf(path);
    ++tally.files;
    tally.bytes += bytes.size();
    for (const auto &hit : scan.in(bytes)) {
        std::cout << "a key, " << callboard::test::kEncodingNames[hit.encoding] << ", at byte " << hit.at << " of "
                  << path.string() << '\n';
        ++tally.found;
    }
}

void judgeAll(const KeyScan &scan, const fs::path &root, Tally &tally)
{
    if (!fs::is_directory(root))
        return fs::exists(root) ? judge(scan, root, tally) : void();
    std::error_code gone; // other programs may still be tidying up
    for (auto at = fs::recursive_directory_iterator(root, fs::directory_options::skip_permission_denied, gone);
         !gone && at != fs::recursive_directory_iterator(); at.increment(gone)) {
        if (at->path().filename() == "of-a-person")
            at.disable_recursion_pending();
        else
            judge(scan, at->path(), tally);
    }
}

/// What the programs of the run wrote and, line by line, where a key was seen.
void addWitness(const fs::path &folder, Tally &tally, std::set<std::string> &programs)
{
    std::istringstream found(contentOf(folder / "found"));
    for (std::string line; std::getline(found, line); ++tally.found)
        std::cout << "written: " << line << '\n';
    std::istringstream counted(contentOf(folder / "counted"));
    std::string program;
    unsigned long long writes = 0;
    unsigned long long bytes = 0;
    while (counted >> program >> writes >> bytes) {
        programs.insert(program);
        tally.bytes += bytes;
    }
}

} // namespace

int main(int argc, char **argv)
{
    Tally tally;
    std::set<std::string> programs;
    const KeyScan scan;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--self-test")
            return callboard::test::runSelfTest();
        if (argument == "--witness" && i + 1 < argc)
            addWitness(argv[++i], tally, programs);
        else
            judgeAll(scan, argv[i], tally);
    }
    std::cout << tally.bytes << " bytes, " << tally.files << " files left over, " << programs.size()
              << " programs watched: " << tally.found << " keys\n"
              << "FIGURE {\"promise\":\"P6\",\"test\":\"secrets.scan\",\"what\":\"bytes written by all test programs, "
                 "scanned for keys in 8 encodings\",\"reached\":"
              << tally.bytes << ",\"violations\":" << tally.found
              << ",\"command\":\"ctest --test-dir build/release\"}\n";
    return tally.found == 0 ? 0 : 1;
}
