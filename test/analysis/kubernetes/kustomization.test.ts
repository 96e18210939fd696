import { expect, test } from 'vitest';
import { languageOf } from '../../../server/src/analysis/language-of.ts';
import { renderFixture } from '../../support/fixture.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

const path = 'kustomization.yaml';

test.each([
  `
resources:
  - web.yaml
resource: []
#<-------- error[unknown-field] Kustomization has no field "resource", so kustomize refuses it.
images:
  - name: web
    newtag: "1"
#   ^^^^^^ error[unknown-field]
replicas:
  - count: two
#          ^^^ error[wrong-type]
#   ^^^^^ error[missing-field] needs "name"
`,
  `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
labels:
  - pairs: {app: web}
    includeSelectors: true
patches:
  - target: {kind: Deployment}
    patch: |
      - op: remove
        path: /spec/replicas
`,
])('judges a kustomization by its own fields', (text) => {
  const rendered = renderFixture(text, path, (file) => {
    const snapshot = manifestFile(file.text, path);
    return wholeLanguage.diagnose(snapshot, contextOf(snapshot));
  });
  expect(rendered).toBe(text);
});

test('is known by its name and completes its fields', () => {
  expect(languageOf(`file:///x/${path}`, 'yaml', 'resources: []\n', () => false)).toBe(
    'kubernetes',
  );
  const text = 'resources: []\nname';
  const file = manifestFile(text, path);
  const items = wholeLanguage.complete(file, text.length, contextOf(file));
  expect(items.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['namePrefix', 'nameSuffix', 'namespace']),
  );
});
