import { defineConfig } from 'vitest/config';

/** `unit` needs no services; `engine`, `cluster` and `oracle` start real ones. */
export default defineConfig({
  resolve: { alias: { vscode: new URL('test/support/vscode.ts', import.meta.url).pathname } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{analysis,lsp,cli,client,grammar,meta,node}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      ...['engine', 'cluster', 'oracle', 'vscode', 'start'].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          testTimeout: 300_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      })),
    ],
  },
});
