/** Numbers that look random and are the same in every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A Dockerfile of about so many lines: several stages, continued RUNs, variables, copies between stages. */
export function dockerfile(lines: number, seed = 1): string {
  const random = seeded(seed);
  const text: string[] = ['# syntax=docker/dockerfile:1', 'ARG VERSION=3.22'];
  let stage = 0;
  while (text.length < lines) {
    text.push(
      '',
      `FROM alpine:$VERSION AS stage${stage}`,
      `ARG NAME${stage}=service`,
      'WORKDIR /app',
    );
    for (let i = 0; i < 6 && text.length < lines; i++) {
      const name = `VALUE_${stage}_${i}`;
      text.push(
        `ENV ${name}=${random(1000)} PATH_${i}="/opt/$${name}/bin"`,
        'RUN apk add --no-cache curl git \\',
        '    # what the build needs',
        `    && curl -fsSL "https://example.com/$NAME${stage}/${random(100)}.tar.gz" | tar -xz \\`,
        `    && if [ "$${name}" -gt 5 ]; then echo "many" > /tmp/${i}; fi`,
        `EXPOSE ${1024 + random(60000)}/tcp`,
        stage > 0
          ? `COPY --from=stage${random(stage)} --chown=app:app /app/bin /usr/local/bin/`
          : 'COPY go.mod go.sum ./',
      );
    }
    text.push('USER app', 'CMD ["serve", "--port", "8080"]');
    stage++;
  }
  return `${text.slice(0, lines).join('\n')}\n`;
}

/** A valid manifest of one object; its kind depends on the index. */
export function manifest(index: number, seed = 1): string {
  const random = seeded(seed * 100_003 + index);
  const name = `service-${index}`;
  const kinds = [deployment, service, configMap, autoscaler];
  const kind = index % kinds.length;
  const workload = `service-${index - kind}`;
  return (kinds[kind] ?? deployment)(name, random, workload);
}

/** So many manifests in one file. */
export function manifests(count: number, seed = 1): string {
  return Array.from({ length: count }, (_, index) => manifest(index, seed)).join('---\n');
}

type Random = (below: number) => number;

function deployment(name: string, random: Random): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      securityContext:
        runAsNonRoot: true
        runAsUser: 1000
      containers:
        - name: main
          image: registry.example.com/shop/${name}:1.${random(40)}.${random(9)}
          imagePullPolicy: IfNotPresent
          args: ["--port", "8080", "--level", "info"]
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: LOG_LEVEL
              value: "${random(5)}"
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
          resources:
            requests:
              cpu: ${100 + random(400)}m
              memory: ${64 + random(400)}Mi
            limits:
              memory: 512Mi
          readinessProbe:
            httpGet:
              path: /ready
              port: http
            periodSeconds: ${1 + random(20)}
          volumeMounts:
            - name: data
              mountPath: /data
      volumes:
        - name: data
          emptyDir: {}
`;
}

function service(name: string, random: Random, workload: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels:
    app.kubernetes.io/part-of: shop
spec:
  selector:
    app.kubernetes.io/name: ${workload}
  ports:
    - name: http
      port: ${80 + random(900)}
      targetPort: 8080
`;
}

function configMap(name: string, random: Random): string {
  const lines = Array.from({ length: 8 }, (_, at) => `  KEY_${at}: "value ${random(1000)}"`);
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
${lines.join('\n')}
  settings.ini: |
    [main]
    level = ${random(9)}
    # a comment that is text
`;
}

function autoscaler(name: string, random: Random, workload: string): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${workload}
  minReplicas: 1
  maxReplicas: ${2 + random(8)}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: ${40 + random(50)}
`;
}
