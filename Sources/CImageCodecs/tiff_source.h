#ifndef TIFF_SOURCE_H
#define TIFF_SOURCE_H

#include <tiffio.h>

#include "status.h"

/// A TIFF file in memory, with its errors and warnings brought to a status instead of stderr.
typedef struct {
  const uint8_t *bytes;
  size_t count;
  size_t position;
  codec_status *status;
  int is_decoding; // from now on a warning is damage
  TIFF *file;
} tiff_source;

/// NULL and a status on failure; `source` and `status` must stay where they are until the source is closed.
TIFF *tiff_source_open(tiff_source *source, const uint8_t *bytes, size_t count, codec_limits limits,
                       codec_status *status);
void tiff_source_close(tiff_source *source);

/// A text field of the current directory; untouched when it is absent.
void tiff_copy_text(TIFF *file, uint32_t tag, char *target, size_t size);
/// The EXIF directory at an offset. It becomes the current directory.
void tiff_read_exif_directory(TIFF *file, toff_t offset, exif_fields *fields);

#endif
