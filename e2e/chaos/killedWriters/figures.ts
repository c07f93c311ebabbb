import type { KilledProcess } from './killableServer.ts';
import type { WrittenArticle } from './writtenArticle.ts';

export type KilledWritersFigures = {
  kills: Record<KilledProcess, number>;
  /** how often a page was closed while the server was away, and opened afterwards */
  reopened: number;
  characters: { direct: number; suggested: number };
  suggestions: number;
  threads: number;
  replies: number;
  /** how often a comment was sent again */
  resent: number;
  /** milliseconds of each kill until all browsers showed *Saved* and all comments were sent */
  recoveries: number[];
  /** milliseconds of the same from the moment at which the server was ready again */
  recoveriesAfterStart: number[];
};

export const emptyFigures = (): KilledWritersFigures => ({
  kills: { Postgres: 0, 'app and Postgres': 0, app: 0 },
  reopened: 0,
  characters: { direct: 0, suggested: 0 },
  suggestions: 0,
  threads: 0,
  replies: 0,
  resent: 0,
  recoveries: [],
  recoveriesAfterStart: [],
});

/** Adds what was written in an article. */
export function addArticle(
  figures: KilledWritersFigures,
  { texts, comments, suggestions }: WrittenArticle,
): void {
  figures.characters.direct += texts.direct.length + texts.replying.length + texts.passages.length;
  figures.characters.suggested += texts.suggested.length;
  figures.suggestions += suggestions;
  figures.threads += comments.filter(({ is }) => is === 'thread').length;
  figures.replies += comments.filter(({ is }) => is === 'reply').length;
  figures.resent += comments.reduce((sum, { sendings }) => sum + sendings - 1, 0);
}

export function tellKilledWriters(figures: KilledWritersFigures, say: (line: string) => void): void {
  const { kills, characters, recoveries, recoveriesAfterStart } = figures;
  const parts = Object.entries(kills).map(([what, count]) => `${count} × ${what}`);
  say(`${recoveries.length} kills: ${parts.join(', ')}; ${figures.reopened} pages closed and opened again`);
  say(`saved: ${characters.direct} characters typed directly, ${characters.suggested} suggested`);
  say(
    `${figures.suggestions} suggestions, ${figures.threads} comments, ${figures.replies} replies; sent again ${figures.resent} times`,
  );
  say(`from a kill until everything is saved: ${spread(recoveries)}`);
  say(`from the server's return until everything is saved: ${spread(recoveriesAfterStart)}`);
}

function spread(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const share = (part: number) =>
    `${((sorted[Math.ceil(sorted.length * part) - 1] ?? 0) / 1_000).toFixed(1)} s`;
  return `p50 ${share(0.5)}, p95 ${share(0.95)}, at most ${share(1)}`;
}
