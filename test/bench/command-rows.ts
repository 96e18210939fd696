import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dockerfile, manifest } from './corpora.ts';
import type { Peers } from './peers.ts';
import type { Row } from './table.ts';

const manifestCount = 10_000;
const dockerfileCount = 2000;
/** hadolint needs minutes for all of them, so it gets some and its time is multiplied. */
const hadolintCount = 200;

/** Measures the command lines on generated files. */
export function commandRows(slipway: string, work: string, peers: Peers): Row[] {
  const manifests = path.join(work, 'manifests');
  const dockerfiles = path.join(work, 'dockerfiles');
  writeMany(manifests, manifestCount, (at) => [`${at}.yaml`, manifest(at)]);
  writeMany(dockerfiles, dockerfileCount, (at) => [`${at}/Dockerfile`, dockerfile(60, at + 1)]);
  const paths = Array.from({ length: hadolintCount }, (_, at) =>
    path.join(dockerfiles, String(Math.floor(at / 100)), String(at), 'Dockerfile'),
  );
  const schemas = path.join(peers.schemaFolder, '{{.ResourceKind}}{{.KindSuffix}}.json');
  const check = [slipway, 'check', '--fail-on', 'never'];
  const kubeconform = bestOf(3, peers.kubeconform, [
    ...['-strict', '-n', '8', '-schema-location', schemas],
    manifests,
  ]);
  const hadolint = bestOf(1, peers.hadolint, ['--no-fail', ...paths]);
  return [
    {
      what: `check of ${manifestCount} manifests, each by itself`,
      unit: 's',
      ours: bestOf(3, process.execPath, [...check, '--isolated', manifests]),
      peer: kubeconform,
      peerName: 'kubeconform',
    },
    {
      what: `check of ${manifestCount} manifests, across files`,
      unit: 's',
      ours: bestOf(3, process.execPath, [...check, manifests]),
      peer: kubeconform,
      peerName: 'kubeconform',
    },
    {
      what: `check of ${dockerfileCount} Dockerfiles`,
      unit: 's',
      ours: bestOf(3, process.execPath, [...check, dockerfiles]),
      peer: hadolint && hadolint * (dockerfileCount / hadolintCount),
      peerName: `hadolint, from ${hadolintCount}`,
    },
  ];
}

function writeMany(
  folder: string,
  count: number,
  make: (at: number) => readonly [name: string, text: string],
): void {
  for (let at = 0; at < count; at++) {
    const [name, text] = make(at);
    const file = path.join(folder, String(Math.floor(at / 100)), name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The seconds of the fastest run; undefined without the program. */
function bestOf(
  runs: number,
  program: string | undefined,
  args: readonly string[],
): number | undefined {
  if (program === undefined) return undefined;
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const { status, stderr } = spawnSync(program, args, { maxBuffer: 1 << 30 });
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.toString()}`);
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}
