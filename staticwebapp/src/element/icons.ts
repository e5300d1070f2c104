import { svg, type TemplateResult } from 'lit';

/** Line drawings in a box of 24 units, in the colour of the text. They say nothing a button's name does not. */
const icon = (path: string): TemplateResult => svg`
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${path} /></svg>
`;

export const icons = {
  talk: icon('M4 5h16v11h-9l-5 4v-4H4z'),
  begin: icon('M12 5v14M5 12h14'),
  list: icon('M4 7h16M4 12h16M4 17h10'),
  close: icon('M6 6l12 12M18 6L6 18'),
  down: icon('M6 10l6 6 6-6'),
  send: icon('M12 19V5M6 11l6-6 6 6'),
  stop: icon('M7 7h10v10H7z'),
  copy: icon('M9 9h10v11H9zM15 9V5H5v11h4'),
  again: icon('M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5'),
  edit: icon('M5 19l1-4L16 5l3 3L9 18z'),
  remove: icon('M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13'),
} as const;
