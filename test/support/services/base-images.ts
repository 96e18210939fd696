import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestEngine } from './engine.ts';
import { type ArchivedImage, type ImageConfig, sendImages } from './image-archive.ts';
import {
  busyboxLayer,
  debianLayer,
  debianPackagesLayer,
  dockerfileFrontendLayer,
  filesLayer,
  goLayer,
  nodeLayer,
  staticLayer,
} from './image-layers.ts';
import { runCommand } from './run-command.ts';

/** How an image that carries a public name is made on this machine. */
interface BaseImage {
  readonly layers: readonly (() => Promise<string>)[];
  readonly config: ImageConfig;
}

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const PATH = `PATH=${SYSTEM_PATH}`;

const go: ImageConfig = {
  Env: [`PATH=/go/bin:/usr/local/go/bin:${SYSTEM_PATH}`, 'GOPATH=/go', 'GOTOOLCHAIN=local'],
  WorkingDir: '/go',
  Cmd: ['bash'],
};
const node: BaseImage = {
  layers: [debianLayer, nodeLayer],
  config: { Env: [PATH, 'NODE_VERSION=24'], Cmd: ['node'] },
};
const python = () =>
  debianPackagesLayer('python', ['python3'], async (root) => {
    for (const name of ['python', 'python3']) {
      await symlink('/usr/bin/python3', join(root, 'usr/local/bin', name));
    }
  });
const redis: BaseImage = {
  layers: [debianLayer, () => debianPackagesLayer('redis', ['redis-server'])],
  config: {
    Env: [PATH],
    Cmd: ['redis-server', '--protected-mode', 'no'],
    ExposedPorts: { '6379/tcp': {} },
    WorkingDir: '/data',
  },
};
const alpine = () =>
  filesLayer('alpine', { 'etc/alpine-release': '3.22.0\n', 'etc/os-release': 'ID=alpine\n' });

/** The public names that tests and the example use, and what stands for them. */
const BASE_IMAGES: Readonly<Record<string, BaseImage>> = {
  'busybox:1.37': { layers: [busyboxLayer], config: { Env: [PATH], Cmd: ['sh'] } },
  'alpine:3.22': { layers: [busyboxLayer, alpine], config: { Env: [PATH], Cmd: ['/bin/sh'] } },
  'debian:bookworm-slim': { layers: [debianLayer], config: { Env: [PATH], Cmd: ['bash'] } },
  'gcr.io/distroless/static-debian12': {
    layers: [staticLayer],
    config: { Env: [PATH], User: '0', WorkingDir: '/' },
  },
  'gcr.io/distroless/static-debian12:nonroot': {
    layers: [staticLayer],
    config: { Env: [PATH], User: '65532', WorkingDir: '/home/nonroot' },
  },
  'golang:1.26-bookworm': { layers: [debianLayer, goLayer], config: go },
  'golang:1.26-alpine': {
    layers: [busyboxLayer, alpine, goLayer],
    config: { ...go, Cmd: ['/bin/sh'] },
  },
  'node:24-slim': node,
  'node:24-alpine': node,
  'python:3.14-slim': {
    layers: [debianLayer, python],
    config: { Env: [PATH, 'LANG=C.UTF-8', 'PYTHON_VERSION=3.14'], Cmd: ['python3'] },
  },
  'nginx:1.29': {
    layers: [debianLayer, nginxLayer],
    config: {
      Env: [PATH, 'NGINX_VERSION=1.29'],
      Entrypoint: ['/docker-entrypoint.sh'],
      Cmd: ['nginx', '-g', 'daemon off;'],
      ExposedPorts: { '80/tcp': {} },
      StopSignal: 'SIGQUIT',
    },
  },
  'redis:8': redis,
  'docker/dockerfile:1': {
    layers: [dockerfileFrontendLayer],
    config: {
      Env: [PATH],
      Entrypoint: ['/bin/dockerfile-frontend'],
      Labels: {
        'moby.buildkit.frontend.network.none': 'true',
        'moby.buildkit.frontend.caps':
          'moby.buildkit.frontend.inputs,moby.buildkit.frontend.subrequests,moby.buildkit.frontend.contexts',
      },
    },
  },
};

/** The names that `loadBaseImages` knows. */
export function baseImageNames(): string[] {
  return Object.keys(BASE_IMAGES);
}

/** Builds what the named images are made of. */
export async function prepareBaseImages(names: readonly string[]): Promise<ArchivedImage[]> {
  const images: ArchivedImage[] = [];
  for (const name of names) {
    const recipe = BASE_IMAGES[name];
    if (!recipe) throw new Error(`No recipe for the base image ${name}.`);
    const layers: string[] = [];
    for (const build of recipe.layers) layers.push(await build());
    const tagged = /:[^/]+$/.test(name) ? name : `${name}:latest`;
    images.push({ name: tagged, layers, config: recipe.config });
  }
  return images;
}

/** Puts the named images into the engine, under the names that a registry would give them. */
export async function loadBaseImages(
  engine: Pick<TestEngine, 'docker' | 'env'>,
  names: readonly string[],
): Promise<void> {
  const images = await prepareBaseImages(names);
  await sendImages(images, [engine.docker, 'load', '--quiet'], engine.env);
}

/** Debian's nginx, arranged like the official image. */
function nginxLayer(): Promise<string> {
  return debianPackagesLayer('nginx', ['nginx-light'], async (root) => {
    const inside = (path: string) => join(root, path);
    await writeFile(inside('docker-entrypoint.sh'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
    await runCommand('chroot', [root, 'groupadd', '--gid', '101', 'nginx'], { mayFail: true });
    const account = ['--uid', '101', '--gid', '101', '--home-dir', '/nonexistent', 'nginx'];
    await runCommand('chroot', [root, 'useradd', ...account], { mayFail: true });
    await mkdir(inside('usr/share/nginx/html'), { recursive: true });
    await writeFile(inside('usr/share/nginx/html/index.html'), '<h1>Welcome to nginx!</h1>\n');
    await runCommand('rm', ['-rf', inside('etc/nginx/sites-enabled'), inside('var/log/nginx')]);
    await mkdir(inside('var/log/nginx'));
    await symlink('/dev/stdout', inside('var/log/nginx/access.log'));
    await symlink('/dev/stderr', inside('var/log/nginx/error.log'));
    const site = 'server { listen 80; location / { root /usr/share/nginx/html; } }\n';
    await writeFile(inside('etc/nginx/conf.d/default.conf'), site);
  });
}
