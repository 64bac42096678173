/** What a list of codes says of a code; undefined where it is none of them, even if every object has a member of that name. */
export function meaningOf<T>(codes: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(codes, code) ? codes[code] : undefined
}
