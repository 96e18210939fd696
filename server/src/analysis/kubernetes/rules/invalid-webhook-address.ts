import { defineRule } from '../../core/rule.ts';
import { knownText } from '../model/known-scalar.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';
import { place } from '../model/place.ts';

/** Reports addresses of webhooks that the API server would not call. */
export const invalidWebhookAddress = defineRule<KubernetesObject>({
  id: 'invalid-webhook-address',
  summary: 'Address of a webhook is none that the API server would call',
  severity: 'error',
  kinds: [
    ...['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'],
    'CustomResourceDefinition',
  ],
  *check(object) {
    for (const [find, problemOf] of checks) {
      for (const node of find(object)) {
        const text = knownText(node);
        const problem = text ? problemOf(text) : undefined;
        if (problem) yield { span: node.span, message: `"${text}" will be refused: ${problem}.` };
      }
    }
  },
});

const webhooks = 'ValidatingWebhookConfiguration|MutatingWebhookConfiguration webhooks[]';
const conversion = 'CustomResourceDefinition spec.conversion.webhook';
const checks = [
  [place(`${webhooks}.clientConfig.url`), problemOfUrl],
  [place(`${conversion}.clientConfig.url`), problemOfUrl],
  [place(`${webhooks}.clientConfig.service.path`), problemOfPath],
  [place(`${conversion}.clientConfig.service.path`), problemOfPath],
] as const;

function problemOfUrl(url: string): string | undefined {
  if (!url.startsWith('https://')) return 'webhooks are called by https alone';
  if (/^https:\/\/(?:[/?#]|$)/.test(url)) return 'the host is missing';
  if (url.includes('?')) return 'the API server adds a query of its own';
  if (url.includes('#')) return 'a fragment is never sent';
  return /^https:\/\/[^/]*@/.test(url) ? 'a user does not belong in it' : undefined;
}

function problemOfPath(path: string): string | undefined {
  if (!path.startsWith('/')) return 'a path begins with "/"';
  return path.includes('//') ? 'a path has no empty parts' : undefined;
}
