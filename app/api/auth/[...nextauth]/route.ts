import { type NextRequest, NextResponse } from 'next/server';
import { type AuthRequest, askNextAuth } from '#app/_auth/askNextAuth.ts';
import { isOwnOrigin } from '#app/_auth/ownOrigin.ts';
import { DATABASE_HEADER } from '#contracts/collaboration.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

async function pass(request: NextRequest, { params }: Context, body?: Record<string, string>) {
  const authRequest: AuthRequest = {
    method: request.method === 'POST' ? 'POST' : 'GET',
    path: (await params).nextauth,
    query: Object.fromEntries(request.nextUrl.searchParams),
    body,
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
    headers: Object.fromEntries(request.headers),
  };
  const response = await askNextAuth(authRequest);
  if (!response) return NextResponse.json({ refused: 'not-found' }, { status: 404 });
  if (authRequest.path[0] === 'session') {
    // An open page requests this after its socket is refused: it may have been rendered from another database.
    response.headers.set(DATABASE_HEADER, await readDatabaseId());
    // next-auth would delete the cookie after any failure, and after a sign-in in another tab.
    response.headers.delete('set-cookie');
  }
  return new NextResponse(response.body, { status: response.status, headers: response.headers });
}

export function GET(request: NextRequest, context: Context) {
  return pass(request, context);
}

export async function POST(request: NextRequest, context: Context) {
  if (!isOwnOrigin(request.headers)) return NextResponse.json({ refused: 'not-allowed' }, { status: 403 });
  const form = await readForm(request);
  if (!form) return NextResponse.json({ refused: 'malformed' }, { status: 400 });
  return pass(request, context, form);
}

const MAX_BODY_BYTES = 20_000; // next-auth's forms are small

async function readForm(request: NextRequest): Promise<Record<string, string> | null> {
  if (Number(request.headers.get('content-length') ?? MAX_BODY_BYTES) > MAX_BODY_BYTES) return null;
  const text = await request.text();
  try {
    const isJson = request.headers.get('content-type')?.startsWith('application/json');
    const fields: unknown = isJson ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
    if (typeof fields !== 'object' || fields === null) return null;
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'));
  } catch {
    return null;
  }
}
