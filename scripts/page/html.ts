import { renderGitHubHtml } from './github-markdown.ts'
import type { PageSource } from './page-sources.ts'

/** Files that a page loads from its own directory. */
export const STYLE_FILE = 'github-markdown.css'
export const MERMAID_FILE = 'mermaid.min.js'

/** GitHub's frame around a summary or comment, with the same width. */
const FRAME = `
  :root { color-scheme: light dark; }
  body { margin: 0; background: light-dark(#f6f8fa, #010409); }
  .frame { max-width: 894px; margin: 24px auto; border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; overflow: hidden; }
  .frame > header { padding: 8px 16px; font: 600 14px/1.5 sans-serif; color: light-dark(#59636e, #9198a1); border-bottom: 1px solid light-dark(#d1d9e0, #3d444d); }
  .frame > .markdown-body { padding: 16px; }
  @media (max-width: 600px) { .frame { margin: 8px; } }
`

/** Renders each mermaid block as a diagram in the page's color scheme, as GitHub does. */
const RENDER_MERMAID = `
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'default' })
  const blocks = [...document.querySelectorAll('code.language-mermaid')]
  Promise.all(blocks.map(async (code, index) => {
    const { svg } = await mermaid.render('diagram-' + index, code.textContent)
    const figure = document.createElement('div')
    figure.className = 'diagram'
    figure.innerHTML = svg
    code.parentElement.replaceWith(figure)
  })).then(() => { document.body.dataset.rendered = 'yes' }, (error) => { document.body.dataset.rendered = String(error) })
`

/** For pages without diagrams, which do not load the 3 MB of mermaid. */
const NO_MERMAID = `<script>document.body.dataset.rendered = 'yes'</script>`

/** Renders a page. With `open`, all details are expanded. */
export function renderPage({ name, kind, markdown }: PageSource, open: boolean): string {
  const html = renderGitHubHtml(markdown)
  const title = kind === 'summary' ? 'sync summary' : 'github-actions <small>bot</small> commented'
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
<link rel="stylesheet" href="${STYLE_FILE}">
<style>${FRAME}</style>
<div class="frame"><header>${title}</header>
<main class="markdown-body">
${open ? html.replaceAll('<details>', '<details open>') : html}
</main></div>
${html.includes('language-mermaid') ? `<script src="${MERMAID_FILE}"></script>\n<script>${RENDER_MERMAID}</script>` : NO_MERMAID}
</html>
`
}

/** Renders links to every page. */
export function renderIndex(pageSources: readonly PageSource[]): string {
  const rows = pageSources.map(
    ({ name }) => `<li><a href="${name}.html">${name}</a> (<a href="${name}-open.html">open</a>)</li>`,
  )
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Summaries and comments</title>\n<ul>\n${rows.join('\n')}\n</ul>\n</html>\n`
}
