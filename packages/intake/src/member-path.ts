const BETWEEN = '!/'

/** A path into an archive: the archive, `!/`, and the member. */
export const memberPath = (archive: string, member: string) => `${archive}${BETWEEN}${member}`

/** The archive and the member of a path of {@link memberPath}; null for the path of a file. */
export function partsOfMemberPath(path: string): { readonly archive: string; readonly member: string } | null {
  const at = path.lastIndexOf(BETWEEN)
  return at === -1 ? null : { archive: path.slice(0, at), member: path.slice(at + BETWEEN.length) }
}

/** The name at the end of a path with forward slashes. */
export const lastName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** Whether systems, not people, put this member into an archive. */
export function isLeftover(name: string): boolean {
  const parts = name.split('/')
  return parts.includes('__MACOSX') || parts.at(-1)?.startsWith('.') === true || /(?:^|\/)Thumbs\.db$/i.test(name)
}
