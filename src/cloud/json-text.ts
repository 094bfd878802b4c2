/** A piece of a JSON document, and the UTF-8 bytes of the Markdown in it. */
export type JsonPiece = { readonly json: string; readonly markdownBytes: number }

/**
 * The JSON document `{…fields, markdown}` in pieces, one for each chunk of the Markdown, so that neither is ever a whole
 * string in memory. A character that two chunks share is counted and escaped with the second.
 */
export async function* escapeMarkdown(fields: object, chunks: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  yield { json: `${JSON.stringify(fields).slice(0, -1)},"markdown":"`, markdownBytes: 0 }
  let half = ''
  for await (const chunk of chunks) {
    const text = half + chunk
    half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? ''
    yield piece(half === '' ? text : text.slice(0, -1))
  }
  yield piece(half)
  yield { json: '"}', markdownBytes: 0 }
}

function piece(text: string): JsonPiece {
  return { json: JSON.stringify(text).slice(1, -1), markdownBytes: Buffer.byteLength(text) }
}
