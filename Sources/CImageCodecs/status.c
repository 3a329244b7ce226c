#include "status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void codec_fail(codec_status *status, codec_result result, const char *message) {
  if (status->result != CODEC_OK) return;
  status->result = result;
  snprintf(status->message, sizeof status->message, "%s", message ? message : "");
}

void codec_clear(codec_status *status) { memset(status, 0, sizeof *status); }

int codec_within(codec_limits limits, uint64_t width, uint64_t height, codec_status *status) {
  // Both factors fit 32 bits, so the product cannot wrap.
  if (width * height <= limits.max_pixels) return 1;
  char message[120];
  snprintf(message, sizeof message, "%llu x %llu pixels, more than the limit of %llu", (unsigned long long)width,
           (unsigned long long)height, (unsigned long long)limits.max_pixels);
  codec_fail(status, CODEC_OVER_LIMIT, message);
  return 0;
}

int codec_fits(codec_limits limits, uint64_t bytes, codec_status *status) {
  if (bytes <= limits.max_memory) return 1;
  char message[120];
  snprintf(message, sizeof message, "decoding takes %llu MB of memory, more than the limit of %llu MB",
           (unsigned long long)(bytes / 1000000), (unsigned long long)(limits.max_memory / 1000000));
  codec_fail(status, CODEC_OVER_LIMIT, message);
  return 0;
}

uint32_t codec_laid_over_white(uint32_t color, uint32_t alpha, uint32_t top, int premultiplied) {
  uint64_t own = (uint64_t)color * (premultiplied ? top : alpha);
  uint64_t code = (own + (uint64_t)top * (top - alpha) + top / 2) / top;
  return code < top ? (uint32_t)code : top;
}

void codec_over_white(const uint8_t *source, uint8_t *rgb, uint32_t width, uint32_t sample_bytes, int premultiplied) {
  if (sample_bytes == 1) {
    for (uint32_t x = 0; x < width; x++)
      for (int channel = 0; channel < 3; channel++)
        rgb[3 * x + channel] =
            (uint8_t)codec_laid_over_white(source[4 * x + channel], source[4 * x + 3], 255, premultiplied);
    return;
  }
  const uint16_t *from = (const uint16_t *)(const void *)source;
  uint16_t *to = (uint16_t *)(void *)rgb;
  for (uint32_t x = 0; x < width; x++)
    for (int channel = 0; channel < 3; channel++)
      to[3 * x + channel] = (uint16_t)codec_laid_over_white(from[4 * x + channel], from[4 * x + 3], 65535, premultiplied);
}

void codec_free(uint8_t *bytes) { free(bytes); }
