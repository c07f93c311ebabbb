import type { Body } from '#body/bodyTypes.ts';
import type { BlockChange, WordChanges } from '#body/comparison/changeTypes.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { compareWords } from '#body/comparison/wordChanges.ts';
import type { ReleaseContent } from './releaseContent.ts';

export type ReviewedFieldChange = {
  field: 'section' | 'topics' | 'authors' | 'language' | 'lead' | 'pictures' | 'urgency' | 'fronts';
  /** for `fronts`: `on` or `off`; for other fields the displayed text */
  before: string;
  after: string;
};

export type ContentChanges = {
  /** number of changed fields, lines and blocks; 0 if the contents are equal */
  count: number;
  fields: ReviewedFieldChange[];
  /** without equal blocks */
  text: { headline: WordChanges; standfirst: WordChanges; body: BlockChange[] };
};

/** The differences between reviewed content and present content. */
export function compareReleaseContents(before: ReleaseContent, now: ReleaseContent): ContentChanges {
  const fields = compareFields(before, now);
  const language = now.article.language;
  const text = {
    headline: compareWords(before.headline, now.headline, language),
    standfirst: compareWords(before.standfirst, now.standfirst, language),
    body: compareBodies(bodyOf(before), bodyOf(now)).filter(({ is }) => is !== 'same'),
  };
  const lines = [text.headline, text.standfirst].filter((words) => words.some(({ is }) => is !== 'same'));
  return { fields, text, count: fields.length + lines.length + text.body.length };
}

const bodyOf = ({ checked }: ReleaseContent): Body =>
  checked.fit ? checked.body : { type: 'doc', content: [] };

function compareFields(before: ReleaseContent, now: ReleaseContent): ReviewedFieldChange[] {
  const [texts, newTexts] = [fieldTexts(before), fieldTexts(now)];
  return (Object.keys(texts) as ReviewedFieldChange['field'][])
    .map((field) => ({ field, before: texts[field], after: newTexts[field] }))
    .filter((change) => change.before !== change.after);
}

function fieldTexts(content: ReleaseContent): Record<ReviewedFieldChange['field'], string> {
  const { section, topics, authors, figures, article } = content;
  const names = section?.names ?? {};
  return {
    section: names[article.language] ?? Object.values(names)[0] ?? section?.slug ?? '',
    topics: topics.map(({ name }) => name).join(', '),
    authors: authors.map(({ name }) => name).join(', '),
    language: article.language,
    lead: wordsOfPicture(content, article.leadAssetId),
    pictures: figures.map((id) => wordsOfPicture(content, id)).join(' · '),
    urgency: String(article.urgency),
    fronts: article.isOffFronts ? 'off' : 'on',
  };
}

function wordsOfPicture({ pictures }: ReleaseContent, id: number | null): string {
  if (id === null) return '';
  const picture = pictures[String(id)];
  return [`#${id}`, picture?.alt, picture?.caption, picture?.credit].filter(Boolean).join(', ');
}
