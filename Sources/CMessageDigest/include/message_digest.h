#ifndef MESSAGE_DIGEST_H
#define MESSAGE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// SHA-256 of FIPS 180-4.
void message_digest_sha256(const uint8_t *bytes, size_t count, uint8_t digest[32]);

/// The same without the processor's own instructions for it: for tests.
void message_digest_sha256_portable(const uint8_t *bytes, size_t count, uint8_t digest[32]);

#endif
