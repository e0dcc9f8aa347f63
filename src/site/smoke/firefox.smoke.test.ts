import { inject } from 'vitest';
import { openFirefox } from './firefox.ts';
import { smokeTests } from './smoke-suite.ts';

smokeTests('firefox', () => openFirefox(inject('firefoxPath')));
