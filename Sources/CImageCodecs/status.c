#include "status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void codec_fail(codec_status *status, codec_result result, const char *message) {
  if (status->result != CODEC_OK) return;
  status->result = result;
  snprintf(status->message, sizeof status->message, "%s", message);
}

int codec_within(codec_limits limits, uint64_t width, uint64_t height, codec_status *status) {
  // Both factors fit 32 bits, so the product cannot wrap.
  if (width * height <= limits.max_pixels) return 1;
  char message[120];
  snprintf(message, sizeof message, "%llu x %llu pixels, more than the limit of %llu", (unsigned long long)width,
           (unsigned long long)height, (unsigned long long)limits.max_pixels);
  codec_fail(status, CODEC_OVER_LIMIT, message);
  return 0;
}

void codec_free(uint8_t *bytes) { free(bytes); }
