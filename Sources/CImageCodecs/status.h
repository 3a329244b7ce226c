#ifndef CODEC_STATUS_H
#define CODEC_STATUS_H

#include "CImageCodecs.h"

/// Keeps the first failure: what follows is usually its consequence.
void codec_fail(codec_status *status, codec_result result, const char *message);

/// Whether a picture of this size may be decoded.
int codec_within(codec_limits limits, uint64_t width, uint64_t height, codec_status *status);

/// Whether a reader may hold this many bytes.
int codec_fits(codec_limits limits, uint64_t bytes, codec_status *status);

/// A status of success.
void codec_clear(codec_status *status);

/// One sample over white, rounded to nearest; `top` is the code of white.
uint32_t codec_laid_over_white(uint32_t color, uint32_t alpha, uint32_t top, int premultiplied);

/// Four samples a pixel, the last one alpha, to three over white, rounded to nearest, on the encoded samples.
/// `premultiplied` samples already are alpha * color.
void codec_over_white(const uint8_t *source, uint8_t *rgb, uint32_t width, uint32_t sample_bytes, int premultiplied);

#endif
