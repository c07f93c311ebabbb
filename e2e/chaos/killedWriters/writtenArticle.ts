import type { ArticleId } from '#db/schema/ids.ts';
import type { TestDatabase } from '#e2e/setting/testDatabase.ts';
import { newComment, typeComment, typeReply, type WrittenComment } from './comments.ts';
import { type DocumentTexts, FIRST_PARAGRAPHS } from './documentTexts.ts';
import type { WriterName, Writers } from './writers.ts';

/** An article, and everything that was typed in it. */
export type WrittenArticle = {
  id: ArticleId;
  texts: DocumentTexts;
  comments: WrittenComment[];
  /** the number of its suggestions after the last round */
  suggestions: number;
};

/** Begins an article and opens it in all browsers. */
export async function beginArticle(database: TestDatabase, writers: Writers): Promise<WrittenArticle> {
  const [direct = '', passages = ''] = FIRST_PARAGRAPHS;
  const id = await database.story(await database.actor('writer'), {
    headline: 'Written while processes are killed',
    text: FIRST_PARAGRAPHS.join('\n\n'),
  });
  await Promise.all(Object.values(writers).map((writer) => writer.open(id)));
  return { id, texts: { direct, passages, replying: '', suggested: '' }, comments: [], suggestions: 0 };
}

/** Milliseconds from one character to the next. */
const KEY_DELAY_MS = 40;

type PersonsRound = {
  /** resolves when everything is typed */
  typed: Promise<void>;
  /** the comment that is typed, and not sent yet */
  comment?: WrittenComment;
};

/** Lets all four people begin to type at the same time. `round`: makes the texts of each round different */
export async function startWriting(
  writers: Writers,
  article: WrittenArticle,
  round: number,
): Promise<Record<WriterName, PersonsRound>> {
  // Before anybody types, because a new line of one paragraph moves the others while somebody clicks.
  await Promise.all(Object.values(writers).map((writer) => writer.putCaret(round)));
  const { texts, comments } = article;
  const type = async (name: WriterName, field: keyof DocumentTexts, words: string) => {
    texts[field] += words;
    await writers[name].page().keyboard.type(words, { delay: KEY_DELAY_MS });
  };
  const lastThread = comments.findLast(({ is }) => is === 'thread');
  const thread = newComment(writers.commenting, 'thread', `comment ${round} 评论.`);
  const reply = lastThread && newComment(writers.replying, 'reply', `reply ${round} 回复.`);
  comments.push(thread);
  if (reply) comments.push(reply);
  return {
    direct: { typed: type('direct', 'direct', ` d${round} The ferry sails at nine, 渡轮启航, they said.`) },
    suggesting: { typed: type('suggesting', 'suggested', ` s${round} It rained 下雨 until noon, he adds.`) },
    replying: {
      typed: type('replying', 'replying', ` r${round} Nobody saw it.`).then(() =>
        reply && lastThread ? typeReply(reply, lastThread.text) : undefined,
      ),
      ...(reply && { comment: reply }),
    },
    commenting: {
      typed: type('commenting', 'passages', ` word${round}`).then(() => typeComment(thread)),
      comment: thread,
    },
  };
}
