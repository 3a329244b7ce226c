#ifndef C_IMAGE_CODECS_H
#define C_IMAGE_CODECS_H

// Rows of JPEG and PNG files in and out, and EXIF fields: a thin, bounded shim over libjpeg, libpng and libexif.
//
// Rules every function keeps: input is memory; limits are compared before anything is allocated for pixels; an error
// inside a library comes back as a status and never leaves this target by longjmp; nothing is printed; nothing is global.

#include <stddef.h>
#include <stdint.h>

typedef enum {
  CODEC_OK = 0,
  CODEC_TRUNCATED,   // the data end before the picture does
  CODEC_CORRUPT,     // the data contradict themselves
  CODEC_UNSUPPORTED, // a kind of file the library does not decode
  CODEC_OVER_LIMIT,  // larger than allowed
  CODEC_NO_MEMORY
} codec_result;

typedef struct {
  codec_result result;
  char message[160];
} codec_status;

typedef struct {
  uint64_t max_pixels;
  uint32_t max_scans; // progressive JPEG only
} codec_limits;

typedef struct {
  uint32_t width;
  uint32_t height;
  uint32_t bit_depth;    // of the file
  uint32_t sample_bytes; // 1 or 2 for each of the three samples of a decoded pixel
  int is_gray;
  int is_cmyk;
  int has_srgb_chunk; // PNG
  double gamma;       // PNG gAMA, 0 when absent
  int has_chromaticities; // PNG cHRM; white x y, red x y, green x y, blue x y
  double chromaticities[8];
} codec_info;

typedef struct jpeg_reader jpeg_reader;

/// Reads the header. NULL and a status on failure. `bytes` must outlive the reader.
jpeg_reader *jpeg_reader_open(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info,
                              codec_status *status);
/// The raw EXIF block ("Exif\0\0" first) and the reassembled ICC profile; NULL when there is none.
const uint8_t *jpeg_reader_exif(const jpeg_reader *reader, size_t *count);
const uint8_t *jpeg_reader_icc(const jpeg_reader *reader, size_t *count);
/// Pulls all rows as interleaved 8-bit RGB into width * height * 3 bytes. CMYK becomes R = (1-C)(1-K) and so on.
codec_result jpeg_reader_read(jpeg_reader *reader, uint8_t *rgb, codec_status *status);
void jpeg_reader_close(jpeg_reader *reader);

typedef struct png_reader png_reader;

png_reader *png_reader_open(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info,
                            codec_status *status);
const uint8_t *png_reader_exif(const png_reader *reader, size_t *count);
const uint8_t *png_reader_icc(const png_reader *reader, size_t *count);
/// All rows as interleaved RGB, 8 bit or host-order 16 bit as `sample_bytes` says; transparency is laid over white.
codec_result png_reader_read(png_reader *reader, uint8_t *rgb, codec_status *status);
void png_reader_close(png_reader *reader);

/// Encodes 8-bit RGB. The result is to be freed with codec_free.
codec_result jpeg_write(const uint8_t *rgb, uint32_t width, uint32_t height, int quality, int full_chroma,
                        uint8_t **bytes, size_t *count, codec_status *status);
codec_result png_write(const uint8_t *rgb, uint32_t width, uint32_t height, uint32_t sample_bytes, uint8_t **bytes,
                       size_t *count, codec_status *status);
void codec_free(uint8_t *bytes);

typedef struct {
  char date_time_original[32];
  char offset_time_original[16];
  char make[64];
  char model[64];
  char exposure_time[32];
  char lens[64];
  char software[64];
  char interoperability[8];
  int orientation;   // 0 when absent
  int iso;           // -1 when absent
  int flash;         // -1 when absent, else the EXIF flash bits
  int white_balance; // -1 when absent, 0 auto, 1 manual
  int color_space;   // -1 when absent
} exif_fields;

/// Fields of an EXIF block, with or without the "Exif\0\0" in front; damaged blocks yield what can be read.
void exif_read(const uint8_t *bytes, size_t count, exif_fields *fields);

#endif
