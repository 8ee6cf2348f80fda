/* Faults of the disk below Python: preloaded, it stands before the C library's calls and, once armed, lets one fail,
   wait or end the program. Only files whose path holds a given word are meant; the rest is passed on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static char call_meant[32];
static char path_meant[256];
static int first, last, number, kills, seen;

/* From call `from` to call `to` (counted from 1) of this name ("any" is each of them), on files whose path holds `word`:
   fail with `error`, or with error 0 kill the program before the call is done. */
void faults_arm(const char *call, const char *word, int from, int to, int error) {
    snprintf(call_meant, sizeof call_meant, "%s", call);
    snprintf(path_meant, sizeof path_meant, "%s", word);
    first = from, last = to, number = error, kills = error == 0, seen = 0;
}

/* How many calls were meant since it was armed. */
int faults_seen(void) { return seen; }

static int refused(const char *call, const char *path) {
    static int delay = -1;
    if (delay < 0) {
        const char *wanted = getenv("FAULTS_FSYNC_MS");
        delay = wanted ? atoi(wanted) : 0;
    }
    if (delay && !strcmp(call, "fsync")) {
        struct timespec pause = {delay / 1000, delay % 1000 * 1000000L};
        nanosleep(&pause, NULL);
    }
    if (!call_meant[0] || !strstr(path, path_meant) || (strcmp(call_meant, "any") && strcmp(call_meant, call)))
        return 0;
    seen++;
    if (seen < first || seen > last)
        return 0;
    if (kills)
        kill(getpid(), SIGKILL);
    errno = number;
    return 1;
}

static int refused_of(const char *call, int descriptor) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = 0;
    return refused(call, path);
}

#define NEXT(name) __typeof__(&name) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPENS(name)                                            \
    int name(const char *path, int flags, ...) {               \
        va_list rest;                                          \
        va_start(rest, flags);                                 \
        mode_t mode = va_arg(rest, mode_t);                    \
        va_end(rest);                                          \
        NEXT(name);                                            \
        return refused("open", path) ? -1 : next(path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

ssize_t write(int descriptor, const void *bytes, size_t length) {
    NEXT(write);
    if (!refused_of("write", descriptor))
        return next(descriptor, bytes, length);
    int error = errno;
    if (length > 1) /* a disk that runs full takes a part */
        next(descriptor, bytes, length / 2);
    errno = error;
    return -1;
}

int fsync(int descriptor) {
    NEXT(fsync);
    return refused_of("fsync", descriptor) ? -1 : next(descriptor);
}

int ftruncate64(int descriptor, off64_t length) {
    NEXT(ftruncate64);
    return refused_of("ftruncate", descriptor) ? -1 : next(descriptor, length);
}

int rename(const char *old, const char *new) {
    NEXT(rename);
    return refused("rename", new) ? -1 : next(old, new);
}

int unlink(const char *path) {
    NEXT(unlink);
    return refused("unlink", path) ? -1 : next(path);
}

int close(int descriptor) {
    NEXT(close);
    if (!refused_of("close", descriptor))
        return next(descriptor);
    int error = errno;
    next(descriptor); /* Linux closes it all the same */
    errno = error;
    return -1;
}
