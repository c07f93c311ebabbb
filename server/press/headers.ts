type Security = {
  /** our own small modules; without one no script runs */
  islands: boolean;
  /** who may frame the page: nobody, but for proofs */
  ancestors?: "'none'" | "'self'";
  referrer?: 'no-referrer';
};

/** Security headers of every reader's page. */
export function securityHeaders(options: Security): string[] {
  const policy = [
    "default-src 'none'",
    "img-src 'self' data:",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'", // the dominant colour behind each picture
    "font-src 'self'",
    `script-src ${options.islands ? "'self'" : "'none'"}`,
    ...(options.islands ? ["connect-src 'self'"] : []),
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${options.ancestors ?? "'none'"}`,
  ];
  return ['Content-Security-Policy', policy.join('; '), ...plainHeaders(options.referrer)];
}

/** What is sent with anything at all. */
export function plainHeaders(referrer = 'strict-origin-when-cross-origin'): string[] {
  return [
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    referrer,
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  ];
}
