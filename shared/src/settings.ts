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
    schema: { type: 'string', default: '', pattern: '^(1\\.\\d+)?$' },
    description:
      'The Kubernetes version that manifests are written for, from `1.27` to `1.36`: fields and kinds that it does not have are reported. Empty: the version of the cluster in use, else `1.36`.',
    descriptionZh:
      '清单所面向的 Kubernetes 版本，从 `1.27` 到 `1.36`：该版本没有的字段和类型会被报告。留空则采用当前所用集群的版本，否则为 `1.36`。',
    scope: 'resource',
  },
  {
    key: 'slipway.kubernetes.context',
    schema: { type: 'string', default: '' },
    description:
      'Context of the kubeconfig that this workspace is deployed to. While it is connected, names of ConfigMaps, Secrets, claims and other objects that neither the workspace nor its cluster has are reported, and the schemas and the version of its cluster count instead of those of the cluster that was used last.',
    descriptionZh:
      '此工作区所部署到的 kubeconfig 上下文。连接期间，工作区和该集群中都不存在的 ConfigMap、Secret、存储卷声明等对象的名称会被报告，并以该集群的架构和版本为准，而不是最近使用的集群。',
    scope: 'machine-overridable',
    restricted: true,
  },
  {
    key: 'slipway.kubernetes.schemaFolders',
    schema: { type: 'array', items: { type: 'string' }, default: [] },
    description:
      'Folders with CustomResourceDefinitions besides the workspace: paths, from the workspace folder where they are relative. Files of the workspace and the connected cluster count more.',
    descriptionZh:
      '工作区之外存放 CustomResourceDefinition 的文件夹：路径，相对路径以工作区文件夹为起点。工作区中的文件和已连接的集群优先。',
    scope: 'machine-overridable',
    restricted: true,
  },
  {
    key: 'slipway.kubernetes.format',
    schema: { type: 'boolean', default: true },
    description:
      'Offer to format manifests. Off: other formatters of YAML have them for themselves. Takes effect when the window is loaded again.',
    descriptionZh: '提供清单格式化。关闭后由其他 YAML 格式化工具处理。重新加载窗口后生效。',
    scope: 'window',
  },
  {
    key: 'slipway.codeLens.enabled',
    schema: { type: 'boolean', default: true },
    description: 'Show actions above the lines of Dockerfiles and manifests.',
    descriptionZh: '在 Dockerfile 和清单的行上方显示操作。',
    scope: 'resource',
  },
  {
    key: 'slipway.inlayHints.variables',
    schema: { type: 'boolean', default: true },
    description: 'Show the values of variables behind them.',
    descriptionZh: '在变量后显示其值。',
    scope: 'resource',
  },
  {
    key: 'slipway.inlayHints.stages',
    schema: { type: 'boolean', default: true },
    description: 'Show the numbers of build stages.',
    descriptionZh: '显示构建阶段的编号。',
    scope: 'resource',
  },
  {
    key: 'slipway.inlayHints.workingDirectories',
    schema: { type: 'boolean', default: true },
    description: 'Show what a relative `WORKDIR` amounts to.',
    descriptionZh: '显示相对 `WORKDIR` 的实际路径。',
    scope: 'resource',
  },
  {
    key: 'slipway.inlayHints.defaults',
    schema: { type: 'boolean', default: true },
    description: 'Show what the API server fills in where a manifest says nothing.',
    descriptionZh: '显示清单未写明时 API 服务器填入的值。',
    scope: 'resource',
  },
  {
    key: 'slipway.inlayHints.pods',
    schema: { type: 'boolean', default: true },
    description: 'Show the quality of service class and the Pod Security level of Pods.',
    descriptionZh: '显示 Pod 的服务质量（QoS）类别和 Pod 安全级别。',
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
  {
    key: 'slipway.docker.contexts',
    schema: { type: 'object', additionalProperties: { type: 'string' }, default: {} },
    description:
      'Folder of the build context by the path of a Dockerfile, both relative to the workspace folder; patterns such as `services/*/Dockerfile` are possible. Dockerfiles that are not listed: Compose and Bake files decide, else the nearest folder that has what is copied.',
    descriptionZh:
      '按 Dockerfile 的路径设置构建上下文文件夹，两者均相对于工作区文件夹；可以使用 `services/*/Dockerfile` 之类的模式。未列出的 Dockerfile：由 Compose 和 Bake 文件决定，否则使用包含被复制文件的最近文件夹。',
    scope: 'resource',
  },
  {
    key: 'slipway.docker.trustedRegistries',
    schema: { type: 'array', items: { type: 'string' }, default: [] },
    description:
      'Registries that images may come from, such as `docker.io` or `*.example.com`. Empty: all of them. `.hadolint.yaml` counts more.',
    descriptionZh:
      '允许的镜像来源仓库，例如 `docker.io` 或 `*.example.com`。留空表示不限制。`.hadolint.yaml` 的优先级更高。',
    scope: 'resource',
  },
  {
    key: 'slipway.docker.labels',
    schema: {
      type: 'object',
      additionalProperties: {
        type: 'string',
        enum: ['text', 'url', 'email', 'semver', 'rfc3339', 'spdx', 'hash'],
      },
      default: {},
    },
    description:
      'Labels that images must have, by name, and what their values must be. `.hadolint.yaml` counts more.',
    descriptionZh: '镜像必须具有的标签（按名称）及其值的格式。`.hadolint.yaml` 的优先级更高。',
    scope: 'resource',
  },
  {
    key: 'slipway.kubernetes.kubeconfig',
    schema: { type: 'array', items: { type: 'string' }, default: [] },
    description:
      'Kubeconfig files; the first wins where names repeat. Empty: the files of `KUBECONFIG`, else `~/.kube/config`.',
    descriptionZh:
      'kubeconfig 文件；名称重复时以第一个为准。留空则使用 `KUBECONFIG` 中的文件，否则使用 `~/.kube/config`。',
    scope: 'machine-overridable',
    restricted: true,
  },
  {
    key: 'slipway.kubernetes.protection',
    schema: {
      type: 'object',
      additionalProperties: {
        type: 'string',
        enum: ['open', 'confirm', 'type-name', 'read-only'],
      },
      default: {},
    },
    description:
      'How careful to be with each context, by its name: `open` asks only before deleting, `confirm` asks before each change, `type-name` asks for the name of the context, `read-only` refuses changes. Contexts that are not listed: local clusters are open, names with `prod` need their name, all others are confirmed.',
    descriptionZh:
      '按上下文名称设置保护级别：`open` 仅在删除前询问，`confirm` 在每次更改前询问，`type-name` 要求输入上下文名称，`read-only` 拒绝更改。未列出的上下文：本地集群为 `open`，名称含 `prod` 的为 `type-name`，其他为 `confirm`。',
    scope: 'machine-overridable',
    restricted: true,
  },
  {
    key: 'slipway.deploy.registry',
    schema: { type: 'string', default: '' },
    description:
      'Registry to which *Build and Deploy* pushes images whose names have none, such as `registry.example.com/team`. Empty: they are imported into the local cluster.',
    descriptionZh:
      '“构建并部署”将名称中没有镜像仓库的镜像推送到此仓库，例如 `registry.example.com/team`。留空则导入本地集群。',
    scope: 'machine-overridable',
    restricted: true,
  },
];
