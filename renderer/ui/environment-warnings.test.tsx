import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankEnvironment, environmentColours } from '#app/environments/environment.ts';
import { render } from '#renderer/testing/render.tsx';
import { EnvironmentWarnings } from './environment-warnings.tsx';

it.each(environmentColours)('the banner of a guarded environment is red, even if it is %s', (colour) => {
  render(
    <EnvironmentWarnings environment={{ ...blankEnvironment('x'), name: 'PROD', colour, askBeforeSending: true }} />,
  );
  expect(screen.getByText('PROD').parentElement?.style.background).toBe('var(--t-fill-red)');
});
