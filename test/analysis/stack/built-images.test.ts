import { expect, test } from 'vitest';
import { shippedAnalysis } from '../../lsp/test-client.ts';
import { parseFixture } from '../../support/fixture.ts';
import { fixtureContext, fixtureWorkspace } from '../../support/fixture-workspace.ts';

const shop = (image: string) => `-- web/Dockerfile --
FROM scratch
-- compose.yaml --
services:
  web:
    build: web
    image: example.com/shop/web
-- pod.yaml --
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: ${image}
`;

test.each(['<|>', 'example.com/<|>', '"example.com/<|>"'])(
  'the images that the workspace builds are offered at image: %s',
  (image) => {
    const files = parseFixture(shop(image), 'pod.yaml');
    const workspace = fixtureWorkspace(new Map(files.map(({ path, text }) => [path, text])));
    const pod = workspace.snapshots.find(({ uri }) => uri.endsWith('/pod.yaml'));
    const cursor = files.find((file) => file.cursor !== undefined)?.cursor;
    if (!pod || cursor === undefined) throw new Error('The fixture has no cursor.');
    const offered = shippedAnalysis.complete(pod, cursor, fixtureContext(workspace));
    expect(offered.map(({ label, detail }) => [label, detail])).toContainEqual([
      'example.com/shop/web',
      'built by Dockerfile',
    ]);
    const [first] = offered;
    const typed = pod.text.slice(first?.replace.start, cursor);
    expect('example.com/').toContain(typed);
  },
);
