/** The part of jsdom that the lake uses; the package brings no types. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(text?: string, options?: { contentType?: string })
    readonly window: Window & typeof globalThis
  }
}
