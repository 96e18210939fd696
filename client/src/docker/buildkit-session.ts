import { randomUUID } from 'node:crypto';
import {
  performServerHandshake,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Duplex } from 'node:stream';
import { readProtobuf, textField } from './protobuf-reader.ts';
import type { RegistryCredentials } from './registry-credentials.ts';

/** What BuildKit may ask of us while it builds. */
export interface SessionServices {
  /** Credentials for a registry such as `ghcr.io`. */
  credentials(registry: string): Promise<RegistryCredentials | undefined>;
}

/** A connection on which BuildKit asks back. */
export interface BuildSession {
  /** Names this session in the build request. */
  readonly id: string;
  close(): void;
}

type Method = (request: Uint8Array) => Promise<Uint8Array>;

/** Turns the connection of `POST /session` around: the engine is the client on it, in gRPC over HTTP/2. */
export async function openBuildSession(
  dial: (headers: Readonly<Record<string, string>>) => Promise<Duplex>,
  services: SessionServices,
): Promise<BuildSession> {
  const id = randomUUID();
  const methods = methodsOf(services);
  const socket = await dial({
    Upgrade: 'h2c',
    'X-Docker-Expose-Session-Uuid': id,
    'X-Docker-Expose-Session-Name': 'slipway',
    'X-Docker-Expose-Session-Grpc-Method': credentialsMethod,
  });
  const session: ServerHttp2Session = performServerHandshake(socket);
  session.on('stream', (stream: ServerHttp2Stream, headers) => {
    void answer(stream, methods.get(headers[':path'] ?? ''));
  });
  // A build ends with its own error when the engine goes away.
  session.on('error', () => undefined);
  socket.on('error', () => undefined);
  return {
    id,
    close: () => {
      session.destroy();
      socket.destroy();
    },
  };
}

const credentialsMethod = '/moby.filesync.v1.Auth/Credentials';
/** HealthCheckResponse of status SERVING. */
const serving = Uint8Array.of(0x08, 0x01);

function methodsOf(services: SessionServices): ReadonlyMap<string, Method> {
  return new Map<string, Method>([
    [
      credentialsMethod,
      async (request) => {
        const found = await services.credentials(textField(readProtobuf(request), 1));
        // BuildKit takes a secret without a user name for an identity token.
        return Buffer.concat([
          encodeText(1, found?.username ?? ''),
          encodeText(2, found?.password ?? found?.identitytoken ?? ''),
        ]);
      },
    ],
    // BuildKit gives up a session that does not answer twice.
    ['/grpc.health.v1.Health/Check', () => Promise.resolve(serving)],
  ]);
}

const grpcOk = 0;
const grpcUnimplemented = 12;
const grpcInternal = 13;

async function answer(stream: ServerHttp2Stream, method: Method | undefined): Promise<void> {
  stream.on('error', () => undefined);
  let status = method ? grpcOk : grpcUnimplemented;
  let response: Uint8Array | undefined;
  try {
    response = await method?.(await readMessage(stream));
  } catch {
    status = grpcInternal;
  }
  if (stream.destroyed) return;
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(status) }));
  stream.end(response ? frame(response) : undefined);
}

/** A gRPC message: a compression flag, its length in 32 bits, its bytes. */
const prefixSize = 5;

async function readMessage(stream: ServerHttp2Stream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).subarray(prefixSize);
}

function frame(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(prefixSize);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

function encodeText(field: number, text: string): Buffer {
  if (text === '') return Buffer.alloc(0);
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([Buffer.from([field * 8 + 2, ...varint(bytes.length)]), bytes]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}
