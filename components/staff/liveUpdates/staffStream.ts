import { type StaffBye, type StaffChange, type StaffHello, staffEventsPath } from '#contracts/staffEvents.ts';

/** A message that a tab receives from its own stream, or from the tab that has one. */
export type StaffMessage =
  | ({ is: 'hello' } & StaffHello)
  | ({ is: 'change' } & StaffChange)
  | ({ is: 'bye' } & StaffBye)
  | { is: 'beat' };

const RETRY_MS = { min: 3_000, max: 30_000 };

type Options = {
  mayConnect(): boolean;
  /** epoch ms of the last moment at which no event was missed */
  heardAt(): number;
  onMessage(message: StaffMessage): void;
};

/** An event stream from the server. After a failure it reconnects, with a delay that doubles each time. */
export function createStaffStream({ mayConnect, heardAt, onMessage }: Options) {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let greeting: Extract<StaffMessage, { is: 'hello' }> | undefined;

  function connect(): void {
    if (source || !mayConnect()) return;
    clearTimeout(retry);
    const age = Math.round(Math.max(0, Date.now() - heardAt()));
    const opened = new EventSource(`${staffEventsPath}?age=${age}`);
    source = opened;
    for (const is of ['hello', 'change', 'bye'] as const)
      opened.addEventListener(is, ({ data }: MessageEvent<string>) => {
        const message = { is, ...JSON.parse(data) } as StaffMessage;
        if (message.is === 'hello') {
          failures = 0;
          greeting = message;
        }
        onMessage(message);
      });
    opened.addEventListener('beat', () => onMessage({ is: 'beat' }));
    opened.addEventListener('error', () => {
      greeting = undefined;
      if (source !== opened || opened.readyState !== EventSource.CLOSED) return; // the browser reconnects
      disconnect();
      failures += 1;
      const wait = Math.min(RETRY_MS.max, RETRY_MS.min * 2 ** failures);
      retry = setTimeout(connect, wait * (0.5 + Math.random()));
    });
  }

  function disconnect(): void {
    clearTimeout(retry);
    source?.close();
    source = undefined;
    greeting = undefined;
  }

  return {
    connect,
    disconnect,
    /** The first message of the current connection. */
    greeting: () => greeting,
  };
}
