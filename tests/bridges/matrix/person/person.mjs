// Somebody on Matrix, with the library of Element. Reads commands as JSON lines, writes answers as JSON lines.
import { createInterface } from "node:readline";
import * as sdk from "matrix-js-sdk";
import { logger } from "matrix-js-sdk/lib/logger.js";
import { OnlySignedDevicesIsolationMode } from "matrix-js-sdk/lib/crypto-api/index.js";

const [, , baseUrl, userId, accessToken, deviceId] = process.argv;
logger.disableAll();
for (const name of ["log", "debug", "info", "warn", "error", "trace"]) console[name] = () => {};

const client = sdk.createClient({ baseUrl, userId, accessToken, deviceId });
const seen = new Map();

client.on("Room.timeline", (event, room, toStart) => {
  if (event.getId()?.startsWith("$")) seen.set(event.getId(), event);
  else event.once("Event.localEventIdReplaced", () => seen.set(event.getId(), event));
});

function described(event) {
  const content = event.getContent();
  return {
    id: event.getId(),
    room: event.getRoomId(),
    sender: event.getSender(),
    type: event.getType(),
    encrypted: event.isEncrypted(),
    unreadable: event.isDecryptionFailure(),
    relates_to: event.getWireContent()["m.relates_to"] ?? null,
    content,
  };
}

async function picture({ url, file }) {
  const http = client.mxcUrlToHttp(file?.url ?? url, undefined, undefined, undefined, false, true, true);
  const answer = await fetch(http, { headers: { Authorization: `Bearer ${accessToken}` } });
  let bytes = await answer.arrayBuffer();
  if (file) {
    const key = await crypto.subtle.importKey("jwk", file.key, { name: "AES-CTR" }, false, ["decrypt"]);
    const counter = Buffer.from(file.iv, "base64");
    bytes = await crypto.subtle.decrypt({ name: "AES-CTR", counter, length: 64 }, key, bytes);
  }
  return Buffer.from(bytes).toString("base64");
}

const commands = {
  async room({ invite, encrypted, direct, name }) {
    const encryption = { type: "m.room.encryption", state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } };
    const { room_id } = await client.createRoom({
      name: name ?? undefined,
      invite,
      is_direct: direct,
      preset: direct ? "trusted_private_chat" : "private_chat",
      initial_state: encrypted ? [encryption] : [],
    });
    // What is typed before the client knows that a room is encrypted would be sent in clear.
    while (!client.getRoom(room_id) || client.getRoom(room_id).hasEncryptionStateEvent() !== encrypted)
      await new Promise((resolve) => setTimeout(resolve, 20));
    return room_id;
  },
  join: async ({ room }) => (await client.joinRoom(room)).roomId,
  invite: async ({ room, user }) => client.invite(room, user),
  leave: async ({ room }) => client.leave(room),
  send: async ({ room, content }) => (await client.sendMessage(room, content)).event_id,
  event: async ({ room, type, content }) => (await client.sendEvent(room, type, content)).event_id,
  seen: async ({ room }) => [...seen.values()].filter((it) => it.getRoomId() === room).map(described),
  members: async ({ room }) => client.getRoom(room).getMembersWithMembership("join").map((it) => it.userId),
  picture: async ({ content }) => picture(content),
  // As Element does by 2026: nothing goes to, or is read from, a device that its owner's key did not sign.
  async strict() {
    await client.getCrypto().bootstrapCrossSigning({ authUploadDeviceSigningKeys: (upload) => upload(null) });
    client.getCrypto().setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
  },
  // Keys for devices that this person verified, and no others.
  withhold: async ({ on }) => void (client.getCrypto().globalBlacklistUnverifiedDevices = on),
  devices: async ({ user }) => {
    const devices = (await client.getCrypto().getUserDeviceInfo([user], true)).get(user);
    return Promise.all(
      [...devices.keys()].map(async (id) => {
        const status = await client.getCrypto().getDeviceVerificationStatus(user, id);
        return { id, signed: status.signedByOwner };
      }),
    );
  },
};

await client.initRustCrypto({ useIndexedDB: false });
await client.startClient({ initialSyncLimit: 100 });
await new Promise((resolve) => client.once("sync", resolve));
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  const { id, command, ...parameters } = JSON.parse(line);
  commands[command](parameters).then(
    (result) => process.stdout.write(`${JSON.stringify({ id, result: result ?? null })}\n`),
    (error) => process.stdout.write(`${JSON.stringify({ id, error: String(error) })}\n`),
  );
}
process.exit(0);
