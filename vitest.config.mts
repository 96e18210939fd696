import { defineConfig } from 'vitest/config';

/** `unit` needs no services; `engine`, `cluster` and `oracle` start real ones. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{analysis,lsp,cli,client,grammar,meta,scripts}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      ...['engine', 'cluster', 'oracle', 'vscode', 'start'].map((name) => ({
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
