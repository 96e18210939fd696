import type { Rule } from '../../core/rule.ts';
import type { StackView } from '../stack-view.ts';
import { ignoredArguments } from './ignored-arguments.ts';
import { optionAsProgram } from './option-as-program.ts';
import { programNotInImage } from './program-not-in-image.ts';
import { rootImageRefused } from './root-image-refused.ts';
import { unexposedContainerPort } from './unexposed-container-port.ts';
import { unpullableLocalImage } from './unpullable-local-image.ts';
import { userNameRefused } from './user-name-refused.ts';

/** Every rule over both languages, sorted by id. */
export const stackRules: readonly Rule<StackView>[] = [
  ignoredArguments,
  optionAsProgram,
  programNotInImage,
  rootImageRefused,
  unexposedContainerPort,
  unpullableLocalImage,
  userNameRefused,
];
