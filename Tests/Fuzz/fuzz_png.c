#include <string.h>

#include "format_fuzz.h"

static uint32_t crc_of(const uint8_t *bytes, size_t count) {
  uint32_t crc = 0xFFFFFFFF;
  for (size_t index = 0; index < count; index++) {
    crc ^= bytes[index];
    for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
  }
  return ~crc;
}

/// Gives every chunk its right checksum: otherwise nothing behind the first mutation is ever read.
static void repair(uint8_t *bytes, size_t count) {
  size_t start = 8;
  while (start + 12 <= count) {
    size_t length = (size_t)bytes[start] << 24 | (size_t)bytes[start + 1] << 16 | (size_t)bytes[start + 2] << 8 |
                    bytes[start + 3];
    if (length > count - start - 12) return;
    uint32_t crc = crc_of(bytes + start + 4, length + 4);
    for (int index = 0; index < 4; index++) bytes[start + 8 + length + index] = (uint8_t)(crc >> (24 - 8 * index));
    start += length + 12;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  uint8_t *copy = malloc(count ? count : 1);
  if (!copy) return 0;
  if (count) memcpy(copy, bytes, count);
  if (count % 8) repair(copy, count);
  fuzz_format(codec_format_png(), copy, count);
  free(copy);
  return 0;
}
