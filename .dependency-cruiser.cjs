const A = '^server/src/analysis';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'A circle has no first floor.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'production-never-imports-tests',
      'Tests look in; nothing looks out.',
      { path: '^(client|server|shared)' },
      { path: '^test/' },
    ),
    rule(
      'analysis-is-pure',
      'Analysis takes text and returns values.',
      { path: A },
      {
        pathNot: `${A}|^node_modules/(yaml|unbash|cronstrue|@marcbachmann/cel-js)/|^shared/src/(docker-ignore|ignore-pattern)\\.ts$`,
      },
    ),
    rule(
      'languages-are-strangers',
      'Only stack/ knows both languages.',
      { path: `${A}/(dockerfile|shell)` },
      { path: `${A}/(kubernetes|stack)` },
    ),
    rule(
      'languages-are-strangers-2',
      'Only stack/ knows both languages.',
      { path: `${A}/kubernetes` },
      { path: `${A}/(dockerfile|shell|stack)` },
    ),
    rule(
      'languages-are-strangers-3',
      'A configuration of hadolint says something of settings, not of Dockerfiles.',
      { path: `${A}/hadolint` },
      { path: `${A}/(dockerfile|shell|kubernetes|stack)` },
    ),
    rule(
      'stack-is-the-roof',
      'Only the facade stands above stack/.',
      { path: A, pathNot: `${A}/(stack/|analysis\\.ts)` },
      { path: `${A}/stack` },
    ),
    rule(
      'core-is-the-ground',
      'core/ knows no language.',
      { path: `${A}/core` },
      { path: A, pathNot: `${A}/core` },
    ),
    rule(
      'syntax-below-model',
      'syntax <- model <- rules, features.',
      { path: `${A}/[a-z]+/syntax` },
      { path: `${A}/[a-z]+/(model|rules|features|schema)` },
    ),
    rule(
      'model-below-rules',
      'syntax <- model <- rules, features.',
      { path: `${A}/[a-z]+/model` },
      { path: `${A}/[a-z]+/(rules|features)` },
    ),
    rule(
      'rules-are-strangers',
      'Rules are independent of each other.',
      { path: `${A}/[a-z]+/rules`, pathNot: 'index\\.ts$' },
      { path: `${A}/[a-z]+/rules` },
    ),
    rule(
      'features-see-no-rules',
      'Features use rules only through findings.',
      { path: `${A}/[a-z]+/features` },
      { path: `${A}/[a-z]+/rules` },
    ),
    rule(
      'lsp-only-in-lsp',
      'Only lsp/ speaks LSP; node/ opens its connection.',
      { path: '^server', pathNot: '^server/src/(lsp|node|cli/lsp)' },
      { path: 'node_modules/vscode-languageserver' },
    ),
    rule(
      'io-only-at-the-edge',
      'Only node/ and cli/ touch Node.',
      { path: '^server', pathNot: '^server/src/(node|cli)' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'client-never-parses',
      'The client asks through the protocol.',
      { path: '^client' },
      { path: '^server|node_modules/(yaml|unbash|cronstrue|@marcbachmann/cel-js)/' },
    ),
    rule(
      'docker-only-in-adapter',
      'dockerode lives behind the engine port.',
      { path: '^client', pathNot: '^client/src/docker/' },
      { path: 'node_modules/dockerode' },
    ),
    rule(
      'client-node-only-in-adapter',
      'client-node lives behind the cluster port.',
      { path: '^client', pathNot: '^client/src/kubernetes/' },
      { path: 'node_modules/@kubernetes/client-node' },
    ),
    rule(
      'shared-is-the-ground',
      'shared/ holds types and constants for both sides.',
      { path: '^shared' },
      { pathNot: '^shared|node_modules/vscode-languageserver-types' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|server/generated|\\.tsbuild)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
