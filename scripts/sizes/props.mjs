import * as ast from 'typescript/unstable/ast';

/**
 * @typedef {import('typescript/unstable/sync').Checker} Checker
 * @typedef {import('typescript/unstable/ast').ParameterDeclaration} Parameter
 */

/**
 * How many props a component has: those that it takes apart, or those of its props' type, whichever are more. What a type
 * inherits from a package (all attributes of a button) does not count.
 * @param {Parameter} parameter
 * @param {Checker} checker
 */
export function countProps(parameter, checker) {
  const takenApart = ast.isObjectBindingPattern(parameter.name)
    ? parameter.name.elements.filter(({ dotDotDotToken }) => dotDotDotToken === undefined).length
    : 0;
  const type = checker.getTypeAtLocation(parameter);
  const members = type === undefined ? [] : checker.getPropertiesOfType(type);
  const own = members.filter((member) =>
    (member.declarations ?? []).some((declaration) => !String(declaration.path ?? '').includes('node_modules')),
  );
  return Math.max(takenApart, own.length);
}
