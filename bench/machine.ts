import { cpus, release, totalmem, type } from 'node:os';

export type Machine = { processor: string; cores: number; memoryGb: number; system: string; node: string };

export function describeMachine(): Machine {
  const found = cpus();
  return {
    processor: found[0]?.model.trim() ?? 'unknown',
    cores: found.length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    node: process.version,
  };
}
