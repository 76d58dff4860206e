/** Names that every object of JavaScript has, or that mean something to it. */
export const knownNames = [
  'constructor',
  'toString',
  '__proto__',
  'valueOf',
  'hasOwnProperty',
  'prototype',
  'then',
  'length',
] as const;
