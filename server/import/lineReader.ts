import { Worker } from 'node:worker_threads';
import { type LineReading, type ReadLines, readArchiveLines } from './archiveLineReader.ts';
import type { SourceLine } from './linePortions.ts';

export type LineRequest = 'close' | { id: number; lines: SourceLine[] };
type Answer = 'ready' | (ReadLines & { id: number });

/**
 * Reads the lines of an import in a worker thread while the main thread releases earlier lines. Until the worker is
 * ready, the main thread reads the lines, so that no call waits for the worker to start.
 */
export class LineReader {
  readonly #reading: LineReading;
  readonly #waiting = new Map<number, PromiseWithResolvers<ReadLines>>();
  #worker: Worker | undefined;
  #exit: Promise<unknown> | undefined;
  #isReady = false;
  #nextId = 0;
  #failure: unknown;

  constructor(reading: LineReading) {
    this.#reading = reading;
  }

  get isThreadReady(): boolean {
    return this.#isReady;
  }

  /** @throws when the worker has failed */
  async read(lines: SourceLine[]): Promise<ReadLines> {
    const id = this.#nextId++;
    if (this.#failure) throw this.#failure;
    if (id > 0) this.#worker ??= this.#start();
    if (!this.#isReady) return readArchiveLines(lines, this.#reading);
    const waiting = Promise.withResolvers<ReadLines>();
    this.#waiting.set(id, waiting);
    this.#worker?.postMessage({ id, lines } satisfies LineRequest);
    return waiting.promise;
  }

  /**
   * Pending and later calls fail. The worker finishes what it is doing, at most one portion of lines, and exits by
   * itself: `Worker.terminate` can crash the whole process (nodejs/node#56312).
   */
  async close(): Promise<void> {
    this.#fail(new Error('the thread that reads lines has ended'));
    this.#worker?.postMessage('close' satisfies LineRequest);
    await this.#exit;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./lineReaderThread.ts', import.meta.url), {
      workerData: this.#reading,
    });
    this.#exit = new Promise((resolve) => worker.once('exit', resolve));
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('the thread that reads lines has ended')));
    return worker;
  }

  #take(answer: Answer): void {
    if (answer === 'ready') {
      this.#isReady = true;
      return;
    }
    const { id, ...read } = answer;
    this.#waiting.get(id)?.resolve(read);
    this.#waiting.delete(id);
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
