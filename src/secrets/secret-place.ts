/** A credential, as it may be told: what it is, and in which line of the text it was first seen, from 1. */
export type SecretPlace = { readonly rule: string; readonly line: number }
