import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

// `defaultSchema` allows the same HTML as GitHub, and prefixes every ID with `user-content-` as GitHub does.
const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, defaultSchema)
  .use(rehypeStringify)

/** Renders GitHub Flavored Markdown to sanitized HTML as GitHub does. The browser renders mermaid, as on GitHub. */
export function renderGitHubHtml(markdown: string): string {
  return String(pipeline.processSync(markdown))
}
