#ifndef C_COLOR_PROFILE_H
#define C_COLOR_PROFILE_H

// ICC profiles through Little CMS: matrix profiles are handed out as numbers, all others transform rows.

/// A tone curve: a parametric function of the ICC (type 1...5, parameters g a b c d e f), or a table (type 0).
typedef struct {
  int type;
  double parameters[7];
  const uint16_t *table;
  uint32_t entries;
} profile_curve;

typedef struct {
  int channels; // of the photo the profile is for: 1, 3 or 4
  /// Curves and, for three channels, a matrix say it all; otherwise rows are to be transformed.
  int is_matrix;
  profile_curve curves[3];
  /// Rows X, Y, Z; columns R, G, B; relative to the D50 of the profile connection space.
  double colorants[9];
} profile_info;

typedef struct color_profile color_profile;

/// NULL and a status when the profile is broken. `bytes` are not needed afterwards.
color_profile *color_profile_open(const uint8_t *bytes, size_t count, profile_info *info, codec_status *status);

/// Prepares rows of `channels` (3 or 4) samples of `sample_bytes` each, as codec_format hands them out, to be
/// transformed; relative colorimetric, to 16-bit RGB of ROMM primaries (ISO 22028-2) under D50 and the sRGB curve.
codec_result color_profile_prepare(color_profile *profile, uint32_t channels, uint32_t sample_bytes,
                                   codec_status *status);
void color_profile_transform(const color_profile *profile, const void *row, uint16_t *wide, uint32_t width);
void color_profile_close(color_profile *profile);

/// Version of Little CMS, e.g. 2140.
int color_profile_library_version(void);

#endif
