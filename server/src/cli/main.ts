import path from 'node:path';
import { loadBundle } from '../node/load-bundle.ts';

loadBundle(path.join(__dirname, 'command-line.js'));
