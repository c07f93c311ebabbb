import { useRef, useState } from 'react';
import { type ActAnswer, useRefusal } from '#components/ui/useRefusal.ts';
import type { ShownAsset } from './showUpload.ts';

/** `known`: the same file was uploaded before */
export type Uploaded = ShownAsset & { known: boolean };
/** `part`: progress from 0 to 1 */
export type Upload = { key: number; name: string; part: number; refused: string | null; stop(): void };

/** Uploads files, two at a time. Refused uploads stay in the list until the user dismisses them. */
export function useUploads(onDone: (asset: Uploaded) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const { messageOf } = useRefusal();
  const serial = useRef(0);
  const queues = useRef<[Promise<unknown>, Promise<unknown>]>([Promise.resolve(), Promise.resolve()]);

  const change = (key: number, changes: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));
  const dismiss = (key: number) => setUploads((all) => all.filter((upload) => upload.key !== key));

  /** @param onFileDone called instead of `onDone`, for files that belong at a certain place */
  function add(files: Iterable<File>, onFileDone: (asset: Uploaded) => void = onDone) {
    for (const file of files) {
      const key = serial.current++;
      const abort = new AbortController();
      const stop = () => {
        abort.abort();
        dismiss(key);
      };
      setUploads((all) => [...all, { key, name: file.name, part: 0, refused: null, stop }]);
      const work = async () => {
        if (abort.signal.aborted) return;
        const answer = await sendFile(file, (part) => change(key, { part }), abort.signal);
        if (answer === null) return;
        if (!answer.ok) return change(key, { refused: messageOf(answer) });
        dismiss(key);
        onFileDone(answer.value);
      };
      const queue = key % 2 === 0 ? 0 : 1;
      queues.current[queue] = queues.current[queue].then(work, work);
    }
  }

  return { uploads, add };
}

/** Sends a file by XMLHttpRequest, because fetch reports no progress. @returns null when it was aborted */
function sendFile(file: File, onProgress: (part: number) => void, signal: AbortSignal) {
  return new Promise<ActAnswer<Uploaded> | null>((resolve) => {
    const request = new XMLHttpRequest();
    const fail = () => resolve({ ok: false, refused: 'offline', facts: {} });
    request.open('POST', '/newsroom/media/upload');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => (request.response ? resolve(request.response) : fail());
    request.onerror = fail;
    request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
