import { groupColour, groupPath } from './groupMarks.ts';

/** A group's mark in a line of text. */
export function GroupMark({ group }: { group: number }) {
  return (
    <svg width={13} height={13} viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={groupPath(group)} style={{ fill: groupColour(group) }} />
    </svg>
  );
}
