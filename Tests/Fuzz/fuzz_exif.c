#include <string.h>

#include "CImageCodecs.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  exif_fields fields;
  exif_read(bytes, count, &fields);
  // Every text ends inside its field.
  volatile size_t lengths = strlen(fields.date_time_original) + strlen(fields.offset_time_original) +
                            strlen(fields.make) + strlen(fields.model) + strlen(fields.exposure_time) +
                            strlen(fields.interoperability);
  (void)lengths;
  return 0;
}
