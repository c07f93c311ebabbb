import { packWords } from '#editorial/related/packing';
import { parseVector } from '#editorial/related/vector';
import { connect, copyInto } from './copying.ts';

const portion = 2_000;

/** Keeps the words of each live story as relating would have. */
export async function packStoryWords(url: string): Promise<void> {
  const client = await connect(url);
  const copy = await copyInto(url, 'story_words', ['article_id', 'words']);
  for (let after = '0'; ; ) {
    const { rows } = await client.query<{ id: string; words: string }>(
      `select r.article_id as id, s.words::text as words from release r join release_search s on s.release_id = r.id
       where r.live @> now() and r.article_id > $1 order by r.article_id limit ${portion}`,
      [after],
    );
    for (const { id, words } of rows) copy.write([id, packWords(parseVector(words))]);
    await copy.drained();
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  await copy.end();
  await client.end();
}
