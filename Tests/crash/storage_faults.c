/* Storage faults from below the program: preloaded into quanzi (LD_PRELOAD), it counts the calls with which SQLite writes
 * and syncs its files, and lets some of them go wrong.
 *
 * QUANZI_STORAGE_FAULTS names a file that holds `struct plan`. The test maps it as well, so that faults can begin and end
 * while a server runs. SQLite on Linux writes with pwrite64, ftruncate64 and fdatasync; the sisters of these calls are
 * here because another build of it may use them. What goes through the mapped -shm file cannot be seen. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The same numbers stand in test_storage_faults.py. */
enum kind { SYNCS = 1, WRITES = 2 };
enum fault { NOTHING, IO_ERROR, NO_SPACE, HALF_A_WRITE, DISK_FILLS, CRASH, POWER_LOSS };

struct plan {
    int64_t calls, faults; /* counted here: calls of the kinds below, and those that went wrong */
    int64_t kinds, fault;  /* which calls count; what goes wrong */
    int64_t first, last;   /* with the calls of these numbers, from 1 */
};
static struct plan *plan;

/* What a file held where an unsynced call wrote: the disk still has it. Newest first. */
struct unsynced {
    struct unsynced *older;
    char *path;
    ino_t inode;
    off_t size, at;
    size_t length;
    char bytes[];
};
static struct unsynced *newest;

/* Also makes a sync cover exactly the writes that were counted before it. */
static pthread_mutex_t storage = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t), (*real_fsync)(int), (*real_fdatasync)(int);

static void refuse(const char *why) {
    fprintf(stderr, "storage_faults: %s\n", why);
    _exit(70);
}

__attribute__((constructor)) static void begin(void) {
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    const char *path = getenv("QUANZI_STORAGE_FAULTS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) refuse("QUANZI_STORAGE_FAULTS names no file");
    plan = mmap(NULL, sizeof *plan, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (plan == MAP_FAILED) refuse("the plan cannot be mapped");
    close(file);
}

/* True if the descriptor is a file of SQLite; puts its path where the second argument points. */
static int is_storage(int file, char path[PATH_MAX]) {
    static const char *const endings[] = {".sqlite", ".sqlite-wal", ".sqlite-journal", ".sqlite-shm"};
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
    for (size_t index = 0; index < sizeof endings / sizeof *endings; index++) {
        size_t ending = strlen(endings[index]);
        if (length > (ssize_t)ending && !strcmp(path + length - ending, endings[index])) return 1;
    }
    return 0;
}

/* Before a call changes these bytes of the file. */
static void remember(int file, const char *path, off_t at, size_t length) {
    struct stat now;
    struct unsynced *entry = malloc(sizeof *entry + length);
    if (!entry || fstat(file, &now)) refuse("a write cannot be remembered");
    ssize_t read = pread(file, entry->bytes, length, at);
    *entry = (struct unsynced){newest, strdup(path), now.st_ino, now.st_size, at, read < 0 ? 0 : (size_t)read};
    newest = entry;
}

/* After a sync: the file's writes are on the disk. */
static void forget(int file) {
    struct stat now;
    if (fstat(file, &now)) refuse("a synced file cannot be looked at");
    for (struct unsynced **link = &newest; *link;) {
        struct unsynced *entry = *link;
        if (entry->inode != now.st_ino) {
            link = &entry->older;
            continue;
        }
        *link = entry->older;
        free(entry->path);
        free(entry);
    }
}

/* All that the kernel had not put on the disk is gone: the worst that a power failure may leave. */
static void lose_power(void) {
    for (struct unsynced *entry = newest; entry; entry = entry->older) {
        struct stat now;
        int file = open(entry->path, O_RDWR | O_CLOEXEC);
        if (file < 0) continue;
        if (!fstat(file, &now) && now.st_ino == entry->inode) {
            if (real_pwrite(file, entry->bytes, entry->length, entry->at) < 0 || real_ftruncate(file, entry->size))
                refuse("a write cannot be undone");
        }
        close(file);
    }
}

/* A power loss that no call has met comes when the program has ended by itself. The lock stays: nobody writes after it. */
__attribute__((destructor)) static void end(void) {
    pthread_mutex_lock(&storage);
    if (plan->fault != POWER_LOSS) return;
    plan->faults++;
    lose_power();
}

/* Counts a call and says what goes wrong with it. */
static enum fault strike(enum kind kind) {
    if (!(plan->kinds & kind)) return NOTHING;
    int64_t number = ++plan->calls;
    if (number < plan->first || number > plan->last) return NOTHING;
    plan->faults++;
    if (plan->fault == DISK_FILLS) return number == plan->first ? HALF_A_WRITE : NO_SPACE;
    return (enum fault)plan->fault;
}

/* Ends a call that was struck. */
static int outcome(enum fault fault, int done) {
    if (fault == POWER_LOSS) lose_power();
    if (fault == POWER_LOSS || fault == CRASH) _exit(137);
    pthread_mutex_unlock(&storage);
    if (fault != IO_ERROR && fault != NO_SPACE) return done;
    errno = fault == IO_ERROR ? EIO : ENOSPC;
    return -1;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off_t at) {
    char path[PATH_MAX];
    if (!is_storage(file, path)) return real_pwrite(file, bytes, length, at);
    pthread_mutex_lock(&storage);
    enum fault fault = strike(WRITES);
    ssize_t done = 0;
    if (fault == CRASH || fault == HALF_A_WRITE) length = (length + 1) / 2;
    if (fault == NOTHING || fault == CRASH || fault == HALF_A_WRITE) {
        remember(file, path, at, length);
        done = real_pwrite(file, bytes, length, at);
    }
    return outcome(fault, (int)done);
}

ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) { return pwrite64(file, bytes, length, at); }

int ftruncate64(int file, off_t size) {
    char path[PATH_MAX];
    struct stat before;
    if (!is_storage(file, path) || fstat(file, &before)) return real_ftruncate(file, size);
    pthread_mutex_lock(&storage);
    enum fault fault = strike(WRITES);
    int done = 0;
    if (fault == NOTHING || fault == HALF_A_WRITE) {
        remember(file, path, size, before.st_size > size ? (size_t)(before.st_size - size) : 0);
        done = real_ftruncate(file, size);
    }
    return outcome(fault, done);
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

static int sync_file(int file, int (*real)(int)) {
    char path[PATH_MAX];
    if (!is_storage(file, path)) return real(file);
    pthread_mutex_lock(&storage);
    enum fault fault = strike(SYNCS);
    int done = 0;
    if (fault == NOTHING && !(done = real(file))) forget(file);
    return outcome(fault, done);
}

int fsync(int file) { return sync_file(file, real_fsync); }
int fdatasync(int file) { return sync_file(file, real_fdatasync); }
