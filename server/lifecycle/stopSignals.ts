import { type Logger, printToTerminal } from '#server/logging/logging.ts';

/**
 * Runs `stop` on the first SIGTERM or Ctrl-C, then ends the process; a second signal ends it at once. npm and the
 * terminal both send the same Ctrl-C, so a second signal counts only after one second.
 */
export function stopOnSignals(stop: () => Promise<void>, log: Logger): { now(code: number): void } {
  let firstSignalAt: number | undefined;

  function now(code: number): void {
    if (firstSignalAt !== undefined) return;
    firstSignalAt = Date.now();
    stop().then(
      () => process.exit(code),
      (error) => {
        log.error({ err: error }, 'The server could not stop cleanly.');
        process.exit(1);
      },
    );
  }

  function onSignal(): void {
    if (firstSignalAt !== undefined && Date.now() - firstSignalAt > 1_000) process.exit(130);
    if (firstSignalAt === undefined) printToTerminal('\nStopping…');
    now(0);
  }

  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'A rejection was not handled.'));
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'An error was not caught; the server stops.');
    now(1);
  });
  return { now };
}
