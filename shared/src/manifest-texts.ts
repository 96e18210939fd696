/** A text of the manifest that belongs to no command and no setting. */
export interface ManifestText {
  /** Written `%key%` in package.json. */
  readonly key: string;
  readonly text: string;
  readonly textZh: string;
}

/** Views and walkthrough in both languages; the generator writes them into `package.nls*.json`. */
export const manifestTexts: readonly ManifestText[] = [
  { key: 'view.container.title', text: 'Slipway', textZh: 'Slipway' },
  { key: 'view.containers.name', text: 'Containers', textZh: '容器' },
  { key: 'view.clusters.name', text: 'Clusters', textZh: '集群' },
  {
    key: 'view.containers.welcome',
    text: 'No Docker engine answers.\nStart Docker, or Podman with its Docker-compatible socket, and this view fills itself.\n[Try Again](command:slipway.refreshContainers)\nIs the engine somewhere else?\n[Set Its Address](command:workbench.action.openSettings?%5B%22slipway.docker.host%22%5D)',
    textZh:
      '没有响应的 Docker 引擎。\n启动 Docker（或提供 Docker 兼容套接字的 Podman）后，此视图会自动填充。\n[重试](command:slipway.refreshContainers)\n引擎在其他位置？\n[设置地址](command:workbench.action.openSettings?%5B%22slipway.docker.host%22%5D)',
  },
  {
    key: 'view.clusters.welcome',
    text: 'No kubeconfig was found.\nSlipway reads the files of KUBECONFIG or ~/.kube/config, and shows every context in them.\n[Try Again](command:slipway.refreshClusters)',
    textZh:
      '未找到 kubeconfig。\nSlipway 读取 KUBECONFIG 中的文件或 ~/.kube/config，并显示其中的所有上下文。\n[重试](command:slipway.refreshClusters)',
  },
  {
    key: 'capability.untrusted',
    text: 'Files are checked; building images, Docker engines and clusters need a trusted workspace.',
    textZh: '会检查文件；构建镜像、Docker 引擎和集群需要受信任的工作区。',
  },
  {
    key: 'capability.virtual',
    text: 'Build contexts and clusters need files on a disk.',
    textZh: '构建上下文和集群需要磁盘上的文件。',
  },
  {
    key: 'walkthrough.start.title',
    text: 'Get Started with Slipway',
    textZh: 'Slipway 入门',
  },
  {
    key: 'walkthrough.start.description',
    text: 'From a Dockerfile to a Pod that runs, without leaving the editor.',
    textZh: '从 Dockerfile 到运行中的 Pod，全程无需离开编辑器。',
  },
  {
    key: 'walkthrough.edit.title',
    text: 'Write a Dockerfile or a manifest',
    textZh: '编写 Dockerfile 或清单',
  },
  {
    key: 'walkthrough.edit.description',
    text: 'What the engine or the cluster would refuse is underlined while you type.\n[Open a File](command:workbench.action.files.openFile)',
    textZh:
      '引擎或集群会拒绝的内容在输入时就会被标出。\n[打开文件](command:workbench.action.files.openFile)',
  },
  { key: 'walkthrough.engine.title', text: 'See your containers', textZh: '查看容器' },
  {
    key: 'walkthrough.engine.description',
    text: 'Containers, images, volumes and networks of the Docker engine, live.\n[Show Containers](command:slipway.containers.focus)',
    textZh:
      '实时查看 Docker 引擎的容器、镜像、卷和网络。\n[显示容器](command:slipway.containers.focus)',
  },
  { key: 'walkthrough.build.title', text: 'Build an image', textZh: '构建镜像' },
  {
    key: 'walkthrough.build.description',
    text: 'Choose stage, arguments and name; follow every step.\n[Build Image](command:slipway.buildImage)',
    textZh: '选择阶段、参数和名称，跟踪每一步。\n[构建镜像](command:slipway.buildImage)',
  },
  { key: 'walkthrough.cluster.title', text: 'Look into your clusters', textZh: '查看集群' },
  {
    key: 'walkthrough.cluster.description',
    text: 'Every context of the kubeconfig, several at once, protected as you say.\n[Show Clusters](command:slipway.clusters.focus)',
    textZh:
      '同时查看 kubeconfig 中的多个上下文，并按您的设置保护它们。\n[显示集群](command:slipway.clusters.focus)',
  },
  { key: 'walkthrough.deploy.title', text: 'Build and deploy', textZh: '构建并部署' },
  {
    key: 'walkthrough.deploy.description',
    text: 'Images, cluster, rollout and page in one command.\n[Build and Deploy](command:slipway.buildAndDeploy)',
    textZh:
      '镜像、集群、滚动更新和页面，一条命令完成。\n[构建并部署](command:slipway.buildAndDeploy)',
  },
];
