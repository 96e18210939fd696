import { keepCompiledCode } from './keep-compiled-code.ts';

keepCompiledCode();
// A file of its own, so that its compiled code is kept.
void import('./serve.js').then(({ serve }) => serve());
