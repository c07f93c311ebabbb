import { about } from './about.ts';
import { article } from './article.ts';
import type { Asked } from './asked.ts';
import { author } from './author.ts';
import { corrections } from './corrections.ts';
import { front } from './front.ts';
import { history } from './history.ts';
import { search } from './search.ts';
import { section } from './section.ts';
import { series } from './series.ts';
import { topic } from './topic.ts';

/** The reader's page at an address that is given in its parts: for reading the paper elsewhere than at its own addresses. */
export async function pageAt(path: string[], asked: Omit<Asked, 'slug'>) {
  const [kind, slug, more] = path;
  const at = { ...asked, slug };
  if (path.length === 0) return front(at);
  if (path.length === 1 && kind === 'search') return search(at);
  if (path.length === 1 && kind === 'corrections') return corrections(at);
  if (path.length === 2 && kind === 'articles') return article(at);
  if (path.length === 2 && kind === 'sections') return section(at);
  if (path.length === 2 && kind === 'series') return series(at);
  if (path.length === 2 && kind === 'topics') return topic(at);
  if (path.length === 2 && kind === 'authors') return author(at);
  if (path.length === 3 && kind === 'articles' && more === 'history') return history(at);
  return about(asked, path);
}
