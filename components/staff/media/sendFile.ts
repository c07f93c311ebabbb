import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { ShownAsset } from './showUpload.ts';

export type Uploaded = ShownAsset & { known: boolean };

/** Sends one file and tells how far it is, from 0 to 1: XMLHttpRequest, as fetch cannot tell. Aborting answers null. */
export function sendFile(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<ActAnswer<Uploaded> | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const lost = () => resolve({ ok: false, refused: 'offline', facts: {} });
    request.open('POST', '/newsroom/media/upload');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => (request.response ? resolve(request.response) : lost());
    request.onerror = lost;
    request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
