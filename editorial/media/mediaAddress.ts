import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type MediaAddress =
  | { is: 'folder'; location: string }
  | { is: 'bucket'; bucket: string; region: string; endpoint?: string };

const parameters = ['region', 'endpoint'];

/**
 * Parses MEDIA_URL: `file:folder` or `s3://bucket?region=…&endpoint=…`. @throws with a message that names the variable
 */
export function readMediaAddress(address: string): MediaAddress {
  if (address.startsWith('file://')) return { is: 'folder', location: fileURLToPath(address) };
  if (!address.startsWith('s3://')) return { is: 'folder', location: resolve(address.slice('file:'.length)) };
  const url = URL.parse(address);
  if (!url?.hostname) throw new Error('MEDIA_URL names no bucket: set it to s3://BUCKET?region=REGION.');
  if (url.username || url.password) {
    throw new Error(
      'MEDIA_URL must not contain credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY instead.',
    );
  }
  if (url.pathname.length > 1) {
    throw new Error(
      'MEDIA_URL must not name a folder in the bucket: give the pictures a bucket of their own.',
    );
  }
  const unknown = [...url.searchParams.keys()].find((name) => !parameters.includes(name));
  if (unknown) throw new Error(`MEDIA_URL has the parameter "${unknown}": it may have region and endpoint.`);
  const endpoint = url.searchParams.get('endpoint') || undefined;
  if (endpoint && !/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) {
    throw new Error('The endpoint in MEDIA_URL must be an address such as https://s3.example.');
  }
  const region = url.searchParams.get('region') || process.env.AWS_REGION || 'us-east-1';
  return { is: 'bucket', bucket: url.hostname, region, ...(endpoint && { endpoint }) };
}
