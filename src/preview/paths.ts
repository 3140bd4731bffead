/** Where Studio leads a browser to, with a secret, to let it in. */
export const enablePath = '/api/draft-mode/enable'
