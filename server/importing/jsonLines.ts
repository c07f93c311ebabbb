import { theHouse } from '#editorial/actor';
import { importWire } from '#editorial/wire/importing';
import { importAndRelease } from '#editorial/wire/importReleasing';
import { readSections } from '#editorial/wire/importSections';
import { ahead } from './ahead.ts';
import { importAtOnce, importOrFindFaults, type Outcome } from './importPortion.ts';
import { type Line, linesOf } from './lines.ts';
import { runPortions } from './portionPipeline.ts';
import { type Portion, portionsOf } from './portions.ts';
import type { ImportProgress } from './progress.ts';
import type { FilePosition } from './textFile.ts';

/** So many lines become drafts in one transaction. */
const DRAFTS_TOGETHER = 50;
/** While so many such transactions are under way, the next lines are read. */
const lanes = 3;
/** So many lines become releases in one transaction. */
const RELEASES_TOGETHER = 200;

type Order = {
  name: string;
  lines: AsyncIterable<string>;
  /** how far the lines were read */
  position?: FilePosition;
  release: boolean;
  progress?: ImportProgress | undefined;
};

type Done = { outcomes: Outcome[]; endByte: number };

/**
 * Imports JSON lines: good lines are kept, each bad one is told with its number and reason. They are told in their
 * order, once they are committed; whoever stops in between keeps what has been told.
 */
export async function* importJsonLines({ release, progress, ...source }: Order): AsyncGenerator<Line> {
  for await (const { outcomes, endByte } of release ? released(source) : drafted(source)) {
    for (const outcome of outcomes) yield* linesOf(outcome);
    progress?.passed({ stories: outcomes.length, bytes: endByte });
  }
}

async function* drafted(source: Omit<Order, 'release'>): AsyncGenerator<Done> {
  const sections = await readSections();
  yield* ahead(portionsOf(source, DRAFTS_TOGETHER), lanes, async ({ reads, endByte }) => ({
    outcomes: await importOrFindFaults(reads, sections, (order) => importWire(theHouse, order)),
    endByte,
  }));
}

async function* released(source: Omit<Order, 'release'>): AsyncGenerator<Done> {
  const sections = await readSections();
  yield* runPortions<Portion, Done>(portionsOf(source, RELEASES_TOGETHER), {
    together: async ({ reads, endByte }, turn) => ({
      outcomes: await importAtOnce(reads, sections, (order) => importAndRelease(theHouse, order, turn)),
      endByte,
    }),
    alone: async ({ reads, endByte }) => ({
      outcomes: await importOrFindFaults(reads, sections, (order) => importAndRelease(theHouse, order)),
      endByte,
    }),
  });
}
