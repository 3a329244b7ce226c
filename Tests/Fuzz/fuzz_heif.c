#include "format_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  const codec_format *format = codec_format_heif();
  if (format) fuzz_format(format, bytes, count);
  return 0;
}
