import type { Happening } from './happening.ts';
import type { ConversationState, Removal } from './state.ts';
import { withShown } from './titles.ts';

type ListHappening = Extract<
  Happening,
  { readonly kind: 'listed' | 'unsaved' | 'removal-asked' | 'removing' | 'remove-failed' | 'removed' }
>;

/** What happens to the list of this browser's conversations. */
export function reduceList(state: ConversationState, happening: ListHappening): ConversationState {
  const { removal } = state;
  switch (happening.kind) {
    case 'listed':
      return {
        ...state,
        kept: withShown(state, happening.kept),
        listing: happening.listing,
        removal: running(state) ?? unseen(state),
      };
    case 'unsaved':
      return { ...state, unsaved: happening.failure };
    case 'removal-asked':
      return {
        ...state,
        removal: running(state) ?? (happening.conversation && { ...happening.conversation, status: 'asked' }),
      };
    case 'removing':
      return removal ? { ...state, removal: { ...removal, status: 'running', failure: undefined } } : state;
    case 'remove-failed':
      return removal ? { ...state, removal: { ...removal, status: 'asked', failure: happening.failure } } : state;
    case 'removed':
      return {
        ...state,
        kept: withShown(state, happening.kept),
        notice: 'removed',
        removal: removal?.id === happening.id ? undefined : removal,
      };
  }
}

/** That a deletion failed is told to whoever had closed the list when it did. */
function unseen({ removal, listing }: ConversationState): Removal | undefined {
  return listing || !removal?.failure ? undefined : removal;
}

/** What runs can't be taken back, and whoever began it is told should it fail. */
export function running({ removal }: ConversationState): Removal | undefined {
  return removal?.status === 'running' ? removal : undefined;
}
