#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

#include "status.h"

typedef struct {
  struct jpeg_error_mgr errors;
  jmp_buf escape;
  codec_status status;
} write_errors;

static void jpeg_failed(j_common_ptr common) {
  write_errors *errors = (write_errors *)common->err;
  char text[JMSG_LENGTH_MAX];
  common->err->format_message(common, text);
  codec_fail(&errors->status, CODEC_CORRUPT, text);
  longjmp(errors->escape, 1);
}

codec_result jpeg_write(const uint8_t *rgb, uint32_t width, uint32_t height, int quality, int full_chroma,
                        uint8_t **bytes, size_t *count, codec_status *status) {
  struct jpeg_compress_struct encoder;
  write_errors errors;
  unsigned char *volatile buffer = NULL;
  unsigned long size = 0;
  memset(&errors, 0, sizeof errors);
  memset(status, 0, sizeof *status);
  memset(&encoder, 0, sizeof encoder);
  encoder.err = jpeg_std_error(&errors.errors);
  errors.errors.error_exit = jpeg_failed;
  if (setjmp(errors.escape)) {
    *status = errors.status;
    jpeg_destroy_compress(&encoder);
    free(buffer);
    return status->result;
  }
  jpeg_create_compress(&encoder);
  jpeg_mem_dest(&encoder, (unsigned char **)&buffer, &size);
  encoder.image_width = width;
  encoder.image_height = height;
  encoder.input_components = 3;
  encoder.in_color_space = JCS_RGB;
  jpeg_set_defaults(&encoder);
  jpeg_set_quality(&encoder, quality, TRUE);
  encoder.dct_method = JDCT_ISLOW;
  if (full_chroma) encoder.comp_info[0].h_samp_factor = encoder.comp_info[0].v_samp_factor = 1;
  jpeg_start_compress(&encoder, TRUE);
  while (encoder.next_scanline < height) {
    JSAMPROW row = (JSAMPROW)(rgb + (size_t)encoder.next_scanline * width * 3);
    jpeg_write_scanlines(&encoder, &row, 1);
  }
  jpeg_finish_compress(&encoder);
  jpeg_destroy_compress(&encoder);
  *bytes = buffer;
  *count = size;
  return CODEC_OK;
}

typedef struct {
  uint8_t *bytes;
  size_t count, capacity;
  codec_status status;
} png_target;

static void png_failed(png_structp png, png_const_charp message) {
  png_target *target = png_get_error_ptr(png);
  codec_fail(&target->status, CODEC_CORRUPT, message);
  longjmp(png_jmpbuf(png), 1);
}

static void png_ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void png_append(png_structp png, png_bytep data, size_t length) {
  png_target *target = png_get_io_ptr(png);
  if (target->capacity - target->count < length) {
    size_t capacity = (target->count + length) * 2;
    uint8_t *grown = realloc(target->bytes, capacity);
    if (!grown) png_error(png, "out of memory");
    target->bytes = grown;
    target->capacity = capacity;
  }
  memcpy(target->bytes + target->count, data, length);
  target->count += length;
}

static void png_flush_nothing(png_structp png) { (void)png; }

codec_result png_write(const uint8_t *samples, uint32_t width, uint32_t height, uint32_t sample_bytes, int has_alpha,
                       uint8_t **bytes, size_t *count, codec_status *status) {
  png_target target;
  memset(&target, 0, sizeof target);
  memset(status, 0, sizeof *status);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &target, png_failed, png_ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    if (png) png_destroy_write_struct(&png, NULL);
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    return status->result;
  }
  if (setjmp(png_jmpbuf(png))) {
    *status = target.status;
    png_destroy_write_struct(&png, &info);
    free(target.bytes);
    return status->result;
  }
  png_set_write_fn(png, &target, png_append, png_flush_nothing);
  png_set_IHDR(png, info, width, height, (int)sample_bytes * 8,
               has_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (sample_bytes == 2) png_set_swap(png);
#endif
  size_t row = (size_t)width * (has_alpha ? 4 : 3) * sample_bytes;
  for (uint32_t y = 0; y < height; y++) png_write_row(png, samples + y * row);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  *bytes = target.bytes;
  *count = target.count;
  return CODEC_OK;
}
