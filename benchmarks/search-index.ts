import { indexSite } from '../src/search/index-site.ts'

// The search index alone, of a site that is built.
await indexSite(process.argv[2]!)
