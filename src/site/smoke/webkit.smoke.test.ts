import { inject } from 'vitest';
import { smokeTests } from './smoke-suite.ts';
import { openWebKit } from './webkit.ts';

smokeTests('webkit', () => openWebKit(inject('webkitPrograms')));
