import { readdirSync, readFileSync } from 'node:fs';
import { decodeText } from '#contracts/textEncoding.ts';
import type { WireReading } from './wireArticle.ts';

const folder = new URL('./fixtures/', import.meta.url);

/** The files of a folder of fixtures, with their texts. */
export function wireFixtures(kind: 'shapes' | 'cases'): { name: string; text: string }[] {
  return readdirSync(new URL(`${kind}/`, folder))
    .filter((name) => /\.(?:txt|jsonl|html)$/.test(name))
    .sort()
    .map((name) => {
      const decoded = decodeText(readFileSync(new URL(`${kind}/${name}`, folder)));
      if (!decoded) throw new Error(`${name} is no text`);
      return { name, text: decoded.text };
    });
}

/** A reading in a compact form for fixtures: empty members are left out, blocks and passages are one line each. */
export function describeReading({ articles, problems }: WireReading) {
  return {
    stories: articles.map((article) => ({
      headline: article.headline,
      language: article.language,
      ...(article.standfirst && { standfirst: article.standfirst }),
      ...(article.externalId && { id: article.externalId }),
      ...(article.topics.length > 0 && { topics: article.topics }),
      ...(article.releasedAt && { releasedAt: article.releasedAt }),
      ...(article.embargoedUntil && { embargoedUntil: article.embargoedUntil }),
      ...(article.hold && { hold: article.hold }),
      ...(article.relatedTo && { beside: article.relatedTo }),
      blocks: article.blocks.map(({ kind, text, node }) => node ?? `${marks[kind]}${text}`),
      ...(article.keptOut.length > 0 && {
        keptOut: article.keptOut.map(({ kind, text, line }) => `${line} ${kind}: ${text}`),
      }),
    })),
    ...(problems.length > 0 && { problems }),
  };
}

const marks = { paragraph: '', subhead: '## ', bullet: '- ', other: '' };
