/**
 * Multiplies the default timeouts of tests, and explicit timeouts of e2e tests above 10 s: in CI they are
 * longer, because a shared machine may be slower. Short ones, of an attempt that is repeated, are the same
 * everywhere.
 */
export const timeoutFactor = process.env.CI ? 2 : 1;
