import type { InSeries, LiveArticle, Picture } from '#editorial/readerQueries/readerTypes.ts';
import type { PaperFrame } from '#publishing/paperFrame.ts';

/** For tests: texts that break out of their surroundings if they are not escaped. */
export const hostileWords = [
  '</script><script>alert(1)</script><!--',
  ']]></item></channel>&amp;&lt;&#0;<b>"\'',
  '\u202Etxt.exe\u2066 اللغة العربية 👩‍👩‍👧‍👦 𐍈',
  '标题：“东看台”第九级 & 桤港\u2028\u2029\u0007',
  `${'supercalifragilistic '.repeat(20)}end`,
  '長'.repeat(400),
];

const at = new Date('2024-04-14T02:15:00Z');

export const frame: PaperFrame = {
  paper: {
    names: { en: 'The Alder Courier', 'zh-CN': '桤港邮报' },
    taglines: { en: 'The daily paper of Port Alder' },
    language: 'en',
    zone: 'Europe/Amsterdam',
    sections: [{ slug: 'city', names: { en: 'City', 'zh-CN': '城事' } }],
  },
  language: 'en',
  siteUrl: 'https://paper.test',
  now: at,
  hub: 'https://hub.test/?a=1&b=2',
};

const rendition = (width: number) => ({
  name: `${width}.jpg`,
  format: 'jpeg' as const,
  width,
  height: width / 2,
});
const picture = (words: string): Picture => ({
  assetId: 7 as Picture['assetId'],
  alt: words,
  caption: words,
  credit: words,
  width: 1600,
  height: 800,
  colour: '#aabbcc',
  renditions: [rendition(640), rendition(1280)],
});

/** A live story with `words` in every text that people write. */
export function hostileStory(words: string, id = 1): LiveArticle {
  return {
    articleId: id as LiveArticle['articleId'],
    slug: `story-${id}-头条`,
    language: id % 2 ? 'en' : 'zh-CN',
    headline: words,
    standfirst: words,
    teaser: words,
    section: { slug: 'city', name: words },
    topics: [{ slug: 'ferries', name: words }],
    bylines: [{ slug: 'mara', name: words }],
    firstReleasedAt: at,
    releasedAt: new Date('2024-04-15T02:15:00Z'),
    modifiedAt: new Date('2024-04-15T02:15:00Z'),
    lead: picture(words),
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: `href="/x" ${words}` }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: words, marks: [{ type: 'link', attrs: { href: '/articles/x' } }] },
            { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: '#below' } }] },
          ],
        },
        { type: 'figure', attrs: { asset: 7 } },
      ],
    },
    pictures: { 7: picture(words) },
    number: 2,
    kind: 'correction',
    readerNote: words,
    wordCount: 3,
    contentHash: 'ab'.repeat(32),
    previousHash: null,
    corrections: [
      {
        kind: 'correction',
        number: 2,
        note: words,
        at,
        holds: false,
        events: [{ is: 'taken-back', number: 3, at, note: words }],
      },
    ],
    withdrawals: [{ at, backAt: at, because: words }],
    related: [],
    series: {
      id: 3 as InSeries['id'],
      slug: 'tides',
      name: words,
      part: 1,
      of: 2,
      previous: null,
      next: null,
    },
    packageStories: null,
    coverage: null,
    translations: [{ slug: 'story-zh', language: 'zh-CN', headline: words, isOriginal: id % 2 === 0 }],
  };
}

/** A live story with one entry; `endedAt` is null while its coverage continues. */
export function hostileLive(words: string, endedAt: Date | null): LiveArticle {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: words }] };
  const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: words }] };
  const attrs = { name: 'abcdef', at: '2024-04-14T02:10:00Z' };
  const content = [paragraph, { type: 'entry', attrs, content: [heading, paragraph] }];
  return { ...hostileStory(words), coverage: { endedAt }, body: { type: 'doc', content } };
}
