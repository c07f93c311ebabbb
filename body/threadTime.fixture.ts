/** Processor time of this thread in ms, for bounds of a cost. Other processes and V8's helper threads do not count. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
