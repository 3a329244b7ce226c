#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libexif/exif-data.h>
#include <libexif/exif-utils.h>

#include "CImageCodecs.h"

static ExifEntry *entry_of(ExifData *data, ExifIfd ifd, ExifTag tag) {
  return exif_content_get_entry(data->ifd[ifd], tag);
}

static void copy_text(ExifData *data, ExifIfd ifd, ExifTag tag, char *target, size_t size) {
  ExifEntry *entry = entry_of(data, ifd, tag);
  if (!entry || entry->format != EXIF_FORMAT_ASCII || !entry->data) return;
  size_t length = entry->size < size - 1 ? entry->size : size - 1;
  memcpy(target, entry->data, length);
  target[length] = 0;
}

static int short_value(ExifData *data, ExifIfd ifd, ExifTag tag, int missing) {
  ExifEntry *entry = entry_of(data, ifd, tag);
  if (!entry || !entry->data || entry->components < 1) return missing;
  ExifByteOrder order = exif_data_get_byte_order(data);
  if (entry->format == EXIF_FORMAT_SHORT && entry->size >= 2) return exif_get_short(entry->data, order);
  if (entry->format == EXIF_FORMAT_LONG && entry->size >= 4) return (int)(exif_get_long(entry->data, order) & 0x7FFFFFFF);
  return missing;
}

static void copy_exposure(ExifData *data, char *target, size_t size) {
  ExifEntry *entry = entry_of(data, EXIF_IFD_EXIF, EXIF_TAG_EXPOSURE_TIME);
  if (!entry || entry->format != EXIF_FORMAT_RATIONAL || entry->size < 8) return;
  ExifRational value = exif_get_rational(entry->data, exif_data_get_byte_order(data));
  if (value.denominator) snprintf(target, size, "%u/%u", value.numerator, value.denominator);
}

void exif_read(const uint8_t *bytes, size_t count, exif_fields *fields) {
  memset(fields, 0, sizeof *fields);
  fields->iso = fields->flash = fields->white_balance = fields->color_space = -1;
  if (!bytes || count == 0) return;
  ExifData *data = exif_data_new();
  if (!data) return;
  exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  // libexif wants the JPEG preamble that PNG's eXIf chunk leaves out.
  int has_preamble = count > 6 && memcmp(bytes, "Exif\0\0", 6) == 0;
  uint8_t *copy = has_preamble ? NULL : malloc(count + 6);
  if (has_preamble) {
    exif_data_load_data(data, bytes, (unsigned int)count);
  } else if (copy) {
    memcpy(copy, "Exif\0\0", 6);
    memcpy(copy + 6, bytes, count);
    exif_data_load_data(data, copy, (unsigned int)(count + 6));
  }
  free(copy);
  copy_text(data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, fields->date_time_original, sizeof fields->date_time_original);
  copy_text(data, EXIF_IFD_EXIF, (ExifTag)0x9011, fields->offset_time_original, sizeof fields->offset_time_original);
  copy_text(data, EXIF_IFD_0, EXIF_TAG_MAKE, fields->make, sizeof fields->make);
  copy_text(data, EXIF_IFD_0, EXIF_TAG_MODEL, fields->model, sizeof fields->model);
  copy_text(data, EXIF_IFD_INTEROPERABILITY, EXIF_TAG_INTEROPERABILITY_INDEX, fields->interoperability, sizeof fields->interoperability);
  copy_text(data, EXIF_IFD_EXIF, (ExifTag)0xA434, fields->lens, sizeof fields->lens);
  copy_text(data, EXIF_IFD_0, EXIF_TAG_SOFTWARE, fields->software, sizeof fields->software);
  copy_exposure(data, fields->exposure_time, sizeof fields->exposure_time);
  fields->orientation = short_value(data, EXIF_IFD_0, EXIF_TAG_ORIENTATION, 0);
  fields->iso = short_value(data, EXIF_IFD_EXIF, EXIF_TAG_ISO_SPEED_RATINGS, -1);
  fields->flash = short_value(data, EXIF_IFD_EXIF, EXIF_TAG_FLASH, -1);
  fields->white_balance = short_value(data, EXIF_IFD_EXIF, EXIF_TAG_WHITE_BALANCE, -1);
  fields->color_space = short_value(data, EXIF_IFD_EXIF, EXIF_TAG_COLOR_SPACE, -1);
  exif_data_unref(data);
}
