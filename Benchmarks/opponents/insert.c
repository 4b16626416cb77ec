/* The floor: a C program that does nothing but insert ready-made rows into Quanzi's message table.
 *
 * Usage: insert SCHEMA.sql ROWS DATABASE. SCHEMA.sql makes the table and its indexes; ROWS is made by digest.py.
 * One prepared statement, a transaction per 16,384 rows, the pragmas of Sources/StorageSQLite. Prints the seconds. */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 16384, NUMBERS = 5 };

struct row { uint32_t length, kind; int64_t id, group, member, at_ms, fingerprint; };

static void fail(sqlite3 *base, const char *what) {
    fprintf(stderr, "insert: %s: %s\n", what, base ? sqlite3_errmsg(base) : "cannot be read");
    exit(1);
}

static char *whole_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) fail(NULL, path);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size + 1);
    if (!bytes || fread(bytes, 1, *size, file) != *size) fail(NULL, path);
    bytes[*size] = 0;
    fclose(file);
    return bytes;
}

static void run(sqlite3 *base, const char *sql) {
    if (sqlite3_exec(base, sql, NULL, NULL, NULL) != SQLITE_OK) fail(base, sql);
}

int main(int count, char **arguments) {
    if (count != 4) { fputs("usage: insert SCHEMA.sql ROWS DATABASE\n", stderr); return 2; }
    size_t schema_size, size;
    char *schema = whole_file(arguments[1], &schema_size);
    char *bytes = whole_file(arguments[2], &size);

    struct timespec began, ended;
    clock_gettime(CLOCK_MONOTONIC, &began);
    sqlite3 *base = NULL;
    if (sqlite3_open(arguments[3], &base) != SQLITE_OK) fail(base, arguments[3]);
    run(base, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;"
              "PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 8192");
    run(base, schema);
    sqlite3_stmt *insert = NULL;
    if (sqlite3_prepare_v2(base, "INSERT INTO message (workspace_id, id, group_id, member_id, at_ms, fingerprint, kind, text, batch_id)"
                                 " VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)", -1, &insert, NULL) != SQLITE_OK) fail(base, "prepare");
    size_t rows = 0;
    run(base, "BEGIN IMMEDIATE");
    for (char *at = bytes; at < bytes + size; rows++) {
        struct row row;
        memcpy(&row.length, at, 4);
        memcpy(&row.kind, at + 4, 4);
        memcpy(&row.id, at + 8, 8 * NUMBERS);
        at += 8 + 8 * NUMBERS;
        const int64_t numbers[NUMBERS] = { row.id, row.group, row.member, row.at_ms, row.fingerprint };
        for (int i = 0; i < NUMBERS; i++) sqlite3_bind_int64(insert, i + 1, numbers[i]);
        sqlite3_bind_int(insert, 6, (int)row.kind);
        sqlite3_bind_text(insert, 7, at, (int)row.length, SQLITE_STATIC);
        at += row.length;
        if (sqlite3_step(insert) != SQLITE_DONE) fail(base, "insert");
        sqlite3_reset(insert);
        if (rows % BATCH == BATCH - 1) run(base, "COMMIT; BEGIN IMMEDIATE");
    }
    run(base, "COMMIT");
    sqlite3_finalize(insert);
    sqlite3_close(base);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    printf("{\"messages\":%zu,\"seconds\":%.3f}\n", rows,
           (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9);
    return 0;
}
