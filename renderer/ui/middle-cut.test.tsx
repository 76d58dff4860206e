import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { MiddleCut } from './middle-cut.tsx';

it('keeps the whole text for who listens and who hovers', () => {
  const uri = 'assist://salescloud/testdrive/book?campaign=1234';
  render(<MiddleCut text={uri} />);
  expect(screen.getByTitle(uri).textContent).toBe(uri);
});

it('shows a short text as it is', () => {
  render(<MiddleCut text="a://b" />);
  expect(screen.getByText('a://b')).toBeTruthy();
});
