import { createHash } from 'node:crypto';
import { hashOf } from '../hash.mjs';
import { dayKey, entryKey } from './activity-key.mjs';

// The rows as src/Functions/Azure writes them: ConversationRow, MessageRow, NameRow, ActivityTable.
const questionsKept = 256;

const moment = (name, value) => ({ [name]: value.toISOString(), [`${name}@odata.type`]: 'Edm.DateTime' });

const inverted = (number) => String(9_999_999_999 - number).padStart(10, '0');

export function conversationRow(partition, conversation, questions) {
  const opening = new Date(conversation.lastSaid.getTime() - (conversation.count - 1));
  const hashes = questions
    .slice(-questionsKept)
    .map(({ id }) => createHash('sha256').update(id).digest().subarray(0, 4));
  return {
    PartitionKey: partition,
    RowKey: 'conversation',
    Count: conversation.count,
    Title: questions[0].content.slice(0, 79),
    ...moment('CreatedAt', opening),
    ...moment('UpdatedAt', conversation.lastSaid),
    Day: dayKey(conversation.lastSaid),
    Entry: entryKey(conversation),
    Recent: Buffer.concat(hashes).toString('base64'),
    'Recent@odata.type': 'Edm.Binary',
  };
}

export const messageRow = (partition, { number, id, isQuestion, said, replyTo, content }) => ({
  PartitionKey: partition,
  RowKey: `message-${inverted(number)}`,
  Id: id,
  Role: isQuestion ? 'user' : 'assistant',
  ...moment('Said', said),
  ...(replyTo && { ReplyTo: replyTo, Model: 'offline' }),
  Content: content,
});

export const nameRow = (partition, { number, id, isQuestion, replyNumber }) => ({
  PartitionKey: partition,
  RowKey: `name-${id}`,
  Number: number,
  IsQuestion: isQuestion,
  Nonce: hashOf(id).slice(0, 22),
  ...(replyNumber && { Reply: replyNumber }),
});

export const activityRow = (conversation) => ({
  PartitionKey: dayKey(conversation.lastSaid),
  RowKey: entryKey(conversation),
  Session: conversation.session,
});
