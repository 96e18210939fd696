import path from 'node:path';
import { cached } from './cache.ts';
import { goEnvironment, prepareGo } from './go.ts';
import { runCommand } from './run-command.ts';

/** The path of a program that a Go module holds, built into the cache once. */
export async function installGoProgram(source: string, version: string): Promise<string> {
  const program = path.posix.basename(source);
  const folder = await cached(`go-program-${program}-${version}`, async (building) => {
    const toolchain = await prepareGo();
    await runCommand(toolchain.go, ['install', `${source}@${version}`], {
      env: { ...goEnvironment(toolchain), GOBIN: building },
    });
  });
  return path.join(folder, program);
}
