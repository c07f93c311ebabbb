type Security = {
  /** whether the page has our own scripts; otherwise no script may run */
  islands: boolean;
  /** hashes of the inline style sheets */
  styles?: readonly string[];
  /** which pages may frame the page: none, except for previews */
  ancestors?: "'none'" | "'self'";
  referrer?: 'no-referrer';
};

/** Values by header name. */
export type HeaderValues = Record<string, string | null | undefined | false>;

/** Headers as a flat list for `writeHead`: name, value, name, value … Those without a value are left out. */
export const headerList = (headers: HeaderValues): string[] =>
  Object.entries(headers).flatMap(([name, value]) => (value ? [name, value] : []));

/** Security headers of reader pages. */
export function securityHeaders(options: Security): HeaderValues {
  const policy = [
    "default-src 'none'",
    "img-src 'self' data:",
    `style-src ${["'self'", ...(options.styles ?? [])].join(' ')}`,
    "style-src-attr 'unsafe-inline'", // the dominant colour behind each picture
    "font-src 'self'",
    `script-src ${options.islands ? "'self'" : "'none'"}`,
    "connect-src 'self'", // our scripts make no requests, but auditing tools fetch robots.txt from within the page
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${options.ancestors ?? "'none'"}`,
  ];
  return { 'Content-Security-Policy': policy.join('; '), ...plainHeaders(options.referrer) };
}

/** Headers for every kind of answer. */
export const plainHeaders = (referrer = 'strict-origin-when-cross-origin'): HeaderValues => ({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': referrer,
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
});

/**
 * Text and data mining reservation:
 * https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/#sec-http-headers
 */
export const reservation = ({ policy }: { policy: string }): HeaderValues => ({
  'TDM-Reservation': '1',
  'TDM-Policy': policy,
});
