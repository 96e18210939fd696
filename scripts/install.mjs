// Sets the checkout up: used before any dependency is there, so it imports nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Ends the process with one sentence when Node is too old; installs the locked dependencies when they are not there. */
export function installDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Node.js ${process.versions.node} is too old: Slipway needs 20.19 or newer (https://nodejs.org).`,
    );
    process.exit(2);
  }
  const installed = join(root, 'node_modules', '.package-lock.json');
  const locked = join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(locked).mtimeMs) return;
  step('Installing the locked dependencies');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Says what happens now. */
export function step(title) {
  console.log(`\n▸ ${title}`);
}

/** Runs a program in the checkout; ends the process with its exit code when it fails. */
export function run(program, args, options = {}) {
  const status = attempt(program, args, options);
  if (status !== 0) process.exit(status);
}

/** Runs a program in the checkout with its output shown; returns its exit code. */
export function attempt(program, args, options = {}) {
  // npm is a .cmd file on Windows, which Node starts only through a shell; the arguments are our own.
  const shell = process.platform === 'win32' && program === 'npm';
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell,
    ...options,
  });
  if (error) console.error(`Cannot run ${program}: ${error.message}`);
  return status ?? 1;
}
