import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const files = ['kubernetes', 'views/kubernetes', 'commands/cluster'].flatMap((folder) => {
  const path = join('client/src', folder);
  return readdirSync(path).map((name) => join(path, name));
});

test('only the transport can send a request to a cluster', () => {
  const senders = files.filter((file) =>
    /\bfetch\(|\.request\(url|new WebSocket|http2|undici/.test(readFileSync(file, 'utf8')),
  );
  expect(senders.map((file) => basename(file))).toEqual(['transport.ts']);
});

test('only the adapter imports client-node', () => {
  const importers = files.filter((file) =>
    readFileSync(file, 'utf8').includes("from '@kubernetes/client-node'"),
  );
  expect(importers.map((file) => basename(file))).toEqual(['client-node-cluster.ts']);
});

test('only the gate issues permits', () => {
  const makers = files.filter((file) => /as WritePermit\b/.test(readFileSync(file, 'utf8')));
  expect(makers.map((file) => basename(file))).toEqual(['gate.ts']);
});
