import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/analysis/core/edit.ts';
import { contextOf, manifestFile, wholeLanguage } from './manifest-workspace.ts';

/** Manifests of old API versions, and what they become. */
const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'an Ingress with its backends': [
    `apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: web
spec:
  backend:
    serviceName: fallback
    servicePort: 80
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            backend:
              serviceName: web
              servicePort: http
          - path: /api
            pathType: Prefix
            backend: {serviceName: api, servicePort: 8080}
`,
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  defaultBackend:
    service:
      name: fallback
      port:
        number: 80
  rules:
    - host: shop.example.com
      http:
        paths:
          - pathType: ImplementationSpecific
            path: /
            backend:
              service:
                name: web
                port:
                  name: http
          - path: /api
            pathType: Prefix
            backend: {service: {name: api, port: {number: 8080}}}
`,
  ],
  'a Deployment without selector': [
    `apiVersion: extensions/v1beta1
kind: Deployment
metadata:
  name: web
spec:
  template:
    metadata:
      labels:
        app: web
        release: "1"
    spec:
      containers:
        - name: web
          image: example.com/web:1
`,
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
      release: "1"
  template:
    metadata:
      labels:
        app: web
        release: "1"
    spec:
      containers:
        - name: web
          image: example.com/web:1
`,
  ],
  'an autoscaler of the first beta': [
    `apiVersion: autoscaling/v2beta1
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  maxReplicas: 5
  metrics:
    - type: Resource
      resource:
        name: cpu
        targetAverageUtilization: 80
    - type: Resource
      resource: {name: memory, targetAverageValue: 500Mi}
`,
    `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  maxReplicas: 5
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 80
    - type: Resource
      resource: {name: memory, target: {type: AverageValue, averageValue: 500Mi}}
`,
  ],
  'a CronJob, which stays as it is': [
    `apiVersion: batch/v1beta1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: example.com/report:1
`,
    `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: example.com/report:1
`,
  ],
};

test.each(Object.entries(cases))('%s', (_, [before, after]) => {
  const [finding] = findings(before).filter(({ rule }) => rule === 'removed-api-version');
  expect(applyEdits(before, finding?.fixes?.[0]?.edits ?? [])).toBe(after);
  expect(findings(after).filter(({ severity }) => severity === 'error')).toEqual([]);
});

function findings(text: string) {
  const file = manifestFile(text);
  return wholeLanguage.diagnose(file, contextOf(file));
}
