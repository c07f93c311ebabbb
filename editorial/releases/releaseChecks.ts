import { leavesOf, linksOf } from '#body/bodyText.ts';
import type { BodyNode } from '#body/bodyTypes.ts';
import { isFitText, limits } from '#body/checkBody.ts';
import { entriesOf } from '#body/liveEntries.ts';
import type { FindingPlace } from '#contracts/findingPlaces.ts';
import { isOnlyInvisible } from '#contracts/invisibleSigns.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { Refusal, type RefusalFacts, type RefusalReason } from '#editorial/access/refusal.ts';
import { heldFacts } from '#editorial/import/copyHolds.ts';
import type { ReleaseContext, ReleaseObstacles } from './releaseCheckContext.ts';
import type { ReleaseContent } from './releaseContent.ts';

/** What refuses a release. */
type BlockingReason = Extract<
  RefusalReason,
  | 'headline-missing'
  | 'headline-long'
  | 'text-unfit'
  | 'text-long'
  | 'body-unfit'
  | 'body-missing'
  | 'section-missing'
  | 'slug-taken'
  | 'slug-unfit'
  | 'rights-expired'
  | 'alt-missing'
  | 'picture-missing'
  | 'entry-early'
>;

/** One thing a check has found. What blocks refuses the release; what asks is shown before the button. */
export type Finding = {
  reason:
    | BlockingReason
    | 'entry-unconfirmed'
    | 'standfirst-missing'
    | 'topics-missing'
    | 'authors-missing'
    | 'lead-missing'
    | 'headline-slots'
    | 'links-own'
    | 'link-dead'
    | 'link-unknown'
    | 'rights-ending'
    | 'original-not-live'
    | 'original-language'
    | 'language-doubtful'
    | 'twin-headline'
    | 'twin-text'
    | 'import-held';
  gravity: 'blocks' | 'asks';
  /** the field that causes it, where it is put right */
  place: FindingPlace;
  /** `at` is an ISO instant */
  facts: RefusalFacts;
  /** the other article that it is about */
  other?: ArticleId;
};

const longestHeadline = 500;
/** past this many characters a headline is cut in lists and search results */
const slotCharacters = 110;

/** A text has at least this share of its letters in the script of its language, and no more in another's. */
const scriptShare = 0.3;
const scripts: Record<Language, RegExp> = {
  en: /\p{Script=Latin}/u,
  'zh-CN': /\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
};
const fewestLetters = 40;

type Find = (
  reason: Finding['reason'],
  gravity: Finding['gravity'],
  place: Finding['place'],
  facts?: RefusalFacts,
  other?: ArticleId,
) => void;

/** What the article would meet; what was not asked is not checked. */
export type ReleaseCheckFacts = Partial<ReleaseObstacles & ReleaseContext>;

/** The checks of a release, gravest first. Pure: the same findings refuse the verb and fill the page. */
export function checkReleaseContent(content: ReleaseContent, met: ReleaseCheckFacts = {}): Finding[] {
  const findings: Finding[] = [];
  const find = into(findings);
  checkFitness(content, met, find);
  checkAppearance(content, find);
  checkLanguage(content, find);
  checkSurroundings(met, find);
  return findings.sort((one, other) => gravities[one.gravity] - gravities[other.gravity]);
}

const into =
  (findings: Finding[]): Find =>
  (reason, gravity, place, facts = {}, other) =>
    findings.push({ reason, gravity, place, facts, ...(other !== undefined && { other }) });

/** All reasons that can block a release, in the order in which they are reported. */
function checkFitness(content: ReleaseContent, met: ReleaseCheckFacts, find: Find): void {
  if (isOnlyInvisible(content.headline)) find('headline-missing', 'blocks', { field: 'headline' });
  if (content.headline.length > longestHeadline)
    find('headline-long', 'blocks', { field: 'headline' }, { max: longestHeadline });
  for (const where of ['headline', 'standfirst'] as const)
    if (!isFitText(content[where])) find('text-unfit', 'blocks', { field: where });
  if (content.standfirst.length > limits.line)
    find('text-long', 'blocks', { field: 'standfirst' }, { max: limits.line });
  if (!content.checked.fit)
    find('body-unfit', 'blocks', { field: 'body' }, { problem: content.checked.problem });
  else if (isOnlyInvisible(content.plainText)) find('body-missing', 'blocks', { field: 'body' });
  if (!content.section) find('section-missing', 'blocks', { field: 'section' });
  checkPictures(content, find);
  checkEntries(content, met, find);
  checkObstacles(content, met, find);
}

function checkAppearance(content: ReleaseContent, find: Find): void {
  if (content.headline.length > slotCharacters)
    find('headline-slots', 'asks', { field: 'headline' }, { max: slotCharacters });
  if (isOnlyInvisible(content.standfirst)) find('standfirst-missing', 'asks', { field: 'standfirst' });
  if (content.topics.length === 0) find('topics-missing', 'asks', { field: 'topics' });
  if (content.authors.length === 0) find('authors-missing', 'asks', { field: 'authors' });
  if (content.article.leadAssetId === null) find('lead-missing', 'asks', { field: 'lead' });
  const own = content.checked.fit
    ? linksOf(content.checked.body).filter(
        (href) => href.startsWith('/newsroom') || href.startsWith('/admin'),
      )
    : [];
  const [firstOwn] = own;
  if (firstOwn) find('links-own', 'asks', { field: 'link', of: firstOwn }, { count: own.length });
}

const gravities = { blocks: 0, asks: 1 };

function checkObstacles(
  { article }: ReleaseContent,
  { slug, rights = [], span }: ReleaseCheckFacts,
  find: Find,
): void {
  if (slug === 'taken') find('slug-taken', 'blocks', { field: 'address' }, { slug: article.slug });
  if (slug === 'unfit') find('slug-unfit', 'blocks', { field: 'address' }, { slug: article.slug });
  for (const { name, until, place } of rights) {
    if (span && until <= span.begin) find('rights-expired', 'blocks', place, { name });
    else find('rights-ending', 'asks', place, { name, at: until.toISOString() });
  }
}

function checkLanguage({ article, headline, plainText }: ReleaseContent, find: Find): void {
  const letters = `${headline} ${plainText}`.slice(0, 5_000).match(/\p{L}/gu) ?? [];
  if (letters.length < fewestLetters) return;
  const shareIn = (script: RegExp) => letters.filter((letter) => script.test(letter)).length / letters.length;
  const own = scripts[article.language];
  // Latin names and words stand in every language.
  const others = Object.values(scripts).filter((script) => script !== own && script !== scripts.en);
  if (shareIn(own) < scriptShare || others.some((script) => shareIn(script) > scriptShare))
    find('language-doubtful', 'asks', { field: 'language' }, { language: article.language });
}

function checkSurroundings(
  { deadLinks = [], original, twins = [], hold }: ReleaseCheckFacts,
  find: Find,
): void {
  if (hold) find('import-held', 'asks', { field: 'body' }, heldFacts(hold));
  for (const { href, slug, story } of deadLinks) {
    const link = { field: 'link', of: href } as const;
    if (story) find('link-dead', 'asks', link, { headline: story.headline || slug }, story.id);
    else find('link-unknown', 'asks', link, { slug });
  }
  if (original && !original.isLive)
    find('original-not-live', 'asks', { field: 'translation' }, { headline: original.headline }, original.id);
  if (original?.sameLanguage)
    find('original-language', 'asks', { field: 'translation' }, { headline: original.headline }, original.id);
  for (const { id, headline, share } of twins) {
    if (share > 0.5)
      find('twin-text', 'asks', { field: 'body' }, { headline, share: Math.floor(share * 100) }, id);
    else find('twin-headline', 'asks', { field: 'headline' }, { headline }, id);
  }
}

function checkPictures(content: ReleaseContent, find: Find): void {
  const { leadAssetId } = content.article;
  if (leadAssetId !== null && isOnlyInvisible(content.pictures[leadAssetId]?.alt ?? ''))
    find('alt-missing', 'blocks', { field: 'lead-alt' }, { which: 'lead' });
  if (!content.checked.fit) return;
  const figures = leavesOf(content.checked.body).filter((node: BodyNode) => node.type === 'figure');
  for (const figure of figures) {
    const of = String(figure.attrs?.asset);
    if (!content.pictures[of]) find('picture-missing', 'blocks', { field: 'figure', of });
    else if (isOnlyInvisible(String(figure.attrs?.alt ?? '')))
      find('alt-missing', 'blocks', { field: 'figure-alt', of }, { which: 'body' });
  }
}

/** ms; clocks of browsers that were away may be somewhat ahead */
const clockTolerance = 60_000;

function checkEntries(
  { checked, unconfirmed = [] }: ReleaseContent,
  { span }: ReleaseCheckFacts,
  find: Find,
): void {
  if (!checked.fit) return;
  const [first] = unconfirmed;
  if (first) find('entry-unconfirmed', 'asks', { field: 'entry', of: first }, { count: unconfirmed.length });
  if (!span) return;
  const latest = span.begin.getTime() + clockTolerance;
  const early = entriesOf(checked.body).find(({ at }) => at.getTime() > latest);
  if (early) find('entry-early', 'blocks', { field: 'entry', of: String(early.node.attrs?.name) });
}

/** @throws {Refusal} for the first finding that blocks */
export function refuseUnfitRelease(content: ReleaseContent, met: ReleaseCheckFacts = {}): void {
  const findings: Finding[] = [];
  checkFitness(content, met, into(findings));
  const blocking = findings.find((finding) => finding.gravity === 'blocks');
  if (blocking) throw new Refusal(blocking.reason as RefusalReason, blocking.facts);
}
