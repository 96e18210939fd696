import { describe, expect, test } from 'vitest';
import { stackGraph } from '../../../server/src/analysis/stack/graph.ts';
import { type FixtureFiles, fixtureWorkspace } from '../../support/fixture-workspace.ts';

const dockerfile = 'FROM scratch AS base\nFROM base AS debug\nFROM base\n';

describe('which Dockerfile builds the image of a container', () => {
  test('a Compose service says it with build and image', () => {
    const files = new Map([
      ['backend/Dockerfile', dockerfile],
      [
        'compose.yaml',
        'services:\n  api:\n    build: ./backend\n    image: example.com/shop/api:1.0\n',
      ],
      ['k8s/api.yaml', podOf('example.com/shop/api:2.0')],
    ]);
    expect(linksOf(files)).toEqual(['example.com/shop/api:2.0 <- backend/Dockerfile#2 (certain)']);
  });

  test('a Compose service names its Dockerfile and its stage', () => {
    const compose = [
      'services:',
      '  api:',
      '    image: api:1.0',
      '    build:',
      '      context: ..',
      '      dockerfile: docker/api.Dockerfile',
      '      target: debug',
    ];
    const files = new Map([
      ['docker/api.Dockerfile', dockerfile],
      ['deploy/compose.yaml', compose.join('\n')],
      ['k8s/api.yaml', podOf('api:1.0')],
    ]);
    expect(linksOf(files)).toEqual(['api:1.0 <- docker/api.Dockerfile#1 (certain)']);
  });

  test.each([
    ['behind the image', podOf('web:1.0 # dockerfile: ../front/Dockerfile#debug')],
    [
      'above it',
      podOf('web:1.0').replace(
        '      image',
        '      # dockerfile: ../front/Dockerfile#debug\n      image',
      ),
    ],
  ])('a comment says it %s', (_, manifest) => {
    const files = new Map([
      ['front/Dockerfile', dockerfile],
      ['web/Dockerfile', dockerfile],
      ['k8s/web.yaml', manifest],
    ]);
    expect(linksOf(files)).toEqual(['web:1.0 <- front/Dockerfile#1 (certain)']);
  });

  test.each(['services/api/Dockerfile', 'docker/api.Dockerfile', 'docker/Dockerfile.api'])(
    'the name of %s says it',
    (path) => {
      const files = new Map([
        [path, dockerfile],
        ['k8s/api.yaml', podOf('ghcr.io/acme/api:1.2')],
      ]);
      expect(linksOf(files)).toEqual([`ghcr.io/acme/api:1.2 <- ${path}#2 (medium)`]);
    },
  );

  test('two Dockerfiles of one name say nothing', () => {
    const files = new Map([
      ['a/api/Dockerfile', dockerfile],
      ['b/api/Dockerfile', dockerfile],
      ['k8s/api.yaml', podOf('api:1.0')],
    ]);
    expect(linksOf(files)).toEqual(['api:1.0']);
  });

  test('a folder named like an official image does not make that image', () => {
    const files = new Map([
      ['nginx/Dockerfile', dockerfile],
      ['k8s/web.yaml', podOf('nginx:1.29')],
    ]);
    expect(linksOf(files)).toEqual(['nginx:1.29']);
  });

  test('a Dockerfile that is being written and a Compose file that is none break nothing', () => {
    const files = new Map([
      ['api/Dockerfile', 'FRO'],
      ['compose.yaml', 'services: [\n  api'],
      ['k8s/api.yaml', podOf('api:1.0')],
    ]);
    expect(linksOf(files)).toEqual(['api:1.0']);
  });
});

function podOf(image: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: one
spec:
  containers:
    - name: one
      image: ${image}
`;
}

/** Each image with the Dockerfile and the index of the stage that make it. */
function linksOf(files: FixtureFiles): string[] {
  const folder = 'file:///workspace/';
  return stackGraph(fixtureWorkspace(files)).uses.map(({ node, build, confidence }) =>
    build
      ? `${node.text} <- ${build.dockerfile.uri.replace(folder, '')}#${build.stage.index} (${confidence})`
      : node.text,
  );
}
