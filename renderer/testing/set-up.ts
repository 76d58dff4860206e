import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// happy-dom has no fonts to load; a field that grows with its text listens for them.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

afterEach(cleanup);
