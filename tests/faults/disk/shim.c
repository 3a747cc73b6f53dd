/*
 * Loaded before a program's C library (LD_PRELOAD), it writes down every change the program makes below SHIM_FOLDER
 * into SHIM_TRACE, and what the program says on its output between them. With SHIM_FAIL_AT=n the n-th change fails
 * with "no space left", with SHIM_FAIL_FOREVER=1 every later one too.
 * A record: kind (1 byte), offset (8), path length (4), data length (4), path, data. See trace.ts.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FILES 4096
enum { CREATE = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, SAID };

static char *paths[FILES];
static int trace = -1;
static long changes = 0;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int watched(const char *path) {
  const char *folder = getenv("SHIM_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static const char *path_of(int fd) { return fd >= 0 && fd < FILES ? paths[fd] : NULL; }

static void note(uint8_t kind, uint64_t offset, const char *path, const void *data, uint32_t length) {
  if (trace < 0) trace = REAL(open)(getenv("SHIM_TRACE"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  uint32_t name = (uint32_t)strlen(path);
  char *record = malloc(17 + name + length);
  record[0] = (char)kind;
  memcpy(record + 1, &offset, 8);
  memcpy(record + 9, &name, 4);
  memcpy(record + 13, &length, 4);
  memcpy(record + 17, path, name);
  if (length > 0) memcpy(record + 17 + name, data, length);
  pthread_mutex_lock(&lock);
  if (REAL(write)(trace, record, 17 + name + length) < 0) abort();
  pthread_mutex_unlock(&lock);
  free(record);
}

/* Whether this change is the one that fails. */
static int fails(void) {
  const char *at = getenv("SHIM_FAIL_AT");
  long number = __sync_add_and_fetch(&changes, 1);
  if (!at) return 0;
  int hit = getenv("SHIM_FAIL_FOREVER") ? number >= atol(at) : number == atol(at);
  if (hit) errno = ENOSPC;
  return hit;
}

static int opened(int fd, const char *path, int flags, int existed) {
  if (fd < 0 || fd >= FILES || !watched(path)) return fd;
  free(paths[fd]);
  paths[fd] = strdup(path);
  if ((flags & O_CREAT) && !existed) note(CREATE, 0, path, NULL, 0);
  if ((flags & O_TRUNC) && existed) note(TRUNCATE, 0, path, NULL, 0);
  return fd;
}

#define OPEN(name)                                                             \
  int name(const char *path, int flags, ...) {                                 \
    va_list list;                                                              \
    va_start(list, flags);                                                     \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(list, mode_t) : 0;  \
    va_end(list);                                                              \
    int existed = access(path, F_OK) == 0;                                     \
    if (watched(path) && (flags & O_CREAT) && !existed && fails()) return -1;  \
    return opened(REAL(name)(path, flags, mode), path, flags, existed);        \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (path_of(fd)) { free(paths[fd]); paths[fd] = NULL; }
  return REAL(close)(fd);
}

ssize_t write(int fd, const void *data, size_t length) {
  const char *path = path_of(fd);
  if (path && fails()) return -1;
  off_t offset = path ? lseek(fd, 0, SEEK_CUR) : 0;
  ssize_t done = REAL(write)(fd, data, length);
  if (fd == 1 && done > 0 && getenv("SHIM_TRACE")) note(SAID, 0, "", data, (uint32_t)done);
  if (path && done > 0) note(WRITE, (uint64_t)offset, path, data, (uint32_t)done);
  return done;
}

#define PWRITE(name)                                                           \
  ssize_t name(int fd, const void *data, size_t length, off_t offset) {        \
    const char *path = path_of(fd);                                            \
    if (path && fails()) return -1;                                            \
    ssize_t done = REAL(name)(fd, data, length, offset);                       \
    if (path && done > 0) note(WRITE, (uint64_t)offset, path, data, (uint32_t)done); \
    return done;                                                               \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define SYNCS(name)                                                            \
  int name(int fd) {                                                           \
    const char *path = path_of(fd);                                            \
    if (path && fails()) return -1;                                            \
    int done = REAL(name)(fd);                                                 \
    if (path && done == 0) note(SYNC, 0, path, NULL, 0);                       \
    return done;                                                               \
  }
SYNCS(fsync)
SYNCS(fdatasync)

#define TRUNCATES(name)                                                        \
  int name(int fd, off_t length) {                                             \
    const char *path = path_of(fd);                                            \
    if (path && fails()) return -1;                                            \
    int done = REAL(name)(fd, length);                                         \
    if (path && done == 0) note(TRUNCATE, (uint64_t)length, path, NULL, 0);    \
    return done;                                                               \
  }
TRUNCATES(ftruncate)
TRUNCATES(ftruncate64)

int rename(const char *from, const char *to) {
  if (watched(from) && fails()) return -1;
  int done = REAL(rename)(from, to);
  if (done == 0 && watched(from)) note(RENAME, 0, from, to, (uint32_t)strlen(to));
  return done;
}

#define UNLINKS(name)                                                          \
  int name(const char *path) {                                                 \
    if (watched(path) && fails()) return -1;                                   \
    int done = REAL(name)(path);                                               \
    if (done == 0 && watched(path)) note(UNLINK, 0, path, NULL, 0);            \
    return done;                                                               \
  }
UNLINKS(unlink)
UNLINKS(remove)
