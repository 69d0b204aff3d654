#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
"""Makes tests/RELIABILITY.md from what the tests print, never by hand.

    python3 tests/reliability.py LOG...     takes the FIGURE lines of logs (ctest's own after packaging/test.sh:
                                            build/release/Testing/Temporary/LastTest.log), then writes the table
    python3 tests/reliability.py --check    the table is what the figures say, each promise has one, none is broken

A program that measures a promise prints, once for each figure, a line `FIGURE {json}` with promise (P1..P9, or code),
test, what, reached, violations, command, and size ("gate" when it is not said). The newest figure of a test, what and
size stays in tests/reliability.jsonl.
"""
import json
import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
figures_file = here / "reliability.jsonl"
table_file = here / "RELIABILITY.md"

PROMISES = {
    "P1": "An acknowledged booking survives kill -9 and power loss",
    "P2": "No candidate is dialled twice for one attempt",
    "P3": "Never a call outside the frozen calling hours",
    "P4": "Capacity caps are never exceeded",
    "P5": "Cancelled means not dialled",
    "P6": "API keys are never on disk in clear",
    "P7": "Ids of other companies never leak existence",
    "P8": "Request limits hold under load",
    "P9": "The console stays usable when the server vanishes",
    "code": "How the code is checked",
}
KEYS = {"promise", "test", "what", "reached", "violations", "command"}


def judged(figure, where):
    unknown = set(figure) - KEYS - {"size"}
    missing = KEYS - set(figure)
    if unknown or missing or figure["promise"] not in PROMISES or figure.get("size", "gate") not in ("gate", "night"):
        sys.exit(f"{where}: not a figure: {json.dumps(figure)}")
    figure.setdefault("size", "gate")
    return figure


def key(figure):
    return (list(PROMISES).index(figure["promise"]), figure["test"], figure["what"], figure["size"])


def kept():
    if not figures_file.exists():
        return []
    lines = figures_file.read_text(encoding="utf-8").splitlines()
    return [judged(json.loads(line), figures_file.name) for line in lines]


def taken(logs):
    for log in logs:
        for line in pathlib.Path(log).read_text(encoding="utf-8", errors="replace").splitlines():
            at = line.find("FIGURE {")
            if at >= 0:
                yield judged(json.loads(line[at + len("FIGURE "):]), log)


def same(a, b):
    """A figure whose words hold a number ("median 12") takes the place of the older one."""
    def words(figure):
        return "".join(c for c in figure["what"] if not c.isdigit())
    return (a["promise"], a["test"], a["size"], words(a)) == (b["promise"], b["test"], b["size"], words(b))


def spelled(reached):
    return f"{reached:,}" if isinstance(reached, int) else str(reached)


def table(figures):
    lines = [
        "# What was promised, how it is tested, what was reached",
        "",
        "Made by `tests/reliability.py` from the tests' own output; edit nothing here. Gate figures are those of every push",
        "(`packaging/test.sh`), night figures those of `packaging/check-all.sh`. Each command repeats its figure.",
    ]
    for promise, sentence in PROMISES.items():
        rows = [figure for figure in figures if figure["promise"] == promise]
        title = f"{promise}: {sentence}" if promise != "code" else sentence
        lines += ["", f"## {title}", "", "| test | what | reached | violations | size | command |", "|---|---|--:|--:|---|---|"]
        for f in rows:
            lines.append(f"| {f['test']} | {f['what']} | {spelled(f['reached'])} | {f['violations']} | {f['size']} "
                         f"| `{f['command']}` |")
    return "\n".join(lines) + "\n"


def check(figures):
    problems = [f"{promise}: no figure" for promise in PROMISES if not any(f["promise"] == promise for f in figures)]
    problems += [f"{f['test']}: {f['what']}: {f['violations']} violations" for f in figures if f["violations"] not in (0, "")]
    if not table_file.exists() or table_file.read_text(encoding="utf-8") != table(figures):
        problems.append(f"{table_file.name} is not what the figures say: run tests/reliability.py")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def main(arguments):
    if arguments == ["--check"]:
        return check(kept())
    if not arguments or any(argument.startswith("-") for argument in arguments):
        print(__doc__)
        return 2
    figures = kept()
    for figure in taken(arguments):
        figures = [old for old in figures if not same(old, figure)] + [figure]
    figures.sort(key=key)
    figures_file.write_text("".join(json.dumps(f, ensure_ascii=False) + "\n" for f in figures), encoding="utf-8")
    table_file.write_text(table(figures), encoding="utf-8")
    print(f"{len(figures)} figures in {table_file}")
    return 0


sys.exit(main(sys.argv[1:]))
