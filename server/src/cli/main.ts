import { keepCompiledCode } from '../node/keep-compiled-code.ts';

keepCompiledCode();
// A file of its own, so that its compiled code is kept.
void import('./command-line.js');
