import type { ArticleId } from '#db/schema/ids';
import { theHouse } from '#editorial/actor';
import { release } from '#editorial/article/releasing';
import { isRefusal } from '#editorial/refusal';
import type { Imported } from '#editorial/wire/importing';

/** One line of the command's answer. */
export type Line = { text: string; wrong: boolean };
export type FileOrder = { name: string; content: string; release: boolean };

/** Says what became of one article, releasing it first if asked. */
export async function tell(where: string, made: Imported, andRelease: boolean): Promise<Line> {
  if (made.duplicate)
    return { text: `${where}\talready here\t${made.articleId}\t${made.slug}`, wrong: false };
  if (!andRelease) return { text: `${where}\tdraft\t${made.articleId}\t${made.slug}`, wrong: false };
  return tellRelease(where, made.articleId, made.slug);
}

async function tellRelease(where: string, articleId: ArticleId, slug: string): Promise<Line> {
  try {
    const { number } = await release(theHouse, { articleId });
    return { text: `${where}\treleased ${number}\t${articleId}\t${slug}`, wrong: false };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { text: `${where}\tdraft, not released: ${error.reason}\t${articleId}\t${slug}`, wrong: true };
  }
}
