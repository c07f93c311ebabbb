/** Maximum bytes of an upload. */
export const MAX_PICTURE_BYTES = 25 * 1024 * 1024;

export const MAX_PICTURE_PIXELS = 50_000_000;

/** Maximum pixels of a side, the limit of WebP; a larger picture is scaled down. */
export const MAX_PICTURE_SIDE = 16_383;
