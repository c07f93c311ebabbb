/** Multiplies all timeouts of tests. In CI they are longer, because a shared machine may be slower. */
export const timeoutFactor = process.env.CI ? 2 : 1;
