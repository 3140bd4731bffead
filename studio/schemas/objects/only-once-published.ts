import { type FieldProps, getPublishedId, useEditState, useFormValue } from 'sanity'

/** A field that means something only for what readers have seen: it appears when the document has been published. */
export function OnlyOncePublished(props: FieldProps) {
  const id = useFormValue(['_id'])
  const type = useFormValue(['_type'])
  const { published } = useEditState(getPublishedId(String(id)), String(type))
  return published || props.value !== undefined ? props.renderDefault(props) : null
}
