import type { BodyNode } from '#body/body';
import { isFitText, limits } from '#body/check';
import { leavesOf, linksOf } from '#body/text';
import { type Facts, type Reason, Refusal } from '#editorial/refusal';
import type { Frozen } from './freezing.ts';

/** One thing a check has found. What blocks refuses the release; what asks is shown before the button. */
export type Finding = {
  reason:
    | Reason
    | 'standfirst-missing'
    | 'topics-missing'
    | 'authors-missing'
    | 'lead-missing'
    | 'headline-slots'
    | 'links-own';
  gravity: 'blocks' | 'asks';
  where: 'headline' | 'standfirst' | 'body' | 'story';
  facts: Facts;
};

const longestHeadline = 500;
/** past this many characters a headline is cut in lists and search results */
const slotCharacters = 110;

/** The checks of a release, gravest first. Pure: the same findings refuse the verb and fill the page. */
export function judge(frozen: Frozen): Finding[] {
  const findings: Finding[] = [];
  const find = (
    reason: Finding['reason'],
    gravity: Finding['gravity'],
    where: Finding['where'],
    facts: Facts = {},
  ) => findings.push({ reason, gravity, where, facts });

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
  return findings;
}

function judgePictures(
  frozen: Frozen,
  find: (reason: Reason, gravity: Finding['gravity'], where: Finding['where'], facts?: Facts) => void,
): void {
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

/** @throws {Refusal} for the first finding that blocks */
export function refuseIfUnfit(frozen: Frozen): void {
  const blocking = judge(frozen).find((finding) => finding.gravity === 'blocks');
  if (blocking) throw new Refusal(blocking.reason as Reason, blocking.facts);
}
