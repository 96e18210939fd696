import { expect, test } from 'vitest';
import { selectedRows } from '../../../client/src/commands/selected-rows.ts';

const isBox = (row: object): row is { box: string } => 'box' in row;
const [one, two, other] = [{ box: '1' }, { box: '2' }, { bag: '3' }];

test('the selection counts when it holds the row that was called on', () => {
  expect(selectedRows(isBox, one, [one, two, other])).toEqual([one, two]);
});

test('a row outside of the selection stands alone', () => {
  expect(selectedRows(isBox, one, [two])).toEqual([one]);
});

test('without a tree there is no row', () => {
  expect(selectedRows(isBox, undefined, undefined)).toEqual([]);
  expect(selectedRows(isBox, other, undefined)).toEqual([]);
});
