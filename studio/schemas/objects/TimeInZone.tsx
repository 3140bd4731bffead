import { type DateTimeInputProps, useFormValue } from 'sanity'
import { isTimeZone, newsroomZone } from '../../../src/site/rules.ts'

/**
 * A time, shown and typed in the zone that it is meant in, wherever the editor sits: the one named beside it, else the
 * event's, else the newsroom's.
 */
export function TimeInZone(props: DateTimeInputProps) {
  const beside = useFormValue([...props.path.slice(0, -1), 'timeZone'])
  const ofEvent = useFormValue(['when', 'timeZone'])
  const zone = [beside, ofEvent].find((each) => typeof each === 'string' && isTimeZone(each)) ?? newsroomZone
  const options = { ...props.schemaType.options, displayTimeZone: String(zone), allowTimeZoneSwitch: false }
  return props.renderDefault({ ...props, schemaType: { ...props.schemaType, options } })
}
