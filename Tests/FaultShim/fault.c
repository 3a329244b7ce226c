// Makes one file operation of another program fail: loaded before the C library by LD_PRELOAD.
//
//   FAULT_CALL   write, fsync or rename
//   FAULT_ERROR  number of the error, e.g. 28 (ENOSPC) or 5 (EIO)
//   FAULT_PATH   only files whose path contains this
//   FAULT_AFTER  so many such operations succeed first

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int seen;

static int fails(const char *call, const char *path) {
  const char *wanted = getenv("FAULT_CALL"), *part = getenv("FAULT_PATH"), *after = getenv("FAULT_AFTER");
  if (!wanted || strcmp(wanted, call) != 0 || !part || !strstr(path, part)) return 0;
  if (atomic_fetch_add(&seen, 1) < (after ? atoi(after) : 0)) return 0;
  errno = atoi(getenv("FAULT_ERROR"));
  return 1;
}

static int fails_open(const char *call, int descriptor) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *bytes, size_t count) {
  return fails_open("write", descriptor) ? -1 : REAL(write)(descriptor, bytes, count);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return fails_open("write", descriptor) ? -1 : REAL(pwrite)(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  return fails_open("write", descriptor) ? -1 : REAL(pwrite64)(descriptor, bytes, count, offset);
}

int fsync(int descriptor) { return fails_open("fsync", descriptor) ? -1 : REAL(fsync)(descriptor); }

int fdatasync(int descriptor) { return fails_open("fsync", descriptor) ? -1 : REAL(fdatasync)(descriptor); }

int rename(const char *from, const char *to) { return fails("rename", to) ? -1 : REAL(rename)(from, to); }
