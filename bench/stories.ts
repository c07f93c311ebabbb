import { gzipSync } from 'node:zlib';
import { createReader, type Reader } from './keepAliveClient.ts';

type Weighed = { path: string; language: string; isItalic: boolean; bytes: number };

/** The path of the story with the most bytes for a phone, of each kind; '/' if there is none. */
export async function heaviestStories(port: number) {
  const reader = createReader(port);
  const stories: Weighed[] = [];
  for (const path of await addresses(reader)) stories.push(await weigh(reader, path));
  reader.close();
  stories.sort((a, b) => b.bytes - a.bytes);
  const heaviest = (language: string, isItalic: boolean) =>
    stories.find((each) => each.language.startsWith(language) && each.isItalic === isItalic)?.path ?? '/';
  return { plain: heaviest('en', false), italic: heaviest('en', true), chinese: heaviest('zh', false) };
}

async function addresses(reader: Reader): Promise<string[]> {
  const { body } = await reader.get('/sitemaps/articles-0.xml');
  return Array.from(
    body.toString().matchAll(/<loc>[^<]*?(\/articles\/[^<]+)<\/loc>/g),
    (match) => match[1] ?? '',
  );
}

/** Bytes of the compressed page and of its first picture, in the size that Lighthouse's phone loads. */
async function weigh(reader: Reader, path: string): Promise<Weighed> {
  const { body } = await reader.get(path);
  const page = body.toString();
  const picture = /\/media\/[^" ]+\.avif(?= 640w)/.exec(page)?.[0];
  return {
    path,
    language: /<html lang="([^"]+)"/.exec(page)?.[1] ?? '',
    isItalic: page.includes('<em>'),
    bytes: gzipSync(body).length + (picture ? (await reader.get(picture)).body.length : 0),
  };
}
