#include <stdlib.h>

#include "CImageCodecs.h"

/// Four pixels of every code through the profile.
static void transform(color_profile *profile, uint32_t channels, uint32_t sample_bytes) {
  codec_status status;
  if (color_profile_prepare(profile, channels, sample_bytes, &status) != CODEC_OK) return;
  uint8_t *row = calloc(4, (size_t)channels * sample_bytes);
  uint16_t *wide = calloc(4, 3 * sizeof(uint16_t));
  for (size_t index = 0; row && index < (size_t)4 * channels * sample_bytes; index++) row[index] = (uint8_t)(index * 37);
  if (row && wide) color_profile_transform(profile, row, wide, 4);
  free(row);
  free(wide);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  profile_info info;
  codec_status status;
  color_profile *profile = color_profile_open(bytes, count, &info, &status);
  if (!profile) {
    if (status.result == CODEC_OK) abort();
    return 0;
  }
  volatile uint32_t sink = 0;
  for (int channel = 0; channel < 3; channel++)
    for (uint32_t index = 0; info.curves[channel].type == 0 && index < info.curves[channel].entries; index++)
      sink += info.curves[channel].table[index];
  if (!info.is_matrix) transform(profile, info.channels == 4 ? 4 : 3, count % 2 ? 1 : 2);
  color_profile_close(profile);
  return 0;
}
