import { defineRule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { nameOf } from '../syntax/directives.ts';
import { nearestName } from '../syntax/nearest-name.ts';

/** Reports a syntax directive that names almost the image of Docker's syntax. */
export const unknownSyntaxImage = defineRule<DockerfileModel>({
  id: 'unknown-syntax-image',
  summary: 'Syntax directive names an image that does not exist',
  severity: 'warning',
  *check({ tree }) {
    const value = tree.directives.find((each) => nameOf(each) === 'syntax')?.value;
    const name = value && /^(?:docker\.io\/)?([^:@]+)/.exec(value.text)?.[1];
    if (!name || name === official || /^docker\/dockerfile-upstream$/.test(name)) return;
    const isNear =
      /^(?:library\/)?dockerfile$/i.test(name) ||
      nearestName(name.toLowerCase(), [official]) !== undefined;
    if (!isNear) return;
    const start = value.span.start + value.text.indexOf(name);
    const span = { start, end: start + name.length };
    yield {
      span,
      message: `The build stops before it reads the file, because there is no image "${name}" on Docker Hub.`,
      fixes: [{ title: `Use ${official}`, safety: 'safe', edits: [{ span, text: official }] }],
    };
  },
});

const official = 'docker/dockerfile';
