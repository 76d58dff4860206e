/** @typedef {import('./collect-texts.mjs').Text} Text */

/**
 * Words and phrases that read like a translation, each with what to write instead.
 * @type {readonly (readonly [RegExp, string])[]}
 */
const banned = [
  [/\bshall\b/i, 'will'],
  [/\banew\b/i, 'again'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\bstands?\b(?! for\b)/i, 'is'],
  [/\blies\b/i, 'is'],
  [/\btold\b/i, 'says, or who receives it'],
  [/\bbrought\b/i, 'imported, or added'],
  [/\bof (its|their|your|our) own\b/i, 'its own …, or leave it out'],
  [/\bby itself\b/i, 'automatically, or leave it out'],
  [/\bas you asked\b/i, 'leave it out'],
  [/\bat hand\b/i, 'available'],
  [/\bnobody\b/i, 'no one'],
  [/\beverybody\b/i, 'everyone'],
  [/\bbut for\b/i, 'except'],
  [/\bwhatever came of\b/i, 'the result'],
  [/\be-mails?\b/i, 'email'],
  [/\bholds? (a|an|the|no|it|customer)\b/i, 'contains'],
  [/\bvouch(es)?\b/i, 'verify'],
  [/\bof unknown fate\b/i, 'unknown'],
  [/\b(is|are|were|was) (taken over|not taken)\b/i, 'imported'],
  [/\bsomebody\b/i, 'someone'],
  [/\bwhole story\b/i, 'leave it out'],
  [/\bnot there any more\b/i, 'no longer exists'],
  [/\bleft as it is\b/i, 'not changed'],
  [/\bsee to it\b/i, 'check'],
  [/\bgoes on\b|\bgo on (?!the|a)\b/i, 'continue'],
  [/\b(is|are) under way\b/i, 'in progress, or being sent'],
  [/\bslip of\b/i, 'typo'],
  [/\bplay(s|ed|ing)? (as|on)\b/i, 'present, or the customer'],
  [/\bsorry\b|\bplease\b/i, 'leave it out'],
];

/** American spellings, with the British one that the project uses. @type {readonly (readonly [RegExp, string])[]} */
const american = [
  [/\bcolors?\b(?!-mix)/i, 'colour'],
  [/\bcenter(ed|s)?\b/i, 'centre'],
  [/\bcancel(ed|ing)\b/i, 'cancelled'],
  [/\bcatalogs?\b/i, 'catalogue'],
  [/\bbehaviors?\b/i, 'behaviour'],
  [/\bdialog box\b/i, 'dialog'],
  [/\b(organi|recogni|synchroni|summari)z(e|es|ed|ing|ation)\b/i, '-ise'],
];

/** The files whose texts are in reports and exported files, which have no contractions. */
const inReports =
  /^app\/(runs\/report|formats\/artillery)\/|^app\/exchange\/(outcome|refusal|connection)-message\.|^app\/exchange\/(response-error|expectations)\./;

/** @type {readonly (readonly [RegExp, string])[]} */
const contractions = [[/\b\p{L}+(n[’']t|[’'](re|ll|ve))\b/iu, 'it in full, because reports show it']];

/** What the window says shorter. @type {readonly (readonly [RegExp, string])[]} */
const stiff = [
  [/\bcannot\b/i, 'can’t'],
  [/\b(could|did|do|does) not\b/i, 'the contraction'],
  [/\bfor good\b/i, 'permanently'],
  [/\bmeanwhile\b/i, 'in the meantime'],
];

/** The names of controls that keep their words. */
const keptNames = ['Copy tid', 'Continue tid per customer', 'Go on'];

/** Where `tid` is the name of a member, a flag or a placeholder, and not a word. */
const tidInCode = /[-@{?&.$“"'`]tid\b|\btid[=}”"'`:]/g;

/** Words that are written with a capital in the middle of a label: names, and MXO's own words. */
const names =
  /^(I|TIDs?|URIs?|URLs?|JSON|CSV|TSV|HTML?|HTTPS?|HAR|API|MXO|PFX|PEM|DER|TLS|UTC|ISO|OK|VPN|XML|README|JUnit|cURL|UAT|PROD|CRM|AES|ID|IDs|Tidings|Medallia|Experience|Orchestration|Postman|Excel|Artillery|PowerShell|Apex|Python|Basic|Windows|Monitoring|Next|Touchpoints?|Interactions?|Points?|Spaces?|Base|Practice|Enter|Esc|Ctrl.*|Shift|Tab|Alt|Cmd.*|F\d+|Riverside|Ada|Ben|Noah|Maya|Liam|Grace|Omar|Content-Type|[A-Z]{2,}.*)$/;

/**
 * What is wrong with the style of a text, each as a short sentence; none if it reads well.
 * @param {Omit<Text, 'line'>} text
 * @returns {string[]}
 */
export function styleProblems({ file, kind, text }) {
  if (keptNames.includes(text.trim())) return [];
  const prose = keptNames.reduce((rest, name) => rest.replaceAll(name, ''), text);
  return [
    ...findWords(prose, banned),
    ...(isMarkup(text) ? [] : findWords(prose, american)),
    ...(inReports.test(file) ? findWords(prose, contractions) : []),
    ...(file.startsWith('renderer/') ? findWords(prose, stiff) : []),
    ...(kind === 'page' || isMarkup(text) ? [] : findSpacing(prose)),
    ...(isMarkup(text) ? [] : findCasing(prose)),
    ...(kind === 'label' ? findTitleCase(prose) : []),
  ];
}

/** @param {string} text @param {readonly (readonly [RegExp, string])[]} words */
function findWords(text, words) {
  return words.flatMap(([pattern, instead]) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? [] : [`“${found}”: write ${instead}`];
  });
}

/** Whether a text is HTML, XML, CSS, a table or code, where blanks are layout. @param {string} text */
function isMarkup(text) {
  return /<\/?[!a-z][^>]*>|\n|^ {2}/.test(text);
}

/** @param {string} text */
function findSpacing(text) {
  return [
    ...(/\S {2,}\S/.test(text) ? ['two blanks in a row'] : []),
    ...(/\p{L} [,;!?](\s|$)|\p{L} \.(\s|$)/u.test(text) ? ['a blank before punctuation'] : []),
  ];
}

/** @param {string} text */
function findCasing(text) {
  const words = text.replace(tidInCode, '');
  return [...(/\b(tids?|Tids?)\b/.test(words) ? ['“tid”: write TID'] : [])];
}

/** A label has one capital, at its beginning, except for names and what is in quotes. @param {string} text */
function findTitleCase(text) {
  const [, ...rest] = text.replace(/[“"][^”"]*[”"]|\{\}|\([^)]*\)/g, '').split(/\s+/);
  if (/[.?!:]\s/.test(text)) return [];
  const capital = rest.map((word) => word.replace(/[^\p{L}\d+-]/gu, '')).find((word) => /^\p{Lu}/u.test(word));
  return capital === undefined || names.test(capital) ? [] : [`“${capital}” in a label: write it small`];
}
