// Build dist/cap-ia-chat.js and dist/cap-ia-map.js, print their sizes, and fail when the first is over its limit.
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const LIMIT = 22_000; // bytes of gzip
const root = fileURLToPath(new URL("..", import.meta.url));
const files = { "cap-ia-chat": "src/cap-ia-chat.ts", "cap-ia-map": "src/map/cap-ia-map.ts" };

// Once minified, only templates hold line breaks: they are indentation.
const squeezed = {
  name: "squeezed",
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === "chunk") chunk.code = chunk.code.replace(/>\n\s*</g, "><").replace(/\n\s*/g, " ");
    }
  },
};

const built = {};
for (const [name, entry] of Object.entries(files)) {
  const { output } = await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [squeezed],
    build: {
      write: false,
      target: "es2022",
      minify: "terser",
      terserOptions: { module: true, ecma: 2022, compress: { passes: 6, inline: 1, unsafe_arrows: true } },
      modulePreload: false,
      // Not the library mode, which leaves white space in.
      rolldownOptions: {
        input: { [name]: entry },
        preserveEntrySignatures: "strict",
        output: { format: "es", entryFileNames: "[name].js" },
      },
    },
  });
  if (output.length !== 1) throw new Error(`${name} is more than one file: ${output.map((file) => file.fileName)}`);
  built[name] = output[0].code;
}

const size = (name) => gzipSync(built[name], { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(2)} kB`;
const main = size("cap-ia-chat");
console.log(`dist/cap-ia-chat.js  ${kilobytes(main)} gzip, at most ${kilobytes(LIMIT)}`);
console.log(`dist/cap-ia-map.js   ${kilobytes(size("cap-ia-map"))} gzip, loaded when first needed`);
if (main > LIMIT) {
  console.error(`dist/cap-ia-chat.js is ${main - LIMIT} bytes too large: nothing was written.`);
  process.exit(1);
}
mkdirSync(`${root}dist`, { recursive: true });
for (const [name, code] of Object.entries(built)) {
  // Renamed into its place, so that a server never sends half of it.
  writeFileSync(`${root}dist/${name}.js.new`, code);
  renameSync(`${root}dist/${name}.js.new`, `${root}dist/${name}.js`);
}
