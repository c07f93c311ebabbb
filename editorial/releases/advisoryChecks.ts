import { linksOf } from '#body/bodyText.ts';
import { isOnlyInvisible } from '#contracts/invisibleSigns.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { heldFacts } from '#editorial/import/copyHolds.ts';
import type { ReleaseContent } from './releaseContent.ts';
import { asks, type Finding, type ReleaseCheckFacts } from './releaseFinding.ts';

/** From this many characters a headline is cut in lists and search results. */
const MAX_SLOT_CHARACTERS = 110;

/** A text has at least this share of its letters in the script of its language, and at most this share in another. */
const SCRIPT_SHARE = 0.3;
const MIN_LETTERS = 40;
const scripts: Record<Language, RegExp> = {
  en: /\p{Script=Latin}/u,
  'zh-CN': /\p{Script=Han}/u,
  ar: /\p{Script=Arabic}/u,
};

/** Checks that only warn: the release page shows their findings above its button. */
export function* adviseOnRelease(content: ReleaseContent, facts: ReleaseCheckFacts): Generator<Finding> {
  yield* checkAppearance(content);
  yield* checkLanguage(content);
  yield* checkContext(facts);
}

function* checkAppearance(content: ReleaseContent): Generator<Finding> {
  if (content.headline.length > MAX_SLOT_CHARACTERS)
    yield asks('headline-slots', 'headline', { max: MAX_SLOT_CHARACTERS });
  if (isOnlyInvisible(content.standfirst)) yield asks('standfirst-missing', 'standfirst');
  if (content.topics.length === 0) yield asks('topics-missing', 'topics');
  if (content.authors.length === 0) yield asks('authors-missing', 'authors');
  if (content.article.leadAssetId === null) yield asks('lead-missing', 'lead');
  const links = content.checked.fit ? linksOf(content.checked.body) : [];
  const staffLinks = links.filter((href) => href.startsWith('/newsroom') || href.startsWith('/admin'));
  const [first] = staffLinks;
  if (first) yield asks('links-own', { field: 'link', of: first }, { count: staffLinks.length });
}

function* checkLanguage({ article, headline, plainText }: ReleaseContent): Generator<Finding> {
  const letters = `${headline} ${plainText}`.slice(0, 5_000).match(/\p{L}/gu) ?? [];
  if (letters.length < MIN_LETTERS) return;
  const shareIn = (script: RegExp) => letters.filter((letter) => script.test(letter)).length / letters.length;
  const expected = scripts[article.language];
  // Text in any language may contain Latin names and words.
  const others = Object.values(scripts).filter((script) => script !== expected && script !== scripts.en);
  if (shareIn(expected) < SCRIPT_SHARE || others.some((script) => shareIn(script) > SCRIPT_SHARE))
    yield asks('language-doubtful', 'language', { language: article.language });
}

function* checkContext(facts: ReleaseCheckFacts): Generator<Finding> {
  const { deadLinks = [], original, duplicates = [], hold, openSuggestions = 0 } = facts;
  if (openSuggestions > 0) yield asks('suggestions-open', 'body', { count: openSuggestions });
  if (hold) yield asks('import-held', 'body', heldFacts(hold));
  for (const { href, slug, story } of deadLinks) {
    const link = { field: 'link', of: href } as const;
    if (story) yield asks('link-dead', link, { headline: story.headline || slug }, story.id);
    else yield asks('link-unknown', link, { slug });
  }
  if (original && !original.isLive)
    yield asks('original-not-live', 'translation', { headline: original.headline }, original.id);
  if (original?.sameLanguage)
    yield asks('original-language', 'translation', { headline: original.headline }, original.id);
  for (const { id, headline, share } of duplicates) {
    if (share > 0.5) yield asks('twin-text', 'body', { headline, share: Math.floor(share * 100) }, id);
    else yield asks('twin-headline', 'headline', { headline }, id);
  }
}
