import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { SimulationError } from '@ihome/config';
import { endProcess } from './end-process';
import { isSameProcess, processStart } from './process-identity';

/** Who runs a stand-in and who started it: pid and start time of each, so a reused pid is never taken for it. */
interface PidRecord {
  readonly pid: number;
  readonly start: string;
  readonly ownerPid: number;
  readonly ownerStart: string;
}

/** Notes the stand-in `pid` of this process in `file`; the write is atomic. */
export function writePidFile(file: string, pid: number): void {
  const record: PidRecord = {
    pid,
    start: processStart(pid) ?? '',
    ownerPid: process.pid,
    ownerStart: processStart(process.pid) ?? '',
  };
  writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Forgets the stand-in noted in `file`. */
export function removePidFile(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Ends the stand-in noted in `file` when its owner is dead, and waits until it is gone. Does nothing when there is no
 * file or the stand-in no longer runs.
 *
 * @throws SimulationError `invalid_environment` when the owner lives: two stacks cannot share a data folder.
 */
export async function reapPidFile(file: string): Promise<void> {
  const record = readPidFile(file);
  if (record === undefined) return;
  if (isSameProcess(record.pid, record.start)) {
    if (isSameProcess(record.ownerPid, record.ownerStart)) {
      throw new SimulationError(
        'invalid_environment',
        `Process ${record.ownerPid} already runs servers on this data folder (${file}). End it or choose another SIM_DATA_DIR.`,
      );
    }
    await endProcess(record.pid, record.start);
  }
  removePidFile(file);
}

function readPidFile(file: string): PidRecord | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined; // never started here
  }
  const record: unknown = JSON.parse(text);
  if (!isPidRecord(record)) throw new SimulationError('corrupt_data', `${file} is not a pid file of ours; remove it.`);
  return record;
}

function isPidRecord(value: unknown): value is PidRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<Record<keyof PidRecord, unknown>>;
  return (
    Number.isSafeInteger(record.pid) &&
    Number.isSafeInteger(record.ownerPid) &&
    typeof record.start === 'string' &&
    typeof record.ownerStart === 'string'
  );
}
