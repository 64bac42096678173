import { AetherError } from '@aethersignal/model'

/** The error for a path that the file system would not give. */
export function fileSystemError(thrown: unknown, path: string): AetherError {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : ''
  const options = { place: { file: path }, cause: thrown }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new AetherError('input/not-found', `There is nothing at ${path}.`, options)
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new AetherError('input/unreadable', `Permission to read ${path} was refused.`, {
      ...options,
      remedy: 'Give this user the right to read it.',
    })
  }
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return new AetherError('input/unreadable', `${path} cannot be read: ${reason}`, options)
}
