import { systemActor } from '#editorial/access/actor.ts';
import { importAndRelease } from '#editorial/import/importAndRelease.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import { readSections } from '#editorial/import/sectionsByName.ts';
import { readLexicon } from '#editorial/related/lexicon.ts';
import { type ReadLines, readArchiveLines } from './archiveLineReader.ts';
import { type Importer, importAtOnce, importOrFindFaults, type LineOutcome } from './importPortion.ts';
import type { ImportProgress } from './importProgress.ts';
import { type PortionSizes, portionsOf } from './linePortions.ts';
import { LineReader } from './lineReader.ts';
import { mapAhead } from './orderedConcurrency.ts';
import { type Line, linesOf } from './outcomeLines.ts';
import { runPortions, type Turn } from './portionPipeline.ts';
import type { FilePosition } from './textFile.ts';

/** So many lines become drafts in one transaction. */
const DRAFTS_TOGETHER: PortionSizes = { first: 50, each: 50 };
/** While so many such transactions are under way, the next lines are read. */
const lanes = 3;
/** So many lines become releases in one transaction. */
const RELEASES_TOGETHER: PortionSizes = { first: 50, each: 200 };
/** So many transactions' lines are read ahead. */
const READ_AHEAD = 2;

type Order = {
  name: string;
  lines: AsyncIterable<string>;
  /** how far the lines were read */
  position?: FilePosition;
  release: boolean;
  progress?: ImportProgress | undefined;
};

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

type Source = Omit<Order, 'release' | 'progress'>;
type Portion = ReadLines & { endByte: number };
type Done = { outcomes: LineOutcome[]; endByte: number };

async function* drafted(source: Source): AsyncGenerator<Done> {
  const sections = await readSections();
  // Lanes keep both the application and the database busy: a thread that reads would only take turns with them.
  yield* mapAhead(portionsOf(source, DRAFTS_TOGETHER), lanes, async ({ lines, endByte }) => ({
    outcomes: await importOrFindFaults(
      readArchiveLines(lines, { sections, lexicon: undefined }),
      sections,
      draft,
    ),
    endByte,
  }));
}

async function* released(source: Source): AsyncGenerator<Done> {
  const sections = await readSections();
  const lexicon = await readLexicon('zh-CN');
  const portions = readPortions(source, new LineReader({ sections, lexicon }));
  yield* runPortions<Portion, Done>(portions, {
    together: async ({ endByte, ...lines }, turn) => ({
      outcomes: await importAtOnce(lines, sections, release(turn)),
      endByte,
    }),
    alone: async ({ endByte, ...lines }) => ({
      outcomes: await importOrFindFaults(lines, sections, release()),
      endByte,
    }),
  });
}

const draft: Importer = (order, prepared) => importWire(systemActor, order, { prepared });
const release =
  (beforeLists?: Turn): Importer =>
  (order, prepared) =>
    importAndRelease(systemActor, order, { prepared, beforeLists });

async function* readPortions(source: Source, reader: LineReader): AsyncGenerator<Portion> {
  try {
    const portions = portionsOf(source, RELEASES_TOGETHER);
    yield* mapAhead(portions, READ_AHEAD, async ({ lines, endByte }) => ({
      ...(await reader.read(lines)),
      endByte,
    }));
  } finally {
    await reader.close();
  }
}
