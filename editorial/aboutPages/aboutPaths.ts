import { ROUTES, STAFF_ROOTS } from '#contracts/routes.ts';

const firstOf = (path: string): string => path.split('/', 2)[1] ?? '';

/** First parts of addresses of the paper's other pages, of the staff pages and of the health checks. */
const taken = new Set<string>([
  ...Object.values(ROUTES).map(({ path }) => firstOf(path)),
  ...STAFF_ROOTS,
  ...['collab', 'health', 'live', 'ready'],
]);
for (const free of ['about', 'sitemaps']) taken.delete(free); // no other page has the address `/sitemaps`

/**
 * Whether an about page may have this path: `about`, one level below it, or one word that no other page has.
 * @param path without the leading slash
 */
export function isFitPath(path: string): boolean {
  if (path.length > 80 || path === 'about/record') return false;
  if (!/^[a-z\d]+(-[a-z\d]+)*(\/[a-z\d]+(-[a-z\d]+)*)?$/.test(path)) return false;
  const [first = '', second] = path.split('/');
  return !taken.has(first) && (second === undefined || first === 'about');
}
