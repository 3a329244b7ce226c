#include "status.h"

#ifdef DERMACURVE_TIFF

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tiff_source.h"

// Pixels come in bands: a strip, or a row of tiles. One band at a time is held, one plane each where planes are apart.

typedef struct {
  tiff_source source;
  TIFF *file; // of the source
  codec_status status;
  codec_limits limits;
  uint32_t width, height;
  uint16_t bits, samples, photometric, planar, extra_kind;
  uint32_t channels, sample_bytes;
  int is_tiled, planes;
  uint32_t band_height, tile_width;
  size_t band_stride; // bytes of a row of one plane in the band
  size_t band_bytes;  // of one plane
  uint8_t *band, *tile;
  uint32_t next_row;
  uint16_t *palette[3];
  uint8_t *icc;
  uint32_t icc_count;
  exif_fields fields;
} tiff_reader;

static int fail(tiff_reader *reader, codec_result result, const char *message) {
  codec_fail(&reader->status, result, message);
  return 0;
}

static uint16_t short_field(TIFF *file, uint32_t tag, uint16_t missing) {
  uint16_t value = missing;
  return TIFFGetFieldDefaulted(file, tag, &value) ? value : missing;
}

static uint32_t long_field(TIFF *file, uint32_t tag, uint32_t missing) {
  uint32_t value = missing;
  return TIFFGetField(file, tag, &value) ? value : missing;
}

/// Camera raw files are TIFF with a preview first: the preview must not be measured for the photo.
static int is_camera_raw(TIFF *file) {
  void *version = NULL;
  return (long_field(file, TIFFTAG_SUBFILETYPE, 0) & FILETYPE_REDUCEDIMAGE) != 0 ||
         TIFFGetField(file, TIFFTAG_DNGVERSION, &version);
}

static int check_kind(tiff_reader *reader) {
  if (is_camera_raw(reader->file)) return fail(reader, CODEC_UNSUPPORTED, "camera raw");
  uint16_t format = short_field(reader->file, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
  if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID)
    return fail(reader, CODEC_UNSUPPORTED, "samples are not whole numbers");
  uint16_t compression = short_field(reader->file, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
  if (!TIFFIsCODECConfigured(compression)) return fail(reader, CODEC_UNSUPPORTED, "a compression that is not decoded");
  int is_indexed = reader->photometric == PHOTOMETRIC_PALETTE;
  int is_gray = reader->photometric == PHOTOMETRIC_MINISBLACK || reader->photometric == PHOTOMETRIC_MINISWHITE;
  int is_small = reader->bits == 1 || reader->bits == 2 || reader->bits == 4;
  if (!(reader->bits == 8 || reader->bits == 16 || (is_small && (is_gray || is_indexed) && reader->samples == 1)))
    return fail(reader, CODEC_UNSUPPORTED, "the depth is not 8 or 16 bits");
  if (is_indexed && (reader->bits > 8 || reader->samples != 1))
    return fail(reader, CODEC_UNSUPPORTED, "a palette with more than 256 colors");
  return 1;
}

static int check_photometric(tiff_reader *reader) {
  uint16_t least = 1;
  switch (reader->photometric) {
  case PHOTOMETRIC_MINISBLACK:
  case PHOTOMETRIC_MINISWHITE:
  case PHOTOMETRIC_PALETTE:
    break;
  case PHOTOMETRIC_RGB:
    least = 3;
    break;
  case PHOTOMETRIC_SEPARATED:
    if (short_field(reader->file, TIFFTAG_INKSET, INKSET_CMYK) != INKSET_CMYK)
      return fail(reader, CODEC_UNSUPPORTED, "inks other than CMYK");
    least = 4;
    break;
  case PHOTOMETRIC_YCBCR:
    if (short_field(reader->file, TIFFTAG_COMPRESSION, COMPRESSION_NONE) != COMPRESSION_JPEG || reader->bits != 8)
      return fail(reader, CODEC_UNSUPPORTED, "YCbCr that is not JPEG");
    TIFFSetField(reader->file, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    least = 3;
    break;
  default:
    return fail(reader, CODEC_UNSUPPORTED, "a color space other than gray, palette, RGB, YCbCr or CMYK");
  }
  return reader->samples >= least || fail(reader, CODEC_CORRUPT, "fewer samples than the color space has");
}

static int read_layout(tiff_reader *reader) {
  TIFF *file = reader->file;
  reader->width = long_field(file, TIFFTAG_IMAGEWIDTH, 0);
  reader->height = long_field(file, TIFFTAG_IMAGELENGTH, 0);
  if (!reader->width || !reader->height) return fail(reader, CODEC_CORRUPT, "the picture has no size");
  if (!codec_within(reader->limits, reader->width, reader->height, &reader->status)) return 0;
  reader->bits = short_field(file, TIFFTAG_BITSPERSAMPLE, 1);
  reader->samples = short_field(file, TIFFTAG_SAMPLESPERPIXEL, 1);
  reader->planar = short_field(file, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  if (!TIFFGetField(file, TIFFTAG_PHOTOMETRIC, &reader->photometric))
    return fail(reader, CODEC_CORRUPT, "no photometric interpretation");
  uint16_t extra_count = 0, *kinds = NULL;
  if (TIFFGetField(file, TIFFTAG_EXTRASAMPLES, &extra_count, &kinds) && extra_count > 0 && kinds)
    reader->extra_kind = kinds[0];
  return reader->samples <= 16 || fail(reader, CODEC_UNSUPPORTED, "more than 16 samples a pixel");
}

static int has_ink(const tiff_reader *reader) { return reader->photometric == PHOTOMETRIC_SEPARATED; }

static uint32_t color_samples(const tiff_reader *reader) {
  if (has_ink(reader)) return 4;
  return reader->photometric == PHOTOMETRIC_RGB || reader->photometric == PHOTOMETRIC_YCBCR ? 3 : 1;
}

/// Associated and unassociated alpha after the colors; other extra samples are left out. Inks carry no alpha here.
static int has_alpha(const tiff_reader *reader) {
  return !has_ink(reader) && reader->samples > color_samples(reader) &&
         (reader->extra_kind == EXTRASAMPLE_ASSOCALPHA || reader->extra_kind == EXTRASAMPLE_UNASSALPHA);
}

static int read_bands(tiff_reader *reader) {
  TIFF *file = reader->file;
  reader->is_tiled = TIFFIsTiled(file);
  reader->planes = reader->planar == PLANARCONFIG_SEPARATE ? reader->samples : 1;
  uint64_t row_bits = (uint64_t)reader->bits * (reader->planes > 1 ? 1 : reader->samples);
  uint64_t tile_bytes = 0;
  if (reader->is_tiled) {
    reader->tile_width = long_field(file, TIFFTAG_TILEWIDTH, 0);
    reader->band_height = long_field(file, TIFFTAG_TILELENGTH, 0);
    if (!reader->tile_width || !reader->band_height) return fail(reader, CODEC_CORRUPT, "tiles without a size");
    if (!codec_within(reader->limits, reader->tile_width, reader->band_height, &reader->status)) return 0;
    tile_bytes = TIFFTileSize64(file);
  } else {
    reader->band_height = long_field(file, TIFFTAG_ROWSPERSTRIP, reader->height);
    if (reader->band_height > reader->height) reader->band_height = reader->height;
    if (!reader->band_height) return fail(reader, CODEC_CORRUPT, "strips without rows");
  }
  uint64_t across = reader->is_tiled ? (reader->width + (uint64_t)reader->tile_width - 1) / reader->tile_width : 1;
  uint64_t stride = reader->is_tiled ? (uint64_t)TIFFTileRowSize64(file) * across : (row_bits * reader->width + 7) / 8;
  uint64_t band = stride * reader->band_height;
  if (!codec_fits(reader->limits, band * (uint64_t)reader->planes + tile_bytes, &reader->status)) return 0;
  reader->band_stride = (size_t)stride;
  reader->band_bytes = (size_t)band;
  return stride > 0 || fail(reader, CODEC_CORRUPT, "rows without bytes");
}

static void copy_icc(tiff_reader *reader) {
  uint32_t count = 0;
  void *profile = NULL;
  if (!TIFFGetField(reader->file, TIFFTAG_ICCPROFILE, &count, &profile) || !profile || count == 0) return;
  reader->icc = malloc(count);
  if (!reader->icc) return;
  memcpy(reader->icc, profile, count);
  reader->icc_count = count;
}

static int copy_palette(tiff_reader *reader) {
  if (reader->photometric != PHOTOMETRIC_PALETTE) return 1;
  uint16_t *red = NULL, *green = NULL, *blue = NULL;
  if (!TIFFGetField(reader->file, TIFFTAG_COLORMAP, &red, &green, &blue))
    return fail(reader, CODEC_CORRUPT, "no palette");
  const uint16_t *const maps[3] = {red, green, blue};
  size_t bytes = sizeof(uint16_t) << reader->bits;
  for (int channel = 0; channel < 3; channel++) {
    reader->palette[channel] = malloc(bytes);
    if (!reader->palette[channel]) return fail(reader, CODEC_NO_MEMORY, "out of memory");
    memcpy(reader->palette[channel], maps[channel], bytes);
  }
  return 1;
}

/// Fields of the first directory, then of the EXIF one; a damaged EXIF directory loses its fields, not the picture.
static int read_exif(tiff_reader *reader) {
  exif_read(NULL, 0, &reader->fields);
  reader->fields.orientation = short_field(reader->file, TIFFTAG_ORIENTATION, 1);
  tiff_copy_text(reader->file, TIFFTAG_MAKE, reader->fields.make, sizeof reader->fields.make);
  tiff_copy_text(reader->file, TIFFTAG_MODEL, reader->fields.model, sizeof reader->fields.model);
  toff_t offset = 0;
  if (!TIFFGetField(reader->file, TIFFTAG_EXIFIFD, &offset) || offset == 0) return 1;
  codec_status before = reader->status;
  tiff_read_exif_directory(reader->file, offset, &reader->fields);
  reader->status = before;
  return TIFFSetDirectory(reader->file, 0) || fail(reader, CODEC_CORRUPT, "the first directory is damaged");
}

static void describe(tiff_reader *reader, codec_info *info) {
  memset(info, 0, sizeof *info);
  info->width = reader->width;
  info->height = reader->height;
  info->bit_depth = reader->bits;
  info->channels = reader->channels = has_ink(reader) ? 4 : 3;
  info->sample_bytes = reader->sample_bytes =
      reader->bits == 16 || reader->photometric == PHOTOMETRIC_PALETTE ? 2 : 1;
  info->is_gray = color_samples(reader) == 1 && reader->photometric != PHOTOMETRIC_PALETTE;
  copy_icc(reader);
  info->working_bytes = (uint64_t)reader->band_bytes * (uint64_t)reader->planes + reader->icc_count;
}

static void tiff_reader_close(void *opaque) {
  tiff_reader *reader = opaque;
  if (!reader) return;
  tiff_source_close(&reader->source);
  for (int channel = 0; channel < 3; channel++) free(reader->palette[channel]);
  free(reader->band);
  free(reader->tile);
  free(reader->icc);
  free(reader);
}

static void *tiff_reader_open(const uint8_t *bytes, size_t count, codec_limits limits, codec_info *info,
                              codec_status *status) {
  codec_clear(status);
  tiff_reader *reader = calloc(1, sizeof *reader);
  if (!reader) {
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    return NULL;
  }
  reader->limits = limits;
  reader->file = tiff_source_open(&reader->source, bytes, count, limits, &reader->status);
  if (reader->file && read_exif(reader) && read_layout(reader) && check_kind(reader) &&
      check_photometric(reader) && read_bands(reader) && copy_palette(reader)) {
    describe(reader, info);
    if (reader->status.result == CODEC_OK) return reader;
  }
  codec_fail(&reader->status, CODEC_CORRUPT, "the directory is damaged");
  *status = reader->status;
  tiff_reader_close(reader);
  return NULL;
}

static void tiff_reader_exif(const void *opaque, exif_fields *fields) {
  *fields = ((const tiff_reader *)opaque)->fields;
}

static const uint8_t *tiff_reader_icc(const void *opaque, size_t *count) {
  const tiff_reader *reader = opaque;
  *count = reader->icc_count;
  return reader->icc;
}

static int allocate(tiff_reader *reader) {
  reader->source.is_decoding = 1;
  reader->band = calloc((size_t)reader->planes, reader->band_bytes);
  if (reader->is_tiled) reader->tile = malloc((size_t)TIFFTileSize(reader->file));
  if (reader->band && (reader->tile || !reader->is_tiled)) return 1;
  return fail(reader, CODEC_NO_MEMORY, "out of memory");
}

static int read_strip(tiff_reader *reader, uint16_t plane, uint8_t *target) {
  uint32_t rows = reader->height - reader->next_row;
  if (rows > reader->band_height) rows = reader->band_height;
  tmsize_t wanted = (tmsize_t)(reader->band_stride * rows);
  uint32_t strip = TIFFComputeStrip(reader->file, reader->next_row, plane);
  tmsize_t found = TIFFReadEncodedStrip(reader->file, strip, target, wanted);
  return found == wanted || fail(reader, CODEC_TRUNCATED, "a strip is shorter than its rows");
}

static int read_tiles(tiff_reader *reader, uint16_t plane, uint8_t *target) {
  size_t row_bytes = (size_t)TIFFTileRowSize(reader->file);
  tmsize_t tile_bytes = TIFFTileSize(reader->file);
  for (uint32_t x = 0, column = 0; x < reader->width; x += reader->tile_width, column++) {
    uint32_t tile = TIFFComputeTile(reader->file, x, reader->next_row, 0, plane);
    if (TIFFReadEncodedTile(reader->file, tile, reader->tile, tile_bytes) != tile_bytes)
      return fail(reader, CODEC_TRUNCATED, "a tile is shorter than its pixels");
    for (uint32_t y = 0; y < reader->band_height; y++)
      memcpy(target + y * reader->band_stride + column * row_bytes, reader->tile + y * row_bytes, row_bytes);
    if (reader->width - x <= reader->tile_width) break;
  }
  return reader->status.result == CODEC_OK;
}

static int read_band(tiff_reader *reader) {
  if (!reader->band && !allocate(reader)) return 0;
  for (int plane = 0; plane < reader->planes; plane++) {
    uint8_t *target = reader->band + reader->band_bytes * (size_t)plane;
    int is_read = reader->is_tiled ? read_tiles(reader, (uint16_t)plane, target)
                                   : read_strip(reader, (uint16_t)plane, target);
    if (!is_read || reader->status.result != CODEC_OK) return fail(reader, CODEC_CORRUPT, "pixels cannot be decoded");
  }
  return 1;
}

/// One sample of a pixel of the current row as stored.
static uint32_t sample_at(const tiff_reader *reader, uint32_t row, uint32_t x, uint32_t sample) {
  const uint8_t *bytes = reader->band + (size_t)row * reader->band_stride;
  size_t index = reader->planes > 1 ? x : (size_t)x * reader->samples + sample;
  if (reader->planes > 1) bytes += reader->band_bytes * sample;
  if (reader->bits == 8) return bytes[index];
  if (reader->bits == 16) {
    uint16_t code;
    memcpy(&code, bytes + 2 * index, 2);
    return code;
  }
  size_t bit = index * reader->bits;
  return (uint32_t)(bytes[bit / 8] >> (8 - reader->bits - bit % 8)) & ((1u << reader->bits) - 1);
}

static void store(const tiff_reader *reader, uint8_t *row, size_t index, uint32_t code) {
  if (reader->sample_bytes == 1) {
    row[index] = (uint8_t)code;
  } else {
    ((uint16_t *)(void *)row)[index] = (uint16_t)code;
  }
}

/// A color sample as a code of the row's depth: gray and palette are spread to three channels.
static uint32_t color_at(const tiff_reader *reader, uint32_t row, uint32_t x, uint32_t channel) {
  if (color_samples(reader) > 1) return sample_at(reader, row, x, channel);
  uint32_t code = sample_at(reader, row, x, 0);
  if (reader->photometric == PHOTOMETRIC_PALETTE) return reader->palette[channel][code];
  uint32_t top = (1u << reader->bits) - 1;
  if (reader->photometric == PHOTOMETRIC_MINISWHITE) code = top - code;
  return reader->bits < 8 ? code * (255 / top) : code;
}

static void unpack_row(const tiff_reader *reader, uint32_t row, uint8_t *target) {
  uint32_t color_count = reader->channels;
  int with_alpha = has_alpha(reader);
  for (uint32_t x = 0; x < reader->width; x++) {
    uint32_t alpha = with_alpha ? sample_at(reader, row, x, color_samples(reader)) : 0;
    for (uint32_t channel = 0; channel < color_count; channel++) {
      uint32_t code = color_at(reader, row, x, channel);
      if (with_alpha) code = codec_laid_over_white(code, alpha, reader->bits == 16 ? 65535 : 255,
                                                   reader->extra_kind == EXTRASAMPLE_ASSOCALPHA);
      store(reader, target, (size_t)x * color_count + channel, code);
    }
  }
}

/// The common case without a detour: rows that already are what is handed out.
static int is_plain(const tiff_reader *reader) {
  return reader->planes == 1 && reader->samples == reader->channels && color_samples(reader) == reader->channels &&
         reader->bits >= 8;
}

static codec_result tiff_reader_row(void *opaque, uint8_t *row, codec_status *status) {
  tiff_reader *reader = opaque;
  if (reader->next_row >= reader->height) codec_fail(&reader->status, CODEC_CORRUPT, "a row is missing");
  uint32_t inside = reader->next_row % reader->band_height;
  if (reader->status.result == CODEC_OK && (inside != 0 || read_band(reader))) {
    if (is_plain(reader)) {
      memcpy(row, reader->band + reader->band_stride * inside, (size_t)reader->width * reader->channels * reader->sample_bytes);
    } else {
      unpack_row(reader, inside, row);
    }
    reader->next_row++;
  }
  *status = reader->status;
  return status->result;
}

static codec_result tiff_reader_finish(void *opaque, codec_status *status) {
  *status = ((tiff_reader *)opaque)->status;
  return status->result;
}

const codec_format *codec_format_tiff(void) {
  static const codec_format format = {tiff_reader_open, tiff_reader_exif,   tiff_reader_icc,
                                      tiff_reader_row,  tiff_reader_finish, tiff_reader_close};
  return &format;
}

#else

const codec_format *codec_format_tiff(void) { return NULL; }

#endif
