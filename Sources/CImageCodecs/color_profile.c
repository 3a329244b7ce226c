#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lcms2.h>

#include "status.h"

struct color_profile {
  cmsContext context;
  cmsHPROFILE profile;
  cmsHTRANSFORM transform;
  codec_status status;
  cmsColorSpaceSignature space;
};

/// Called by the library for its own context only; nothing global is set.
static void on_error(cmsContext context, cmsUInt32Number code, const char *text) {
  (void)code;
  color_profile *profile = cmsGetContextUserData(context);
  if (profile) codec_fail(&profile->status, CODEC_PROFILE_BROKEN, text);
}

static int broken(color_profile *profile, const char *message) {
  codec_fail(&profile->status, CODEC_PROFILE_BROKEN, message);
  return 0;
}

static int channels_of(cmsColorSpaceSignature space) {
  switch (space) {
  case cmsSigGrayData:
    return 1;
  case cmsSigRgbData:
    return 3;
  case cmsSigCmykData:
    return 4;
  default:
    return 0;
  }
}

/// Classes whose profiles describe the codes of a picture.
static int describes_pictures(cmsHPROFILE profile) {
  switch (cmsGetDeviceClass(profile)) {
  case cmsSigInputClass:
  case cmsSigDisplayClass:
  case cmsSigOutputClass:
  case cmsSigColorSpaceClass:
    return 1;
  default:
    return 0;
  }
}

static int has_table(cmsHPROFILE profile) {
  static const cmsTagSignature tags[] = {cmsSigAToB0Tag, cmsSigAToB1Tag, cmsSigDToB0Tag, cmsSigDToB1Tag};
  for (size_t index = 0; index < sizeof tags / sizeof *tags; index++)
    if (cmsIsTag(profile, tags[index])) return 1;
  return 0;
}

static int copy_curve(color_profile *profile, cmsTagSignature tag, profile_curve *curve) {
  const cmsToneCurve *tone = cmsReadTag(profile->profile, tag);
  if (!tone) return broken(profile, "a tone curve is missing");
  curve->type = cmsGetToneCurveParametricType(tone);
  curve->entries = cmsGetToneCurveEstimatedTableEntries(tone);
  curve->table = cmsGetToneCurveEstimatedTable(tone);
  const cmsFloat64Number *parameters = curve->type ? cmsGetToneCurveParams(tone) : NULL;
  if (curve->type < 0 || curve->type > 5 || (curve->type > 0 && !parameters))
    return broken(profile, "a tone curve of an unknown kind");
  for (int index = 0; parameters && index < 7; index++) {
    if (!isfinite(parameters[index])) return broken(profile, "a tone curve with no numbers");
    curve->parameters[index] = parameters[index];
  }
  if (curve->type == 0 && (!curve->table || curve->entries < 2)) return broken(profile, "an empty tone curve");
  double rise = (double)cmsEvalToneCurveFloat(tone, 1) - (double)cmsEvalToneCurveFloat(tone, 0);
  return rise > 0.1 || broken(profile, "a tone curve that does not rise");
}

static double determinant(const double *m) {
  return m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6]);
}

static int copy_matrix(color_profile *profile, profile_info *info) {
  static const cmsTagSignature primaries[] = {cmsSigRedColorantTag, cmsSigGreenColorantTag, cmsSigBlueColorantTag};
  static const cmsTagSignature tones[] = {cmsSigRedTRCTag, cmsSigGreenTRCTag, cmsSigBlueTRCTag};
  for (int channel = 0; channel < 3; channel++) {
    const cmsCIEXYZ *xyz = cmsReadTag(profile->profile, primaries[channel]);
    if (!xyz) return broken(profile, "a primary color is missing");
    info->colorants[channel] = xyz->X;
    info->colorants[3 + channel] = xyz->Y;
    info->colorants[6 + channel] = xyz->Z;
    if (!copy_curve(profile, tones[channel], &info->curves[channel])) return 0;
  }
  double luminance = info->colorants[3] + info->colorants[4] + info->colorants[5];
  if (!(fabs(determinant(info->colorants)) > 1e-4) || !(luminance > 0.5 && luminance < 2))
    return broken(profile, "primary colors that span no color space");
  return 1;
}

/// Settles how the profile is applied: gray by its curve, RGB by curves and matrix, everything else by transform.
static int describe(color_profile *profile, profile_info *info) {
  profile->space = cmsGetColorSpace(profile->profile);
  info->channels = channels_of(profile->space);
  if (!info->channels) return broken(profile, "a profile for neither gray, RGB nor CMYK");
  if (!describes_pictures(profile->profile)) return broken(profile, "a profile that describes no picture");
  int is_lab = cmsGetPCS(profile->profile) == cmsSigLabData;
  if (has_table(profile->profile) || (info->channels == 1 && is_lab)) return 1;
  if (info->channels == 4) return broken(profile, "a CMYK profile without its table");
  info->is_matrix = 1;
  return info->channels == 3 ? copy_matrix(profile, info)
                             : copy_curve(profile, cmsSigGrayTRCTag, &info->curves[0]);
}

color_profile *color_profile_open(const uint8_t *bytes, size_t count, profile_info *info, codec_status *status) {
  codec_clear(status);
  memset(info, 0, sizeof *info);
  color_profile *profile = calloc(1, sizeof *profile);
  if (profile) profile->context = cmsCreateContext(NULL, profile);
  if (!profile || !profile->context) {
    codec_fail(status, CODEC_NO_MEMORY, "out of memory");
    free(profile);
    return NULL;
  }
  cmsSetLogErrorHandlerTHR(profile->context, on_error);
  profile->profile = cmsOpenProfileFromMemTHR(profile->context, bytes, (cmsUInt32Number)count);
  if (profile->profile && describe(profile, info)) return profile;
  broken(profile, "not an ICC profile");
  *status = profile->status;
  color_profile_close(profile);
  return NULL;
}

/// ROMM primaries hold every surface color; the sRGB curve spends the 16 bits evenly.
static cmsHPROFILE wide_space(cmsContext context) {
  static const cmsCIExyY white = {0.34567, 0.35850, 1};
  static const cmsCIExyYTRIPLE primaries = {{0.7347, 0.2653, 1}, {0.1596, 0.8404, 1}, {0.0366, 0.0001, 1}};
  static const cmsFloat64Number srgb[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  cmsToneCurve *curve = cmsBuildParametricToneCurve(context, 4, srgb);
  if (!curve) return NULL;
  cmsToneCurve *curves[3] = {curve, curve, curve};
  cmsHPROFILE wide = cmsCreateRGBProfileTHR(context, &white, &primaries, curves);
  cmsFreeToneCurve(curve);
  return wide;
}

static cmsUInt32Number row_type(cmsColorSpaceSignature space, uint32_t sample_bytes) {
  switch (space) {
  case cmsSigGrayData: // gray comes spread over three samples
    return COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1) | EXTRA_SH(2) | BYTES_SH(sample_bytes);
  case cmsSigRgbData:
    return COLORSPACE_SH(PT_RGB) | CHANNELS_SH(3) | BYTES_SH(sample_bytes);
  default:
    return COLORSPACE_SH(PT_CMYK) | CHANNELS_SH(4) | BYTES_SH(sample_bytes);
  }
}

codec_result color_profile_prepare(color_profile *profile, uint32_t channels, uint32_t sample_bytes,
                                   codec_status *status) {
  if ((channels == 4) != (profile->space == cmsSigCmykData)) {
    broken(profile, "the profile is for another number of channels");
  } else {
    cmsHPROFILE wide = wide_space(profile->context);
    if (wide) {
      profile->transform = cmsCreateTransformTHR(profile->context, profile->profile,
                                                 row_type(profile->space, sample_bytes), wide, TYPE_RGB_16,
                                                 INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE | cmsFLAGS_HIGHRESPRECALC);
      cmsCloseProfile(wide);
    }
    if (!profile->transform) broken(profile, "its table cannot be used");
  }
  *status = profile->status;
  return status->result;
}

void color_profile_transform(const color_profile *profile, const void *row, uint16_t *wide, uint32_t width) {
  cmsDoTransform(profile->transform, row, wide, width);
}

void color_profile_close(color_profile *profile) {
  if (!profile) return;
  if (profile->transform) cmsDeleteTransform(profile->transform);
  if (profile->profile) cmsCloseProfile(profile->profile);
  if (profile->context) cmsDeleteContext(profile->context);
  free(profile);
}

int color_profile_library_version(void) { return cmsGetEncodedCMMversion(); }
