import { join } from 'node:path'
import { openWindow, type View, visit } from './browser.ts'
import type { Sheet } from './sheets.ts'

/** Each picture's ending, what it is of, and the window that it is taken in. */
const VIEWS: readonly (readonly [ending: string, page: '' | '-open', view: View])[] = [
  ['light', '', { width: 960, colorScheme: 'light' }],
  ['dark', '', { width: 960, colorScheme: 'dark' }],
  ['open-light', '-open', { width: 960, colorScheme: 'light' }],
  ['open-dark', '-open', { width: 960, colorScheme: 'dark' }],
  ['400-light', '', { width: 400, colorScheme: 'light' }],
  ['400-dark', '', { width: 400, colorScheme: 'dark' }],
]

/** Takes the pictures of the pages that are in `directory`, into it: `NAME-light.png`, `NAME-400-dark.png` and so on. */
export async function takePictures(chromium: string, directory: string, sheets: readonly Sheet[]): Promise<void> {
  for (const [ending, page, view] of VIEWS) {
    const window = await openWindow(chromium, view)
    for (const { name } of sheets) {
      const shown = await visit(window, directory, `${name}${page}`)
      await shown.locator('.frame').screenshot({ path: join(directory, `${name}-${ending}.png`) })
      await shown.close()
    }
    await window.close()
  }
}
