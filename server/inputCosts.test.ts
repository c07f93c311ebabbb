import { expect, test } from 'vitest';
import { countWords, headings, plainText, teaserOf } from '#body/bodyText.ts';
import type { Body, BodyNode } from '#body/bodyTypes.ts';
import { checkBody, checkLine } from '#body/checkBody.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { compareWords } from '#body/comparison/wordChanges.ts';
import { bodyFromMarkdown, paragraph } from '#body/composeBody.ts';
import { draftOf, encodeDraft, readDraft } from '#body/draftDocument.ts';
import { isFitHref } from '#body/href.ts';
import { threadMs } from '#body/threadTime.fixture.ts';
import { decodeText } from '#contracts/textEncoding.ts';
import { previewAboutPageOrder } from '#editorial/aboutPages/aboutPageOrders.ts';
import { isFitPath } from '#editorial/aboutPages/aboutPaths.ts';
import { isFitSlug, slugFrom } from '#editorial/articles/articleSlugs.ts';
import { readNotice } from '#editorial/import/copyNotices.ts';
import { readImportedCopy } from '#editorial/import/copyReader.ts';
import { readTitle } from '#editorial/import/copyTitles.ts';
import { readDateline } from '#editorial/import/datelines.ts';
import { deskSectionOf, kindOfLine } from '#editorial/import/lineShapes.ts';
import { paragraphsOf } from '#editorial/import/machineBody.ts';
import { fingerprintOf } from '#editorial/import/storyFingerprint.ts';
import { readWireText } from '#editorial/import/wireText.ts';
import { readReleaseTime } from '#editorial/import/wireTimes.ts';
import { line } from '#editorial/inputSchemas.ts';
import { clientNetwork } from '#editorial/people/clientNetwork.ts';
import { isCommonPassword } from '#editorial/people/passwordRules.ts';
import { email, personName } from '#editorial/people/personFields.ts';
import { parseMoment } from '#editorial/readerQueries/asOfMoment.ts';
import { findNames } from '#editorial/related/namesInText.ts';
import { shingles } from '#editorial/related/shingles.ts';
import { shingleHashes, signatureOf } from '#editorial/related/textSimilarity.ts';
import { parseVector } from '#editorial/related/vector.ts';
import { segmentChinese } from '#editorial/search/chineseSegmentation.ts';
import { markAll, markPart, writtenWords } from '#editorial/search/matchMarks.ts';
import { bigramsOf } from '#editorial/search/queryTerms.ts';
import { asWords, bareArabic, languageOf } from '#editorial/search/searchWords.ts';
import { headlineWords } from '#editorial/search/stopWords.ts';
import { foldText } from '#editorial/search/textFolding.ts';
import { parseTypedQuery } from '#editorial/search/typedQuery.ts';
import { typingErrors } from '#editorial/search/typingErrors.ts';
import { breakIntoLines } from '#editorial/socialCards/lineBreaking.ts';
import { cookieNamed } from './frontServer/requestCookie.ts';
import { redact, redactText } from './logging/redaction.ts';
import { linkedFrom } from './press/cacheWarming.ts';
import { chooseEncoding, matches } from './press/encoding.ts';
import { readHttpDate } from './press/httpDate.ts';
import { readFacts } from './press/pageFacts.ts';
import { requestedRangeOf } from './press/ranges.ts';
import { readerAddress } from './press/readerAddress.ts';
import { previewAt } from './previews/previewAddresses.ts';
import { rewrite } from './render/htmlRewriter.ts';
import { usefulHints } from './render/renderer.ts';

/**
 * Texts that make a careless parser scan each position repeatedly; each pattern is repeated to the requested length.
 */
const nasty: Record<string, string> = {
  spaces: ' ',
  tabs: '\t',
  'wide spaces': '\u3000',
  newlines: '\n',
  'spaces and newlines': ' \n',
  'spaces before a sign': `${' '.repeat(3_999)}x`,
  'newlines before a sign': `${'\n'.repeat(3_999)}x`,
  'one long word': 'a',
  words: 'lorem ipsum dolor ',
  sentences: 'The ferry came. ',
  hyphens: '-',
  'commas and spaces': ', ',
  dots: '.',
  digits: '1',
  slashes: '/a',
  quotes: '"',
  'curly quotes': '“a”',
  apostrophes: "a'",
  backslashes: '\\',
  'open brackets': '[',
  'closed brackets': ']',
  'links begun': '[a](',
  'pictures begun': '![',
  'links nested': '[a](b)[',
  parentheses: '(',
  stars: '*',
  'stars and letters': '*a ',
  'stars about words': '**a*',
  underlines: '_a',
  'quotes nested': '> ',
  'lists nested': '- ',
  'lists of lines': '- a\n',
  headings: '# a\n',
  references: '[a]: b\n',
  angles: '<',
  tags: '<a>',
  'tags deep': '<div>',
  'tags with attributes': '<a b="',
  comments: '<!--',
  entities: '&amp;',
  ampersands: '&',
  bars: '|',
  'bars and spaces': ' | ',
  semicolons: ';',
  equals: 'a=',
  questions: '?a=b',
  percents: '%41',
  ats: 'a@',
  colons: ':',
  'marks on one letter': '\u0301',
  'marks of two classes': '\u0301\u0316',
  'marked letters': 'e\u0301',
  jamo: '\u1112\u1161\u11ab',
  ligatures: '\ufdfa',
  'joined signs': '👩\u200d',
  flags: '🇨',
  han: '渡轮入港',
  'han sentences': '渡轮入港。',
  arabic: 'العبّارة ',
  'arabic without spaces': 'عبَّارة',
  thai: 'เรือข้ามฟาก',
  'controls of direction': '\u202e',
  nul: '\0',
  'lone surrogates': '\ud800',
};

type Parser = {
  read(text: string): unknown;
  /** maximum characters that the field accepts, if fewer than the test's length */
  most?: number;
};

const MOST = 40_000;
const HEADER = 16_000; // bytes of all headers of a request

const doc = (content: BodyNode[]): Body => ({ type: 'doc', content });
const asParagraph = (text: string) => doc([paragraph(text)]);
const asParagraphs = (text: string) => {
  const parts = text.match(/[\s\S]{1,40}/g) ?? [];
  return doc(parts.map((part, at) => paragraph(`${at} ${part}`)));
};
const nested = (text: string): unknown => {
  let node: object = paragraph('x');
  for (let at = 0; at < text.length / 10; at++) node = { type: 'blockquote', content: [node] };
  return doc([node as BodyNode]);
};
/** Runs a parser. A refusal is ignored, because only the cost is measured. */
const tried = (work: () => unknown) => {
  try {
    return work();
  } catch {
    return null;
  }
};

const terms = { words: new Set(['lorem', 'a']), strings: ['渡轮', 'a'] };

const parsers: Record<string, Parser> = {
  'a body of one paragraph': { read: (text) => checkBody(asParagraph(text)) },
  'a body of many paragraphs': { read: (text) => checkBody(asParagraphs(text)) },
  'a body nested deep': { read: (text) => checkBody(nested(text)) },
  'plain text': { read: (text) => plainText(asParagraphs(text)) },
  'a teaser': { read: (text) => teaserOf(asParagraph(text)) },
  'a count of words': { read: (text) => countWords(text, 'en') },
  'a count of Chinese words': { read: (text) => countWords(text, 'zh-CN') },
  'names of headings': {
    read: (text) =>
      headings(
        doc([{ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: text || 'x' }] }]),
      ),
  },
  'many headings': {
    read: (text) =>
      headings(
        doc(
          (text.match(/[\s\S]{1,20}/g) ?? []).map((part) => ({
            type: 'heading',
            attrs: { level: 2 },
            content: [{ type: 'text', text: part }],
          })),
        ),
      ),
  },
  'a comparison of paragraphs': {
    // Postgres and the ledger refuse lone surrogates, and so does the comparison
    read: (text) =>
      tried(() => compareBodies(asParagraphs(text), asParagraphs(text.split('').reverse().join('')))),
    most: 16_000,
  },
  'a comparison of words': { read: (text) => compareWords(text, `x ${text.slice(7)}y`) },
  'a draft': {
    read: (text) =>
      readDraft(draftOf(encodeDraft({ headline: '', standfirst: '', body: asParagraphs(text) }))),
  },
  'a headline': { read: checkLine },
  'a line of an order': { read: (text) => line(100).safeParse(text) },
  'a name': { read: (text) => personName.safeParse(text) },
  'a mail address': { read: (text) => email.safeParse(text) },
  'a password': { read: (text) => tried(() => isCommonPassword(text)), most: 200 },
  'a link': { read: isFitHref },
  'markdown of a page about the paper': { read: (text) => tried(() => bodyFromMarkdown(text)), most: 40_000 },
  'an order with such a page': { read: (text) => previewAboutPageOrder.safeParse({ text }) },
  'the address of such a page': { read: isFitPath },
  'a slug from text': { read: slugFrom },
  'a slug': { read: isFitSlug },
  'wire copy': { read: readWireText },
  'copy of any kind': { read: readImportedCopy },
  'the encoding of a file': { read: (text) => decodeText(Buffer.from(text, 'latin1')) },
  'a dateline': { read: readDateline },
  'a notice': { read: readNotice },
  'a line of wire copy': {
    read: (text) => kindOfLine(text, 'foot') ?? kindOfLine(text, 'head') ?? deskSectionOf(text),
    most: 300,
  },
  'a wire title': { read: readTitle, most: 400 },
  'a time on a wire': { read: readReleaseTime, most: 400 },
  'paragraphs by API': { read: paragraphsOf },
  'a fingerprint': { read: (text) => fingerprintOf({ headline: 'x', blocks: [{ text }] }) },
  'the language of a text': { read: (text) => languageOf(text) },
  'words of a Chinese text': { read: (text) => segmentChinese(text) },
  'words of a Chinese text with names': { read: (text) => segmentChinese(text, ['渡轮', 'lorem']) },
  'words of an Arabic text': { read: (text) => [bareArabic(text), asWords(text, 'ar')] },
  'a folded text': { read: foldText },
  'words of a headline': { read: headlineWords },
  'a question of a reader': { read: parseTypedQuery },
  bigrams: { read: bigramsOf },
  'a marked line': { read: (text) => markAll(text, terms) },
  'a marked part': { read: (text) => markPart(text, terms, 200) },
  'written words': { read: writtenWords },
  'a slip of the pen': { read: (text) => typingErrors(text, 'lorem ipsum'), most: 400 },
  shingles: { read: (text) => [shingles(text, 'en'), shingles(text, 'zh-CN')] },
  'hashes of shingles': { read: (text) => [shingleHashes(text, 'en'), signatureOf(text, 'zh-CN')] },
  'names in a story': {
    read: (text) =>
      (['en', 'zh-CN', 'ar'] as const).map((language) => {
        const { names, nouns } = findNames(
          { headline: text, standfirst: text, plainText: text },
          language,
          [],
        );
        return [names, nouns()];
      }),
  },
  'a vector of words': { read: (text) => tried(() => parseVector(text)) },
  'lines of a card': {
    read: (text) => breakIntoLines(text, 'en', 600, (part) => part.length * 10),
    most: 500,
  },
  'a moment': { read: parseMoment },
  'an address of a client': { read: clientNetwork, most: HEADER },
  'an address of a page': { read: (text) => readerAddress(`/search?q=${text}`), most: HEADER },
  'a path of a page': { read: (text) => readerAddress(`/${text}`), most: HEADER },
  'an address of a preview': { read: (text) => previewAt(`/proofs/${text}`), most: HEADER },
  'accepted encodings': { read: chooseEncoding, most: HEADER },
  'a tag of a version': { read: (text) => matches(text, '"a"'), most: HEADER },
  'a date of a version': { read: readHttpDate, most: HEADER },
  'a range': {
    read: (text) =>
      requestedRangeOf({ range: `bytes=${text}` }, { length: 9, etag: '"a"', lastModified: undefined }),
    most: HEADER,
  },
  'a cookie': { read: (text) => cookieNamed('a', text), most: HEADER },
  'facts of a page': { read: readFacts },
  'hints of a page': { read: (text) => usefulHints(text) },
  'a page': { read: (text) => rewrite(`<p>${text}</p>`) },
  'links of a page': { read: (text) => linkedFrom(text, 30) },
  'a text in the log': { read: redactText },
  'an error in the log': { read: (text) => redact(new Error(text)) },
};

/** CPU milliseconds of some work. Work in a worker thread is not measured; no parser here uses one. */
async function costOf(work: () => unknown): Promise<number> {
  const begin = threadMs();
  await work();
  return threadMs() - begin;
}

async function medianCost(work: () => unknown): Promise<number> {
  const costs: number[] = [];
  for (let n = 0; n < 5; n++) costs.push(await costOf(work));
  return costs.sort((a, b) => a - b)[2] ?? 0;
}

/** Below this cost growth is not measured; some systems count CPU time in ticks of 4 ms. */
const FLOOR_MS = 90;
const MAX_GROWTH = 6;

const repeated = (pattern: string, length: number) =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

/** Cost of a text of four times the length divided by the cost of the text; 0 where the cost is below the floor. */
async function growthOf(read: Parser['read'], pattern: string, most: number): Promise<number> {
  const [short, long] = [repeated(pattern, most / 4), repeated(pattern, most)];
  if ((await costOf(() => read(long))) <= FLOOR_MS) return 0;
  const before = Math.max(FLOOR_MS / MAX_GROWTH, await medianCost(() => read(short)));
  return (await medianCost(() => read(long))) / before;
}

/** The minimum of three measurements: garbage collection may fall into one, but superlinear cost shows in all. */
async function leastGrowth(...look: Parameters<typeof growthOf>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 3 && least > MAX_GROWTH; n++) least = Math.min(least, await growthOf(...look));
  return least;
}

test.each(Object.entries(parsers))(
  'the cost of parsing %s grows no faster than its size',
  { timeout: 180_000 },
  async (_, { read, most = MOST }) => {
    const costly: string[] = [];
    for (const [name, pattern] of Object.entries(nasty)) {
      const growth = await leastGrowth(read, pattern, most);
      if (growth > MAX_GROWTH) costly.push(`${name}: ${growth.toFixed(1)} times for four times the text`);
    }
    expect(costly.join('; ')).toBe('');
  },
);
