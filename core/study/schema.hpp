// SPDX-License-Identifier: MIT
// The tables of a study file, by version, and how an older file becomes a newer one. Internal to
// the room; docs/study-format.md describes them for everyone else.
#pragma once

#include "study/sqlite.hpp"

namespace taskatlas::schema {

inline constexpr int kApplicationId = 0x54415354;  // "TAST"
inline constexpr int kVersion = 4;                 // written and read
inline constexpr int kOldestVersion = 1;           // still read

// Creates the tables of `version` in an empty database and marks it as a study.
void create(const sqlite::Database& database, int version = kVersion);

// Runs every migration from the database's version to kVersion; the caller holds a transaction.
void migrate(const sqlite::Database& database);

// Whether the file's first bytes say that it is a study, of whatever version.
bool is_study(const sqlite::Database& database);

// Looks at the file's first bytes alone: is it a study, and one that this program reads? Throws
// Error(kBadInput). Does not change anything, in particular no write-ahead log is made.
void check_header(const sqlite::Database& database);

// The database's version, after check_header. The tables must be exactly those of that version:
// no triggers, views, virtual tables or anything else. Throws Error(kBadInput).
int check_tables(const sqlite::Database& database);

}  // namespace taskatlas::schema
