/** A setting as the manifest contributes it; the one source of names, defaults and descriptions. */
export interface SettingContribution {
  readonly key: string;
  /** JSON schema of the value, default included. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly description: string;
  readonly descriptionZh: string;
  readonly scope: 'resource' | 'window' | 'machine-overridable' | 'application' | 'machine';
  /** True: ignored when a workspace that is not trusted sets it. */
  readonly restricted?: boolean;
}

/** Every setting, by the order of the settings editor. The schema of `slipway.rules` is completed from the rules. */
export const settings: readonly SettingContribution[] = [
  {
    key: 'slipway.rules',
    schema: { type: 'object', default: {} },
    description: 'Level of each rule: `off`, `hint`, `information`, `warning` or `error`.',
    descriptionZh: '每条规则的级别：`off`、`hint`、`information`、`warning` 或 `error`。',
    scope: 'resource',
  },
  {
    key: 'slipway.kubernetes.version',
    schema: { type: 'string', default: '1.36', pattern: '^1\\.\\d+$' },
    description: 'The Kubernetes version that manifests are written for.',
    descriptionZh: '清单所面向的 Kubernetes 版本。',
    scope: 'resource',
  },
  {
    key: 'slipway.docker.host',
    schema: { type: 'string', default: '', pattern: '^((unix|npipe|tcp|http|https|ssh)://.+)?$' },
    description:
      'Address of the Docker engine, such as `unix:///var/run/docker.sock`. Empty: the environment and the current Docker context decide, as for the `docker` program.',
    descriptionZh:
      'Docker 引擎的地址，例如 `unix:///var/run/docker.sock`。留空时与 `docker` 程序一样，由环境变量和当前 Docker 上下文决定。',
    scope: 'machine-overridable',
    restricted: true,
  },
];
