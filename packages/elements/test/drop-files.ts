import { Buffer } from 'node:buffer'
import type { Locator } from 'playwright'

/** Files by their names. */
export type Contents = Readonly<Record<string, string | Uint8Array>>

/** Drops files on an element of a page, as a user would from the desktop. */
export async function dropFiles(target: Locator, contents: Contents): Promise<void> {
  const files = Object.entries(contents).map(
    ([name, content]) => [name, Buffer.from(content).toString('base64')] as const,
  )
  await target.evaluate((element, dropped) => {
    const dataTransfer = new DataTransfer()
    for (const [name, base64] of dropped) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      dataTransfer.items.add(new File([bytes], name))
    }
    element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }))
  }, files)
}
