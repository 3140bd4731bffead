import { type CustomValidator, getPublishedId } from 'sanity'

/** As a warning: a partner is one by an agreement that is among the documents. */
export const partnerRule: CustomValidator<string | undefined> = async (
  relationship,
  { document, getClient },
) => {
  if (relationship !== 'partner' || !document) return true
  const agreements = await getClient({ apiVersion: '2026-11-01' })
    .withConfig({ perspective: 'raw' })
    .fetch<number>('count(*[_type == "agreement" && references($id)])', { id: getPublishedId(document._id) })
  return agreements > 0
    ? true
    : 'No agreement here names it as a party: add the agreement, or choose “listed”'
}
