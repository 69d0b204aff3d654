#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
"""Writes zones.txt beside this file from Debian's python3-phonenumbers:

    apt-get install python3-phonenumbers && /usr/bin/python3 resources/phone/make_zones.py

The C++ library of Debian 12 has no zone mapper; this is the table that its Java and Python sisters use."""
import collections
import pathlib

import phonenumbers
from phonenumbers.tzdata import TIMEZONE_DATA

prefixes_of = collections.defaultdict(list)
for prefix, zones in TIMEZONE_DATA.items():
    prefixes_of[" ".join(zones)].append(prefix)

lines = [
    "# SPDX-FileCopyrightText: 2009-2022 The Libphonenumber Authors",
    "# SPDX-License-Identifier: Apache-2.0",
    f"# source: phonenumbers.tzdata of python3-phonenumbers {phonenumbers.__version__}, written by make_zones.py",
    "# zones that a number may be in: names as the source spells them = prefixes after the plus sign",
]
for zones, prefixes in sorted(prefixes_of.items()):
    lines.append(f"{zones} = {' '.join(sorted(prefixes))}")
target = pathlib.Path(__file__).with_name("zones.txt")
target.write_text("\n".join(lines) + "\n", encoding="ascii")
print(f"{target}: {len(TIMEZONE_DATA)} prefixes, {len(prefixes_of)} sets of zones")
