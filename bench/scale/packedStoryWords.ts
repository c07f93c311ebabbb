import { plainText } from '#body/bodyText.ts';
import type { Body } from '#body/bodyTypes.ts';
import { inTransaction } from '#db/pools.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { chineseVector } from '#editorial/related/chineseVector.ts';
import { readDocumentFrequency } from '#editorial/related/documentFrequency.ts';
import { packWords } from '#editorial/related/packedWords.ts';
import { estimateSelf } from '#editorial/related/postingRenewal.ts';
import { wordsToPost } from '#editorial/related/termWeights.ts';
import { parseVector } from '#editorial/related/vector.ts';
import { connect, copyInto } from './copyStream.ts';

type Row = {
  id: string;
  release: string;
  language: Language;
  headline: string;
  standfirst: string;
  /** null unless the story is Chinese */
  body: Body | null;
  words: string;
};

const batchSize = 2_000;
const key = 'related_posting_word_release_id_pk';

/** Stores the packed words and the postings of each live story, as `relateStory` does. */
export async function packStoryWords(url: string): Promise<void> {
  const client = await connect(url);
  await client.query('analyze release_search');
  const common = await inTransaction((tx) => readDocumentFrequency(tx, []));
  await client.query(`alter table related_posting drop constraint ${key}`);
  const packed = await copyInto(url, 'story_words', ['article_id', 'words', 'release_id', 'self']);
  const postings = await copyInto(url, 'related_posting', ['word', 'release_id']);
  for (let after = '0'; ; ) {
    const { rows } = await client.query<Row>(
      `select r.article_id as id, r.id as release, r.language, r.headline, r.standfirst,
         case when r.language = 'zh-CN' then r.body end as body,
         case when r.language = 'zh-CN' then '' else s.words::text end as words
       from release r join release_search s on s.release_id = r.id
       where r.live @> now() and r.article_id > $1 order by r.article_id limit ${batchSize}`,
      [after],
    );
    for (const { id, release, language, words, headline, standfirst, body } of rows) {
      const vector = body
        ? chineseVector({ headline, standfirst, plainText: plainText(body) }, [])
        : parseVector(words);
      packed.write([id, packWords(vector), release, estimateSelf(vector, common, language)]);
      for (const word of wordsToPost(vector, common)) postings.write([word, release]);
    }
    await packed.drained();
    await postings.drained();
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  await packed.end();
  await postings.end();
  await client.query(`alter table related_posting add constraint ${key} primary key (word, release_id)`);
  await client.end();
}
