import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { ShortUri } from './preview-row.tsx';

it('keeps the whole URI as its text and its title', () => {
  const uri = 'assist://salescloud/testdrive/book?campaign=1234';
  render(<ShortUri text={uri} />);
  expect(screen.getByTitle(uri).textContent).toBe(uri);
});

it('shows a short URI as it is', () => {
  render(<ShortUri text="a://b" />);
  expect(screen.getByText('a://b')).toBeTruthy();
});
