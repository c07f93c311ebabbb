import { Socket } from 'node:net';
import { nextTick } from 'node:process';

/**
 * Batches the queries of one turn of the event loop into one system call. pg writes each query separately, and each
 * write wakes Postgres, which then competes for the processor. On an encrypted connection pg replaces this socket, and
 * each query is sent separately.
 */
class TurnSocket extends Socket {
  #isCorked = false;

  override cork(): void {
    if (this.#isCorked) return;
    this.#isCorked = true;
    super.cork();
    nextTick(() => this.#flush());
  }

  /** Does nothing: the end of the turn uncorks. */
  override uncork(): void {}

  override end(...parameters: unknown[]): this {
    this.#flush();
    return (super.end as (...all: unknown[]) => this)(...parameters);
  }

  #flush(): void {
    if (!this.#isCorked) return;
    this.#isCorked = false;
    super.uncork();
  }
}

/** The option `stream` of pg. */
export const openQueryStream = (): Socket => new TurnSocket();
