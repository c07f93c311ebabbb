import { systemActor } from '#editorial/access/actor.ts';
import { importAndRelease } from '#editorial/import/importAndRelease.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import { readSections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import { readLexicon } from '#editorial/related/lexicon.ts';
import { type LineReading, type ReadLines, readArchiveLines } from './archiveLineReader.ts';
import { type Importer, importAtOnce, importOrFindFaults } from './importPortion.ts';
import type { ImportProgress } from './importProgress.ts';
import { type PortionSizes, portionsOf } from './linePortions.ts';
import { LineReader } from './lineReader.ts';
import { mapAhead } from './orderedConcurrency.ts';
import { type Line, type LineOutcome, linesOf } from './outcomeLines.ts';
import { runPortions, type Turn } from './portionPipeline.ts';
import type { FilePosition } from './textFile.ts';

/** Lines that become drafts in one transaction. */
const DRAFT_PORTIONS: PortionSizes = { first: 50, each: 50 };
/** Number of such transactions that may run at once. */
const MAX_CONCURRENT = 3;
/** Lines that become releases in one transaction. */
const RELEASE_PORTIONS: PortionSizes = { first: 50, each: 200 };
/** Number of transactions for which lines are read ahead. */
const READ_AHEAD = 2;

type Order = {
  name: string;
  lines: AsyncIterable<string>;
  /** updated with the position up to which lines were read */
  position?: FilePosition;
  release: boolean;
  progress?: ImportProgress | undefined;
};

/**
 * Imports JSON lines: valid lines are stored, each invalid one is reported with its number and reason. Results come in
 * the order of the lines, after their commit; a caller that stops early keeps everything reported so far.
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
  const reading: LineReading = { sections, lexicon: undefined };
  const draft: Importer = (stories, prepared) =>
    importWire(systemActor, importOrderOf(stories, sections), { prepared });
  // Concurrent transactions already use the application and the database fully, so no process for reading is needed.
  yield* mapAhead(portionsOf(source, DRAFT_PORTIONS), MAX_CONCURRENT, async ({ lines, endByte }) => {
    return { outcomes: await importOrFindFaults(readArchiveLines(lines, reading), draft), endByte };
  });
}

async function* released(source: Source): AsyncGenerator<Done> {
  const sections = await readSections();
  const lexicon = await readLexicon('zh-CN');
  const release =
    (beforeLists?: Turn): Importer =>
    (stories, prepared) =>
      importAndRelease(systemActor, importOrderOf(stories, sections), { prepared, beforeLists });
  const portions = readPortions(source, new LineReader({ sections, lexicon }));
  yield* runPortions<Portion, Done>(portions, {
    async pipelined({ endByte, ...lines }, turn) {
      return { outcomes: await importAtOnce(lines, release(turn)), endByte };
    },
    async alone({ endByte, ...lines }) {
      return { outcomes: await importOrFindFaults(lines, release()), endByte };
    },
  });
}

async function* readPortions(source: Source, reader: LineReader): AsyncGenerator<Portion> {
  try {
    yield* mapAhead(portionsOf(source, RELEASE_PORTIONS), READ_AHEAD, async ({ lines, endByte }) => {
      return { ...(await reader.read(lines)), endByte };
    });
  } finally {
    await reader.close();
  }
}
