/**
 * JSON-LD as it may stand inside a `<script>` element: without `<`, nothing in the content can end the element.
 * (HTML, “Restrictions for contents of script elements”.)
 */
export function serialiseJsonLd(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
