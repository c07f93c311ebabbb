type Security = {
  /** our own small modules; without one no script runs */
  islands: boolean;
  /** hashes of the style sheets that stand in the page */
  styles?: readonly string[];
  /** who may frame the page: nobody, but for proofs */
  ancestors?: "'none'" | "'self'";
  referrer?: 'no-referrer';
};

/** Security headers of every reader's page. */
export function securityHeaders(options: Security): string[] {
  const policy = [
    "default-src 'none'",
    "img-src 'self' data:",
    `style-src ${["'self'", ...(options.styles ?? [])].join(' ')}`,
    "style-src-attr 'unsafe-inline'", // the dominant colour behind each picture
    "font-src 'self'",
    `script-src ${options.islands ? "'self'" : "'none'"}`,
    "connect-src 'self'", // no script asks, but those who judge a page from within it look for robots.txt
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

/** Of text and data mining: https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/#sec-http-headers */
export const reservation = ({ policy }: { policy: string }): string[] => [
  'TDM-Reservation',
  '1',
  ...(policy ? ['TDM-Policy', policy] : []),
];
