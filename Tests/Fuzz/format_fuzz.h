#ifndef FORMAT_FUZZ_H
#define FORMAT_FUZZ_H

// Drives one codec_format the way CodecSession does: header, metadata, every row, end. Rows are allocated to the byte, so
// that the address sanitizer sees one sample too many.

#include <stdlib.h>

#include "CImageCodecs.h"

/// Reads every byte, so that a block that is shorter than said is noticed.
static inline unsigned touch(const uint8_t *bytes, size_t count) {
  unsigned sum = 0;
  for (size_t index = 0; bytes && index < count; index++) sum += bytes[index];
  return sum;
}

static inline void fuzz_format(const codec_format *format, const uint8_t *bytes, size_t count) {
  codec_limits limits = {1000000, 64000000, 40};
  codec_info info;
  codec_status status;
  void *reader = format->open(bytes, count, limits, &info, &status);
  if (!reader) {
    if (status.result == CODEC_OK) abort();
    return;
  }
  if ((uint64_t)info.width * info.height > limits.max_pixels || info.channels < 3 || info.channels > 4) abort();
  exif_fields fields;
  format->exif(reader, &fields);
  size_t icc_count = 0;
  const uint8_t *icc = format->icc(reader, &icc_count);
  volatile unsigned sink = touch(icc, icc_count);
  (void)sink;
  uint8_t *row = malloc((size_t)info.width * info.channels * info.sample_bytes);
  codec_result result = row ? CODEC_OK : CODEC_NO_MEMORY;
  for (uint32_t y = 0; result == CODEC_OK && y < info.height; y++) result = format->read_row(reader, row, &status);
  if (result == CODEC_OK) format->finish(reader, &status);
  free(row);
  format->close(reader);
}

#endif
