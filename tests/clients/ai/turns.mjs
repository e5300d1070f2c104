import { headlessChat } from '../drivers/headless-chat.mjs';

/** A chat as `useChat` makes it, with the SDK's own ids. */
export function chatWith(sdk, address, options = {}) {
  const transport = new sdk.DefaultChatTransport({ api: `${address}/api/chat` });
  return headlessChat(sdk, { transport, ...options });
}

export const userMessage = (sdk, text) => ({ id: sdk.generateId(), role: 'user', parts: [{ type: 'text', text }] });

export const spoken = ({ role, content }) => [role, content];
