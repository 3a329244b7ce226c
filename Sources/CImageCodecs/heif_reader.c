#include "status.h"

#ifdef DERMACURVE_HEIF

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libheif/heif.h>

typedef struct {
  struct heif_context *context;
  struct heif_image_handle *handle;
  struct heif_image *image;
  codec_status status;
  uint32_t width, height, sample_bytes, bit_depth;
  int has_alpha, is_premultiplied;
  uint32_t next_row;
  const uint8_t *plane;
  int stride;
  uint8_t *wide_row; // four 16-bit samples a pixel, before alpha is laid over white
  uint8_t *icc;
  size_t icc_count;
} heif_reader;

static codec_result result_of(struct heif_error error) {
  if (error.code == heif_error_Memory_allocation_error || error.subcode == heif_suberror_Security_limit_exceeded)
    return CODEC_OVER_LIMIT;
  if (error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype)
    return CODEC_UNSUPPORTED;
  if (error.subcode == heif_suberror_End_of_data) return CODEC_TRUNCATED;
  // Data of an item that lie behind the end of the file.
  if (error.message && strstr(error.message, "outside of file bounds")) return CODEC_TRUNCATED;
  return CODEC_CORRUPT;
}

static int succeeded(heif_reader *reader, struct heif_error error) {
  if (error.code == heif_error_Ok) return 1;
  codec_fail(&reader->status, result_of(error), error.message);
  return 0;
}

static void describe_color(heif_reader *reader, codec_info *info) {
  size_t count = heif_image_handle_get_raw_color_profile_size(reader->handle);
  if (count > 0 && count <= (16u << 20)) {
    reader->icc = malloc(count);
    if (reader->icc && heif_image_handle_get_raw_color_profile(reader->handle, reader->icc).code == heif_error_Ok)
      reader->icc_count = count;
  }
  info->profile_damaged = count > 0 && reader->icc_count == 0;
  struct heif_color_profile_nclx *nclx = NULL;
  struct heif_error error = heif_image_handle_get_nclx_color_profile(reader->handle, &nclx);
  if (error.code == heif_error_Color_profile_does_not_exist) return;
  // Code points the library does not know stay zero, which is reserved: they say something, and nobody knows what.
  info->has_code_points = 1;
  if (error.code == heif_error_Ok && nclx) {
    info->color_primaries = (int)nclx->color_primaries;
    info->transfer = (int)nclx->transfer_characteristics;
  }
  // The library hands one out even with an error.
  if (nclx) heif_nclx_color_profile_free(nclx);
}

/// What libheif holds at its peak: planes as coded, a turned copy of them, and the interleaved picture.
static uint64_t working_bytes(const heif_reader *reader) {
  uint64_t pixels = (uint64_t)reader->width * reader->height;
  uint64_t planes = pixels * reader->sample_bytes * 3;
  return planes + pixels * reader->sample_bytes * (reader->has_alpha ? 4 : 3);
}

static void describe(heif_reader *reader, codec_info *info) {
  memset(info, 0, sizeof *info);
  int width = heif_image_handle_get_width(reader->handle);
  int height = heif_image_handle_get_height(reader->handle);
  int depth = heif_image_handle_get_luma_bits_per_pixel(reader->handle);
  if (width <= 0 || height <= 0) codec_fail(&reader->status, CODEC_CORRUPT, "the picture has no size");
  if (depth < 8 || depth > 16) codec_fail(&reader->status, CODEC_UNSUPPORTED, "the depth is not 8 to 16 bits");
  if (reader->status.result != CODEC_OK) return;
  reader->has_alpha = heif_image_handle_has_alpha_channel(reader->handle);
  reader->is_premultiplied = heif_image_handle_is_premultiplied_alpha(reader->handle);
  info->width = reader->width = (uint32_t)width;
  info->height = reader->height = (uint32_t)height;
  info->bit_depth = reader->bit_depth = (uint32_t)depth;
  info->sample_bytes = reader->sample_bytes = depth > 8 ? 2 : 1;
  info->channels = 3;
  // The container turns the picture; EXIF repeats it for readers that know no better.
  info->is_upright = 1;
  info->working_bytes = working_bytes(reader);
  describe_color(reader, info);
}

static void heif_reader_close(void *opaque) {
  heif_reader *reader = opaque;
  if (!reader) return;
  if (reader->image) heif_image_release(reader->image);
  if (reader->handle) heif_image_handle_release(reader->handle);
  if (reader->context) heif_context_free(reader->context);
  free(reader->wide_row);
  free(reader->icc);
  free(reader);
}

static int open_primary(heif_reader *reader, const uint8_t *bytes, size_t count, codec_limits limits) {
  // Photos are measured side by side already, so each is decoded on its own thread.
  heif_context_set_max_decoding_threads(reader->context, 0);
  uint64_t side = limits.max_pixels < 65535 ? limits.max_pixels : 65535;
  heif_context_set_maximum_image_size_limit(reader->context, (int)side);
  return succeeded(reader, heif_context_read_from_memory_without_copy(reader->context, bytes, count, NULL)) &&
         succeeded(reader, heif_context_get_primary_image_handle(reader->context, &reader->handle));
}

static void *heif_reader_open(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info,
                              codec_status *status) {
  codec_clear(status);
  heif_reader *reader = calloc(1, sizeof *reader);
  if (reader) reader->context = heif_context_alloc();
  if (!reader || !reader->context) {
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    heif_reader_close(reader);
    return NULL;
  }
  if (open_primary(reader, bytes, count, limits)) {
    describe(reader, info);
    if (reader->status.result == CODEC_OK && codec_within(limits, info->width, info->height, &reader->status))
      codec_fits(limits, info->working_bytes, &reader->status);
  }
  if (reader->status.result == CODEC_OK) return reader;
  *status = reader->status;
  heif_reader_close(reader);
  return NULL;
}

/// The block starts with the distance to its TIFF header, four bytes big-endian.
static void heif_reader_exif(const void *opaque, exif_fields *fields) {
  const heif_reader *reader = opaque;
  heif_item_id item = 0;
  exif_read(NULL, 0, fields);
  if (heif_image_handle_get_list_of_metadata_block_IDs(reader->handle, "Exif", &item, 1) != 1) return;
  size_t count = heif_image_handle_get_metadata_size(reader->handle, item);
  if (count <= 4 || count > (16u << 20)) return;
  uint8_t *block = malloc(count);
  if (!block) return;
  if (heif_image_handle_get_metadata(reader->handle, item, block).code == heif_error_Ok) {
    size_t distance = (size_t)block[0] << 24 | (size_t)block[1] << 16 | (size_t)block[2] << 8 | block[3];
    if (distance < count - 4) exif_read(block + 4 + distance, count - 4 - distance, fields);
  }
  free(block);
}

static const uint8_t *heif_reader_icc(const void *opaque, size_t *count) {
  const heif_reader *reader = opaque;
  *count = reader->icc_count;
  return reader->icc_count ? reader->icc : NULL;
}

static enum heif_chroma interleaved(const heif_reader *reader) {
  if (reader->sample_bytes == 1) return reader->has_alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  return reader->has_alpha ? heif_chroma_interleaved_RRGGBBAA_LE : heif_chroma_interleaved_RRGGBB_LE;
#else
  return reader->has_alpha ? heif_chroma_interleaved_RRGGBBAA_BE : heif_chroma_interleaved_RRGGBB_BE;
#endif
}

static void decode(heif_reader *reader) {
  struct heif_decoding_options *options = heif_decoding_options_alloc();
  // Without this a damaged picture is patched up in silence.
  if (options && options->version >= 3) options->strict_decoding = 1;
  struct heif_error error =
      heif_decode_image(reader->handle, &reader->image, heif_colorspace_RGB, interleaved(reader), options);
  if (options) heif_decoding_options_free(options);
  if (!succeeded(reader, error)) return;
  int width = heif_image_get_primary_width(reader->image);
  int height = heif_image_get_primary_height(reader->image);
  if (width != (int)reader->width || height != (int)reader->height)
    codec_fail(&reader->status, CODEC_CORRUPT, "the picture is not of the size the container says");
  struct heif_error warning;
  if (heif_image_get_decoding_warnings(reader->image, 0, &warning, 1) > 0)
    codec_fail(&reader->status, CODEC_CORRUPT, warning.message);
  reader->plane = heif_image_get_plane_readonly(reader->image, heif_channel_interleaved, &reader->stride);
  if (!reader->plane) codec_fail(&reader->status, CODEC_CORRUPT, "the picture has no pixels");
  int depth = heif_image_get_bits_per_pixel_range(reader->image, heif_channel_interleaved);
  if (reader->sample_bytes == 2 && depth > 8 && depth <= 16) reader->bit_depth = (uint32_t)depth;
  if (reader->sample_bytes == 2 && reader->has_alpha) {
    reader->wide_row = malloc((size_t)reader->width * 8);
    if (!reader->wide_row) codec_fail(&reader->status, CODEC_NO_MEMORY, "out of memory");
  }
}

/// Codes of 10 or 12 bits to the full range of 16, rounded.
static void widen(const uint8_t *source, uint16_t *target, size_t count, uint32_t depth) {
  uint32_t top = (1u << depth) - 1;
  for (size_t index = 0; index < count; index++) {
    uint16_t code;
    memcpy(&code, source + 2 * index, 2);
    uint32_t bounded = code < top ? code : top;
    target[index] = (uint16_t)((bounded * 65535u + top / 2) / top);
  }
}

static void copy_row(heif_reader *reader, const uint8_t *source, uint8_t *row) {
  size_t samples = (size_t)reader->width * (reader->has_alpha ? 4 : 3);
  if (reader->sample_bytes == 1 && !reader->has_alpha) {
    memcpy(row, source, samples);
  } else if (reader->sample_bytes == 1) {
    codec_over_white(source, row, reader->width, 1, reader->is_premultiplied);
  } else if (!reader->has_alpha) {
    widen(source, (uint16_t *)(void *)row, samples, reader->bit_depth);
  } else {
    widen(source, (uint16_t *)(void *)reader->wide_row, samples, reader->bit_depth);
    codec_over_white(reader->wide_row, row, reader->width, 2, reader->is_premultiplied);
  }
}

static codec_result heif_reader_row(void *opaque, uint8_t *row, codec_status *status) {
  heif_reader *reader = opaque;
  if (reader->status.result == CODEC_OK && !reader->image) decode(reader);
  if (reader->next_row >= reader->height) codec_fail(&reader->status, CODEC_CORRUPT, "a row is missing");
  if (reader->status.result == CODEC_OK)
    copy_row(reader, reader->plane + (size_t)reader->stride * reader->next_row++, row);
  *status = reader->status;
  return status->result;
}

static codec_result heif_reader_finish(void *opaque, codec_status *status) {
  *status = ((heif_reader *)opaque)->status;
  return status->result;
}

const codec_format *codec_format_heif(void) {
  static const codec_format format = {heif_reader_open, heif_reader_exif,   heif_reader_icc,
                                      heif_reader_row,  heif_reader_finish, heif_reader_close};
  return &format;
}

#else

const codec_format *codec_format_heif(void) { return NULL; }

#endif
