/*
 * Preloaded into a process that works in an archive: writes down, in order, what it does to the files of one folder,
 * so that the states which a power cut could have left can be built afterwards. It can also make one write or one
 * sync fail, or end the process there.
 *
 * SHIM_FOLDER  the folder, with a slash at the end; -shm and lock files in it are not followed
 * SHIM_LOG     where the record goes: op (1 byte), file (1), offset (8), length (8), bytes
 * SHIM_ACKS    the file in which the process acknowledges; its writes stand in the same order
 * SHIM_STRIKE  "W:37:EIO", "S:5:KILL": what happens at the n-th write or sync; "W:3:EIO:20" strikes twenty in a row
 * SHIM_ONLY    how the name of the struck file ends, if not every file is counted
 *
 * N opened for the first time (name)  W written  T truncated  S synced  R renamed (name)  U unlinked
 * D folder synced  A acknowledged  X struck
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, #name)
#define MAX_FD 4096
#define MAX_FILES 200
#define FOLDER 255
#define ACKS 254

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int log_fd = -1;
static const char *folder, *acks, *only;
static char strike_op; static long strike_at, strike_for = 1; static int strike_errno;
static long count_w, count_s;
static uint8_t file_of[MAX_FD];
static struct { char *name; int lives; } files[MAX_FILES];
static int file_count = 1;

static void begin(void) {
  REAL(int, open, const char *, int, ...);
  const char *log = getenv("SHIM_LOG"), *strike = getenv("SHIM_STRIKE");
  folder = getenv("SHIM_FOLDER"); acks = getenv("SHIM_ACKS"); only = getenv("SHIM_ONLY");
  if (log) log_fd = real(log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  if (strike) {
    char what[8] = ""; sscanf(strike, "%c:%ld:%7[A-Z]:%ld", &strike_op, &strike_at, what, &strike_for);
    strike_errno = !strcmp(what, "EIO") ? EIO : !strcmp(what, "ENOSPC") ? ENOSPC : 0;
  }
}

static void note(char op, uint8_t file, uint64_t offset, uint64_t length, const void *bytes) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (log_fd < 0) return;
  size_t total = 18 + (bytes ? length : 0), done = 0;
  char *record = malloc(total);
  record[0] = op; record[1] = (char)file; memcpy(record + 2, &offset, 8); memcpy(record + 10, &length, 8);
  if (bytes) memcpy(record + 18, bytes, length);
  while (done < total) { ssize_t n = real(log_fd, record + done, total - done); if (n <= 0) abort(); done += (size_t)n; }
  free(record);
}

/* The name within the folder, or nothing where the file is not followed. */
static const char *followed(const char *path) {
  if (!folder || !path) return NULL;
  size_t n = strlen(folder);
  if (strncmp(path, folder, n)) return NULL;
  const char *name = path + n; size_t m = strlen(name);
  if (!m || strchr(name, '/') || !strncmp(name, "lock.", 5) || (m > 4 && !strcmp(name + m - 4, "-shm"))) return NULL;
  return name;
}

static int find_live(const char *name) {
  for (int at = 1; at < file_count; at++) if (files[at].lives && !strcmp(files[at].name, name)) return at;
  return 0;
}

static int follow(const char *name) {
  int at = find_live(name);
  if (at) return at;
  if (file_count >= MAX_FILES) abort();
  at = file_count++;
  files[at].name = strdup(name); files[at].lives = 1;
  note('N', (uint8_t)at, 0, strlen(name), name);
  return at;
}

static void opened(const char *path, int flags, int fd) {
  pthread_once(&once, begin);
  if (fd < 0 || fd >= MAX_FD) return;
  pthread_mutex_lock(&gate);
  file_of[fd] = 0;
  size_t n = folder ? strlen(folder) : 0;
  const char *name = followed(path);
  if (name) {
    file_of[fd] = (uint8_t)follow(name);
    if (flags & O_TRUNC) note('T', file_of[fd], 0, 0, NULL);
  } else if (acks && path && !strcmp(path, acks)) file_of[fd] = ACKS;
  else if (n && path && !strncmp(path, folder, n - 1) && strlen(path) <= n && (path[n - 1] == 0 || path[n] == 0)) file_of[fd] = FOLDER;
  pthread_mutex_unlock(&gate);
}

/* Whether the call that comes now is the one that fails; ends the process where that is what was asked. */
static int struck(char op, int fd) {
  if (fd < 0 || fd >= MAX_FD || !file_of[fd] || file_of[fd] >= ACKS) return 0;
  const char *name = files[file_of[fd]].name;
  if (only && (strlen(name) < strlen(only) || strcmp(name + strlen(name) - strlen(only), only))) return 0;
  long n = op == 'W' ? ++count_w : ++count_s;
  if (op != strike_op || n < strike_at || n >= strike_at + strike_for) return 0;
  note('X', file_of[fd], 0, 0, NULL);
  if (!strike_errno) { kill(getpid(), SIGKILL); pause(); }
  errno = strike_errno;
  return 1;
}

#define OPEN(name) int name(const char *path, int flags, ...) { \
  REAL(int, name, const char *, int, ...); mode_t mode = 0; \
  if (flags & (O_CREAT | __O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
  int fd = real(path, flags, mode); opened(path, flags, fd); return fd; }
OPEN(open) OPEN(open64)

#define PWRITE(name) ssize_t name(int fd, const void *bytes, size_t length, off_t offset) { \
  REAL(ssize_t, name, int, const void *, size_t, off_t); \
  pthread_mutex_lock(&gate); if (struck('W', fd)) { pthread_mutex_unlock(&gate); return -1; } \
  ssize_t n = real(fd, bytes, length, offset); \
  if (n > 0 && fd < MAX_FD && file_of[fd]) note('W', file_of[fd], (uint64_t)offset, (uint64_t)n, bytes); \
  pthread_mutex_unlock(&gate); return n; }
PWRITE(pwrite) PWRITE(pwrite64)

ssize_t write(int fd, const void *bytes, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (fd < 0 || fd >= MAX_FD || !file_of[fd]) return real(fd, bytes, length);
  pthread_mutex_lock(&gate);
  if (struck('W', fd)) { pthread_mutex_unlock(&gate); return -1; }
  ssize_t n = real(fd, bytes, length);
  if (n > 0) note(file_of[fd] == ACKS ? 'A' : 'W', file_of[fd], (uint64_t)(lseek(fd, 0, SEEK_CUR) - n), (uint64_t)n, bytes);
  pthread_mutex_unlock(&gate);
  return n;
}

#define TRUNCATE(name) int name(int fd, off_t length) { \
  REAL(int, name, int, off_t); pthread_mutex_lock(&gate); int r = real(fd, length); \
  if (!r && fd >= 0 && fd < MAX_FD && file_of[fd]) note('T', file_of[fd], (uint64_t)length, 0, NULL); \
  pthread_mutex_unlock(&gate); return r; }
TRUNCATE(ftruncate) TRUNCATE(ftruncate64)

#define SYNC(name) int name(int fd) { \
  REAL(int, name, int); pthread_mutex_lock(&gate); if (struck('S', fd)) { pthread_mutex_unlock(&gate); return -1; } \
  int r = real(fd); \
  if (!r && fd >= 0 && fd < MAX_FD && file_of[fd]) note(file_of[fd] == FOLDER ? 'D' : 'S', file_of[fd], 0, 0, NULL); \
  pthread_mutex_unlock(&gate); return r; }
SYNC(fsync) SYNC(fdatasync)

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  pthread_once(&once, begin);
  pthread_mutex_lock(&gate);
  int r = real(from, to);
  const char *old = followed(from), *name = followed(to);
  if (!r && old && name) {
    int at = follow(old), gone = find_live(name);
    if (gone) files[gone].lives = 0;
    files[at].name = strdup(name);
    note('R', (uint8_t)at, 0, strlen(name), name);
  }
  pthread_mutex_unlock(&gate);
  return r;
}

int unlink(const char *path) {
  REAL(int, unlink, const char *);
  pthread_once(&once, begin);
  pthread_mutex_lock(&gate);
  int r = real(path);
  const char *name = followed(path);
  if (!r && name) { int at = follow(name); files[at].lives = 0; note('U', (uint8_t)at, 0, 0, NULL); }
  pthread_mutex_unlock(&gate);
  return r;
}

int close(int fd) {
  REAL(int, close, int);
  if (fd >= 0 && fd < MAX_FD) file_of[fd] = 0;
  return real(fd);
}
