// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/company.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace callboard {

/// The set-up file of WORKSPACE.md section 1 as values: what an operator sets up, without history. Every item carries
/// its company; keys are SHA-256 only, also when the file had them in clear (P6).
struct SetupFile
{
    Simulation simulation; ///< field by field as given; absent fields mean the defaults of WORKSPACE.md
    std::vector<Pool> pools;
    std::vector<Company> companies;
    std::vector<PhoneNumber> numbers;
    std::vector<ApiKey> keys;
    std::vector<Position> positions;
    std::vector<Candidate> candidates;
    friend bool operator==(const SetupFile &, const SetupFile &) = default;
};

/// What is wrong, and where: `path` is "companies[0].numbers[1].e164", "" for the file as a whole; `text` is plain
/// English without the path, never a key's value.
struct SetupProblem
{
    QString path;
    QString text;
    friend bool operator==(const SetupProblem &, const SetupProblem &) = default;
};

/// Reads a set-up file: strict JSON (UTF-8 without BOM, no duplicate keys, at most 32 levels, whole numbers only),
/// unknown keys refused by name, every field judged, ids unique over the whole file, references present.
/// Errors: ValidationError, or FileNewer for another version; detail = "path: problem (line N)" of the first problem.
/// All problems found, at most 100, go to `problems` when given.
Result<SetupFile> readSetupFile(const QByteArray &text, std::vector<SetupProblem> *problems = nullptr);

/// The file as an export writes it: indented, fields in the order of WORKSPACE.md, items in the order of the value,
/// defaults of our own optional keys left out, keys always as SHA-256. `readSetupFile` of it gives an equal value.
QByteArray writeSetupFile(const SetupFile &file);

} // namespace callboard
