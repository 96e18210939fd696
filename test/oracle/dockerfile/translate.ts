import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from '../../support/services/cache.ts';
import { goEnvironment, prepareGo } from '../../support/services/go.ts';
import { runCommand } from '../../support/services/run-command.ts';

/** What BuildKit makes of a Dockerfile: the operations and the image configuration of each stage, or its refusal. */
export type Translation =
  | { readonly stages: readonly unknown[]; readonly error?: undefined }
  | { readonly error: string };

/** Asks BuildKit's Dockerfile frontend, built from its source, what it would build. */
export async function translateAll(texts: readonly string[]): Promise<readonly Translation[]> {
  const input = texts.map((text) => JSON.stringify(Buffer.from(text).toString('base64')));
  const { stdout } = await runCommand(await program(), [], { input: input.join('\n') });
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Translation);
}

const source = join(import.meta.dirname, '../../support/services/dockerfile-frontend');

async function program(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['translate/main.go', 'go.sum']) {
    hash.update(await readFile(join(source, file)));
  }
  const folder = await cached(`dockerfile-translate-${hash.digest('hex').slice(0, 12)}`, build);
  return join(folder, 'translate');
}

async function build(folder: string): Promise<void> {
  const toolchain = await prepareGo();
  const args = ['build', '-mod=readonly', '-buildvcs=false', '-trimpath', '-o', folder];
  const options = { cwd: source, env: goEnvironment(toolchain) };
  await runCommand(toolchain.go, [...args, './translate'], options);
}
