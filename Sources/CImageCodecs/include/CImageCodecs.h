#ifndef C_IMAGE_CODECS_H
#define C_IMAGE_CODECS_H

// Rows of photo files in and out, EXIF fields and color profiles: a thin, bounded shim over libjpeg, libpng, libheif,
// libtiff, libexif and Little CMS.
//
// Rules every function keeps: input is memory; limits are compared before anything is allocated for pixels; an error
// inside a library comes back as a status and never leaves this target by longjmp; nothing is printed; nothing is global.

#include <stddef.h>
#include <stdint.h>

typedef enum {
  CODEC_OK = 0,
  CODEC_TRUNCATED,      // the data end before the picture does
  CODEC_CORRUPT,        // the data contradict themselves
  CODEC_UNSUPPORTED,    // a kind of file the library does not decode
  CODEC_OVER_LIMIT,     // larger than allowed
  CODEC_PROFILE_BROKEN, // the embedded color profile cannot be used
  CODEC_NO_MEMORY
} codec_result;

typedef struct {
  codec_result result;
  char message[160];
} codec_status;

typedef struct {
  uint64_t max_pixels;
  uint64_t max_memory; // bytes a reader may hold beside the rows it hands out
  uint32_t max_scans;  // progressive JPEG only
} codec_limits;

typedef struct {
  uint32_t width;
  uint32_t height;
  uint32_t bit_depth;     // of the file
  uint32_t channels;      // of a row handed out: 3 = R, G, B; 4 = C, M, Y, K with 0 = no ink
  uint32_t sample_bytes;  // 1 or 2 for each sample of a row
  uint64_t working_bytes; // held while rows are read, beside the rows themselves
  int is_gray;
  int is_upright;      // the reader has applied the orientation itself
  int profile_damaged; // a profile is embedded and could not even be taken out of the file
  int has_srgb_chunk;  // PNG
  double gamma;        // PNG gAMA, 0 when absent
  int has_chromaticities; // PNG cHRM, TIFF; white x y, red x y, green x y, blue x y
  double chromaticities[8];
  int has_code_points;  // PNG cICP, HEIF nclx: primaries and transfer of ITU-T H.273
  int color_primaries;
  int transfer;
} codec_info;

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

/// One file format: open, look at the metadata, pull the rows from top to bottom, finish, close.
typedef struct {
  /// Reads the header. NULL and a status on failure. `bytes` must outlive the reader.
  void *(*open)(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info, codec_status *status);
  void (*exif)(const void *reader, exif_fields *fields);
  /// The embedded ICC profile; NULL when there is none.
  const uint8_t *(*icc)(const void *reader, size_t *count);
  /// The next row: width * channels samples of 8 bits or of 16 in host order. Transparency is laid over white.
  codec_result (*read_row)(void *reader, uint8_t *row, codec_status *status);
  /// After the last row: whether the rest of the file is as it should be.
  codec_result (*finish)(void *reader, codec_status *status);
  void (*close)(void *reader);
} codec_format;

const codec_format *codec_format_jpeg(void);
const codec_format *codec_format_png(void);
/// NULL in a build without libheif or libtiff.
const codec_format *codec_format_heif(void);
const codec_format *codec_format_tiff(void);

/// Encodes 8-bit RGB. The result is to be freed with codec_free.
codec_result jpeg_write(const uint8_t *rgb, uint32_t width, uint32_t height, int quality, int full_chroma,
                        uint8_t **bytes, size_t *count, codec_status *status);
/// RGB or RGBA of one or two bytes a sample.
codec_result png_write(const uint8_t *samples, uint32_t width, uint32_t height, uint32_t sample_bytes, int has_alpha,
                       uint8_t **bytes, size_t *count, codec_status *status);
void codec_free(uint8_t *bytes);

#include "CColorProfile.h"

#endif
