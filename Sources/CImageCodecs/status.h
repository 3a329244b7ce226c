#ifndef CODEC_STATUS_H
#define CODEC_STATUS_H

#include "CImageCodecs.h"

/// Keeps the first failure: what follows is usually its consequence.
void codec_fail(codec_status *status, codec_result result, const char *message);

/// Whether a picture of this size may be decoded.
int codec_within(codec_limits limits, uint64_t width, uint64_t height, codec_status *status);

#endif
