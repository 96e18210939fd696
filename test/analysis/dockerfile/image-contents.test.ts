// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Dockerfiles use this syntax.
import { describe, expect, test } from 'vitest';
import { dockerfileModel } from '../../../server/src/analysis/dockerfile/model/dockerfile-model.ts';
import { environmentOf } from '../../../server/src/analysis/dockerfile/model/environment.ts';
import { dockerfileAtCursor } from './dockerfile-at-cursor.ts';

function finalStage(code: string) {
  const model = dockerfileModel(dockerfileAtCursor(code).snapshot);
  const stage = model.stages.at(-1);
  if (!stage) throw new Error('The code has no stage.');
  return { model, stage, image: stage.image };
}

describe('files', () => {
  test.each<[code: string, path: string, state: string]>([
    ['FROM scratch', '/app', 'missing'],
    ['FROM scratch', '/etc/hosts', 'unknown'],
    ['FROM example.com/a', '/app', 'unknown'],
    ['FROM alpine', '/app', 'missing'],
    ['FROM alpine', '/etc/nginx', 'unknown'],
    ['FROM alpine\nWORKDIR /app/src', '/app', 'present'],
    ['FROM alpine\nWORKDIR /app', '/app/src', 'missing'],
    ['FROM alpine\nWORKDIR /app\nCOPY main.py .', '/app/main.py', 'present'],
    ['FROM alpine\nWORKDIR /app\nCOPY main.py .', '/app/other.py', 'missing'],
    ['FROM alpine\nWORKDIR /app\nCOPY src .', '/app/other.py', 'unknown'],
    ['FROM alpine\nCOPY main.py /app/', '/app/main.py', 'present'],
    ['FROM alpine\nCOPY main.py /app', '/app', 'present'],
    ['FROM alpine\nCOPY *.py /app/', '/app/main.py', 'unknown'],
    ['FROM alpine\nADD a.tar.gz /app/', '/app/a', 'unknown'],
    ['FROM alpine\nADD https://example.com/a.txt /app/', '/app/a.txt', 'present'],
    ['FROM alpine\nCOPY <<EOF /app/x\ny\nEOF', '/app/x', 'present'],
    ['FROM alpine\nENV D=/d\nCOPY a.txt $D/', '/d/a.txt', 'present'],
    ['FROM alpine\nARG D\nCOPY a.txt $D/', '/d/a.txt', 'unknown'],
    ['FROM alpine\nRUN mkdir -p /a/b /c', '/a/b', 'present'],
    ['FROM alpine\nRUN mkdir -p /a/b || true', '/a/b', 'present'],
    ['FROM alpine\nRUN true || mkdir /a', '/a', 'unknown'],
    ['FROM alpine\nRUN cd /a && touch b', '/a/b', 'present'],
    ['FROM alpine\nRUN echo x > /a', '/a', 'present'],
    ['FROM alpine\nRUN echo x > /dev/null', '/a', 'missing'],
    ['FROM alpine\nRUN ./install.sh', '/a', 'unknown'],
    ['FROM alpine\nRUN rm -rf /a', '/a', 'unknown'],
    ['FROM alpine\nRUN touch /a/b && rm -rf /a', '/a/b', 'unknown'],
    ['FROM alpine\nRUN mv /a/b /c', '/c', 'present'],
    ['FROM alpine\nRUN curl -fsSLo /a https://example.com/b', '/a', 'present'],
    ['FROM alpine\nWORKDIR /d\nRUN curl -O https://example.com/b.txt', '/d/b.txt', 'present'],
    ['FROM alpine\nRUN wget -qO- https://example.com/b.txt', '/b.txt', 'missing'],
    ['FROM alpine\nRUN tar -xzf x.tgz -C /opt/x', '/opt/x/y', 'unknown'],
    ['FROM golang\nWORKDIR /src\nRUN go build -o /out/app .', '/out/app', 'present'],
    ['FROM golang\nWORKDIR /src\nRUN go build -o /out/app .', '/out/server', 'missing'],
    ['FROM golang\nWORKDIR /src\nRUN go build -o /out/ ./...', '/out/server', 'unknown'],
    ['FROM golang\nWORKDIR /src\nRUN go build', '/out/server', 'missing'],
    ['FROM node\nWORKDIR /app\nRUN npm run build', '/app/dist', 'unknown'],
    ['FROM node\nWORKDIR /app\nRUN npm run build', '/dist', 'missing'],
    ['FROM alpine AS a\nCOPY x.txt /x/\nFROM a', '/x/x.txt', 'present'],
  ])('%j: %s is %s', (code, path, state) => {
    expect(finalStage(code).image.files.hasPath(path)).toBe(state);
  });
});

describe('accounts', () => {
  test.each<[code: string, user: string, group: string]>([
    ['FROM scratch', 'missing', 'missing'],
    ['FROM example.com/a', 'unknown', 'unknown'],
    ['FROM alpine', 'missing', 'missing'],
    ['FROM alpine\nRUN adduser -D app', 'present', 'present'],
    ['FROM alpine\nRUN adduser -D -u 10001 -h /app app', 'present', 'present'],
    ['FROM alpine\nRUN adduser -S -G app app', 'present', 'missing'],
    ['FROM alpine\nRUN addgroup -S app && adduser -S app -G app', 'present', 'present'],
    ['FROM alpine\nRUN addgroup -g 1000 app', 'missing', 'present'],
    ['FROM alpine\nRUN adduser app wheel', 'missing', 'missing'],
    ['FROM debian\nRUN useradd -r -u 1001 -g root app', 'present', 'missing'],
    ['FROM debian\nRUN useradd --create-home --shell /bin/bash app', 'present', 'present'],
    ['FROM debian\nRUN useradd -rm -d /home/app app', 'present', 'present'],
    ['FROM debian\nRUN adduser --system --group app', 'present', 'present'],
    ['FROM debian\nRUN adduser --disabled-password --gecos "" app', 'present', 'present'],
    ['FROM debian\nRUN groupadd --gid 1 app', 'missing', 'present'],
    ['FROM debian\nARG U=app\nRUN useradd $U', 'present', 'present'],
    ['FROM debian\nARG U\nRUN useradd "$U"', 'unknown', 'unknown'],
    ['FROM debian\nRUN ./users.sh', 'unknown', 'unknown'],
    ['FROM debian\nRUN echo "app:x:1:1::/:" >> /etc/passwd', 'unknown', 'unknown'],
    ['FROM scratch\nCOPY --from=a /etc/passwd /etc/passwd', 'unknown', 'unknown'],
    ['FROM scratch\nCOPY --from=a /etc/ssl/cert.pem /etc/', 'missing', 'missing'],
    ['FROM debian\nRUN apt-get install -y postgresql', 'missing', 'missing'],
    ['FROM debian AS a\nRUN useradd app\nFROM a', 'present', 'present'],
  ])('%j', (code, user, group) => {
    const { accounts } = finalStage(code).image;
    expect([accounts.hasUser('app'), accounts.hasGroup('app')]).toEqual([user, group]);
  });

  test('packages may bring users of other names', () => {
    const { accounts } = finalStage('FROM debian\nRUN apt-get install -y postgresql').image;
    expect(accounts.hasUser('postgres')).toBe('unknown');
    expect(accounts.hasUser('www-data')).toBe('present');
  });

  test('images bring their own users', () => {
    expect(finalStage('FROM node:24').image.accounts.hasUser('node')).toBe('present');
    expect(finalStage('FROM nginx').image.accounts.hasGroup('nginx')).toBe('present');
  });
});

test('the environment tells where each variable comes from', () => {
  const code = 'FROM alpine AS a\nENV A=1 B=${A}2\nARG C=3\nFROM a\nENV B=4';
  const { model, stage } = finalStage(code);
  expect(
    environmentOf(model, stage).map(({ name, value, certainty }) => [name, value, certainty]),
  ).toMatchInlineSnapshot(`
      [
        [
          "B",
          "4",
          "declared",
        ],
        [
          "A",
          "1",
          "inherited",
        ],
        [
          "PATH",
          "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "table",
        ],
      ]
    `);
});
