export const columns = { left: 24, subject: 350, plot: 362, right: 976 };
export const page = { width: 1000, plot: 320 };
export const rowHeight = 20;
export const lineHeight = 15;
/** Letters of the titles' and of the small font in a whole line, by their mean width. */
export const titleLetters = 95;
export const smallLetters = 140;
/** Letters of the page's font that fit between `left` and the subjects, by their mean width. */
export const labelLetters = 36;
