/** Processor time of this thread in ms, for bounds of a cost: other processes and garbage collection do not count. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
