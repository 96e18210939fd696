import path from 'node:path';
import { loadBundle } from './load-bundle.ts';

const { serve } = loadBundle(path.join(__dirname, 'serve.js')) as typeof import('./serve.ts');
serve();
