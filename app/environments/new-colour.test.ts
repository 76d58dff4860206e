import { expect, it } from 'vitest';
import type { EnvironmentColour } from './environment.ts';
import { newColour, withNewColours } from './new-colour.ts';

const plain = (name: string) => ({ name, askBeforeSending: false, colour: 'blue' as EnvironmentColour });

it('gives each new environment a colour that no other has, as long as there are some', () => {
  const made = withNewColours(['one', 'two', 'three', 'four', 'five', 'six'].map(plain), [{ colour: 'green' }]);
  expect(new Set(made.map(({ colour }) => colour)).size).toBe(6);
  expect(made.map(({ colour }) => colour)).not.toContain('green');
  expect(made.map(({ colour }) => colour)).not.toContain('red');
  expect(newColour(plain('seven'), [...made.map(({ colour }) => colour), 'blue'])).toBe('violet');
  expect(newColour(plain('uat'), ['blue', 'pink'])).toBe('violet');
});

it.each(['PROD', 'mxo-production', 'Live', 'eu prod 2', 'prd', 'mxo_prod.example.com'])('makes %s red', (name) => {
  expect(newColour(plain(name), [])).toBe('red');
});

it.each(['preprod', 'mxo-pre-prod', 'non-prod', 'Olive', 'Products', 'UAT', ''])('does not make “%s” red', (name) => {
  expect(newColour(plain(name), [])).toBe('blue');
});

it('makes one that asks before sending red, whatever its name', () => {
  expect(newColour({ ...plain('UAT'), askBeforeSending: true }, [])).toBe('red');
});
