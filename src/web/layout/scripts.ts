/** The small scripts that make a page nicer; each page works without. A page asks for its own by name (`scripts` of the layouts). */
export const scriptNames = ['apply', 'article-tools', 'autosave', 'editor', 'live-check', 'redact', 'suggest'] as const

export type ScriptName = (typeof scriptNames)[number]
