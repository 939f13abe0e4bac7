// Starts telegram-test-api on 127.0.0.1 and says so: `node server.cjs PORT`.
const TelegramServer = require("telegram-test-api");

const port = Number(process.argv[2]);
new TelegramServer({ host: "127.0.0.1", port, storeTimeout: 600 }).start().then(() => console.log("ready"));
