import { Flex, Text } from '@sanity/ui'
import type { DocumentLanguageFilterComponent } from 'sanity'

/** The plugin's button says only “Showing all”: this says of what. */
export function labelled(Filter: DocumentLanguageFilterComponent): DocumentLanguageFilterComponent {
  return function LabelledLanguageFilter(props) {
    return (
      <Flex align="center" gap={1}>
        <Text size={1} muted>
          Languages:
        </Text>
        <Filter {...props} />
      </Flex>
    )
  }
}
