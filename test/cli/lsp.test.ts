import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { buildSlipway, runSlipway } from './run-slipway.ts';

test('slipway lsp serves any editor over standard streams and ends when it is told to', async () => {
  const program = buildSlipway();
  const server = spawn(process.execPath, [program, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<number | null>((resolve) => server.on('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.listen();
  const answer = await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  expect(answer).toMatchObject({ serverInfo: { name: 'Slipway' } });
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await exited).toBe(0);
  rmSync(path.dirname(program), { recursive: true });
});

test('a transport must be named', () => {
  const program = buildSlipway();
  expect(runSlipway(program, '.', ['lsp'])).toMatchObject({ code: 2, out: '' });
  rmSync(path.dirname(program), { recursive: true });
});
