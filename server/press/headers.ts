/** Security headers of every reader's page. Islands are our own small modules; without one no script runs. */
export function securityHeaders(options: { islands: boolean }): string[] {
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
    "frame-ancestors 'none'",
  ];
  return ['Content-Security-Policy', policy.join('; '), ...plainHeaders()];
}

/** What is sent with anything at all. */
export function plainHeaders(): string[] {
  return [
    'X-Content-Type-Options',
    'nosniff',
    'Referrer-Policy',
    'strict-origin-when-cross-origin',
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  ];
}
