import { AetherError } from '@aethersignal/model'

const CODES: Readonly<Record<string, 'input/not-found' | 'input/unreadable' | 'input/corrupt-archive'>> = {
  ENOENT: 'input/not-found',
  ENOTDIR: 'input/not-found',
  Z_BUF_ERROR: 'input/corrupt-archive',
  Z_DATA_ERROR: 'input/corrupt-archive',
}

const MESSAGES = {
  'input/not-found': 'The file does not exist.',
  'input/unreadable': 'The file cannot be read.',
  'input/corrupt-archive': 'The compressed file is damaged or cut short.',
}

/** What the system said on reading an input, as one of our errors; other errors pass as they are. */
export function inputError(thrown: unknown, file: string): unknown {
  if (thrown instanceof AetherError) return thrown
  const reason = (thrown as NodeJS.ErrnoException | undefined)?.code
  if (reason === undefined) return thrown
  const code = CODES[reason] ?? 'input/unreadable'
  return new AetherError(code, `${MESSAGES[code]} (${reason})`, { place: { file }, cause: thrown })
}
