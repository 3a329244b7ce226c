#ifdef DERMACURVE_TIFF

#include "tiff_source.h"

#include <stdio.h>
#include <string.h>

static tmsize_t memory_read(thandle_t handle, void *target, tmsize_t wanted) {
  tiff_source *memory = handle;
  size_t left = memory->position < memory->count ? memory->count - memory->position : 0;
  size_t taken = (size_t)wanted < left ? (size_t)wanted : left;
  memcpy(target, memory->bytes + (left ? memory->position : 0), taken);
  memory->position += taken;
  return (tmsize_t)taken;
}

static tmsize_t memory_write(thandle_t handle, void *source, tmsize_t count) {
  (void)handle;
  (void)source;
  (void)count;
  return 0;
}

static toff_t memory_seek(thandle_t handle, toff_t offset, int whence) {
  tiff_source *memory = handle;
  uint64_t base = whence == SEEK_CUR ? memory->position : whence == SEEK_END ? memory->count : 0;
  memory->position = (size_t)(base + offset);
  return memory->position;
}

static int memory_close(thandle_t handle) {
  (void)handle;
  return 0;
}

static toff_t memory_size(thandle_t handle) { return ((tiff_source *)handle)->count; }

/// Words libtiff uses where data are missing rather than wrong.
static codec_result result_of(const char *text) {
  static const char *const missing[] = {"Read error", "got 0 bytes", "bytes, expected", "Premature end", "Not enough data",
                                        "not enough data", "read error", "annot read TIFF", "an not read TIFF"};
  for (size_t index = 0; index < sizeof missing / sizeof *missing; index++)
    if (strstr(text, missing[index])) return CODEC_TRUNCATED;
  if (strstr(text, "not configured") || strstr(text, "not implemented") || strstr(text, "not supported"))
    return CODEC_UNSUPPORTED;
  return strstr(text, "Memory allocation of") ? CODEC_OVER_LIMIT : CODEC_CORRUPT;
}

static int on_error(TIFF *file, void *opaque, const char *module, const char *format, va_list arguments) {
  (void)file;
  (void)module;
  tiff_source *source = opaque;
  char text[160];
  vsnprintf(text, sizeof text, format, arguments);
  codec_fail(source->status, result_of(text), text);
  return 1;
}

/// Unknown tags are no harm; a codec that patches something up is.
static int on_warning(TIFF *file, void *opaque, const char *module, const char *format, va_list arguments) {
  return ((tiff_source *)opaque)->is_decoding ? on_error(file, opaque, module, format, arguments) : 1;
}

TIFF *tiff_source_open(tiff_source *source, const uint8_t *bytes, size_t count, codec_limits limits,
                       codec_status *status) {
  source->bytes = bytes;
  source->count = count;
  source->status = status;
  TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
  if (!options) {
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    return NULL;
  }
  TIFFOpenOptionsSetErrorHandlerExtR(options, on_error, source);
  TIFFOpenOptionsSetWarningHandlerExtR(options, on_warning, source);
  TIFFOpenOptionsSetMaxSingleMemAlloc(options, (tmsize_t)(limits.max_memory / 2));
  // "m": the file is not mapped, every read is checked by memory_read.
  source->file = TIFFClientOpenExt("photo", "rm", source, memory_read, memory_write, memory_seek, memory_close,
                                   memory_size, NULL, NULL, options);
  TIFFOpenOptionsFree(options);
  if (!source->file) codec_fail(status, CODEC_CORRUPT, "not a TIFF file");
  return status->result == CODEC_OK ? source->file : NULL;
}

void tiff_source_close(tiff_source *source) {
  source->is_decoding = 0;
  if (source->file) TIFFClose(source->file);
  source->file = NULL;
}

#endif
