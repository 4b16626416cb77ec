#include <sqlite3.h>

// sqlite3_config has a variable number of arguments, which Swift cannot call. To be called before SQLite is used.
static inline int sqlite_without_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
