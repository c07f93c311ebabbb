import type { BodyNode } from '#body/body';
import { isFitText, limits } from '#body/check';
import { entriesOf } from '#body/entries';
import { leavesOf, linksOf } from '#body/text';
import type { Language } from '#db/schema/filing';
import type { ArticleId } from '#db/schema/ids';
import { type Facts, type Reason, Refusal } from '#editorial/refusal';
import type { Frozen } from './freezing.ts';
import type { Obstacles, Surroundings } from './meeting.ts';

/** One thing a check has found. What blocks refuses the release; what asks is shown before the button. */
export type Finding = {
  reason:
    | Reason
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
    | 'twin-text';
  gravity: 'blocks' | 'asks';
  where: 'headline' | 'standfirst' | 'body' | 'story';
  /** `at` is an ISO instant */
  facts: Facts;
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
  where: Finding['where'],
  facts?: Facts,
  other?: ArticleId,
) => void;

/** What the article would meet; what was not asked is not judged. */
export type Met = Partial<Obstacles & Surroundings>;

/** The checks of a release, gravest first. Pure: the same findings refuse the verb and fill the page. */
export function judge(frozen: Frozen, met: Met = {}): Finding[] {
  const findings: Finding[] = [];
  const find: Find = (reason, gravity, where, facts = {}, other) =>
    findings.push({ reason, gravity, where, facts, ...(other !== undefined && { other }) });

  if (!frozen.headline) find('headline-missing', 'blocks', 'headline');
  if (frozen.headline.length > longestHeadline)
    find('headline-long', 'blocks', 'headline', { max: longestHeadline });
  for (const where of ['headline', 'standfirst'] as const)
    if (!isFitText(frozen[where])) find('text-unfit', 'blocks', where);
  if (frozen.standfirst.length > limits.line) find('text-long', 'blocks', 'standfirst', { max: limits.line });
  if (!frozen.checked.fit) find('body-unfit', 'blocks', 'body', { problem: frozen.checked.problem });
  else if (!frozen.plainText.trim()) find('body-missing', 'blocks', 'body');
  if (!frozen.section) find('section-missing', 'blocks', 'story');
  judgePictures(frozen, find);
  judgeEntries(frozen, met, find);
  judgeObstacles(frozen, met, find);
  if (frozen.headline.length > slotCharacters)
    find('headline-slots', 'asks', 'headline', { max: slotCharacters });
  if (!frozen.standfirst) find('standfirst-missing', 'asks', 'standfirst');
  if (frozen.topics.length === 0) find('topics-missing', 'asks', 'story');
  if (frozen.authors.length === 0) find('authors-missing', 'asks', 'story');
  if (frozen.article.leadAssetId === null) find('lead-missing', 'asks', 'story');
  const own = frozen.checked.fit
    ? linksOf(frozen.checked.body).filter((href) => href.startsWith('/newsroom') || href.startsWith('/admin'))
    : [];
  if (own.length > 0) find('links-own', 'asks', 'body', { count: own.length });
  judgeLanguage(frozen, find);
  judgeSurroundings(met, find);
  return findings.sort((one, other) => gravities[one.gravity] - gravities[other.gravity]);
}

const gravities = { blocks: 0, asks: 1 };

function judgeObstacles({ article }: Frozen, { slug, rights = [], span }: Met, find: Find): void {
  if (slug === 'taken') find('slug-taken', 'blocks', 'story', { slug: article.slug });
  if (slug === 'unfit') find('slug-unfit', 'blocks', 'story', { slug: article.slug });
  for (const { name, until, where } of rights) {
    if (span && until <= span.begin) find('rights-expired', 'blocks', where, { name });
    else find('rights-ending', 'asks', where, { name, at: until.toISOString() });
  }
}

function judgeLanguage({ article, headline, plainText }: Frozen, find: Find): void {
  const letters = `${headline} ${plainText}`.slice(0, 5_000).match(/\p{L}/gu) ?? [];
  if (letters.length < fewestLetters) return;
  const shareIn = (script: RegExp) => letters.filter((letter) => script.test(letter)).length / letters.length;
  const own = scripts[article.language];
  // Latin names and words stand in every language.
  const others = Object.values(scripts).filter((script) => script !== own && script !== scripts.en);
  if (shareIn(own) < scriptShare || others.some((script) => shareIn(script) > scriptShare))
    find('language-doubtful', 'asks', 'story', { language: article.language });
}

function judgeSurroundings({ deadLinks = [], original, twins = [] }: Met, find: Find): void {
  for (const { slug, story } of deadLinks) {
    if (story) find('link-dead', 'asks', 'body', { headline: story.headline || slug }, story.id);
    else find('link-unknown', 'asks', 'body', { slug });
  }
  if (original && !original.isLive)
    find('original-not-live', 'asks', 'story', { headline: original.headline }, original.id);
  if (original?.sameLanguage)
    find('original-language', 'asks', 'story', { headline: original.headline }, original.id);
  for (const { id, headline, share } of twins) {
    if (share > 0.5) find('twin-text', 'asks', 'body', { headline, share: Math.floor(share * 100) }, id);
    else find('twin-headline', 'asks', 'headline', { headline }, id);
  }
}

function judgePictures(frozen: Frozen, find: Find): void {
  const { leadAssetId } = frozen.article;
  if (leadAssetId !== null && !frozen.pictures[leadAssetId]?.alt.trim())
    find('alt-missing', 'blocks', 'story');
  if (!frozen.checked.fit) return;
  const figures = leavesOf(frozen.checked.body).filter((node: BodyNode) => node.type === 'figure');
  for (const figure of figures) {
    if (!frozen.pictures[String(figure.attrs?.asset)]) find('picture-missing', 'blocks', 'body');
    else if (!String(figure.attrs?.alt ?? '').trim()) find('alt-missing', 'blocks', 'body');
  }
}

/** ms; clocks of browsers that were away may be somewhat ahead */
const clockTolerance = 60_000;

function judgeEntries({ checked }: Frozen, { span }: Met, find: Find): void {
  if (!checked.fit || !span) return;
  const latest = span.begin.getTime() + clockTolerance;
  if (entriesOf(checked.body).some(({ at }) => at.getTime() > latest)) find('entry-early', 'blocks', 'body');
}

/** @throws {Refusal} for the first finding that blocks */
export function refuseIfUnfit(frozen: Frozen, met: Met = {}): void {
  const blocking = judge(frozen, met).find((finding) => finding.gravity === 'blocks');
  if (blocking) throw new Refusal(blocking.reason as Reason, blocking.facts);
}
