import { headlessChat } from '../drivers/headless-chat.mjs';

/** A chat as `useChat` makes it, with the SDK's own ids unless `options` name one; `sending` are more options of the transport. */
export function chatWith(sdk, address, { sending, ...options } = {}) {
  const transport = new sdk.DefaultChatTransport({ api: `${address}/api/chat`, ...sending });
  return headlessChat(sdk, { transport, ...options });
}

/** As docs/clients.md shows it for chats that would outgrow a body. */
export const newestAlone = {
  prepareSendMessagesRequest: ({ id, messages, trigger, messageId, body }) => ({
    body: { ...body, id, messages: messages.slice(-1), trigger, messageId },
  }),
};

export const userMessage = (sdk, text) => ({ id: sdk.generateId(), role: 'user', parts: [{ type: 'text', text }] });

export const spoken = ({ role, content }) => [role, content];
