import { expect, test } from 'vitest';
import { defaultSettings } from '../../../server/src/analysis/core/rule.ts';
import { renderFixture } from '../../support/fixture.ts';
import { contextOf, manifestFile, schemaLanguage } from './manifest-workspace.ts';

const sidecar = (marker: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  initContainers:
    - name: log
      image: example.com/log:1
      restartPolicy: Always
${marker}
  containers:
    - name: web
      image: example.com/web:1
`;

/** What the API server of each version says; a manifest without markers is accepted. */
const cases: readonly (readonly [version: string, manifest: string])[] = [
  [
    '1.27',
    sidecar(
      `#     ^^^^^^^^^^^^^ error[unknown-field] comes in Kubernetes 1.28; older API servers refuse it.`,
    ),
  ],
  ['1.28', sidecar('')],
  [
    '1.33',
    `
apiVersion: resource.k8s.io/v1
#           ^^^^^^^^^^^^^^^^^^ error[unknown-kind] DeviceClass comes to resource.k8s.io/v1 in Kubernetes 1.34
kind: DeviceClass
metadata:
  name: gpu
spec: {}
`,
  ],
  [
    '1.34',
    `
apiVersion: resource.k8s.io/v1
kind: DeviceClass
metadata:
  name: gpu
spec: {}
`,
  ],
  [
    '1.30',
    `
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[removed-api-version] Kubernetes 1.32 no longer serves FlowSchema
kind: FlowSchema
metadata:
  name: all
`,
  ],
  [
    '1.32',
    `
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[removed-api-version] it is in flowcontrol.apiserver.k8s.io/v1 now.
kind: FlowSchema
metadata:
  name: all
`,
  ],
  ['1.20', sidecar(`#     ^^^^^^^^^^^^^ error[unknown-field] comes in Kubernetes 1.28`)],
  ['1.99', sidecar('')],
];

test.each(cases)('for Kubernetes %s', (kubernetesVersion, manifest) => {
  const rendered = renderFixture(manifest, 'manifest.yaml', ({ text }) => {
    const file = manifestFile(text);
    const context = { ...contextOf(file), settings: { ...defaultSettings, kubernetesVersion } };
    return schemaLanguage.diagnose(file, context);
  });
  expect(rendered).toBe(manifest);
});
