#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

#include "status.h"

struct jpeg_reader {
  struct jpeg_decompress_struct decoder;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf escape;
  codec_status status;
  codec_limits limits;
  uint8_t *icc;
  unsigned int icc_count;
  uint8_t *cmyk_row;
};

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

static void watch_scans(j_common_ptr common) {
  if (!common->is_decompressor) return;
  jpeg_reader *reader = reader_of(common);
  if ((uint32_t)reader->decoder.input_scan_number <= reader->limits.max_scans) return;
  codec_fail(&reader->status, CODEC_OVER_LIMIT, "more progressive scans than the limit");
  longjmp(reader->escape, 1);
}

static void describe(const jpeg_reader *reader, codec_info *info) {
  const struct jpeg_decompress_struct *decoder = &reader->decoder;
  memset(info, 0, sizeof *info);
  info->width = decoder->image_width;
  info->height = decoder->image_height;
  info->bit_depth = (uint32_t)decoder->data_precision;
  info->sample_bytes = 1;
  info->is_gray = decoder->jpeg_color_space == JCS_GRAYSCALE;
  info->is_cmyk = decoder->jpeg_color_space == JCS_CMYK || decoder->jpeg_color_space == JCS_YCCK;
}

jpeg_reader *jpeg_reader_open(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info,
                              codec_status *status) {
  memset(status, 0, sizeof *status);
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
  if (setjmp(reader->escape)) {
    *status = reader->status;
    jpeg_reader_close(reader);
    return NULL;
  }
  jpeg_create_decompress(&reader->decoder);
  reader->decoder.client_data = reader;
  reader->progress.progress_monitor = watch_scans;
  reader->decoder.progress = &reader->progress;
  jpeg_mem_src(&reader->decoder, bytes, (unsigned long)count);
  jpeg_save_markers(&reader->decoder, JPEG_APP0 + 1, 0xFFFF);
  jpeg_save_markers(&reader->decoder, JPEG_APP0 + 2, 0xFFFF);
  jpeg_read_header(&reader->decoder, TRUE);
  describe(reader, info);
  if (reader->status.result == CODEC_OK) codec_within(limits, info->width, info->height, &reader->status);
  if (reader->status.result != CODEC_OK) {
    *status = reader->status;
    jpeg_reader_close(reader);
    return NULL;
  }
  if (!jpeg_read_icc_profile(&reader->decoder, &reader->icc, &reader->icc_count)) reader->icc_count = 0;
  return reader;
}

const uint8_t *jpeg_reader_exif(const jpeg_reader *reader, size_t *count) {
  for (jpeg_saved_marker_ptr marker = reader->decoder.marker_list; marker; marker = marker->next) {
    if (marker->marker == JPEG_APP0 + 1 && marker->data_length > 6 && memcmp(marker->data, "Exif\0\0", 6) == 0) {
      *count = marker->data_length;
      return marker->data;
    }
  }
  *count = 0;
  return NULL;
}

const uint8_t *jpeg_reader_icc(const jpeg_reader *reader, size_t *count) {
  *count = reader->icc_count;
  return reader->icc_count ? reader->icc : NULL;
}

/// Adobe writes ink inverted (0 is full ink); plain CMYK does not. R = (1-C)(1-K).
static void rgb_of_cmyk(const uint8_t *cmyk, uint8_t *rgb, uint32_t width, int inverted) {
  for (uint32_t x = 0; x < width; x++) {
    unsigned int key = inverted ? cmyk[4 * x + 3] : 255u - cmyk[4 * x + 3];
    for (int channel = 0; channel < 3; channel++) {
      unsigned int paper = inverted ? cmyk[4 * x + channel] : 255u - cmyk[4 * x + channel];
      rgb[3 * x + channel] = (uint8_t)((paper * key + 127) / 255);
    }
  }
}

codec_result jpeg_reader_read(jpeg_reader *reader, uint8_t *rgb, codec_status *status) {
  struct jpeg_decompress_struct *decoder = &reader->decoder;
  if (setjmp(reader->escape)) {
    *status = reader->status;
    return status->result;
  }
  int is_cmyk = decoder->jpeg_color_space == JCS_CMYK || decoder->jpeg_color_space == JCS_YCCK;
  decoder->out_color_space = is_cmyk ? JCS_CMYK : JCS_RGB;
  // Pinned, so that every build of the library gives the same pixels.
  decoder->dct_method = JDCT_ISLOW;
  decoder->do_fancy_upsampling = TRUE;
  jpeg_start_decompress(decoder);
  size_t stride = (size_t)decoder->output_width * 3;
  if (is_cmyk) {
    reader->cmyk_row = malloc((size_t)decoder->output_width * 4);
    if (!reader->cmyk_row) codec_fail(&reader->status, CODEC_NO_MEMORY, "out of memory");
  }
  while (reader->status.result == CODEC_OK && decoder->output_scanline < decoder->output_height) {
    uint8_t *target = rgb + stride * decoder->output_scanline;
    JSAMPROW row = is_cmyk ? reader->cmyk_row : target;
    if (jpeg_read_scanlines(decoder, &row, 1) != 1) codec_fail(&reader->status, CODEC_CORRUPT, "a row is missing");
    if (is_cmyk) rgb_of_cmyk(reader->cmyk_row, target, decoder->output_width, decoder->saw_Adobe_marker);
  }
  // Reads on to the end marker, so that a file without one is noticed.
  if (reader->status.result == CODEC_OK) jpeg_finish_decompress(decoder);
  *status = reader->status;
  return status->result;
}

void jpeg_reader_close(jpeg_reader *reader) {
  if (!reader) return;
  if (setjmp(reader->escape) == 0) jpeg_destroy_decompress(&reader->decoder);
  free(reader->icc);
  free(reader->cmyk_row);
  free(reader);
}
