import slugify from '@sindresorhus/slugify';
import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc, nfkc } from '#contracts/normalForm.ts';
import type { Transaction } from '#db/pools.ts';
import { inArray, sql } from '#db/query.ts';
import { article, formerSlug } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { bareArabic, hasArabic, hasHan } from '#editorial/search/searchWords.ts';

const longest = 80;
/** No headline is longer; of a longer text the rest would be cut away anyway. */
const MAX_SLUG_SOURCE = 2_000;
const reserved = new Set(['new', 'history', 'feed', 'index', 'search', 'admin', 'newsroom', 'api', 'media']);
const provisional = /^draft-[0-9a-f]{12}$/;

/** The address of an article that has no headline yet. */
export const provisionalSlug = (): string => `draft-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

export const isProvisional = (slug: string): boolean => provisional.test(slug);

/** An address made of a text: words joined by hyphens, ≤ 80 characters; Chinese and Arabic keep theirs. May be empty. */
export function slugFrom(text: string): string {
  const clean = nfkc(withoutInvisibleSigns(text.slice(0, MAX_SLUG_SOURCE))).toLowerCase();
  const words =
    hasHan(clean) || hasArabic(clean)
      ? bareArabic(clean).replace(/[^\p{L}\p{N}]+/gu, '-')
      : slugify(clean, { decamelize: false });
  const slug = Array.from(nfc(words.replace(/^-+|-+$/g, '')));
  const cut = slug.slice(0, longest).join('');
  const whole = slug.length > longest && cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
  return whole.replace(/-+$/g, '');
}

/** Whether a person may choose this address. */
export function isFitSlug(slug: string): boolean {
  return slug.length > 0 && slug === slugFrom(slug) && !reserved.has(slug) && !isProvisional(slug);
}

/** Whether readers can be sent there: archives and imports brought addresses that nobody would choose. */
export const isSoundSlug = (slug: string): boolean =>
  /^[\p{L}\p{M}\p{N}]+(?:[-_.~][\p{L}\p{M}\p{N}]+)*$/u.test(slug) && !reserved.has(slug);

/** Until this transaction ends, whoever wants the same address waits. */
export async function reserveSlug(tx: Transaction, slug: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`slug ${slug}`}, 0))`);
}

/** Whether an article other than `by` has this address, or had it. */
export async function isSlugTaken(tx: Transaction, slug: string, by?: ArticleId): Promise<boolean> {
  return (await findTakenSlugs(tx, [{ slug, by }])).has(slug);
}

/** Which of these addresses an article has, or had, other than the one that wants it. */
export async function findTakenSlugs(
  tx: Transaction,
  wanted: { slug: string; by?: ArticleId | undefined }[],
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const slugs = wanted.map(({ slug }) => slug);
  const by = wanted.map((one) => one.by ?? null);
  const { rows } = await tx.execute<{ slug: string }>(sql`
    select w.slug from unnest(${sql.param(slugs)}::text[], ${sql.param(by)}::bigint[]) w (slug, by)
    where exists (select from ${article} a where a.slug = w.slug and a.id is distinct from w.by)
      or exists (select from ${formerSlug} f where f.slug = w.slug and f.article_id is distinct from w.by)`);
  return new Set(rows.map(({ slug }) => slug));
}

/** The text's own address, or with the first number behind it that is free; held until this transaction ends. */
export async function freeSlug(tx: Transaction, text: string, by?: ArticleId): Promise<string> {
  const base = baseFrom(text);
  await reserveSlug(tx, base);
  return firstFree(tx, base, by);
}

/** The address that a release would give now. Nobody waits for it, and nothing holds it. */
export function foreseeSlug(tx: Transaction, text: string, by: ArticleId): Promise<string> {
  return firstFree(tx, baseFrom(text), by);
}

function baseFrom(text: string): string {
  const wanted = slugFrom(text);
  if (wanted !== '' && !reserved.has(wanted) && !isProvisional(wanted)) return wanted;
  return `story-${wanted}`.replace(/-$/, '');
}

async function firstFree(tx: Transaction, base: string, by?: ArticleId): Promise<string> {
  for (let number = 1; number < 100; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!(await isSlugTaken(tx, slug, by))) return slug;
  }
  return `${base}-${crypto.randomUUID().slice(0, 8)}`;
}

/** How many numbers behind an address are asked for at once. */
const span = 8;

/**
 * Addresses for several new articles at once, as `freeSlug` would give them one after another: none is another's. They
 * are held until this transaction ends, in a fixed order, so that two at once can't deadlock.
 */
export async function freeSlugs(tx: Transaction, texts: readonly string[]): Promise<string[]> {
  const bases = texts.map(baseFrom);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('slug ' || base, 0))
    from (select distinct base from unnest(${sql.param(bases)}::text[]) wanted (base) order by base) ordered`);
  const given = new Set<string>();
  const found: string[] = [];
  const known = new Map<string, boolean>();
  for (const [at, base] of bases.entries()) {
    let number = 1;
    while (number < 100) {
      const slug = numbered(base, number);
      if (!known.has(slug)) await learn(tx, known, bases.slice(at), number);
      if (!known.get(slug) && !given.has(slug)) break;
      number++;
    }
    const slug = number < 100 ? numbered(base, number) : `${base}-${crypto.randomUUID().slice(0, 8)}`;
    given.add(slug);
    found.push(slug);
  }
  return found;
}

const numbered = (base: string, number: number): string => (number === 1 ? base : `${base}-${number}`);

/** Asks which of these addresses, with the numbers from `number` on, an article has or had. */
async function learn(tx: Transaction, known: Map<string, boolean>, bases: string[], number: number) {
  const numbers = number === 1 ? [1] : Array.from({ length: span }, (_, at) => number + at);
  const wanted = (number === 1 ? bases : bases.slice(0, 1)).flatMap((base) =>
    numbers.map((one) => numbered(base, one)),
  );
  const [now, before] = [
    await tx.select({ slug: article.slug }).from(article).where(inArray(article.slug, wanted)),
    await tx.select({ slug: formerSlug.slug }).from(formerSlug).where(inArray(formerSlug.slug, wanted)),
  ];
  const taken = new Set([...now, ...before].map(({ slug }) => slug));
  for (const slug of wanted) known.set(slug, taken.has(slug));
}
