import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type WebSocket from 'ws';

/** A local port that leads into a cluster. */
export interface PortForward {
  /** Port on 127.0.0.1. */
  readonly localPort: number;
  /** Stops listening and cuts the connections that are open. */
  stop(): void;
}

/** How a forward reaches its Pod, and whom it tells. */
export interface ForwardOptions {
  /** 0 takes any free port. */
  readonly localPort: number;
  /** Opens a way into the Pod of the moment: asked anew for each connection, so a replaced Pod does not matter. */
  readonly connect: () => Promise<WebSocket>;
  readonly onError: (error: unknown) => void;
}

/** The one subprotocol of port-forward: channel 0 carries data, channel 1 an error. */
export const forwardProtocols = ['v4.channel.k8s.io'];

const [data, failure] = [0, 1];
/** How long the other side may go on after the local program has said its last word, in milliseconds. */
const lastWords = 10_000;
const highWater = 1 << 20;

/** Listens on 127.0.0.1; each connection gets its own way into the cluster. */
export function openPortForward(options: ForwardOptions): Promise<PortForward> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    options.connect().then(
      (remote) => join(socket, remote, options.onError),
      (error: unknown) => {
        socket.destroy();
        options.onError(error);
      },
    );
  });
  return listen(server, options.localPort).then((localPort) => ({
    localPort,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  }));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function join(local: Socket, remote: WebSocket, onError: (error: unknown) => void): void {
  const begun = new Set<number | undefined>();
  remote.on('message', (message: Buffer) => {
    // The first frame of each channel repeats the port.
    if (!begun.has(message[0])) {
      begun.add(message[0]);
      return;
    }
    const payload = message.subarray(1);
    if (message[0] === failure) {
      onError(new Error(payload.toString('utf8')));
      remote.close();
      local.resetAndDestroy();
    } else if (payload.length > 0 && !local.destroyed && !local.write(payload)) {
      remote.pause();
    }
  });
  local.on('drain', () => remote.resume());
  local.on('data', (chunk: Buffer) => {
    if (remote.readyState !== remote.OPEN) return;
    remote.send(Buffer.concat([Buffer.from([data]), chunk]), () => {
      if (local.isPaused() && remote.bufferedAmount < highWater) local.resume();
    });
    if (remote.bufferedAmount > highWater) local.pause();
  });
  // The protocol has no half-close, so the answer is awaited before the way is closed.
  local.once('end', () => setTimeout(() => remote.close(), lastWords).unref());
  local.once('close', () => remote.close());
  remote.once('close', () => local.end());
  remote.on('error', (error) => {
    onError(error);
    local.destroy();
  });
  remote.resume();
  local.resume();
}
