import { type ChildProcess, fork } from 'node:child_process';
import { type LineReading, type ReadLines, readArchiveLines } from './archiveLineReader.ts';
import type { SourceLine } from './linePortions.ts';

export type LineRequest = { reading: LineReading } | { id: number; lines: SourceLine[] };
export type LineAnswer = 'ready' | (ReadLines & { id: number });

/** Milliseconds after which a child process that does not exit is killed. */
const MAX_EXIT_MS = 10_000;

/**
 * Reads the lines of an import in a child process while this one releases earlier lines. Until the child is ready, this
 * process reads the lines, so that no call waits for it to start.
 *
 * Not a worker thread: V8's cache of wrappers for WebAssembly is shared by the threads of a process, and a race in it
 * aborts the whole process (nodejs/node#64500). Node compiles TypeScript with WebAssembly.
 */
export class LineReader {
  readonly #reading: LineReading;
  readonly #waiting = new Map<number, PromiseWithResolvers<ReadLines>>();
  #child: ChildProcess | undefined;
  #exit: Promise<unknown> | undefined;
  #isReady = false;
  #nextId = 0;
  #failure: unknown;

  constructor(reading: LineReading) {
    this.#reading = reading;
  }

  get isChildReady(): boolean {
    return this.#isReady;
  }

  get childPid(): number | undefined {
    return this.#child?.pid;
  }

  /** @throws when the child process has ended */
  async read(lines: SourceLine[]): Promise<ReadLines> {
    const id = this.#nextId++;
    if (this.#failure) throw this.#failure;
    if (id > 0) this.#child ??= this.#start();
    if (!this.#isReady) return readArchiveLines(lines, this.#reading);
    const waiting = Promise.withResolvers<ReadLines>();
    this.#waiting.set(id, waiting);
    this.#send({ id, lines });
    return waiting.promise;
  }

  /** Pending and later calls fail. Resolves when the child process has finished what it was doing, and has exited. */
  async close(): Promise<void> {
    this.#fail(new Error('the process that reads lines has ended'));
    if (this.#child?.connected) this.#child.disconnect();
    const late = setTimeout(() => this.#child?.kill('SIGKILL'), MAX_EXIT_MS);
    await this.#exit;
    clearTimeout(late);
  }

  #start(): ChildProcess {
    const { PATH, SystemRoot, NODE_ENV } = process.env; // not the server's secrets
    const child = fork(new URL('./lineReaderProcess.ts', import.meta.url), {
      env: JSON.parse(JSON.stringify({ PATH, SystemRoot, NODE_ENV })), // drops undefined values
      serialization: 'advanced', // maps and bytes
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#exit = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
    child.on('message', (answer: LineAnswer) => this.#take(answer));
    child.on('error', (error) => this.#fail(error));
    child.on('exit', () => this.#fail(new Error('the process that reads lines has ended')));
    this.#child = child;
    this.#send({ reading: this.#reading });
    return child;
  }

  #send(request: LineRequest): void {
    this.#child?.send(request, (error) => error && this.#fail(error));
  }

  #take(answer: LineAnswer): void {
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
