import type { ArticleAnswer } from '#publishing/api/answerSchemas.ts';

const site = 'https://courier.example';
const at = '2026-11-20T06:40:00.000Z';

/** Examples in the published document; a test validates them against its schemas. */
export const articleExample: ArticleAnswer = {
  id: 12,
  slug: 'avocet-enters-service',
  url: `${site}/articles/avocet-enters-service`,
  api_url: `${site}/api/articles/avocet-enters-service`,
  ninjs_url: `${site}/api/ninjs/avocet-enters-service`,
  language: 'en',
  headline: 'Electric ferry Avocet enters service',
  standfirst: 'The first crossing left Old Quay at dawn.',
  teaser: 'The Avocet crossed to Ferry Reach without a sound.',
  section: { slug: 'city', name: 'City', url: `${site}/sections/city` },
  topics: [{ slug: 'ferries', name: 'Ferries', url: `${site}/topics/ferries` }],
  bylines: [{ slug: 'mara-lindqvist', name: 'Mara Lindqvist', url: `${site}/authors/mara-lindqvist` }],
  word_count: 9,
  picture: null,
  live: false,
  release: {
    number: 2,
    kind: 'correction',
    first_released_at: at,
    released_at: '2026-11-20T11:40:00.000Z',
    modified_at: '2026-11-20T11:40:00.000Z',
    content_hash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
  },
  body: {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'The Avocet crossed to Ferry Reach without a sound.' }],
      },
    ],
  },
  body_html: '<p>The Avocet crossed to Ferry Reach without a sound.</p>',
  body_text: 'The Avocet crossed to Ferry Reach without a sound.',
  pictures: [],
  reader_note: 'An earlier version gave the range as 60 crossings. It is 16.',
  previous_hash: '7d865e959b2466918c9863afca942d0fb89d7c9ac0c99bafc3749504ded97730',
  history_url: `${site}/articles/avocet-enters-service/history`,
  corrections: [
    {
      kind: 'correction',
      number: 2,
      note: 'An earlier version gave the range as 60 crossings. It is 16.',
      at: '2026-11-20T11:40:00.000Z',
      holds: true,
      events: [],
    },
  ],
  withdrawals: [],
  translations: [],
  series: null,
  coverage: null,
  related: [],
};

export const draftExample = {
  id: 'agency:4711',
  headline: 'Harbour opens',
  standfirst: 'After a year of work.',
  body: 'The harbour opened on Monday.\n\nThe first ship came at noon.',
  section: 'city',
  topics: ['Harbour'],
  authors: ['Mara Lindqvist'],
  language: 'en',
  released_at: '2026-11-20T06:40:00Z',
};

export const releaseExample = {
  kind: 'correction',
  reader_note: 'An earlier version said that the harbour opened on Sunday. It was Monday.',
  at: '2026-11-21T06:00:00+01:00',
};
