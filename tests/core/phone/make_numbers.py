#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
"""Writes numbers.tsv beside this file: what a second library, Debian's python3-phonenumbers 8.12.57, says of each
country's example numbers, whole, one digit short and one digit long. tst_phoneagainstpython reads it.

    apt-get install python3-phonenumbers && /usr/bin/python3 tests/core/phone/make_numbers.py"""
import pathlib

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType, ValidationResult
from phonenumbers.timezone import TIMEZONE_DATA, time_zones_for_number
from phonenumbers.phonenumberutil import is_number_type_geographical

PROBLEM_OF_ERROR = {
    NumberParseException.INVALID_COUNTRY_CODE: "invalid_country_code",
    NumberParseException.NOT_A_NUMBER: "too_short",
    NumberParseException.TOO_SHORT_AFTER_IDD: "too_short",
    NumberParseException.TOO_SHORT_NSN: "too_short",
    NumberParseException.TOO_LONG: "too_long",
}
PROBLEM_OF_LENGTH = {
    ValidationResult.INVALID_COUNTRY_CODE: "invalid_country_code",
    ValidationResult.TOO_SHORT: "too_short",
    ValidationResult.TOO_LONG: "too_long",
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "local_only",
    ValidationResult.INVALID_LENGTH: "not_in_region",
}


def places(number):
    """Zones that the digits behind the calling code point to; empty when they do not."""
    code = str(number.country_code)
    kind = phonenumbers.number_type(number)
    digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]
    says = any(digits[:length] in TIMEZONE_DATA for length in range(len(code) + 1, len(digits) + 1))
    if not says or not is_number_type_geographical(kind, number.country_code):
        return ""
    return " ".join(time_zones_for_number(number))


def judged(text, region):
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException as error:
        return [PROBLEM_OF_ERROR[error.error_type], "", "", "", ""]
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason in PROBLEM_OF_LENGTH:
        return [PROBLEM_OF_LENGTH[reason], "", "", "", ""]
    if not phonenumbers.is_valid_number(number):
        return ["not_in_region", "", "", "", ""]
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.PREMIUM_RATE:
        return ["premium_or_emergency", "", "", "", ""]
    return [
        "none",
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        phonenumbers.region_code_for_number(number) or "",
        "mobile" if kind == PhoneNumberType.MOBILE else "",
        places(number),
    ]


rows = []
for region in sorted(phonenumbers.SUPPORTED_REGIONS):
    for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.PREMIUM_RATE):
        number = phonenumbers.example_number_for_type(region, kind)
        if number is None:
            continue
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        for text in (
            phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL),
            phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL),
            e164[:-1],
            e164 + "5",
        ):
            rows.append([text, region] + judged(text, region))

lines = [
    "# SPDX-FileCopyrightText: 2009-2022 The Libphonenumber Authors",
    "# SPDX-License-Identifier: Apache-2.0",
    f"# python3-phonenumbers {phonenumbers.__version__}, written by make_numbers.py",
    "# text, default region, problem, E.164, region, mobile, zones of the place",
]
lines += ["\t".join(row) for row in rows]
target = pathlib.Path(__file__).with_name("numbers.tsv")
target.write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"{target}: {len(rows)} numbers")
