/** The stream that progress is written to: standard error. */
type Screen = { isTTY?: boolean | undefined; write(text: string): unknown };

/** Milliseconds before progress is shown. */
const QUIET_MS = 2_000;
const REWRITE_MS = 200;
const LINE_EVERY_MS = 10_000;
const CLEAR_LINE = '\r\u001b[K';

/**
 * Shows the progress of an import: on a terminal in one line that is rewritten in place, elsewhere as a line every ten
 * seconds.
 */
export class ImportProgress {
  readonly #screen: Screen;
  readonly #totalBytes: number;
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;
  #stories = 0;
  /** total bytes of the files before the current one */
  #bytesBefore = 0;
  #bytes = 0;
  #isShown = false;

  constructor(totalBytes: number, screen: Screen = process.stderr) {
    this.#totalBytes = totalBytes;
    this.#screen = screen;
    this.#timer = setInterval(() => this.#show(), screen.isTTY ? REWRITE_MS : LINE_EVERY_MS).unref();
  }

  /** @param bytes processed bytes of the current file */
  passed({ stories, bytes }: { stories: number; bytes: number }): void {
    this.#stories += stories;
    this.#bytes = bytes;
  }

  /** @param bytes size of the finished file */
  fileDone(bytes: number): void {
    this.#bytesBefore += bytes;
    this.#bytes = 0;
  }

  /** Clears the progress line before other text is printed. */
  clear(): void {
    if (!this.#isShown) return;
    this.#screen.write(CLEAR_LINE);
    this.#isShown = false;
  }

  end(): void {
    clearInterval(this.#timer);
    this.clear();
  }

  #show(): void {
    const elapsedMs = performance.now() - this.#began;
    if (elapsedMs < QUIET_MS) return;
    const done = this.#bytesBefore + this.#bytes;
    const share = this.#totalBytes > 0 ? Math.min(1, done / this.#totalBytes) : 0;
    const text = progressText({ stories: this.#stories, share, elapsedMs });
    this.#screen.write(this.#screen.isTTY ? `${CLEAR_LINE}${text}` : `${text}\n`);
    this.#isShown = Boolean(this.#screen.isTTY);
  }
}

type Done = { stories: number /** of all bytes, 0 to 1 */; share: number; elapsedMs: number };

/** Formats progress such as “1,200 stories, 310 a second, 41 %, 12 s left”. */
export function progressText({ stories, share, elapsedMs }: Done): string {
  const perSecond = Math.round(stories / (elapsedMs / 1_000));
  const parts = [
    `${stories.toLocaleString('en')} stories`,
    `${perSecond.toLocaleString('en')} a second`,
    `${Math.floor(share * 100)} %`,
  ];
  if (share > 0) parts.push(`${timeText((elapsedMs * (1 - share)) / share)} left`);
  return parts.join(', ');
}

function timeText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
