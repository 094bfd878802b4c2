import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Without these Chromium asks its maker's hosts for updates at every start. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of this machine: `CHROMIUM`, else where Linux distributions have it. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM']
  return (named ? [named] : PLACES).find((path) => existsSync(path))
}

export type View = { readonly width: number; readonly colorScheme: 'light' | 'dark' }

/** A window of its own, closed with its context. */
export async function openWindow(executablePath: string, { width, colorScheme }: View): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'chromium-')), {
    executablePath,
    args: FLAGS,
    viewport: { width, height: 800 },
    colorScheme,
  })
}

/** Opens a page of `directory` and waits until its pictures are drawn. */
export async function visit(window: BrowserContext, directory: string, name: string): Promise<Page> {
  const page = await window.newPage()
  await page.goto(pathToFileURL(join(directory, `${name}.html`)).href)
  await page.waitForSelector('body[data-drawn]', { state: 'attached' })
  return page
}
