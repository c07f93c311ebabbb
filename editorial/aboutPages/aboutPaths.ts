import { ROUTES, STAFF_ROOTS } from '#contracts/routes.ts';

const firstOf = (path: string): string => path.split('/', 2)[1] ?? '';

/** First parts of addresses that belong to other pages of the paper, to its staff, or to who watches the server. */
const taken = new Set<string>([
  ...Object.values(ROUTES).map(({ path }) => firstOf(path)),
  ...STAFF_ROOTS,
  ...['collab', 'health', 'live', 'ready'],
]);
for (const free of ['about', 'sitemaps']) taken.delete(free); // at `/sitemaps` itself there is no other page

/**
 * Whether an about page may stand there: `about`, one level below it, or one word at the root that no other page has.
 * Without the first stroke.
 */
export function isFitPath(path: string): boolean {
  if (path.length > 80 || path === 'about/record') return false;
  if (!/^[a-z\d]+(-[a-z\d]+)*(\/[a-z\d]+(-[a-z\d]+)*)?$/.test(path)) return false;
  const [first = '', second] = path.split('/');
  return !taken.has(first) && (second === undefined || first === 'about');
}
