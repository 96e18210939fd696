import { describe, expect, test } from 'vitest';
import { createAnalysis } from '../../../server/src/analysis/analysis.ts';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { parseFacts } from '../../../server/src/analysis/kubernetes/schema/facts.ts';
import { fixtureContext, fixtureWorkspace } from '../../support/fixture-workspace.ts';

const analysis = createAnalysis({ kubernetesFacts: () => parseFacts('{}') });
const files = {
  'api/Dockerfile': 'FROM scratch AS prod\nFROM prod AS debug\nCOPY --from=0 a b\n',
  'compose.yaml':
    'services:\n  api:\n    build:\n      context: api\n      target: "prod"\n  web:\n    build:\n      context: web\n      target: prod\n',
  'docker-bake.hcl':
    'target "api" {\n  context = "api"\n  target = "prod"\n}\ntarget "web" {\n  context = "web"\n  target = "prod"\n}\n',
  'api/docker-bake.json': '{"target": {"a": {"target": "prod"}}}\n',
  'k8s/api.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: api\nspec:\n  containers:\n    - name: api\n      image: api:1 # dockerfile: ../api/Dockerfile#prod\n',
  'web/Dockerfile': 'FROM scratch AS prod\n',
};

/** The workspace with the cursor behind the first occurrence of a text. */
function cursorBehind(path: keyof typeof files, text: string) {
  const workspace = fixtureWorkspace(new Map(Object.entries(files)));
  const snapshot = workspace.snapshots.find(({ uri }) => uri.endsWith(`/${path}`));
  if (!snapshot) throw new Error(`There is no ${path}.`);
  const offset = snapshot.text.indexOf(text) + text.length;
  return { snapshot, offset, context: fixtureContext(workspace) };
}

const places: [path: keyof typeof files, text: string][] = [
  ['api/Dockerfile', 'AS prod'],
  ['compose.yaml', '"prod'],
  ['k8s/api.yaml', '#prod'],
];

describe.each(places)('a stage named in %s', (path, text) => {
  test('is renamed wherever it is named', () => {
    const { snapshot, offset, context } = cursorBehind(path, text);
    expect(analysis.renameTarget(snapshot, offset)?.name).toBe('prod');
    const result = analysis.rename(snapshot, offset, 'release', context);
    const edits = result?.kind === 'edits' ? result.edits : [];
    const changed = Object.entries(files).flatMap(([name, before]) => {
      const mine = edits.filter(({ uri = snapshot.uri }) => uri.endsWith(`workspace/${name}`));
      return mine.length === 0 ? [] : [[name, applyEdits(before, mine)]];
    });
    expect(Object.fromEntries(changed)).toEqual({
      'api/Dockerfile': 'FROM scratch AS release\nFROM release AS debug\nCOPY --from=0 a b\n',
      'compose.yaml': files['compose.yaml'].replace('"prod"', '"release"'),
      'docker-bake.hcl': files['docker-bake.hcl'].replace('"prod"', '"release"'),
      'api/docker-bake.json': '{"target": {"a": {"target": "release"}}}\n',
      'k8s/api.yaml': files['k8s/api.yaml'].replace('#prod', '#release'),
    });
  });

  test('has all its references', () => {
    const { snapshot, offset, context } = cursorBehind(path, text);
    const found = analysis.references(snapshot, offset, context).map(({ uri }) => uri);
    expect(found.map((uri) => uri.replace('file:///workspace/', '')).sort()).toEqual([
      ...['api/Dockerfile', 'api/Dockerfile', 'api/Dockerfile'],
      ...['api/docker-bake.json', 'compose.yaml', 'docker-bake.hcl', 'k8s/api.yaml'],
    ]);
  });

  test('leads to its FROM', () => {
    const { snapshot, offset, context } = cursorBehind(path, text);
    const [location] = analysis.definition(snapshot, offset, context);
    const start = files['api/Dockerfile'].indexOf('prod');
    expect(location?.uri).toMatch('api/Dockerfile');
    expect(location?.span.start).toBe(start);
  });
});

test('a name that the Dockerfile refuses is refused everywhere', () => {
  const { snapshot, offset, context } = cursorBehind('compose.yaml', '"prod');
  expect(analysis.rename(snapshot, offset, 'debug', context)).toMatchObject({ kind: 'refused' });
});
