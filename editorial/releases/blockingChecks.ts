import { leavesOf } from '#body/bodyText.ts';
import { isFitText, limits } from '#body/checkBody.ts';
import { entriesOf } from '#body/liveEntries.ts';
import { isOnlyInvisible } from '#contracts/invisibleSigns.ts';
import { MAX_HEADLINE_CHARACTERS } from '#contracts/textLimits.ts';
import { Refusal, type RefusalReason } from '#editorial/access/refusal.ts';
import { adviseOnRelease } from './advisoryChecks.ts';
import type { ReleaseContent } from './releaseContent.ts';
import { asks, blocks, type Finding, type ReleaseCheckFacts } from './releaseFinding.ts';

/** How far the clock of a browser that was offline may be ahead. */
const CLOCK_TOLERANCE_MS = 60_000;

/** All checks of a release, blocking ones first, without database access. `release` refuses for the same findings. */
export function checkReleaseContent(content: ReleaseContent, facts: ReleaseCheckFacts = {}): Finding[] {
  const findings = [...checkFitness(content, facts), ...adviseOnRelease(content, facts)];
  const isBlocking = ({ gravity }: Finding) => gravity === 'blocks';
  return [...findings.filter(isBlocking), ...findings.filter((finding) => !isBlocking(finding))];
}

/** @throws {Refusal} for the first finding that blocks */
export function refuseUnfitRelease(content: ReleaseContent, facts: ReleaseCheckFacts = {}): void {
  const blocking = checkFitness(content, facts).find(({ gravity }) => gravity === 'blocks');
  if (blocking) throw new Refusal(blocking.reason as RefusalReason, blocking.facts);
}

/** The checks that can block a release, in the order in which they are reported. */
function* checkFitness(content: ReleaseContent, facts: ReleaseCheckFacts): Generator<Finding> {
  const { headline, standfirst, checked } = content;
  if (isOnlyInvisible(headline)) yield blocks('headline-missing', 'headline');
  if (headline.length > MAX_HEADLINE_CHARACTERS)
    yield blocks('headline-long', 'headline', { max: MAX_HEADLINE_CHARACTERS });
  if (!isFitText(headline)) yield blocks('text-unfit', 'headline');
  if (!isFitText(standfirst)) yield blocks('text-unfit', 'standfirst');
  if (standfirst.length > limits.line) yield blocks('text-long', 'standfirst', { max: limits.line });
  if (!checked.fit) yield blocks('body-unfit', 'body', { problem: checked.problem });
  else if (isOnlyInvisible(content.plainText)) yield blocks('body-missing', 'body');
  if (!content.section) yield blocks('section-missing', 'section');
  yield* checkPictures(content);
  yield* checkEntries(content, facts);
  yield* checkBlockingFacts(content, facts);
}

function* checkPictures({ article: { leadAssetId }, pictures, checked }: ReleaseContent): Generator<Finding> {
  if (leadAssetId !== null && isOnlyInvisible(pictures[leadAssetId]?.alt ?? ''))
    yield blocks('alt-missing', 'lead-alt', { which: 'lead' });
  if (!checked.fit) return;
  for (const { type, attrs } of leavesOf(checked.body)) {
    if (type !== 'picture') continue;
    const of = String(attrs?.asset);
    if (!pictures[of]) yield blocks('picture-missing', { field: 'figure', of });
    else if (!attrs?.decorative && isOnlyInvisible(String(attrs?.alt ?? '')))
      yield blocks('alt-missing', { field: 'figure-alt', of }, { which: 'body' });
  }
}

function* checkEntries(content: ReleaseContent, { span }: ReleaseCheckFacts): Generator<Finding> {
  const { checked, unconfirmed = [] } = content;
  if (!checked.fit) return;
  const [first] = unconfirmed;
  if (first) yield asks('entry-unconfirmed', { field: 'entry', of: first }, { count: unconfirmed.length });
  if (!span) return;
  const latest = span.begin.getTime() + CLOCK_TOLERANCE_MS;
  const early = entriesOf(checked.body).find(({ at }) => at.getTime() > latest);
  if (early) yield blocks('entry-early', { field: 'entry', of: String(early.node.attrs?.name) });
}

function* checkBlockingFacts({ article }: ReleaseContent, facts: ReleaseCheckFacts): Generator<Finding> {
  const { slug, rights = [], span } = facts;
  if (slug === 'taken') yield blocks('slug-taken', 'address', { slug: article.slug });
  if (slug === 'unfit') yield blocks('slug-unfit', 'address', { slug: article.slug });
  for (const { name, until, place } of rights) {
    if (span && until <= span.begin) yield blocks('rights-expired', place, { name });
    else yield asks('rights-ending', place, { name, at: until.toISOString() });
  }
}
