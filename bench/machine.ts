import { cpus, release, totalmem, type } from 'node:os';

export type Machine = { processor: string; cores: number; memoryGb: number; system: string; node: string };

export function describeMachine(): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    node: process.version,
  };
}
