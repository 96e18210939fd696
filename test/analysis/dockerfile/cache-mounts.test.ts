import { expect, test } from 'vitest';
import {
  cacheMountFlag,
  missingCacheMounts,
} from '../../../server/src/analysis/dockerfile/model/cache-mounts.ts';
import { runCommands } from '../../../server/src/analysis/dockerfile/model/commands.ts';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { dockerfileAtCursor } from './dockerfile-at-cursor.ts';

test.each<[script: string, targets: string[]]>([
  [
    'apt-get update && apt-get install -y curl',
    ['/var/cache/apt,sharing=locked', '/var/lib/apt,sharing=locked'],
  ],
  ['apk add curl', ['/var/cache/apk,sharing=locked']],
  ['apk add --no-cache curl', []],
  ['pip install -r requirements.txt', ['/root/.cache/pip']],
  ['pip install --no-cache-dir flask', []],
  ['npm ci', ['/root/.npm']],
  ['yarn', ['/usr/local/share/.cache/yarn']],
  ['go mod download', ['/go/pkg/mod']],
  ['go build -o /app', ['/go/pkg/mod', '/root/.cache/go-build']],
  ['./mvnw package', ['/root/.m2']],
  ['npm ci && npm run build', ['/root/.npm']],
  ['--mount=type=cache,target=/root/.npm npm ci', []],
  ['echo hello', []],
  ['constructor install', []],
])('%s', (script, targets) => {
  const model = dockerfileModel(dockerfileAtCursor(`FROM debian:13\nRUN ${script}\n`).snapshot);
  const missing = model.stages
    .flatMap((stage) => [...runCommands(stage, model)])
    .flatMap(({ run, commands }) => missingCacheMounts(run, commands));
  expect(missing.map(cacheMountFlag)).toEqual(
    targets.map((target) => `--mount=type=cache,target=${target}`),
  );
});
