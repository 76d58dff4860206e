import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// happy-dom has no fonts to load; a field that grows with its text listens for them.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

// A second is the usual patience, and short where other work holds both processors.
configure({ asyncUtilTimeout: 10_000 });

afterEach(cleanup);
