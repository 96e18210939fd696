import { expect, test } from 'vitest';
import {
  checkReference,
  hasReference,
} from '../../../client/src/commands/docker/image-reference.ts';
import { formatPorts, parsePorts } from '../../../client/src/commands/docker/port-mappings.ts';

test('exposed ports are suggested where everybody may publish', () => {
  expect(formatPorts(['80/tcp', '8443/tcp', '53/udp'])).toBe('8080:80, 8443:8443, 8053:53/udp');
  expect(formatPorts([])).toBe('');
});

test('ports are read', () => {
  expect(parsePorts(' 8080:80, 5353:53/udp,9000 ')).toEqual([
    { hostPort: 8080, containerPort: '80/tcp' },
    { hostPort: 5353, containerPort: '53/udp' },
    { hostPort: 9000, containerPort: '9000/tcp' },
  ]);
  expect(parsePorts('')).toEqual([]);
});

test.each(['80:', ':80', 'a', '70000:80', '0:1', '80/icmp', '1:2:3'])('%s is refused', (text) => {
  expect(parsePorts(text)).toBeUndefined();
});

test.each(['app', 'app:1.0', 'team/app', 'localhost:5000/a/b_c:x-1', '[::1]:5000/app', 'a.io/b'])(
  '%s is an image name',
  (text) => {
    expect(checkReference(text)).toBeUndefined();
  },
);

test.each([
  ['', /Type a name/],
  ['App', /lower case/],
  ['app:', /no image name/],
  ['-app', /no image name/],
  ['a//b', /no image name/],
  ['app name', /no image name/],
])('%j is refused', (text, reason) => {
  expect(checkReference(text)).toMatch(reason);
});

test.each([
  ['shop/api:1', true],
  ['docker.io/shop/api:1', true],
  ['redis', true],
  ['docker.io/library/redis', true],
  ['shop/api', false],
  ['localhost:5000/redis', false],
])('the engine knows %s: %s', (name, isKnown) => {
  expect(hasReference(['shop/api:1', 'redis:latest'], name)).toBe(isKnown);
});
