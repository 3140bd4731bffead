import { at, defineMigration, set } from 'sanity/migrate'

/**
 * The reference of a redirect became a weak one, so that a redirect never keeps its document from being deleted; Studio
 * would otherwise offer to convert each by hand. Done twice, it changes nothing more.
 */
export default defineMigration({
  title: 'Make the references of redirects weak',
  documentTypes: ['redirect'],
  filter: 'defined(to._ref) && to._weak != true',
  migrate: {
    document(document) {
      const to = document['to'] as { _ref?: string; _weak?: boolean } | undefined
      return to?._ref && to._weak !== true ? [at('to._weak', set(true))] : []
    },
  },
})
