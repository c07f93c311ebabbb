import slugify from '@sindresorhus/slugify';
import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc, nfkc } from '#contracts/normalForm.ts';
import type { Transaction } from '#db/pools.ts';
import { inArray, sql } from '#db/query.ts';
import { article, formerSlug } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { bareArabic, hasArabic, hasHan } from '#editorial/search/searchWords.ts';

const MAX_SLUG_CHARACTERS = 80;
/** Characters of a text that are used for a slug; further characters would not fit. */
const MAX_SLUG_SOURCE = 2_000;
const reserved = new Set(['new', 'history', 'feed', 'index', 'search', 'admin', 'newsroom', 'api', 'media']);
const provisional = /^draft-[0-9a-f]{12}$/;

/** A condition on `article`: its slug is not one that `provisionalSlug` made. */
export const hasPermanentSlug = sql`${article.slug} !~ ${provisional.source}`;

/** The slug of an article that has no headline yet. */
export const provisionalSlug = (): string => `draft-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

/** Whether a slug was made by `provisionalSlug`. */
export const isProvisional = (slug: string): boolean => provisional.test(slug);

/**
 * Makes a slug from a text: words joined by hyphens, ≤ 80 characters; Chinese and Arabic letters are kept. May be
 * empty.
 */
export function slugFrom(text: string): string {
  const clean = nfkc(withoutInvisibleSigns(text.slice(0, MAX_SLUG_SOURCE))).toLowerCase();
  const words =
    hasHan(clean) || hasArabic(clean)
      ? bareArabic(clean).replace(/[^\p{L}\p{N}]+/gu, '-')
      : slugify(clean, { decamelize: false });
  const slug = Array.from(nfc(words.replace(/^-+|-+$/g, '')));
  const cut = slug.slice(0, MAX_SLUG_CHARACTERS).join('');
  const shortened =
    slug.length > MAX_SLUG_CHARACTERS && cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
  return shortened.replace(/-+$/g, '');
}

/** Whether a user may choose this slug. */
export const isFitSlug = (slug: string): boolean =>
  slug.length > 0 && slug === slugFrom(slug) && !reserved.has(slug) && !isProvisional(slug);

/** Whether a slug works as an address, a weaker rule than `isFitSlug`, for slugs of archives and imports. */
export const isSoundSlug = (slug: string): boolean =>
  /^[\p{L}\p{M}\p{N}]+(?:[-_.~][\p{L}\p{M}\p{N}]+)*$/u.test(slug) && !reserved.has(slug);

/** Locks a slug until this transaction ends. */
export async function reserveSlug(tx: Transaction, slug: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`slug ${slug}`}, 0))`);
}

/** Whether an article other than `by` has this slug now, or had it before. */
export async function isSlugTaken(tx: Transaction, slug: string, by?: ArticleId): Promise<boolean> {
  return (await findTakenSlugs(tx, [{ slug, by }])).has(slug);
}

/** Those of the slugs that an article other than `by` has or had. */
export async function findTakenSlugs(
  tx: Transaction,
  candidates: { slug: string; by?: ArticleId | undefined }[],
): Promise<Set<string>> {
  if (candidates.length === 0) return new Set();
  const slugs = candidates.map(({ slug }) => slug);
  const by = candidates.map((candidate) => candidate.by ?? null);
  const { rows } = await tx.execute<{ slug: string }>(sql`
    select w.slug from unnest(${sql.param(slugs)}::text[], ${sql.param(by)}::bigint[]) w (slug, by)
    where exists (select from ${article} a where a.slug = w.slug and a.id is distinct from w.by)
      or exists (select from ${formerSlug} f where f.slug = w.slug and f.article_id is distinct from w.by)`);
  return new Set(rows.map(({ slug }) => slug));
}

/** The slug for a text, if necessary with the first free number appended; locked until this transaction ends. */
export async function freeSlug(tx: Transaction, text: string, by?: ArticleId): Promise<string> {
  const base = baseFrom(text);
  await reserveSlug(tx, base);
  return firstFree(tx, base, by);
}

/** The slug that a release would give now. Not locked. */
export function forecastSlug(tx: Transaction, text: string, by: ArticleId): Promise<string> {
  return firstFree(tx, baseFrom(text), by);
}

function baseFrom(text: string): string {
  const base = slugFrom(text);
  if (base !== '' && !reserved.has(base) && !isProvisional(base)) return base;
  return `story-${base}`.replace(/-$/, '');
}

/** From this number on, a random suffix replaces the number. */
const MAX_NUMBER = 100;

function numbered(base: string, number: number): string {
  if (number === 1) return base;
  return `${base}-${number < MAX_NUMBER ? number : crypto.randomUUID().slice(0, 8)}`;
}

async function firstFree(tx: Transaction, base: string, by?: ArticleId): Promise<string> {
  for (let number = 1; number < MAX_NUMBER; number++)
    if (!(await isSlugTaken(tx, numbered(base, number), by))) return numbered(base, number);
  return numbered(base, MAX_NUMBER);
}

/** Number of suffixes that are looked up at once. */
const SUFFIXES_PER_LOOKUP = 8;

/**
 * Slugs for several new articles, all different, as `freeSlug` would give them one after another. They are locked until
 * this transaction ends, in a fixed order to avoid deadlocks.
 */
export async function freeSlugs(tx: Transaction, texts: readonly string[]): Promise<string[]> {
  const bases = texts.map(baseFrom);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('slug ' || base, 0))
    from (select distinct base from unnest(${sql.param(bases)}::text[]) wanted (base) order by base) ordered`);
  const assigned = new Set<string>();
  const isTaken = new Map<string, boolean>();
  for (const [at, base] of bases.entries()) {
    let number = 1;
    for (; number < MAX_NUMBER; number++) {
      const slug = numbered(base, number);
      if (!isTaken.has(slug)) await lookUp(tx, isTaken, candidatesFrom(bases.slice(at), number));
      if (!isTaken.get(slug) && !assigned.has(slug)) break;
    }
    assigned.add(numbered(base, number));
  }
  return [...assigned];
}

/** Slugs to look up at once: of all bases without a suffix, or of the first base with the suffixes from `number` on. */
function candidatesFrom(bases: string[], number: number): string[] {
  if (number === 1) return bases;
  const [base = ''] = bases;
  return Array.from({ length: SUFFIXES_PER_LOOKUP }, (_, at) => numbered(base, number + at));
}

/** Looks up whether slugs are or were in use, and stores the answers in `isTaken`. */
async function lookUp(tx: Transaction, isTaken: Map<string, boolean>, candidates: string[]): Promise<void> {
  const now = await tx.select({ slug: article.slug }).from(article).where(inArray(article.slug, candidates));
  const former = tx.select({ slug: formerSlug.slug }).from(formerSlug);
  const before = await former.where(inArray(formerSlug.slug, candidates));
  const taken = new Set([...now, ...before].map(({ slug }) => slug));
  for (const slug of candidates) isTaken.set(slug, taken.has(slug));
}
