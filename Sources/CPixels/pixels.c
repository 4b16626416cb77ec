#include "CPixels.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>
#include <png.h>

void pixels_free(uint8_t *bytes) { free(bytes); }

static uint8_t multiplied(uint8_t value, uint8_t alpha) { return (uint8_t)((value * alpha + 127) / 255); }

enum PixelsOutcome pixels_read_png(const uint8_t *bytes, size_t count, int64_t most, struct Pixels *read) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes, count)) return PIXELS_BROKEN;
    if ((int64_t)image.width * image.height > most) {
        png_image_free(&image);
        return PIXELS_TOO_MANY;
    }
    image.format = PNG_FORMAT_BGRA;
    size_t size = (size_t)image.width * image.height * 4;
    uint8_t *target = malloc(size);
    if (!target || !png_image_finish_read(&image, NULL, target, (png_int_32)(image.width * 4), NULL)) {
        png_image_free(&image);
        free(target);
        return PIXELS_BROKEN;
    }
    for (size_t at = 0; at < size; at += 4) {
        uint8_t alpha = target[at + 3];
        if (alpha == 255) continue;
        for (int part = 0; part < 3; part++) target[at + part] = multiplied(target[at + part], alpha);
    }
    *read = (struct Pixels){target, (int32_t)image.width, (int32_t)image.height};
    return PIXELS_READ;
}

struct Trouble {
    struct jpeg_error_mgr base;
    jmp_buf back;
};

static void jump(j_common_ptr info) { longjmp(((struct Trouble *)info->err)->back, 1); }

// A file that ends too soon would be filled up with grey; other warnings are about files that everybody shows.
static void listen(j_common_ptr info, int level) {
    if (level < 0 && info->err->msg_code == JWRN_JPEG_EOF) jump(info);
}

// A small file can ask for thousands of passes over a large picture.
static void watch(j_common_ptr info) {
    if (((j_decompress_ptr)info)->input_scan_number > 100) jump(info);
}

enum PixelsOutcome pixels_read_jpeg(const uint8_t *bytes, size_t count, int64_t most, int32_t wanted, struct Pixels *read) {
    struct jpeg_decompress_struct info;
    struct jpeg_progress_mgr progress;
    struct Trouble trouble;
    uint8_t *volatile target = NULL;
    memset(&info, 0, sizeof info);
    info.err = jpeg_std_error(&trouble.base);
    trouble.base.error_exit = jump;
    trouble.base.emit_message = listen;
    if (setjmp(trouble.back)) {
        jpeg_destroy_decompress(&info);
        free(target);
        return PIXELS_BROKEN;
    }
    jpeg_create_decompress(&info);
    memset(&progress, 0, sizeof progress);
    progress.progress_monitor = watch;
    info.progress = &progress;
    jpeg_mem_src(&info, bytes, count);
    jpeg_read_header(&info, TRUE);
    if ((int64_t)info.image_width * info.image_height > most) {
        jpeg_destroy_decompress(&info);
        return PIXELS_TOO_MANY;
    }
    info.out_color_space = JCS_EXT_BGRA;
    info.scale_num = 1;
    info.scale_denom = 1;
    JDIMENSION shorter = info.image_width < info.image_height ? info.image_width : info.image_height;
    while (info.scale_denom < 8 && shorter / (info.scale_denom * 2) >= (JDIMENSION)(wanted < 1 ? 1 : wanted)) info.scale_denom *= 2;
    jpeg_start_decompress(&info);
    size_t row = (size_t)info.output_width * 4;
    target = malloc(row * info.output_height);
    if (!target) jump((j_common_ptr)&info);
    while (info.output_scanline < info.output_height) {
        JSAMPROW line = target + row * info.output_scanline;
        jpeg_read_scanlines(&info, &line, 1);
    }
    jpeg_finish_decompress(&info);
    *read = (struct Pixels){target, (int32_t)info.output_width, (int32_t)info.output_height};
    jpeg_destroy_decompress(&info);
    return PIXELS_READ;
}

uint8_t *pixels_write_png(const uint8_t *bytes, int32_t width, int32_t height, int32_t stride, int is_grey, size_t *count) {
    int parts = is_grey ? 1 : 3;
    uint8_t *packed = malloc((size_t)width * height * parts), *written = NULL;
    if (!packed) return NULL;
    uint8_t *to = packed;
    for (int32_t y = 0; y < height; y++) {
        const uint8_t *from = bytes + (size_t)y * stride;
        for (int32_t x = 0; x < width; x++, from += 4) {
            if (!is_grey) *to++ = from[2];
            *to++ = from[1];
            if (!is_grey) *to++ = from[0];
        }
    }
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = (png_uint_32)width;
    image.height = (png_uint_32)height;
    image.format = is_grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    written = malloc(size);
    if (written && !png_image_write_to_memory(&image, written, &size, 0, packed, 0, NULL)) {
        free(written);
        written = NULL;
    }
    free(packed);
    *count = size;
    return written;
}
