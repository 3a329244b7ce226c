#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "status.h"

struct png_reader {
  png_structp png;
  png_infop info;
  const uint8_t *bytes;
  size_t count;
  size_t position;
  int is_short; // a read went past the end of the data
  codec_status status;
  uint32_t width, height, sample_bytes;
  size_t row_bytes;
  int channels;
  uint8_t *row;
  png_bytep *rows;
  uint8_t *whole;
  const uint8_t *exif;
  size_t exif_count;
};

static void on_error(png_structp png, png_const_charp message) {
  png_reader *reader = png_get_error_ptr(png);
  codec_result result = CODEC_CORRUPT;
  if (reader->is_short) result = CODEC_TRUNCATED;
  if (strstr(message, "exceeds user limit")) result = CODEC_OVER_LIMIT;
  codec_fail(&reader->status, result, message);
  longjmp(png_jmpbuf(png), 1);
}

static void on_warning(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void on_read(png_structp png, png_bytep target, size_t wanted) {
  png_reader *reader = png_get_io_ptr(png);
  if (reader->count - reader->position < wanted) {
    reader->is_short = 1;
    png_error(png, "the data end early");
  }
  memcpy(target, reader->bytes + reader->position, wanted);
  reader->position += wanted;
}

/// 8-bit or host-order 16-bit RGB, with alpha where the file has any.
static void set_transformations(png_reader *reader) {
  int color = png_get_color_type(reader->png, reader->info);
  int depth = png_get_bit_depth(reader->png, reader->info);
  if (color == PNG_COLOR_TYPE_PALETTE) png_set_palette_to_rgb(reader->png);
  if (depth < 8 && !(color & PNG_COLOR_MASK_COLOR)) png_set_expand_gray_1_2_4_to_8(reader->png);
  if (png_get_valid(reader->png, reader->info, PNG_INFO_tRNS)) png_set_tRNS_to_alpha(reader->png);
  if (!(color & PNG_COLOR_MASK_COLOR)) png_set_gray_to_rgb(reader->png);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (depth == 16) png_set_swap(reader->png);
#endif
  png_set_interlace_handling(reader->png);
  png_read_update_info(reader->png, reader->info);
  reader->channels = png_get_channels(reader->png, reader->info);
  reader->row_bytes = png_get_rowbytes(reader->png, reader->info);
}

static void describe(png_reader *reader, codec_info *info) {
  memset(info, 0, sizeof *info);
  int color = png_get_color_type(reader->png, reader->info);
  info->width = reader->width = png_get_image_width(reader->png, reader->info);
  info->height = reader->height = png_get_image_height(reader->png, reader->info);
  info->bit_depth = png_get_bit_depth(reader->png, reader->info);
  info->sample_bytes = reader->sample_bytes = info->bit_depth == 16 ? 2 : 1;
  info->is_gray = !(color & PNG_COLOR_MASK_COLOR);
  int intent = 0;
  info->has_srgb_chunk = png_get_sRGB(reader->png, reader->info, &intent) != 0;
  double gamma = 0;
  if (png_get_valid(reader->png, reader->info, PNG_INFO_gAMA) && png_get_gAMA(reader->png, reader->info, &gamma))
    info->gamma = gamma;
  double *c = info->chromaticities;
  if (png_get_valid(reader->png, reader->info, PNG_INFO_cHRM))
    info->has_chromaticities =
        png_get_cHRM(reader->png, reader->info, &c[0], &c[1], &c[2], &c[3], &c[4], &c[5], &c[6], &c[7]) != 0;
  png_bytep exif = NULL;
  png_uint_32 exif_count = 0;
  if (png_get_eXIf_1(reader->png, reader->info, &exif_count, &exif)) {
    reader->exif = exif;
    reader->exif_count = exif_count;
  }
}

/// Apple's private variant drops the zlib header and swaps channels; libpng would read garbage.
static int is_apple_variant(const uint8_t *bytes, size_t count) {
  return count >= 16 && memcmp(bytes + 12, "CgBI", 4) == 0;
}

png_reader *png_reader_open(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info,
                            codec_status *status) {
  memset(status, 0, sizeof *status);
  if (is_apple_variant(bytes, count)) {
    codec_fail(status, CODEC_UNSUPPORTED, "Apple's CgBI variant of PNG");
    return NULL;
  }
  png_reader *reader = calloc(1, sizeof *reader);
  if (!reader) {
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    return NULL;
  }
  reader->bytes = bytes;
  reader->count = count;
  reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
  reader->info = reader->png ? png_create_info_struct(reader->png) : NULL;
  if (!reader->info) {
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    png_reader_close(reader);
    return NULL;
  }
  if (setjmp(png_jmpbuf(reader->png))) {
    *status = reader->status;
    png_reader_close(reader);
    return NULL;
  }
  png_set_user_limits(reader->png, 0x7FFFFFFF, 0x7FFFFFFF);
  png_set_chunk_malloc_max(reader->png, 16u << 20);
  png_set_chunk_cache_max(reader->png, 256);
  png_set_read_fn(reader->png, reader, on_read);
  png_read_info(reader->png, reader->info);
  describe(reader, info);
  if (!codec_within(limits, info->width, info->height, &reader->status)) {
    *status = reader->status;
    png_reader_close(reader);
    return NULL;
  }
  return reader;
}

const uint8_t *png_reader_exif(const png_reader *reader, size_t *count) {
  *count = reader->exif_count;
  return reader->exif;
}

const uint8_t *png_reader_icc(const png_reader *reader, size_t *count) {
  png_charp name = NULL;
  png_bytep profile = NULL;
  png_uint_32 length = 0;
  int method = 0;
  *count = 0;
  if (!png_get_iCCP(reader->png, reader->info, &name, &method, &profile, &length)) return NULL;
  *count = length;
  return profile;
}

/// color = alpha*color + (1-alpha)*white, rounded to nearest, on the encoded samples.
static void over_white(const uint8_t *source, uint8_t *rgb, uint32_t width, uint32_t sample_bytes) {
  if (sample_bytes == 1) {
    for (uint32_t x = 0; x < width; x++)
      for (int channel = 0; channel < 3; channel++) {
        unsigned int alpha = source[4 * x + 3];
        rgb[3 * x + channel] = (uint8_t)((source[4 * x + channel] * alpha + 255u * (255u - alpha) + 127) / 255);
      }
    return;
  }
  const uint16_t *from = (const uint16_t *)source;
  uint16_t *to = (uint16_t *)rgb;
  for (uint32_t x = 0; x < width; x++)
    for (int channel = 0; channel < 3; channel++) {
      uint64_t alpha = from[4 * x + 3];
      to[3 * x + channel] = (uint16_t)((from[4 * x + channel] * alpha + 65535u * (65535u - alpha) + 32767) / 65535);
    }
}

static int allocate(png_reader *reader) {
  reader->whole = malloc(reader->row_bytes * reader->height);
  reader->rows = malloc(sizeof *reader->rows * reader->height);
  if (!reader->whole || !reader->rows) {
    codec_fail(&reader->status, CODEC_NO_MEMORY, "out of memory");
    return 0;
  }
  for (uint32_t y = 0; y < reader->height; y++) reader->rows[y] = reader->whole + reader->row_bytes * y;
  return 1;
}

codec_result png_reader_read(png_reader *reader, uint8_t *rgb, codec_status *status) {
  if (setjmp(png_jmpbuf(reader->png))) {
    *status = reader->status;
    return status->result;
  }
  set_transformations(reader);
  size_t stride = (size_t)reader->width * 3 * reader->sample_bytes;
  if (reader->channels == 4) {
    if (allocate(reader)) {
      png_read_image(reader->png, reader->rows);
      for (uint32_t y = 0; y < reader->height; y++)
        over_white(reader->rows[y], rgb + stride * y, reader->width, reader->sample_bytes);
    }
  } else {
    reader->rows = malloc(sizeof *reader->rows * reader->height);
    if (!reader->rows) codec_fail(&reader->status, CODEC_NO_MEMORY, "out of memory");
    for (uint32_t y = 0; reader->rows && y < reader->height; y++) reader->rows[y] = rgb + stride * y;
    if (reader->rows) png_read_image(reader->png, reader->rows);
  }
  // Up to the end chunk, so that a file without one is noticed.
  if (reader->status.result == CODEC_OK) png_read_end(reader->png, NULL);
  *status = reader->status;
  return status->result;
}

void png_reader_close(png_reader *reader) {
  if (!reader) return;
  if (reader->png) png_destroy_read_struct(&reader->png, &reader->info, NULL);
  free(reader->rows);
  free(reader->whole);
  free(reader);
}
