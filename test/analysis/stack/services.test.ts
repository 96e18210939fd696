import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stackServices } from '../../../server/src/analysis/stack/stack-services.ts';
import {
  type FixtureFiles,
  findingsIn,
  fixtureWorkspace,
} from '../../support/fixture-workspace.ts';

const shop = filesBelow('examples/shop');

describe('the shop', () => {
  test('is followed from its Dockerfiles to its workloads', () => {
    const services = stackServices(fixtureWorkspace(shop)).map(
      ({ name, dockerfile, image, workloads }) =>
        `${name}: ${dockerfile.split('/').slice(-2).join('/')} -> ${image} -> ` +
        workloads.map((object) => `${object.kind} ${object.name}`).join(),
    );
    expect(services).toEqual(
      ['product', 'cart', 'order', 'web'].map(
        (name) =>
          `${name}: ${name}/Dockerfile -> localhost:5000/shop/${name}:1.0 -> Deployment ${name}`,
      ),
    );
  });

  test('has no finding', () => {
    const findings = [...shop.keys()].flatMap((path) =>
      findingsIn(shop, path).map(({ rule, message }) => `${path} ${rule}: ${message}`),
    );
    expect(findings).toEqual([]);
  });
});

test('a service that only Compose knows has no workloads', () => {
  const files = new Map([
    ['api/Dockerfile', 'FROM scratch\n'],
    ['compose.yaml', 'services:\n  api:\n    build: api\n    image: example.com/api:1.0\n'],
  ]);
  expect(stackServices(fixtureWorkspace(files))).toMatchObject([
    {
      name: 'api',
      image: 'example.com/api:1.0',
      context: 'file:///workspace/api',
      workloads: [],
    },
  ]);
});

function filesBelow(folder: string): FixtureFiles {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, readFileSync(path, 'utf8')];
    }),
  );
}
