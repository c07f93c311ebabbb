import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { textHref } from '#components/reader/text/paging.ts';
import { isFitPath } from '#editorial/aboutPages/aboutPaths.ts';
import { slugOfAddress } from '#editorial/articles/slugOfAddress.ts';
import { currentVersion, hasApiToken, isApi, isReadingApi } from '#server/frontServer/apiRequests.ts';
import { isStaffPath } from '#server/frontServer/staffPaths.ts';
import { absentAddress, subjectOf } from '#server/press/addressSubject.ts';
import { isOneOfMany, readerAddress } from '#server/press/readerAddress.ts';
import { previewAt } from '#server/previews/previewAddresses.ts';
import { previewAddress } from '#server/previews/previewRewriter.ts';
import { matchRoute, pathOf, ROUTES, type RouteName, splitEdition } from './routes.ts';

const pathIn = (address: string): string => address.split('?', 1)[0] ?? '';

const ofKey = (read: (key: string) => string) => (address: string) => {
  const key = readerAddress(address);
  return key === null ? '' : read(key);
};

const ifChanged = (read: (address: string) => string) => (address: string) =>
  read(address) === address ? '' : read(address);

/** How each part of the program parses an address, by the column of `routes.fixture.tsv`; empty: no result. */
const READINGS: Record<string, (address: string) => string | null | undefined> = {
  route: (address) => matchRoute(splitEdition(pathIn(address)).path)?.route,
  key: readerAddress,
  subject: ofKey((key) => Object.values(subjectOf(key)).join(' ')),
  absent: ofKey((key) => ('name' in subjectOf(key) ? absentAddress(key) : '')),
  many: ofKey((key) => (isOneOfMany(key) ? 'many' : '')),
  front(address) {
    const path = pathIn(address);
    const post = { method: 'POST', headers: { authorization: 'Bearer x' } } as IncomingMessage;
    const takesToken = hasApiToken(post, path);
    const is = {
      staff: isStaffPath(path),
      open: isReadingApi(path),
      machine: isApi(path),
      token: takesToken,
    };
    return Object.entries(is)
      .flatMap(([name, holds]) => (holds ? [name] : []))
      .join(' ');
  },
  v1: ifChanged(currentVersion),
  preview(address) {
    const preview = previewAt(address);
    return (
      preview &&
      [preview.media, preview.prefix ?? '', preview.path === address ? '=' : preview.path].join(' ')
    );
  },
  text: ifChanged(textHref),
  past: ifChanged((address) => previewAddress(address, { media: '/M', prefix: '/P' })),
  slug: (address) => slugOfAddress(address, 'https://paper.example'),
  about: (address) => (isFitPath(address.slice(1)) ? 'fit' : ''),
};

/** As a JSON string without its quotes; `=` for the address itself. */
const cell = (text: string, address: string): string =>
  text === address
    ? '='
    : JSON.stringify(text)
        .slice(1, -1)
        .replace(/\p{Cf}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);

const [head = '', ...lines] = readFileSync('contracts/routes.fixture.tsv', 'utf8').trimEnd().split('\n');

test('all parts of the program parse addresses in the same way, also unusual and hostile ones', () => {
  expect(head.split('\t')).toEqual(['address', ...Object.keys(READINGS)]);
  const actual = lines.map((line) => {
    const [written = ''] = line.split('\t');
    const address: string = JSON.parse(`"${written}"`);
    const cells = Object.values(READINGS).map((read) => cell(read(address) ?? '', address));
    return [written, ...cells].join('\t').trimEnd();
  });
  expect(actual).toEqual(lines);
});

test.each(Object.entries(ROUTES))(
  '%s: its own path leads to it, and its parameters stay the same',
  (name, { path }) => {
    const parameters = Object.fromEntries(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, { format: 'xml' }[name] ?? '12']),
    );
    const address = pathOf(name as 'article', parameters as { slug: string });
    expect(matchRoute(address)).toEqual({ route: name as RouteName, parameters });
  },
);

test('parameters are escaped in a path, and each route sorts those of its query', () => {
  expect(pathOf('history', { slug: '渡/轮?' })).toBe('/articles/%E6%B8%A1%2F%E8%BD%AE%3F/history');
  for (const { query = [] } of Object.values(ROUTES)) expect(query).toEqual([...query].sort());
});
