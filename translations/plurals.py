#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
"""Writes callboard_en.ts: every text with a count, in both English forms.

The sources say "%n call(s)" or "%n calls"; here that becomes "%n call" and "%n calls". What the rules get wrong stands in
IRREGULAR.
With --check nothing is written; it fails when the file in the repository lacks a text of the sources.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "translations" / "callboard_en.ts"
LUPDATE = ["/usr/lib/qt6/bin/lupdate", "lupdate6", "lupdate"]

LICENCE = ("<!-- SPDX-FileCopyrightText: 2026 the Callboard authors -->\n"
           "<!-- SPDX-License-Identifier: Apache-2.0 -->\n")

WORDS = {"person(s)": ("person", "people"), "man(s)": ("man", "men"), "day(s)": ("day", "days")}
# Nouns that a source may hold in the plural right after the count, and the verbs after them.
PLURALS = {"people": "person", "entries": "entry", "batches": "batch", "matches": "match"}
VERBS = {"were": "was", "are": "is", "have": "has", "wait": "waits", "need": "needs", "fall": "falls", "go": "goes",
         "stay": "stays", "use": "uses"}
# What the rules get wrong: source -> (one, many).
IRREGULAR: dict[str, tuple[str, str]] = {
    "%n call(s) wait; nothing is lost.": ("%n call waits; nothing is lost.",
        "%n calls wait; nothing is lost."),
    "%n call(s) wait.": ("%n call waits.",
        "%n calls wait."),
    "%n number(s) place nothing.": ("%n number places nothing.",
        "%n numbers place nothing."),
    "%n line(s) share %1": ("%n line shares %1",
        "%n lines share %1"),
    "%n line(s) of %1 numbers share this pool.": ("%n line of %1 numbers shares this pool.",
        "%n lines of %1 numbers share this pool."),
    "%n booked call(s) stay booked and cannot go until they are moved: %1.": ("%n booked call stays booked and cannot go until it is moved: %1.",
        "%n booked calls stay booked and cannot go until they are moved: %1."),
    "%n late call(s) stay undialled": ("%n late call stays undialled",
        "%n late calls stay undialled"),
    "%n row(s) to check come in and ask when you plan.": ("%n row to check comes in and asks when you plan.",
        "%n rows to check come in and ask when you plan."),
    "%n error(s) stay out.": ("%n error stays out.",
        "%n errors stay out."),
    "%n duplicate(s) stay out.": ("%n duplicate stays out.",
        "%n duplicates stay out."),
    "No booked call moves. %n minute(s) hold more calls than cap %1 has lines; there, calls wait for a free line.": (
        "No booked call moves. %n minute holds more calls than cap %1 has lines; there, calls wait for a free line.",
        "No booked call moves. %n minutes hold more calls than cap %1 has lines; there, calls wait for a free line."),
}


def forms(source: str) -> tuple[str, str]:
    if source in IRREGULAR:
        return IRREGULAR[source]
    one, many = source, source
    for word, (singular, plural) in WORDS.items():
        one, many = one.replace(word, singular), many.replace(word, plural)
    one = re.sub(r"\((?:s|es)\)", "", one)
    many = re.sub(r"\((s|es)\)", r"\1", many)
    match = re.search(r"%n ((?:[a-z]+ )??)([a-z]+s|people)\b(?: ([a-z]+)\b)?", source)
    if match and "(" not in source:
        adjective, noun, verb = match.groups()
        singular = PLURALS.get(noun, noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun)
        words = f"%n {adjective}{singular}" + (f" {VERBS.get(verb, verb)}" if verb else "")
        one = source[:match.start()] + words + source[match.end():]
    return one, many


def extracted() -> xml.ElementTree:
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "en.ts"
        for program in LUPDATE:
            command = [program, "-silent", "-pluralonly", "-locations", "none", "-I", ".", "core", "ui", "app",
                       "-source-language", "en", "-target-language", "en", "-ts", str(out)]
            try:
                subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                return xml.parse(out)
            except FileNotFoundError:
                continue
    sys.exit("lupdate is missing: install qt6-l10n-tools")


def filled(tree: xml.ElementTree) -> xml.ElementTree:
    for message in tree.iter("message"):
        translation = message.find("translation")
        translation.attrib.pop("type", None)
        for old in list(translation):
            translation.remove(old)
        for form in forms(message.findtext("source")):
            xml.SubElement(translation, "numerusform").text = form
    return tree


def texts(tree: xml.ElementTree) -> set[tuple[str, str]]:
    return {(context.findtext("name"), message.findtext("source"))
            for context in tree.iter("context") for message in context.iter("message")}


def main() -> None:
    tree = filled(extracted())
    if "--check" in sys.argv:
        missing = texts(tree) - (texts(xml.parse(TARGET)) if TARGET.exists() else set())
        for context, source in sorted(missing):
            print(f"not in callboard_en.ts: {context}: {source}")
        sys.exit(1 if missing else 0)
    xml.indent(tree, "    ")
    body = xml.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n' + LICENCE + "<!DOCTYPE TS>\n"
    TARGET.write_text(head + body + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(texts(tree))} texts")


main()
