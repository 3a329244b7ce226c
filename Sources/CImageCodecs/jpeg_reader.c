#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "status.h"

typedef struct {
  struct jpeg_decompress_struct decoder;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf escape;
  codec_status status;
  codec_limits limits;
  uint8_t *icc;
  unsigned int icc_count;
  int icc_damaged;
  int is_started;
} jpeg_reader;

/// Up to this many pixels all the scans of the limit are allowed.
static const uint64_t FULL_SCAN_PIXELS = 16000000;

static jpeg_reader *reader_of(j_common_ptr common) { return (jpeg_reader *)common->client_data; }

static codec_result result_of_error(int code) {
  switch (code) {
  case JERR_BAD_PRECISION:
  case JERR_SOF_UNSUPPORTED:
  case JERR_ARITH_NOTIMPL:
  case JERR_CONVERSION_NOTIMPL:
  case JERR_COMPONENT_COUNT:
    return CODEC_UNSUPPORTED;
  case JERR_IMAGE_TOO_BIG:
  case JERR_WIDTH_OVERFLOW:
    return CODEC_OVER_LIMIT;
  case JERR_OUT_OF_MEMORY:
    return CODEC_NO_MEMORY;
  case JERR_INPUT_EMPTY:
  case JERR_INPUT_EOF:
    return CODEC_TRUNCATED;
  default:
    return CODEC_CORRUPT;
  }
}

static void error_exit(j_common_ptr common) {
  jpeg_reader *reader = reader_of(common);
  char text[JMSG_LENGTH_MAX];
  common->err->format_message(common, text);
  codec_fail(&reader->status, result_of_error(common->err->msg_code), text);
  longjmp(reader->escape, 1);
}

/// libjpeg invents gray rows and an end marker where data are missing and only warns; here a warning is a failure.
static void emit_message(j_common_ptr common, int level) {
  if (level >= 0) return;
  jpeg_reader *reader = reader_of(common);
  int code = common->err->msg_code;
  if (code == JWRN_BOGUS_ICC) reader->icc_damaged = 1;
  if (code == JWRN_ADOBE_XFORM || code == JWRN_JFIF_MAJOR || code == JWRN_BOGUS_ICC) return;
  // Padding after the last row harms no pixel.
  int all_rows = reader->decoder.output_height > 0 && reader->decoder.output_scanline >= reader->decoder.output_height;
  if (code == JWRN_EXTRANEOUS_DATA && all_rows) return;
  char text[JMSG_LENGTH_MAX];
  common->err->format_message(common, text);
  if (code == JWRN_JPEG_EOF) {
    // The end of the data explains every warning before it.
    reader->status.result = CODEC_OK;
    codec_fail(&reader->status, CODEC_TRUNCATED, text);
  } else {
    codec_fail(&reader->status, CODEC_CORRUPT, text);
  }
}

static void output_nothing(j_common_ptr common) { (void)common; }

/// Every scan walks all blocks, so scans of large pictures cost more: few of them are allowed there.
static int too_many_scans(const jpeg_reader *reader) {
  uint64_t pixels = (uint64_t)reader->decoder.image_width * reader->decoder.image_height;
  uint64_t scans = (uint64_t)reader->decoder.input_scan_number;
  return scans > reader->limits.max_scans || scans * pixels > reader->limits.max_scans * FULL_SCAN_PIXELS;
}

static void watch_scans(j_common_ptr common) {
  if (!common->is_decompressor) return;
  jpeg_reader *reader = reader_of(common);
  if (!too_many_scans(reader)) return;
  codec_fail(&reader->status, CODEC_OVER_LIMIT, "more progressive scans than the limit");
  longjmp(reader->escape, 1);
}

static int has_ink(const jpeg_reader *reader) {
  return reader->decoder.jpeg_color_space == JCS_CMYK || reader->decoder.jpeg_color_space == JCS_YCCK;
}

/// Coefficients of all components stay in memory when they come in several scans.
static uint64_t coefficient_bytes(struct jpeg_decompress_struct *decoder) {
  if (!jpeg_has_multiple_scans(decoder)) return 0;
  uint64_t blocks = 0;
  for (int index = 0; index < decoder->num_components; index++)
    blocks += (uint64_t)decoder->comp_info[index].width_in_blocks * decoder->comp_info[index].height_in_blocks;
  return blocks * DCTSIZE2 * sizeof(JCOEF);
}

static void describe(jpeg_reader *reader, codec_info *info) {
  const struct jpeg_decompress_struct *decoder = &reader->decoder;
  memset(info, 0, sizeof *info);
  info->width = decoder->image_width;
  info->height = decoder->image_height;
  info->bit_depth = (uint32_t)decoder->data_precision;
  info->channels = has_ink(reader) ? 4 : 3;
  info->sample_bytes = 1;
  info->is_gray = decoder->jpeg_color_space == JCS_GRAYSCALE;
  info->working_bytes = coefficient_bytes(&reader->decoder);
}

static void jpeg_reader_close(void *opaque) {
  jpeg_reader *reader = opaque;
  if (!reader) return;
  if (setjmp(reader->escape) == 0) jpeg_destroy_decompress(&reader->decoder);
  free(reader->icc);
  free(reader);
}

static void start_decoder(jpeg_reader *reader, const uint8_t *bytes, size_t count) {
  jpeg_create_decompress(&reader->decoder);
  reader->decoder.client_data = reader;
  reader->progress.progress_monitor = watch_scans;
  reader->decoder.progress = &reader->progress;
  jpeg_mem_src(&reader->decoder, bytes, (unsigned long)count);
  jpeg_save_markers(&reader->decoder, JPEG_APP0 + 1, 0xFFFF);
  jpeg_save_markers(&reader->decoder, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header(&reader->decoder, TRUE);
}

static void *jpeg_reader_open(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info,
                              codec_status *status) {
  codec_clear(status);
  jpeg_reader *reader = calloc(1, sizeof *reader);
  if (!reader) {
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    return NULL;
  }
  reader->limits = limits;
  reader->decoder.err = jpeg_std_error(&reader->errors);
  reader->errors.error_exit = error_exit;
  reader->errors.emit_message = emit_message;
  reader->errors.output_message = output_nothing;
  reader->decoder.client_data = reader;
  if (setjmp(reader->escape) == 0) {
    start_decoder(reader, bytes, count);
    describe(reader, info);
    if (reader->status.result == CODEC_OK) codec_within(limits, info->width, info->height, &reader->status);
    if (reader->status.result == CODEC_OK) codec_fits(limits, info->working_bytes, &reader->status);
    if (reader->status.result == CODEC_OK && !jpeg_read_icc_profile(&reader->decoder, &reader->icc, &reader->icc_count))
      reader->icc_count = 0;
    info->profile_damaged = reader->icc_damaged;
  }
  if (reader->status.result == CODEC_OK) return reader;
  *status = reader->status;
  jpeg_reader_close(reader);
  return NULL;
}

static void jpeg_reader_exif(const void *opaque, exif_fields *fields) {
  const jpeg_reader *reader = opaque;
  for (jpeg_saved_marker_ptr marker = reader->decoder.marker_list; marker; marker = marker->next) {
    if (marker->marker != JPEG_APP0 + 1 || marker->data_length <= 6) continue;
    if (memcmp(marker->data, "Exif\0\0", 6) != 0) continue;
    exif_read(marker->data, marker->data_length, fields);
    return;
  }
  exif_read(NULL, 0, fields);
}

static const uint8_t *jpeg_reader_icc(const void *opaque, size_t *count) {
  const jpeg_reader *reader = opaque;
  *count = reader->icc_count;
  return reader->icc_count ? reader->icc : NULL;
}

static void start_rows(jpeg_reader *reader) {
  struct jpeg_decompress_struct *decoder = &reader->decoder;
  decoder->out_color_space = has_ink(reader) ? JCS_CMYK : JCS_RGB;
  // Pinned, so that every build of the library gives the same pixels.
  decoder->dct_method = JDCT_ISLOW;
  decoder->do_fancy_upsampling = TRUE;
  reader->is_started = 1;
  jpeg_start_decompress(decoder);
}

static codec_result jpeg_reader_row(void *opaque, uint8_t *row, codec_status *status) {
  jpeg_reader *reader = opaque;
  struct jpeg_decompress_struct *decoder = &reader->decoder;
  if (setjmp(reader->escape) == 0) {
    if (!reader->is_started) start_rows(reader);
    JSAMPROW target = row;
    if (reader->status.result == CODEC_OK && jpeg_read_scanlines(decoder, &target, 1) != 1)
      codec_fail(&reader->status, CODEC_CORRUPT, "a row is missing");
    // Adobe writes ink inverted: 0 is full ink.
    if (has_ink(reader) && decoder->saw_Adobe_marker)
      for (size_t index = 0; index < (size_t)decoder->output_width * 4; index++) row[index] = 255 - row[index];
  }
  *status = reader->status;
  return status->result;
}

/// Reads on to the end marker, so that a file without one is noticed.
static codec_result jpeg_reader_finish(void *opaque, codec_status *status) {
  jpeg_reader *reader = opaque;
  if (setjmp(reader->escape) == 0) jpeg_finish_decompress(&reader->decoder);
  *status = reader->status;
  return status->result;
}

const codec_format *codec_format_jpeg(void) {
  static const codec_format format = {jpeg_reader_open, jpeg_reader_exif,   jpeg_reader_icc,
                                      jpeg_reader_row,  jpeg_reader_finish, jpeg_reader_close};
  return &format;
}
