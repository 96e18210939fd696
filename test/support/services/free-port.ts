import { createServer } from 'node:net';

/** A TCP port of the loopback interface that nothing listens on just now. */
export function freePort(): Promise<number> {
  return listenBriefly('127.0.0.1', 0);
}

/** Fails when another program listens on the port already. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  await listenBriefly(host, port);
}

function listenBriefly(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
