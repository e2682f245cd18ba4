/** The nouns that support is counted from. */
export const counts = [
  'contact', 'component_use', 'activity_use', 'agenda_line', 'contact_cell', 'tier_agreement', 'region', 'adopted_pack', 'group_event', 'attendance',
] as const;
