import { join } from 'node:path'
import { openPage, openWindow, type View } from './browser.ts'
import type { PageSource } from './page-sources.ts'

/** Name suffix, page and window of each screenshot. */
const VIEWS: readonly (readonly [suffix: string, page: '' | '-open', view: View])[] = [
  ['light', '', { width: 960, colorScheme: 'light' }],
  ['dark', '', { width: 960, colorScheme: 'dark' }],
  ['open-light', '-open', { width: 960, colorScheme: 'light' }],
  ['open-dark', '-open', { width: 960, colorScheme: 'dark' }],
  ['400-light', '', { width: 400, colorScheme: 'light' }],
  ['400-dark', '', { width: 400, colorScheme: 'dark' }],
]

/** Writes screenshots of the pages in `directory` to the same directory: `NAME-light.png`, `NAME-400-dark.png` and so on. */
export async function takeScreenshots(
  chromium: string,
  directory: string,
  pageSources: readonly PageSource[],
): Promise<void> {
  for (const [suffix, page, view] of VIEWS) {
    const window = await openWindow(chromium, view)
    for (const { name } of pageSources) {
      const openedPage = await openPage(window, directory, `${name}${page}`)
      await openedPage.locator('.frame').screenshot({ path: join(directory, `${name}-${suffix}.png`) })
      await openedPage.close()
    }
    await window.close()
  }
}
