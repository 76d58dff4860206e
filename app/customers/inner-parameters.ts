import { decodePercent } from '#app/text/percent.ts';

/** A parameter, and where its value begins. */
type InnerParameter = { readonly name: string; readonly value: string; readonly from: number };

/** What parts the parameters of an address, also of one that is encoded to be the value of a parameter. */
const marks = /[?&;#]|%(?:25)*(?:3f|26|3b|23)/gi;
const equals = /=|%(?:25)*3d/i;

/** The parameters of an address that is itself the value of a parameter: `/orders?id=4711`, or `%2Forders%3Fid%3D4711`. */
export function innerParameters(text: string): readonly InnerParameter[] {
  const places = [...text.matchAll(marks)].map(({ 0: mark, index }) => ({ from: index, to: index + mark.length }));
  return places.flatMap(({ to }, index) => {
    const part = text.slice(to, places[index + 1]?.from ?? text.length);
    const sign = equals.exec(part);
    if (sign === null) return [];
    const before = sign.index + sign[0].length;
    return [{ name: decodePercent(part.slice(0, sign.index)), value: part.slice(before), from: to + before }];
  });
}
