import { request } from 'node:http';
import { connect, type Socket } from 'node:net';

export type Reply = {
  /** 0: the connection ended without a response */
  status: number;
  retryAfter: string | undefined;
  cookies: string[];
  body: string;
  ms: number;
};

/** The account whose password strangers guess. */
export const EDITOR = 'editor@example.com';

export type Asking = {
  path: string;
  method?: string;
  client: string;
  headers?: Record<string, string>;
  body?: string;
};

/** Simulates clients of one server on 127.0.0.1. `client` is the IP address in the X-Forwarded-For header. */
export function createHostileClient(port: number) {
  const host = `localhost:${port}`;
  const origin = `http://${host}`;

  /** Sends one complete request on a new connection. */
  function ask({ path, method = 'GET', client, headers = {}, body }: Asking): Promise<Reply> {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const began = performance.now();
    const end = (reply: Partial<Reply>) =>
      resolve({
        status: 0,
        retryAfter: undefined,
        cookies: [],
        body: '',
        ms: performance.now() - began,
        ...reply,
      });
    const all = { host, origin, 'x-forwarded-for': client, ...headers };
    const outgoing = request(
      { host: '127.0.0.1', port, path, method, headers: all, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('error', () => end({}));
        response.on('end', () =>
          end({
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'],
            cookies: response.headers['set-cookie'] ?? [],
            body: text,
          }),
        );
      },
    );
    outgoing.setTimeout(30_000, () => outgoing.destroy());
    outgoing.on('error', () => end({}));
    outgoing.end(body);
    return promise;
  }

  const open = (): Socket => connect(port, '127.0.0.1').on('error', () => {});

  const head = (path: string, client: string, lines: string[]) =>
    [
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${origin}`,
      `X-Forwarded-For: ${client}`,
      ...lines,
      '',
      '',
    ].join('\r\n');

  /** Sends a large body, chunked or with Content-Length, as fast as the server reads it, and reads the response. */
  function flood(path: string, client: string, bytes: number, chunked: boolean): Promise<Reply> {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const began = performance.now();
    const socket = open();
    let text = '';
    let left = bytes;
    const piece = Buffer.alloc(64 * 1024, 'x');
    const framed = chunked ? Buffer.concat([Buffer.from('10000\r\n'), piece, Buffer.from('\r\n')]) : piece;
    const write = () => {
      while (left > 0 && !socket.destroyed) {
        left -= piece.length;
        if (!socket.write(framed)) return void socket.once('drain', write);
      }
      if (chunked && !socket.destroyed) socket.write('0\r\n\r\n');
    };
    socket.setTimeout(30_000, () => socket.destroy());
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      const retryAfter = /retry-after: (\S+)/i.exec(text)?.[1];
      resolve({ status, retryAfter, cookies: [], body: text, ms: performance.now() - began });
    });
    const length = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes}`;
    socket.write(head(path, client, ['Next-Action: 00', 'Content-Type: text/plain', length]));
    write();
    return promise;
  }

  return {
    ask,
    flood,
    /** Opens a connection and sends nothing or, with `isHalf`, a request head without its end. */
    idle(client: string, isHalf: boolean): Socket {
      const socket = open();
      if (isHalf) socket.write(head('/sign-in', client, []).slice(0, -4));
      return socket;
    },
    /** Announces a body of 20 kB and sends one byte a second. */
    slow(client: string): Socket {
      const socket = open();
      socket.write(head('/sign-in', client, ['Content-Length: 20000']));
      const timer = setInterval(() => socket.write('x'), 1_000);
      socket.on('close', () => clearInterval(timer));
      return socket;
    },
    /** Signs in as a browser does. */
    async signIn(client: string, email: string, password: string): Promise<Reply> {
      const began = performance.now();
      const csrf = await ask({ path: '/api/auth/csrf', client });
      const { csrfToken = '' } = csrf.status === 200 ? (JSON.parse(csrf.body) as { csrfToken?: string }) : {};
      const cookie = csrf.cookies.map((each) => each.split(';')[0]).join('; ');
      const body = new URLSearchParams({ email, password, csrfToken }).toString();
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
      const reply = await ask({
        path: '/api/auth/callback/credentials',
        method: 'POST',
        client,
        headers,
        body,
      });
      return { ...reply, ms: performance.now() - began };
    },
  };
}

export type HostileClient = ReturnType<typeof createHostileClient>;
