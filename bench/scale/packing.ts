import { inTransaction } from '#db/pools';
import type { Language } from '#db/schema/filing';
import { readCommonness } from '#editorial/related/commonness';
import { packWords } from '#editorial/related/packing';
import { estimateSelf } from '#editorial/related/selfScore';
import { wordsToPost } from '#editorial/related/telling';
import { parseVector } from '#editorial/related/vector';
import { connect, copyInto } from './copying.ts';

const portion = 2_000;
const key = 'related_posting_word_release_id_pk';

/** Keeps the words of each live story, and the postings by which others find it, as relating would have. */
export async function packStoryWords(url: string): Promise<void> {
  const client = await connect(url);
  await client.query('analyze release_search');
  const common = await inTransaction((tx) => readCommonness(tx, []));
  await client.query(`alter table related_posting drop constraint ${key}`);
  const packed = await copyInto(url, 'story_words', ['article_id', 'words', 'release_id', 'self']);
  const postings = await copyInto(url, 'related_posting', ['word', 'release_id']);
  for (let after = '0'; ; ) {
    const { rows } = await client.query<{ id: string; release: string; language: Language; words: string }>(
      `select r.article_id as id, r.id as release, r.language, s.words::text as words
       from release r join release_search s on s.release_id = r.id
       where r.live @> now() and r.article_id > $1 order by r.article_id limit ${portion}`,
      [after],
    );
    for (const { id, release, language, words } of rows) {
      const vector = parseVector(words);
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
