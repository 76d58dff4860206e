/** The file of a program that is built once for all test files, by `scripts/shared-builds.mjs`. */
export async function builtProgram(
  source: 'main/cli/index.ts' | `main/testing/${'sending' | 'reading' | 'running' | 'heap'}-child.ts`,
): Promise<string> {
  const query = new URLSearchParams({ source });
  const response = await fetch(`${process.env['TIDINGS_TEST_BUILDS']}/?${query}`);
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
