import type { Duplex } from 'node:stream';
import type { WebSocketLike } from '@hocuspocus/server';

/**
 * Collects the messages that are sent to a client in one turn of the event loop, such as an acknowledgement and the
 * update itself, into one system call. With hundreds of writers these calls are most of a node's work.
 */
export function corked(websocket: WebSocketLike, socket: Duplex): WebSocketLike {
  let isCorked = false;
  return {
    get readyState() {
      return websocket.readyState;
    },
    send(data) {
      if (!isCorked) {
        isCorked = true;
        socket.cork();
        setImmediate(() => {
          isCorked = false;
          socket.uncork();
        });
      }
      websocket.send(data);
    },
    close: (code, reason) => websocket.close(code, reason),
  };
}
