import { onlyOne, type RefactoringSource } from './refactoring.ts';

/** Turns an ADD that does nothing but copying into COPY. */
export const addToCopy: RefactoringSource = (place) => {
  const add = onlyOne(place, 'ADD');
  if (!add || add.isTrigger || add.sources.length === 0) return [];
  const hasOwnFlags = add.flags.some(
    ({ name }) => !/^(?:chown|chmod|link|exclude)$/.test(name.text),
  );
  // Only a name with a known ending is certainly no archive, which ADD would unpack.
  const areFiles = add.sources.every(({ value }) => plainName.test(value));
  if (hasOwnFlags || !areFiles) return [];
  const { span, text } = add.keyword;
  const copy = text === text.toLowerCase() ? 'copy' : 'COPY';
  return [{ title: 'Use COPY', kind: 'rewrite', edits: [{ span, text: copy }] }];
};

const plainName =
  /^(?!https?:|git@|ssh:|git:)[^$*?[]*\.(?:py|[cm]?[jt]sx?|json|ya?ml|toml|ini|conf|cfg|txt|md|html?|css|sh|go|mod|sum|rb|php|pl|rs|cs|lock|sql|xml|env|properties|service)$/i;
