# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
"""Prints the coverage of core/ by library, of the files of the six gates, and in all, from gcovr's two JSON files."""
import json
import sys
from collections import defaultdict

# Where each gate of RELIABILITY.md is decided, and the truth table that goes with it.
GATES = {
    "callable": ["core/time/callinghours.cpp", "core/time/hoursextras.cpp"],
    "admittable": ["core/capacity/capacity.cpp", "core/planning/startgrid.cpp"],
    "dispatch": ["core/engine/dispatchgate.cpp", "core/planning/dispatchgate.cpp"],
    "cancel": ["core/engine/cancelcommands.cpp"],
    "authorise": ["core/server/keyring.cpp", "core/server/routes.cpp"],
    "limit": ["core/server/ratelimiter.cpp"],
}
COMMAND = "packaging/coverage.sh"


class Count:
    def __init__(self):
        self.lines = self.linesHit = self.branches = self.branchesHit = 0

    def add(self, file):
        self.lines += file["line_total"]
        self.linesHit += file["line_covered"]
        self.branches += file["branch_total"]
        self.branchesHit += file["branch_covered"]

    @staticmethod
    def percent(hit, total):
        return 100.0 if total == 0 else int(1000.0 * hit / total) / 10  # never rounded up to a hundred

    def text(self):
        if self.lines == 0:
            return "not measured: its library was not built"
        return "%5.1f %% of %5d lines, %5.1f %% of %5d branches" % (
            self.percent(self.linesHit, self.lines), self.lines,
            self.percent(self.branchesHit, self.branches), self.branches)

    def figure(self, test, what, missing):
        reached = "%s %% of lines, %s %% of branches" % (
            self.percent(self.linesHit, self.lines), self.percent(self.branchesHit, self.branches))
        if self.lines == 0:
            reached = "not measured"
        print("FIGURE " + json.dumps({"promise": "code", "test": test, "what": what, "reached": reached,
                                      "violations": missing, "command": COMMAND, "size": "night"},
                                     separators=(",", ":")))


def main(summary_path, lines_path):
    files = {f["filename"]: f for f in json.load(open(summary_path))["files"]}
    unreached = defaultdict(list)
    for file in json.load(open(lines_path))["files"]:
        for line in file["lines"]:
            if line["count"] == 0 and not line.get("gcovr/noncode"):
                unreached[file["file"]].append(line["line_number"])
    rooms = defaultdict(Count)
    total = Count()
    for name, file in files.items():
        rooms["/".join(name.split("/")[:2])].add(file)
        total.add(file)
    for room in sorted(rooms):
        print("%-16s %s" % (room, rooms[room].text()))
    print("%-16s %s" % ("core", total.text()))
    print()
    gaps = 0
    for gate, names in GATES.items():
        count = Count()
        missing = []
        for name in names:
            if name not in files:  # moved, or its library was not built
                missing.append(name + ":0")
                continue
            count.add(files[name])
            missing += ["%s:%d" % (name, line) for line in unreached[name]]
        print("gate %-11s %s" % (gate, count.text()))
        for place in missing:
            print("    not reached: " + place)
        gaps += len(missing)
        count.figure("coverage." + gate, "lines and branches of the gate \"%s\"" % gate, len(missing))
    total.figure("coverage.core", "lines and branches of core/ reached by its own tests", 0)
    return 1 if gaps else 0


sys.exit(main(*sys.argv[1:]))
