import { prove as kill } from './scenarios/kill.mjs';
import { prove as lengths } from './scenarios/lengths.mjs';
import { prove as list } from './scenarios/list.mjs';
import { prove as parallel } from './scenarios/parallel.mjs';
import { prove as roundtrips } from './scenarios/roundtrips.mjs';
import { prove as twice } from './scenarios/twice.mjs';

const both = ['files', 'tables'];

export const scenarios = {
  parallel: { prove: parallel, stores: both },
  twice: { prove: twice, stores: both },
  kill: { prove: kill, stores: both },
  lengths: { prove: lengths, stores: both },
  // Files make no round trips.
  roundtrips: { prove: roundtrips, stores: ['tables'] },
  list: { prove: list, stores: both },
};
