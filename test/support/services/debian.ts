import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { runCommand } from './run-command.ts';

let installing: Promise<void> = Promise.resolve();

/** Installs those of the Debian packages that are missing. */
export function ensureDebianPackages(names: readonly string[]): Promise<void> {
  installing = installing.catch(() => undefined).then(() => install(names));
  return installing;
}

/** Debian sid's packages unpacked into one folder of the cache, leaving the system as it is. */
export function unpackSid(names: readonly string[]): Promise<string> {
  return cached(`sid-${[...names].sort().join('-')}`, async (folder) => {
    const options = await sidOptions(join(folder, 'apt'));
    await runCommand('apt-get', [...options, 'update']);
    const downloads = join(folder, 'apt', 'downloads');
    await mkdir(downloads, { recursive: true });
    await runCommand('apt-get', [...options, 'download', ...names], { cwd: downloads });
    for (const file of await readdir(downloads)) {
      await runCommand('dpkg', ['-x', join(downloads, file), folder]);
    }
    await runCommand('rm', ['-rf', join(folder, 'apt')]);
  });
}

/** The address of the Debian mirror that this machine is set up to use. */
export function debianMirror(): string {
  for (const line of sourceLines()) {
    const address = /^\s*(?:URIs:|deb\s+(?:\[[^\]]*\]\s+)?)\s*(\S+)/.exec(line)?.[1];
    if (address && !address.includes('security')) return address.replace(/\/$/, '');
  }
  throw new Error('This machine has no Debian package source.');
}

async function install(names: readonly string[]): Promise<void> {
  const missing: string[] = [];
  for (const name of names) {
    const state = await runCommand('dpkg', ['--status', name], { mayFail: true });
    if (!/^Status: .* installed$/m.test(state.stdout)) missing.push(name);
  }
  if (missing.length === 0) return;
  console.error(`[services] installing ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update'], { env });
  await runCommand(
    'apt-get',
    ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...missing],
    { env },
  );
}

/** Options that make apt-get see sid, and sid only, through lists of its own. */
async function sidOptions(folder: string): Promise<string[]> {
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'cache', 'archives', 'partial'), { recursive: true });
  const sources = join(folder, 'sid.list');
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  await writeFile(sources, `deb [signed-by=${keyring}] ${debianMirror()} sid main\n`);
  return [
    ['Dir::Etc::SourceList', sources],
    ['Dir::Etc::SourceParts', '/dev/null'],
    ['Dir::State::Lists', join(folder, 'lists')],
    ['Dir::Cache', join(folder, 'cache')],
    ['APT::Sandbox::User', 'root'],
    ['Acquire::Languages', 'none'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

function sourceLines(): string[] {
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.(?:list|sources)$/.test(name))
        .map((name) => join(folder, name))
    : [];
  return ['/etc/apt/sources.list', ...files]
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'));
}
