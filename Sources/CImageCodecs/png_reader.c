#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "status.h"

typedef struct {
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
  int is_interlaced;
  int is_started;
  int icc_damaged;
  uint32_t next_row;
  uint8_t *buffer; // one row with alpha, or the whole of an interlaced picture
  png_bytep *rows;
} png_reader;

static void on_error(png_structp png, png_const_charp message) {
  png_reader *reader = png_get_error_ptr(png);
  codec_result result = CODEC_CORRUPT;
  if (reader->is_short) result = CODEC_TRUNCATED;
  if (strstr(message, "exceeds user limit")) result = CODEC_OVER_LIMIT;
  codec_fail(&reader->status, result, message);
  longjmp(png_jmpbuf(png), 1);
}

/// libpng drops a profile it does not like and only warns. Behind an sRGB chunk it drops any: there the chunk counts.
static void on_warning(png_structp png, png_const_charp message) {
  png_reader *reader = png_get_error_ptr(png);
  if (strncmp(message, "iCCP", 4) == 0 && !strstr(message, "too many profiles")) reader->icc_damaged = 1;
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

/// Coding-independent code points (cICP), which this libpng hands out as an unknown chunk.
static void describe_code_points(const png_reader *reader, codec_info *info) {
  png_unknown_chunkp chunks = NULL;
  int count = png_get_unknown_chunks(reader->png, reader->info, &chunks);
  for (int index = 0; index < count; index++) {
    if (memcmp(chunks[index].name, "cICP", 4) != 0 || chunks[index].size != 4) continue;
    info->has_code_points = 1;
    info->color_primaries = chunks[index].data[0];
    info->transfer = chunks[index].data[1];
  }
}

static void describe_color(const png_reader *reader, codec_info *info) {
  int intent = 0;
  info->has_srgb_chunk = png_get_sRGB(reader->png, reader->info, &intent) != 0;
  double gamma = 0;
  if (png_get_valid(reader->png, reader->info, PNG_INFO_gAMA) && png_get_gAMA(reader->png, reader->info, &gamma))
    info->gamma = gamma;
  double *c = info->chromaticities;
  if (png_get_valid(reader->png, reader->info, PNG_INFO_cHRM))
    info->has_chromaticities =
        png_get_cHRM(reader->png, reader->info, &c[0], &c[1], &c[2], &c[3], &c[4], &c[5], &c[6], &c[7]) != 0;
  info->profile_damaged = reader->icc_damaged && !png_get_valid(reader->png, reader->info, PNG_INFO_iCCP);
  describe_code_points(reader, info);
}

static void describe(png_reader *reader, codec_info *info) {
  memset(info, 0, sizeof *info);
  int color = png_get_color_type(reader->png, reader->info);
  int has_alpha = (color & PNG_COLOR_MASK_ALPHA) || png_get_valid(reader->png, reader->info, PNG_INFO_tRNS);
  info->width = reader->width = png_get_image_width(reader->png, reader->info);
  info->height = reader->height = png_get_image_height(reader->png, reader->info);
  info->bit_depth = png_get_bit_depth(reader->png, reader->info);
  info->sample_bytes = reader->sample_bytes = info->bit_depth == 16 ? 2 : 1;
  info->channels = 3;
  info->is_gray = !(color & PNG_COLOR_MASK_COLOR);
  reader->is_interlaced = png_get_interlace_type(reader->png, reader->info) != PNG_INTERLACE_NONE;
  uint64_t row = (uint64_t)info->width * info->sample_bytes * (has_alpha ? 4 : 3);
  info->working_bytes = reader->is_interlaced ? (row + sizeof(png_bytep)) * info->height : row;
  describe_color(reader, info);
}

/// Apple's private variant drops the zlib header and swaps channels; libpng would read garbage.
static int is_apple_variant(const uint8_t *bytes, size_t count) {
  return count >= 16 && memcmp(bytes + 12, "CgBI", 4) == 0;
}

static void png_reader_close(void *opaque) {
  png_reader *reader = opaque;
  if (!reader) return;
  if (reader->png) png_destroy_read_struct(&reader->png, &reader->info, NULL);
  free(reader->rows);
  free(reader->buffer);
  free(reader);
}

static void read_header(png_reader *reader) {
  // Texts are never read: a few bytes of zTXt unpack to many megabytes.
  static const png_byte ignored[] = "tEXt\0zTXt\0iTXt\0sPLT\0hIST";
  static const png_byte kept[] = "cICP";
  png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, ignored, 5);
  png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_ALWAYS, kept, 1);
  // A wrong checksum is damage wherever it stands: gAMA and iCCP decide what the codes mean.
  png_set_crc_action(reader->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
  png_set_user_limits(reader->png, 0x7FFFFFFF, 0x7FFFFFFF);
  png_set_chunk_malloc_max(reader->png, 16u << 20);
  png_set_chunk_cache_max(reader->png, 256);
  png_set_read_fn(reader->png, reader, on_read);
  png_read_info(reader->png, reader->info);
}

static void *png_reader_open(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info,
                             codec_status *status) {
  codec_clear(status);
  if (is_apple_variant(bytes, count)) {
    codec_fail(status, CODEC_UNSUPPORTED, "Apple's CgBI variant of PNG");
    return NULL;
  }
  png_reader *reader = calloc(1, sizeof *reader);
  if (reader) reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
  if (reader && reader->png) reader->info = png_create_info_struct(reader->png);
  if (!reader || !reader->info) {
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    png_reader_close(reader);
    return NULL;
  }
  reader->bytes = bytes;
  reader->count = count;
  if (setjmp(png_jmpbuf(reader->png)) == 0) {
    read_header(reader);
    describe(reader, info);
    if (codec_within(limits, info->width, info->height, &reader->status))
      codec_fits(limits, info->working_bytes, &reader->status);
  }
  if (reader->status.result == CODEC_OK) return reader;
  *status = reader->status;
  png_reader_close(reader);
  return NULL;
}

static void png_reader_exif(const void *opaque, exif_fields *fields) {
  const png_reader *reader = opaque;
  png_bytep exif = NULL;
  png_uint_32 count = 0;
  if (!png_get_eXIf_1(reader->png, reader->info, &count, &exif)) count = 0;
  exif_read(exif, count, fields);
}

static const uint8_t *png_reader_icc(const void *opaque, size_t *count) {
  const png_reader *reader = opaque;
  png_charp name = NULL;
  png_bytep profile = NULL;
  png_uint_32 length = 0;
  int method = 0;
  *count = 0;
  if (!png_get_iCCP(reader->png, reader->info, &name, &method, &profile, &length)) return NULL;
  *count = length;
  return profile;
}

/// Buffers for alpha and interlacing; an interlaced picture is read as a whole.
static int start_rows(png_reader *reader) {
  reader->is_started = 1;
  set_transformations(reader);
  size_t height = reader->is_interlaced ? reader->height : 1;
  if (reader->is_interlaced || reader->channels == 4) reader->buffer = malloc(reader->row_bytes * height);
  if (reader->is_interlaced) reader->rows = malloc(sizeof *reader->rows * height);
  if ((reader->is_interlaced && !reader->rows) || ((reader->is_interlaced || reader->channels == 4) && !reader->buffer)) {
    codec_fail(&reader->status, CODEC_NO_MEMORY, "out of memory");
    return 0;
  }
  if (!reader->is_interlaced) return 1;
  for (size_t y = 0; y < height; y++) reader->rows[y] = reader->buffer + reader->row_bytes * y;
  png_read_image(reader->png, reader->rows);
  return 1;
}

static void next_row(png_reader *reader, uint8_t *row) {
  if (!reader->is_started && !start_rows(reader)) return;
  const uint8_t *source = reader->buffer;
  if (reader->is_interlaced) {
    if (reader->next_row >= reader->height) return;
    source = reader->rows[reader->next_row++];
  } else {
    png_read_row(reader->png, reader->channels == 4 ? reader->buffer : row, NULL);
  }
  if (reader->channels == 4) {
    codec_over_white(source, row, reader->width, reader->sample_bytes, 0);
  } else if (reader->is_interlaced) {
    memcpy(row, source, reader->row_bytes);
  }
}

static codec_result png_reader_row(void *opaque, uint8_t *row, codec_status *status) {
  png_reader *reader = opaque;
  if (reader->status.result == CODEC_OK && setjmp(png_jmpbuf(reader->png)) == 0) next_row(reader, row);
  *status = reader->status;
  return status->result;
}

/// Up to the end chunk, so that a file without one is noticed.
static codec_result png_reader_finish(void *opaque, codec_status *status) {
  png_reader *reader = opaque;
  if (reader->status.result == CODEC_OK && setjmp(png_jmpbuf(reader->png)) == 0) png_read_end(reader->png, NULL);
  *status = reader->status;
  return status->result;
}

const codec_format *codec_format_png(void) {
  static const codec_format format = {png_reader_open, png_reader_exif,   png_reader_icc,
                                      png_reader_row,  png_reader_finish, png_reader_close};
  return &format;
}
