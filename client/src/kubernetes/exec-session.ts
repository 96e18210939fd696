import type WebSocket from 'ws';
import { listAt, textAt } from './field-at.ts';

/** Where what a process does arrives. */
export interface ExecListener {
  readonly onData: (data: Uint8Array, stream: 'stdout' | 'stderr') => void;
  /** The exit code; undefined when the connection broke before the process ended, with the reason. */
  readonly onEnd: (exitCode: number | undefined, reason?: string) => void;
}

/** A process that runs in a container. */
export interface ExecSession {
  write(data: string | Uint8Array): void;
  /** No more input: the process reads the end of its standard input. */
  endInput(): void;
  resize(columns: number, rows: number): void;
  close(): void;
}

/** The subprotocols that are understood; only the first can end the input alone. */
export const execProtocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];

const [stdin, stdout, stderr, status, resized, closed] = [0, 1, 2, 3, 4, 255];
const pingInterval = 30_000;

/** Speaks the channel protocol of exec over an open, paused socket. */
export function openExecSession(socket: WebSocket, listener: ExecListener): ExecSession {
  let ended = false;
  const end = (exitCode: number | undefined, reason?: string): void => {
    if (ended) return;
    ended = true;
    clearInterval(pings);
    listener.onEnd(exitCode, reason);
  };
  const send = (channel: number, data: string | Uint8Array): void => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(data)]));
  };
  // A proxy on the way drops connections that say nothing.
  const pings = setInterval(() => socket.ping(), pingInterval);

  socket.on('message', (message: Buffer) => {
    const channel = message[0];
    const data = message.subarray(1);
    if (channel === stdout) listener.onData(data, 'stdout');
    else if (channel === stderr) listener.onData(data, 'stderr');
    else if (channel === status) {
      const { exitCode, reason } = readStatus(data.toString('utf8'));
      end(exitCode, reason);
      socket.close();
    }
  });
  socket.on('close', () => end(undefined));
  socket.on('error', (error) => end(undefined, error.message));
  socket.resume();

  return {
    write: (data) => send(stdin, data),
    endInput: () => {
      if (socket.protocol === execProtocols[0]) send(closed, Buffer.from([stdin]));
    },
    resize: (columns, rows) => send(resized, JSON.stringify({ Width: columns, Height: rows })),
    close: () => socket.close(),
  };
}

function readStatus(text: string): {
  readonly exitCode: number | undefined;
  readonly reason?: string;
} {
  const answer: unknown = JSON.parse(text);
  if (textAt(answer, 'status') === 'Success') return { exitCode: 0 };
  const cause = listAt(answer, 'details', 'causes').find(
    (candidate) => textAt(candidate, 'reason') === 'ExitCode',
  );
  const code = textAt(cause, 'message');
  const reason = textAt(answer, 'message');
  return {
    exitCode: code === undefined ? undefined : Number(code),
    ...(reason === undefined ? {} : { reason }),
  };
}
