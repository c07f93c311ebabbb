'use client';
import { useRef, useState } from 'react';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { sendFile, type Uploaded } from './sendFile.ts';

export type Upload = { key: number; name: string; part: number; refused: string | null; stop(): void };

/** Uploads, two at a time; those that were refused stay in the list until dismissed. */
export function useUploads(onDone: (asset: Uploaded) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const { say } = useRefusal();
  const serial = useRef(0);
  const lanes = useRef<[Promise<unknown>, Promise<unknown>]>([Promise.resolve(), Promise.resolve()]);

  const change = (key: number, what: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...what } : one)));
  const dismiss = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));

  /** @param onOneDone instead of `onDone`, for files that go to a place of their own */
  function add(files: Iterable<File>, onOneDone: (asset: Uploaded) => void = onDone) {
    for (const file of files) {
      const key = serial.current++;
      const abort = new AbortController();
      const stop = () => {
        abort.abort();
        dismiss(key);
      };
      setUploads((all) => [...all, { key, name: file.name, part: 0, refused: null, stop }]);
      const lane = key % 2;
      const work = async () => {
        if (abort.signal.aborted) return;
        const answer = await sendFile(file, (part) => change(key, { part }), abort.signal);
        if (answer === null) return;
        if (!answer.ok) return change(key, { refused: say(answer) });
        dismiss(key);
        onOneDone(answer.value);
      };
      lanes.current[lane] = (lanes.current[lane] ?? Promise.resolve()).then(work, work);
    }
  }

  return { uploads, add };
}
