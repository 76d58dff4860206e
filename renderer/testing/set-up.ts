import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// happy-dom has no fonts to load; a field that grows with its text listens for them.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

// The default of one second is too short when other work uses all processors.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
