import { expect, test } from 'vitest';
import { toEngineError } from '../../../client/src/docker/docker-errors.ts';
import { explainEngineError } from '../../../client/src/docker/explain-engine-error.ts';

const thrown = (message: string, more: object = {}) => Object.assign(new Error(message), more);
const address = 'unix:///var/run/docker.sock';

test.each([
  [thrown('connect ENOENT /x', { code: 'ENOENT' }), 'unavailable'],
  [thrown('connect EACCES /x', { code: 'EACCES' }), 'permission-denied'],
  [
    thrown('(HTTP code 404) no such container - No such container: x ', { statusCode: 404 }),
    'not-found',
  ],
  [thrown('(HTTP code 409) conflict - in use', { statusCode: 409 }), 'conflict'],
  [
    thrown('(HTTP code 500) server error - no basic auth credentials', { statusCode: 500 }),
    'unauthorized',
  ],
  [thrown('denied: requested access to the resource is denied'), 'unauthorized'],
  [thrown('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'bad-configuration'],
  [thrown('(HTTP code 500) server error - boom', { statusCode: 500 }), 'failed'],
])('%s', (error, reason) => {
  expect(toEngineError(error, address)).toMatchObject({ name: 'EngineError', reason, address });
});

test('the words are those of the engine alone', () => {
  const error = toEngineError(
    thrown('(HTTP code 409) conflict - volume is in use - [abc] ', { statusCode: 409 }),
    address,
  );
  expect(error.message).toBe('volume is in use - [abc]');
  expect(explainEngineError(error)?.message).toBe('Volume is in use - [abc].');
});

test('an abort stays an abort', () => {
  const abort = new DOMException('This operation was aborted', 'AbortError');
  expect(toEngineError(abort, address)).toBe(abort);
});

test('people learn what to do when the engine is away or refuses them', () => {
  const away = toEngineError(thrown('x', { code: 'ECONNREFUSED' }), address);
  expect(explainEngineError(away)).toMatchObject({
    message: 'No Docker engine answers.',
    advice: `Start the one at ${address}, or set another address.`,
    action: { command: 'workbench.action.openSettings' },
  });
  const refused = toEngineError(thrown('x', { code: 'EACCES' }), address);
  expect(explainEngineError(refused)?.advice).toContain('group "docker"');
  expect(explainEngineError(new Error('other'))).toBeUndefined();
});
