/** How far back a loop or a condition is searched for. */
const farthest = 2_000;

/** Comments and texts in quotes, which may have words and brackets in them. */
const besides =
  /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?/g;

/** Whether a statement may begin at a place: no value and no name is before it in its line. */
export function isStart(source: string, from: number): boolean {
  let before = from - 1;
  while (before >= 0 && /[^\S\n]/.test(source.charAt(before))) before -= 1;
  return before < 0 || /[\n;{})]/.test(source.charAt(before)) || source.slice(before - 3, before + 1) === 'else';
}

/** Whether a statement at a place is one of a loop or a condition. */
export function isConditional(source: string, from: number): boolean {
  const before = source.slice(Math.max(0, from - farthest), from).replace(besides, ' ');
  if (isHead(before.trimEnd())) return true;
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const letter = before.charAt(at);
    if (letter === '}') depth += 1;
    else if (letter === '{') {
      if (depth === 0 && isHead(before.slice(0, at).trimEnd())) return true;
      depth = Math.max(0, depth - 1);
    }
  }
  return false;
}

/** Whether a text ends with what begins a loop or a condition: `else`, or `if` with its brackets. */
function isHead(text: string): boolean {
  if (/(?:^|[^\w$.])(?:else|do)$/.test(text)) return true;
  if (!text.endsWith(')')) return false;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(') depth -= 1;
    if (depth === 0) return /(?:^|[^\w$.])(?:if|for|while|switch)(?:\s+await)?\s*$/.test(text.slice(0, at));
  }
  return false;
}
