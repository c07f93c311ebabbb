/** First segments of addresses that belong to other pages of the paper, or to staff pages. */
const taken = new Set([
  'admin',
  'api',
  'articles',
  'as-of',
  'authors',
  'collab',
  'corrections',
  'health',
  'invite',
  'ledger',
  'live',
  'media',
  'newsroom',
  'oembed',
  'proofs',
  'ready',
  'search',
  'sections',
  'series',
  'sign-in',
  'subscribe',
  'subscriptions',
  'text',
  'topics',
]);

/**
 * Whether an about page may have this path (without the leading slash): `about`, one level below it, or one word at the
 * root that no other page uses.
 */
export function isFitPath(path: string): boolean {
  if (path.length > 80 || path === 'about/record') return false;
  if (!/^[a-z\d]+(-[a-z\d]+)*(\/[a-z\d]+(-[a-z\d]+)*)?$/.test(path)) return false;
  const [first = '', second] = path.split('/');
  return !taken.has(first) && (second === undefined || first === 'about');
}
