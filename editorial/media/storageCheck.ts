import { randomUUID } from 'node:crypto';
import { type MediaAddress, readMediaAddress } from './mediaAddress.ts';
import { openStorage } from './mediaStorage.ts';

/** Errors of the SDK: the name of the service's error, or the code of a failed connection. */
interface StorageError extends Error {
  code?: string;
  $metadata?: { httpStatusCode?: number };
}

const steps = ['write', 'read', 'list', 'delete'] as const;
type Step = (typeof steps)[number];

/**
 * Writes, reads, lists and deletes one small file at MEDIA_URL. @returns a message about a problem that may be
 * temporary, such as an overloaded service; else undefined @throws with a message that names MEDIA_URL and the
 * service's answer, if pictures cannot be stored there
 */
export async function checkStorage(mediaUrl: string): Promise<string | undefined> {
  const address = readMediaAddress(mediaUrl);
  const disk = await openStorage(mediaUrl);
  const folder = `check-${randomUUID()}`;
  const attempts: Record<Step, () => Promise<unknown>> = {
    write: () => disk.put(`${folder}/check.txt`, 'Copydesk wrote this at its start.\n'),
    read: () => disk.getBytes(`${folder}/check.txt`),
    list: () => disk.listAll(folder),
    delete: () => disk.deleteAll(folder),
  };
  for (const step of steps) {
    try {
      await attempts[step]();
    } catch (error) {
      const cause = ((error as Error).cause ?? error) as StorageError;
      const sentence = explain(cause, step, address);
      if (address.is === 'bucket' && isTemporary(cause)) return sentence;
      throw new Error(sentence, { cause });
    }
  }
  return undefined;
}

function isTemporary({ name, code, $metadata }: StorageError): boolean {
  return ($metadata?.httpStatusCode ?? 0) >= 500 || name === 'TimeoutError' || code === 'ETIMEDOUT';
}

function explain(error: StorageError, step: Step, address: MediaAddress): string {
  if (address.is === 'folder')
    return `MEDIA_URL: this user cannot ${step} files in ${address.location} (${error.message}).`;
  const { bucket, region, endpoint } = address;
  const service = endpoint ?? `S3 in ${region}`;
  const name = error.name === 'Error' ? (error.code ?? '') : error.name;
  const answer = error.message && error.message !== name ? `${name}: ${error.message}` : name;
  if (name === 'CredentialsProviderError')
    return `MEDIA_URL is s3://${bucket}, and there are no credentials for it: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. (${answer})`;
  if (error.code && !error.$metadata?.httpStatusCode)
    return `MEDIA_URL: ${service} does not answer (${answer}). Is the endpoint right?`;
  const refusal = `MEDIA_URL: ${service} refuses to ${step} a file in the bucket ${bucket}; it answers "${answer}".`;
  if (name === 'NoSuchBucket') return `${refusal} Create the bucket, or correct its name.`;
  if (/Redirect|AuthorizationHeaderMalformed|IllegalLocation/.test(name))
    return `${refusal} Set region=… in MEDIA_URL to the bucket's region.`;
  if (/AccessKey|Signature|Token/.test(name))
    return `${refusal} Correct AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`;
  if (error.$metadata?.httpStatusCode === 403)
    return `${refusal} The key needs s3:PutObject, s3:GetObject, s3:DeleteObject and s3:ListBucket.`;
  return refusal;
}
