// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/
const CONTROLS = new RegExp(CONTROL.source, 'g')

/** Whether text holds a control character other than tab and line ends; legacy DRUG files hold 0x08. */
export function hasControlCharacter(text: string): boolean {
  return CONTROL.test(text)
}

export function withoutControlCharacters(text: string): string {
  return text.replace(CONTROLS, '')
}
