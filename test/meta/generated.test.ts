import { expect, test } from 'vitest';
import { staleOutputs } from '../../scripts/generate.ts';

test('everything that is generated and committed is fresh (npm run generate)', () => {
  expect(staleOutputs()).toEqual([]);
});
