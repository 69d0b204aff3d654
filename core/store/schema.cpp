// SPDX-FileCopyrightText: 2026 the Callboard authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema.h"

#include "core/store/rows.h"

namespace callboard {

namespace {

// Version 1. Released: never edit, add a step. The company leads every primary key, so that no row is found by a bare
// id (P7); pools, the simulation and meta belong to the workspace as a whole. Times are epoch milliseconds.
QStringList version1()
{
    return {
        QStringLiteral("CREATE TABLE meta ("
                       " key TEXT NOT NULL PRIMARY KEY,"
                       " value TEXT NOT NULL"
                       ") STRICT, WITHOUT ROWID"),

        QStringLiteral("CREATE TABLE pool ("
                       " id TEXT NOT NULL PRIMARY KEY,"
                       " global_cap INTEGER NOT NULL CHECK (global_cap >= 0)"
                       ") STRICT, WITHOUT ROWID"),

        QStringLiteral("CREATE TABLE company ("
                       " id TEXT NOT NULL PRIMARY KEY,"
                       " name TEXT NOT NULL,"
                       " telephony_enabled INTEGER NOT NULL DEFAULT 0 CHECK (telephony_enabled IN (0, 1)),"
                       " dialling_held INTEGER NOT NULL DEFAULT 0 CHECK (dialling_held IN (0, 1)),"
                       " opens_minute INTEGER,"
                       " closes_minute INTEGER,"
                       " zone TEXT,"
                       " days TEXT,"
                       " call_overhead_ms INTEGER NOT NULL DEFAULT 120000 CHECK (call_overhead_ms >= 0),"
                       " expiry_grace_ms INTEGER NOT NULL DEFAULT 1800000 CHECK (expiry_grace_ms >= 0),"
                       " min_lead_ms INTEGER NOT NULL DEFAULT 0 CHECK (min_lead_ms >= 0),"
                       " finish_inside_hours INTEGER NOT NULL DEFAULT 0 CHECK (finish_inside_hours IN (0, 1)),"
                       " prefix_narrowing INTEGER NOT NULL DEFAULT 0 CHECK (prefix_narrowing IN (0, 1)),"
                       " CHECK ((opens_minute IS NULL) = (closes_minute IS NULL)),"
                       " CHECK (opens_minute >= 0 AND opens_minute < closes_minute AND closes_minute <= 1440)"
                       ") STRICT, WITHOUT ROWID"),

        // C042: without more than an id, an e164 and a pool a number speaks, writes nothing and places nothing.
        QStringLiteral("CREATE TABLE phone_number ("
                       " company TEXT NOT NULL REFERENCES company (id),"
                       " id TEXT NOT NULL,"
                       " e164 TEXT NOT NULL,"
                       " display_name TEXT NOT NULL,"
                       " voice INTEGER NOT NULL DEFAULT 1 CHECK (voice IN (0, 1)),"
                       " sms INTEGER NOT NULL DEFAULT 0 CHECK (sms IN (0, 1)),"
                       " max_inbound INTEGER NOT NULL DEFAULT 0 CHECK (max_inbound >= 0),"
                       " max_outbound INTEGER NOT NULL DEFAULT 0 CHECK (max_outbound >= 0),"
                       " reserved_inbound INTEGER NOT NULL DEFAULT 0 CHECK (reserved_inbound >= 0),"
                       " is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),"
                       " pool TEXT NOT NULL REFERENCES pool (id),"
                       " PRIMARY KEY (company, id)"
                       ") STRICT, WITHOUT ROWID"),
        // D-DEFAULT: at most one.
        QStringLiteral("CREATE UNIQUE INDEX phone_number_default ON phone_number (company) WHERE is_default = 1"),

        QStringLiteral("CREATE TABLE api_key ("
                       " company TEXT NOT NULL REFERENCES company (id),"
                       " sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),"
                       " name TEXT NOT NULL,"
                       " kind TEXT NOT NULL,"
                       " may_read INTEGER NOT NULL CHECK (may_read IN (0, 1)),"
                       " may_schedule INTEGER NOT NULL CHECK (may_schedule IN (0, 1)),"
                       " may_manage INTEGER NOT NULL CHECK (may_manage IN (0, 1)),"
                       " PRIMARY KEY (company, sha256)"
                       ") STRICT, WITHOUT ROWID"),

        QStringLiteral("CREATE TABLE position ("
                       " company TEXT NOT NULL REFERENCES company (id),"
                       " id TEXT NOT NULL,"
                       " title TEXT NOT NULL,"
                       " interview_ms INTEGER NOT NULL CHECK (interview_ms >= 0),"
                       " PRIMARY KEY (company, id)"
                       ") STRICT, WITHOUT ROWID"),

        QStringLiteral("CREATE TABLE candidate ("
                       " company TEXT NOT NULL REFERENCES company (id),"
                       " id TEXT NOT NULL,"
                       " name TEXT NOT NULL,"
                       " phone TEXT NOT NULL,"
                       " status TEXT NOT NULL,"
                       " is_test INTEGER NOT NULL CHECK (is_test IN (0, 1)),"
                       " position TEXT,"
                       " zone TEXT,"
                       " zone_provenance TEXT NOT NULL,"
                       " interview_ms INTEGER,"
                       " simulate TEXT,"
                       " note TEXT NOT NULL,"
                       " PRIMARY KEY (company, id)"
                       ") STRICT, WITHOUT ROWID"),

        // Rows with many bytes are kept in order of arrival; the key is an index beside them.
        QStringLiteral("CREATE TABLE reservation ("
                       " company TEXT NOT NULL REFERENCES company (id),"
                       " id TEXT NOT NULL,"
                       " candidate TEXT NOT NULL,"
                       " position TEXT NOT NULL,"
                       " batch TEXT,"
                       " number TEXT NOT NULL,"
                       " zone TEXT NOT NULL,"
                       " zone_source TEXT NOT NULL,"
                       " opens_minute INTEGER,"
                       " closes_minute INTEGER,"
                       " days TEXT,"
                       " retry TEXT NOT NULL,"
                       " invitation_days INTEGER NOT NULL,"
                       " is_test INTEGER NOT NULL CHECK (is_test IN (0, 1)),"
                       " finish_inside_hours INTEGER NOT NULL CHECK (finish_inside_hours IN (0, 1)),"
                       " force_reason TEXT,"
                       " booked_at_ms INTEGER NOT NULL,"
                       " booked_by_kind TEXT NOT NULL,"
                       " booked_by_name TEXT NOT NULL,"
                       " preset TEXT,"
                       " tz_version TEXT NOT NULL,"
                       " zone_offsets TEXT NOT NULL,"
                       " why TEXT NOT NULL,"
                       " window_start_ms INTEGER NOT NULL,"
                       " target_end_ms INTEGER NOT NULL,"
                       " estimate_ms INTEGER NOT NULL,"
                       " planned_at_ms INTEGER NOT NULL,"
                       " expires_at_ms INTEGER NOT NULL,"
                       " state TEXT NOT NULL,"
                       " unknown INTEGER NOT NULL CHECK (unknown IN (0, 1)),"
                       " missed INTEGER NOT NULL CHECK (missed IN (0, 1)),"
                       " call_now INTEGER NOT NULL CHECK (call_now IN (0, 1)),"
                       " waits_for_yes INTEGER NOT NULL CHECK (waits_for_yes IN (0, 1)),"
                       " attempt INTEGER NOT NULL,"
                       " outcome TEXT NOT NULL,"
                       " invitation_expires_at_ms INTEGER,"
                       " replaced_by TEXT,"
                       " cause TEXT NOT NULL,"
                       " version INTEGER NOT NULL,"
                       " PRIMARY KEY (company, id),"
                       " CHECK ((opens_minute IS NULL) = (closes_minute IS NULL)),"
                       " CHECK (opens_minute >= 0 AND opens_minute < closes_minute AND closes_minute <= 1440)"
                       ") STRICT"),

        QStringLiteral("CREATE TABLE attempt ("
                       " company TEXT NOT NULL,"
                       " reservation TEXT NOT NULL,"
                       " place INTEGER NOT NULL,"
                       " id TEXT NOT NULL,"
                       " ordinal INTEGER NOT NULL,"
                       " carrier TEXT NOT NULL,"
                       " planned_at_ms INTEGER NOT NULL,"
                       " dispatched_at_ms INTEGER NOT NULL,"
                       " ringing_at_ms INTEGER,"
                       " active_at_ms INTEGER,"
                       " ended_at_ms INTEGER,"
                       " outcome TEXT NOT NULL,"
                       " carrier_code INTEGER NOT NULL,"
                       " PRIMARY KEY (company, reservation, place),"
                       " FOREIGN KEY (company, reservation) REFERENCES reservation (company, id)"
                       ") STRICT, WITHOUT ROWID"),
        // One attempt id is one dialling, for ever (P2).
        QStringLiteral("CREATE UNIQUE INDEX attempt_id ON attempt (company, id)"),

        QStringLiteral("CREATE TABLE batch ("
                       " company TEXT NOT NULL REFERENCES company (id),"
                       " id TEXT NOT NULL,"
                       " name TEXT NOT NULL,"
                       " position TEXT NOT NULL,"
                       " created_at_ms INTEGER NOT NULL,"
                       " created_by_kind TEXT NOT NULL,"
                       " created_by_name TEXT NOT NULL,"
                       " asked INTEGER NOT NULL,"
                       " left_over TEXT NOT NULL,"
                       " candidates TEXT NOT NULL,"
                       " PRIMARY KEY (company, id)"
                       ") STRICT"),

        QStringLiteral("CREATE TABLE idempotency ("
                       " company TEXT NOT NULL,"
                       " route TEXT NOT NULL,"
                       " key TEXT NOT NULL,"
                       " fingerprint BLOB NOT NULL,"
                       " status INTEGER NOT NULL,"
                       " answer BLOB NOT NULL,"
                       " kept_until_ms INTEGER NOT NULL,"
                       " PRIMARY KEY (company, route, key)"
                       ") STRICT"),
        QStringLiteral("CREATE INDEX idempotency_kept_until ON idempotency (kept_until_ms)"),

        // Append-only: inserted, never updated or deleted. No reference to company, so that nothing that happens to a
        // company can ever stop its log.
        QStringLiteral("CREATE TABLE log ("
                       " company TEXT NOT NULL,"
                       " sequence INTEGER NOT NULL CHECK (sequence > 0),"
                       " at_ms INTEGER NOT NULL,"
                       " actor_kind TEXT NOT NULL,"
                       " actor_name TEXT NOT NULL,"
                       " type TEXT NOT NULL,"
                       " reservation TEXT,"
                       " candidate TEXT,"
                       " batch TEXT,"
                       " number TEXT,"
                       " before TEXT NOT NULL,"
                       " after TEXT NOT NULL,"
                       " cause TEXT NOT NULL,"
                       " request_id TEXT NOT NULL,"
                       " hash BLOB NOT NULL,"
                       " PRIMARY KEY (company, sequence)"
                       ") STRICT, WITHOUT ROWID"),
        QStringLiteral("CREATE INDEX log_at ON log (company, at_ms)"),
        QStringLiteral("CREATE INDEX log_reservation ON log (company, reservation, sequence) "
                       "WHERE reservation IS NOT NULL"),
        QStringLiteral("CREATE INDEX log_candidate ON log (company, candidate, sequence) WHERE candidate IS NOT NULL"),
        QStringLiteral("CREATE INDEX log_batch ON log (company, batch, sequence) WHERE batch IS NOT NULL"),

        QStringLiteral("CREATE TABLE health_sample ("
                       " company TEXT NOT NULL,"
                       " at_ms INTEGER NOT NULL,"
                       " health TEXT NOT NULL,"
                       " live INTEGER NOT NULL,"
                       " due INTEGER NOT NULL,"
                       " tick_lag_ms INTEGER NOT NULL,"
                       " faults INTEGER NOT NULL,"
                       " dialled INTEGER NOT NULL,"
                       " PRIMARY KEY (company, at_ms)"
                       ") STRICT, WITHOUT ROWID"),
    };
}

// Version 2: a batch can be paused.
QStringList version2()
{
    return {
        QStringLiteral("ALTER TABLE batch ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1))"),
        QStringLiteral("ALTER TABLE batch ADD COLUMN pause_reason TEXT NOT NULL DEFAULT ''"),
    };
}

// Version 3: holidays and split windows beside the calling hours (C164).
QStringList version3()
{
    return {
        QStringLiteral("ALTER TABLE company ADD COLUMN hours_extras TEXT"),
        QStringLiteral("ALTER TABLE reservation ADD COLUMN closure_waived INTEGER NOT NULL DEFAULT 0"
                       " CHECK (closure_waived IN (0, 1))"),
    };
}

// Version 4: each row ends with a sum over its values (RowSeal).
QStringList version4()
{
    QStringList steps;
    for (const Table *table : tables::all())
        steps << QStringLiteral("ALTER TABLE %1 ADD COLUMN seal INTEGER").arg(QLatin1String(table->name));
    return steps;
}

} // namespace

const FileKind &workspaceKind()
{
    // "CBRD"; registered nowhere, checked in every file.
    static const FileKind kind{0x43425244, {version1(), version2(), version3(), version4()}, sealAll};
    return kind;
}

} // namespace callboard
