import type { Linter } from './linter.ts';

const components =
  'Flags of the API server, its helpers, etcd and the kubelet; whoever sets up clusters checks them on the node.';

/** The checks of Checkov 3 for Kubernetes. */
export const checkov: Linter = {
  name: 'Checkov',
  url: 'https://www.checkov.io/5.Policy%20Index/kubernetes.html',
  ids: [
    ...numbered([1, 45], [49, 49], [68, 75], [77, 86], [88, 97], [99, 100], [102, 102]),
    ...numbered([104, 108], [110, 119], [121, 121], [138, 141], [143, 149], [151, 159]),
    ...['CKV2_K8S_1', 'CKV2_K8S_2', 'CKV2_K8S_3', 'CKV2_K8S_4', 'CKV2_K8S_5', 'CKV2_K8S_6'],
  ],
  otherwise: [
    {
      ids: numbered([1, 7], [24, 24], [32, 32], [36, 36]),
      because: 'PodSecurityPolicy is gone since Kubernetes 1.25: `removed-api-version`.',
    },
    {
      ids: ['CKV_K8S_29', 'CKV_K8S_30'],
      because:
        'An empty security context changes nothing; `below-restricted` says what is missing in it.',
    },
    {
      ids: numbered([33, 34], [44, 45], [159, 159]),
      because: 'They recognise single products: the dashboard, Tiller of Helm 2, git-sync.',
    },
    {
      ids: numbered([68, 75], [77, 86], [88, 97], [99, 100], [102, 102], [104, 108]),
      because: components,
    },
    {
      ids: numbered([110, 119], [121, 121], [138, 141], [143, 149], [151, 151]),
      because: components,
    },
    {
      ids: ['CKV_K8S_41', 'CKV_K8S_42'],
      because:
        'They look at the account itself and at its bindings; `default-service-account` names the Pods that use it.',
    },
    {
      ids: ['CKV2_K8S_1'],
      because:
        'It follows bindings through all roles of a cluster; `risky-permission` looks at each role.',
    },
  ],
};

function numbered(...ranges: readonly (readonly [from: number, to: number])[]): string[] {
  return ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => `CKV_K8S_${from + index}`),
  );
}
