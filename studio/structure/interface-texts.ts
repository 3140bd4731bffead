import { defineLocaleResourceBundle } from 'sanity'

/** Studio's own words where they would mislead: its list of drafts would say that there are no documents of this type. */
export const interfaceTexts = defineLocaleResourceBundle({
  locale: 'en-US',
  namespace: 'structure',
  resources: {
    'panes.document-list-pane.no-documents-of-type.text': 'Nothing here at the moment.',
    'panes.document-list-pane.no-matching-documents.text': 'Nothing here at the moment.',
    'panes.document-list-pane.no-documents.text': 'Nothing found. Try fewer words, or a part of a name.',
  },
})
