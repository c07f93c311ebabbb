/** Bytes of a picture as it is sent. */
export const MAX_PICTURE_BYTES = 25 * 1024 * 1024;

export const MAX_PICTURE_PIXELS = 50_000_000;

/** Pixels of a side, as many as WebP holds; a longer picture is made smaller. */
export const MAX_PICTURE_SIDE = 16_383;
