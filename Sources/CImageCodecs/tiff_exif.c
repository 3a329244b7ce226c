#ifdef DERMACURVE_TIFF

#include <stdio.h>
#include <string.h>

#include "tiff_source.h"

void tiff_copy_text(TIFF *file, uint32_t tag, char *target, size_t size) {
  const char *text = NULL;
  if (TIFFGetField(file, tag, &text) && text) snprintf(target, size, "%s", text);
}

/// libtiff hands out the quotient, as float or double by its version; photographers write short times as 1/n.
static void copy_exposure(TIFF *file, exif_fields *fields) {
  const TIFFField *field = TIFFFindField(file, EXIFTAG_EXPOSURETIME, TIFF_ANY);
  double seconds = 0;
  float narrow = 0;
  if (!field) return;
  if (TIFFFieldSetGetSize(field) == sizeof(double)) {
    if (!TIFFGetField(file, EXIFTAG_EXPOSURETIME, &seconds)) return;
  } else if (TIFFGetField(file, EXIFTAG_EXPOSURETIME, &narrow)) {
    seconds = (double)narrow;
  }
  char *target = fields->exposure_time;
  if (seconds >= 1e-6 && seconds < 0.35) {
    snprintf(target, sizeof fields->exposure_time, "1/%.0f", 1 / seconds);
  } else if (seconds >= 0.35 && seconds < 1e6) {
    snprintf(target, sizeof fields->exposure_time, "%.0f/10", seconds * 10);
  }
}

void tiff_read_exif_directory(TIFF *file, toff_t offset, exif_fields *fields) {
  if (!TIFFReadEXIFDirectory(file, offset)) return;
  tiff_copy_text(file, EXIFTAG_DATETIMEORIGINAL, fields->date_time_original, sizeof fields->date_time_original);
  tiff_copy_text(file, EXIFTAG_OFFSETTIMEORIGINAL, fields->offset_time_original,
            sizeof fields->offset_time_original);
  uint16_t value = 0, *speeds = NULL;
  if (TIFFGetField(file, EXIFTAG_ISOSPEEDRATINGS, &value, &speeds) && value > 0 && speeds)
    fields->iso = speeds[0];
  if (TIFFGetField(file, EXIFTAG_FLASH, &value)) fields->flash = value;
  if (TIFFGetField(file, EXIFTAG_WHITEBALANCE, &value)) fields->white_balance = value;
  if (TIFFGetField(file, EXIFTAG_COLORSPACE, &value)) fields->color_space = value;
  copy_exposure(file, fields);
}

#endif
