import type { z } from 'zod';

/** A problem document (RFC 9457). `name` identifies the kind of problem for programs; the rest is for people. */
export type Problem = {
  status: number;
  name: string;
  title: string;
  detail?: string;
  /** additional members */
  more?: Record<string, unknown>;
};

export const problemType = 'application/problem+json; charset=utf-8';

export function problemBody({ status, name, title, detail, more }: Problem): Record<string, unknown> {
  return { type: `urn:copydesk:problem:${name}`, title, status, ...(detail && { detail }), ...more };
}

export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problemBody(problem)), {
    status: problem.status,
    headers: { 'content-type': problemType, 'cache-control': 'no-store', ...headers },
  });
}

/** Validation errors by member, as JSON Pointers (RFC 6901). */
export function errorsOf(error: z.ZodError, say: (message: string) => string = (message) => message) {
  return error.issues.slice(0, 20).map(({ path, message }) => ({
    pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: say(message),
  }));
}
