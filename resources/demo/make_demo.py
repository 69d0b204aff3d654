#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 the Callboard authors
# SPDX-License-Identifier: Apache-2.0
"""Writes demo.json, the demo's set-up file. Same seed, same bytes: python3 make_demo.py > demo.json

Numbers are from ranges kept for fiction where libphonenumber holds them valid (US 555-01xx, AU, SE), elsewhere plainly
synthetic: long runs of zeros. A synthetic number may still belong to somebody, so a demo workspace is marked for ever
and only the simulated carrier works in it.
"""
import json
import random
import sys

rnd = random.Random(20261116)

FIRST = {
    "LT": "Ona Jonas Rasa Mantas Ieva Lukas Eglė Tomas Gabija Darius Aistė Paulius Giedrė Vytas Kamilė Rokas".split(),
    "LV": "Anna Jānis Liga Kārlis Marta Edgars".split(), "EE": "Mari Jaan Kati Toomas Liis Rein".split(),
    "PL": "Zofia Jakub Hanna Antoni Maja Filip".split(), "DE": "Lena Max Emma Jonas Mia Felix Greta Moritz Tim Paul".split(),
    "GB": "Imogen Callum Maeve Tariq Zara Harry Owen Amelia Naomi Ethan".split(),
    "US": "Caleb Harper Ruby Noah Ava Victor Ethan Grace Mason Chloe Hunter Stella".split(),
    "CA": "Liam Emily Olivia Logan Sophie Nathan".split(), "AU": "Matilda Jack Ruby Cooper Isla Lachlan".split(),
    "SE": "Astrid Erik Maja Nils Elsa Oskar".split(), "ES": "Lucía Hugo Carmen Mateo Sofía Álvaro".split(),
    "PT": "Beatriz João Inês Tiago".split(), "BR": "Ana Pedro Júlia Rafael Larissa Bruno".split(),
    "MX": "Valentina Diego Ximena Santiago".split(), "IN": "Ananya Arjun Priya Rohan Kavya Vikram".split(),
    "KZ": "Aigerim Daniyar Madina Timur".split(), "IT": "Giulia Marco Chiara Luca".split(),
    "ID": "Putri Budi Dewi Agus".split(), "UA": "Olena Andriy Iryna Taras".split(),
}
LAST = {
    "LT": "Balsys Urbonas Stankus Jankus Butkus Mažeika Petrauskas Navickas Žukas Kazlauskas Žemaitis Grigaitis".split(),
    "LV": "Bērziņa Kalniņš Ozola Liepiņš".split(), "EE": "Tamm Saar Sepp Mägi".split(),
    "PL": "Nowak Kowalska Wiśniewski Zielińska".split(), "DE": "Kuhn Winkler Vogel Seidel Schäfer Lorenz Arnold Krüger Weber".split(),
    "GB": "Barlow Sutton Ahmed Patel Doyle Lowe Reid Marsh Walsh".split(),
    "US": "Hayes Brooks Coleman Nguyen Ortiz Walsh Bennett Foster Price Reyes".split(),
    "CA": "Tremblay Singh MacDonald Roy Campbell".split(), "AU": "Kelly Nguyen Wilson Murphy".split(),
    "SE": "Lindberg Nyström Sandberg Holm".split(), "ES": "García Romero Navarro Ortega".split(),
    "PT": "Ferreira Sousa Almeida".split(), "BR": "Oliveira Souza Ribeiro Carvalho".split(),
    "MX": "Hernández Flores Castillo".split(), "IN": "Sharma Iyer Reddy Nair".split(),
    "KZ": "Akhmetova Serik Nurlan".split(), "IT": "Bianchi Ricci Greco".split(),
    "ID": "Santoso Wijaya Lestari".split(), "UA": "Shevchenko Kovalenko Bondar".split(),
}

serial = 0


def number(prefix, digits):
    global serial
    serial += 1
    return "+" + prefix + str(serial).zfill(digits)


def fictional(area):
    global serial
    serial += 1
    return "+1%s5550%d" % (area, 100 + serial % 100)


# country, people, phone maker, zones to remember (None = leave it to the phone)
def plan():
    yield "LT", 62, lambda: number("3706000", 4), [None]
    yield "DE", 44, lambda: number("4917100", 5), [None]
    yield "GB", 40, lambda: number("4474000", 5), [None]
    yield "US", 52, lambda: None, None
    yield "PL", 14, lambda: number("485000", 5), [None]
    yield "LV", 10, lambda: number("371200", 5), [None]
    yield "EE", 8, lambda: number("37251", 5), [None]
    yield "SE", 8, lambda: "+46701740%03d" % (605 + rnd.randrange(95)), [None]
    yield "IT", 6, lambda: number("3932000", 5), [None]
    yield "IN", 8, lambda: number("9190000", 5), [None]
    yield "KZ", 4, lambda: number("77010", 6), [None]
    yield "CA", 10, lambda: None, None
    yield "AU", 8, lambda: None, ["Australia/Sydney", "Australia/Perth", None]
    yield "BR", 6, lambda: number("55119000", 5), ["America/Sao_Paulo", None]
    yield "MX", 4, lambda: number("52550000", 4), ["America/Mexico_City"]
    yield "ES", 6, lambda: number("346000", 5), ["Europe/Madrid", "Atlantic/Canary", None]
    yield "PT", 4, lambda: number("3519100", 5), ["Europe/Lisbon"]
    yield "ID", 4, lambda: number("628120", 5), ["Asia/Jakarta", None]
    yield "UA", 4, lambda: number("3805000", 5), ["Europe/Kyiv"]


US_AREAS = [("212", "America/New_York"), ("646", "America/New_York"), ("312", "America/Chicago"),
            ("773", "America/Chicago"), ("303", "America/Denver"), ("213", "America/Los_Angeles"),
            ("415", "America/Los_Angeles"), ("208", None), ("208", "America/Boise"), ("808", "Pacific/Honolulu")]
CA_AREAS = [("416", "America/Toronto"), ("604", "America/Vancouver"), ("902", None)]
POSITIONS = [("pos_warehouse", "Warehouse lead", 1_800_000), ("pos_driver", "Delivery driver", 1_200_000),
             ("pos_support", "Support agent", 2_700_000)]


def candidates():
    used = set()
    out = []
    for country, count, make, zones in plan():
        for _ in range(count):
            zone = None
            while True:
                if country == "US":
                    area, zone = rnd.choice(US_AREAS)
                    phone = fictional(area)
                elif country == "CA":
                    area, zone = rnd.choice(CA_AREAS)
                    phone = fictional(area)
                elif country == "AU":
                    phone = "+6149157%04d" % rnd.randrange(100, 999)
                    zone = rnd.choice(zones)
                else:
                    phone = make()
                    zone = rnd.choice(zones)
                if phone not in used:
                    used.add(phone)
                    break
            person = {"id": "cand_%s_%03d" % (country.lower(), len(out) + 1),
                      "name": rnd.choice(FIRST[country]) + " " + rnd.choice(LAST[country]), "phone": phone}
            if rnd.random() < 0.8:
                person["jobPositionId"] = rnd.choices([p[0] for p in POSITIONS], [5, 3, 2])[0]
            if zone:
                person["timezone"] = zone
                person["zoneProvenance"] = rnd.choice(["file", "you", "candidate"])
            out.append(person)
    rnd.shuffle(out)
    # Rows that a real list has: numbers nobody can dial, and colleagues who only test.
    for name, phone in [("Mantas Urbonas", "+370600021"), ("Darius Jankus", "+3706000"), ("Moritz Seidel", "+49171"),
                        ("Ruby Coleman", "+1312555"), ("Tariq Ahmed", "+447400")]:
        out.insert(rnd.randrange(len(out)), {"id": "cand_wrong_%03d" % len(out), "name": name, "phone": phone})
    for name, phone in [("Test line Vilnius", "+37060009901"), ("Test line Berlin", "+4917100099902"),
                        ("Test line New York", "+12125550199")]:
        out.insert(0, {"id": "cand_test_%03d" % len(out), "name": name, "phone": phone, "isTest": True,
                       **({"timezone": "America/New_York", "zoneProvenance": "you"} if phone.startswith("+1") else {})})
    for person in rnd.sample(out, 40):
        if "Test" not in person["name"]:
            person["simulate"] = {"outcome": rnd.choice([["no_answer", "completed"], ["no_answer"], ["sip_failed", "completed"]])}
    return out


def line(ident, e164, name, cap, inbound, pool, default=False):
    entry = {"id": ident, "e164": e164, "displayName": name, "capabilities": {"voice": True, "sms": False},
             "capacity": {"maxInboundConcurrent": inbound, "maxOutboundConcurrent": cap}, "capacityPoolId": pool}
    if default:
        entry["isDefault"] = True
    return entry


setup = {
    "format": "callboard-workspace", "version": 1,
    "capacityPools": [{"id": "pool_europe", "globalCap": 24}, {"id": "pool_americas", "globalCap": 16}],
    "simulation": {"setupMs": 2000, "ringMs": 8000, "talkMs": 1260000, "outcome": "completed"},
    "companies": [{
        "id": "comp_acme", "name": "Acme hiring", "telephonyEnabled": True,
        "defaultCallingHours": {"start": "09:00", "end": "18:00"}, "defaultTimezone": "Europe/Vilnius",
        "defaultCallingDays": [1, 2, 3, 4, 5], "callOverheadMs": 120000,
        "numbers": [
            line("pn_vilnius", "+37052000101", "Vilnius", 8, 4, "pool_europe", True),
            line("pn_kaunas", "+37037000102", "Kaunas", 4, 2, "pool_europe"),
            line("pn_berlin", "+493000000103", "Berlin", 10, 2, "pool_europe"),
            line("pn_london", "+442000000104", "London", 12, 4, "pool_europe"),
            line("pn_newyork", "+12125550105", "New York", 12, 4, "pool_americas"),
            line("pn_chicago", "+13125550106", "Chicago", 8, 2, "pool_americas"),
        ],
        "apiKeys": [],
        "jobPositions": [{"id": i, "title": t, "interviewMs": ms} for i, t, ms in POSITIONS],
        "candidates": candidates(),
    }],
}
json.dump(setup, sys.stdout, ensure_ascii=False, indent=1)
sys.stdout.write("\n")
