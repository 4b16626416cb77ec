#pragma once
#include <stddef.h>
#include <stdint.h>

// Pixels of libjpeg and libpng, as a few functions without jumps. Four bytes each, as cairo has them on this machine: blue, green,
// red, alpha, premultiplied. Whatever is not PIXELS_READ leaves nothing to free.
enum PixelsOutcome { PIXELS_READ, PIXELS_BROKEN, PIXELS_TOO_MANY };

struct Pixels {
    uint8_t *bytes;
    int32_t width;
    int32_t height;
};

/// most: how many pixels the picture may have as it is written.
enum PixelsOutcome pixels_read_png(const uint8_t *bytes, size_t count, int64_t most, struct Pixels *read);

/// The same; the picture is read smaller by a half, a quarter or an eighth as long as its shorter side stays at least `wanted`.
enum PixelsOutcome pixels_read_jpeg(const uint8_t *bytes, size_t count, int64_t most, int32_t wanted, struct Pixels *read);

/// A PNG of opaque pixels, grey if `is_grey`; null if there is no memory. To be given to pixels_free.
uint8_t *pixels_write_png(const uint8_t *bytes, int32_t width, int32_t height, int32_t stride, int is_grey, size_t *count);

void pixels_free(uint8_t *bytes);
